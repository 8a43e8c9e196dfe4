"""The countries that a release speaks of, as the EU's authority table names them, with their rough outlines."""

from __future__ import annotations

from typing import Any

_COUNTRY = "http://publications.europa.eu/resource/authority/country"
# West, south, east, north in degrees (WGS 84), mainland and near islands, rounded outwards.
_BOXES = {
    "FIN": (19.0, 59.4, 31.6, 70.1),
    "SWE": (10.5, 55.3, 24.2, 69.1),
    "NOR": (4.0, 57.9, 31.2, 71.2),
    "DNK": (8.0, 54.5, 15.2, 57.8),
    "ISL": (-24.6, 63.3, -13.4, 66.6),
}
NORDIC = tuple(f"{_COUNTRY}/{code}" for code in _BOXES)
_FINLAND = NORDIC[:1]
_FINNISH = frozenset({"body_change", "municipality_year", "network_region_year"})


def places_of(dataset: str) -> tuple[str, ...]:
    """The countries that a dataset speaks of."""
    return _FINLAND if dataset in _FINNISH else NORDIC


def locations() -> list[dict[str, Any]]:
    """Each country as a `dct:Location`."""
    return [
        {
            "@id": f"{_COUNTRY}/{code}",
            "@type": "dct:Location",
            "dcat:bbox": _wkt(f"POLYGON(({w} {s},{e} {s},{e} {n},{w} {n},{w} {s}))"),
            "dcat:centroid": _wkt(f"POINT({(w + e) / 2:.2f} {(s + n) / 2:.2f})"),
        }
        for code, (w, s, e, n) in _BOXES.items()
    ]


def _wkt(text: str) -> dict[str, str]:
    return {"@type": "geo:wktLiteral", "@value": text}
