"""Large, deep and random markup: read, or refused by name."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.readers import UnreadableDocument, read
from tests.extractors.readers.markup import PROSE, refusal
from tests.growth import TOLERATED, growth

# Size and depth


def test_deep_nesting_is_read_or_named(read_page):
    assert read_page("<body>" + "<div>" * 10_000 + "syvällä").text == "syvällä"
    assert read_page("<body>" + "<ul><li>x" * 3_000).text.count("x") == 3_000
    assert len(read_page("<body>" + "<table><tr><td>x" * 2_000).blocks) == 2_000
    assert refusal("<body>" + "<div>" * 21_000 + "x") == "too_deep"


def test_five_megabytes_are_read_and_time_grows_no_faster_than_the_page(read_page):
    paragraph = f"<p>{PROSE * 5}</p>"
    assert len(read_page("<body>" + paragraph * 10_000).blocks) == 10_000
    assert growth(lambda markup: read(markup.encode(), media_type="text/html"), paragraph, 300_000) < TOLERATED


def test_what_is_too_large_is_named():
    assert refusal("<b>x</b>" * 700_000) == "too_large"
    assert refusal("<table>" + "<tr><td colspan=1000 rowspan=1000>x" * 250 + "</table>") == "too_large"


# Any markup

NAMES = "div p span ul ol li dl dt dd table tr td th thead h1 h2 a br nav main aside section pre b caption form time"
TAGS = NAMES.split()
WORDS = st.sampled_from(
    [
        "Forssa",
        "Ii ja Turku",
        "2019",
        "16 405",
        "- ",
        "\u00ad",
        "\u00a0",
        "a\u0308",
        "\u0308",
        "Mukana:",
        "<",
        "&amp;",
        "\n",
        ".",
    ]
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' class="card"',
        ' class="menu"',
        " hidden",
        " rowspan=3",
        " colspan=2",
        ' href="/x"',
        ' role="heading"',
        " rowspan=0",
    ]
)


@st.composite
def markups(draw):
    parts = []
    for _ in range(draw(st.integers(1, 60))):
        tag = draw(st.sampled_from(TAGS))
        kind = draw(st.integers(0, 3))
        parts.append(draw(WORDS) if kind == 0 else f"</{tag}>" if kind == 1 else f"<{tag}{draw(ATTRIBUTES)}>")
    return "<body>" + "".join(parts)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(markup=markups())
def test_any_markup_gives_true_spans_or_a_named_error(holds, markup):
    try:
        holds(read(markup.encode(), media_type="text/html", url="https://example.org/a"))
    except UnreadableDocument as error:
        assert error.code in {"empty", "undecodable", "error_page"}  # noqa: PT017 (which page is refused is chance)
