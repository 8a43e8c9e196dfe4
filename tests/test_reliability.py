"""docs/reliability.md shows what the tests found, and nothing else."""

import json

from tests.reliability import PAGE, RESULTS, TESTS, page_with_tables


def test_the_page_is_what_the_results_say() -> None:
    page = PAGE.read_text("utf-8")
    assert page_with_tables(page) == page, "python -m tests.reliability writes it anew"


def test_a_class_that_was_mended_says_what_was_wrong() -> None:
    files = [told for file in TESTS.glob(f"*/{RESULTS}") for told in json.loads(file.read_text("utf-8")).values()]
    rows = [row for told in files for row in told["rows"]]
    assert [row for row in rows if not row["held_from_start"] and not row["remark"]] == []
