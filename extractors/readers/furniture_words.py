"""What a class name or id says of an element: the trade's words for menus, banners, sharing, comments and bylines.

Takes one class name or id, gives what it calls the element, None where it says nothing. A word counts only as the head
of the name: what is left when carriers ("list", "wrapper") are taken from the end ("main-menu-list" is a menu), or, for
words that mean nothing else, as the first ("cookie-law-info"). So "navy", "authority-list" and "content-menu-less" say
nothing, and a name with "no", "has" or "without" speaks of another element.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

# clutter: never text of the page. links: a menu, where its text is mostly links. aside: beside the content, where it
# holds no list of its own. byline: who wrote, where it is short. header and footer: the site's, outside the content.
Furniture = Literal["clutter", "links", "aside", "byline", "header", "footer"]

_WORDS: dict[Furniture, str] = {
    "clutter": "cookie cookies cookiebot cookieconsent consent gdpr evaste evasteet kakor breadcrumb breadcrumbs crumbs"
    " murupolku brodsmulor share sharing sharebar addthis addtoany sharedaddy jaa dela social socialmedia some comment"
    " comments respond disqus kommentit kommentarer skip skiplink skiplinks search searchform searchbox haku login"
    " signin popup modal popover tooltip lightbox ad ads advert advertisement mainos pagination pager paging",
    "links": "nav navi navbar navigation menu submenu megamenu dropdown valikko meny toc language languages lang langs"
    " switcher sitemap tagcloud tags",
    "aside": "sidebar aside related relatedposts recommended recommendation recommendations promo upsell mostread"
    " trending",
    "byline": "byline author authors kirjoittaja skribent forfattare vcard",
    "header": "masthead topbar siteheader",
    "footer": "footer colophon sitefooter",
}
_KIND: dict[str, Furniture] = {word: kind for kind, words in _WORDS.items() for word in words.split()}
# Words that mean the same wherever a name starts with them.
_ALWAYS = "cookie cookies consent gdpr breadcrumb breadcrumbs comment comments skip skiplink footer addtoany sharedaddy"
_FIRST = frozenset(_ALWAYS.split())
_CARRIED = (
    "wrapper wrap container inner outer content block box bar section area region widget widgets list item items link"
    " links button buttons btn icon icons form field holder group panel module component portlet primary secondary main"
    " top bottom left right title text label media networks name info bio card image avatar meta description notice"
    " banner facebook twitter linkedin email x selector chooser mobile desktop level global"
)
_CARRIERS = frozenset(_CARRIED.split())
_VETOED = "no not has have with without less free open opened enabled disabled show hide visible"
_VETOES = frozenset(_VETOED.split())
_PHRASES: tuple[tuple[str, Furniture], ...] = (
    ("sr-only", "clutter"),
    ("visually-hidden", "clutter"),
    ("screen-reader-text", "clutter"),
    ("element-invisible", "clutter"),
    ("hide-accessible", "clutter"),
    ("material-icons", "clutter"),
    ("material-symbols", "clutter"),
    ("site-header", "header"),
    ("global-header", "header"),
)

_PART = re.compile(r"[A-Z]+(?![a-zåäö])|[A-ZÅÄÖ]?[a-zåäö]+")
_PLAIN = str.maketrans("åäö", "aao")


@lru_cache(maxsize=20_000)
def furniture_called(name: str) -> Furniture | None:
    """What kind of furniture a class name or id calls its element."""
    parts = [part.lower().translate(_PLAIN) for part in _PART.findall(name.partition("--")[0])]
    if parts[:1] == ["js"]:
        parts = parts[1:]
    joined = "-".join(parts)
    for phrase, kind in _PHRASES:
        if joined.startswith(phrase):
            return kind
    if not parts or not _VETOES.isdisjoint(parts):
        return None
    if parts[0] in _FIRST:
        return _KIND[parts[0]]
    while len(parts) > 1 and parts[-1] in _CARRIERS:
        parts.pop()
    return _KIND.get(parts[-1])
