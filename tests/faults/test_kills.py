"""kill -9 at any moment of a load or a publish: readers keep a whole release, and the next run heals.

A child process loads or publishes in a circle; the parent kills it at a random moment. Bounded: ten kills a stage.
"""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractors.fetch import read_nights
from tests.nights import RECORDED_WEB, House
from warehouse.current import DATABASE, current_release
from warehouse.database import reader, writer
from warehouse.releases import sweep
from warehouse.seal import verify

pytestmark = pytest.mark.system

KILLS = 10
LONGEST = 0.6  # seconds after the child's word, a few rounds of its work
PROJECT = Path(__file__).parent.parent.parent
NIGHTS = read_nights(RECORDED_WEB)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with the first night published and the second one fetched."""
    house = House(tmp_path_factory.mktemp("house"))
    house.play(NIGHTS[0])
    house.fetch(NIGHTS[1])
    return house


def kill_while(house: House, stage: str, moments: random.Random) -> None:
    command = [sys.executable, "-m", "tests.faults.child", str(house.home), stage]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"begin\n"
        time.sleep(moments.uniform(0, LONGEST))
        child.kill()


def answer(house: House) -> int:
    with reader(current_release(house.releases) / DATABASE) as con:
        row = con.execute("SELECT count(*) FROM membership_year").fetchone()
    assert row is not None
    return row[0]


def test_killed_loads_lose_nothing_and_the_next_night_heals(house: House) -> None:
    moments = random.Random(20261121)
    before = answer(house)
    for _ in range(KILLS):
        kill_while(house, "load", moments)
        assert answer(house) == before
        with writer(house.warehouse) as con:
            readings, orphans = con.execute(
                """
                SELECT count(*), count(*) FILTER (reading_id NOT IN (SELECT reading_id FROM obs.reading_assertion)
                                                  AND n_members > 0)
                FROM obs.reading
                """
            ).fetchall()[0]
            assert readings >= 1
            assert orphans == 0, "a reading without its assertions: a torn load"
    played = house.play(NIGHTS[1])
    assert played.release.is_current
    assert answer(house) > before
    assert verify(played.release.path) == []


def test_killed_publishing_leaves_a_whole_current_release(house: House) -> None:
    moments = random.Random(11202621)
    swept = 0
    for _ in range(KILLS):
        kill_while(house, "publish", moments)
        current = current_release(house.releases)
        assert verify(current) == []
        assert answer(house) > 0
        swept += len(sweep(house.releases))
    assert swept > 0, "no kill fell into the staging of a release: the test proves nothing"
    for release in house.releases.iterdir():
        assert verify(release) == []
    played = house.play(NIGHTS[2])
    assert played.release.is_current
    assert current_release(house.releases) == played.release.path.resolve()
