"""Labels and values that a page shows without a table: the cards of partners.

Takes an element, gives the pairs that its children are: two elements side by side, a label in bold and the text behind
it, or "label: value" on a line of its own. Three make a card. Lists of definitions and tables are not looked at here.
"""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag
from bs4.element import NavigableString

FEWEST = 3
LONGEST_LABEL = 80
LONGEST_VALUE = 600
_LINES = frozenset(("div", "p", "li", "section", "span", "article"))
_BOLD = frozenset(("b", "strong", "span", "em", "label", "small"))
_BLOCKS = frozenset(("ul", "ol", "dl", "table", "form", "nav"))
Words = Callable[..., str]


def find_pairs(tag: Tag, cell_words: Words) -> list[tuple[str, str]]:
    """The pairs of a card, none where the element is none. `cell_words` gives the text of an element."""
    if tag.name not in ("div", "section", "article", "ul", "ol", "td", "main", "body"):
        return []
    children = [child for child in tag.children if isinstance(child, Tag) and child.name in _LINES]
    if len(children) < FEWEST:
        return []
    pairs = [pair for child in children if (pair := _pair(child, cell_words))]
    return pairs if len(pairs) >= FEWEST else []


def _pair(line: Tag, cell_words: Words) -> tuple[str, str] | None:
    """What one line of a card says."""
    if line.find(_BLOCKS) is not None:
        return None
    inner = [child for child in line.children if isinstance(child, Tag) and child.name != "br"]
    loose = any(type(child) is NavigableString and child.strip(" \n\t\r:") for child in line.children)
    label = value = ""
    if len(inner) == 2 and not loose:
        label, value = cell_words(inner[0]), cell_words(inner[1])
    elif inner and inner[0].name in _BOLD and not _stands_before(inner[0]):
        label, value = cell_words(inner[0]), cell_words(line, beside=inner[0])
    if not (label and value):
        label, _, value = cell_words(line).partition(": ")
    label, value = label.strip(" :"), value.strip(" :")
    fits = 0 < len(label) <= LONGEST_LABEL and 0 < len(value) <= LONGEST_VALUE
    return (label, value) if fits and any(map(str.isalpha, label)) else None


def _stands_before(tag: Tag) -> bool:
    """Whether text stands before an element in its line."""
    return any(isinstance(other, NavigableString) and other.strip() for other in tag.previous_siblings)
