"""Finnish business ids (Y-tunnus, FO-nummer) as people type them.

Takes the words of a cell and gives the id as it is printed ("9999990-9"), or None for what is none: a wrong shape or a
wrong check digit. A VAT number ("FI99999909") is the same id in another dress, and a number cell has lost the noughts
that the oldest ids begin with.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_SHAPE = re.compile(r"(?:FI)?([0-9]{6,7})-?([0-9])")


@lru_cache(maxsize=8192)
def read_y_tunnus(text: str) -> str | None:
    """The id as it is printed; None where the text is no valid one."""
    # Imported at the first number there is: the import takes longer than reading a small file.
    from stdnum.fi import ytunnus  # noqa: PLC0415

    shaped = _SHAPE.fullmatch("".join(text.translate(_DASHES).split()).upper())
    if shaped is None:
        return None
    number = f"{shaped[1].zfill(7)}-{shaped[2]}"
    return number if ytunnus.is_valid(number) else None
