"""Parquet, by polars."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from grounding.cells import Grid, Raw
from grounding.errors import InputError
from grounding.guards import MAX_CELLS, MAX_ROWS, TABLE_BYTES, check_file, check_height, check_width
from grounding.types import Source

if TYPE_CHECKING:
    import polars

_TEXT_BYTES = 100 * 1024 * 1024
_STEPS = (100, 2_000, MAX_ROWS)


def read_parquet(path: Path) -> Grid:
    """The rows of a Parquet file; columns of lists, structures and bytes are left out and named."""
    check_file(path, TABLE_BYTES)
    frame, left_out = _frame(path)
    rows: list[list[Raw]] = [[*frame.columns], *map(list, frame.rows())]
    notes = [f"Column '{name}' holds no single values and was left out." for name in left_out]
    source = Source(file=path.name)
    return Grid(rows, list(range(len(rows))), path.stem, source, headed=True, notes=notes)


def _frame(path: Path) -> tuple[polars.DataFrame, list[str]]:
    import polars
    from polars.exceptions import PanicException, PolarsError

    try:
        lazy = polars.scan_parquet(path, glob=False)
        schema = lazy.collect_schema()
        kept = [name for name, kind in schema.items() if _is_single(kind)]
        check_width(str(path), len(schema))
        check_height(str(path), int(lazy.select(polars.len()).collect().item()))
        for rows in _STEPS:
            # Packed text is met in small portions first: unpacking all of a bomb takes minutes.
            frame = lazy.select(kept).head(rows).collect()
            _check_size(path, frame)
        return frame.select(_plain(frame[name]) for name in kept), sorted({*schema} - {*kept})
    except (PolarsError, PanicException, OSError, MemoryError, ValueError) as error:
        raise InputError(f"{path} is not a readable Parquet file; write it again.") from error


def _is_single(kind: polars.DataType) -> bool:
    import polars

    return not kind.is_nested() and kind not in (polars.Binary, polars.Object)


def _check_size(path: Path, frame: polars.DataFrame) -> None:
    """Refuse what would be too much once each cell has its own text, however well it is packed."""
    import polars

    if frame.width * frame.height > MAX_CELLS:
        raise InputError(f"{path} has more than {MAX_CELLS:,} cells; leave out columns or rows.")
    texts = [s.str.len_bytes() for s in frame.select(polars.col(polars.String))]
    named = frame.select(polars.col(polars.Categorical, polars.Enum))
    texts += [series.cat.len_bytes() for series in named]
    if sum(int(lengths.cast(polars.Int64).sum()) for lengths in texts) > _TEXT_BYTES:
        raise InputError(f"{path} unpacks to more than {_TEXT_BYTES >> 20} MB; leave out columns.")


def _plain(series: polars.Series) -> polars.Series:
    """A column in types that a cell can hold."""
    import polars

    if series.dtype == polars.Float32:
        # By way of text: 0.1 stays 0.1 instead of becoming 0.10000000149.
        return series.cast(polars.String).cast(polars.Float64)
    if series.dtype.is_decimal():
        return series.cast(polars.Float64)
    if series.dtype == polars.String:
        return series.str.strip_chars()
    keep = series.dtype.is_numeric() or series.dtype in (polars.Boolean, polars.Date)
    keep = keep or isinstance(series.dtype, polars.Datetime)
    return series if keep else series.cast(polars.String)
