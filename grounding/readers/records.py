"""JSON and JSON Lines: records, rows, columns or a flat mapping."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from grounding.cells import Grid, Raw, words
from grounding.decoding import decode
from grounding.errors import InputError
from grounding.guards import TABLE_BYTES, check_height, check_width, read_bytes
from grounding.types import Source

_SHAPES = 'give a list of records, such as [{"year": 2020, "value": 3}]'


def read_json(path: Path) -> Grid:
    """A list of objects, a list of rows, an object of columns, or an object of single values."""
    text, note = decode(read_bytes(path, TABLE_BYTES), str(path))
    value = _loads(text, str(path), None)
    captions: dict[str, str] = {}
    rows, headed = _rows(value, str(path), captions)
    return _grid(path, rows, list(range(len(rows))), note, captions, headed)


def read_jsonl(path: Path) -> Grid:
    """One object or one row a line."""
    text, note = decode(read_bytes(path, TABLE_BYTES), str(path))
    lines = [(i, line) for i, line in enumerate(text.split("\n"), start=1) if line.strip()]
    check_height(str(path), len(lines))
    values = [_loads(line, str(path), i) for i, line in lines]
    rows, headed = _listed(values, str(path))
    numbers = [i for i, _ in lines]
    return _grid(path, rows, [0, *numbers] if headed else numbers, note, {}, headed)


def _grid(
    path: Path,
    rows: list[list[Raw]],
    numbers: list[int],
    note: str | None,
    captions: Mapping[str, str],
    headed: bool | None,
) -> Grid:
    return Grid(
        rows,
        numbers,
        path.stem,
        Source(file=path.name),
        headed=headed,
        title=captions.get("title"),
        credit=captions.get("credit"),
        notes=[note] if note else [],
    )


def _loads(text: str, name: str, line: int | None) -> Any:
    place = f"line {line} of {name}" if line else name
    try:
        return json.loads(text)
    except RecursionError as error:
        raise InputError(f"{place} is nested too deeply; {_SHAPES}.") from error
    except json.JSONDecodeError as error:
        where = line or error.lineno
        raise InputError(
            f"{name} is not valid JSON (line {where}, column {error.colno}: {error.msg}); mend it."
        ) from error
    except ValueError as error:
        raise InputError(f"{place} holds a number too long to read; shorten it.") from error


def _rows(value: Any, name: str, captions: dict[str, str]) -> tuple[list[list[Raw]], bool | None]:
    if isinstance(value, list):
        return _listed(value, name)
    if not isinstance(value, dict):
        raise InputError(f"{name} holds a single value, not a table; {_SHAPES}.")
    lists = {key: item for key, item in value.items() if isinstance(item, list)}
    if len(lists) == 1 and not all(map(_is_scalar, next(iter(lists.values())))):
        captions.update(_captions(value))
        return _listed(next(iter(lists.values())), name)
    if lists and len({len(item) for item in lists.values()}) == 1:
        captions.update(_captions(value))
        check_height(name, len(next(iter(lists.values()))))
        columns = [[_raw(cell) for cell in item] for item in lists.values()]
        return [list(lists), *map(list, zip(*columns, strict=True))], True
    return _mapped(value, name)


def _mapped(value: Mapping[str, Any], name: str) -> tuple[list[list[Raw]], bool | None]:
    if value and all(isinstance(item, dict) for item in value.values()):
        return _listed([{"name": key, **item} for key, item in value.items()], name)
    if value and all(map(_is_scalar, value.values())):
        return [["name", "value"], *([key, _raw(item)] for key, item in value.items())], True
    raise InputError(f"{name} holds no table; {_SHAPES}.")


def _captions(value: Mapping[str, Any]) -> dict[str, str]:
    said = {key.casefold(): item for key, item in value.items() if isinstance(item, str) and item}
    return {
        meaning: item
        for meaning in ("title", "credit")
        for key, item in said.items()
        if key in words(meaning) and key != "data"
    }


def _listed(items: Sequence[Any], name: str) -> tuple[list[list[Raw]], bool | None]:
    check_height(name, len(items) - 1)
    if items and all(isinstance(item, dict) for item in items):
        records = [_flat(item) for item in items]
        keys = list(dict.fromkeys(key for record in records for key in record))
        check_width(name, len(keys))
        return [list(keys), *([record.get(key) for key in keys] for record in records)], True
    if items and all(isinstance(item, list) for item in items):
        return [[_raw(cell) for cell in item] for item in items], None
    if items and all(map(_is_scalar, items)):
        return [["value"], *([_raw(item)] for item in items)], True
    raise InputError(f"{name} holds no table; {_SHAPES}.")


def _flat(record: Mapping[str, Any]) -> dict[str, Raw]:
    """One level of nested objects becomes `outer.inner`; anything deeper stays as JSON text."""
    flat: dict[str, Raw] = {}
    for key, item in record.items():
        inner: Iterable[tuple[str, Any]] = (
            ((f"{key}.{name}", deep) for name, deep in item.items())
            if isinstance(item, dict)
            else [(key, item)]
        )
        flat.update((name, _raw(value)) for name, value in inner)
    return flat


def _is_scalar(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float)


def _raw(value: Any) -> Raw:
    if isinstance(value, str):
        return value.strip()
    return value if _is_scalar(value) else json.dumps(value, ensure_ascii=False)
