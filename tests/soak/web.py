"""A year of a small web: fourteen sources whose pages change now and then, the same way each time it is made.

Lists of networks, pages of cities, a page of news, one that may not be read and one that was never there. Every twelfth
night something happens to one of them: a member joins or leaves, a page is reworded, redesigned, gone for a week, down,
or broken; each event of the round comes again with the next page. Half of the pages have an ETag and answer 304.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from extractors.catalogue import Catalogue, Page, Source
from tests import tiny_web

REGISTER = Path(__file__).parents[2] / "extractors" / "registers" / "municipalities.csv"
HELSINKI = ZoneInfo("Europe/Helsinki")
# With both changes of the clock in the year that follows, and a year to freeze.
FIRST = dt.date(2024, 11, 12)
EVERY = 12  # nights from one event to the next
GONE, DOWN, BROKEN = 7, 2, 2  # nights

LISTS = {"hinku": 40, "fisu": 14, "covenant-of-mayors": 24, "ubc": 30, "eurocities": 16, "iclei": 12}
CITIES = {"lahti": "Lahti", "kuopio": "Kuopio", "turku": "Turku", "oulu": "Oulu", "vaasa": "Vaasa"}
NETWORKS = ("Hinku-verkosto", "Fisu-verkosto", "Covenant of Mayors", "Eurocities", "ICLEI")
LEADS = (
    "Verkoston jäsenet ovat tässä.",
    "Alla ovat verkoston jäsenet aakkosjärjestyksessä.",
    "Tältä sivulta näet, ketkä verkostoon kuuluvat.",
)
_FRAMES: tuple[Callable[[list[str]], str], ...] = (
    lambda members: "<ul>" + "".join(f"<li>{m}</li>" for m in members) + "</ul>",
    lambda members: "<table><tr><th>Kunta</th></tr>" + "".join(f"<tr><td>{m}</td></tr>" for m in members) + "</table>",
    lambda members: (
        '<div class="cols"><ul>' + "\n".join(f'<li class="m"><b>{m}</b></li>' for m in members) + "</ul></div>"
    ),
)


@dataclass
class Site:
    """A page as it stands tonight. `until` is the night before which it answers `status`, or lists nobody."""

    source: Source
    members: list[str] = field(default_factory=list)
    lead: int = 0
    frame: int = 0
    sentences: list[str] = field(default_factory=list)
    status: int = 200
    until: int = 0

    @property
    def title(self) -> str:
        return self.source.title

    def answer(self, number: int) -> str:
        """What is recorded of it for a night: a whole HTTP answer."""
        status = self.status if number < self.until or self.until < 0 else 200
        body = "" if status in (404, 503) else self.html(is_broken=status == 0)
        head = f"HTTP/1.1 {status or 200} Said\nContent-Type: text/html; charset=utf-8\n"
        # Those of even length have a mark by which they are asked for.
        if body and len(self.source.id) % 2 == 0:
            head += f'ETag: "{hashlib.sha256(body.encode()).hexdigest()[:12]}"\n'
        return f"{head}\n{body}"

    def html(self, *, is_broken: bool) -> str:
        said = "".join(f"<p>{sentence}</p>" for sentence in self.sentences)
        listed = "" if is_broken or not self.members else _FRAMES[self.frame % len(_FRAMES)](self.members)
        lead = LEADS[self.lead % len(LEADS)]
        return (
            f'<!doctype html><html lang="fi"><head><title>{self.title}</title></head><body><main><h1>{self.title}</h1>'
            f"<p>{lead}</p>{said}{listed}</main></body></html>"
        )


def make_web(web: Path, n_nights: int, n_sources: int = 14) -> Catalogue:
    """Record so many nights of the first sources, and give the catalogue of these."""
    sites = _sites()[:n_sources]
    noise = random.Random(365)
    last: dict[str, str] = {}
    days = [FIRST + dt.timedelta(days=n) for n in range(n_nights)]
    for number, day in enumerate(days):
        if number % EVERY == 1:
            _happen(sites, number // EVERY, number, noise)
        for site in sites:
            answer = site.answer(number)
            if last.get(site.source.id) != answer:
                folder = web / f"{site.source.id}.example" / "sivu"
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{day}.http").write_text(answer, "utf-8")
                last[site.source.id] = answer
    closed = web / "suljettu.example" / "robots.txt"
    if any(site.source.id == "suljettu" for site in sites):
        closed.mkdir()
        (closed / f"{FIRST}.http").write_text(
            "HTTP/1.1 200 OK\nContent-Type: text/plain\n\nUser-agent: *\nDisallow: /\n", "utf-8"
        )
    moments = (dt.datetime.combine(day, dt.time(2, 15), HELSINKI).isoformat() for day in days)
    (web / "nights.toml").write_text(f"nights = [{', '.join(moments)}]\n", "utf-8")
    return Catalogue([site.source for site in sites])


def _sites() -> list[Site]:
    with REGISTER.open(encoding="utf-8", newline="") as file:
        names = [row["name_fi"] for row in csv.DictReader(file) if not row["last_year"]]
    noise = random.Random(14)
    lists = [
        Site(
            _source(
                network, f"Jäsenet: {network}", network=network, crawl="weekly" if network == "iclei" else "nightly"
            ),
            sorted(noise.sample(names, n_members)),
        )
        for network, n_members in LISTS.items()
    ]
    cities = [
        Site(
            _source(city, f"{name} ja ilmasto", owner=city, kinds=("own_networks",), rank="own_page"),
            sentences=[f"{name} liittyi {NETWORKS[n]}on vuonna {2010 + n}.", f"{name} on hiilineutraali vuonna 2035."],
        )
        for n, (city, name) in enumerate(CITIES.items())
    ]
    news = Site(
        _source("uutiset", "Verkostojen uutisia", rank="news"), sentences=["Kemi liittyi Fisu-verkostoon 12.3.2024."]
    )
    closed = Site(_source("suljettu", "Suljettu sivu"), names[:3])
    absent = Site(_source("poissa", "Sivu jota ei ole"), status=404, until=-1)
    # The first few are one of each sort.
    return [lists[0], cities[0], news, *lists[1:], *cities[1:], closed, absent]


def _source(source_id: str, title: str, **changes: object) -> Source:
    plain = {"network": None, "exhaustive": changes.get("network") is not None, "member_kind": "any"}
    pages = (Page(lang="fi", url=f"https://{source_id}.example/sivu"),)
    return tiny_web.source(id=source_id, title=title, pages=pages, **(plain | changes))


def _happen(sites: list[Site], event: int, number: int, noise: random.Random) -> None:
    """One event of the round, to the page whose turn it is."""
    lists = [site for site in sites if site.source.network]
    cities = [site for site in sites if site.source.rank == "own_page"]
    news = next(site for site in sites if site.source.rank == "news")
    turn, what = divmod(event, 10)
    one, city = lists[turn % len(lists)], cities[turn % len(cities)]
    day = f"{FIRST + dt.timedelta(days=number):%-d.%-m.%Y}"
    network = NETWORKS[turn % len(NETWORKS)]
    match what:
        case 0:
            others = sorted({m for site in lists for m in site.members} - set(one.members)) or ["Utsjoki"]
            one.members = sorted([*one.members, noise.choice(others)])
        case 1:
            city.lead += 1
        case 2:
            one.members.remove(noise.choice(one.members))
        case 3:
            city.sentences.append(f"{CITIES[city.source.id]} liittyi {network}on {day}.")
        case 4:
            news.sentences = [*news.sentences, f"Kotka liittyi {network}on {day}."][-12:]
        case 5:
            one.status, one.until = 404, number + GONE
        case 6:
            one.frame += 1
        case 7:
            one.lead += 1
        case 8:
            city.status, city.until = 503, number + DOWN
        case _:
            one.status, one.until = 0, number + BROKEN
