"""Write every page of a release, in every language, from one reading of its database."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from warehouse.current import DATABASE
from warehouse.database import reader
from warehouse.dataset import LANGUAGES, Dataset
from warehouse.metadata.markup import json_ld
from warehouse.metadata.schema_org import schema_org
from warehouse.package import Description
from warehouse.site import bounds, lists, tiles
from warehouse.site.addresses import (
    FOLDER,
    HOME,
    evidence_path,
    file_name,
    member_anchor,
    network_path,
    party_path,
    statement_anchor,
    year_path,
)
from warehouse.site.charts import Chart, members_chart, moves_chart, states_chart
from warehouse.site.evidence import Evidence
from warehouse.site.language import load_languages
from warehouse.site.names import Names
from warehouse.site.networks import Networks
from warehouse.site.parties import Parties
from warehouse.site.release import Release, Row
from warehouse.site.view import View
from warehouse.site.years import Years

_HERE = Path(__file__).parent
_STATIC = ("style.css", "search.js")
_NEWS = 12
_DRAWN_FROM = 2  # years; a single one needs no drawing


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is put into words: where it goes, its template, and the facts that the template shows."""

    path: str
    template: str
    facts: Row


def write_site(folder: Path, description: Description) -> None:
    """Write `index.html` and `site/` into the folder of a staged release, whose database is closed and complete."""
    with reader(folder / DATABASE) as con:
        release = Release(con, folder, description)
        names = Names(release)
        evidence = Evidence(release)
        for page in _pages(release, evidence):
            for lang in LANGUAGES:
                view = View(load_languages()[lang], page.path, release, names, evidence)
                target = folder / view.here
                target.parent.mkdir(parents=True, exist_ok=True)
                template = _templates().get_template(page.template)
                target.write_text(template.render(view=view, t=view.t, release=release, **page.facts), "utf-8")
        (folder / FOLDER / "names.js").write_text(names.index(release), "utf-8")
    for name in _STATIC:
        shutil.copyfile(_HERE / name, folder / FOLDER / name)


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    shown: dict[str, Callable[..., Any]] = {
        "evidence_path": evidence_path,
        "member_anchor": member_anchor,
        "statement_anchor": statement_anchor,
        "file_name": file_name,
        "network_path": network_path,
        "year_path": year_path,
        "json_ld": _json_ld,
        "tile_lines": tiles.lines,
        "lay_tiles": tiles.lay,
    }
    templates.globals.update(shown, bounds=bounds, tiles=tiles)
    return templates


def _json_ld(view: View, dataset: Dataset | None) -> Markup:
    """A dataset, or the release where there is none, as schema.org tells it, for a page's `<script>`."""
    told = schema_org(view.release.description, dataset, view.t.code, "../" * view.here.count("/"))
    return Markup(json_ld(told))  # noqa: S704 (nothing in it can end a script)


def _pages(release: Release, evidence: Evidence) -> Iterator[Page]:
    """Every page of the release, one at a time: the facts of thousands never lie in memory together."""
    networks = Networks(release)
    years = Years(release, networks)
    return chain(
        _whole(release, years),
        _of_networks(release, networks, evidence),
        _of_parties(release),
        (Page(year_path(year), "year.html", years.facts(year)) for year in release.years),
    )


def _whole(release: Release, years: Years) -> Iterator[Page]:
    """The pages that a release has one of."""
    newest = years.facts(release.year) if release.years else None
    chart = states_chart(years.states) if len(years.states) >= _DRAWN_FROM else None
    home = {"newest": newest, "news": years.news(_NEWS), "chart": chart, "states": years.states}
    yield Page(HOME, "home.html", home)
    yield Page("networks.html", "networks.html", {"networks": years.networks()})
    yield Page("bodies.html", "bodies.html", {})
    yield Page("overlaps.html", "overlaps.html", years.overlaps())
    yield Page("sources.html", "sources.html", lists.sources(release))
    yield Page("conflicts.html", "conflicts.html", lists.conflicts(release))
    yield Page("turned-away.html", "turned_away.html", lists.turned_away(release))
    yield Page("changes.html", "changes.html", lists.changes(release))
    yield Page("data.html", "data.html", lists.files(release))


def _of_networks(release: Release, networks: Networks, evidence: Evidence) -> Iterator[Page]:
    """The page of each network and its pages of evidence. The first ones have their charts."""
    for number, network_id in enumerate(release.networks):
        facts = networks.facts(network_id)
        drawn = facts["years"] if number < bounds.CHARTS else []
        sizes = [year for year in drawn if "n_end" in year]
        charts: dict[str, Chart | None] = {"members_chart": None, "moves_chart": None}
        if len(sizes) >= _DRAWN_FROM:
            charts["members_chart"] = members_chart(drawn)
            if any(year["joiners_upper"] or year["leavers_upper"] for year in sizes):
                charts["moves_chart"] = moves_chart(sizes)
        yield Page(network_path(network_id), "network.html", {**facts, **charts})
        for page in evidence.pages(network_id):
            yield Page(evidence_path(network_id, page.number), "evidence.html", {"page": page})


def _of_parties(release: Release) -> Iterator[Page]:
    parties = Parties(release)
    for party_id in release.parties:
        yield Page(party_path(party_id), "party.html", parties.facts(party_id))
