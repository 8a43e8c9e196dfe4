"""Codes are text with their zeros and gaps; a bare number is refused with the reason."""

from __future__ import annotations

import pytest

from extractors.registers.codes import CodeError, Codes
from extractors.registers.register import read_registers


@pytest.fixture(scope="module")
def codes() -> Codes:
    return Codes(read_registers())


def test_a_code_of_text_names_a_municipality(codes: Codes) -> None:
    assert codes.municipality("091").name_fi == "Helsinki"
    assert codes.municipality("445").name_fi == "Parainen"
    assert codes.municipality("445", 2010).name_fi == "Länsi-Turunmaa"
    assert codes.municipality("944").id == "voyri-944"
    assert codes.municipality("142", 2020).region_code == "08"
    assert codes.municipality("142", 2021).region_code == "07"


def test_a_code_of_text_names_a_region(codes: Codes) -> None:
    assert codes.region("09").name_fi == "Etelä-Karjala"
    assert codes.region("21").id == "ahvenanmaa"


@pytest.mark.parametrize(
    ("code", "year", "reason"),
    [
        (91, None, "91 is a number; a code of a municipality is text of 3 digits: '091' is not 91"),
        (405, None, "405 is a number"),
        (91.0, None, "91.0 is a number"),
        ("91", None, "'91' has not 3 digits"),
        ("0091", None, "'0091' has not 3 digits"),
        ("KU091", None, "'KU091' has not 3 digits"),
        ("٠٩١", None, "has not 3 digits"),
        ("", None, "'' has not 3 digits"),
        (None, None, "None is no text"),
        ("999", None, "'999' is the code of no municipality since 2000"),
        ("945", 2015, "'945' (Vöyri-Maksamaa) stood from 2007 to 2010, not in 2015"),
        ("710", 2008, "'710' (Raasepori) stood from 2009 on, not in 2008"),
        ("091", 1999, "'091' in 1999: the register of municipalities begins in 2000"),
    ],
)
def test_what_names_no_municipality_is_refused(codes: Codes, code: object, year: int | None, reason: str) -> None:
    with pytest.raises(CodeError) as refusal:
        codes.municipality(code, year)
    assert reason in str(refusal.value)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (9, "9 is a number; a code of a region is text of 2 digits: a bare number may count the regions from 1 to 19"),
        ("9", "'9' has not 2 digits"),
        ("03", "'03' is the code of no region"),
        ("20", "'20' is the code of no region"),
        (True, "True is a number"),
    ],
)
def test_what_names_no_region_is_refused(codes: Codes, code: object, reason: str) -> None:
    with pytest.raises(CodeError) as refusal:
        codes.region(code)
    assert reason in str(refusal.value)
