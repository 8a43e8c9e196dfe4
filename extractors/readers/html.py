"""A web page to a Document.

Takes the bytes of an HTML page, the charset of its HTTP header, its source's language, its address (to resolve links)
and CSS selectors to leave out; gives a Document. The page is parsed once, by BeautifulSoup on lxml. Its text is NFC
without invisible characters, white space collapsed: a blank line between blocks, a line end within a list or table, a
tab between cells. Furniture is not in it (furniture). Paragraphs in a row are looked at again, for lists and tables
that were pasted without their elements (arrange).

Raises UnreadableDocument: undecodable, too_large, too_deep, empty, error_page, bad_selector, malformed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from extractors.document import Block, Document, ItemList, Stamp, Table
from extractors.language.persons import find_persons
from extractors.readers.arrange import arrange
from extractors.readers.cards import find_cards
from extractors.readers.decode import decode
from extractors.readers.error_pages import refuse_error_page, refuse_script_shell
from extractors.readers.furniture import survey
from extractors.readers.languages import settle
from extractors.readers.lines import Line
from extractors.readers.markup import parse_markup
from extractors.readers.page_head import PageHead, timed_stamp
from extractors.readers.page_stamps import gather_stamps
from extractors.readers.unreadable import UnreadableDocument
from extractors.readers.walk import Walk

LONGEST_FOOTER = 2_000


def read_html(
    body: bytes,
    *,
    charset: str | None = None,
    lang: str | None = None,
    url: str | None = None,
    ignore: Sequence[str] = (),
) -> Document:
    """The Document of a page."""
    soup = parse_markup(decode(body, charset=charset, markup=True))
    root = soup.body or soup
    found = survey(root, _ignored(soup, ignore))
    head = PageHead(soup)
    walk = Walk(found, find_cards(found), head.base or url)
    walk.walk(root)
    composer = walk.composer
    text = composer.text
    heading = next((b.text for b in composer.blocks if b.kind == "heading" and b.level == 1), None)
    title = head.title(heading)
    for words in (title, heading):
        refuse_error_page(words, text)
    refuse_script_shell(text, head.unseen)
    blocks, tables, lists = _arranged(
        text, composer.blocks, composer.finished_tables(text), composer.finished_lists(text)
    )
    if not blocks or not any(character.isalnum() for character in text):
        raise UnreadableDocument("empty", "no text is left of the page")
    tag = settle(text, head.lang, lang)
    marked: list[Stamp] = [*head.stamps()]
    for time, label in walk.times:
        marked += timed_stamp(time, label)
    footers = "\n".join(footer.get_text("\n")[:LONGEST_FOOTER] for footer in found.footers)
    return Document(
        text=text,
        lang=tag,
        title=title,
        blocks=tuple(blocks),
        tables=tuple(tables),
        lists=tuple(lists),
        links=tuple(composer.finished_links(text, walk.links.addresses)),
        stamps=gather_stamps(f"{text}\n\n{footers}", tag, marked),
        persons=tuple(find_persons(text, tag)),
    )


def _ignored(soup: BeautifulSoup, selectors: Sequence[str]) -> Iterator[Tag]:
    for selector in selectors:
        try:
            yield from soup.select(selector)
        except SelectorSyntaxError as error:
            raise UnreadableDocument("bad_selector", f"{selector!r} in the source's ignore list: {error}") from error


def _arranged(
    text: str, blocks: Sequence[Block], tables: list[Table], lists: list[ItemList]
) -> tuple[list[Block], list[Table], list[ItemList]]:
    """The blocks with the lists and tables among the bare paragraphs found."""
    arranged: list[Block] = []
    for bare, run in groupby(blocks, key=lambda block: block.kind == "paragraph" and block.group is None):
        if not bare:
            arranged += run
            continue
        lead = arranged[-1] if arranged else None
        found = arrange(text, _lines(list(run)), outline=False, tables=len(tables), lists=len(lists), lead=lead)
        arranged += found.blocks
        tables += found.tables
        lists += found.lists
    return _numbered(arranged, tables, lists)


def _lines(blocks: Sequence[Block]) -> list[Line]:
    """Paragraphs as lines; those that stand on the next line are parted by no blank one."""
    ends = [blocks[0].start, *(block.end for block in blocks)]
    return [Line(b.text, b.start, b.end, blanks=int(b.start - end > 1)) for b, end in zip(blocks, ends, strict=False)]


def _numbered(
    blocks: list[Block], tables: list[Table], lists: list[ItemList]
) -> tuple[list[Block], list[Table], list[ItemList]]:
    """All numbered in page order."""
    table_order = sorted(tables, key=lambda table: table.rows[0][0].start if table.rows else 0)
    list_order = sorted(lists, key=lambda items: items.items[0].start)
    table_at = {table.index: at for at, table in enumerate(table_order)}
    list_at = {items.index: at for at, items in enumerate(list_order)}

    def regrouped(block: Block) -> Block:
        group = None if block.group is None else (table_at if block.kind == "row" else list_at)[block.group]
        return block if group == block.group else replace(block, group=group)

    return (
        [regrouped(block) for block in blocks],
        [replace(table, index=at) for at, table in enumerate(table_order)],
        [replace(items, index=at) for at, items in enumerate(list_order)],
    )
