"""Run as a process of its own: `python -m tests.system.gathered RUN AT SOURCE…` gathers sources of the recorded web by
the engine that the environment names."""

import datetime as dt
import sys

from flows.gather import gather

if __name__ == "__main__":
    gather(sys.argv[1], "recorded", sys.argv[3:], dt.datetime.fromisoformat(sys.argv[2]))
