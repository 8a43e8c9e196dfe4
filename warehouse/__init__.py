"""DuckDB: SQL does the work, Python opens the door.

The way of the data: `load` appends what was fetched and read, `resolve` gives names their bodies, `transform` derives
facts and yearly datasets and runs the checks, `publish` makes one immutable release of them. `database` holds the one
writer. Everything but the archive can be rebuilt; the work file is disposable.
"""
