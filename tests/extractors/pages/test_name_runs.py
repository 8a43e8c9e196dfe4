"""Menus of members that lost their marks: which runs of names are read, and on whose pages."""

from tests.extractors.pages.said import members

RUN = "Estonia Pärnu Rakvere Tallinn Tartu Finland Espoo Helsinki Lahti Pori Turku Vaasa Sweden Gävle Kalmar Malmö"
NAMES = ["parnu", "rakvere", "tallinn", "tartu", "espoo", "helsinki", "lahti", "pori", "turku", "vaasa", "gavle",
         "kalmar", "malmo"]  # fmt: skip
UBC = {"network": "ubc", "owner": "ubc"}


def test_a_run_on_a_networks_list_page_names_members() -> None:
    assert members(f"{RUN}\n\nCity web site\n", "en", **UBC) == NAMES


def test_the_page_itself_may_say_that_they_are_members() -> None:
    said = "Kaunas\nUBC member city since 1994\n"
    assert set(members(f"{RUN}\n\n{said}", "en")) == {*NAMES, "kaunas"}


def test_a_run_elsewhere_or_of_other_words_names_nobody() -> None:
    assert members(f"{RUN}\n\nPick a town for its weather\n", "en", network="ubc", owner="lahti", rank="news") == []
    assert members("Espoo Helsinki Lahti Pori Turku Vaasa are towns by the sea", "en", **UBC) == []
    assert members("Espoo Helsinki Lahti", "en", **UBC) == []
