"""What class names and ids say, and what they only seem to say."""

from __future__ import annotations

import pytest

from extractors.readers.furniture_words import furniture_called


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("main-menu-container", "links"),
        ("site-nav__list", "links"),
        ("menu-item-123", "links"),
        ("cookie-law-info-bar", "clutter"),
        ("CookieConsent", "clutter"),
        ("js-cookie-banner", "clutter"),
        ("wp-block-social-links", "clutter"),
        ("sharedaddy", "clutter"),
        ("comment-17", "clutter"),
        ("hide-accessible", "clutter"),
        ("visually-hidden-focusable", "clutter"),
        ("murupolku", "clutter"),
        ("author-box", "byline"),
        ("layout-sidebar-right", "aside"),
        ("site-header", "header"),
        ("footer-widgets", "footer"),
    ],
)
def test_names_of_furniture(name, kind):
    assert furniture_called(name) == kind


SILENT = (
    "navy content-menu-less has-sidebar no-comments authority-list social-welfare-members footnotes search-results"
    " page-header card--footer member-list share-of-energy x1 12 --"
)


@pytest.mark.parametrize("name", SILENT.split())
def test_names_that_say_nothing(name):
    assert furniture_called(name) is None
