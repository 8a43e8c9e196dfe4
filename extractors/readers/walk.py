"""The elements of a page in order, into a composed text.

Takes a page's root, its survey and cards; fills a `Composer` and keeps the time elements met near the head. Walks with
a stack of its own, so that no depth of markup ends it. A run of inline content is held back until a block element
starts or ends, then folded into lines: a break parts lines, two breaks part blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bs4 import Tag
from bs4.element import PageElement

from extractors.readers.cards import CardPlace
from extractors.readers.columns import join_headers, shows_header
from extractors.readers.composer import Composer, Folded, OpenList, Piece, join_lines
from extractors.readers.deadline import check_deadline
from extractors.readers.furniture import Survey
from extractors.readers.grid import Cell, Row, definitions, grid, header_rows, is_data, refuse_table_cells
from extractors.readers.inline import BLOCK_TAGS, Links, fold_lines, gather, is_text
from extractors.readers.lines import SKIP_LINK

HEAD_LENGTH = 1500
_HEADINGS = {f"h{level}": level for level in range(1, 7)}

Leave = Callable[[], None]


class Walk:
    """One walk over one page."""

    def __init__(self, survey: Survey, cards: dict[int, CardPlace], base: str | None) -> None:
        self.composer = Composer()
        self.links = Links(base)
        self.times: list[tuple[Tag, str]] = []
        self._left_out = survey.left_out
        self._layouts = survey.layouts
        self._cards = cards
        self._run: list[Piece | None] = []
        self._lists: list[OpenList] = []
        self._open_links: list[int | None] = [None]
        self._level = 0
        self._preformatted = 0
        self._n_cells = 0

    def walk(self, root: Tag) -> None:
        """Compose everything under the root."""
        stack: list[tuple[Iterator[PageElement], Leave]] = [(iter(root.contents), self._flush)]
        while stack:
            check_deadline()
            nodes, leave = stack[-1]
            node = next(nodes, None)
            if node is None:
                stack.pop()
                leave()
            elif isinstance(node, Tag):
                entered = self._enter(node)
                if entered is not None:
                    stack.append((iter(node.contents), entered))
            elif is_text(node):
                self._add(str(node))

    def _add(self, text: str) -> None:
        link = self._open_links[-1]
        if not self._preformatted:
            self._run.append((text, link))
            return
        for at, line in enumerate(text.split("\n")):
            if at:
                self._run.append(None)
            self._run.append((line, link))

    def _enter(self, tag: Tag) -> Leave | None:  # noqa: PLR0911, C901 - one line for each kind of element
        """Begin an element: what to do at its end, or None where its content is not walked."""
        name = tag.name
        if id(tag) in self._left_out:
            if name in BLOCK_TAGS:
                self._flush()
            return None
        if name == "br":
            self._run.append(None)
            return None
        if name == "time" and "datetime" in tag.attrs and self.composer.length < HEAD_LENGTH and not self._lists:
            self.times.append((tag, "".join(piece[0] for piece in self._run if piece)[-80:]))
        level = _heading_level(tag)
        if level and not self._level:
            return self._begin_heading(level)
        if name in ("ul", "ol"):
            return self._begin_list(tag)
        if name == "li" and self._lists:
            self._flush()
            self._lists[-1].open_item()
            return self._flush
        if id(tag) in self._cards:
            return self._begin_card(tag)
        if name in ("table", "dl"):
            return self._begin_table(tag)
        if name == "a":
            return self._begin_link(tag)
        if name == "pre":
            return self._begin_preformatted()
        if name in BLOCK_TAGS:
            self._flush()
            return self._flush
        return _nothing

    def _begin_heading(self, level: int) -> Leave:
        self._flush()
        self._level = level

        def leave() -> None:
            self._flush()
            self._level = 0

        return leave

    def _begin_list(self, tag: Tag) -> Leave:
        self._flush()
        self._open_list(numbered=tag.name == "ol")

        def leave() -> None:
            self._flush()
            self._lists.pop()

        return leave

    def _open_list(self, *, numbered: bool) -> None:
        lead = self._lists[-1].item if self._lists else self.composer.lead()
        self._lists.append(OpenList(numbered, lead))

    def _begin_card(self, tag: Tag) -> Leave:
        self._flush()
        place = self._cards[id(tag)]
        if place.first:
            self._open_list(numbered=False)
        self._lists[-1].open_item()
        leave_link = self._begin_link(tag) if tag.name == "a" else _nothing

        def leave() -> None:
            self._flush()
            leave_link()
            if place.last:
                self._lists.pop()

        return leave

    def _begin_link(self, tag: Tag) -> Leave:
        self._open_links.append(self.links.number(tag))

        def leave() -> None:
            self._open_links.pop()

        return leave

    def _begin_preformatted(self) -> Leave:
        self._flush()
        self._preformatted += 1

        def leave() -> None:
            self._flush()
            self._preformatted -= 1

        return leave

    def _begin_table(self, tag: Tag) -> Leave | None:
        """Compose a table or definition list whole, or have its cells walked as the blocks of a layout."""
        self._flush()
        rows: list[Row] = []
        if id(tag) not in self._layouts:
            rows = definitions(tag, self._left_out) if tag.name == "dl" else grid(tag, self._left_out)
        if not rows or (tag.name == "table" and not is_data(tag, rows)):
            return self._flush
        for caption in tag.find_all("caption", recursive=False):
            if id(caption) not in self._left_out:
                self._put_lines(gather(caption, self._left_out, self.links))
        self._put_table(rows)
        return None

    def _put_table(self, rows: list[Row]) -> None:
        # Of the page as a whole: a few marks make a table of the most cells, and a page has room for many such tables.
        self._n_cells += sum(len(row.cells) for row in rows)
        refuse_table_cells(self._n_cells)
        others = {id(cell.tag) for row in rows for cell in row.cells}
        folded = [list(self._cells(row, others)) for row in rows]
        marked = header_rows(rows)
        heads = [row for row in folded[:marked] if any(cell.text for cell in row)]
        body = [row for row in folded[marked:] if any(cell.text for cell in row)]
        while heads and len(heads[0]) > 1 and all(cell is heads[0][0] for cell in heads[0]):
            self.composer.put("paragraph", heads.pop(0)[0])
        if not heads and shows_header([[cell.text for cell in row] for row in body]):
            heads, body = body[:1], body[1:]
        if self._lists:
            self._lists[-1].sealed = True
        if heads or body:
            self.composer.put_table(join_headers([[cell.text for cell in row] for row in heads]), heads, body)

    def _cells(self, row: Row, others: set[int]) -> Iterator[Folded]:
        """The cells of a row folded; a cell that spans columns is one object in each of them.

        Cells that were not closed stand in each other and are told apart here.
        """
        before: Cell | None = None
        folded = Folded("")
        for cell in row.cells:
            if cell is not before:
                lines = gather(cell.tag, self._left_out, self.links, others) if cell.tag else ()
                folded = join_lines(lines, " " if cell.is_header else "\n") if lines else Folded("")
                folded = folded if cell.first else Folded(folded.text)
            before = cell
            yield folded

    def _flush(self) -> None:
        """Compose the run that was held back."""
        run, self._run = self._run, []
        self._put_lines(list(fold_lines(run)) if run else [])

    def _put_lines(self, lines: Sequence[Folded]) -> None:
        full = [line for line in lines if line.text]
        if not full or (len(full) == 1 and SKIP_LINK.fullmatch(full[0].text)):
            return
        if self._lists:
            self.composer.put_in_item(self._lists, join_lines(full, " " if self._level else "\n"), level=self._level)
        elif self._level:
            self.composer.put("heading", join_lines(full, " "), level=self._level)
        else:
            follows = False
            for line in lines:
                if line.text:
                    self.composer.put("paragraph", line, line=follows)
                follows = bool(line.text)


def _heading_level(tag: Tag) -> int:
    """The level of a heading element or role, 0 for any other; a role without a level is of the second."""
    level = _HEADINGS.get(tag.name, 0)
    if not level and tag.attrs.get("role") == "heading":
        declared = str(tag.attrs.get("aria-level", "2"))
        level = int(declared) if declared in "123456" and declared else 2
    return level


def _nothing() -> None:
    """Nothing is to be done at the end of an inline element."""
