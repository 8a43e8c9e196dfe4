"""When a release stands: what is seen once more moves nothing, and whatever may move something is noticed."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.simulation.history import believed, derive_history
from tests.simulation.log import CATALOGUE, Log
from tests.simulation.test_history import empty_log
from tests.simulation.world import Event, Night, Said, Version, nights, worlds
from warehouse import news
from warehouse.changes import Earlier
from warehouse.log_rows import Run, naive
from warehouse.news import grounds, stands
from warehouse.rules import Rules

MARCH_4 = dt.datetime(2024, 3, 4, 0, 15, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
LIST = Version(tuple(Said("hinku", town) for town in ("forssa", "ii", "imatra", "lahti")))
SHORTER = Version(LIST.said[:3])
PAGE = Version((Said("hinku", "lahti"),))


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """A log with what a derivation would leave behind where nobody is missing."""
    monkeypatch.setattr(news, "_is_derived", lambda con: True)
    with empty_log() as log:
        log.con.execute("CREATE SCHEMA core; CREATE SCHEMA marts")
        log.con.execute(
            "CREATE TABLE core.standing (network_id TEXT, era_no INT, party_id TEXT, role TEXT, tick TIMESTAMP, "
            "is_gone BOOLEAN, n_days INT)"
        )
        yield log


def released(log: Log) -> Earlier:
    """What a release of the newest night would say of itself."""
    moment = log.moments[-1]
    return Earlier(Path(), moment, {}, grounds(log.con, CATALOGUE, moment, Rules(), log.decisions))


def still(log: Log, before: Earlier) -> bool:
    """Whether a release stands on the newest night."""
    return stands(log.con, CATALOGUE, before, log.moments[-1], Rules(), log.decisions)


def played(log: Log, *answers: dict[str, Version | int], first: dt.datetime = MARCH_4) -> list[bool]:
    """Of each night but the first, whether the release stood that was made last."""
    log.write(Night(first, answers[0]))
    before, stood = released(log), []
    for number, answer in enumerate(answers[1:], start=1):
        log.write(Night(first + number * DAY, answer))
        stood.append(still(log, before))
        if not stood[-1]:
            before = released(log)
    return stood


def test_pages_that_are_as_they_were_make_no_news(log: Log) -> None:
    assert played(log, *[{"lista": LIST, "lahti-sivu": PAGE}] * 4) == [True, True, True]


def test_a_member_that_is_missing_is_news_until_its_exit_is_proved(log: Log) -> None:
    log.write(Night(MARCH_4, {"lista": SHORTER}))
    before = released(log)
    log.write(Night(MARCH_4 + DAY, {"lista": SHORTER}))
    for n_days, stood in ((1, False), (2, False), (3, True)):
        log.con.execute(
            "INSERT INTO core.standing VALUES ('hinku', 1, 'lahti', 'member', ?, true, ?)",
            [naive(MARCH_4) + n_days * dt.timedelta(seconds=1), n_days],
        )
        assert still(log, before) is stood


def test_an_outage_is_news_once_and_so_is_its_end(log: Log) -> None:
    there, gone = {"lista": LIST}, {"lista": 503}
    assert played(log, there, gone, gone, gone, there, there) == [False, True, True, False, True]


def test_a_page_that_is_not_asked_falls_behind_the_others_once(log: Log) -> None:
    both, one = {"lista": LIST, "lahti-sivu": PAGE}, {"lista": LIST}
    assert played(log, both, one, one, both, both) == [False, True, False, True]


def test_what_was_seen_today_is_newer_than_a_page_of_the_day_of_the_release(log: Log) -> None:
    stamped = {
        "lista": LIST,
        "jasenet": Version((Said("fisu", "lahti"), Said("fisu", "ii")), stamp=dt.date(2024, 3, 4)),
    }
    assert played(log, *[stamped] * 3) == [False, True]


def test_a_day_that_a_fact_speaks_of_comes(log: Log) -> None:
    log.con.execute("CREATE TABLE marts.target AS SELECT 'kemi' AS holder_id, DATE '2024-03-06' AS due_latest")
    assert played(log, *[{"lista": LIST}] * 4) == [True, False, True]


def test_a_year_begins(log: Log) -> None:
    # The second night begins at 02:15 of the first of January in Helsinki.
    new_year = dt.datetime(2024, 12, 31, 0, 15, tzinfo=dt.UTC)
    assert played(log, *[{"lista": LIST}] * 3, first=new_year) == [False, True]


def test_a_release_is_renewed_after_a_week(log: Log) -> None:
    assert played(log, *[{"lista": LIST}] * 10) == [*[True] * 7, False, True]


def test_a_decision_is_news_from_the_night_on_from_which_it_counts(log: Log) -> None:
    log.write(Night(MARCH_4, {"lista": LIST}))
    before = released(log)
    log.write(Night(MARCH_4 + DAY, {"lista": LIST}, decided=[("different", "lahti", "lahti")]))
    assert not still(log, before)
    # Made when a night had begun, it is no part of that night's facts, but of the next one's.
    assert stands(log.con, CATALOGUE, before, MARCH_4 + DAY - 2 * dt.timedelta(hours=1), Rules(), log.decisions)


def test_other_rules_and_sources_and_readings_of_old_pages_are_news(log: Log) -> None:
    log.write(Night(MARCH_4, {"lista": LIST}))
    before = released(log)
    log.write(Night(MARCH_4 + DAY, {"lista": LIST}))
    moment = log.moments[-1]
    assert still(log, before)
    assert not stands(log.con, CATALOGUE, before, moment, Rules(carry_forward_years=3), log.decisions)
    fewer = type(CATALOGUE)([source for source in CATALOGUE if source.id != "uutiset"])
    assert not stands(log.con, fewer, before, moment, Rules(), log.decisions)
    log.write(Night(MARCH_4 + 2 * DAY, {"lista": LIST}, blind=frozenset({("lista", "lahti")})))
    assert not still(log, before)


def test_a_run_that_is_caught_up_with_is_news(log: Log) -> None:
    log.write(Night(MARCH_4, {"lista": LIST}))
    log.write(Night(MARCH_4 + 2 * DAY, {"lista": LIST}))
    before = released(log)
    log.write(Night(MARCH_4 + DAY, {"lista": SHORTER}))
    log.write(Night(MARCH_4 + 3 * DAY, {"lista": LIST}))
    assert not still(log, before)


def test_a_report_is_news(log: Log) -> None:
    log.write(Night(MARCH_4, {"lista": LIST}))
    before = released(log)
    log.write(Night(MARCH_4 + DAY, {"lista": LIST}))
    run = Run.at(MARCH_4 + DAY, "recorded")
    log.con.execute(
        "INSERT INTO raw.report_intake VALUES ('i', ?, 'd', 'hinku', 2023, 'a.csv', 'inbox', DATE '2024-03-05', ?)",
        [run.run_id, naive(run.known_at)],
    )
    assert not still(log, before)


def test_a_work_file_without_a_whole_derivation_vouches_for_no_release(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.write(Night(MARCH_4, {"lista": LIST}))
    before = released(log)
    assert still(log, before)
    monkeypatch.undo()
    assert not still(log, before)


@pytest.mark.soak
@settings(deadline=None, derandomize=True, database=None, max_examples=1, suppress_health_check=list(HealthCheck))
@given(worlds(n_nights=30, n_events=20))
def test_no_night_on_which_a_release_stands_believes_anything_else(events: tuple[Event, ...]) -> None:
    with empty_log() as log, pytest.MonkeyPatch.context() as patches:
        # The history alone, for the rest takes seconds.
        patches.setattr(news, "_is_derived", lambda con: True)
        before, then, n_stood = None, [], 0
        for night in nights(events, 30):
            log.write(night)
            stood = before is not None and still(log, before)
            derive_history(log, night.moment, "core.standing")
            if not stood:
                before, then = released(log), believed(log.con, night.moment)
                continue
            n_stood += 1
            assert believed(log.con, night.moment) == then, f"{night.moment}: the release does not say what is believed"
            derive_history(log, before.known_at, "core.standing")  # as the work file is where nothing was derived
        assert n_stood > 0
