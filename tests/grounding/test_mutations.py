"""Files damaged at random: a table or document, or one sentence, never a traceback."""

from __future__ import annotations

import io
import json
import random
import zipfile

import docx
import pyarrow
import pytest
import typst
from pyarrow import parquet

from grounding import InputError, read_document, read_table, tables_of

CSV = "# T\n# Source: X\nCity,Area (km²),Share %,Opened\nRom,1.285,45%,31/12/2024\nOslo,454,3%,01/02/2024\n"
MARKDOWN = "---\ntitle: T\n---\n# A\n\n1. b\n   - c\n\n> q\n\n| x | y |\n|---|--:|\n| 1 | 2,5 |\n| 3 | 4 |\n"
HTML = "<html><body><h1>A</h1><ul><li>b</li></ul><table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table></body></html>"


def _docx() -> bytes:
    word = docx.Document()
    word.add_heading("A", 1)
    word.add_paragraph("b", style="List Number")
    word.add_table(rows=2, cols=2)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _parquet() -> bytes:
    buffer = io.BytesIO()
    parquet.write_table(pyarrow.table({"a": ["x", "y"] * 50, "b": list(range(100))}), buffer)
    return buffer.getvalue()


def _mutated(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(out) + 1)
        match chance.randrange(5):
            case 0:
                out[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[place : place + chance.randint(1, 20)]
            case 2:
                out[place:place] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 8)))
            case 3:
                out[place:place] = out[max(0, place - chance.randint(1, 30)) : place]
            case 4:
                out[place:place] = chance.choice(
                    [
                        b"\n",
                        b'"',
                        b",",
                        b";",
                        b"\0",
                        b"\xff\xfe",
                        b"-1",
                        b"1e309",
                        b"{",
                        b"]",
                        b"<",
                        b"|",
                    ]
                )
        if not out:
            out += b"x"
    return bytes(out)


def _mutated_part(data: bytes, chance: random.Random) -> bytes:
    """The archive with one of its parts damaged, sound otherwise."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    damaged = chance.choice(sorted(parts))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, _mutated(part, chance) if name == damaged else part)
    return buffer.getvalue()


TEXTS = {
    "m.csv": CSV.encode(),
    "m16.csv": CSV.encode("utf-16"),
    "m.tsv": CSV.replace(",", "\t").encode(),
    "m.json": json.dumps([{"a": "x", "b": 1.5, "c": {"d": [1]}}, {"a": None, "b": 2}]).encode(),
    "m.jsonl": b'{"a": "x", "b": 1}\n{"a": "y", "b": 2}\n',
    "m.md": MARKDOWN.encode(),
    "m.txt": b"Title\n\nPara one.\n\nList:\n- a\n- b\n1. c\n",
    "m.html": HTML.encode(),
}


@pytest.mark.parametrize("name", TEXTS)
def test_damaged_texts(write, name):
    _survive(write, name, TEXTS[name], 400)


def test_damaged_workbooks(write, workbook):
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1"><v>1</v></c></row>'
    data = workbook({"S": row + row.replace("1", "2")}).read_bytes()
    _survive(write, "m.xlsx", data, 200)
    _survive(write, "m.xlsx", data, 200, _mutated_part)


def test_damaged_word_files(write):
    _survive(write, "m.docx", _docx(), 60, _mutated_part)


def test_damaged_pdfs(write):
    data = typst.compile(b"#set page(width: 200pt, height: 200pt)\n= A\nSome words.\n- b\n")
    _survive(write, "m.pdf", data, 150)


def test_damaged_parquet(write):
    _survive(write, "m.parquet", _parquet(), 300)


def _survive(write, name: str, data: bytes, rounds: int, mutate=_mutated) -> None:
    chance = random.Random(name)
    table = name.endswith((".csv", ".tsv", ".json", ".jsonl", ".xlsx", ".parquet"))
    refused = 0
    for _ in range(rounds):
        path = write(name, mutate(data, chance))
        try:
            if table:
                assert read_table(path).height > 0
            else:
                tables_of(read_document(path))
        except InputError as error:
            refused += 1
            assert str(error).endswith(".")
            assert "\n" not in str(error)
    assert refused < rounds
