"""Load rows with dlt into DuckDB, and the same again where that adds nothing. Runs in the peers' environment.

    dlt_load.py ROWS.parquet FOLDER arrow|dicts append|merge|insert-only SAME-ROWS

All settings are dlt's own but these: no telemetry, no progress, its state in FOLDER.
"""

import json
import os
import sys
import time
from pathlib import Path

rows, folder, form, how, same_rows = sys.argv[1:]
os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
os.environ["DLT_DATA_DIR"] = str(Path(folder) / "state")

import dlt  # noqa: E402 (dlt reads the environment when it is imported)
import duckdb  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402

batch = pq.read_table(rows)
data = batch.to_pylist() if form == "dicts" else batch
disposition = {"merge": "merge", "append": "append", "insert-only": {"disposition": "merge", "strategy": "insert-only"}}
key = {} if how == "append" else {"primary_key": "assertion_id"}
told = {}
for prefix in ("",) if how == "append" else ("", "again_"):
    wall, cpu = time.perf_counter(), sum(os.times()[:4])
    pipeline = dlt.pipeline(
        "peer", destination=dlt.destinations.duckdb(f"{folder}/peer.duckdb"), dataset_name="obs", progress=None
    )
    pipeline.run(data, table_name="assertion", write_disposition=disposition[how], **key).raise_on_failed_jobs()
    told[f"{prefix}wall_s"] = time.perf_counter() - wall
    told[f"{prefix}cpu_s"] = sum(os.times()[:4]) - cpu
with duckdb.connect(f"{folder}/peer.duckdb") as con:
    told["same"] = con.sql(same_rows.format(table="obs.assertion")).fetchall()
print(json.dumps(told))
