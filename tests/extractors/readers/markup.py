"""What the tests of web pages share: pages to write, and short words for what was read."""

from __future__ import annotations

import pytest

from extractors.readers import UnreadableDocument, read

PROSE = "Verkostoon kuuluu nyt neljä kuntaa, ja ne ovat luvanneet vähentää päästöjään vuoteen 2030 mennessä. "


def page(main: str, *, head: str = "", around: str = "{}", lang: str = "fi") -> str:
    body = around.format(main)
    return f"<!doctype html><html lang={lang}><head>{head}</head><body>{body}</body></html>"


def texts(document, kind):
    return [block.text for block in document.blocks if block.kind == kind]


def rows(table):
    return [[cell.text for cell in row] for row in table.rows]


def items(found):
    return [item.text for item in found.items]


def refusal(body, **known):
    known.setdefault("media_type", "text/html")
    with pytest.raises(UnreadableDocument) as raised:
        read(body if isinstance(body, bytes) else body.encode(), **known)
    return raised.value.code
