"""The markup of a page as a tree, by BeautifulSoup on lxml.

Takes decoded markup, gives the soup. Raises UnreadableDocument: too_large (more than `MOST_TAGS` elements), malformed.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup

from extractors.readers.unreadable import UnreadableDocument

# What may stand before a page's first element. Each comment ends at its first end, and nothing is given back: where a
# comment may end at any later one, a thousand of them are tried in every way there is.
PROLOGUE = r"(?:\s|<\?xml[^>]*+>|(?><!--.*?-->))*+"

MOST_TAGS = 300_000
_XML = re.compile(r"\s*<\?xml[^>]*\?>")


def parse_markup(markup: str) -> BeautifulSoup:
    """The tree of a page's markup."""
    if markup.count("<") > 2 * MOST_TAGS:
        raise UnreadableDocument("too_large", f"the page has more than {MOST_TAGS} elements")
    try:
        # At the beginning alone: looked for everywhere, white space without end would take the square of its length.
        declared = _XML.match(markup)
        return BeautifulSoup(markup[declared.end() :] if declared else markup, "lxml")
    except ParserRejectedMarkup as error:
        raise UnreadableDocument("malformed", str(error)) from error
