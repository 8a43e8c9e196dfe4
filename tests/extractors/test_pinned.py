"""Pinned readings in a source's file: what they say is looked up at load, and what is wrong is refused by its key."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractors.assertion import KINDS, Description, Evidence, Link, Obligation, UncertainDate
from extractors.catalogue import CatalogueError, Source, load_catalogue, read_source
from extractors.fingerprint import reader_version
from extractors.passages import Passages
from extractors.pinned import LONGEST_PHRASE, PinnedReading
from extractors.readers import read
from extractors.reading import read_page
from extractors.registers.gazetteer import load_gazetteer

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
SEED_OF = {
    "lappeenranta-networks": "000",
    "lahti-joins-networks": "001",
    "joensuu-climate-partners-action": "002",
    "canemure-regions": "003",
    "helsinki-climate-partners": "004",
}
HERE = Evidence("ryhmä", (0, 5))
GOOD = """\
id = "some-duties"
title = "Some network: its duties"
publisher = "syke"
owner = "syke"
kinds = ["member_list"]
rank = "network_list"
licence = "none-stated"

[[pages]]
lang = "fi"
url = "https://www.example.org/velvoitteet"

[[readings]]
phrase = "kokoontuu kahdesti vuodessa"
sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
by = "a reader"
on = 2026-11-22
[[readings.says]]
kind = "obligation"
network = ["canemure-wg-01", "canemure-wg-02"]
activity = "meeting"
holder = "lahti"
n = 2
period = "year"
topics = ["energy", "waste"]
[[readings.says]]
kind = "target"
network = "covenant-of-mayors"
metric = "emission_reduction_pct"
value = 20
due = { edtf = "2020", relation = "by" }
framework = "europe-2020"
"""


def loaded(folder: Path, text: str) -> Source:
    path = folder / "some-duties.toml"
    path.write_text(text, "utf-8")
    return read_source(path)


def one(phrase: str = "ryhmä", **says: object) -> PinnedReading:
    return PinnedReading.model_validate(
        {"phrase": phrase, "sha256": "0" * 64, "by": "a reader", "on": dt.date(2026, 11, 22), "says": [says]}
    )


def test_a_reading_says_one_thing_of_each_network(tmp_path: Path) -> None:
    (reading,) = loaded(tmp_path, GOOD).readings
    duty, target = reading.says
    first, second = duty.asserted(HERE)
    assert isinstance(first, Obligation)
    assert [a.network.id for a in (first, second)] == ["canemure-wg-01", "canemure-wg-02"]
    assert first.holder is not None
    assert (first.holder.id, first.holder.name) == ("lahti", "Lahti")
    assert (first.n, first.comparator, first.period, first.topics) == (2, "=", "year", ("energy", "waste"))
    assert (first.method, first.tense, first.evidence) == ("reading", "present", HERE)
    assert [a.network.name for a in target.asserted(HERE)] == ["Covenant of Mayors"]
    assert dict(target.fields)["due"] == UncertainDate("2020", None, dt.date(2020, 12, 31), "by")


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("2021-05", UncertainDate("2021-05", dt.date(2021, 5, 1), dt.date(2021, 5, 31), "in")),
        ("2012-09-10", UncertainDate("2012-09-10", dt.date(2012, 9, 10), dt.date(2012, 9, 10), "on")),
        ("2019/2021", UncertainDate("2019/2021", dt.date(2019, 1, 1), dt.date(2021, 12, 31), "interval")),
        ({"edtf": "2024-21"}, UncertainDate("2024-21", dt.date(2024, 3, 1), dt.date(2024, 5, 31), "in")),
        ({"edtf": "2030", "relation": "before"}, UncertainDate("2030", None, dt.date(2030, 12, 31), "before")),
        ({"edtf": "2019", "relation": "since"}, UncertainDate("2019", dt.date(2019, 1, 1), None, "since")),
        (
            {"edtf": "2019", "relation": "during"},
            UncertainDate("2019", dt.date(2019, 1, 1), dt.date(2019, 12, 31), "during"),
        ),
    ],
)
def test_a_date_is_an_edtf_string_with_its_bounds(told: object, date: UncertainDate) -> None:
    (saying,) = one(kind="description", network="reivi", attribute="started", values=["x"], on=told).says
    (said,) = saying.asserted(HERE)
    assert isinstance(said, Description)
    assert said.on == date


def test_the_target_of_a_link_is_a_system_or_a_body() -> None:
    for target in ("icn", "sitra", "satakunta", "lahti"):
        (saying,) = one(kind="link", network="fisu", link="supports", target=target).says
        (said,) = saying.asserted(HERE)
        assert isinstance(said, Link)
        assert said.target.id == target


def test_white_space_in_a_phrase_is_plain() -> None:
    phrase = " ilmasto\u00adtyön\u00a0 ryhmä "
    assert one(phrase, kind="link", network="fisu", link="supports", target="icn").phrase == "ilmastotyön ryhmä"


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ("kahdesti vuodessa", "kahdesti vuodessa joka ikinen vuosi aina", "readings.0.phrase", "this one has 7"),
        ("kokoontuu kahdesti vuodessa", " – ", "readings.0.phrase", "needs a word"),
        ('"kokoontuu kahdesti vuodessa"', "2", "readings.0.phrase", "string"),
        ('sha256 = "0', 'sha256 = "A', "readings.0.sha256", "pattern"),
        ('by = "a reader"\n', "", "readings.0.by", "required"),
        ('by = "a reader"', 'by = ""', "readings.0.by", "at least 1"),
        ("on = 2026-11-22", 'on = "lately"', "readings.0.on", "date"),
        ('by = "a reader"', 'by = "a reader"\ntext = "x"', "readings.0.text", "not permitted"),
        (
            'by = "a reader"',
            'by = "a reader"\nlang = "sv"',
            "(file)",
            "readings.0.lang: the source has no page in 'sv'",
        ),
        ('"obligation"', '"duty"', "readings.0.says.0", "kind 'duty' is none of participation, headcount"),
        ('kind = "obligation"\n', "", "readings.0.says.0", "kind None is none of"),
        ('"canemure-wg-02"', '"canemure-wg-03"', "readings.0.says.0.network", "'canemure-wg-03' is no system"),
        ('["canemure-wg-01", "canemure-wg-02"]', "[]", "readings.0.says.0.network", "needs one"),
        ('network = "covenant-of-mayors"\n', "", "readings.0.says.1.network", "required"),
        ('"covenant-of-mayors"', '"lahti"', "readings.0.says.1.network", "'lahti' is no system of"),
        ('holder = "lahti"', 'holder = "atlantis"', "readings.0.says.0.holder", "'atlantis' is no system or body"),
        ('"europe-2020"', '"lahti"', "readings.0.says.1.framework", "'lahti' is no system of"),
        ("\nn = 2", '\nn = "2"', "readings.0.says.0.n", "integer"),
        ("\nn = 2", "\nnumber = 2", "readings.0.says.0.number", "not permitted"),
        ('period = "year"', 'period = "month"', "readings.0.says.0.period", "continuous"),
        ('"energy", "waste"', '"energy", 7', "readings.0.says.0.topics.1", "string"),
        ('activity = "meeting"\n', "", "readings.0.says.0.activity", "required"),
        ('activity = "meeting"', 'activity = "meeting"\nmethod = "rule"', "readings.0.says.0.method", "not permitted"),
        ('edtf = "2020"', 'edtf = "by 2020"', "readings.0.says.1.due", "'by 2020' is no EDTF date"),
        ('edtf = "2020"', 'edtf = "2020-02-30"', "readings.0.says.1.due", "'2020-02-30' is no EDTF date"),
        ('relation = "by"', 'relation = "until"', "readings.0.says.1.due.relation", "before"),
        ('relation = "by"', 'latest = "2020"', "readings.0.says.1.due.latest", "not permitted"),
        ('{ edtf = "2020", relation = "by" }', "2020", "readings.0.says.1.due", "dictionary"),
    ],
)
def test_a_wrong_reading_is_refused_with_file_key_and_reason(
    tmp_path: Path, old: str, new: str, key: str, reason: str
) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(CatalogueError) as refused:
        loaded(tmp_path, GOOD.replace(old, new))
    message = str(refused.value)
    assert message.startswith(f"some-duties.toml: {key}: ")
    assert reason in message


def test_a_reading_that_says_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"^some-duties\.toml: readings\.0\.says: .*required"):
        loaded(tmp_path, GOOD.partition("[[readings.says]]")[0])
    with pytest.raises(CatalogueError, match=r"readings\.0\.says\.0: .*is a table"):
        loaded(tmp_path, GOOD.partition("[[readings.says]]")[0] + 'says = ["meetings"]\n')


def test_an_office_is_of_a_body(tmp_path: Path) -> None:
    office = (
        '[[readings.says]]\nkind = "office"\nnetwork = "fisu"\nfunction = "chair"\noffice = "director"\norg = "fisu"\n'
    )
    with pytest.raises(CatalogueError, match=r"readings\.0\.says\.2\.org: .*'fisu' is no body of the registers"):
        loaded(tmp_path, GOOD + office)


def test_a_reading_belongs_to_one_page(tmp_path: Path) -> None:
    twin = '[[pages]]\nlang = "fi"\nurl = "https://www.example.org/velvoitteet/2"\n\n[[readings]]'
    with pytest.raises(CatalogueError, match="more than one page in 'fi'"):
        loaded(tmp_path, GOOD.replace("[[readings]]", twin))
    assert loaded(tmp_path, GOOD.replace("[[readings]]", twin.replace('"fi"', '"sv"'))).readings


def test_a_changed_reading_is_a_changed_reader(tmp_path: Path) -> None:
    versions = {
        reader_version(loaded(tmp_path, text))
        for text in (GOOD, GOOD, GOOD.replace("n = 2", "n = 3"), GOOD.replace('"2020"', '"2021"'))
    }
    assert len(versions) == 3


def test_each_shipped_reading_is_short_and_signed() -> None:
    pinned = [(source.id, reading) for source in load_catalogue() for reading in source.readings]
    assert {source_id for source_id, _ in pinned} == SEED_OF.keys()
    for _, reading in pinned:
        assert 1 <= len(reading.phrase.split()) <= LONGEST_PHRASE
        assert reading.by
        assert all(saying.kind in KINDS for saying in reading.says)
    assert len({(source_id, reading.sha256) for source_id, reading in pinned}) == len(pinned)


def test_the_kinds_of_systems_are_those_of_the_register() -> None:
    systems = load_gazetteer().systems
    for source in load_catalogue():
        for saying in (saying for reading in source.readings for saying in reading.says):
            told = dict(saying.fields)
            if told.get("attribute") == "kind":
                assert {(systems[n.id or ""].kind,) for n in saying.networks} == {told["values"]}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed texts lie beside the project and are not here")
@pytest.mark.parametrize("source_id", SEED_OF)
def test_no_shipped_reading_is_stale_on_the_page_it_was_pinned_on(source_id: str) -> None:
    source = load_catalogue()[source_id]
    (seed,) = SEEDS.glob(f"{SEED_OF[source_id]}_*.txt")
    page = read_page(seed.read_bytes(), url=source.pages[0].url, source=source, media_type="text/plain")
    assert page.stale == ()
    assert page.text is not None
    said = [a for a in page.assertions if a.method == "reading"]
    assert said
    for assertion in said:
        assert assertion.evidence.span is not None
        start, end = assertion.evidence.span
        assert page.text[start:end] == assertion.evidence.quote


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed texts lie beside the project and are not here")
@pytest.mark.parametrize("source_id", SEED_OF)
def test_each_phrase_finds_one_sentence_of_its_page(source_id: str) -> None:
    (seed,) = SEEDS.glob(f"{SEED_OF[source_id]}_*.txt")
    passages = Passages(read(seed.read_bytes(), media_type="text/plain"))
    found = {r.phrase: len(passages.find(r.phrase)) for r in load_catalogue()[source_id].readings}
    assert set(found.values()) == {1}
