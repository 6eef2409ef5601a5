"""The room's surface: what it exports, what importing costs, and how files are told apart."""

from __future__ import annotations

import subprocess
import sys

import pytest

import grounding
from grounding.gather import gather


def test_suffixes_tell_documents_from_tables(write):
    paths = [
        write("a.csv", "a,b\nx,1\n"),
        write("b.md", "# T\n\nText.\n"),
        write("c.json", '{"a":1}'),
    ]
    inputs = gather(paths, [paths[0]])
    assert [document.title for document in inputs.documents] == ["T"]
    assert [table.name for table in inputs.tables] == ["a", "c"]


def test_every_exported_name_is_there():
    for name in grounding.__all__:
        assert getattr(grounding, name) is not None
    assert sorted(grounding.__all__) == dir(grounding)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = grounding.nothing


def _loaded_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*(m.partition('.')[0] for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


HEAVY = {
    "pyarrow",
    "numpy",
    "lxml",
    "trafilatura",
    "docx",
    "pypdfium2",
    "markdown_it",
    "charset_normalizer",
    "python_calamine",
    "matplotlib",
    "torch",
    "dataclasses",
}


def test_importing_the_room_imports_no_reader():
    assert not _loaded_after("import grounding") & HEAVY


def test_a_csv_needs_no_third_party_reader(write):
    path = write("a.csv", "a,b\nx,1\n")
    loaded = _loaded_after(
        f"from pathlib import Path; import grounding; grounding.read_table(Path({str(path)!r}))"
    )
    assert not loaded & (HEAVY - {"dataclasses"})
