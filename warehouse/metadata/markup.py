"""Words of others made harmless in Markdown and in JSON-LD: names and quotes come from pages that anybody may write.

In Markdown a text stays one line of plain words: no markup, no cell's end, no tag, and marks that change the direction
of writing are shown by their code. JSON-LD may stand inside a page's `<script>`, so it holds no `<`, `>` or `&`, and
nothing that is not seen; its values are the same when they are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

# Addresses and e-mail addresses too: Markdown makes links of bare ones.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~!&@]|:(?=//)|\.(?<=www\.)")
_LINE_END = re.compile(r"\s+")
# Controls, marks of direction (RTL, overrides, isolates), joiners, the line ends of Unicode, and the byte order mark.
_NOT_IN_SCRIPT = re.compile("[<>&\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def plain(text: object) -> str:
    """A text as one line of Markdown that shows exactly its words."""
    line = _LINE_END.sub(" ", str(text)).strip()
    return _UNSEEN.sub(_code, _MARKUP.sub(r"\\\g<0>", line))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; its cells are Markdown already."""
    lines = [" | ".join(heads), " | ".join("---" for _ in heads), *(" | ".join(row) for row in rows)]
    return "\n".join(f"| {line} |" for line in lines)


def json_ld(document: Any) -> str:
    """A JSON-LD document that may stand in a `<script>`; of a graph, a line a node."""
    graph = document.get("@graph")
    if graph is None:
        text = json.dumps(document, ensure_ascii=False)
    else:
        rest = json.dumps({name: part for name, part in document.items() if name != "@graph"}, ensure_ascii=False)
        text = f'{rest[:-1]}, "@graph": {json_lines(graph)}}}'
    return _NOT_IN_SCRIPT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def json_lines(parts: Sequence[Any]) -> str:
    """A JSON array with a line an element: as easy to compare as an indented one, and much faster to write."""
    return "[\n" + ",\n".join(json.dumps(part, ensure_ascii=False) for part in parts) + "\n]"


def _code(found: re.Match[str]) -> str:
    return f"(U+{ord(found[0]):04X})"
