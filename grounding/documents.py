"""Documents from files: Markdown, plain text, HTML, PDF and DOCX, as blocks with their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from grounding.cells import Grid, labelled
from grounding.data import load
from grounding.dates import day
from grounding.decoding import decode
from grounding.errors import InputError
from grounding.guards import DOCUMENT_BYTES, check_file, read_bytes
from grounding.language import detect_language
from grounding.types import Block, Document, Source, Table

_TITLE_OF_HEAD = 200


def _read_text(path: Path) -> Document:
    text, note = decode(read_bytes(path, DOCUMENT_BYTES), str(path))
    return _document(_parsed(text, path.name), path, [note] if note else [])


def _read_html(path: Path) -> Document:
    return parse_html(read_bytes(path, DOCUMENT_BYTES), path)


def parse_html(data: bytes, path: Path, charset: str | None = None) -> Document:
    """A page of HTML that may have come without a file; `path` names it in errors and sources.

    `charset` is what its server says. InputError where it holds no text.
    """
    from grounding.readers.html import decode_html, read_html

    text, note = decode_html(data, str(path), charset)
    blocks, title = read_html(text, path.name)
    own = any(block.kind == "heading" and block.level == 1 for block in blocks)
    return _document((blocks, {} if own else {"title": title or ""}), path, [note] if note else [])


def _read_pdf(path: Path) -> Document:
    from grounding.readers.pdf import read_pdf

    blocks, title, notes = read_pdf(path)
    return _document((blocks, {"title": title or ""}), path, notes)


def _read_docx(path: Path) -> Document:
    from grounding.readers.docx import read_docx

    blocks, title = read_docx(path)
    return _document((blocks, {"title": title or ""}), path, [])


READERS: Mapping[str, Callable[[Path], Document]] = {
    ".md": _read_text,
    ".markdown": _read_text,
    ".txt": _read_text,
    ".text": _read_text,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
}


def read_document(path: Path) -> Document:
    """The text of `path` as blocks in reading order, its format by suffix.

    At most 50 MB; InputError beyond, and for anything missing, damaged, hostile or without text.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        check_file(path, DOCUMENT_BYTES)
        known = " ".join(READERS)
        raise InputError(f"{path} is no document that can be read; use one of {known}.")
    return reader(path)


def parse_text(text: str, name: str = "text") -> Document:
    """Text that came without a file, as Markdown where it looks like it, else as plain text.

    InputError where there is nothing but blanks.
    """
    return _document(_parsed(text.replace("\r\n", "\n").replace("\r", "\n"), name), Path(name), [])


def _parsed(text: str, name: str) -> tuple[list[Block], dict[str, str]]:
    from grounding.readers.markdown import looks_like_markdown, read_markdown
    from grounding.readers.plain import read_plain

    if Path(name).suffix.lower() in (".md", ".markdown") or looks_like_markdown(text):
        return read_markdown(text, name)
    return read_plain(text, name), {}


def _document(
    parsed: tuple[Sequence[Block], Mapping[str, str]], path: Path, notes: Sequence[str]
) -> Document:
    blocks, fields = parsed
    if not blocks:
        raise InputError(f"{path} holds no text; give a document with words in it.")
    title = fields.get("title") or _first_heading(blocks)
    words = " ".join(block.text for block in blocks[:60])
    address = fields.get("url") or fields.get("source", "")
    source = Source(
        file=path.name,
        title=title,
        url=address if address.startswith(("http://", "https://")) else None,
        published=(published := day(fields.get("date") or fields.get("published", ""))),
    )
    if published:
        blocks = [replace(b, source=replace(b.source, published=published)) for b in blocks]
    language = fields.get("lang") or fields.get("language") or detect_language(words)
    return Document(title, tuple(blocks), source, language, tuple(notes))


def _first_heading(blocks: Sequence[Block]) -> str | None:
    headings = [block for block in blocks if block.kind == "heading"]
    top = min((block.level for block in headings), default=0)
    first = next((block.text for block in headings if block.level == top), None)
    return first if first and len(first) <= _TITLE_OF_HEAD else None


def tables_of(document: Document) -> tuple[Table, ...]:
    """The tables inside `document`, titled by the heading above and credited by the line below."""
    from grounding.shape import table_of

    found: list[Table] = []
    for index, block in enumerate(document.blocks):
        if block.kind == "table" and sum(map(any, block.rows)) > 1:
            try:
                found.append(table_of(_grid(document, index, len(found) + 1)))
            except InputError:
                # A table that only lays out the page holds no data; its words stay in the block.
                continue
    return tuple(found)


def _grid(document: Document, index: int, number: int) -> Grid:
    block = document.blocks[index]
    above = [b.text for b in document.blocks[:index] if b.kind == "heading"]
    credit = None
    if index + 1 < len(document.blocks):
        said = labelled(document.blocks[index + 1].text)
        credit = said[1] if said and said[0] == "credit" else None
    stem = Path(document.source.file or "text").stem
    return Grid(
        rows=[list(row) for row in block.rows],
        numbers=list(range(1, len(block.rows) + 1)),
        name=f"{stem}-{number}",
        source=block.source,
        title=above[-1] if above else None,
        credit=credit,
        mark="," if _writes_decimal_commas(document.language) else None,
        dayfirst=True if _writes_decimal_commas(document.language) else None,
    )


def _writes_decimal_commas(language: str) -> bool:
    # The same languages put the day before the month.
    return language.split("-")[0] in load("units")["decimal_comma"]
