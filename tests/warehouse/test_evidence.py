"""Published quotes: short, around the mention, and without people."""

from extractors.assertion import Evidence, Participation, Reference
from extractors.reading import PersonSpan, Reading
from warehouse.evidence import MAX_QUOTE, public_quote

NETWORK = Reference("Ilmastokumppanit", "helsinki-ilmastokumppanit", "Helsingin ilmastokumppanit")


def reading(text: str, *persons: str) -> Reading:
    spans = tuple(PersonSpan(p, text.index(p), text.index(p) + len(p)) for p in persons)
    return Reading("r", "d", "s", "https://example.org/", "v", text=text, persons=spans)


def joined(text: str, mention: str, start: int = 0, end: int | None = None) -> Participation:
    end = len(text) if end is None else end
    return Participation(
        network=NETWORK,
        party=Reference(mention),
        evidence=Evidence(text[start:end], (start, end)),
        method="rule",
    )


def test_a_short_quote_is_published_as_it_stands() -> None:
    text = "Gasum liittyi 26.9.2012."
    assert public_quote(joined(text, "Gasum"), reading(text)) == text


def test_white_space_of_tables_becomes_single_spaces() -> None:
    text = "Akaa\t16 405\t2019"
    assert public_quote(joined(text, "Akaa"), reading(text)) == "Akaa 16 405 2019"


def test_people_are_masked_wherever_the_quote_lies_in_the_page() -> None:
    text = "Uutinen. Kaupunginjohtaja Maija Meikäläinen allekirjoitti sitoumuksen Gasumin kanssa."
    start = text.index("Kaupunginjohtaja")
    quote = public_quote(joined(text, "Gasumin", start), reading(text, "Maija Meikäläinen"))
    assert quote == "Kaupunginjohtaja […] allekirjoitti sitoumuksen Gasumin kanssa."


def test_a_person_outside_the_quote_changes_nothing() -> None:
    text = "Maija Meikäläinen kertoo. Gasum liittyi."
    start = text.index("Gasum")
    assert public_quote(joined(text, "Gasum", start), reading(text, "Maija Meikäläinen")) == "Gasum liittyi."


def test_a_long_enumeration_is_clipped_around_the_mention() -> None:
    names = [f"Kunta{i:03d}" for i in range(100)]
    text = "Mukana ovat: " + ", ".join(names) + "."
    for mention in ("Kunta000", "Kunta050", "Kunta099"):
        quote = public_quote(joined(text, mention), reading(text))
        assert len(quote) <= MAX_QUOTE
        assert mention in quote
    assert public_quote(joined(text, "Kunta050"), reading(text)).startswith("…")
    assert public_quote(joined(text, "Kunta050"), reading(text)).endswith("…")


def test_the_mention_stays_in_sight_after_masking_before_it() -> None:
    names = ", ".join(f"Kunta{i:03d}" for i in range(60))
    text = f"Pormestari Maija Meikäläinen kertoi: mukana ovat {names}."
    quote = public_quote(joined(text, "Kunta059"), reading(text, "Maija Meikäläinen"))
    assert "Kunta059" in quote
    assert "Meikäläinen" not in quote
