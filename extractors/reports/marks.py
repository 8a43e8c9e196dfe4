"""What a sheet's markup says beside its values, whichever format it is of."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.reports.sheet import Place

Range = tuple[Place, Place]


@dataclass(slots=True)
class Marks:
    """Places are from 0. `percents` are formatted as percent, whatever they hold; `bare_formulas` have a formula and no
    stored value; `errors` hold an error such as #DIV/0! in place of a value; `ranges` are merged, each by its first and
    last cell."""

    percents: set[Place] = field(default_factory=set)
    bare_formulas: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    ranges: list[Range] = field(default_factory=list)
