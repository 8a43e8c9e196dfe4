"""The seal of a release: every file of every folder, by its checksum."""

from pathlib import Path

import pytest

from warehouse.seal import files_in, remove, seal, verify


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A folder with files at its top and in a folder of a folder, sealed."""
    folder = tmp_path / "release"
    (folder / "site" / "fi").mkdir(parents=True)
    (folder / "README.md").write_text("a", "utf-8")
    (folder / "site" / "b.html").write_text("b", "utf-8")
    (folder / "site" / "fi" / "å.html").write_text("c", "utf-8")
    seal(folder)
    return folder


def test_files_of_all_folders_are_named_by_their_path_in_order(sealed: Path) -> None:
    assert files_in(sealed) == ["README.md", "SHA256SUMS", "site/b.html", "site/fi/å.html"]
    sums = (sealed / "SHA256SUMS").read_text("utf-8").splitlines()
    assert sums[0] == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  README.md"
    assert [line[66:] for line in sums] == ["README.md", "site/b.html", "site/fi/å.html"]
    assert all((sealed / name).stat().st_mode & 0o777 == 0o444 for name in files_in(sealed))
    assert verify(sealed) == []


@pytest.mark.parametrize(
    ("fault", "word"), [("changed", "has changed"), ("missing", "is missing"), ("added", "is not listed")]
)
def test_tampering_shows_in_a_folder_too(sealed: Path, fault: str, word: str) -> None:
    page = sealed / "site" / "fi" / "å.html"
    if fault == "changed":
        page.chmod(0o644)
        page.write_text("x", "utf-8")
    elif fault == "missing":
        page.unlink()
    else:
        page = page.with_name("more.html")
        page.write_text("", "utf-8")
    assert verify(sealed) == [f"release: {page.relative_to(sealed).as_posix()} {word}"]


def test_a_file_that_became_a_link_shows(sealed: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("b", "utf-8")
    (sealed / "site" / "b.html").unlink()
    (sealed / "site" / "b.html").symlink_to(tmp_path / "outside")
    assert verify(sealed) == ["release: site/b.html is a link to elsewhere"]


def test_a_sealed_folder_can_be_removed(sealed: Path) -> None:
    remove(sealed)
    assert not sealed.exists()
