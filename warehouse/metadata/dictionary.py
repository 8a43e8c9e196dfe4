"""The data dictionary of a release in Finnish, Swedish and English: what every table and column means."""

from __future__ import annotations

from functools import cache

from warehouse.dataset import Column, Dataset, Language, load_datasets
from warehouse.metadata.markup import plain, table
from warehouse.package import Description

_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "title": "Data dictionary: tables and columns",
        "head": "`NULL` (an empty cell in CSV) means not known; it never means that somebody is not a member. "
        "Columns of the key are in bold.",
        "row": "One row",
        "rows": "Rows",
        "empty": "No rows",
        "column": "column",
        "type": "type",
        "meaning": "meaning",
        "values": "Values",
        "refers": "Refers to",
    },
    "fi": {
        "title": "Aineistokuvaus: taulut ja sarakkeet",
        "head": "`NULL` (CSV:ssä tyhjä solu) tarkoittaa, ettei asiaa tiedetä; se ei koskaan tarkoita, ettei joku ole "
        "jäsen. Avaimen sarakkeet on lihavoitu.",
        "row": "Yksi rivi",
        "rows": "Rivejä",
        "empty": "Ei rivejä",
        "column": "sarake",
        "type": "tyyppi",
        "meaning": "merkitys",
        "values": "Arvot",
        "refers": "Viittaa tauluun",
    },
    "sv": {
        "title": "Databeskrivning: tabeller och kolumner",
        "head": "`NULL` (en tom cell i CSV) betyder att det inte är känt; det betyder aldrig att någon inte är medlem. "
        "Nyckelns kolumner står i fetstil.",
        "row": "En rad",
        "rows": "Rader",
        "empty": "Inga rader",
        "column": "kolumn",
        "type": "typ",
        "meaning": "betydelse",
        "values": "Värden",
        "refers": "Hänvisar till",
    },
}


def dictionary(description: Description, lang: Language) -> str:
    """The dictionary in a language, with the number of rows of each table; an empty one says why it is."""
    words = _WORDS[lang]
    parts = [
        f"# {words['title']}\n\nVerkosto {plain(description.release_id)} ({description.version.number})",
        words["head"],
    ]
    for dataset in load_datasets().values():
        head, columns = _told(dataset.name, lang)
        parts += [head, rows_in(description, dataset, lang), columns]
    return "\n\n".join(parts) + "\n"


def rows_in(description: Description, dataset: Dataset, lang: Language) -> str:
    """How many rows a dataset has, or why it has none."""
    words, n_rows = _WORDS[lang], description.extent(dataset.name).n_rows
    return f"{words['rows']}: {n_rows}." if n_rows else f"{words['empty']}: {plain(dataset.wordings[lang].empty)}"


@cache
def _told(name: str, lang: Language) -> tuple[str, str]:
    """What is the same in every release: the head of a table, and its columns."""
    dataset, words = load_datasets()[name], _WORDS[lang]
    wording = dataset.wordings[lang]
    head = f"## {name}: {plain(wording.title)}\n\n{plain(wording.description)} {words['row']}: {plain(wording.grain)}."
    return head, table(
        (words["column"], words["type"], words["meaning"]),
        ((_name(dataset, column), column.type, _meaning(dataset, column, lang)) for column in dataset.columns),
    )


def _name(dataset: Dataset, column: Column) -> str:
    return f"**{column.name}**" if column.name in dataset.key else column.name


def _meaning(dataset: Dataset, column: Column, lang: Language) -> str:
    words, parts = _WORDS[lang], [plain(column.comment_in(lang)).rstrip(".")]
    if column.values:
        parts.append(f"{words['values']}: " + ", ".join(f"`{value}`" for value in column.values))
    if column.name in dataset.references:
        parts.append(f"{words['refers']} `{dataset.references[column.name]}`")
    return ". ".join(parts) + "."
