"""Parquet, by polars."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from grounding.cells import Grid, Raw
from grounding.errors import InputError
from grounding.guards import MAX_CELLS, TABLE_BYTES, check_file, check_height, check_width
from grounding.types import Source

if TYPE_CHECKING:
    import polars

_TEXT_BYTES = 200 * 1024 * 1024


def read_parquet(path: Path) -> Grid:
    """The rows of a Parquet file; nested values become text."""
    check_file(path, TABLE_BYTES)
    frame = _frame(path)
    names: list[Raw] = [*frame.columns]
    rows: list[list[Raw]] = [names, *map(list, frame.rows())]
    return Grid(rows, list(range(len(rows))), path.stem, Source(file=path.name), headed=True)


def _frame(path: Path) -> polars.DataFrame:
    import polars
    from polars.exceptions import PanicException, PolarsError

    try:
        lazy = polars.scan_parquet(path, glob=False)
        check_width(str(path), len(lazy.collect_schema()))
        check_height(str(path), int(lazy.select(polars.len()).collect().item()))
        frame = lazy.collect()
        _check_size(path, frame)
        return frame.select(_plain(frame[name]) for name in frame.columns)
    except (PolarsError, PanicException, OSError, MemoryError, ValueError) as error:
        raise InputError(f"{path} is not a readable Parquet file; write it again.") from error


def _check_size(path: Path, frame: polars.DataFrame) -> None:
    if frame.width * frame.height > MAX_CELLS:
        raise InputError(f"{path} has more than {MAX_CELLS:,} cells; leave out columns or rows.")
    if frame.estimated_size() > _TEXT_BYTES:
        raise InputError(f"{path} unpacks to more than {_TEXT_BYTES >> 20} MB; leave out columns.")


def _plain(series: polars.Series) -> polars.Series:
    """A column in types that a cell can hold."""
    import polars

    if series.dtype == polars.Float32:
        return series.cast(polars.String).cast(polars.Float64)
    if series.dtype.is_numeric():
        return series.cast(polars.Float64) if series.dtype.is_decimal() else series
    if series.dtype in (polars.Boolean, polars.Date, polars.Datetime, polars.String):
        return series.str.strip_chars() if series.dtype == polars.String else series
    if series.dtype in (polars.Categorical, polars.Enum, polars.Time):
        return series.cast(polars.String)
    return polars.Series(series.name, [None if v is None else str(v) for v in series.to_list()])
