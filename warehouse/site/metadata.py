"""What a page says of the data to machines: schema.org/Dataset as JSON-LD."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warehouse.dataset import Dataset
from warehouse.package import Description

_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def schema_org(description: Description, dataset: Dataset | None, lang: str) -> dict[str, Any]:
    """The release, or one of its datasets, in the words of schema.org. Addresses are relative to the release."""
    told: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": f"Verkosto: {dataset.title}" if dataset else "Verkosto",
        "description": dataset.description
        if dataset
        else "Who belongs to which climate network, since when and on what evidence, year by year.",
        "inLanguage": lang,
        "identifier": f"verkosto:{description.release_id}",
        "version": description.release_id,
        "dateModified": description.known_at.astimezone(dt.UTC).isoformat(),
        "license": _LICENCE,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "Verkosto"},
    }
    if dataset:
        told["variableMeasured"] = [column.name for column in dataset.columns]
        told["distribution"] = [
            {"@type": "DataDownload", "encodingFormat": media, "contentUrl": f"{dataset.name}.{form}"}
            for form, media in (("csv", "text/csv"), ("parquet", "application/vnd.apache.parquet"))
        ]
    return told
