"""Grounding: documents, tables and references become text, tables and passages with sources.

The way in is `grounding.gather.gather`; the module keeps its name, so the function is asked of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grounding import gather
    from grounding.documents import parse_text, read_document, tables_of
    from grounding.errors import GroundingError, InputError
    from grounding.gather import passages
    from grounding.language import detect_language
    from grounding.tables import read_table
    from grounding.types import (
        Block,
        BlockKind,
        Cell,
        Column,
        ColumnKind,
        Document,
        Inputs,
        Passage,
        Reference,
        Source,
        Table,
    )

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Column",
    "ColumnKind",
    "Document",
    "GroundingError",
    "InputError",
    "Inputs",
    "Passage",
    "Reference",
    "Source",
    "Table",
    "detect_language",
    "gather",
    "parse_text",
    "passages",
    "read_document",
    "read_table",
    "tables_of",
]

_HOMES = {
    "grounding.documents": ("parse_text", "read_document", "tables_of"),
    "grounding.errors": ("GroundingError", "InputError"),
    "grounding.gather": ("passages",),
    "grounding.language": ("detect_language",),
    "grounding.tables": ("read_table",),
}


def __getattr__(name: str) -> Any:
    # Readers are imported when they are first asked for (PEP 562): importing the room is free.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "gather":
        return import_module("grounding.gather")
    home = next((home for home, names in _HOMES.items() if name in names), "grounding.types")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
