"""Dated task lists in their shapes of markup and text; what their dates and titles never become."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from extractors.assertion import Milestone
from extractors.pages.action_page import extract_tasks, find_tasks
from tests.extractors.pages.said import headcounts, known, opened

HEAD = "<html><body><main><h1>Toimenpide</h1><h2>Mitä on tehty?</h2>"
END = "</main></body></html>"
TAIL = "<h2>Mitä on tehtävä?</h2>" + END
SHAPES = {
    "definitions": HEAD + "<dl><dt>01.01.2015</dt><dd><strong>Aloitus</strong><p>Se alkoi.</p></dd>"
    "<dt>15.05.2021</dt><dd><strong>Laskuri</strong><p>Se tehtiin.</p></dd></dl>" + TAIL,
    "headings": HEAD + "<h4>01.01.2015</h4><h5>Aloitus</h5><p>Se alkoi.</p>"
    "<h4>15.05.2021</h4><h5>Laskuri</h5><p>Se tehtiin.</p>" + TAIL,
    "paragraphs": HEAD + "<p>01.01.2015</p><h4>Aloitus</h4><p>Se alkoi.</p>"
    "<p>15.05.2021</p><h4>Laskuri</h4><p>Se tehtiin.</p>" + TAIL,
    "items": HEAD + "<ul><li><span>01.01.2015</span><h4>Aloitus</h4><p>Se alkoi.</p></li>"
    "<li><span>15.05.2021</span><h4>Laskuri</h4><p>Se tehtiin.</p></li></ul>" + TAIL,
    "divisions": HEAD + "<div><div>01.01.2015</div><div>Aloitus</div><div>Se alkoi.</div></div>"
    "<div><div>15.05.2021</div><div>Laskuri</div><div>Se tehtiin.</div></div>" + TAIL,
    "table": HEAD + "<table><tr><td>01.01.2015</td><td>Aloitus</td><td>Se alkoi.</td></tr>"
    "<tr><td>15.05.2021</td><td>Laskuri</td><td>Se tehtiin.</td></tr></table>" + TAIL,
    "text": "Toimenpide\n\nMitä on tehty?\n\n01.01.2015\nAloitus\nSe alkoi vuonna 2015.\n15.05.2021\nLaskuri\n"
    "Se tehtiin vuonna 2021.\n\nMitä on tehtävä?\n\nEteneminen\n\nValmis\n",
    "one line": "Toimenpide\n\nMitä on tehty?\n\n01.01.2015 Aloitus\nSe alkoi silloin.\n15.05.2021: Laskuri\n"
    "Se tehtiin silloin.\n\nMitä on tehtävä?\n\nEteneminen\n",
}


def tasks(page: str, lang: str = "fi", **source: Any) -> list[Milestone]:
    document, context = opened(page, lang, **(source or {"network": "joensuu-ilmastokumppanit"}))
    found = list(extract_tasks(find_tasks(document), document, context))
    for task in found:
        assert task.evidence.span is not None
        assert document.text[slice(*task.evidence.span)] == task.evidence.quote
    return found


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_a_list(shape: str) -> None:
    found = tasks(SHAPES[shape])
    assert [(t.label, t.list_date, t.list_order, t.list_date_quality, t.state) for t in found] == [
        ("Aloitus", dt.date(2015, 1, 1), 1, "placeholder_jan1", "done"),
        ("Laskuri", dt.date(2021, 5, 15), 2, "exact", "done"),
    ]
    assert all(t.actual is None and t.planned is None and t.event == "task" for t in found)


def test_what_a_lists_date_is_worth() -> None:
    page = (
        "Toimenpide\n\nTehtävät\n\n01.01.2021\nYksi\nSe on tehty.\n01.05.2021\nKaksi\nSe on tehty.\n"
        "31.12.2022\nKolme\nSe on tehty.\n03.03.2020\nNeljä\nSe on tehty.\n"
    )
    found = tasks(page)
    assert [t.list_date_quality for t in found] == ["placeholder_jan1", "month_start", "year_end", "exact"]
    assert [t.list_order for t in found] == [1, 2, 3, 4]
    assert {t.state for t in found} == {"unknown"}


@pytest.mark.parametrize(
    ("lang", "done", "to_do", "title"),
    [
        ("fi", "Mitä on tehty?", "Mitä on tehtävä?", "Ohjelma"),
        ("sv", "Vad har gjorts?", "Vad ska göras?", "Program"),
        ("en", "What has been done?", "What is to be done?", "Programme"),
    ],
)
def test_the_heading_says_whether_it_is_done(lang: str, done: str, to_do: str, title: str) -> None:
    page = (
        f"<html><body><main><h1>X</h1><h2>{done}</h2><p>02.02.2020</p><h3>{title} 1</h3><p>Text.</p>"
        f"<h2>{to_do}</h2><p>31.12.2030</p><h3>{title} 2</h3><p>Text.</p></main></body></html>"
    )
    assert [(t.label, t.state) for t in tasks(page, lang)] == [(f"{title} 1", "done"), (f"{title} 2", "planned")]


def test_an_empty_list_is_no_error() -> None:
    page = "<html><body><main><h1>X</h1><h2>Mitä on tehty?</h2><h2>Mitä on tehtävä?</h2></main></body></html>"
    assert tasks(page) == []


@pytest.mark.parametrize(
    "page",
    [
        # news, no tasks
        "Uutiset\n\n01.02.2021\nVerkosto kasvaa\nUusi kunta liittyi.\n05.03.2021\nVerkosto kokoontui\nSe oli hyvä.\n",
        # one task is no list
        "Toimenpide\n\nMitä on tehty?\n\n01.02.2021\nAloitus\nSe alkoi silloin.\n",
        # the list is over at the next heading
        HEAD + "<p>02.02.2020</p><h3>Yksi</h3><p>A.</p><h2>Uutiset</h2><p>03.03.2021</p><h3>Kaksi</h3><p>B.</p>" + END,
        # dates in sentences
        HEAD + "<p>02.02.2020 pidettiin kokous.</p><p>03.03.2020 pidettiin toinen.</p>" + END,
    ],
)
def test_other_lists_of_dates_are_no_tasks(page: str) -> None:
    assert tasks(page) == []


def test_a_title_that_states_a_goal_as_a_fact_is_a_label_and_no_count() -> None:
    page = (
        "<html><body><main><h1>Toimenpide</h1><h2>Mitä on tehty?</h2><div>01.04.2021</div><div>Verkostossa on 60 "
        "jäsentä vuonna 2021</div><div>Määrä kasvaa.</div><div>01.04.2024</div><div>Uusi ohjelma</div>"
        "<div>Se on tehty.</div></main></body></html>"
    )
    assert [t.label for t in tasks(page)] == ["Verkostossa on 60 jäsentä vuonna 2021", "Uusi ohjelma"]
    assert headcounts(page, network="fisu") == []


def test_whose_tasks_they_are() -> None:
    text = SHAPES["text"]
    named = text.replace("Toimenpide", "Kehitetään Joensuun ilmastokumppanuusverkostoa", 1)
    assert {known(t.network) for t in tasks(named)} == {"joensuu-toimenpide"}
    assert {known(t.network) for t in tasks(text)} == {"joensuu-ilmastokumppanit"}
    assert {known(t.network) for t in tasks(text, owner="joensuu")} == {"? Toimenpide"}
