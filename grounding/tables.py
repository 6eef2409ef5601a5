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


def _read_xlsx(path: Path) -> Grid:
    from grounding.readers.xlsx import read_xlsx

    return read_xlsx(path)


def _read_parquet(path: Path) -> Grid:
    from grounding.readers.parquet import read_parquet

    return read_parquet(path)


READERS: Mapping[str, Callable[[Path], Grid]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".tab": read_delimited,
    ".xlsx": _read_xlsx,
    ".xlsm": _read_xlsx,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".parquet": _read_parquet,
}


def read_table(path: Path) -> Table:
    """The table in `path`, its format by suffix, with a note for every step the file did not ask.

    At most 100 MB, 50,000 rows, 1,000 columns and 5,000,000 cells; InputError beyond, and for
    anything missing, damaged, hostile or without a table.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        check_file(path, TABLE_BYTES)
        known = " ".join(READERS)
        raise InputError(f"{path} is no table that can be read; use one of {known}.")
    return table_of(reader(path))
