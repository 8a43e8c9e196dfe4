"""What a process runs on, from the metadata of what is installed."""

from email.message import Message
from importlib.metadata import PackageNotFoundError

from warehouse.distributions import Installed, closure, installed

SAID = {
    "ours": [
        ("Version", "1.0"),
        ("License-Expression", "MIT"),
        ("Provides-Extra", "lake"),
        ("Requires-Dist", "Loud_Engine[fast]>=2"),
        ("Requires-Dist", "never; python_version < '3'"),
        ("Requires-Dist", "ponds; extra == 'lake'"),
        ("Requires-Dist", "not-taken; extra == 'lake'"),
    ],
    "loud-engine": [
        ("Version", "2.5"),
        ("License", "Licence of many words\nand lines"),
        ("Classifier", "License :: OSI Approved :: BSD License"),
        ("Requires-Dist", "speed; extra == 'fast'"),
        ("Requires-Dist", "colours; extra == 'pretty'"),
    ],
    "ponds": [("Version", "0.1"), ("License", "UNKNOWN"), ("Requires-Dist", "loud-engine")],
    "speed": [("Version", "7"), ("License", "Apache 2.0"), ("Requires-Dist", "loud-engine")],
    "colours": [("Version", "8")],
    "never": [("Version", "9")],
}


def told(name: str) -> Message:
    if name not in SAID:
        raise PackageNotFoundError(name)
    message = Message()
    for field, value in SAID[name]:
        message[field] = value
    return message


def test_what_is_required_is_followed_by_marker_and_extra_and_round_in_a_circle() -> None:
    assert closure("ours", told) == (
        Installed("loud-engine", "2.5", ("BSD License",), ("speed",)),
        Installed("ours", "1.0", ("MIT",), ("loud-engine", "ponds")),
        Installed("ponds", "0.1", (), ("loud-engine",)),
        Installed("speed", "7", ("Apache 2.0",), ("loud-engine",)),
    )


def test_a_project_that_is_not_installed_has_nothing_to_tell() -> None:
    assert closure("elsewhere", told) == ()


def test_the_project_stands_on_prefect_and_duckdb_and_not_on_what_tests_it() -> None:
    found = {one.name: one for one in installed()}
    assert {"duckdb", "prefect"} <= set(found["verkosto"].requires)
    assert "sqlalchemy" in found["prefect"].requires
    assert "pytest" not in found
