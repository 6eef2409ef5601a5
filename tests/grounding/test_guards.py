"""Bad input ends in one sentence that says what is wrong and what to do."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import docx
import pyarrow
import pytest
from PIL import Image
from pyarrow import parquet

from grounding import InputError, read_document, read_table
from grounding.gather import gather
from grounding.guards import DOCUMENT_BYTES, TABLE_BYTES


def _refused(path: Path, part: str) -> None:
    with pytest.raises(InputError) as caught:
        gather([path], [])
    sentence = str(caught.value)
    assert part in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert ";" in sentence


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json", "parquet", "md", "html", "pdf", "docx"])
def test_missing_empty_and_folder(tmp_path, suffix):
    _refused(tmp_path / f"none.{suffix}", "does not exist")
    (tmp_path / f"empty.{suffix}").touch()
    _refused(tmp_path / f"empty.{suffix}", "is empty")
    (tmp_path / f"folder.{suffix}").mkdir()
    _refused(tmp_path / f"folder.{suffix}", "is a folder")


def test_unknown_suffix_and_impossible_names(write, tmp_path):
    _refused(write("a.exe", "x"), "suffix that cannot be read")
    _refused(tmp_path / ("x" * 300 + ".csv"), "cannot be opened")
    _refused(Path("a\0b.csv"), "cannot be opened")
    _refused(tmp_path / "a.csv" / "b.csv", "does not exist")
    with pytest.raises(InputError, match="no table"):
        read_table(write("a.md", "x"))
    with pytest.raises(InputError, match="no document"):
        read_document(write("b.csv", "x"))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable(write):
    path = write("a.csv", "a,b\n1,2\n")
    path.chmod(0)
    _refused(path, "may not be read")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    _refused(tmp_path / "pipe.csv", "not a regular file")


def test_a_name_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "\udcff.csv"
    path.write_text("a,b\nx,1\n")
    _refused(path, "name that is not UTF-8")


@pytest.mark.parametrize(
    ("name", "limit", "part"),
    [
        ("a.csv", TABLE_BYTES, "100 MB"),
        ("a.xlsx", TABLE_BYTES, "100 MB"),
        ("a.txt", DOCUMENT_BYTES, "50 MB"),
    ],
)
def test_too_large_is_refused_before_reading(tmp_path, name, limit, part):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(limit + 1)  # sparse: takes no room
    _refused(path, part)


def _png() -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((64, 64), 50).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.md", "a.html", "a.json", "a.tsv"])
def test_binary_named_as_text(write, name):
    _refused(write(name, _png()), "is a PNG picture")
    _refused(write(name, bytes(range(256)) * 40), "is binary")
    _refused(write(name, b"PK\x03\x04" + bytes(200)), "ZIP archive or an Office file")


def test_too_many_columns(write, workbook):
    wide = ",".join(f"c{i}" for i in range(10_000))
    _refused(write("wide.csv", f"{wide}\n" * 3), "10,000 columns")
    _refused(write("wide.json", "[[" + ",".join("1" * 2_000) + "]]"), "2,000 columns")
    cell = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="XFD2"><v>1</v></c></row>'
    _refused(workbook({"S": cell}), "16,384 columns")


def test_a_cell_in_the_last_corner(workbook):
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    _refused(
        workbook({"S": first + '<row r="9"><c r="B1048576"><v>1</v></c></row>'}), "500,000 rows"
    )
    _refused(
        workbook({"S": first + "<row r='9'><c r = 'b999999'><v>1</v></c></row>"}), "500,000 rows"
    )
    _refused(workbook({"S": first + '<row r="999999"><c><v>1</v></c></row>'}), "500,000 rows")
    _refused(workbook({"S": first + '<row r="9"><c r="ZZ40000"><v>1</v></c></row>'}), "cells")


def _zip(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_zip_bombs(tmp_path, suffix):
    bomb = _zip(tmp_path / f"bomb.{suffix}", {"xl/a.xml": bytes(40 * 1024 * 1024)})
    _refused(bomb, "like a ZIP bomb")
    # The same archive, but lying about what comes out.
    size = (40 * 1024 * 1024).to_bytes(4, "little")
    lie = bomb.read_bytes().replace(size, (1000).to_bytes(4, "little"))
    (tmp_path / f"lie.{suffix}").write_bytes(lie)
    _refused(tmp_path / f"lie.{suffix}", "like a ZIP bomb")
    many = _zip(tmp_path / f"many.{suffix}", {f"p{i}": b"" for i in range(10_001)})
    _refused(many, "10,001 parts")


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_entities_encryption_and_other_archives(tmp_path, suffix):
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'
    for part in ("xl/workbook.xml", "word/document.xml"):
        path = _zip(tmp_path / f"{len(part)}.{suffix}", {part: b" " * 70_000 + laughs})
        _refused(path, "XML entities")
    old = tmp_path / f"old.{suffix}"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    _refused(old, "password-protected")
    _refused(_zip(tmp_path / f"other.{suffix}", {"readme": b"x"}), "not a readable")
    cut = tmp_path / f"cut.{suffix}"
    cut.write_bytes(_zip(tmp_path / f"w.{suffix}", {"a": b"x" * 999}).read_bytes()[:60])
    _refused(cut, "not a readable Office file")


def _pdf(*objects: str, trailer: str = "") -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}".encode()
    size = len(places) + 1
    return (
        out
        + f"trailer <</Size {size} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF".encode(
            "latin-1"
        )
    )


_PAGE = (
    "<</Type /Catalog /Pages 2 0 R>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100]>>",
)


def test_pdf_refusals(write):
    _refused(write("scan.pdf", _pdf(*_PAGE)), "no text, like a scan")
    locked = "<</Filter /Standard /V 1 /R 2 /P -4 /O ({0}) /U ({0})>>".format("x" * 32)
    data = _pdf(*_PAGE, locked, trailer=f"/Encrypt 4 0 R /ID [({'i' * 16})({'i' * 16})]")
    _refused(write("locked.pdf", data), "is encrypted")
    _refused(write("broken.pdf", b"%PDF-1.7\n" + b"junk " * 100), "not a readable PDF")
    _refused(write("text.pdf", b"hello"), "not a PDF")


def test_parquet_refusals(tmp_path, write):
    _refused(write("a.parquet", b"PAR1" + bytes(100) + b"PAR1"), "not a readable Parquet file")
    _refused(write("b.parquet", b"hello"), "not a readable Parquet file")
    tall = tmp_path / "tall.parquet"
    parquet.write_table(pyarrow.table({"a": [1] * 600_000}), tall)
    _refused(tall, "more than 500,000 rows")
    # A few kilobytes on disk, 300 MB once every cell has its own text.
    heavy = tmp_path / "heavy.parquet"
    indices = pyarrow.array([0] * 30_000, pyarrow.int32())
    packed = pyarrow.DictionaryArray.from_arrays(indices, pyarrow.array(["x" * 10_000]))
    parquet.write_table(pyarrow.table({"a": packed}), heavy)
    _refused(heavy, "unpacks to more than")
    parquet.write_table(pyarrow.table({"a": packed}), heavy, store_schema=False)
    _refused(heavy, "unpacks to more than")


def test_deep_nesting(write):
    _refused(write("deep.json", "[" * 200_000 + "]" * 200_000), "nested too deeply")
    deep = "<div>" * 50_000 + "words" + "</div>" * 50_000
    for name, text in [
        ("a.html", deep),
        ("b.md", "> " * 5_000 + "x"),
        ("c.md", "- " * 5_000 + "x"),
    ]:
        try:
            read_document(write(name, text))
        except InputError as error:
            assert str(error).endswith(".")


def test_docx_without_words(tmp_path):
    path = tmp_path / "blank.docx"
    docx.Document().save(str(path))
    _refused(path, "holds no text")
