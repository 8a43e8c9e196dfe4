"""What a page's markup says of the page: its language, title, dates, and what it shows without scripts.

Takes a parsed page, gives plain values; a mark that is broken (JSON-LD that does not parse, a date that is none) says
nothing. Machine-readable dates are stamps only where they speak of the page: meta elements, and JSON-LD of the page's
own object or its graph.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from extractors.document import Stamp, StampKind
from extractors.readers.page_stamps import machine_date
from extractors.readers.spelling import words

LONGEST_JSON = 500_000
MOST_NOSCRIPTS = 10
_TOLD_BY = frozenset(("html", "base", "title", "meta", "script", "noscript"))
_META: dict[str, StampKind] = {
    "article:published_time": "published",
    "article:modified_time": "updated",
    "og:published_time": "published",
    "og:updated_time": "updated",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dc.date.created": "published",
    "dc.date.modified": "updated",
    "dcterms.date": "published",
    "dcterms.issued": "published",
    "dcterms.created": "published",
    "dcterms.modified": "updated",
    "datepublished": "published",
    "datemodified": "updated",
    "last-modified": "updated",
}
_JSON: dict[str, StampKind] = {"datePublished": "published", "dateModified": "updated"}
_JSON_INNER = ("@graph", "mainEntity", "mainEntityOfPage")
_SEPARATOR = re.compile(r"\s+[|–—·»:-]\s+")
_UPDATED = re.compile(r"(?i)updat|modif|muokat|päivitet|uppdater|ändra")
_PUBLISHED = re.compile(r"(?i)publi|pubdate|created|posted|entry-date|julkai|public")


class PageHead:
    """The elements of a page that speak of the page, found in one pass."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._found: dict[str, list[Tag]] = defaultdict(list)
        for node in soup.descendants:
            if isinstance(node, Tag) and node.name in _TOLD_BY:
                self._found[node.name].append(node)

    @property
    def lang(self) -> str | None:
        """The language that the html element declares."""
        declared = (tag.attrs.get(name) for tag in self._found["html"] for name in ("lang", "xml:lang"))
        return next((str(value) for value in declared if value), None)

    @property
    def base(self) -> str | None:
        """The address that relative links are relative to, where the page says."""
        declared = (str(tag.attrs.get("href", "")) for tag in self._found["base"])
        return next((href for href in declared if href.startswith(("http:", "https:"))), None)

    @property
    def unseen(self) -> str:
        """What the page shows where scripts do not run."""
        return words(" ".join(tag.get_text(" ") for tag in self._found["noscript"][:MOST_NOSCRIPTS]))

    def title(self, heading: str | None) -> str | None:
        """The title without the site's name, where the first heading tells which part that is; else the heading."""
        whole = next((text for tag in self._found["title"] if (text := words(tag.get_text()))), None)
        if whole is None:
            return heading
        parts = [part.casefold() for part in _SEPARATOR.split(whole)]
        return heading if heading and heading.casefold() in parts else whole

    def stamps(self) -> Iterator[Stamp]:
        """The dates that meta elements and JSON-LD give of the page."""
        for meta in self._found["meta"]:
            name = str(meta.attrs.get("property") or meta.attrs.get("name") or meta.attrs.get("itemprop") or "").lower()
            if name in _META:
                yield from _stamp(str(meta.attrs.get("content", "")), _META[name])
        for script in self._found["script"]:
            if script.attrs.get("type") == "application/ld+json":
                for node in _json_nodes(_json(script.string or "")):
                    for key, kind in _JSON.items():
                        yield from _stamp(str(node.get(key, "")), kind)


def timed_stamp(tag: Tag, label: str) -> Iterator[Stamp]:
    """The stamp of a time element near the page's head, its kind from its own marks or the words before it."""
    hints = " ".join(str(tag.attrs.get(name, "")) for name in ("class", "itemprop", "pubdate")) + " " + label
    hints += " pubdate" if "pubdate" in tag.attrs else ""
    kind: StampKind = "updated" if _UPDATED.search(hints) else "published" if _PUBLISHED.search(hints) else "unknown"
    yield from _stamp(str(tag.attrs.get("datetime", "")), kind)


def _stamp(raw: str, kind: StampKind) -> Iterator[Stamp]:
    at = machine_date(raw) if raw else None
    if at is not None:
        yield Stamp(raw.strip(), kind, at)


def _json(source: str) -> object:
    if len(source) > LONGEST_JSON:
        return None
    try:
        return json.loads(source)
    except (ValueError, RecursionError):
        return None


def _json_nodes(found: object) -> Iterator[dict[str, object]]:
    """The page's own objects: at the top, in its graph, and the thing it is about."""
    waiting = [found]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[name] for name in _JSON_INNER if name in node)
