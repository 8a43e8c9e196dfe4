"""Forms: a bad file is refused with file, key and reason; the shipped ones load; a new layout is a new file."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.reports.forms import FormError, load_forms, read_form
from extractors.reports.labels import FormLabels, closest

GOOD = """\
id = "some-form"
title = "Some form"
identity = ["org_name"]
min_fields = 2

[[fields]]
id = "org_name"
type = "text"
labels.fi = ["Toimija"]
labels.sv = ["Aktör"]

[[fields]]
id = "scope1"
type = "number"
unit = "t"
labels.any = ["s1"]
patterns = [{ all = ["total", "scope 1"], none = ["excluding"] }]

[[fields]]
id = "status"
type = "code"
[fields.codes.done]
fi = ["valmis"]
"""


def write(folder: Path, text: str, name: str = "some-form.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    labels = FormLabels(read_form(write(tmp_path, GOOD)))
    known = {
        "TOIMIJA": "org_name",
        "Toimija / Aktör": "org_name",
        "\u200bToimija:": "org_name",
        "S1 (kg)": "scope1",
        "s1, t CO2e": "scope1",
        "Total Scope 1 (Territorial) emissions": "scope1",
        "org_name": "org_name",
    }
    for text, field in known.items():
        label = labels.match(text)
        assert label is not None
        assert label.field is not None
        assert label.field.id == field, text


@pytest.mark.parametrize(
    "text",
    [
        "Toimijan puhelin",
        "Total Scope 1 excluding grid",
        "Scope 1",
        "Toimija (emo)",
        "Toimija / Scope 1",
        "2024",
        "t",
        "",
        "x" * 999,
    ],
)
def test_nothing_is_known_by_likeness(tmp_path: Path, text: str) -> None:
    assert FormLabels(read_form(write(tmp_path, GOOD))).match(text) is None


def test_the_closest_labels_are_a_hint(tmp_path: Path) -> None:
    labels = FormLabels(read_form(write(tmp_path, GOOD)))
    assert closest(labels, "Toimia").startswith("closest known labels: toimija")
    assert closest(labels, "12345") == "no label of the form is like it"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('title = "Some form"\n', "", "title"),
        ('title = "Some', 'titel = "x"\ntitle = "Some', "titel"),
        ('type = "number"', 'type = "figure"', "fields.1.type"),
        ('unit = "t"', 'unit = "tons"', "fields.1.unit"),
        ('identity = ["org_name"]', 'identity = ["name"]', "no field name"),
        ('[fields.codes.done]\nfi = ["valmis"]\n', "", "fields.2"),
        ('id = "scope1"', 'id = "org_name"', "stands twice"),
        ('id = "some-form"', 'id = "other-form"', "is not the file's name"),
        ("min_fields = 2", 'min_fields = 2\nlayouts = ["long"]', "long"),
        ('all = ["total", "scope 1"]', "all = []", "fields.1.patterns.0.all"),
        ("min_fields = 2", "min_fields = = 2", "not a TOML file"),
    ],
)
def test_a_bad_file_is_refused_with_its_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert old in GOOD
    with pytest.raises(FormError, match=r"some-form\.toml") as refused:
        read_form(write(tmp_path, GOOD.replace(old, new, 1)))
    assert key in str(refused.value)


def test_a_folder_without_forms_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormError, match="no forms"):
        load_forms(tmp_path)


def test_the_shipped_forms_load() -> None:
    assert [form.id for form in load_forms()] == [
        "cdp-citywide",
        "partner-report",
        "sweden-klimatplaner",
        "sweden-kommunlankod",
        "sweden-nue",
    ]


@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.id)
def test_each_exact_label_is_of_one_field(form: object) -> None:
    labels = FormLabels(form)  # type: ignore[arg-type]
    for field in labels.form.fields:
        for words in field.labels.values():
            for word in words:
                found = labels.match(word)
                assert found is not None
                assert found.field is field, word
