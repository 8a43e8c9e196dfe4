"""Register sheets: rows in = rows asserted + rows rejected, whose they are, and what never leaves the sheet."""

import datetime as dt

import pytest
from pydantic import ValidationError

from extractors.assertion import Participation
from extractors.reading import Reading, from_bytes, read_page, to_bytes
from extractors.registered import RegisterBody
from tests.registers import (
    ABROAD,
    ADDRESS,
    BAD,
    GOOD,
    GROUP,
    HEADER,
    IN_GROUP,
    LAHTI,
    LOST_GROUP,
    ON_HOLD,
    SHIFTED,
    row,
    source,
    workbook,
)


def reading_of(rows=(*GOOD, *BAD), header=HEADER, **changes) -> Reading:
    return read_page(workbook(rows, header), url=ADDRESS, source=source(**changes), lang="en")


@pytest.fixture(scope="module")
def reading() -> Reading:
    return reading_of()


def members(reading: Reading) -> list[Participation]:
    found = [a for a in reading.assertions if isinstance(a, Participation)]
    return [a for a in found if a.network.id == "covenant-of-mayors"]


def test_every_row_is_asserted_or_rejected_with_its_reason(reading: Reading) -> None:
    assert reading.problem is None
    assert len(members(reading)) == len(GOOD) == reading.n_members
    assert {(r.locator, r.reason) for r in reading.rejected} == {
        ("1!10", "shifted_row"),
        ("1!11", "duplicate_id"),
        ("1!12", "unknown_status"),
        ("1!13", "bad_date"),
        ("1!14", "missing_name"),
        ("1!15", "ignored_status"),
        ("1!16", "unknown_value"),
    }
    assert len(reading.rejected) == len(BAD)


def test_a_row_gives_one_membership_with_its_date_and_state(reading: Reading) -> None:
    said = {a.party.mention: (a.party.id, a.state, a.start and a.start.edtf, a.role) for a in members(reading)}
    assert said["Lahti"] == ("lahti", "active", "2012-09-10", "member")
    assert said["Umeås"] == ("umea", "suspended", "2011-01-25", "member")
    assert said["Fiktivopolis"] == ("covenant-103-med", "active", "2014", "member")


def test_a_row_takes_part_in_each_edition_that_it_committed_to(reading: Reading) -> None:
    editions = [
        (a.party.mention, a.network.id, a.role, a.state, a.start)
        for a in reading.assertions
        if isinstance(a, Participation) and a.network.id != "covenant-of-mayors"
    ]
    assert ("Lahti", "com-2020", "signatory", "active", None) in editions
    assert ("Lahti", "com-2030", "signatory", "active", None) in editions
    assert ("Umeås", "com-2020", "signatory", "suspended", None) in editions
    assert [e for e in editions if e[0] == "Fiktivopolis"] == []


def test_every_assertion_rests_on_its_row_and_names_its_cell(reading: Reading) -> None:
    assert reading.text is not None
    for assertion in reading.assertions:
        start, end = assertion.evidence.span or (0, 0)
        assert reading.text[start:end] == assertion.evidence.quote
    lahti = [a for a in reading.assertions if a.evidence.quote.startswith("101\tLahti\t")]
    assert [a.evidence.locator for a in lahti] == ["1!B3", "1!H3", "1!I3"]


def test_a_group_is_a_party_of_its_own_and_its_members_say_of_which_they_are(reading: Reading) -> None:
    bodies = {b.name: b for b in reading.bodies}
    assert bodies["Union of the Two Valleys"].kind == "association"
    assert bodies["Valle Alta"].kind == "municipality"
    groups = {a.party.mention: a.group and (a.group.id, a.group.mention) for a in members(reading)}
    assert groups["Valle Alta"] == groups["Valle Bassa"] == ("covenant-200", "Union of the Two Valleys")
    assert groups["Union of the Two Valleys"] is None
    # A group without a row of its own is a body, and takes part in nothing.
    assert groups["Valle Terza"] == ("covenant-299", "Union that is not listed")
    assert bodies["Union that is not listed"].kind == "association"
    assert "Union that is not listed" not in groups


def test_a_body_that_no_register_knows_is_one_of_this_register(reading: Reading) -> None:
    assert {b.name for b in reading.bodies}.isdisjoint({"Lahti", "Umeås"})
    found = next(b for b in reading.bodies if b.name == "Fiktivopolis")
    assert found == RegisterBody("covenant-103-med", "103_med", "municipality", "Fiktivopolis", "IT", "1!5")


def test_a_name_of_another_country_is_not_ours() -> None:
    reading = reading_of([row(1.0, "Lahti", "it"), row(2.0, "Union Lahti", "fi", is_group=True)])
    assert [a.party.id for a in members(reading)] == ["covenant-1", "covenant-2"]


def test_two_rows_with_the_same_claim_to_a_body_of_ours_are_both_the_registers() -> None:
    reading = reading_of([row(1.0, "Lahti"), row(2.0, "Lahti"), row(3.0, "Espoo"), row(4.0, "Esbo stad")])
    assert [a.party.id for a in members(reading)][:2] == ["covenant-1", "covenant-2"]
    assert {b.id: b.shares_name_with for b in reading.bodies if b.name == "Lahti"} == {
        "covenant-1": "lahti",
        "covenant-2": "lahti",
    }
    # The row that has the body's own name has the better claim to it.
    assert [a.party.id for a in members(reading)][2:] == ["espoo", "covenant-4"]


def test_who_has_left_ended_no_later_than_the_registers_own_day() -> None:
    status = {"published": "active", "left": "ended"}
    said = {
        (a.state, str(a.end and a.end.latest))
        for a in members(reading_of([row(1.0, "Lahti", status="left")], status=status))
    }
    assert said == {("ended", "2024-01-31")}


def test_people_are_nowhere_in_the_reading(reading: Reading) -> None:
    assert "Example" not in to_bytes(reading).decode()


def test_a_shifted_row_shows_no_word_that_may_be_a_persons(reading: Reading) -> None:
    shifted = next(r for r in reading.rejected if r.reason == "shifted_row")
    assert SHIFTED[4] == "Ann Example"
    assert "cc holds […], which is no two-letter code" in shifted.words
    assert ("cc", "[…]") in shifted.cells


def test_the_register_is_dated_by_its_own_page_about_itself(reading: Reading) -> None:
    assert (reading.anchor_on, reading.anchor_basis) == (dt.date(2024, 1, 31), "page_stamp")
    assert reading_of(GOOD, dated_by=None).anchor_basis == "fetch_date"


def test_a_reading_is_the_same_after_it_was_kept(reading: Reading) -> None:
    assert from_bytes(to_bytes(reading)) == reading


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ((*HEADER, "budget"), "budget is not described"),
        (tuple("office" if label == "pop" else label for label in HEADER), "office is not described"),
        (tuple("joined" if label == "pop" else label for label in HEADER), "joined stands 2 times"),
        (tuple("pop" if label == "how" else label for label in HEADER), "how is missing"),
        (tuple("name" if label == "town" else label for label in HEADER), "no row has the labels id and town"),
    ],
)
def test_a_sheet_with_other_columns_is_not_read(header: tuple[str, ...], words: str) -> None:
    reading = reading_of([[*LAHTI, 5], [*ON_HOLD, 5], [*ABROAD, 5]] if len(header) > len(HEADER) else GOOD, header)
    assert reading.problem == "unknown_columns"
    assert words in (reading.problem_words or "")
    assert reading.text is None


def test_a_column_that_is_not_read_may_be_missing() -> None:
    gone = HEADER.index("head")
    rows = [[cell for at, cell in enumerate(r) if at != gone] for r in (HEADER, LAHTI, GROUP, *IN_GROUP, LOST_GROUP)]
    assert reading_of(rows[1:], rows[0]).problem is None


def test_a_register_of_one_country_in_csv_is_read_alike() -> None:
    body = "code;kommun;from\n2480;Umeå;2011\n9999;Fiktivby;2012-05-01\n".encode()
    changes = {
        "sheet": None,
        "dated_by": None,
        "country": "SE",
        "columns": {"id": "code", "name": "kommun", "start": "from"},
        "status": {},
        "flags": {},
        "values": {},
        "ignored": {},
        "personal": {},
        "role": "signatory",
    }
    reading = read_page(body, url=ADDRESS, source=source(**changes), lang="sv", media_type="text/csv")
    assert [(a.party.id, a.role, a.evidence.locator) for a in members(reading)] == [
        ("umea", "signatory", "B2"),
        ("covenant-9999", "signatory", "B3"),
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ignored": {"pop": "x", "town": "y"}}, "named twice: town"),
        ({"status": {}}, "a status column needs its values"),
        ({"country": "FI"}, "the country is either a column or one for the whole register"),
        ({"flags": {"p2020": "com-1990"}}, "'com-1990' is no system of the registers"),
        ({"group_kind": "crowd"}, "'crowd' is none of"),
        ({"columns": {"id": "id"}}, "columns.name"),
    ],
)
def test_a_table_that_cannot_be_is_refused(changes: dict, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        source(**changes)
