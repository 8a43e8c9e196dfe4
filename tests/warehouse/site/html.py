"""A written page as tests read it."""

from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag


@cache
def read(file: Path) -> BeautifulSoup:
    """A page; no test changes what another has read."""
    return BeautifulSoup(file.read_text("utf-8"), "lxml")


def all_pages(folder: Path) -> list[Path]:
    return [folder / "index.html", *sorted((folder / "site").rglob("*.html"))]


def broken_links(folder: Path) -> list[str]:
    """Addresses of the pages that lead to no file of the folder, or to no place in it."""
    ids = {page: {str(tag["id"]) for tag in read(page).select("[id]")} for page in all_pages(folder)}
    broken = []
    for page in ids:
        for tag in read(page).select("[href], [src]"):
            address = str(tag.get("href") or tag.get("src"))
            parts = urlsplit(address)
            if parts.scheme in ("http", "https"):
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not target.is_file() or (parts.fragment and parts.fragment not in ids.get(target, set())):
                broken.append(f"{page.relative_to(folder)}: {address}")
    return broken


def row_of(page: BeautifulSoup, table: str, head: str) -> list[str]:
    """The cells of the row that begins with `head`, in the table whose caption begins with `table`."""
    for found in page.select("table"):
        if found.caption is not None and found.caption.get_text().startswith(table):
            for row in found.select("tbody tr"):
                if isinstance(row.th, Tag) and row.th.get_text(strip=True) == head:
                    return [" ".join(cell.get_text().split()) for cell in row.select("td")]
    raise AssertionError(f"no row {head!r} in a table {table!r}")
