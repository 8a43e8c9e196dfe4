"""`python -m extractors FILE …`: read pages with no network and no database, and print one JSON object an assertion."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import mimetypes
import sys
from pathlib import Path

from extractors.assertion import to_json
from extractors.catalogue import CatalogueError, load_catalogue
from extractors.reading import read_page


def main(arguments: list[str] | None = None) -> int:
    """Read each file; exit code 1 where one cannot be read, with why on standard error."""
    parser = argparse.ArgumentParser(prog="python -m extractors", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="HTML, text or CSV")
    parser.add_argument("--url", help="the address it comes from; with it the catalogue says whose page it is")
    parser.add_argument("--observed-on", type=dt.date.fromisoformat, metavar="DATE", help="the day it was seen")
    given = parser.parse_args(arguments)
    try:
        source = load_catalogue().of_address(given.url) if given.url else None
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1
    failed = False
    for file in given.files:
        try:
            body = file.read_bytes()
        except OSError as error:
            print(f"{file}: {error.strerror}", file=sys.stderr)
            failed = True
            continue
        reading = read_page(
            body,
            url=given.url or file.resolve().as_uri(),
            source=source,
            media_type=mimetypes.guess_type(file.name)[0],
            observed_on=given.observed_on,
        )
        if reading.problem:
            print(f"{file}: {reading.problem}: {reading.problem_words}", file=sys.stderr)
            failed = True
        elif not reading.assertions:
            print(f"{file}: read, and nothing asserted", file=sys.stderr)
        for assertion in reading.assertions:
            print(json.dumps(to_json(assertion), ensure_ascii=False))
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
