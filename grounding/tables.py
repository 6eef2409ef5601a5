"""Tables from files: CSV, TSV, XLSX, JSON, JSON Lines and Parquet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from grounding.cells import Grid
from grounding.errors import InputError
from grounding.guards import TABLE_BYTES, check_file
from grounding.readers.delimited import read_delimited
from grounding.readers.records import read_json, read_jsonl
from grounding.shape import table_of
from grounding.types import Table


def _read_parquet(path: Path) -> Grid:
    from grounding.readers.parquet import read_parquet

    return read_parquet(path)


READERS: Mapping[str, Callable[[Path], Grid]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".tab": read_delimited,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".parquet": _read_parquet,
}
WORKBOOKS = (".xlsx", ".xlsm")
SUFFIXES = (*READERS, *WORKBOOKS)


def read_table(path: Path, asked: str = "") -> Table:
    """The table in `path`, its format by suffix, with a note for every step the file did not ask.

    Of a workbook the sheet that the words `asked` name, or whose columns they do, else the first; of
    several that they name, the first.

    At most 100 MB, 500,000 rows, 1,000 columns and 5,000,000 cells; InputError beyond, and for
    anything missing, damaged, hostile or without a table.
    """
    return read_tables(path, asked)[0]


def read_tables(path: Path, asked: str = "") -> tuple[Table, ...]:
    """As `read_table`, but of a workbook every sheet that `asked` calls by its own name."""
    suffix = path.suffix.lower()
    if suffix in WORKBOOKS:
        from grounding.readers.xlsx import read_xlsx

        return tuple(table_of(grid) for grid in read_xlsx(path, asked))
    reader = READERS.get(suffix)
    if reader is None:
        check_file(path, TABLE_BYTES)
        known = " ".join(SUFFIXES)
        raise InputError(f"{path} is no table that can be read; use one of {known}.")
    return (table_of(reader(path)),)
