"""API keys: from the environment, else from a file that only its owner can read."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from planner.llm.errors import KeyMissing


def key(
    variable: str, environment: Mapping[str, str], file: Path | None, needed: bool = True
) -> str:
    """The key called `variable`: the environment's, else the one in the JSON object of `file`.

    Empty where there is none and none is `needed`. Raises KeyMissing where one is, or where others can
    read the file.
    """
    value = environment.get(variable, "").strip() or (_kept(file).get(variable, "") if file else "")
    if not value and not needed:
        return ""
    if not value:
        where = f", or write it into {file}" if file else ""
        raise KeyMissing(f"There is no API key: set {variable}{where}.")
    if not value.isascii() or any(c.isspace() for c in value):
        raise KeyMissing(f"{variable} is no API key: it holds spaces or letters that no key has.")
    return value


def _kept(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise KeyMissing(f"{file} can be read by others; run: chmod 600 {file}")
    try:
        told = json.loads(file.read_text("utf-8"))
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise KeyMissing(f'{file} is no key file; it holds {{"OPENAI_API_KEY": "…"}}.')
    return {str(name): str(value).strip() for name, value in told.items()}
