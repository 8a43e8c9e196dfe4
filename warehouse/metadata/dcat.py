"""A release for data portals: DCAT-AP 3 as JSON-LD (`dcat.jsonld`).

A dataset of the project is a `dcat:DatasetSeries`; each release of it a `dcat:Dataset` in that series, with the files
as distributions. Ids are UUIDs made from names, so they are the same wherever the folder lies; addresses of files are
relative to this one, so that whoever puts a release on the web need not write it anew. Nothing is fetched to read it:
the context stands in the file.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.current import DATABASE
from warehouse.dataset import LANGUAGES, Dataset, Language, load_datasets
from warehouse.metadata.licences import CC_BY
from warehouse.metadata.places import NORDIC, locations, places_of
from warehouse.metadata.titles import ABSTRACTS, KEYWORDS, TITLES
from warehouse.package import MEDIA_TYPES, Description
from warehouse.seal import sha256
from warehouse.workbook import WORKBOOK, in_workbook

_EU = "http://publications.europa.eu/resource/authority"
_LICENCE = f"{_EU}/licence/CC_BY_4_0"
_CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# The EU's list of file types has none for DuckDB: it is told as bytes, with its media type.
_FILE_TYPES = {"csv": "CSV", "parquet": "PARQUET", "xlsx": "XLSX", "duckdb": "OCTET"}
_FORMS: dict[str, dict[Language, str]] = {
    "csv": {
        "en": "As CSV: UTF-8, ISO dates, lists parted by semicolons.",
        "fi": "CSV-muodossa: UTF-8, ISO-päivämäärät, luettelot puolipistein erotettuina.",
        "sv": "Som CSV: UTF-8, ISO-datum, listor åtskilda med semikolon.",
    },
    "parquet": {
        "en": "As Parquet, with types.",
        "fi": "Parquet-muodossa tyyppeineen.",
        "sv": "Som Parquet, med typer.",
    },
    "xlsx": {
        "en": "A sheet of the release's workbook.",
        "fi": "Julkaisun työkirjan taulukkona.",
        "sv": "Som ett blad i utgåvans arbetsbok.",
    },
    "duckdb": {
        "en": "A table of the release's DuckDB database.",
        "fi": "Julkaisun DuckDB-tietokannan tauluna.",
        "sv": "Som en tabell i utgåvans DuckDB-databas.",
    },
}
_MADE: dict[str, dict[Language, str]] = {
    "recorded": {
        "en": "Made from a recorded web that the project wrote itself.",
        "fi": "Tehty hankkeen itse kirjoittamasta tallennetusta verkosta.",
        "sv": "Gjord av en inspelad webb som projektet självt skrev.",
    },
    "live": {
        "en": "Read from public pages.",
        "fi": "Luettu julkisilta sivuilta.",
        "sv": "Läst från offentliga sidor.",
    },
}
_RESTS_ON: dict[Language, str] = {
    "en": "Each row names the assertions it rests on; LICENSES.csv names the sources.",
    "fi": "Jokainen rivi nimeää väittämät, joihin se perustuu; LICENSES.csv nimeää lähteet.",
    "sv": "Varje rad nämner utsagorna som den vilar på; LICENSES.csv nämner källorna.",
}
_IDS = uuid.UUID("5d0c1a53-6a4b-5c0e-9d0a-0e8f7f1f7b1e")
_AGENT = f"urn:uuid:{uuid.uuid5(_IDS, 'publisher')}"
_CONTACT = f"urn:uuid:{uuid.uuid5(_IDS, 'contact')}"

Node = dict[str, Any]


def catalogue_record(folder: Path, description: Description, home: str) -> Node:
    """The document of a release whose data files stand in a folder; `home` is the file that a reader opens first."""
    datasets = load_datasets().values()
    nodes = [_catalogue(description, home), _agent(), _contact(description.contact), *_licences(), *locations()]
    for dataset in datasets:
        nodes += [_series(dataset, description), _dataset(folder, dataset, description)]
    return {"@context": _CONTEXT, "@graph": nodes}


@cache
def series_id(dataset: str) -> str:
    """The id of a dataset's series, the same in all releases."""
    return f"urn:uuid:{uuid.uuid5(_IDS, f'series/{dataset}')}"


def dataset_id(dataset: str, release_id: str) -> str:
    """The id of a dataset as one release has it."""
    return f"urn:uuid:{uuid.uuid5(_IDS, f'release/{release_id}/{dataset}')}"


def _catalogue(description: Description, home: str) -> Node:
    names = [series_id(name) for name in load_datasets()]
    names += [dataset_id(name, description.release_id) for name in load_datasets()]
    return {
        "@id": f"urn:uuid:{uuid.uuid5(_IDS, 'catalogue')}",
        "@type": "dcat:Catalog",
        "dct:title": _texts(TITLES),
        "dct:description": _texts(ABSTRACTS),
        "foaf:homepage": _ref(home),
        "dct:language": _languages(),
        "dct:license": _ref(_LICENCE),
        "dct:issued": _day(description),
        "dct:modified": _day(description),
        "dct:spatial": [_ref(place) for place in NORDIC],
        "dcat:themeTaxonomy": _ref(f"{_EU}/data-theme"),
        "dcat:dataset": [_ref(name) for name in names],
        "dcat:contactPoint": _ref(_CONTACT),
        "dct:publisher": _ref(_AGENT),
    }


def _series(dataset: Dataset, description: Description) -> Node:
    return {
        "@id": series_id(dataset.name),
        "@type": "dcat:DatasetSeries",
        **_about(dataset, description),
        "dct:accrualPeriodicity": _ref(f"{_EU}/frequency/{'ANNUAL' if description.is_yearly else 'DAILY'}"),
        "dcat:last": _ref(dataset_id(dataset.name, description.release_id)),
    }


def _dataset(folder: Path, dataset: Dataset, description: Description) -> Node:
    version = description.version
    node = {
        "@id": dataset_id(dataset.name, description.release_id),
        "@type": "dcat:Dataset",
        **_about(dataset, description),
        "dct:identifier": f"verkosto:{description.release_id}:{dataset.name}",
        "dct:issued": _day(description),
        "dct:language": _languages(),
        "dct:accessRights": _ref(f"{_EU}/access-right/PUBLIC"),
        "dcat:keyword": [_text(word, lang) for lang in LANGUAGES for word in KEYWORDS[lang]],
        "dcat:theme": [_ref(f"{_EU}/data-theme/{theme}") for theme in ("ENVI", "REGI")],
        "dcat:inSeries": _ref(series_id(dataset.name)),
        "dcat:version": version.number,
        "owl:versionInfo": version.number,
        "adms:versionNotes": [_text(version.why, "en")],
        "dct:accrualPeriodicity": _ref(f"{_EU}/frequency/{'ANNUAL' if description.is_yearly else 'DAILY'}"),
        "foaf:page": [_ref(f"dictionary.{lang}.md") for lang in LANGUAGES],
        "dct:provenance": {"@type": "dct:ProvenanceStatement", "rdfs:label": _provenance(description)},
        "dcat:distribution": _distributions(folder, dataset, description),
    }
    if version.before_id and dataset.name not in version.fresh:
        node["dcat:prev"] = _ref(dataset_id(dataset.name, version.before_id))
    return node


def _about(dataset: Dataset, description: Description) -> Node:
    """What a series and its datasets are told by alike."""
    return {
        "dct:title": _texts({lang: w.title for lang, w in dataset.wordings.items()}),
        "dct:description": _texts({lang: _described(dataset, description, lang) for lang in LANGUAGES}),
        "dct:publisher": _ref(_AGENT),
        "dcat:contactPoint": _ref(_CONTACT),
        "dct:modified": _day(description),
        "dct:spatial": [_ref(place) for place in places_of(dataset.name)],
        "dct:temporal": _period(dataset, description),
    }


def _described(dataset: Dataset, description: Description, lang: Language) -> str:
    wording = dataset.wordings[lang]
    why = "" if description.extent(dataset.name).n_rows else f" {wording.empty}"
    return f"{wording.description}{why}"


def _distributions(folder: Path, dataset: Dataset, description: Description) -> list[Node]:
    files = {"csv": f"{dataset.name}.csv", "parquet": f"{dataset.name}.parquet", "duckdb": DATABASE}
    if in_workbook(dataset, description):
        files["xlsx"] = WORKBOOK
    return [
        _distribution(folder, dataset, form, name, description)
        for form, name in files.items()
        if (folder / name).exists()
    ]


def _distribution(folder: Path, dataset: Dataset, form: str, name: str, description: Description) -> Node:
    node = {
        "@id": f"{dataset_id(dataset.name, description.release_id)}#{form}",
        "@type": "dcat:Distribution",
        "dct:title": _texts({lang: f"{w.title} ({form})" for lang, w in dataset.wordings.items()}),
        "dct:description": _texts(_FORMS[form]),
        "dcat:accessURL": _ref(name),
        "dcat:downloadURL": _ref(name),
        "dct:format": _ref(f"{_EU}/file-type/{_FILE_TYPES[form]}"),
        "dcat:mediaType": _ref(f"http://www.iana.org/assignments/media-types/{_media_type(form)}"),
        "dcatap:availability": _ref(f"{_EU}/planned-availability/STABLE"),
        "dct:license": _ref(_LICENCE),
        "dct:issued": _day(description),
        "dct:modified": _day(description),
    }
    # The bytes of the database vary from build to build, and this file must not: SHA256SUMS has its checksum.
    if name != DATABASE:
        size = (folder / name).stat().st_size
        node["dcat:byteSize"] = {"@type": "xsd:nonNegativeInteger", "@value": str(size)}
        node["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _ref("spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": sha256(folder / name)},
        }
    return node


def _media_type(form: str) -> str:
    return "application/octet-stream" if form == "duckdb" else MEDIA_TYPES[form]


def _period(dataset: Dataset, description: Description) -> Node:
    """The years of its rows; of a dataset without years, those of the whole release up to its day."""
    extent = description.extent(dataset.name)
    firsts = [e.first_year for e in description.extents.values() if e.first_year]
    first = extent.first_year or min(firsts, default=int(description.day[:4]))
    last = f"{extent.last_year}-12-31" if extent.last_year else description.day
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@type": "xsd:date", "@value": f"{first}-01-01"},
        "dcat:endDate": {"@type": "xsd:date", "@value": last},
    }


def _provenance(description: Description) -> list[Node]:
    made = _MADE["recorded" if description.transport == "recorded" else "live"]
    return _texts({lang: f"{made[lang]} {_RESTS_ON[lang]} ({description.code_version})" for lang in LANGUAGES})


def _agent() -> Node:
    return {
        "@id": _AGENT,
        "@type": "foaf:Agent",
        "foaf:name": _texts(dict.fromkeys(LANGUAGES, "Verkosto")),
        "dct:type": _ref("http://purl.org/adms/publishertype/NonProfitOrganisation"),
    }


def _contact(contact: str | None) -> Node:
    node: Node = {"@id": _CONTACT, "@type": "vcard:Organization", "vcard:fn": "Verkosto"}
    if contact and "://" in contact:
        node["vcard:hasURL"] = _ref(contact)
    elif contact:
        node["vcard:hasEmail"] = _ref(f"mailto:{contact}")
    return node


def _licences() -> list[Node]:
    return [
        {
            "@id": _LICENCE,
            "@type": "dct:LicenseDocument",
            "dct:title": _texts({"en": CC_BY.title}),
            "dct:type": _ref("http://purl.org/adms/licencetype/Attribution"),
            "rdfs:seeAlso": _ref(CC_BY.address),
        }
    ]


def _languages() -> list[Node]:
    return [_ref(f"{_EU}/language/{code}") for code in ("FIN", "SWE", "ENG")]


def _day(description: Description) -> Node:
    return {"@type": "xsd:date", "@value": description.day}


def _ref(address: str) -> Node:
    return {"@id": address}


def _text(text: str, lang: Language) -> Node:
    return {"@language": lang, "@value": text}


def _texts(texts: Mapping[Language, str]) -> list[Node]:
    return [_text(text, lang) for lang, text in texts.items()]
