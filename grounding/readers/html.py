"""HTML: the blocks of the main content in document order, without menus and scripts."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from grounding.data import load
from grounding.decoding import decode
from grounding.errors import InputError
from grounding.readers.hidden import drop_hidden
from grounding.readers.lines import collapse, lead_of
from grounding.readers.markdown import table_block
from grounding.types import Block, BlockKind, Source

_LINKED = 0.4
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SUBSCRIPT = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


@dataclass(slots=True)
class _Walk:
    """The blocks found so far and the text of the one being read."""

    file: str
    lines: bool
    blocks: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    bold: str = ""
    lists: list[bool] = field(default_factory=list)
    heading: int = 0
    quotes: int = 0
    fresh_item: bool = False

    def source(self, element: Any) -> Source:
        return Source(file=self.file, locator=f"line {element.sourceline}" if self.lines else None)

    def flush(self, element: Any) -> None:
        text = collapse("".join(self.text))
        lead = lead_of(collapse(self.bold), text)
        self.text.clear()
        self.bold = ""
        if text:
            block = self._block(text, self.source(element))
            self.blocks.append(block if block.kind == "heading" else replace(block, lead=lead))

    def _block(self, text: str, source: Source) -> Block:
        if self.heading:
            return Block("heading", text.replace("\n", " "), source, self.heading)
        if self.lists and self.fresh_item:
            self.fresh_item = False
            return Block("item", text, source, len(self.lists), self.lists[-1])
        kind: BlockKind = "quote" if self.quotes else "paragraph"
        return Block(kind, text, source, len(self.lists))


def decode_html(data: bytes, name: str, charset: str | None = None) -> tuple[str, str | None]:
    """The text of a page in the `charset` that its server names, or else it declares itself.

    As any other text where there is none, or it does not fit, with a note on its encoding.
    """
    declared = _CHARSET.search(data[:4096])
    stated = charset or (declared[1].decode("ascii") if declared else "")
    if stated and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        with suppress(LookupError, UnicodeError):
            return data.decode(stated), None
    return decode(data, name)


def read_html(text: str, file: str) -> tuple[list[Block], str | None]:
    """The blocks of a page and the title that its head states."""
    try:
        page = _parse(text)
        title = page.findtext(".//title")
        drop_hidden(page)
        root, lines = _content(page)
        walk = _Walk(file, lines)
        _visit(root, walk)
        walk.flush(root)
    except RecursionError as error:
        raise InputError(f"{file} is nested too deeply; save its article as plain HTML.") from error
    return walk.blocks, collapse(title) if title else None


def _parse(text: str) -> Any:
    from lxml import etree, html  # type: ignore[import-untyped]

    # lxml refuses text that names its own encoding, and characters that XML does not have.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "", text)
    try:
        return html.document_fromstring(text) if text.strip() else etree.Element("html")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return etree.Element("html")


def _content(page: Any) -> tuple[Any, bool]:
    """The element that holds the content, and whether its line numbers are the file's."""
    for tag in ("main", "article"):
        found = page.findall(f".//{tag}")
        if len(found) == 1:
            return found[0], True
    body = page.find("body")
    body = page if body is None else body
    if _is_cluttered(body):
        from trafilatura import extract

        article = extract(page, output_format="html", include_comments=False, favor_recall=True)
        if article:
            return _parse(article), False
    return body, True


def _is_cluttered(body: Any) -> bool:
    # Where links make up much of the text, the page is mostly menus.
    linked = sum(len(link.text_content()) for link in body.iter("a"))
    return linked > _LINKED * len(body.xpath("string()")) and linked > 400


def _visit(element: Any, walk: _Walk) -> None:
    tag = element.tag if isinstance(element.tag, str) else None
    if tag is None or _is_skipped(element):
        return
    if tag in ("sup", "sub"):
        walk.text.append(_raised(element))
    elif tag == "table" and _is_data(element):
        walk.flush(element)
        for caption in element.findall("caption"):
            _visit(caption, walk)
        walk.blocks.append(_table(element, walk))
    elif tag == "br":
        walk.text.append("\n")
    elif tag in _tags("blocks"):
        walk.flush(element.getparent() if element.getparent() is not None else element)
        _enter(element, walk)
    else:
        opens = tag in ("b", "strong") and not "".join(walk.text).strip()
        _children(element, walk)
        walk.bold = "".join(walk.text) if opens else walk.bold


def _raised(element: Any) -> str:
    """Small digits as their own characters, so that km<sup>2</sup> stays an area; no footnotes."""
    text = "".join(element.itertext()).strip()
    if element.find(".//a") is not None:
        return ""
    return text.translate(_SUPERSCRIPT if element.tag == "sup" else _SUBSCRIPT)


def _enter(element: Any, walk: _Walk) -> None:
    """Visit a block element with its meaning set, then set it back."""
    tag = element.tag
    before = (walk.heading, walk.quotes)
    if tag in ("ul", "ol"):
        walk.lists.append(tag == "ol")
    elif tag in ("li", "dt"):
        walk.fresh_item = bool(walk.lists)
    walk.heading = int(tag[1]) if re.fullmatch("h[1-6]", tag) else walk.heading
    walk.quotes += tag == "blockquote"
    _children(element, walk)
    walk.flush(element)
    walk.heading, walk.quotes = before
    if tag in ("ul", "ol"):
        walk.lists.pop()


def _children(element: Any, walk: _Walk) -> None:
    keep = element.tag == "pre"
    walk.text.append(_inline(element.text, keep))
    for child in element:
        _visit(child, walk)
        walk.text.append(_inline(child.tail, keep))


@cache
def _tags(name: str) -> frozenset[str]:
    return frozenset(load("html")[name])


def _inline(text: str | None, keep: bool) -> str:
    return (text or "") if keep else re.sub(r"\s+", " ", text or "")


def _is_skipped(element: Any) -> bool:
    get = element.get
    if element.tag in _tags("skipped") or get("role") in _tags("skipped_roles"):
        return True
    if element.tag == "header" and element.find(".//h1") is None:
        return True
    classes = (get("class") or "").split()
    return "mw-editsection" in classes or (element.tag == "sup" and "reference" in classes)


def _is_data(table: Any) -> bool:
    """A table of several rows and columns without tables or headings inside; others are layout."""
    if table.find(".//table") is not None or table.get("role") == "presentation":
        return False
    rows = list(table.iter("tr"))
    return len(rows) > 1 and max(len(row.findall("td") + row.findall("th")) for row in rows) > 1


def _table(table: Any, walk: _Walk) -> Block:
    rows = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        rows.append(tuple(text for cell in cells for text in _cell(cell)))
    return table_block(rows, walk.source(table))


def _cell(cell: Any) -> list[str]:
    inner = _Walk("", False)
    _children(cell, inner)
    inner.flush(cell)
    text = " ".join(block.text.replace("\n", " ") for block in inner.blocks)
    span = cell.get("colspan") or "1"
    return [text] * (min(int(span), 50) if span.isascii() and span.isdigit() else 1)
