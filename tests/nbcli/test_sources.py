"""Prompts and plans, from wherever they come."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grounding.documents import READERS
from grounding.tables import SUFFIXES as TABLES
from nbcli import sources
from nbcli.errors import CliError, Code, UsageFault


def test_text_is_itself() -> None:
    assert sources.prompt("  5 steps to tea  ") == "5 steps to tea"
    assert sources.prompt("compare a.b and c.d") == "compare a.b and c.d"
    assert sources.prompt("profit/loss") == "profit/loss"


def test_every_file_that_can_be_read_is_known_by_its_suffix() -> None:
    assert set(TABLES) <= set(sources.TABLE_FILES)
    assert set(READERS) <= {*sources.PROMPT_FILES, *sources.DOCUMENT_FILES}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_in_many_encodings(tmp_path: Path, encoding: str) -> None:
    text = "Fünf Schritte zum Tee, für Anfänger und für Könner: schön langsam"
    (tmp_path / "brief.txt").write_bytes(text.encode(encoding))
    assert sources.prompt(str(tmp_path / "brief.txt")) == text


@pytest.mark.parametrize(
    ("name", "content", "part", "code"),
    [
        ("empty.txt", b" \n", "empty", Code.USAGE),
        ("binary.txt", bytes(range(256)) * 9, "not text", Code.FAILED),
        ("large.txt", b"a" * (sources.LARGEST_PROMPT + 1), "larger than", Code.FAILED),
        ("table.csv", b"a,b\n", "--data", Code.USAGE),
        ("paper.pdf", b"%PDF", "--doc", Code.USAGE),
    ],
)
def test_files_that_are_no_prompt(
    tmp_path: Path, name: str, content: bytes, part: str, code: Code
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CliError, match=part) as caught:
        sources.prompt(str(tmp_path / name))
    assert caught.value.code is code


def test_missing_files_are_not_taken_for_words(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sources.prompt("brief.txt")
    with pytest.raises(IsADirectoryError):
        sources.prompt(str(tmp_path))


def test_bytes_that_are_not_text() -> None:
    with pytest.raises(UsageFault, match="UTF-8"):
        sources.prompt("tea \udcff")


@given(st.text(max_size=2000))
def test_any_text_is_a_prompt_or_refused(text: str) -> None:
    try:
        assert sources.prompt(text if text != "-" else "x")
    except (CliError, OSError):
        return


def test_plans_of_folders_and_files(plan_file: Path, tmp_path: Path) -> None:
    text = plan_file.read_text("utf-8")
    assert sources.plan(str(plan_file)) == sources.plan(str(plan_file.parent)) == text
    with pytest.raises(CliError, match=r"no plan\.json"):
        sources.plan(str(tmp_path))


def test_no_plan_in_a_strange_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello")
    with pytest.raises(CliError, match="no plan in it"):
        sources.plan(str(tmp_path / "a.txt"))


def test_given_files_are_named_with_their_hash(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    told = sources.given(tmp_path / "a")
    assert told.bytes == 3
    assert told.sha256.startswith("ba7816bf8f01cfea")


def test_stdin_is_bounded(tmp_path: Path) -> None:
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(b"a" * (sources.LARGEST_PROMPT + 1)))
    try:
        with pytest.raises(CliError, match="stdin is larger"):
            sources.prompt("-")
    finally:
        sys.stdin = before


def test_a_prompt_as_long_as_a_book_is_a_document() -> None:
    book = " ".join(f"{n:04}" for n in range(sources.MOST_LETTERS // 5))
    assert sources.text(book) == book
    with pytest.raises(UsageFault, match="give what is long with --doc"):
        sources.text("word " * sources.MOST_LETTERS)


@pytest.mark.parametrize("text", ["\u200b\u200d\ufeff", "\u202e\u202d", "\x01\x07\b", "\u3000"])
def test_a_prompt_that_nobody_can_see_is_empty(text: str) -> None:
    with pytest.raises(UsageFault, match="empty"):
        sources.prompt(text)


@pytest.mark.parametrize("unit", ["-", "a ", '"a b" ', "1, ", "中", "- a\n"])
def test_the_same_few_signs_over_and_over_are_refused_at_once(unit: str) -> None:
    again = sources.MOST_ALIKE + 10
    with pytest.raises(UsageFault, match="in a row"):
        sources.prompt(f"Tea: {unit * again}and so on")
    rule = unit * 40
    assert sources.prompt(f"Tea: {rule}and so on") == f"Tea: {rule}and so on"


def test_a_gap_of_very_many_blanks_is_one_gap() -> None:
    many = sources.MOST_ALIKE
    assert sources.prompt(f"Tea:{' ' * many}Boil") == "Tea: Boil"
    assert sources.prompt("Tea:" + " \n" * many + "Boil") == "Tea:\n\nBoil"
    assert sources.prompt(f"Tea:{' ' * 40}Boil") == f"Tea:{' ' * 40}Boil"
