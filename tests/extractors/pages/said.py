"""What a small page says, as rows of plain values: one line of setting for the tests of this folder.

Pages are read by the real readers with the packaged registers: as markup where they start with `<`, else as plain text.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from extractors.anchor import anchor_of
from extractors.assertion import Headcount, Participation, Reference, UncertainDate
from extractors.catalogue import Source
from extractors.context import PageContext
from extractors.document import Document
from extractors.extract import extract
from extractors.readers import read
from extractors.registers.gazetteer import load_gazetteer

TODAY = dt.date(2026, 11, 21)
URL = "https://example.org/page"


def prose(text: str, heading: str = "Verkosto") -> str:
    """A page of one heading and one paragraph."""
    return f"<html><body><main><h1>{heading}</h1><p>{text}</p></main></body></html>"


def opened(page: str, lang: str = "fi", **source: Any) -> tuple[Document, PageContext]:
    """A page's Document and context, as a page of a source with these keys; of no source where there are none."""
    document = read(page.encode(), media_type="text/html" if page.lstrip().startswith("<") else "text/plain", lang=lang)
    known = _source(lang, **source) if source else None
    dated, _ = anchor_of(document, URL)
    return document, PageContext.of(URL, known, document, load_gazetteer(), dated or TODAY, dated)


def said(page: str, lang: str = "fi", **source: Any) -> list[Participation | Headcount]:
    """All that a page says; each quote is checked against the text."""
    document, context = opened(page, lang, **source)
    assertions = list(extract(document, context))
    for assertion in assertions:
        span = assertion.evidence.span
        assert span is not None
        assert document.text[span[0] : span[1]] == assertion.evidence.quote
    return assertions


def members(page: str, lang: str = "fi", **source: Any) -> list[str]:
    """Who is said to take part: the ids, or the words met where the registers do not know them."""
    return [known(p.party) for p in participations(page, lang, **source)]


def participations(page: str, lang: str = "fi", **source: Any) -> list[Participation]:
    return [a for a in said(page, lang, **source) if isinstance(a, Participation)]


def headcounts(page: str, lang: str = "fi", **source: Any) -> list[tuple[str, str, int, str]]:
    """What is counted: network, comparator, value, kind."""
    return [(known(c.network), c.comparator, c.value, c.member_kind) for c in counted(page, lang, **source)]


def counted(page: str, lang: str = "fi", **source: Any) -> list[Headcount]:
    return [a for a in said(page, lang, **source) if isinstance(a, Headcount)]


def known(reference: Reference) -> str:
    return reference.id or f"? {reference.mention}"


def when(date: UncertainDate | None) -> str | None:
    """A date in short: "2019 in", "before" for one without words of its own."""
    return None if date is None else f"{date.edtf} {date.relation}" if date.edtf else date.relation


def _source(lang: str, **keys: Any) -> Source:
    return Source.model_validate(
        {
            "id": "example",
            "title": "Example",
            "publisher": "syke",
            "owner": "syke",
            "kinds": ["member_table", "member_list", "coordinators", "own_networks"],
            "rank": "network_list",
            "licence": "none-stated",
            "pages": [{"lang": lang, "url": URL}],
            **keys,
        }
    )
