"""Names left over: proposals by likeness, which decide nothing."""

import pytest

from extractors.registers.gazetteer import load_gazetteer
from warehouse.resolve import _known_names, guess_kind, propose

NAMES = {
    "kuopio": {"kuopio"},
    "kemi": {"kemi"},
    "kemiö": {"kemionsaari"},
    "kemijärvi": {"kemijarvi"},
    "lahti": {"lahti"},
    "övertorneå": {"overtornea", "ylitornio"},
}
# Pairs that a hurried reader takes for one another: parts, neighbours, translations that mislead.
LOOK_ALIKES = [
    ("Kemi", "Keminmaa"),
    ("Kemi", "Kemijärvi"),
    ("Kemiönsaari", "Kemi"),
    ("Lahti", "Maalahti"),
    ("Tornio", "Ylitornio"),
    ("Ii", "Iitti"),
    ("Iisalmi", "Ii"),
    ("Salo", "Salla"),
    ("Pori", "Porvoo"),
    ("Pello", "Pelkosenniemi"),
    ("Vaala", "Vaasa"),
    ("Lieto", "Lieksa"),
    ("Raasepori", "Pori"),
    ("Uusikaupunki", "Uusikaarlepyy"),
    ("Luoto", "Luumäki"),
    ("Kokkola", "Kolari"),
    ("Kontiolahti", "Lahti"),
    ("Heinola", "Heinävesi"),
    ("Hamina", "Hanko"),
    ("Kauhajoki", "Kauhava"),
    ("Parainen", "Parkano"),
    ("Lappeenranta", "Lapinjärvi"),
    ("Umeå", "Piteå"),
    ("Luleå", "Piteå"),
    ("Habo", "Håbo"),
    ("Heby", "Hedemora"),
    ("Malmö", "Malung-Sälen"),
]


def test_the_closest_name_is_proposed_with_score_and_margin() -> None:
    proposal = propose("Kuopia", NAMES)
    assert proposal is not None
    assert proposal.id == "kuopio"
    assert 0.83 <= proposal.score < 0.84
    assert proposal.margin > 0.3


def test_a_close_runner_up_leaves_a_small_margin() -> None:
    proposal = propose("Kemia", NAMES)
    assert proposal is not None
    assert proposal.margin < 0.1


def test_what_resembles_nothing_gets_no_proposal() -> None:
    assert propose("Zürich", NAMES) is None


def test_what_a_person_refused_is_proposed_no_more() -> None:
    proposal = propose("Kemia", NAMES, {"kemi"})
    assert proposal is not None
    assert proposal.id == "kemionsaari"
    assert propose("Kuopia", NAMES, {"kuopio"}) is None


def test_a_name_of_two_bodies_leaves_no_margin() -> None:
    proposal = propose("Övertornea", NAMES)
    assert proposal is not None
    assert proposal.margin == 0
    other = propose("Övertornea", NAMES, {"overtornea"})
    assert other is not None
    assert other.id == "ylitornio"
    assert other.margin > 0.3


@pytest.mark.parametrize("pair", LOOK_ALIKES, ids=" ".join)
def test_look_alikes_never_mean_each_other(pair: tuple[str, str]) -> None:
    gazetteer = load_gazetteer()
    for lang in ("fi", "sv", "en", None):
        one, other = ({m.id for m in gazetteer.candidates(name, lang=lang)} for name in pair)
        assert one
        assert other
        assert not one & other


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        ("Esimerkki Oy", "company"),
        ("Pohjolan Puu Oyj", "company"),
        ("Vihreä Liike ry", "association"),
        ("Kuopian kaupunki", "municipality"),
        ("Hörs kommun", "municipality"),
        ("Kuopia", None),
    ],
)
def test_the_words_beside_a_name_tell_a_kind(mention: str, kind: str | None) -> None:
    assert guess_kind(mention) == kind


def test_of_namesakes_the_one_that_stands_is_proposed() -> None:
    names = _known_names(("party",))
    assert [names[name] for name in ("lappi", "vöyri", "parainen")] == [{"lappi"}, {"voyri"}, {"parainen"}]
    assert names["honkajoki"] == {"honkajoki"}


def test_exonyms_are_proposed_too() -> None:
    proposal = propose("Jallivaara", _known_names(("party",)))
    assert proposal is not None
    assert proposal.id == "gallivare"
