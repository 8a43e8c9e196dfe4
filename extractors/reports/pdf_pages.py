"""The pages of a PDF with a text layer, by pdfplumber, and its text.

Nothing in the file is run. How long it may take is bounded three ways: by its pages, by what its streams unpack to, and
by the clock, which is looked at for each thing that a page draws, as one page can draw another without end.
Raises UnreadableDocument: encrypted, scanned (no text layer), malformed, too_large, time_limit.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from extractors.readers.deadline import check_deadline, page_deadline
from extractors.readers.spelling import fold
from extractors.readers.unreadable import UnreadableDocument

MOST_PAGES = 150
MOST_SECONDS = 30.0
MOST_CHARACTERS = 2_000_000
# What may be unpacked of one stream and of all; pictures and fonts are not looked at and not counted.
LARGEST_STREAM = 8_000_000
MOST_STREAMED = 40_000_000
_STREAM = re.compile(rb"\bstream\r?\n")
_NOT_DRAWN = re.compile(rb"/Subtype\s*/Image|/Length1\b|/FontFile|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)")
_DICTIONARY = 600

# They tell of every oddity of a file; what matters of it is told by an error of our own.
for _name in ("pdfminer", "pdfplumber"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def pdf_text(body: bytes) -> str:
    """The text of a PDF, page by page, a blank line between them."""
    with open_pages(body) as pages:
        return "\n\n".join(fold(page.extract_text()) for page in pages)


@contextmanager
def open_pages(body: bytes) -> Iterator[list[Page]]:
    """The pages with all that they draw. Whatever the library stumbles over within the block is told as malformed."""
    _refuse_swollen(body)
    with page_deadline(MOST_SECONDS):
        try:
            with pdfplumber.open(io.BytesIO(body), pages=list(range(1, MOST_PAGES + 2))) as pdf:
                yield _drawn(pdf.pages)
        except UnreadableDocument:
            raise
        except Exception as error:
            # A broken file makes the library raise anything.
            raise _named(error) from error


def _drawn(pages: list[Page]) -> list[Page]:
    """The pages once all is laid out; refuses too many of them, too much on them, and nothing on them."""
    if len(pages) > MOST_PAGES:
        raise UnreadableDocument("too_large", f"the PDF has more than {MOST_PAGES} pages")
    characters = 0
    for page in pages:
        _draw(page)
        characters += len(page.chars)
        if characters > MOST_CHARACTERS:
            raise UnreadableDocument("too_large", f"the PDF has more than {MOST_CHARACTERS} characters")
    if not any(char["text"].isalnum() for page in pages for char in page.chars):
        raise UnreadableDocument("scanned", f"{len(pages)} pages without a text layer")
    return pages


def _draw(page: Page) -> None:
    """Lay out what a page draws, as the library would when it is first asked, with an eye on the clock. Its own cache
    is the one way to hand it a device."""
    device = _Timed(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()


class _Timed(PDFPageAggregatorWithMarkedContent):
    """The library's device, which stops once the time is over."""

    def begin_figure(self, name: str, bbox: tuple[float, float, float, float], matrix: tuple[float, ...]) -> None:
        check_deadline()
        super().begin_figure(name, bbox, matrix)  # type: ignore[arg-type]

    def tag_cur_item(self) -> None:
        check_deadline()
        super().tag_cur_item()


def _named(error: Exception) -> UnreadableDocument:
    """The library's error in words of our own; it wraps one in another."""
    causes = (error, *error.args)
    if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
        return UnreadableDocument("encrypted", "the PDF has a password")
    late = next((cause for cause in causes if isinstance(cause, UnreadableDocument)), None)
    return late or UnreadableDocument("malformed", f"the PDF is broken: {type(error).__name__}: {error}"[:300])


def _refuse_swollen(body: bytes) -> None:
    """Raise where the streams unpack to more than a page of text can need."""
    total = 0
    end = 0
    for found in _STREAM.finditer(body):
        if found.start() < end:
            continue
        start = found.end()
        end = body.find(b"endstream", start)
        end = len(body) if end < 0 else end
        head = body[max(found.start() - _DICTIONARY, 0) : found.start()].rpartition(b" obj")[2]
        if _NOT_DRAWN.search(head):
            continue
        try:
            length = len(zlib.decompressobj().decompress(body[start:end], LARGEST_STREAM + 1))
        except zlib.error:
            length = end - start
        total += length
        if length > LARGEST_STREAM or total > MOST_STREAMED:
            raise UnreadableDocument("too_large", "the PDF unpacks to more than a report can hold")
