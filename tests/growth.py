"""How work grows with its input, as a ratio of two times in one run: no test depends on how fast a machine is."""

import time
from collections.abc import Callable

LINEAR = 4
# Four times the text may take up to ten times as long; work that grows with the square would take sixteen.
TOLERATED = 10


def growth(work: Callable[[str], object], piece: str, length: int) -> float:
    """CPU time of `work` on `4 × length` characters of a repeated piece over that on `length` of them."""
    short, long = (piece * (n // len(piece) + 1) for n in (length, LINEAR * length))
    work(short)
    # A mark of its own behind each text: what is remembered of the one before must not count.
    first, second = (_cpu(work, f"{short} {mark}") for mark in "ab")
    return _cpu(work, f"{long} c") / max(min(first, second), 0.005)


def _cpu(work: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    work(text)
    return time.process_time() - begun
