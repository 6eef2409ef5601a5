"""Parquet, by Arrow's own reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grounding.cells import Grid, Raw
from grounding.errors import InputError
from grounding.guards import MAX_CELLS, TABLE_BYTES, check_file, check_height, check_width
from grounding.types import Source

_TEXT_BYTES = 100 * 1024 * 1024


def read_parquet(path: Path) -> Grid:
    """The rows of a Parquet file; columns of lists, structures and bytes are left out and named."""
    check_file(path, TABLE_BYTES)
    import pyarrow  # type: ignore[import-untyped]
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            _check_extent(path, file.metadata)
            schema = file.schema_arrow
        kept = [field.name for field in schema if _is_single(field.type)]
        table = parquet.read_table(
            path, columns=kept, read_dictionary=_texts(schema), use_threads=False
        )
        _check_size(path, table)
        columns = [_plain(column) for column in table.columns]
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError, TypeError) as error:
        raise InputError(f"{path} is not a readable Parquet file; write it again.") from error
    rows: list[list[Raw]] = [[*table.column_names], *map(list, zip(*columns, strict=True))]
    left_out = [name for name in schema.names if name not in kept]
    notes = [f"Column '{name}' holds no single values and was left out." for name in left_out]
    source = Source(file=path.name)
    return Grid(rows, list(range(len(rows))), path.stem, source, headed=True, notes=notes)


def _check_extent(path: Path, metadata: Any) -> None:
    check_width(str(path), metadata.num_columns)
    check_height(str(path), metadata.num_rows)
    if metadata.num_columns * metadata.num_rows > MAX_CELLS:
        raise InputError(f"{path} has more than {MAX_CELLS:,} cells; leave out columns or rows.")


def _is_single(kind: Any) -> bool:
    from pyarrow import types

    if types.is_dictionary(kind):
        return _is_single(kind.value_type)
    numbers = types.is_floating(kind) or types.is_integer(kind) or types.is_decimal(kind)
    others = types.is_temporal(kind) or types.is_boolean(kind) or types.is_null(kind)
    return bool(numbers or others or _is_text(kind))


def _is_text(kind: Any) -> bool:
    from pyarrow import types

    text = types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind)
    return bool(text)


def _texts(schema: Any) -> list[str]:
    return [field.name for field in schema if _is_text(field.type)]


def _check_size(path: Path, table: Any) -> None:
    """Refuse what would be too much once each cell has its own text, however well it is packed."""
    from pyarrow import compute, types

    size = 0
    for column in table.columns:
        for chunk in column.chunks if types.is_dictionary(column.type) else ():
            if _is_text(chunk.type.value_type):
                lengths = compute.binary_length(chunk.dictionary).cast("int64")
                size += compute.sum(lengths.take(chunk.indices)).as_py() or 0
    if size > _TEXT_BYTES:
        raise InputError(f"{path} unpacks to more than {_TEXT_BYTES >> 20} MB; leave out columns.")


def _plain(column: Any) -> Sequence[Raw]:
    """The values of a column in types that a cell can hold."""
    import pyarrow
    from pyarrow import types

    kind = column.type.value_type if types.is_dictionary(column.type) else column.type
    if types.is_timestamp(kind):
        column = column.cast(pyarrow.timestamp("us", kind.tz), safe=False)
    values = column.to_pylist()
    if _is_text(kind):
        return [value if value is None else value.strip() for value in values]
    if types.is_float32(kind) or types.is_float16(kind):
        # Seven digits are what single precision holds: 0.1 stays 0.1.
        return [value if value is None else float(f"{value:.7g}") for value in values]
    if types.is_decimal(kind):
        return [value if value is None else float(value) for value in values]
    if types.is_time(kind) or types.is_duration(kind):
        return [value if value is None else str(value) for value in values]
    return list(values)
