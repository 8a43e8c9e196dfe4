"""A gazetteer of a few bodies, and what a name finds in it."""

from extractors.registers.entries import Exonym, Organisation, Registers
from extractors.registers.gazetteer import Gazetteer


def holding(*bodies: tuple[str, str, str], exonyms: tuple[Exonym, ...] | None = None) -> Gazetteer:
    """A gazetteer of bodies given as name, kind and country; the id of each is its number."""
    rows = (Organisation(f"b{i}", kind, name_en=n, country=c) for i, (n, kind, c) in enumerate(bodies, start=1))
    return Gazetteer(Registers((), (), tuple(rows), (), (), (), {}, exonyms=exonyms))


def found(gazetteer: Gazetteer, mention: str, **narrowing: object) -> str | None:
    match = gazetteer.body(mention, **narrowing)  # type: ignore[arg-type]
    return match.id if match else None
