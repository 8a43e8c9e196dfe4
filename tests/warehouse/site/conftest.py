"""Pages of the made-up release, written once and only read."""

import shutil
from pathlib import Path

import pytest

from tests.warehouse.site.released import EVIL, alpha, released
from warehouse.seal import SUMS, seal
from warehouse.site import write, write_site


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of `ALPHA` under its plain name, with its pages."""
    folder = tmp_path_factory.mktemp("site") / "release"
    write_site(folder, released(folder, alpha()))
    seal(folder)
    return folder


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same release, whose names and quotes are attacks."""
    folder = tmp_path_factory.mktemp("hostile") / "release"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(write, "LANGUAGES", ("en",))
        write_site(folder, released(folder, alpha(EVIL, EVIL)))
    return folder


@pytest.fixture
def only_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages in one language: a test of what is said needs no more, and takes a third of the time."""
    monkeypatch.setattr(write, "LANGUAGES", ("en",))


@pytest.fixture(scope="session")
def again(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of `pages`, written a second time beside a copy of its database."""
    folder = tmp_path_factory.mktemp("again") / "release"
    description = released(folder, {})
    for file in pages.iterdir():
        if file.is_file() and file.name not in ("index.html", SUMS):
            shutil.copyfile(file, folder / file.name)
    write_site(folder, description)
    return folder
