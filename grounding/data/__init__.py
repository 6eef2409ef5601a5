"""Data tables of this room, one JSON file each."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load(name: str) -> Any:
    """The JSON table `name`, read once."""
    return json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
