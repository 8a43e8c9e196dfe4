"""The six transforms as a dbt project: the same SELECTs, with `ref` in the place of each other's names."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.benchmarks.peers.tasks import DUCKDB_MEMORY, DUCKDB_THREADS, MODELS

TRANSFORM = Path(__file__).parents[3] / "warehouse" / "transform"
# dbt would put the schema of the profile before that of a model.
_SCHEMA = "{% macro generate_schema_name(name, node) %}{{ name }}{% endmacro %}"


def write_project(folder: Path, work: Path, threads: int) -> None:
    """Write the project and its profile for a database. YAML reads JSON. `threads` is how many models dbt makes at
    once; each is made by DuckDB with as many threads and as much memory as the warehouse has."""
    settings = {"threads": DUCKDB_THREADS, "memory_limit": DUCKDB_MEMORY, "TimeZone": "UTC"}
    output = {"type": "duckdb", "path": str(work), "threads": threads, "settings": settings}
    project = {"name": "peers", "version": "1.0", "profile": "peers", "models": {"+materialized": "table"}}
    files = {
        "dbt_project.yml": json.dumps(project),
        "profiles.yml": json.dumps({"peers": {"target": "work", "outputs": {"work": output}}}),
        "macros/schema.sql": _SCHEMA,
    }
    files |= {f"models/{_name(model)}.sql": _model(model) for model in MODELS}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _model(model: str) -> str:
    schema, _, alias = model.partition(".")
    sql = (TRANSFORM / f"{model}.sql").read_text("utf-8").rstrip().rstrip(";")
    for other in MODELS:
        sql = re.sub(rf"\b{re.escape(other)}\b", f"{{{{ ref('{_name(other)}') }}}}", sql)
    return f"{{{{ config(schema='{schema}', alias='{alias}') }}}}\n{sql}\n"


def _name(model: str) -> str:
    return model.replace(".", "_")
