"""Names left over: proposals by likeness, which decide nothing."""

from warehouse.resolve import propose

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
