"""The watched folder, and files of it that people name."""

from pathlib import Path

import pytest

from flows.inbox import IntakeError, handed_file, has_taken, misplaced_files, put_aside, waiting_files


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    (folder / "hinku" / "2024" / "taken").mkdir(parents=True)
    return folder


def test_a_file_is_named_by_its_path_inside_the_inbox(inbox: Path) -> None:
    (inbox / "hinku" / "2024" / "a.csv").write_text("x")
    assert handed_file(inbox, "hinku/2024/a.csv", anywhere=False) == inbox / "hinku" / "2024" / "a.csv"
    with pytest.raises(IntakeError, match="there is no file"):
        handed_file(inbox, "hinku/2024/b.csv", anywhere=False)


@pytest.mark.parametrize("given", ["../secret.csv", "hinku/../../secret.csv", "/etc/passwd", "link.csv"])
def test_nothing_outside_the_inbox_is_read(inbox: Path, given: str) -> None:
    (inbox.parent / "secret.csv").write_text("x")
    (inbox / "link.csv").symlink_to(inbox.parent / "secret.csv")
    with pytest.raises(IntakeError, match="lies outside the inbox"):
        handed_file(inbox, given, anywhere=False)


def test_who_types_on_this_machine_may_name_any_file(inbox: Path) -> None:
    (inbox.parent / "mine.csv").write_text("x")
    assert handed_file(inbox, str(inbox.parent / "mine.csv"), anywhere=True).read_text() == "x"


def test_a_file_was_taken_in_where_its_bytes_lie_among_the_taken(inbox: Path) -> None:
    (inbox / "hinku" / "2024" / "a.csv").write_text("x")
    [waiting] = waiting_files(inbox)
    assert not has_taken(waiting, b"x")
    put_aside(waiting)
    (inbox / "hinku" / "2024" / "a.csv").write_text("x")
    assert has_taken(waiting, b"x")
    assert not has_taken(waiting, b"y")


def test_a_file_in_no_networks_year_is_told_of(inbox: Path) -> None:
    for place in ("a.csv", "hinku/b.csv", "hinku/2024/c.csv", "hinku/2024/taken/d.csv", "hinku/2024/.e.csv"):
        (inbox / place).write_text("x")
    assert [w.path.name for w in waiting_files(inbox)] == ["c.csv"]
    assert [p.name for p in misplaced_files(inbox)] == ["a.csv", "b.csv"]
