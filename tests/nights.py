"""Play recorded nights through the product's own functions, without Prefect around them.

The flow's order (fetch, read, load, derive, publish) in a dozen lines: tests of the warehouse need its real input, and
a test of the flow itself stands in tests/flows.
"""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from extractors.archive import Archive
from extractors.catalogue import Catalogue, load_catalogue
from extractors.clock import RecordedClock
from extractors.fetch import Fetcher, FetchPolicy, RecordedWeb, read_nights
from extractors.reading import code_version, read_archived
from warehouse.changes import Moved, derive_since
from warehouse.database import reader, writer
from warehouse.load import Loaded, load_run
from warehouse.log_rows import Run
from warehouse.package import Description
from warehouse.publish import DATABASE, Release, earlier_release, publish
from warehouse.transform import Derived, Rules, derive_tables, tables_read
from warehouse.versions import versions

RECORDED_WEB = Path(__file__).parent.parent / "deploy" / "recorded"


@dataclass
class Played:
    """One night's outcome."""

    run: Run
    loaded: Loaded
    derived: Derived
    release: Release
    moved: list[Moved]

    @property
    def states(self) -> dict[str, str]:
        return {v.source_id: v.state for v in self.loaded.visits}

    def sql(self, question: str) -> list[tuple]:
        with reader(self.release.path / DATABASE) as con:
            return con.execute(question).fetchall()


@dataclass
class Known:
    """What is known at the moment of one night, and how its pages stood in it. A question names `core` and `marts`."""

    house: "House"
    loaded: Loaded
    known_at: dt.datetime

    @property
    def states(self) -> dict[str, str]:
        return {v.source_id: v.state for v in self.loaded.visits}

    def sql(self, question: str) -> list[tuple]:
        with writer(self.house.warehouse) as con:
            wanted = {table for table in tables_read(con, question) if table.startswith(("core.", "marts."))}
            if self.house.made_at != self.known_at or not wanted <= self.house.made:
                wanted |= self.house.made
                derive_tables(con, self.house.catalogue, self.known_at, self.house.rules, wanted)
                self.house.made_at, self.house.made = self.known_at, wanted
            return con.execute(question).fetchall()


@dataclass
class House:
    """A folder with an archive, a warehouse and releases, on a recorded web."""

    home: Path
    web: Path = RECORDED_WEB
    catalogue: Catalogue = field(default_factory=load_catalogue)
    rules: Rules = field(default_factory=Rules)
    # Which tables the work file holds for `Known`, and as known when.
    made_at: dt.datetime | None = None
    made: set[str] = field(default_factory=set)

    @property
    def archive(self) -> Archive:
        return Archive(self.home / "archive")

    @property
    def warehouse(self) -> Path:
        return self.home / "warehouse.duckdb"

    @property
    def releases(self) -> Path:
        return self.home / "releases"

    def fetch(self, at: dt.datetime) -> Run:
        """Fetch and read every source that the recording holds a page of."""
        clock = RecordedClock(at)
        run = Run.at(at, "recorded")
        web = RecordedWeb(self.web, clock)
        fetcher = Fetcher(FetchPolicy(contact="recorded-web"), clock, self.archive, adapter=web)
        for source in self.catalogue:
            for page in source.pages:
                if source.crawl == "never" or not web.covers(page.url):
                    continue
                attempt = fetcher.fetch(run_id=run.run_id, source_id=source.id, url=page.url, lang=page.lang)
                if attempt.document_id:
                    read_archived(self.archive, attempt, source)
        return run

    def publish(self, con: duckdb.DuckDBPyConnection, run: Run, derived: Derived) -> Release:
        description = Description(
            run.run_id,
            run.known_at,
            "recorded",
            code_version(),
            self.rules,
            derived,
            ("CC-BY-4.0",),
            versions(self.rules),
            sources=tuple(self.catalogue),
        )
        return publish(con, self.releases, description, keep=50)

    def play(self, at: dt.datetime) -> Played:
        run = self.fetch(at)
        with writer(self.warehouse) as con:
            loaded = load_run(con, self.archive, self.catalogue, run)
            before = earlier_release(self.releases, run.known_at)
            derived, moved = derive_since(con, self.catalogue, before, run.known_at, self.rules)
            return Played(run, loaded, derived, self.publish(con, run, derived), moved)

    def play_all(self) -> list[Played]:
        return [self.play(at) for at in read_nights(self.web)]

    def load_all(self) -> list[Known]:
        """All nights loaded and nothing published: what is known at each is derived when it is asked."""
        return [self.load(at) for at in read_nights(self.web)]

    def load(self, at: dt.datetime) -> Known:
        run = self.fetch(at)
        self.made_at = None
        with writer(self.warehouse) as con:
            return Known(self, load_run(con, self.archive, self.catalogue, run), run.known_at)

    def play_to_last(self) -> Played:
        """The last night, with those before it only loaded: for what is known in the end."""
        *before, last = read_nights(self.web)
        for at in before:
            self.load(at)
        return self.play(last)
