"""Names left over: proposals by likeness, which decide nothing."""

from extractors.registers.register import read_registers
from warehouse.resolve import _known_names, propose

NAMES = {"kuopio": "kuopio", "kemi": "kemi", "kemiö": "kemionsaari", "kemijärvi": "kemijarvi", "lahti": "lahti"}


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


def test_of_namesakes_the_one_that_stands_is_proposed() -> None:
    names = _known_names(read_registers(), "party")
    assert [names[name] for name in ("lappi", "vöyri", "parainen")] == ["lappi", "voyri", "parainen"]
    assert names["honkajoki"] == "honkajoki"


def test_exonyms_are_proposed_too() -> None:
    proposal = propose("Jallivaara", _known_names(read_registers(), "party"))
    assert proposal is not None
    assert proposal.id == "gallivare"
