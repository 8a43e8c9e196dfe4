"""What software made a release: `sbom.cdx.json`, a bill of materials (CycloneDX 1.6, JSON).

It names the Python that ran, the project and every distribution that the project stands on, with its version, its
package URL, its licence as it says itself, and what it requires. No hashes: which file a distribution was installed
from is not known afterwards; `requirements.lock` has the hashes of those that may be. Number and time are the
release's own, so the same release on the same software has the same bytes.
"""

from __future__ import annotations

import json
import platform
import uuid
from functools import cache
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.dependency import Dependency
from cyclonedx.model.license import License, LicenseAcknowledgement
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from warehouse.distributions import PROJECT, Installed, installed
from warehouse.package import Description

_IDS = uuid.UUID("0f7c4a52-8a0e-5d57-9f0d-5b1f3a6f7c21")
_PYTHON = "python"


def sbom(description: Description) -> str:
    """The file's text."""
    software = _software()
    release = {
        "type": "data",
        "bom-ref": f"release:{description.release_id}",
        "name": "verkosto-release",
        "version": description.release_id,
        "properties": [{"name": "verkosto:code_version", "value": description.code_version}],
    }
    made_with = sorted(c["bom-ref"] for c in software["components"] if c["name"] in (PROJECT, _PYTHON))
    told = software | {
        "serialNumber": uuid.uuid5(_IDS, description.release_id).urn,
        "metadata": {"timestamp": description.moment, "component": release},
        "dependencies": [{"ref": release["bom-ref"], "dependsOn": made_with}, *software["dependencies"]],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@cache
def _software() -> dict[str, Any]:
    """The part that is the same in all releases of a process: to make it takes a tenth of a second."""
    python = Component(
        name=_PYTHON,
        version=platform.python_version(),
        type=ComponentType.PLATFORM,
        bom_ref=_PYTHON,
        description=platform.python_implementation(),
        purl=PackageURL("generic", name=_PYTHON, version=platform.python_version()),
    )
    found = {one.name: _component(one) for one in installed()}
    needs = [
        Dependency(found[one.name].bom_ref, [Dependency(found[name].bom_ref) for name in one.requires])
        for one in installed()
    ]
    bom = Bom(components=[python, *found.values()], dependencies=[Dependency(python.bom_ref), *needs])
    told: dict[str, Any] = json.loads(JsonV1Dot6(bom).output_as_string())
    return told


def _component(one: Installed) -> Component:
    is_ours = one.name == PROJECT
    return Component(
        name=one.name,
        version=one.version,
        type=ComponentType.APPLICATION if is_ours else ComponentType.LIBRARY,
        bom_ref=f"{one.name}@{one.version}",
        # Whoever has the project's name in a registry need not be the project.
        purl=None if is_ours else PackageURL("pypi", name=one.name, version=one.version),
        licenses=[_licence(name) for name in one.licences],
    )


def _licence(name: str) -> License:
    return LicenseFactory().make_from_string(name, license_acknowledgement=LicenseAcknowledgement.DECLARED)
