"""The record for data portals, held to the lists of DCAT-AP 3.0."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.metadata.described import description, with_files
from warehouse.dataset import load_datasets
from warehouse.metadata.dcat import catalogue_record, dataset_id, series_id
from warehouse.metadata.markup import json_ld
from warehouse.metadata.schema_org import schema_org
from warehouse.release_files import Extent

# Mandatory and recommended properties by class, written down from the tables of DCAT-AP 3.0.0 (semiceu.github.io).
# Classes that a release does not use (Data Service, Catalogue Record) are not here.
MANDATORY = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher"},
    "dcat:DatasetSeries": {"dct:title", "dct:description"},
    "dcat:Dataset": {"dct:title", "dct:description"},
    "dcat:Distribution": {"dcat:accessURL"},
    "foaf:Agent": {"foaf:name"},
    "spdx:Checksum": {"spdx:algorithm", "spdx:checksumValue"},
}
RECOMMENDED = {
    "dcat:Catalog": {
        "dcat:dataset",
        "dcat:themeTaxonomy",
        "dct:issued",
        "dct:language",
        "dct:license",
        "dct:modified",
        "dct:spatial",
        "foaf:homepage",
    },
    "dcat:DatasetSeries": {"dcat:contactPoint", "dct:publisher"},
    "dcat:Dataset": {
        "dcat:contactPoint",
        "dcat:distribution",
        "dcat:keyword",
        "dcat:theme",
        "dct:publisher",
        "dct:spatial",
        "dct:temporal",
    },
    "dcat:Distribution": {"dcatap:availability", "dct:description", "dct:format", "dct:license"},
    "foaf:Agent": {"dct:type"},
    "dct:LicenseDocument": {"dct:type"},
    "dct:Location": {"dcat:bbox", "dcat:centroid"},
    "dct:PeriodOfTime": {"dcat:startDate", "dcat:endDate"},
}


def nodes(part: Any) -> list[dict[str, Any]]:
    """Every node of a document, at any depth."""
    if isinstance(part, list):
        return [node for one in part for node in nodes(one)]
    if not isinstance(part, dict):
        return []
    return [part] * ("@type" in part) + [node for one in part.values() for node in nodes(one)]


@pytest.fixture
def record(tmp_path: Path) -> dict[str, Any]:
    """The record as it is read back from its file."""
    read: dict[str, Any] = json.loads(json_ld(catalogue_record(with_files(tmp_path), description(), "README.md")))
    return read


def test_each_class_has_what_dcat_ap_asks_and_recommends(record: dict[str, Any]) -> None:
    told = [node for node in nodes(record["@graph"]) if node["@type"] in MANDATORY.keys() | RECOMMENDED.keys()]
    assert {node["@type"] for node in told} == MANDATORY.keys() | RECOMMENDED.keys()
    lacking = {
        (node["@type"], wanted)
        for node in told
        for wanted in MANDATORY.get(node["@type"], set()) | RECOMMENDED.get(node["@type"], set())
        if not node.get(wanted)
    }
    assert lacking == set()


def test_every_name_in_it_is_of_a_known_vocabulary_and_every_local_id_is_told(record: dict[str, Any]) -> None:
    prefixes = record["@context"].keys()
    names = {name for node in nodes(record["@graph"]) for name in node if not name.startswith("@")}
    assert {name for name in names if name.partition(":")[0] not in prefixes} == set()
    told = {node["@id"] for node in record["@graph"]}
    pointed = {
        one["@id"]
        for node in nodes(record["@graph"])
        for value in node.values()
        for one in (value if isinstance(value, list) else [value])
        if isinstance(one, dict) and one.keys() == {"@id"} and one["@id"].startswith("urn:uuid:")
    }
    assert pointed - told == {dataset_id(name, "2024-03-04") for name in load_datasets()}  # dcat:prev, elsewhere


def test_a_dataset_is_in_its_series_with_version_years_and_files(record: dict[str, Any]) -> None:
    by_id = {node["@id"]: node for node in record["@graph"]}
    one = by_id[dataset_id("membership_year", "2024-03-05")]
    assert one["dcat:inSeries"] == {"@id": series_id("membership_year")}
    assert one["dcat:prev"] == {"@id": dataset_id("membership_year", "2024-03-04")}
    assert by_id[series_id("membership_year")]["dcat:last"] == {"@id": one["@id"]}
    assert one["owl:versionInfo"] == "1.1.0"
    titles = {text["@language"]: text["@value"] for text in one["dct:title"]}
    assert titles == {"fi": "Jäsenyydet vuosittain", "sv": "Medlemskap per år", "en": "Memberships by year"}
    period = one["dct:temporal"]
    assert (period["dcat:startDate"]["@value"], period["dcat:endDate"]["@value"]) == ("2020-01-01", "2024-12-31")
    files = {d["dcat:accessURL"]["@id"]: d for d in one["dcat:distribution"]}
    assert list(files) == ["membership_year.csv", "membership_year.parquet", "verkosto.duckdb", "verkosto.xlsx"]
    assert files["membership_year.csv"]["dct:format"]["@id"].endswith("/file-type/CSV")
    assert files["membership_year.csv"]["dcat:byteSize"]["@value"] == "2"
    assert "spdx:checksum" not in files["verkosto.duckdb"]
    # Of a table without a sheet no sheet is told, and of one without years those of the release up to its day.
    listing = by_id[dataset_id("listing", "2024-03-05")]
    assert [d["dcat:accessURL"]["@id"] for d in listing["dcat:distribution"]] == [
        "listing.csv",
        "listing.parquet",
        "verkosto.duckdb",
    ]
    assert listing["dct:temporal"]["dcat:endDate"]["@value"] == "2024-03-05"


def test_an_empty_dataset_says_why_in_each_language(tmp_path: Path) -> None:
    told = description(target_year=Extent(0))
    graph = catalogue_record(with_files(tmp_path), told, "README.md")["@graph"]
    node = next(n for n in graph if n["@id"] == dataset_id("target_year", "2024-03-05"))
    texts = {text["@language"]: text["@value"] for text in node["dct:description"]}
    assert texts["fi"].endswith("Yksikään luettu sivu ei ilmoita tavoitetta.")
    assert texts["en"].endswith("No page read so far states a target.")


def test_schema_org_tells_a_dataset_or_the_whole_release() -> None:
    told = schema_org(description(), load_datasets()["network_size_year"], "sv", base="../")
    assert (told["@type"], told["name"], told["version"]) == ("Dataset", "Nätverkens storlek per år", "1.1.0")
    assert told["temporalCoverage"] == "2020-01-01/2024-12-31"
    assert [d["contentUrl"] for d in told["distribution"]] == [
        "../network_size_year.csv",
        "../network_size_year.parquet",
        "../verkosto.xlsx",
    ]
    claimed = next(v for v in told["variableMeasured"] if v["name"] == "claimed_value")
    assert claimed == {
        "@type": "PropertyValue",
        "name": "claimed_value",
        "description": "Talet så som sidan anger det [medlemmar]",
        "unitText": "members",
    }
    whole = schema_org(description(), None, "fi")
    assert (whole["identifier"], len(whole["hasPart"])) == ("verkosto:2024-03-05", 42)
