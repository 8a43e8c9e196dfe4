"""What holds of every Document, whatever was read."""

from __future__ import annotations

import unicodedata

import pytest

from extractors.document import Document
from extractors.readers import read


def _holds(document: Document) -> Document:
    text = document.text
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\u00ad\u200b\ufeff\u00a0\u2009")
    slices = [*document.blocks, *document.links]
    slices += [cell for table in document.tables for row in table.rows for cell in row]
    slices += [item for found in document.lists for item in found.items]
    slices += [found.lead for found in document.lists if found.lead]
    for piece in slices:
        assert text[piece.start : piece.end] == piece.text
    assert [block.start for block in document.blocks] == sorted(block.start for block in document.blocks)
    assert all(block.text.strip() for block in document.blocks)
    assert [table.index for table in document.tables] == list(range(len(document.tables)))
    assert [found.index for found in document.lists] == list(range(len(document.lists)))
    for block in document.blocks:
        groups = document.tables if block.kind == "row" else document.lists
        assert block.group is None or block.group < len(groups)
    assert all(0 <= start < end <= len(text) for start, end in document.persons)
    return document


@pytest.fixture
def holds():
    """Check a Document and give it back."""
    return _holds


@pytest.fixture
def read_page():
    """Read markup in UTF-8 as a page, checked."""

    def read_page(markup: str, **known: object) -> Document:
        return _holds(read(markup.encode(), media_type="text/html", **known))

    return read_page


@pytest.fixture
def read_plain():
    """Read a plain text in UTF-8, checked."""

    def read_plain(text: str, **known: object) -> Document:
        return _holds(read(text.encode(), media_type="text/plain; charset=utf-8", **known))

    return read_plain
