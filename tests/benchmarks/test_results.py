"""The form of results, and the page that is written from them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.meter import metered
from tests.benchmarks.page import PAGE, page
from tests.benchmarks.result import RESULTS, Result, Row, at_least, at_most, figure, made


def test_the_page_is_what_the_kept_results_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "make it anew: python -m tests.benchmarks --page"


def test_every_kept_result_has_the_form_and_the_name_of_its_file() -> None:
    kept = {path.stem: Result.from_json(path.read_text("utf-8")) for path in RESULTS.glob("*.json")}
    assert {name: result.name for name, result in kept.items()} == {name: name for name in kept}


def test_a_result_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    rows = [Row(what="a copy", size="1e5", wall_s=1.5, cpu_s=2.0, peak_mb=100), Row(what="a load", ratio=2.5)]
    result = made("copying", "A load against a copy", rows, [at_most("load", 2.5, 25), at_least("faster", 1.2, 1.5)])
    assert [b.met for b in result.bounds] == [True, False]
    path = result.keep(tmp_path)
    assert path.name == "copying.json"
    assert Result.from_json(path.read_text("utf-8")) == result == Result.from_json(result.to_json())


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "[]",
        '{"name": "x"}',
        made("copying", "t", []).to_json().replace('"copying"', '"../copying"'),
        made("copying", "t", []).to_json().replace('"remark"', '"remarks"'),
        made("copying", "t", [Row(what="a")]).to_json().replace('"ratio"', '"ration"'),
    ],
)
def test_what_has_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a result|Expecting value"):
        Result.from_json(text)


def test_a_page_has_bounds_and_words_and_only_columns_with_figures(tmp_path: Path) -> None:
    remarks = tmp_path / "remarks.toml"
    remarks.write_text('introduction = "Hello."\n[benchmarks]\nlater = ""\ncopying = "Words by hand."\n', "utf-8")
    rows = [Row(what="load", size="1e5", ratio=30.57, cpu_s=1234.6)]
    made("copying", "A load", rows, [at_most("load", 30.57, 25)], "In this run.").keep(tmp_path)
    made("later", "Another", [Row(what="all", wall_s=0.5)]).keep(tmp_path)
    told = page(tmp_path, remarks)
    assert "| [copying](#copying) | load | at most 25 | 30.6 | **no** |" in told
    assert "| what | size | CPU s | ratio |\n| --- | --- | --- | --- |\n| load | 1e5 | 1,235 | 30.57 |" in told
    assert told.index("## later") < told.index("## copying") < told.index("Words by hand.") < told.index("In this run.")


def test_figures_have_three_digits() -> None:
    assert [figure(n) for n in (0.012345, 1.0567, 98765.0, 0.0)] == [0.0123, 1.06, 98800.0, 0.0]


def test_the_work_of_a_child_is_counted() -> None:
    with metered() as took:
        subprocess.run([sys.executable, "-c", "sum(range(3_000_000))"], check=True)
    assert took.cpu > took.own_cpu > 0
