"""Reference facts (municipalities, regions, bodies, systems, their names) and how a mention is turned into an id."""
