"""A dataset, or the whole release, as schema.org tells one to search engines: JSON-LD for the head of a page."""

from __future__ import annotations

from typing import Any

from warehouse.dataset import Dataset, Language, load_datasets
from warehouse.metadata.dcat import dataset_id
from warehouse.metadata.licences import CC_BY
from warehouse.metadata.titles import ABSTRACTS, KEYWORDS, TITLES
from warehouse.package import MEDIA_TYPES, Description
from warehouse.release_files import DATABASE
from warehouse.workbook import WORKBOOK, in_workbook


def schema_org(description: Description, dataset: Dataset | None, lang: Language, base: str = "") -> dict[str, Any]:
    """A dataset in a language, or the whole release where none is given.

    `base` is the way from the page to the release's folder (`../`). Write it into a page by `markup.json_ld`, which is
    safe inside `<script>`.
    """
    told: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "inLanguage": lang,
        "version": description.version.number,
        "dateModified": description.day,
        "datePublished": description.day,
        "license": CC_BY.address,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "Verkosto"},
        "publisher": {"@type": "Organization", "name": "Verkosto"},
        "keywords": list(KEYWORDS[lang]),
        "spatialCoverage": ["FI", "SE", "NO", "DK", "IS"],
    }
    if dataset is None:
        told |= {
            "name": TITLES[lang],
            "description": ABSTRACTS[lang],
            "identifier": f"verkosto:{description.release_id}",
            "distribution": [_download(base, WORKBOOK), _download(base, DATABASE)],
            "hasPart": [
                {"@type": "Dataset", "@id": dataset_id(d.name, description.release_id), "name": d.wordings[lang].title}
                for d in load_datasets().values()
            ],
        }
        return told
    files = [f"{dataset.name}.csv", f"{dataset.name}.parquet"] + [WORKBOOK] * in_workbook(dataset, description)
    wording, extent = dataset.wordings[lang], description.extent(dataset.name)
    why = "" if extent.n_rows else f" {wording.empty}"
    told |= {
        "@id": dataset_id(dataset.name, description.release_id),
        "name": wording.title,
        "description": f"{wording.description}{why}",
        "identifier": f"verkosto:{description.release_id}:{dataset.name}",
        "distribution": [_download(base, file) for file in files],
        "isPartOf": {"@type": "Dataset", "name": TITLES[lang], "identifier": f"verkosto:{description.release_id}"},
        "variableMeasured": [
            {"@type": "PropertyValue", "name": column.name, "description": column.comment_in(lang)}
            | ({"unitText": column.unit} if column.unit else {})
            for column in dataset.columns
        ],
    }
    if extent.first_year:
        told["temporalCoverage"] = f"{extent.first_year}-01-01/{extent.last_year}-12-31"
    return told


def _download(base: str, file: str) -> dict[str, str]:
    form = file.rpartition(".")[2]
    return {"@type": "DataDownload", "contentUrl": f"{base}{file}", "encodingFormat": MEDIA_TYPES[form]}
