"""The settings that facts depend on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings that facts depend on; they are written into each release.

    `carry_forward_years`: how long a membership is believed after its last evidence. `exit_nights`: how many whole
    readings running must lack a member before its absence is proof of exit (V08).
    """

    carry_forward_years: int = 2
    exit_nights: int = 3
