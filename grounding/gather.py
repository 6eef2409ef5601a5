"""Everything the person gave beside the prompt, read and ready to be quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from grounding import documents as document_readers
from grounding.errors import InputError
from grounding.guards import TABLE_BYTES, check_file
from grounding.types import Document, Inputs, Passage, Reference, Table

_PASSAGE = 600
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=\S)|(?<=[。！？])")


def gather(
    documents: Sequence[Path], tables: Sequence[Path],
    references: Sequence[tuple[Path, str]] = (), asked: str = "",
) -> Inputs:  # fmt: skip
    """Read all files; the suffix, not the list, tells a document from a table.

    Each file is read once, in the order given; `references` are pictures with their names, `asked` is
    the prompt, by which the sheet of a workbook is chosen. InputError for the first that cannot be used.
    """
    paths = list(dict.fromkeys([*documents, *tables]))
    for path in paths:
        _check_known(path)
    return Inputs(
        documents=tuple(document_readers.read_document(p) for p in paths if _is_document(p)),
        tables=tuple(t for p in paths if not _is_document(p) for t in _tables(p, asked)),
        references=_references(references),
    )


def _tables(path: Path, asked: str) -> tuple[Table, ...]:
    from grounding.tables import read_tables

    return read_tables(path, asked)


def _references(given: Sequence[tuple[Path, str]]) -> tuple[Reference, ...]:
    if not given:
        return ()
    from grounding.images import MOST, read_reference

    if len(given) > MOST:
        raise InputError(f"There are {len(given)} references; give at most {MOST}.")
    return tuple(read_reference(path, label) for path, label in given)


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in document_readers.READERS


def _check_known(path: Path) -> None:
    if _is_document(path):
        return
    from grounding.tables import SUFFIXES

    if path.suffix.lower() in SUFFIXES:
        return
    check_file(path, TABLE_BYTES)
    known = " ".join([*document_readers.READERS, *SUFFIXES])
    raise InputError(f"{path} has a suffix that cannot be read; use one of {known}.")


def passages(document: Document) -> tuple[Passage, ...]:
    """The paragraphs, items and quotes of `document` under their headings.

    A passage longer than 600 characters is cut between sentences. Tables are left to `tables_of`.
    """
    found: list[Passage] = []
    heading = document.title
    for block in document.blocks:
        if block.kind == "heading":
            heading = block.text
        elif block.kind != "table":
            found.extend(Passage(text, block.source, heading) for text in _cut(block.text))
    return tuple(found)


def _cut(text: str) -> Iterator[str]:
    if len(text) <= _PASSAGE:
        yield text
        return
    start = end = 0
    for stop in [*(found.start() for found in _SENTENCE.finditer(text)), len(text)]:
        if stop - start > _PASSAGE and end > start:
            yield text[start:end].strip()
            start = end
        end = stop
    yield text[start:].strip()
