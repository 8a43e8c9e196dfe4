"""Make the models of a dbt project. Runs in the peers' environment.

    dbt_run.py PROJECT WORK.duckdb SAME-TABLES

`wall_s` and `cpu_s` are those of `dbt run` in a process whose imports are done; parsing the project is part of it.
"""

import json
import os
import sys
import time

project, work, same_tables = sys.argv[1:]
os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"

import duckdb  # noqa: E402
from dbt.cli.main import dbtRunner  # noqa: E402 (dbt reads the environment when it is imported)

told = {}
wall, cpu = time.perf_counter(), sum(os.times()[:4])
done = dbtRunner().invoke(["run", "--quiet", "--no-version-check", "--project-dir", project, "--profiles-dir", project])
told["wall_s"], told["cpu_s"] = time.perf_counter() - wall, sum(os.times()[:4]) - cpu
if not done.success:
    sys.exit(f"dbt: {done.exception or [result.message for result in done.result]}")
told["sql_s"] = sum(result.execution_time for result in done.result)
with duckdb.connect(work) as con:
    con.execute("SET TimeZone = 'UTC'")
    told["same"] = con.sql(same_tables).fetchall()
print(json.dumps(told))
