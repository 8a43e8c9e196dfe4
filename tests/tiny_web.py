"""A recorded web of one page, for tests that need nights of their own making."""

import datetime as dt
from pathlib import Path
from typing import Any

from extractors.catalogue import Catalogue, Page, Source
from tests.nights import House

URL = "https://lista.example/jasenet"
PAGE = """<!doctype html><html lang="fi"><head><title>Hinku-verkoston jäsenet</title></head><body><main>
<h1>Hinku-verkoston jäsenet</h1>
<p>{lead}</p>
<ul>{items}</ul>
</main></body></html>"""


def source(**changes: Any) -> Source:
    """A network's own, exhaustive list."""
    values: dict[str, Any] = {
        "id": "jasenlista",
        "title": "Jäsenlista",
        "publisher": "syke",
        "owner": "syke",
        "network": "hinku",
        "member_kind": "municipality",
        "kinds": ("member_list",),
        "rank": "network_list",
        "licence": "none-stated",
        "exhaustive": True,
        "pages": (Page(lang="fi", url=URL),),
    }
    return Source(**(values | changes))


def page(*members: str, lead: str = "Verkoston jäsenet ovat tässä.") -> str:
    """A page that lists members."""
    return PAGE.format(lead=lead, items="".join(f"<li>{m}</li>" for m in members))


def house(home: Path, nights: dict[str, str | int], *sources: Source) -> House:
    """A house on a web where the page stands as given on each night: HTML, or a status without a body."""
    web = home / "web"
    folder = web / "lista.example" / "jasenet"
    folder.mkdir(parents=True)
    for day, answer in nights.items():
        status, body = (answer, "") if isinstance(answer, int) else (200, answer)
        head = f"HTTP/1.1 {status} Said\nContent-Type: text/html; charset=utf-8\n\n"
        (folder / f"{day}.http").write_text(head + body, "utf-8")
    moments = ", ".join(f"{day}T02:15:00+02:00" for day in sorted(nights))
    (web / "nights.toml").write_text(f"nights = [{moments}]\n", "utf-8")
    return House(home / "house", web, Catalogue(list(sources) or [source()]))


def at(day: str) -> dt.datetime:
    """The moment of a night, in winter time."""
    return dt.datetime.fromisoformat(f"{day}T02:15:00+02:00")
