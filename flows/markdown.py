"""Markdown for artifacts: words of pages and people are shown as they are, and never as markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$^=:@-])")
_LONGEST = 200


def plain(value: Any) -> str:
    """A value as text that Markdown shows letter for letter, on one line, of at most 200 characters. Marks that nobody
    sees, such as those that turn the direction of writing, are left out."""
    return _MARKS.sub(r"\\\1", on_a_line(value))


def on_a_line(value: Any) -> str:
    """A value as text on one line, of at most 200 characters, without marks that nobody sees: as logs have it, where a
    line end would begin a line that nobody logged."""
    if value is None:
        return ""
    words = " ".join("".join(m if unicodedata.category(m) not in ("Cc", "Cf") else " " for m in str(value)).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """A Markdown table of rows with the same keys; numbers stand to the right. Empty without rows."""
    if not rows:
        return ""
    names = list(rows[0])
    is_number = [all(isinstance(row[n], int | float) or row[n] is None for row in rows) for n in names]
    lines = [
        "| " + " | ".join(plain(n) for n in names) + " |",
        "| " + " | ".join("---:" if right else "---" for right in is_number) + " |",
    ]
    lines += ["| " + " | ".join(plain(row[n]) for n in names) + " |" for row in rows]
    return "\n".join(lines)


def link(words: str, address: str) -> str:
    """A link whose words are shown letter for letter. `address` is our own."""
    return f"[{plain(words)}]({address})"
