"""Inline content into folded lines.

Takes pieces of text parted by breaks (None), or a whole element whose inner blocks count as breaks; gives lines, an
empty one where two breaks follow each other. `Links` numbers the links of a page and resolves their addresses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from urllib.parse import urljoin

from bs4 import CData, NavigableString, Tag
from bs4.element import PageElement

from extractors.readers.composer import Folded, Piece, fold_line

_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre section summary table tbody td"
    " tfoot th thead tr ul"
)
BLOCK_TAGS = frozenset(_BLOCK_NAMES.split())
_NOWHERE = ("#", "javascript:", "mailto:", "tel:", "data:")


class Links:
    """The addresses of a page's links by their numbers."""

    def __init__(self, base: str | None) -> None:
        self._base = base
        self.addresses: list[str] = []

    def number(self, tag: Tag) -> int | None:
        """The number of a new link; None where the element leads nowhere on the web."""
        href = str(tag.attrs.get("href", "")).strip()
        if not href or href.lower().startswith(_NOWHERE):
            return None
        try:
            href = urljoin(self._base, href) if self._base else href
        except ValueError:
            return None  # no address at all, as "http://[oma-sivu]"
        self.addresses.append(href)
        return len(self.addresses) - 1


def is_text(node: PageElement) -> bool:
    """Whether a node is text of the page: no comment, no script."""
    return type(node) in (NavigableString, CData)


def fold_lines(run: Iterable[Piece | None]) -> Iterator[Folded]:
    """The lines of a run."""
    pieces: list[Piece] = []
    for piece in run:
        if piece is None:
            yield fold_line(pieces)
            pieces = []
        else:
            pieces.append(piece)
    yield fold_line(pieces)


def gather(root: Tag, left_out: set[int], links: Links, others: Set[int] = frozenset()) -> Sequence[Folded]:
    """The lines of an element that hold something, without what is left out and what is read on its own."""
    run: list[Piece | None] = []
    stack: list[tuple[Iterator[PageElement], int | None, bool]] = [(iter(root.contents), None, False)]
    while stack:
        nodes, link, breaks = stack[-1]
        node = next(nodes, None)
        if node is None:
            stack.pop()
            if breaks:
                run.append(None)
        elif isinstance(node, Tag):
            block = node.name in BLOCK_TAGS
            if block or node.name == "br":
                run.append(None)
            if id(node) not in left_out and id(node) not in others:
                inner = links.number(node) if node.name == "a" else link
                stack.append((iter(node.contents), inner, block))
        elif is_text(node):
            run.append((str(node), link))
    return [line for line in fold_lines(run) if line.text]
