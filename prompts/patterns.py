"""The pattern library: how to ask for a kind of picture, with a worked example.

A pattern is a Markdown file: TOML between `+++` lines (title, use, and an archetype or aspect that
suits), then the sections Write, Example and Tell the model. Files in a person's own folder
`patterns/` come first.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from prompts import PromptError, text_of

_FILE = re.compile(r"\+\+\+\n(.*?)\n\+\+\+\n(.*)", re.DOTALL)
_SECTIONS = ("Write", "Example", "Tell the model")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way of asking: `write` says how to word it, `example` is a prompt, `guidance` is for a model."""

    name: str
    title: str
    use: str
    write: str
    example: str
    guidance: str
    archetype: str | None = None
    aspect: str | None = None


def patterns(folder: Path | None = None) -> tuple[Pattern, ...]:
    """All patterns by name, the person's own in place of ours. Raises PromptError for a faulty file."""
    return tuple(pattern(name, folder) for name in sorted(_files(folder)))


def pattern(name: str, folder: Path | None = None) -> Pattern:
    """The pattern called `name`. Raises PromptError for one that is not there or is faulty."""
    files = _files(folder)
    if name not in files:
        raise PromptError(f"There is no pattern {name}; there are {', '.join(sorted(files))}.")
    return _parsed(name, files[name])


def _files(folder: Path | None) -> dict[str, str]:
    """Texts by name."""
    shipped = resources.files("prompts").joinpath("patterns").iterdir()
    own = sorted((folder / "patterns").glob("*.md")) if folder else []
    found = {f.name: text_of(f) for f in (*shipped, *own) if f.name.endswith(".md")}
    return {name.removesuffix(".md"): text for name, text in found.items()}


def _parsed(name: str, text: str) -> Pattern:
    match = _FILE.match(text.replace("\r\n", "\n"))
    if match is None:
        raise PromptError(f"The pattern {name} must begin with TOML between two lines of +++.")
    try:
        about = tomllib.loads(match[1])
    except tomllib.TOMLDecodeError as error:
        raise PromptError(f"The pattern {name} is not valid TOML: {error}.") from None
    parts = re.split(r"^## +(.+?) *$", match[2], flags=re.MULTILINE)
    sections = {title: body.strip() for title, body in zip(parts[1::2], parts[2::2], strict=True)}
    lacks = [key for key in ("title", "use") if key not in about]
    lacks += [section for section in _SECTIONS if not sections.get(section)]
    extra = sorted(set(about) - {"title", "use", "archetype", "aspect"})
    odd = sorted(key for key, value in about.items() if not isinstance(value, str))
    for keys, said in ((lacks, "lacks"), (extra, "has no place for"), (odd, "needs words for")):
        if keys:
            raise PromptError(f"The pattern {name} {said} {', '.join(keys)}.")
    write, example, guidance = (sections[section] for section in _SECTIONS)
    return Pattern(name, write=write, example=example, guidance=guidance, **about)
