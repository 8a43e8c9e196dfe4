"""Run as a process that is going to be killed: loads or publishes the same night over and over.

Usage: `python -m tests.faults.child FOLDER load|publish`. Prints a line when it is about to begin.
"""

import sys
from dataclasses import replace
from pathlib import Path

from extractors.fetch import read_nights
from tests.nights import House
from warehouse.database import transaction, writer
from warehouse.load import load_run
from warehouse.log_rows import Run
from warehouse.transform import derive

LOGGED = ("raw.fetch", "raw.document", "obs.reading", "obs.assertion", "obs.reading_assertion", "restricted.person")


def main(folder: str, stage: str) -> None:
    house = House(Path(folder))
    run = Run.at(read_nights(house.web)[1], "recorded")
    with writer(house.warehouse) as con:
        if stage == "load":
            print("begin", flush=True)
            while True:
                load_run(con, house.archive, house.catalogue, run)
                with transaction(con):
                    con.execute("DELETE FROM ops.run WHERE run_id = ?", [run.run_id])
                    con.execute("DELETE FROM raw.fetch WHERE run_id = ?", [run.run_id])
                    con.execute("DELETE FROM obs.reading WHERE run_id = ?", [run.run_id])
        derived = derive(con, house.catalogue, run.known_at, house.rules)
        print("begin", flush=True)
        number = 0
        while True:
            number += 1
            house.publish(con, replace(run, run_id=f"{run.run_id}-{number}"), derived)


if __name__ == "__main__":
    main(*sys.argv[1:])
