-- The latest day that a page's own statements speak of; it dates prose that bears no date (core.visit).
ALTER TABLE obs.reading ADD COLUMN stated_on DATE;
