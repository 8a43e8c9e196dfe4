"""The passages of a document that a phrase stands in, and the fingerprint by which a change of one is seen.

A passage is the smallest run of whole sentences that holds the phrase. A heading, an item or a label is a sentence, so
a phrase that runs from a label into its value gives both. A sentence that leads a list and ends in a colon is one
passage with the list. White space is the same however it is written, and letters keep their case.

The fingerprint is over the words of the passage's sentences alone: what stands between two blocks (line ends, the
numbers of a list in a text file) is the reader's, not the page's.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from extractors.document import Document, Slice
from extractors.language.sentences import sentences
from extractors.readers.spelling import words

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in `Document.text`, end exclusive, and the SHA-256 of its words in hexadecimal digits."""

    start: int
    end: int
    sha256: str


class Passages:
    """The sentences of one document, ready to be searched."""

    def __init__(self, document: Document) -> None:
        self._sentences = [
            sentence
            for block in document.blocks
            for sentence in sentences(document.text[block.start : block.end], block.start)
        ]
        self._list_ends = {
            listed.lead.end: listed.items[-1].end for listed in document.lists if listed.lead and listed.items
        }
        letters: list[str] = []
        # For each letter of the searched text, the sentence it is in.
        self._owners: list[int] = []
        for number, sentence in enumerate(self._sentences):
            for word in _WORD.finditer(sentence.text):
                letters.append(f" {word[0]}")
                self._owners += [number] * (len(word[0]) + 1)
        self._text = "".join(letters)

    def find(self, phrase: str) -> list[Passage]:
        """Each passage that holds the phrase as whole words, once, in page order. Raises `ValueError` without words."""
        sought = words(phrase)
        if not sought:
            raise ValueError("a phrase needs words")
        found: dict[tuple[int, int], Passage] = {}
        for match in re.finditer(rf"(?<!\w){re.escape(sought)}(?!\w)", self._text):
            first, last = self._owners[match.start()], self._with_list(*self._held(match))
            found.setdefault((first, last), self._passage(self._sentences[first : last + 1]))
        return list(found.values())

    def _held(self, match: re.Match[str]) -> tuple[int, int]:
        return self._owners[match.start()], self._owners[match.end() - 1]

    def _with_list(self, first: int, last: int) -> int:
        """The last sentence of a run with all of each list that a sentence of the run leads."""
        for sentence in self._sentences[first : last + 1]:
            end = self._list_ends.get(sentence.end)
            while end and sentence.text.endswith(":") and last + 1 < len(self._sentences):
                if self._sentences[last + 1].end > end:
                    break
                last += 1
        return last

    @staticmethod
    def _passage(run: list[Slice]) -> Passage:
        told = words(" ".join(sentence.text for sentence in run))
        return Passage(run[0].start, run[-1].end, hashlib.sha256(told.encode()).hexdigest())
