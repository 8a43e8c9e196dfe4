"""Does a refusal stand in the operator's pages? By the pieces in backticks of messages and runbook."""

from __future__ import annotations

import re
from pathlib import Path

DEPLOY = Path(__file__).parents[2] / "deploy"
_PIECE = re.compile(r"`([^`\n]+)`")
# What stands for something else: "…" for any words, "n" and "m" for numbers.
_ANY = re.compile(r"…|\b[nm]\b")


def entry_of(words: str) -> str | None:
    """The first piece that says what these words say; None where no page has them. Pieces without three words of their
    own are names and commands, not messages."""
    for page in ("messages.md", "runbook.md"):
        for piece in _PIECE.findall((DEPLOY / page).read_text("utf-8")):
            fixed = _ANY.split(piece)
            if len(" ".join(fixed).split()) >= 3 and re.search(".*?".join(map(re.escape, fixed)), words):
                return piece
    return None


def is_heading(title: str) -> bool:
    """Is there a part of the runbook, or of the messages, with that title?"""
    pages = "\n".join((DEPLOY / page).read_text("utf-8") for page in ("runbook.md", "messages.md"))
    return re.search(rf"^#+ {re.escape(title)}$", pages, re.MULTILINE) is not None
