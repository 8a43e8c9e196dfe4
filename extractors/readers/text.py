"""Plain text to a Document.

Takes the bytes of a text file (UTF-8, UTF-16 with a mark, or another charset that is declared or found) and gives a
Document whose offsets are those of the stored text: nothing is stripped or collapsed. Only odd spaces become plain
ones, one for one; invisible characters go and letters are composed (NFC), which shifts offsets in the rare files that
hold them. There is no markup to judge by, so menus, bylines and the like stay in the text.

The first heading-like line is the title. Raises UnreadableDocument: undecodable, empty, error_page.
"""

from __future__ import annotations

from extractors.document import Document
from extractors.language.persons import find_persons
from extractors.readers.arrange import arrange
from extractors.readers.decode import decode
from extractors.readers.error_pages import refuse_error_page
from extractors.readers.languages import primary_tag, settle
from extractors.readers.lines import split_lines
from extractors.readers.page_stamps import gather_stamps
from extractors.readers.spelling import fold
from extractors.readers.unreadable import UnreadableDocument


def read_text(body: bytes, *, charset: str | None = None, lang: str | None = None) -> Document:
    """The Document of a plain text."""
    text = fold(decode(body, charset=charset))
    found = arrange(text, list(split_lines(text)), outline=True)
    if not found.blocks or not any(character.isalnum() for character in text):
        raise UnreadableDocument("empty", "there is no word in the text")
    title = next((block.text for block in found.blocks if block.kind == "heading" and block.level == 1), None)
    refuse_error_page(title or found.blocks[0].text, text)
    tag = primary_tag(lang) or settle(text)
    return Document(
        text=text,
        lang=tag,
        title=title,
        blocks=tuple(found.blocks),
        tables=tuple(found.tables),
        lists=tuple(found.lists),
        stamps=gather_stamps(text, tag),
        persons=tuple(find_persons(text, tag)),
    )
