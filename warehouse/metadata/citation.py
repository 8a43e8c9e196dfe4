"""How to cite a release: `CITATION.cff` (Citation File Format 1.2.0)."""

from __future__ import annotations

import json

from warehouse.metadata.licences import CC_BY
from warehouse.metadata.titles import ABSTRACTS, KEYWORDS, TITLES
from warehouse.package import Description


def citation(description: Description) -> str:
    """The file's text. Every text is written as JSON writes it, which YAML reads the same."""
    fields = {
        "cff-version": "1.2.0",
        "message": "If you use this release, please cite it as below, with its id.",
        "type": "dataset",
        "title": TITLES["en"],
        "abstract": ABSTRACTS["en"],
        "authors": [{"name": "Verkosto"}],
        "version": description.version.number,
        "date-released": description.day,
        "identifiers": [
            {"type": "other", "value": f"verkosto:{description.release_id}", "description": "Id of the release"}
        ],
        "keywords": list(KEYWORDS["en"]),
        "license": "CC-BY-4.0",
        "license-url": CC_BY.address,
    }
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())


def citation_line(description: Description) -> str:
    """The same for a person, in one line."""
    year = description.day[:4]
    return (
        f"Verkosto ({year}). {TITLES['en']}. Version {description.version.number}, "
        f"release {description.release_id}. CC BY 4.0."
    )
