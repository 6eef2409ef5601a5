"""DOCX: headings, lists, quotes and tables by their styles, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from grounding.errors import InputError
from grounding.guards import DOCUMENT_BYTES, check_archive
from grounding.readers.lines import lead_of
from grounding.readers.markdown import table_block
from grounding.types import Block, Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_UNSTYLED = 99
_LONGEST = 100
_STOPS = (".", "!", "。", "！", ",", ";")
_LIST = re.compile(r"list (bullet|number)(?: (\d))?", re.IGNORECASE)


def read_docx(path: Path) -> tuple[list[Block], str | None]:
    """The blocks of a Word file and the title of its properties."""
    check_archive(path, DOCUMENT_BYTES)
    import docx

    try:
        document = docx.Document(str(path))
        blocks = list(_levelled(_blocks(document, path.name)))
        title = document.core_properties.title.strip()
    except Exception as error:
        # python-docx has no error of its own: it fails with whatever its parts trip over.
        raise InputError(f"{path} is not a readable DOCX file; save it again.") from error
    return blocks, title or None


def _blocks(document: Any, file: str) -> Iterator[Block]:
    formats = _numbering(document)
    under_title = any(p.style is not None and _is_title(p.style.name) for p in document.paragraphs)
    for number, content in enumerate(document.iter_inner_content(), start=1):
        source = Source(file=file, locator=f"paragraph {number}")
        if content._element.tag == f"{_W}tbl":
            yield table_block(_rows(content), source)
        else:
            text = _text(content._element)
            if text:
                yield _paragraph(content, text, source, formats, under_title)


def _levelled(blocks: Iterator[Block]) -> Iterator[Block]:
    """Headings in all but style stand below the styled one before them; the first is the title."""
    above = 0
    for block in blocks:
        if block.level == _UNSTYLED:
            block = replace(block, level=min(above + 1, 6))
            above = above or 1
        elif block.kind == "heading":
            above = block.level
        yield block


def _rows(table: Any) -> list[tuple[str, ...]]:
    return [
        tuple(
            " ".join(filter(None, (_text(p._element) for p in cell.paragraphs)))
            for cell in row.cells
        )
        for row in table.rows
    ]


def _text(paragraph: Any) -> str:
    """The text as it reads: insertions kept, deletions and text boxes left out."""
    parts = []
    for node in paragraph.iter(f"{_W}t", *_BREAKS):
        if any(parent.tag == f"{_W}txbxContent" for parent in node.iterancestors()):
            continue
        parts.append(_BREAKS.get(node.tag) or node.text or "")
    return "".join(parts).strip()


def _paragraph(
    content: Any, text: str, source: Source, formats: dict[tuple[int, int], str], under_title: bool
) -> Block:
    style = content.style.name if content.style is not None else ""
    heading = _HEADING.fullmatch(style)
    level = int(heading[1]) if heading else _outline(content)
    if _is_title(style) or level:
        return Block(
            "heading", text.replace("\n", " "), source, level + under_title if level else 1
        )
    listed, lead = _listed(content, style, formats), lead_of(_bold(content), text)
    if not listed and _is_bold_line(content, text):
        return Block("heading", text, source, _UNSTYLED)
    if listed:
        return Block("item", text, source, *listed, lead=lead)
    quote = style.lower() in ("quote", "intense quote")
    return Block("quote" if quote else "paragraph", text, source, lead=lead)


def _is_bold_line(content: Any, text: str) -> bool:
    """True for a short line that is all in bold and no sentence: a heading in all but style."""
    whole = _bold(content).strip() == text and "\n" not in text
    return whole and len(text) <= _LONGEST and not text.endswith((*_STOPS, ":", "："))


def _bold(content: Any) -> str:
    """The words of the runs in bold that open a paragraph."""
    runs = takewhile(lambda run: run.bold or not run.text.strip(), content.runs)
    return "".join(run.text for run in runs)


def _is_title(style: str) -> bool:
    return style.lower() == "title"


def _outline(content: Any) -> int:
    found = content._element.find(f"{_W}pPr/{_W}outlineLvl")
    level = int(found.get(f"{_W}val", "9")) if found is not None else 9
    return level + 1 if level < 9 else 0


def _listed(
    content: Any, style: str, formats: dict[tuple[int, int], str]
) -> tuple[int, bool] | None:
    """Nesting depth and whether numbered, by the paragraph's own numbering or its list style."""
    properties = content._element.find(f"{_W}pPr/{_W}numPr")
    if properties is not None and _value(properties, "numId"):
        depth = _value(properties, "ilvl")
        kind = formats.get((_value(properties, "numId"), depth), "bullet")
        return (depth + 1, kind != "bullet") if kind != "none" else None
    named = _LIST.fullmatch(style)
    return (int(named[2] or 1), named[1].lower() == "number") if named else None


def _value(parent: Any, name: str) -> int:
    found = parent.find(f"{_W}{name}")
    return int(found.get(f"{_W}val", "0")) if found is not None else 0


def _numbering(document: Any) -> dict[tuple[int, int], str]:
    """The number format of each list and level, such as `decimal` or `bullet`."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    levels: dict[tuple[int, int], str] = {}
    for abstract in root.findall(f"{_W}abstractNum"):
        for level in abstract.findall(f"{_W}lvl"):
            place = (int(abstract.get(f"{_W}abstractNumId", "0")), int(level.get(f"{_W}ilvl", "0")))
            kind = level.find(f"{_W}numFmt")
            levels[place] = kind.get(f"{_W}val", "bullet") if kind is not None else "bullet"
    links = {
        int(number.get(f"{_W}numId", "0")): _value(number, "abstractNumId")
        for number in root.findall(f"{_W}num")
    }
    return {
        (number, depth): kind
        for number, abstract in links.items()
        for (owner, depth), kind in levels.items()
        if owner == abstract
    }
