"""Run benchmarks, keep their results, and write `docs/performance.md` from all that are kept.

    python -m tests.benchmarks                    # all but those that take minutes
    python -m tests.benchmarks flow replay        # these
    python -m tests.benchmarks warehouse --size 1e5 --size 1e6
    python -m tests.benchmarks --page             # write the page anew, run nothing

A benchmark is a module `tests.benchmarks.<name>`, run in a process of its own as `python -m`, with its sizes as
arguments or `--small` for a look that takes seconds. It prints a line of JSON a result (`tests.benchmarks.result`) and
nothing else to its standard output; what it has to say meanwhile goes to standard error. Nothing judges the figures.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.page import PAGE, page
from tests.benchmarks.result import RESULTS, Result

PROJECT = Path(__file__).parents[2]
# In the order of the page. Those that are not run unless they are asked for need minutes, or an environment of theirs.
NAMES = ("flow", "unchanged", "reading", "replay", "warehouse", "release", "reports", "site")
ON_DEMAND = ("peers",)


def run(name: str, arguments: list[str]) -> list[Result]:
    """The results of one benchmark. Raises `CalledProcessError` where it breaks."""
    command = [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments]
    ended = subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True)
    return [Result.from_json(line) for line in ended.stdout.splitlines()]


def main(arguments: list[str]) -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Run benchmarks.")
    parser.add_argument("names", nargs="*", choices=(*NAMES, *ON_DEMAND, []), metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--size", action="append", default=[], help="of one benchmark, instead of its own sizes")
    parser.add_argument("--small", action="store_true", help="in a small form, which is shown and not kept")
    parser.add_argument("--page", action="store_true", help="write the page and run nothing")
    asked = parser.parse_args(arguments)
    if asked.size and len(asked.names) != 1:
        parser.error("--size goes with the name of one benchmark")
    for name in () if asked.page else asked.names or NAMES:
        for result in run(name, ["--small"] if asked.small else asked.size):
            print(result.to_json(), flush=True)
            if not asked.small:
                result.keep(RESULTS)
    if not asked.small:
        PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
