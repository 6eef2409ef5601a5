"""Settings and where each came from: flags > environment > project file > user file > default."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from nbcli import choices
from nbcli.errors import UsageFault

PROJECT_FILE = "nbcli.toml"
PREFIX = "NBCLI_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be set once for many runs."""

    size: str = "2K"
    aspect: str | None = None
    archetype: str | None = None
    theme: str | None = None
    lang: str | None = None
    format: str = "png"
    head: str = "auto"
    head_url: str | None = None
    seed: int = 0
    n: int = 1
    search: str = "auto"
    max_sources: int = 3
    since: str | None = None
    cite: bool = False
    llm: str | None = None
    llm_url: str | None = None
    budget: float | None = None
    price: str | None = None
    prompts: str | None = None
    pattern: str | None = None
    runs: str = "runs"
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Effective:
    """The settings in force; `origins` says where each was read."""

    settings: Settings
    origins: dict[str, str]


_CHECKS = {
    "size": choices.size,
    "aspect": choices.aspect,
    "lang": choices.language,
    "format": lambda value: ",".join(choices.formats(value)),
    "archetype": choices.archetype,
    "theme": choices.theme,
    "head": choices.head,
    "search": choices.search,
    "llm": choices.llm,
    "price": choices.price,
}
_RANGES = {"seed": (0, 2**63 - 1), "n": (1, 16), "max_sources": (1, 20)}


def user_folder() -> Path:
    """Where the user's own files are: config.toml, keys.json, prompts/."""
    import platformdirs

    return Path(platformdirs.user_config_dir("nbcli", appauthor=False))


def user_file() -> Path:
    """The user's own settings file."""
    return user_folder() / "config.toml"


def project_file() -> Path | None:
    """The nearest `nbcli.toml`, in this folder or above it."""
    here = Path.cwd()
    return next(
        (d / PROJECT_FILE for d in (here, *here.parents) if (d / PROJECT_FILE).is_file()), None
    )


def resolve(flags: Mapping[str, Any]) -> Effective:
    """The settings in force under `flags` (absent or None: not given).

    Raises UsageFault for an unknown key or a value that its key cannot take, with its origin.
    """
    values, origins = asdict(Settings()), dict.fromkeys(asdict(Settings()), "default")
    for origin, layer in _layers(flags):
        for key, value in layer.items():
            values[key] = _checked(key, value, origin)
            origins[key] = origin
    return Effective(Settings(**values), origins)


def _layers(flags: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The layers from weakest to strongest, each with its origin."""
    for file in (user_file(), project_file()):
        if file is not None and file.is_file():
            yield str(file), _read(file)
    for field in fields(Settings):
        name = PREFIX + field.name.upper()
        if os.environ.get(name):
            yield name, {field.name: os.environ[name]}
    for key, value in flags.items():
        if value is not None:
            yield f"--{key.replace('_', '-')}", {key: value}


def _read(file: Path) -> dict[str, Any]:
    import tomllib

    try:
        table = tomllib.loads(file.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageFault(f"{file} is not valid TOML: {error}.") from None
    known = [field.name for field in fields(Settings)]
    for key in table:
        if key not in known:
            raise UsageFault(f"{file}: there is no setting {key!r}; use {', '.join(known)}.")
    return table


def _checked(key: str, value: Any, origin: str) -> Any:
    try:
        return _typed(key, value)
    except UsageFault as fault:
        where = "" if origin.startswith("--") else f"{origin}: "
        raise UsageFault(f"{where}{fault}") from None


def _typed(key: str, value: Any) -> Any:
    if key in ("quiet", "cite"):
        return _flag(key, value)
    if key in _RANGES:
        return _number(key, value)
    if key == "since":
        return choices.day(value)
    if key == "budget":
        return choices.money(value)
    if isinstance(value, list) and key == "format":
        value = ",".join(map(str, value))
    if not isinstance(value, str) or not value.strip():
        raise UsageFault(f"{key} = {value!r} is not a text.")
    check = _CHECKS.get(key)
    return check(value.strip()) if check else value.strip()


def _flag(key: str, value: Any) -> bool:
    word = str(value).lower()
    if word not in ("1", "true", "yes", "on", "0", "false", "no", "off"):
        raise UsageFault(f"{key} = {value!r} is neither true nor false.")
    return word in ("1", "true", "yes", "on")


def _number(key: str, value: Any) -> int:
    low, high = _RANGES[key]
    try:
        number = (
            int(value) if isinstance(value, (int, str)) and not isinstance(value, bool) else None
        )
    except ValueError:
        number = None
    if number is None or not low <= number <= high:
        raise UsageFault(
            f"{key} = {value} is out of range; use a whole number from {low} to {high}."
        )
    return number
