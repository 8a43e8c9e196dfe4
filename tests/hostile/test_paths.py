"""Names that would lead out of a folder: of sources, runs, documents, files in the inbox, and files of a backup.

An archive's members never become files: workbooks are read in memory by the names that are looked for.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from extractors.archive import Archive, ArchiveError
from extractors.reports.reader import read_report_file
from flows.inbox import IntakeError, Waiting, handed_file, put_aside, waiting_files
from tests import tiny_web
from tests.hostile.test_mutants import TODAY
from warehouse import restore
from warehouse.backup import BackupError

OUT = ["../x", "a/b", "..", "/etc/passwd", "a\0b", "a\nb", "x" * 300, "."]


@pytest.mark.parametrize("name", [*OUT, "CON:", ""])
def test_a_source_is_called_by_a_plain_word(name: str) -> None:
    if name == "x" * 300:
        pytest.skip("a long id leads nowhere")
    with pytest.raises(ValidationError):
        tiny_web.source(id=name)


@pytest.mark.parametrize("name", [*OUT, "-rf"])
def test_a_run_and_a_document_are_named_plainly(tmp_path: Path, name: str) -> None:
    archive = Archive(tmp_path / "archive")
    with pytest.raises(ArchiveError):
        archive.attempts(name)
    with pytest.raises(ArchiveError):
        archive.get(name)


@pytest.mark.parametrize("name", ["../out.csv", "demo/../../out.csv", "/etc/passwd", "link.csv", "demo/2024"])
def test_a_file_is_handed_in_from_the_inbox_alone(tmp_path: Path, name: str) -> None:
    inbox = tmp_path / "inbox"
    (inbox / "demo" / "2024").mkdir(parents=True)
    (tmp_path / "out.csv").write_text("secret")
    (inbox / "link.csv").symlink_to(tmp_path / "out.csv")
    with pytest.raises(IntakeError):
        handed_file(inbox, name, anywhere=False)


def test_odd_names_in_the_inbox_stay_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "inbox" / "demo" / "2024"
    folder.mkdir(parents=True)
    names = ["a\nb.csv", "..csv.csv", "CON.csv", "ä\u202e.csv", "x" * 240 + ".csv", "-rf.csv", "%2e%2e.csv"]
    for name in names:
        (folder / name).write_text("x")
    for waiting in list(waiting_files(tmp_path / "inbox")):
        assert put_aside(waiting).parent == folder / "taken"
        report = read_report_file(b"x", name=waiting.path.name, network="demo", year=2024, today=TODAY)
        assert report.rows == ()


def test_a_link_in_the_inbox_is_not_followed(tmp_path: Path) -> None:
    """Whoever may write to the inbox may not read what the product may."""
    folder = tmp_path / "inbox" / "demo" / "2024"
    folder.mkdir(parents=True)
    (tmp_path / "secret.csv").write_text("secret")
    (folder / "link.csv").symlink_to(tmp_path / "secret.csv")
    assert list(waiting_files(tmp_path / "inbox")) == []
    assert Waiting(folder / "a.csv", "demo", 2024) not in waiting_files(tmp_path / "inbox")


@pytest.mark.parametrize("name", ["home/../../out", "home//tmp/out"])
def test_a_backup_puts_nothing_outside_of_the_home(tmp_path: Path, name: str) -> None:
    staged = tmp_path / "a" / "home"
    staged.mkdir(parents=True)
    with pytest.raises(BackupError, match="lies outside of the home"):
        restore._placed(staged, name)


@pytest.mark.parametrize("target", ["../../out", "/srv/out"])
def test_a_backup_links_to_nothing_outside_of_the_home(tmp_path: Path, target: str) -> None:
    with pytest.raises(BackupError, match="lies outside of the home"):
        restore._stage_home(tmp_path, tmp_path / "home", [], {"home/releases/current": target})
