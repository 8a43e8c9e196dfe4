"""docs/sql.md answers the analysts' 28 questions, and shows what the recorded release really answers."""

import re

from tests.nights import Played
from tests.sql_page import PAGE, QUESTION, answered


def test_the_shown_answers_are_the_answers(three_nights: list[Played]) -> None:
    page = PAGE.read_text("utf-8")
    assert answered(page, three_nights[-1].release.path.parent) == page


def test_every_question_is_asked() -> None:
    _, *parts = re.split(r"^### (\d+)\. ", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    assert [int(number) for number in parts[::2]] == list(range(1, 29))
    assert all(QUESTION.search(part) for part in parts[1::2])
