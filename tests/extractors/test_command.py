"""`python -m extractors`: one JSON object a line, and a word for what cannot be read."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from extractors.__main__ import main

TEXT = "Fisu-verkosto\n\nJäseniä on tällä hetkellä kolme kuntaa: Forssa, Ii ja Vaasa.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "fisu.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_one_object_a_line(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(page), "--observed-on", "2026-11-21"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    read = [json.loads(line) for line in printed.out.splitlines()]
    assert [(r["kind"], (r.get("party") or {}).get("id"), r.get("value")) for r in read] == [
        ("participation", "forssa", None),
        ("participation", "ii", None),
        ("participation", "vaasa", None),
        ("headcount", None, 3),
    ]
    assert read[0]["network"] == {"mention": "Fisu-verkosto", "id": "fisu", "name": "Fisu-verkosto"}
    assert read[0]["party"] == {"mention": "Forssa", "id": "forssa", "name": "Forssa"}
    assert read[3]["as_of"] == {"edtf": None, "earliest": None, "latest": "2026-11-21", "relation": "as_of"}
    for assertion in read:
        start, end = assertion["span"]
        assert TEXT[start:end] == assertion["quote"]


def test_the_address_says_whose_page_it_is(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = "https://fisunetwork.fi/mukaan-fisuun/"
    assert main([str(page), "--url", address]) == 0
    assert {json.loads(line)["method"] for line in capsys.readouterr().out.splitlines()} == {"rule"}


def test_what_cannot_be_read_fails_alone(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty, missing = tmp_path / "empty.html", tmp_path / "missing.html"
    empty.write_bytes(b"")
    assert main([str(empty), str(missing), str(page)]) == 1
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 4
    first, second = printed.err.splitlines()
    assert first.startswith(f"{empty}: empty: ")
    assert second == f"{missing}: No such file or directory"


def test_as_a_module(tmp_path: Path) -> None:
    broken = tmp_path / "page.pdf"
    broken.write_bytes(b"%PDF-1.7\n")
    run = subprocess.run(
        [sys.executable, "-m", "extractors", str(broken)], check=False, capture_output=True, text=True, timeout=60
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert "unknown_format" in run.stderr


def test_a_pin_is_a_stanza_and_the_sentence_is_for_the_eye(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pin", str(page), "tällä hetkellä"]) == 0
    printed = capsys.readouterr()
    assert printed.err == "Jäseniä on tällä hetkellä kolme kuntaa: Forssa, Ii ja Vaasa.\n"
    (stanza,) = tomllib.loads(printed.out)["readings"]
    assert stanza.keys() == {"phrase", "sha256", "by", "on"}
    assert stanza["phrase"] == "tällä hetkellä"
    assert stanza["sha256"] == hashlib.sha256(printed.err.strip().encode()).hexdigest()
    assert stanza["by"]
    assert "Forssa" not in printed.out


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("viisi kuntaa", "no sentence of the page holds the phrase"),
        ("Fisu-verkosto Jäseniä on tällä hetkellä kolme kuntaa", "six words at most, this one has 7"),
        (" ", "needs a word"),
    ],
)
def test_a_phrase_that_cannot_be_pinned(
    page: Path, capsys: pytest.CaptureFixture[str], phrase: str, reason: str
) -> None:
    assert main(["--pin", str(page), phrase]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"{page}: {phrase!r}: ")
    assert reason in printed.err


def test_a_phrase_of_several_sentences_and_files_without_a_page(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page.write_text("Ii on mukana. Ii jatkaa.", "utf-8")
    assert main(["--pin", str(page), "Ii"]) == 1
    assert "2 sentences of the page hold the phrase" in capsys.readouterr().err
    assert main(["--pin", str(tmp_path / "missing.txt"), "Ii"]) == 1
    assert capsys.readouterr().err.endswith("missing.txt: No such file or directory\n")
    page.write_bytes(b"%PDF-1.7\n")
    assert main(["--pin", str(page), "Ii"]) == 1
    assert "unknown_format" in capsys.readouterr().err


def test_one_reads_or_pins(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], [str(page), "--pin", str(page), "Ii"]):
        with pytest.raises(SystemExit):
            main(arguments)
        assert "give files to read, or --pin" in capsys.readouterr().err


def test_a_stale_reading_is_told(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = "https://kuntatekniikka.fi/2012/11/06/lahti-laajentaa-kestavan-kehityksen-yhteistyoverkostoaan/"
    assert main([str(page), "--url", address]) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if line.endswith("is gone")]
    assert told
    assert all(line.startswith(f"{page}: the sentence of the reading '") for line in told)
