import datetime as dt

import pytest

from extractors.attempt import Attempt, AttemptError, fetch_id_of

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def _attempt(**changed: object) -> Attempt:
    fields = {
        "fetch_id": fetch_id_of("night", "fisu", "https://fisu.example/"),
        "run_id": "night",
        "source_id": "fisu",
        "url": "https://fisu.example/",
        "lang": "fi",
        "fetched_at": dt.datetime.fromisoformat("2023-11-14T02:15:00+02:00"),
        "via": "fetch",
        "outcome": "ok",
        "document_id": ABC,
        "size": 3,
    }
    return Attempt(**fields | changed)


def test_a_line_gives_the_attempt_back() -> None:
    attempt = _attempt(charset="utf-8", robots_state="no_rules", detail="ääkköset\nja rivi")
    line = attempt.to_json()
    assert "\n" not in line
    assert '"fetched_at":"2023-11-14T00:15:00Z"' in line
    assert Attempt.from_json(line) == attempt


@pytest.mark.parametrize(
    "line", ["", "{}", "[1]", '{"fetch_id": "x"', _attempt().to_json().replace('"via":', '"by":'), "null"]
)
def test_anything_else_is_refused(line: str) -> None:
    with pytest.raises(AttemptError):
        Attempt.from_json(line)


def test_an_unknown_reason_and_an_unknown_key_are_refused() -> None:
    line = _attempt(outcome="failed", reason="timeout", document_id=None, size=None).to_json()
    with pytest.raises(AttemptError, match="reason"):
        Attempt.from_json(line.replace('"timeout"', '"tired"'))
    with pytest.raises(AttemptError, match="mood"):
        Attempt.from_json(line.replace('"reason"', '"mood":"good","reason"'))


@pytest.mark.parametrize(
    "changed",
    [
        {"outcome": "denied", "reason": "timeout", "document_id": None, "size": None},
        {"outcome": "failed", "reason": "robots", "document_id": None, "size": None},
        {"outcome": "failed", "document_id": None, "size": None},
        {"outcome": "failed", "reason": "timeout"},
        {"document_id": None},
        {"reason": "timeout"},
        {"fetched_at": dt.datetime(2023, 11, 14)},  # noqa: DTZ001 (a time without a zone is what is refused)
    ],
)
def test_a_contradiction_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(AttemptError):
        _attempt(**changed)


def test_the_id_tells_apart_what_runs_together() -> None:
    assert len(fetch_id_of("a", "bc", "u")) == 32
    assert fetch_id_of("a", "bc", "u") == fetch_id_of("a", "bc", "u")
    assert fetch_id_of("a", "bc", "u") != fetch_id_of("ab", "c", "u")
