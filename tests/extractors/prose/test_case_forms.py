"""The basic forms of unknown names in the genitive."""

from __future__ import annotations

import pytest

from extractors.prose.case_forms import base_form


@pytest.mark.parametrize(
    ("genitive", "base"),
    [
        ("Rannikon Luontoseuran", "Rannikon Luontoseura"),
        ("Saariston yliopiston", "Saariston yliopisto"),
        ("Pohjolan Säätiön", "Pohjolan Säätiö"),
        ("Kivisalmen sataman", "Kivisalmen satama"),
        ("Rannikon kuntayhtymän", "Rannikon kuntayhtymä"),
        ("Ilmastokeskuksen", "Ilmastokeskus"),
        ("Säätutkimuslaitoksen", "Säätutkimuslaitos"),
        ("Kylien yhdistyksen", "Kylien yhdistys"),
        ("Kivisalmen tehtaan", "Kivisalmen tehdas"),
        ("Tuulivoimaliiton", "Tuulivoimaliitto"),
        ("Itäosuuskunnan", "Itäosuuskunta"),
        ("Säästöpankin", "Säästöpankki"),
        ("Tehtaan", "Tehdas"),
        ("Voimakonsernin", "Voimakonserni"),
        ("Lumetin", "Lumet"),
        ("Bring Express:in", "Bring Express"),
        ("Halmeen", "Halme"),
    ],
)
def test_finnish_endings(genitive: str, base: str) -> None:
    assert base_form(genitive, "fi") == base


def test_elsewhere_only_an_apostrophe_marks_a_genitive() -> None:
    assert base_form("Nordkraft's", "en") == "Nordkraft"
    assert base_form("Bergs", "sv") == "Bergs"
