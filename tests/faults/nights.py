"""Run as a process that plays recorded nights on demand, each in a child that may be killed.

Reads lines `FOLDER NIGHT` (a folder for VERKOSTO_DATA, a day); answers with the child's process id, which leads a group
of its own, and then with the word `ended` and its exit code. What takes seconds to import is imported once.
"""

import os
import sys

from flows.forms import NightForm
from flows.nightly import nightly


def play(folder: str, night: str) -> int:
    os.environ["VERKOSTO_DATA"] = folder
    state = nightly(NightForm(night=night), return_state=True)
    return 0 if state.is_completed() else 1


def main() -> None:
    print("ready", flush=True)
    for line in sys.stdin:
        folder, night = line.split()
        child = os.fork()
        if child == 0:
            os._exit(play(folder, night))
        os.setpgid(child, child)
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print("ended", os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
