"""Cards: sibling elements of one make that each present one thing, and so are a list without list elements.

Takes the survey of a page, gives the places of the cards by the ids of their elements. Cards stand one after another,
at least three, with the same element and first class; each holds little text, and one heading or, where it has a class,
mostly a link. Elements without a class are cards only by their headings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag

from extractors.readers.furniture import Survey, Weight

FEWEST = 3
LONGEST = 400
LONGEST_LINKED = 150
LINKED = 0.3
_CARD_TAGS = frozenset(("div", "article", "section", "a", "figure"))


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Whether a card is the first or the last of its run."""

    first: bool
    last: bool


def find_cards(survey: Survey) -> dict[int, CardPlace]:
    """The cards of a page."""
    siblings: dict[int, list[Weight]] = defaultdict(list)
    for weight in survey.order:
        if weight.up is not None and weight.text and id(weight.tag) not in survey.left_out:
            siblings[id(weight.up.tag)].append(weight)
    cards: dict[int, CardPlace] = {}
    for children in siblings.values():
        for run in _runs(children) if len(children) >= FEWEST else ():
            if len(run) >= FEWEST and not _is_in_item(run[0], cards):
                cards |= {id(card.tag): CardPlace(card is run[0], card is run[-1]) for card in run}
    return cards


def _is_in_item(weight: Weight, cards: dict[int, CardPlace]) -> bool:
    """Whether an element stands in a list item or another card already."""
    up = weight.up
    while up is not None and up.tag.name != "li" and id(up.tag) not in cards:
        up = up.up
    return up is not None


def _runs(children: list[Weight]) -> Iterator[list[Weight]]:
    """The runs of siblings that may be cards of one make."""
    run: list[Weight] = []
    make: tuple[str, str] | None = None
    for child in children:
        this = _make(child.tag) if _may_be_card(child) else None
        if this != make:
            yield run
            run, make = [], this
        if this is not None:
            run.append(child)
    yield run


def _make(tag: Tag) -> tuple[str, str]:
    return tag.name, _first_class(tag)


def _first_class(tag: Tag) -> str:
    classes = tag.attrs.get("class")
    return str(classes[0]) if isinstance(classes, list) and classes else ""


def _may_be_card(weight: Weight) -> bool:
    if weight.tag.name not in _CARD_TAGS or not 0 < weight.text <= LONGEST or weight.items >= FEWEST:
        return False
    if weight.headings == 1:
        return True
    if weight.headings or not _first_class(weight.tag):
        return False
    return weight.text <= LONGEST_LINKED and (weight.tag.name == "a" or weight.linked >= LINKED * weight.text)
