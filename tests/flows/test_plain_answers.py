"""Answers for programs: CSV and JSON, and answers for people beside them."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from decimal import Decimal
from typing import TextIO
from uuid import UUID

import pytest
from rich.console import Console

from flows.answers import print_answer
from flows.plain_answers import write_csv, write_json
from warehouse.ask import Answer, Asked

VALUES = {
    "n": 3,
    "share": Decimal("0.5000"),
    "not_a_number": float("nan"),
    "is_open": True,
    "words": '=1+1, "so"\nand on',
    "day": dt.date(2024, 11, 12),
    "at": dt.datetime(2024, 11, 12, 0, 15, tzinfo=dt.UTC),
    "ids": ["a", "b", None],
    "whole": {"day": dt.date(2024, 1, 1), "years": [2023, 2024]},
    "id": UUID(int=1),
    "bytes": b"\x00\xff",
    "nothing": None,
}


def written(write: Callable[[TextIO, Asked, int | None], None], asked: Asked, limit: int | None = None) -> str:
    out = io.StringIO()
    write(out, asked, limit)
    return out.getvalue()


def one_row(**values: object) -> Asked:
    return Asked(tuple(values), ("VARCHAR",) * len(values), iter([tuple(values.values())]))


def test_json_holds_every_kind_of_value() -> None:
    assert json.loads(written(write_json, one_row(**VALUES))) == [
        {
            "n": 3,
            "share": 0.5,
            "not_a_number": None,
            "is_open": True,
            "words": '=1+1, "so"\nand on',
            "day": "2024-11-12",
            "at": "2024-11-12 00:15:00+00:00",
            "ids": ["a", "b", None],
            "whole": {"day": "2024-01-01", "years": [2023, 2024]},
            "id": "00000000-0000-0000-0000-000000000001",
            "bytes": "00ff",
            "nothing": None,
        }
    ]


def test_csv_holds_every_kind_of_value_as_text() -> None:
    header, row = csv.reader(io.StringIO(written(write_csv, one_row(**VALUES))))
    assert dict(zip(header, row, strict=True)) == {
        "n": "3",
        "share": "0.5000",
        "not_a_number": "nan",
        "is_open": "true",
        "words": '=1+1, "so"\nand on',
        "day": "2024-11-12",
        "at": "2024-11-12 00:15:00+00:00",
        "ids": "a;b;",
        "whole": '{"day": "2024-01-01", "years": [2023, 2024]}',
        "id": "00000000-0000-0000-0000-000000000001",
        "bytes": "00ff",
        "nothing": "",
    }


def test_json_tells_columns_of_one_name_apart() -> None:
    asked = Asked(("a", "a", "a_1"), ("INTEGER",) * 3, iter([(1, 2, 3)]))
    assert json.loads(written(write_json, asked)) == [{"a": 1, "a_2": 2, "a_1": 3}]


def test_a_row_is_a_line_and_no_row_is_an_empty_array() -> None:
    assert written(write_json, Asked(("a",), ("INTEGER",), iter([(1,), (2,)]))) == '[\n{"a": 1},\n{"a": 2}\n]\n'
    assert written(write_json, Asked(("a",), ("INTEGER",), iter([]))) == "[]\n"
    assert written(write_csv, Asked(("a",), ("INTEGER",), iter([]))) == "a\n"


@pytest.mark.parametrize("write", [write_csv, write_json])
def test_no_more_rows_are_read_than_are_asked_for(write: Callable[[TextIO, Asked, int | None], None]) -> None:
    rows = iter([(1,), (2,), (3,)])
    assert "2" not in written(write, Asked(("a",), ("INTEGER",), rows), 1)
    assert list(rows) == [(2,), (3,)]


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (40, [" n │ words │ gone", "═══╪═══════╪═════", "12 │ [x]   │ ∅"]),
        (15, ["n      12", "words  [x]", "gone   ∅", ""]),
    ],
)
def test_a_table_aligns_numbers_and_folds_into_lines(width: int, lines: list[str]) -> None:
    console = Console(file=io.StringIO(), width=width)
    print_answer(console, Answer(("n", "words", "gone"), ("INTEGER", "VARCHAR", "DATE"), ((12, "[x]", None),), True))
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    shown = [line.rstrip() for line in printed.translate(str.maketrans("┃━╇", "│═╪")).splitlines()]
    assert shown[: len(lines)] == lines
    assert "the first 1 row; there are more" in " ".join(printed.split())
    assert "∅ is not known" in " ".join(printed.split())
