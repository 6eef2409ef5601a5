"""Prompt templates: Markdown with `{{variables}}`, strict about every one of them.

A template's text before the line `<!-- user -->` is the system message, the rest the user's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["Filled", "PromptError", "fill", "names", "text_of"]

_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_TAG = re.compile(r"<\s*(/?\s*material)\b[^>]*>?", re.IGNORECASE)
_USER = "<!-- user -->"


class PromptError(Exception):
    """A template is missing, or its variables do not match; its text is one sentence."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with its variables filled in."""

    system: str
    user: str


def fill(name: str, values: dict[str, str], folder: Path | None = None) -> Filled:
    """The template called `name`, filled; one of that name in `folder` comes first.

    Values are put in as they are: what looks like a variable inside them stays text, and only a tag
    that would end the material they stand in loses its brackets. Raises PromptError for an unknown
    template, and for variables missing or left over, naming them all.
    """
    text = _own(name, folder) or _shipped(name)
    wanted = set(_VARIABLE.findall(text))
    missing, extra = sorted(wanted - set(values)), sorted(set(values) - wanted)
    if missing:
        raise PromptError(f"The template {name} needs {', '.join(missing)}.")
    if extra and folder is None:
        raise PromptError(f"The template {name} has no place for {', '.join(extra)}.")
    system, _, user = text.partition(_USER)
    return Filled(_filled(system, values), _filled(user, values))


def names() -> tuple[str, ...]:
    """The templates that are shipped."""
    files = resources.files("prompts").joinpath("templates").iterdir()
    return tuple(sorted(f.name.removesuffix(".md") for f in files if f.name.endswith(".md")))


def _filled(text: str, values: dict[str, str]) -> str:
    return _VARIABLE.sub(lambda found: _TAG.sub(r"‹\1›", values[found[1]]), text).strip()


def _own(name: str, folder: Path | None) -> str:
    file = folder / f"{name}.md" if folder else None
    return text_of(file) if file and file.is_file() else ""


def text_of(file: Traversable) -> str:
    """What a template or pattern says. Raises PromptError where it cannot be read as UTF-8."""
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise PromptError(f"{file} cannot be read; save it as text in UTF-8.") from None


@cache
def _shipped(name: str) -> str:
    if name not in names():
        raise PromptError(f"There is no template {name}; there are {', '.join(names())}.")
    return resources.files("prompts").joinpath(f"templates/{name}.md").read_text("utf-8")
