"""Forms: what the schema refuses, which the server holds to, and what the model refuses before any work."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from flows import forms
from flows.forms import CorrectionForm, Form, NameForm, NightForm, PreviewForm, QuarantineForm, ReportForm, SourceForm

NOW = dt.datetime.now(dt.UTC)
DECIDED: dict[str, Any] = {"mention": "Kuopijo", "target_id": "kuopio", "reason": "An old spelling"}


def refused_by_schema(form: type[Form], given: Mapping[str, Any]) -> bool:
    return not Draft202012Validator(form.model_json_schema()).is_valid(given)


def words(form: type[Form], **given: Any) -> str:
    """Why a model refuses what it is given."""
    with pytest.raises(ValidationError) as refused:
        form.model_validate(given)
    return "; ".join(error["msg"] for error in refused.value.errors())


def every_form() -> list[type[Form]]:
    return [f for f in vars(forms).values() if isinstance(f, type) and issubclass(f, Form) and f is not Form]


@pytest.mark.parametrize("form", every_form())
def test_every_field_has_a_title_and_words(form: type[Form]) -> None:
    schema = form.model_json_schema()
    assert schema["additionalProperties"] is False
    for name, field in schema["properties"].items():
        assert field["title"], name
        assert len(field["description"]) > 5, name


@pytest.mark.parametrize("form", every_form())
def test_everything_can_be_tried(form: type[Form]) -> None:
    assert "dry_run" in form.model_fields or form is PreviewForm


def test_sources_networks_years_and_nights_are_chosen() -> None:
    source = SourceForm.model_json_schema()["properties"]["source_id"]["enum"]
    assert {"fisu-members", "hinku-municipalities"} <= set(source)
    network = ReportForm.model_json_schema()["properties"]["network_id"]["enum"]
    assert {"fisu", "hinku", "covenant-of-mayors"} <= set(network)
    years = ReportForm.model_json_schema()["properties"]["year"]["enum"]
    assert years[:3] == [0, NOW.year, NOW.year - 1]
    assert forms.YearForm.model_json_schema()["properties"]["year"]["enum"][:2] == [0, NOW.year - 1]
    assert NightForm.model_json_schema()["properties"]["night"]["enum"] == [
        "",
        "2023-11-14",
        "2024-11-12",
        "2025-11-11",
    ]


@pytest.mark.parametrize(
    ("form", "given"),
    [
        (SourceForm, {"source_id": "no-such-source"}),
        (SourceForm, {}),
        (ReportForm, {"network_id": "hinku"}),
        (ReportForm, {"network_id": "hinku", "file": "a.csv", "address": "https://example.org/a.csv"}),
        (ReportForm, {"network_id": "hinku", "file": "a.csv", "year": NOW.year + 1}),
        (PreviewForm, {}),
        (PreviewForm, {"address": "ftp://example.org/"}),
        (PreviewForm, {"address": "https://example.org/", "file": "a.html"}),
        (forms.YearForm, {"year": NOW.year}),
        (forms.ReleaseForm, {"wait_hours": 0}),
        (forms.ReleaseForm, {"wait_hours": 169}),
        (QuarantineForm, {"quarantine_id": "q", "action": "set", "reason": "Asked them"}),
        (QuarantineForm, {"quarantine_id": "q", "action": "assign", "reason": "Asked them", "value": ""}),
        (QuarantineForm, {"quarantine_id": "q", "action": "accept", "reason": "Asked them", "value": "10"}),
        (QuarantineForm, {"quarantine_id": "q", "action": "burn", "reason": "Asked them"}),
        (NameForm, DECIDED | {"reason": ""}),
        (NameForm, DECIDED | {"unheard_of": 1}),
        (CorrectionForm, {"subject": "release", "withdrawn_id": "x", "reason": "It is wrong"}),
    ],
)
def test_the_schema_refuses_what_it_can_say(form: type[Form], given: dict[str, Any]) -> None:
    assert refused_by_schema(form, given)


@pytest.mark.parametrize(
    ("form", "given"),
    [
        (SourceForm, {"source_id": "fisu-members", "observed_on": None}),
        (ReportForm, {"network_id": "hinku", "file": "hinku/2024/a.csv", "year": 2024, "address": ""}),
        (ReportForm, {"network_id": "hinku", "address": "https://example.org/a.csv", "file": ""}),
        (PreviewForm, {"address": "https://example.org/", "file": "", "source_id": ""}),
        (QuarantineForm, {"quarantine_id": "q", "action": "set", "reason": "Asked them", "value": "10"}),
        (QuarantineForm, {"quarantine_id": "q", "action": "reject", "reason": "Asked them", "value": ""}),
        (NameForm, DECIDED),
    ],
)
def test_what_is_right_passes_the_schema_and_the_model(form: type[Form], given: dict[str, Any]) -> None:
    assert not refused_by_schema(form, given)
    form.model_validate(given)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:4200/api",
        "http://10.0.0.8/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://2130706433/",
        "http://169.254.169.254/latest/meta-data",
        "http://router.local/",
    ],
)
def test_an_address_of_a_private_network_is_refused_in_words(address: str) -> None:
    assert "is not fetched" in words(PreviewForm, address=address)


@pytest.mark.parametrize("note", ["<b>sure</b>", "sure\nquite", "sure\u202e", "sure\x00"])
def test_markup_and_unseen_marks_in_a_note_are_refused(note: str) -> None:
    assert "plain words" in words(NameForm, **DECIDED | {"reason": note})
    assert "plain words" in words(NameForm, **DECIDED | {"decided_by": note})


def test_words_say_what_is_known_and_what_is_still_to_come() -> None:
    assert "did you mean fisu-members" in words(SourceForm, source_id="fisu-member")
    assert "did you mean hinku" in words(ReportForm, network_id="hinkuu", file="a.csv")
    tomorrow_but_one = NOW.date() + dt.timedelta(days=2)
    assert "is still to come" in words(SourceForm, source_id="fisu-members", observed_on=tomorrow_but_one)
    assert "is not over" in words(forms.YearForm, year=NOW.year)
    assert "is no recorded night; there are 2023-11-14" in words(NightForm, night="2020-01-01")
