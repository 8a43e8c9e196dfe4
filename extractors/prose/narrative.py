"""A page's prose as sentences in order, each with the systems it names and the one that "the network" means in it.

Takes a document and its context, gives `Told` sentences of headings, paragraphs and list items; tables are not prose,
nor is a sentence of more than LONGEST_SENTENCE characters: the longest of a real page is a tenth of it, and what looks
for words before and behind others takes the square of its length. The systems of a sentence are looked up once, here,
for all who read it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from extractors.context import PageContext
from extractors.document import Block, Document, Slice
from extractors.language.sentences import sentences
from extractors.readers.deadline import check_deadline
from extractors.registers.gazetteer import Found, Match

LONGEST_SENTENCE = 5_000


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence. `systems` stand at offsets within it; `topic` is the system spoken of when it begins, or None.

    `heading` is the heading or block label that it stands under, "" where there is none. What the title of a dated task
    says is a label, neither a count nor a target.
    """

    sentence: Slice
    block: Block
    systems: tuple[Found, ...]
    topic: Match | None
    heading: str
    is_task_title: bool = False

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def is_heading(self) -> bool:
        return self.block.kind == "heading"

    def slice(self, start: int, end: int) -> Slice:
        """A piece of the sentence, by offsets within it, with its place in the document."""
        return Slice(self.text[start:end], self.sentence.start + start, self.sentence.start + end)


class Narrative(tuple[Told, ...]):
    """The sentences of a page. Whoever goes through them goes on only while the page has time (`PageTooSlow`)."""

    def __iter__(self) -> Iterator[Told]:
        for sentence in super().__iter__():
            check_deadline()
            yield sentence


def narrate(document: Document, page: PageContext, titles: Collection[int] = ()) -> Iterator[Told]:
    """Every sentence in page order; `titles` are where the titles of the page's dated tasks begin.

    The topic is the joinable system that the block named first before, else the one that the heading names, else the
    page's own network, else the last that was named at all.
    """
    last: Match | None = None
    headed: Match | None = None
    heading = ""
    for block in document.blocks:
        if block.kind == "row":
            continue
        topic = headed or page.network or last
        for sentence in sentences(block.text, block.start):
            check_deadline()
            if len(sentence.text) > LONGEST_SENTENCE:
                continue
            systems = tuple(page.systems_in(sentence.text))
            yield Told(sentence, block, systems, topic, heading, sentence.start in titles)
            named = next((f.match for f in systems if page.gazetteer.systems[f.match.id].is_joinable), None)
            topic = named or topic
            last = named or last
        if block.kind == "heading":
            heading = block.text
            headed = next((f.match for f in page.systems_in(block.text)), None)
