"""The files of decisions: what stands in them, what is refused, and that a refusal leaves them as they were."""

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from warehouse.deciding import decide, withdraw
from warehouse.decisions import DECISIONS, DecisionError, Judgement, read_decisions
from warehouse.lock import BusyError, exclusive

HEADS = {
    "names.csv": "decision_id,decided_at,decided_by,reason,subject,mention,judgement,target_id",
    "withdrawals.csv": "decision_id,decided_at,decided_by,reason,subject,withdrawn_id",
}
ROW = "n-1,2024-03-06T10:00:00Z,MV,Seen on its page,party,Kuopia,same,kuopio"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(DECISIONS, tmp_path / "decisions")


def day(n: int) -> dt.datetime:
    return dt.datetime(2024, 3, n, 10, tzinfo=dt.UTC)


def says(folder: Path, n: int, mention: str, target_id: str, judgement: str = "same") -> Judgement:
    return decide(
        folder,
        decided_at=day(n),
        decided_by="MV",
        reason="Its page says so",
        subject="party",
        mention=mention,
        judgement=judgement,  # type: ignore[arg-type]
        target_id=target_id,
    )


def takes_back(folder: Path, n: int, decision_id: str) -> str:
    row = withdraw(
        folder, decided_at=day(n), decided_by="MV", reason="A slip", subject="decision", withdrawn_id=decision_id
    )
    return row.decision_id


def write(folder: Path, name: str, *rows: str) -> None:
    (folder / name).write_text("\n".join([HEADS[name], *rows, ""]), "utf-8")


def test_what_was_decided_is_read_again_oldest_first(folder: Path) -> None:
    later = says(folder, 7, 'Vihreä, Sininen ja "Oy"', "lahti")
    first = says(folder, 5, "Kuopia", "kuopio")
    back = takes_back(folder, 8, first.decision_id)
    decisions = read_decisions(folder)
    assert decisions.judgements == (first, later)
    assert [w.decision_id for w in decisions.withdrawals] == [back]
    assert decisions.withdrawn_at(first.decision_id) == day(8)
    assert decisions.withdrawn_at(later.decision_id) is None


def test_the_packaged_decisions_are_sound() -> None:
    assert len(read_decisions().rankings) == 4


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (ROW.replace(",MV,", ",,"), r"names.csv row 2: decided_by ''"),
        (ROW.replace("Seen on its page", "  "), r"names.csv row 2: reason"),
        (ROW.replace("same", "maybe"), r"names.csv row 2: judgement 'maybe'"),
        (ROW.replace("party", "town"), r"names.csv row 2: subject 'town'"),
        (ROW.replace("00Z", "00"), r"names.csv row 2: decided_at '2024-03-06T10:00:00'"),
        (ROW.replace(",kuopio", ""), r"names.csv row 2: 7 cells under 8 columns"),
        (f"{ROW}\n{ROW}", r"decision n-1 stands twice"),
        (f"{ROW}\n{ROW.replace('n-1', 'n-2').replace('kuopio', 'lahti')}", r"n-1 of 2024-03-06 by MV says kuopio"),
    ],
)
def test_a_row_that_cannot_stand_is_refused_by_file_and_row(folder: Path, row: str, complaint: str) -> None:
    write(folder, "names.csv", row)
    with pytest.raises(DecisionError, match=complaint):
        read_decisions(folder)


def test_a_file_with_other_columns_is_refused(folder: Path) -> None:
    (folder / "names.csv").write_text("mention,target_id\n", "utf-8")
    with pytest.raises(DecisionError, match=r"names.csv: the columns are mention,target_id, not decision_id"):
        read_decisions(folder)


def test_only_a_decision_that_is_there_is_withdrawn_and_only_once(folder: Path) -> None:
    before = files(folder)
    with pytest.raises(DecisionError, match="withdraws n-0, which is no decision"):
        takes_back(folder, 6, "n-0")
    assert files(folder) == before
    said = says(folder, 5, "Kuopia", "kuopio")
    back = takes_back(folder, 6, said.decision_id)
    with pytest.raises(DecisionError, match="is withdrawn twice"):
        takes_back(folder, 7, said.decision_id)
    with pytest.raises(DecisionError, match="decide anew instead"):
        takes_back(folder, 7, back)


@pytest.mark.parametrize(
    ("judgement", "target_id", "complaint"),
    [
        ("same", "lahti", "says kuopio; withdraw that one first"),
        ("different", "kuopio", "'Kuopia' is not kuopio, and n-.* says kuopio"),
        ("same", "kuopio", "says already that 'Kuopia' is kuopio"),
    ],
)
def test_a_contradiction_is_refused_until_the_other_is_withdrawn(
    folder: Path, judgement: str, target_id: str, complaint: str
) -> None:
    first = says(folder, 5, "Kuopia", "kuopio")
    before = files(folder)
    with pytest.raises(DecisionError, match=complaint):
        says(folder, 6, "Kuopia", target_id, judgement)
    assert files(folder) == before
    takes_back(folder, 6, first.decision_id)
    says(folder, 6, "Kuopia", target_id, judgement)
    assert len(read_decisions(folder).judgements) == 2


def test_a_name_may_be_none_of_several(folder: Path) -> None:
    says(folder, 5, "Kuopia", "kuopio", "different")
    says(folder, 5, "Kuopia", "lahti", "different")
    says(folder, 5, "Kuopia", "kemi")
    with pytest.raises(DecisionError, match=r"is lahti, and n-.* says kemi"):
        says(folder, 6, "Kuopia", "lahti")


def test_in_a_world_whose_time_stands_still_one_may_think_again(folder: Path) -> None:
    """Decided, withdrawn and decided anew at one moment, as in the recorded world."""
    for target_id in ("kuopio", "lahti", "kuopio"):
        said = says(folder, 5, "Kuopia", target_id)
        takes_back(folder, 5, said.decision_id)
    last = says(folder, 5, "Kuopia", "kemi")
    standing = [j for j in read_decisions(folder).judgements if not read_decisions(folder).never_counts(j)]
    assert standing == [last]


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"reason": " "}, "no decision: reason"),
        ({"decided_by": ""}, "no decision: decided_by"),
        ({"decided_at": day(5).replace(tzinfo=None)}, "no decision: decided_at"),
        ({"judgement": "maybe"}, "no decision: judgement 'maybe'"),
    ],
)
def test_a_decision_without_who_when_and_why_is_not_written(
    folder: Path, changes: dict[str, Any], complaint: str
) -> None:
    before = files(folder)
    whole = {
        "decided_at": day(5),
        "decided_by": "MV",
        "reason": "Its page says so",
        "subject": "party",
        "mention": "Kuopia",
        "judgement": "same",
        "target_id": "kuopio",
    }
    with pytest.raises(DecisionError, match=complaint):
        decide(folder, **(whole | changes))
    assert files(folder) == before


def test_a_file_that_a_person_left_without_its_last_line_end_takes_a_row(folder: Path) -> None:
    (folder / "names.csv").write_text(f"{HEADS['names.csv']}\n{ROW}", "utf-8")
    says(folder, 7, "Lahtis", "lahti")
    assert len(read_decisions(folder).judgements) == 2


def test_two_writers_at_once_are_refused(folder: Path) -> None:
    before = files(folder)
    with exclusive(folder / ".lock", "writing decisions"), pytest.raises(BusyError, match="writing decisions"):
        says(folder, 5, "Kuopia", "kuopio")
    assert files(folder) == before
    says(folder, 5, "Kuopia", "kuopio")


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.glob("*.csv"))}
