"""The audit of the lock: what it ends with, and says, for each answer of pip-audit."""

import json
from pathlib import Path
from subprocess import CompletedProcess

from deploy.audit import Asked, audit

SOUND = {"name": "duckdb", "version": "1.5.5", "vulns": []}
WEAK = {
    "name": "requests",
    "version": "2.31.0",
    "vulns": [
        {"id": "PYSEC-2024-1", "fix_versions": ["2.32.0"], "aliases": [], "description": "…"},
        {"id": "PYSEC-2024-2", "fix_versions": [], "aliases": [], "description": "…"},
    ],
}
UNKNOWN = {"name": "edtf", "skip_reason": "Dependency not found on PyPI and could not be audited: edtf (5.0.1)"}


def answered(*packages: dict[str, object]) -> tuple[int, list[str]]:
    out = json.dumps({"dependencies": packages, "fixes": []})
    return audit(asked=lambda _: CompletedProcess([], int(WEAK in packages), out, ""))


def test_a_sound_lock_ends_well_and_says_how_much_was_asked() -> None:
    assert answered(SOUND) == (0, ["audited: 1 of 1 packages, 0 known weaknesses"])


def test_a_weakness_fails_and_names_the_version_that_mends_it() -> None:
    assert answered(SOUND, WEAK, UNKNOWN) == (
        1,
        [
            "requests 2.31.0: PYSEC-2024-1, mended in 2.32.0",
            "requests 2.31.0: PYSEC-2024-2, not mended in any version",
            "audited: 2 of 3 packages, 2 known weaknesses",
            "not audited, for the service does not know them: edtf",
        ],
    )


def test_a_service_that_knows_no_package_does_not_answer() -> None:
    """So it is where a network lets nothing through but a mirror of packages."""
    expected = "not audited: the advisory service does not answer for any of 2 packages"
    assert answered(UNKNOWN, UNKNOWN | {"name": "duckdb"}) == (0, [expected])


def test_a_service_that_is_not_reached_is_told_and_fails_nothing() -> None:
    def unreached(_: Path) -> Asked:
        return CompletedProcess([], 1, "", "Traceback …\nrequests.exceptions.ConnectionError: Max retries exceeded")

    assert audit(asked=unreached) == (0, ["not audited: the advisory service does not answer"])


def test_an_audit_that_breaks_is_no_audit() -> None:
    def broken(_: Path) -> Asked:
        return CompletedProcess([], 2, "", "usage: pip-audit\nerror: unrecognized arguments: --frmat")

    assert audit(asked=broken) == (
        2,
        ["the audit broke:", "usage: pip-audit", "error: unrecognized arguments: --frmat"],
    )
