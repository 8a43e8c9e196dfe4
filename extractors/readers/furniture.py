"""What of a page is furniture and stays out of the text.

Takes a parsed page, gives a `Survey`: the elements to leave out and what each other element holds. Judged are the
source's own selectors; elements that never hold text of the page; forms; hidden elements; header, footer and aside by
where they stand; ARIA roles; class names and ids (furniture_words). Names are only believed of elements that hold less
than half of the page's text and no main element; a menu must be made of links, and a side bar that holds a list of its
own stays. Where a main element holds most of the text, what stands outside goes, unless it holds the first
heading, a time, or a list of its own.

Raises UnreadableDocument("too_deep"). Walks without recursion, twice over the elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from bs4 import NavigableString, Tag

from extractors.readers.furniture_words import Furniture, furniture_called
from extractors.readers.unreadable import UnreadableDocument

DEEPEST = 20_000
# Shares of text: of links that make a menu, of the page that makes a name unbelievable, of the page that makes a main.
LINKED = 0.5
TOO_MUCH = 0.5
MAIN = 0.5
FEWEST_ITEMS = 3
LONGEST_BYLINE = 300
LONGEST_STAMP = 300
MOST_FOOTERS = 3

_NEVER = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "nav",
        "select",
        "option",
        "datalist",
        "textarea",
        "input",
        "dialog",
        "menu",
        "head",
        "title",
        "address",
        "meta",
        "link",
    ]
)
_ROLES: dict[str, Furniture] = {
    **dict.fromkeys(
        ("navigation", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog", "tooltip", "img"), "clutter"
    ),
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
}
_TAGS: dict[str, Furniture] = {"header": "header", "footer": "footer", "aside": "aside"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_GROUPS = frozenset(("table", "dl", "ul", "ol"))
_ITEMS = frozenset(("li", "tr", "dt"))
_UNSEEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_DATED = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{4}-\d\d-\d\d\b")


@dataclass(slots=True)
class Weight:
    """An element and what it holds, furniture aside: characters of text, of linked text, items, headings."""

    tag: Tag
    up: Weight | None
    depth: int
    inside: bool
    text: int = 0
    linked: int = 0
    items: int = 0
    headings: int = 0
    first_heading: bool = False
    timed: bool = False
    dated: bool = False
    holds_main: bool = False
    holds_table: bool = False
    holds_group: bool = False

    @property
    def is_linked(self) -> bool:
        """Whether it is mostly made of links."""
        return self.linked >= LINKED * max(self.text, 1)

    @property
    def holds_list(self) -> bool:
        """Whether it holds a list or table that is no menu."""
        return self.items >= FEWEST_ITEMS and not self.is_linked


@dataclass(slots=True)
class Survey:
    """`order` holds the weights in page order; `left_out` the ids of elements that are furniture, with all in them.

    `layouts` are the ids of tables and definition lists that hold other tables or lists, and so are no data themselves;
    `footers` are the site's own, left out of the text, that may bear the page's stamp.
    """

    order: list[Weight]
    left_out: set[int] = field(default_factory=set)
    layouts: set[int] = field(default_factory=set)
    footers: list[Tag] = field(default_factory=list)


def survey(root: Tag, ignored: Iterable[Tag] = ()) -> Survey:
    """Weigh every element under a root and tell which are furniture."""
    order, controlled = _weigh(root)
    found = Survey(order)
    total = sum(weight.text for weight in order)
    ignored_ids = {id(tag) for tag in ignored}
    for weight in reversed(order):
        if id(weight.tag) in ignored_ids or _is_furniture(weight, total, controlled):
            found.left_out.add(id(weight.tag))
        else:
            _pass_up(weight)
            if (weight.tag.name == "table" and weight.holds_table) or (weight.tag.name == "dl" and weight.holds_group):
                found.layouts.add(id(weight.tag))
    footers = (w.tag for w in order if w.tag.name == "footer" and not w.inside and id(w.tag) in found.left_out)
    found.footers = list(islice(footers, MOST_FOOTERS))
    _keep_to_main(found)
    return found


def _weigh(root: Tag) -> tuple[list[Weight], set[str]]:
    """The elements with their own text only, and the ids that buttons of the page open and close."""
    top = Weight(root, None, 0, inside=False)
    order, known, controlled = [top], {id(root): top}, set()
    for node in root.descendants:
        up = known[id(node.parent)]
        if isinstance(node, Tag):
            if up.depth >= DEEPEST:
                raise UnreadableDocument("too_deep", f"elements stand more than {DEEPEST} deep in each other")
            weight = Weight(node, up, up.depth + 1, inside=up.inside or _is_main(up.tag))
            known[id(node)] = weight
            order.append(weight)
            if "aria-controls" in node.attrs:
                controlled.update(str(node.attrs["aria-controls"]).split())
        elif type(node) is NavigableString:
            up.text += len(node.strip())
            up.dated |= len(node) <= LONGEST_STAMP and _DATED.search(node) is not None
    return order, controlled


def _is_main(tag: Tag) -> bool:
    return tag.name in ("main", "article") or tag.attrs.get("role") == "main"


def _pass_up(weight: Weight) -> None:
    """Add what an element holds to its parent; its children have been here before it."""
    name = weight.tag.name
    if name == "a":
        weight.linked = weight.text
    weight.first_heading |= name == "h1" and weight.text > 0
    weight.timed |= name == "time"
    up = weight.up
    if up is None:
        return
    up.text += weight.text
    up.linked += weight.linked
    up.items += weight.items + (name in _ITEMS and weight.text > 0)
    up.headings += weight.headings + (name in _HEADINGS and weight.text > 0)
    up.first_heading |= weight.first_heading
    up.timed |= weight.timed
    up.dated |= weight.dated
    up.holds_main |= weight.holds_main or _is_main(weight.tag)
    up.holds_table |= weight.holds_table or name == "table"
    up.holds_group |= weight.holds_group or name in _GROUPS


def _is_furniture(weight: Weight, total: int, controlled: set[str]) -> bool:
    tag, attrs = weight.tag, weight.tag.attrs
    if tag.name in _NEVER:
        return True
    if tag.name == "button" and not _is_heading_button(weight):
        return True
    if tag.name == "form" and weight.text <= TOO_MUCH * total and not weight.holds_list:
        return True
    if not attrs and tag.name not in _TAGS:
        return False
    if _is_hidden(weight, controlled):
        return True
    role = _TAGS.get(tag.name) or _ROLES.get(str(attrs.get("role", "")))
    return (role is not None and _judge(role, weight)) or _is_called_furniture(weight, total)


def _is_heading_button(weight: Weight) -> bool:
    """Whether a button is the heading of a part that it folds away."""
    up = weight.up
    return up is not None and (up.tag.name in _HEADINGS or (up.up is not None and up.up.tag.name in _HEADINGS))


def _is_hidden(weight: Weight, controlled: set[str]) -> bool:
    """Whether an element is never shown. A part of the content that a button or tab opens is shown to who reads it."""
    attrs = weight.tag.attrs
    hidden = "hidden" in attrs or attrs.get("aria-hidden") == "true" or _UNSEEN.search(str(attrs.get("style", "")))
    opened = attrs.get("role") == "tabpanel" or attrs.get("id") in controlled
    return bool(hidden) and not (opened and weight.inside)


def _is_called_furniture(weight: Weight, total: int) -> bool:
    attrs = weight.tag.attrs
    if weight.tag.name in ("body", "html", "main") or weight.holds_main or weight.text > TOO_MUCH * total:
        return False
    names = [*_words(attrs.get("class")), *_words(attrs.get("id"))]
    if "author" in (*_words(attrs.get("rel")), *_words(attrs.get("itemprop"))):
        names.append("author")
    return any((kind := furniture_called(name)) is not None and _judge(kind, weight) for name in names)


def _words(value: object) -> list[str]:
    return str(value).split() if isinstance(value, str) else [str(v) for v in value] if isinstance(value, list) else []


def _judge(kind: Furniture, weight: Weight) -> bool:
    """Whether an element of a kind is furniture where it stands, by what it holds."""
    if kind == "clutter":
        return not weight.first_heading
    if kind == "links":
        return weight.is_linked
    if kind == "aside":
        return not weight.holds_list and not weight.first_heading
    if kind == "byline":
        return weight.text <= LONGEST_BYLINE and not weight.headings and not weight.holds_list
    if kind == "header":
        return not (weight.inside or weight.first_heading or weight.holds_main)
    return not (weight.inside and (weight.timed or weight.dated))


def _keep_to_main(found: Survey) -> None:
    """Leave out what stands outside the main element, where that holds most of the text."""
    kept = [weight for weight in found.order if id(weight.tag) not in found.left_out and _is_main(weight.tag)]
    articles = [weight for weight in kept if weight.tag.name == "article"]
    mains = [weight for weight in kept if weight.tag.name != "article"] or (articles if len(articles) == 1 else [])
    main = max(mains, key=lambda weight: weight.text, default=None)
    if main is None or main.text < MAIN * found.order[0].text:
        return
    around: set[int] = set()
    step = main.up
    while step is not None:
        around.add(id(step.tag))
        step = step.up
    path = {id(main.tag), *around}
    beside = [
        weight for weight in found.order if weight.up and id(weight.up.tag) in around and id(weight.tag) not in path
    ]
    listed = {id(weight.up) for weight in beside if weight.holds_list}
    for weight in beside:
        introduces = id(weight.up) in listed and weight.tag.name in (*_HEADINGS, "p", "caption")
        if not (weight.holds_list or weight.first_heading or weight.timed or introduces):
            found.left_out.add(id(weight.tag))
