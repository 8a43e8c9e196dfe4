"""What the library leaves out of an XLSX file: percent formats, formulas without a stored value, errors as values.

Takes the parts of the archive as bytes and looks for these alone, without building a tree: no entity is resolved and
nothing is worked out. Most sheets have none of it, and their markup is then only searched.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator

from extractors.readers.packed import Package, SheetPart, column_number
from extractors.reports.marks import Marks
from extractors.reports.sheet import Place

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^<>]*)")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^<>]*)")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# Formats 9 and 10 are percents by themselves, the others by their code.
_PERCENT_NUMBER = re.compile(rb"numFmtId\s*=\s*[\"'](?:9|10)[\"']")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)")
_CELL_FORMAT = re.compile(rb"<(?:\w+:)?xf\b([^<>]*)")
_NUMBER = re.compile(rb"\bnumFmtId\s*=\s*[\"'](\d+)[\"']")
_QUOTED = re.compile(r"\"[^\"]*\"|\\.|_.")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b([^<>]*?)(?:/>|>([^<]*)<)")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^<>]*>([^<]+)<")
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^<>]*)>")
_ADDRESS = re.compile(rb"\br\s*=\s*[\"']([A-Z]{0,3})(\d{1,7})[\"']")
_PLAIN_ADDRESS = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d+)[\"']")
_TYPE = re.compile(rb"\bt\s*=\s*[\"'](\w+)[\"']")


def percent_styles(package: Package) -> frozenset[int]:
    """The numbers of the cell styles that show percents."""
    name = next((name for name in package.names if name.lower() == "xl/styles.xml"), None)
    styles = package.content(name) if name else b""
    if b"%" not in styles and not _PERCENT_NUMBER.search(styles):
        return frozenset()
    percents = {9, 10}
    for found in _FORMAT.finditer(styles) if b"%" in styles else ():
        attributes = _attributes(found[1])
        if shows_percent(attributes.get("formatCode", "")) and attributes.get("numFmtId", "").isdecimal():
            percents.add(int(attributes["numFmtId"]))
    start = styles.find(b"cellXfs")
    formats = styles[start : styles.find(b"cellXfs", start + 1)] if start >= 0 else b""
    numbers = [_NUMBER.search(found[1]) for found in _CELL_FORMAT.finditer(formats)]
    return frozenset(at for at, number in enumerate(numbers) if number and int(number[1]) in percents)


def shows_percent(code: str) -> bool:
    """Whether a format's code shows percents; a sign that is only written beside the number is none."""
    return "%" in _QUOTED.sub("", code)


def sheet_parts(package: Package) -> dict[str, str]:
    """The part of the archive that holds each sheet, by the sheet's name."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"}.issubset(package.names):
        return {}
    relations = map(_attributes, _relations(package.content("xl/_rels/workbook.xml.rels")))
    targets = {found.get("Id"): found.get("Target", "") for found in relations}
    parts = {}
    for found in _SHEET.finditer(package.content("xl/workbook.xml")):
        attributes = _attributes(found[1])
        identity = next((value for name, value in attributes.items() if name.endswith(":id")), None)
        target = targets.get(identity, "")
        parts[attributes.get("name", "")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    return parts


def has_marks(sheet: bytes) -> bool:
    """Whether a sheet's markup may hold formulas or errors."""
    start = max(sheet.find(b"<sheetData"), 0)
    # Searched as they are, which is much quicker than a pattern, and single characters are quicker yet.
    return (
        b"<f" in sheet
        or b'"e"' in sheet
        or (b"'" in sheet and b"'e'" in sheet)
        or (sheet.find(b":", start) >= 0 and sheet.find(b":f", start) >= 0)
    )


def sheet_marks(part: SheetPart, percents: frozenset[int]) -> Marks:
    """The marks of a sheet, given the styles that show percents."""
    sheet = part.content
    marks = Marks()
    full = has_marks(sheet)
    if percents and part.is_plain and not full and 0 not in percents:
        marks.percents = set(_styled(sheet, percents))
    elif percents or full:
        shared: dict[bytes, str] = {}
        for place, attributes, inner in _cells(sheet):
            style = _STYLE.search(attributes)
            if percents and (int(style[1]) if style else 0) in percents:
                marks.percents.add(place)
            if full:
                _mark_inner(marks, place, attributes, inner, shared)
    return marks


def _styled(sheet: bytes, styles: Iterable[int]) -> Iterator[Place]:
    """The cells of a plain sheet that have one of these styles: the common case, by looking for nothing else."""
    for style in styles:
        sign = b' s="%d"' % style
        at = sheet.find(sign)
        while at >= 0:
            found = _PLAIN_ADDRESS.match(sheet, sheet.rfind(b"<", 0, at))
            if found:
                yield int(found[2]) - 1, column_number(found[1]) - 1
            at = sheet.find(sign, at + 1)


def _mark_inner(marks: Marks, place: Place, attributes: bytes, inner: bytes, shared: dict[bytes, str]) -> None:
    """Note an error, or a formula that has no value with it. A formula that gave an empty text has one."""
    kind = _TYPE.search(attributes)
    value = _VALUE.search(inner)
    if kind and kind[1] == b"e":
        marks.errors[place] = _text(value[1]) if value else ""
    formula = _FORMULA.search(inner)
    if formula is None:
        return
    text = _text(formula[2] or b"")
    # Of cells that share a formula the first alone holds its text.
    number = re.search(rb"\bsi\s*=\s*[\"'](\d+)", formula[1])
    if number and text:
        shared[number[1]] = text
    elif number:
        text = shared.get(number[1], "")
    if value is None and not (kind and kind[1] == b"str"):
        marks.bare_formulas[place] = f"={text}"


def _cells(sheet: bytes) -> Iterator[tuple[Place, bytes, bytes]]:
    """Each cell's place, attributes and content. A cell or row without an address stands behind the one before it."""
    row, column = -1, -1
    tags = list(_ROW_OR_CELL.finditer(sheet))
    for at, tag in enumerate(tags):
        address = _ADDRESS.search(tag[2])
        if tag[1] == b"row":
            row, column = (int(address[2]) - 1 if address else row + 1), -1
            continue
        column = column_number(address[1]) - 1 if address else column + 1
        row = int(address[2]) - 1 if address else max(row, 0)
        inner = (
            b"" if tag[2].endswith(b"/") else sheet[tag.end() : tags[at + 1].start() if at + 1 < len(tags) else None]
        )
        if row >= 0 and column >= 0:
            yield (row, column), tag[2], inner


def _relations(markup: bytes) -> Iterator[bytes]:
    return (found[1] for found in _RELATION.finditer(markup))


def _attributes(markup: bytes) -> dict[str, str]:
    return {
        found[1].decode("utf-8", "replace"): _text(found[2] or found[3] or b"") for found in _ATTRIBUTE.finditer(markup)
    }


def _text(markup: bytes) -> str:
    return html.unescape(markup.decode("utf-8", "replace"))
