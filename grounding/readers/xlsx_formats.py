"""What XLSX says about its sheets beside their values: extent, and cells shown as % or money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from grounding.errors import InputError

if TYPE_CHECKING:
    from zipfile import ZipFile

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION = "relationships}id"
_CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+)(\d+)["'][^<>]*(?<!/)>""")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^<>]*?\br\s*=\s*["'](\d+)["']""")
_BARE_CELL = re.compile(rb"""<(?:\w+:)?c(?:\s+(?!r\b)\w+\s*=\s*["'][^"']*["'])*\s*>""")
_STYLED = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\br="([A-Z]+)(\d+)"[^<>]*?\bs="(\d+)"[^<>]*(?<!/)>""")
_BUILT_IN = {9: "0%", 10: "0.00%"}
_CURRENCY = re.compile(r'\[\$([^\]\-]+)(?:-[^\]]*)?\]|"([^"]{1,5})"|([$€£¥₹₩₽])')
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class Show:
    """How a number format shows a value: times `factor`, with text around it."""

    before: str
    after: str
    factor: float

    def format(self, number: str) -> str:
        """`number` with its sign or currency, ready for the number grammar."""
        return f"{self.before}{number}{self.after}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: `width` and `height` of the area that cells with values span."""

    name: str
    hidden: bool
    width: int
    height: int
    shown: dict[tuple[int, int], Show]


def open_sheets(path: Path) -> list[Sheet]:
    """The worksheets of a checked archive in the order of their tabs."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            shows = _shows(archive)
            return [
                _sheet(archive, name, hidden, part, shows) for name, hidden, part in _parts(archive)
            ]
    except (BadZipFile, LookupError, OSError, ValueError, ElementTree.ParseError) as error:
        raise InputError(f"{path} is not a readable XLSX workbook; save it again.") from error


def _parts(archive: ZipFile) -> list[tuple[str, bool, str]]:
    targets = {
        rel.get("Id"): rel.get("Target", "")
        for rel in _xml(archive, "xl/_rels/workbook.xml.rels")
        if rel.get("Type", "").endswith("/worksheet")
    }
    found = []
    for sheet in _xml(archive, "xl/workbook.xml").iter():
        key = next((v for k, v in sheet.attrib.items() if k.endswith(_RELATION)), None)
        if _local(sheet) == "sheet" and key in targets:
            target = targets[key]
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            found.append((sheet.get("name", ""), sheet.get("state", "visible") != "visible", part))
    return found


def _xml(archive: ZipFile, part: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(part))


def _local(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(_MAIN).removeprefix(_STRICT)


def _sheet(archive: ZipFile, name: str, hidden: bool, part: str, shows: dict[int, Show]) -> Sheet:
    xml = archive.read(part)
    refs = set(_CELL.findall(xml))
    width = max((_column(letters) for letters, _ in refs), default=0)
    height = max((int(row) for _, row in refs), default=0)
    if _BARE_CELL.search(xml):
        height = max([height, xml.count(b"<row"), *map(int, _ROW.findall(xml))])
    styled = _STYLED.findall(xml) if shows else []
    shown = {
        (int(row) - 1, _column(letters) - 1): shows[int(style)]
        for letters, row, style in styled
        if int(style) in shows
    }
    return Sheet(name, hidden, width, height, shown)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _shows(archive: ZipFile) -> dict[int, Show]:
    """The cell styles that show a percent sign or a currency, by style number."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    root = _xml(archive, "xl/styles.xml")
    codes = dict(_BUILT_IN)
    styles: list[int] = []
    for element in root.iter():
        if _local(element) == "numFmt":
            codes[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
        elif _local(element) == "cellXfs":
            styles = [int(style.get("numFmtId", "0")) for style in element]
    shows = {i: _show(codes[code]) for i, code in enumerate(styles) if code in codes}
    return {i: show for i, show in shows.items() if show}


def _show(code: str) -> Show | None:
    positive = code.split(";")[0]
    bare = _LITERAL.sub("", positive)
    if "%" in bare:
        return Show("", "%", 100.0)
    found = _CURRENCY.search(positive)
    if not found or not re.search("[0#]", bare) or re.search("[dmyhs]", bare, re.IGNORECASE):
        return None
    sign = next(group for group in found.groups() if group).strip()
    leading = found.start() < min((positive.find(c) for c in "0#" if c in positive), default=0)
    return (
        Show(
            f"{sign} " if leading and sign.isalpha() else sign if leading else "",
            "" if leading else f" {sign}",
            1.0,
        )
        if sign
        else None
    )
