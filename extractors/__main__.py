"""`python -m extractors FILE …`: read pages with no network and no database, and print one JSON object an assertion."""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
import json
import sys
from pathlib import Path

from extractors.assertion import to_json
from extractors.catalogue import CatalogueError, Source, load_catalogue
from extractors.fetch.media import media_type_of_name
from extractors.pinning import pin
from extractors.reading import read_page


def main(arguments: list[str] | None = None) -> int:
    """Read each file; exit code 1 where one cannot be read, with why on standard error."""
    parser = argparse.ArgumentParser(prog="python -m extractors", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="HTML, text, CSV or a workbook")
    parser.add_argument("--url", help="the address it comes from; with it the catalogue says whose page it is")
    parser.add_argument("--observed-on", type=dt.date.fromisoformat, metavar="DATE", help="the day it was seen")
    parser.add_argument(
        "--pin", nargs=2, metavar=("FILE", "PHRASE"), help="print the stanza of the sentence that holds the phrase"
    )
    given = parser.parse_args(arguments)
    if bool(given.files) == bool(given.pin):
        parser.error("give files to read, or --pin with one file and a phrase")
    try:
        source = load_catalogue().of_address(given.url) if given.url else None
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1
    if given.pin:
        return _print_pin(Path(given.pin[0]), given.pin[1], given.url, source)
    failed = False
    for file in given.files:
        failed |= not _print_reading(file, given.url, source, given.observed_on)
    return int(failed)


def _print_reading(file: Path, url: str | None, source: Source | None, observed_on: dt.date | None) -> bool:
    """Print what a file asserts; False where it cannot be read."""
    try:
        body = file.read_bytes()
    except OSError as error:
        print(f"{file}: {error.strerror}", file=sys.stderr)
        return False
    reading = read_page(
        body,
        url=url or file.resolve().as_uri(),
        source=source,
        media_type=media_type_of_name(file.name),
        observed_on=observed_on,
    )
    if reading.problem:
        print(f"{file}: {reading.problem}: {reading.problem_words}", file=sys.stderr)
        return False
    if not reading.assertions:
        print(f"{file}: read, and nothing asserted", file=sys.stderr)
    for stale in reading.stale:
        print(f"{file}: the sentence of the reading {stale.phrase!r} is {stale.reason}", file=sys.stderr)
    for row in reading.rejected:
        print(f"{file}: row {row.locator} is rejected: {row.reason}: {row.words}", file=sys.stderr)
    for assertion in reading.assertions:
        print(json.dumps(to_json(assertion), ensure_ascii=False))
    return True


def _print_pin(file: Path, phrase: str, url: str | None, source: Source | None) -> int:
    """Print the stanza, and the sentence beside it for the eye alone: no page's text goes into a source's file."""
    media_type = media_type_of_name(file.name)
    try:
        pinned = pin(
            file.read_bytes(), phrase, url=url or file.resolve().as_uri(), source=source, media_type=media_type
        )
    except OSError as error:
        print(f"{file}: {error.strerror}", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"{file}: {phrase!r}: {error}", file=sys.stderr)
        return 1
    print(pinned.passage, file=sys.stderr)
    print(pinned.stanza(_user(), dt.datetime.now(dt.UTC).date()))
    return 0


def _user() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        # A container may run as a number that has no name.
        return "unknown"


if __name__ == "__main__":
    raise SystemExit(main())
