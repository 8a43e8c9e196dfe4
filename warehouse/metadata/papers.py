"""All that a release says of itself beside its data, written into its folder."""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.dataset import LANGUAGES
from warehouse.metadata.change_list import change_list
from warehouse.metadata.citation import citation
from warehouse.metadata.dcat import catalogue_record
from warehouse.metadata.dictionary import dictionary
from warehouse.metadata.licences import licences_csv
from warehouse.metadata.markup import json_ld
from warehouse.metadata.readme import readme
from warehouse.package import Description


def write_papers(
    con: duckdb.DuckDBPyConnection, folder: Path, description: Description, home: str = "README.md"
) -> None:
    """Write README, changes, dictionaries, citation, licences, the portals' record and the bill of materials of a
    release whose data files stand in a folder. `home` is the file that a reader opens first."""
    # It takes half a second to import: a question to a release must not wait for it.
    from warehouse.metadata.sbom import sbom  # noqa: PLC0415

    papers = {
        "README.md": readme(description),
        "CHANGES.md": change_list(con, description),
        "CITATION.cff": citation(description),
        "LICENSES.csv": licences_csv(description.sources),
        "dcat.jsonld": json_ld(catalogue_record(folder, description, home)) + "\n",
        "sbom.cdx.json": sbom(description),
    }
    papers |= {f"dictionary.{lang}.md": dictionary(description, lang) for lang in LANGUAGES}
    for name, text in papers.items():
        (folder / name).write_text(text, "utf-8")
