"""The bill of materials of a release."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from tests.warehouse.metadata.described import description
from warehouse.distributions import Installed
from warehouse.metadata import sbom as bill
from warehouse.metadata.sbom import sbom


@pytest.fixture
def _three(monkeypatch: pytest.MonkeyPatch) -> None:
    three = (
        Installed("duckdb", "1.5.5", ("MIT License",), ()),
        Installed("prefect", "3.8.8", ("Apache-2.0 OR MIT",), ("duckdb",)),
        Installed("verkosto", "0.1.0", ("MIT",), ("duckdb", "prefect")),
    )
    monkeypatch.setattr(bill, "installed", lambda: three)
    monkeypatch.setattr(bill, "_software", bill._software.__wrapped__)


@pytest.mark.usefixtures("_three")
def test_each_distribution_has_version_address_licence_and_what_it_requires() -> None:
    told = json.loads(sbom(description()))
    parts = {part["name"]: part for part in told["components"]}
    assert parts.keys() == {"python", "verkosto", "prefect", "duckdb"}
    assert parts["prefect"] == {
        "bom-ref": "prefect@3.8.8",
        "type": "library",
        "name": "prefect",
        "version": "3.8.8",
        "purl": "pkg:pypi/prefect@3.8.8",
        "licenses": [{"acknowledgement": "declared", "expression": "Apache-2.0 OR MIT"}],
    }
    assert parts["duckdb"]["licenses"] == [{"license": {"acknowledgement": "declared", "name": "MIT License"}}]
    # A stranger may have the project's name in a registry.
    assert "purl" not in parts["verkosto"]
    assert {d["ref"]: d.get("dependsOn", []) for d in told["dependencies"]} == {
        "release:2024-03-05": ["python", "verkosto@0.1.0"],
        "python": [],
        "verkosto@0.1.0": ["duckdb@1.5.5", "prefect@3.8.8"],
        "prefect@3.8.8": ["duckdb@1.5.5"],
        "duckdb@1.5.5": [],
    }


def test_number_and_time_are_the_releases_own() -> None:
    first, again = sbom(description()), sbom(description())
    assert first == again
    told, next_one = json.loads(first), json.loads(sbom(replace(description(), release_id="2024-03-06")))
    assert told["metadata"]["timestamp"] == "2024-03-05T00:15:00+00:00"
    assert told["metadata"]["component"]["version"] == "2024-03-05"
    assert told["serialNumber"] == "urn:uuid:059bbf0a-8db3-5d42-b7b0-f384a89529d1"
    assert told["serialNumber"] != next_one["serialNumber"]
    assert told["components"] == next_one["components"]


@pytest.mark.system
def test_it_is_a_bill_of_materials_by_the_schema_of_cyclonedx() -> None:
    folder = files("cyclonedx.schema") / "_res"
    names = [f"{part}.SNAPSHOT.schema.json" for part in ("bom-1.6", "spdx", "jsf-0.82")]
    schemas = {f"http://cyclonedx.org/schema/{name}": json.loads((folder / name).read_text("utf-8")) for name in names}
    beside = Registry().with_resources((address, Resource.from_contents(s)) for address, s in schemas.items())
    validator = Draft7Validator(next(iter(schemas.values())), registry=beside)
    assert list(validator.iter_errors(json.loads(sbom(description())))) == []
    broken = sbom(description()).replace('"library"', '"libary"', 1)
    assert not validator.is_valid(json.loads(broken))
