"""What a run ends with: where the newest release can be read."""

import io
from pathlib import Path

from rich.console import Console

from flows.report import print_next


def _told(releases: Path) -> str:
    console = Console(file=io.StringIO(), width=80)
    print_next(console, releases)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_a_run_ends_with_the_address_of_the_home_page(tmp_path: Path) -> None:
    current = tmp_path / "current"
    current.mkdir()
    assert "index.html" not in _told(tmp_path)
    (current / "index.html").write_text("", "utf-8")
    assert _told(tmp_path).rstrip().endswith(f"file://{tmp_path}/current/index.html")
