"""The values that options take, checked before any work is done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from nbcli.errors import UsageFault

SIZES = ("1K", "2K", "4K")
ASPECTS = ("1:1", "4:5", "3:4", "2:3", "9:16", "4:3", "3:2", "16:9", "21:9", "A4")
FORMATS = ("png", "webp", "avif", "jpg", "pdf", "svg")
SIDES = (16, 20_000)
"""Shortest and longest side of a picture in pixels."""
KINDS = ("identity", "object", "text", "data", "style", "background")
"""Kinds of instructions, in the order in which they are carried out."""
NARROWEST = 10
"""Long side over short side, at most."""


def one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    """`value` as `allowed` spells it, letter case aside.

    Raises UsageFault that lists what is allowed and the nearest of them.
    """
    for choice in allowed:
        if choice.lower() == value.lower():
            return choice
    raise UsageFault(
        f"There is no {name} {value!r}{_near(value, allowed)}; use {_listed(allowed)}."
    )


def _near(value: str, allowed: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(value.lower(), allowed, 1)
    return f" (did you mean {near[0]}?)" if near else ""


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + f" or {words[-1]}" if len(words) > 1 else "".join(words)


def folder(value: str) -> Path:
    """A folder to write into.

    Raises UsageFault for no name, and for `-`: a run is several files, which stdout cannot carry.
    """
    if value.strip() in ("", "-"):
        raise UsageFault(f"--out {value!r} is no folder; name one, or leave --out away.")
    return Path(value)


def size(value: str) -> str:
    """`1K`, `2K`, `4K` or `WIDTHxHEIGHT` in pixels.

    Raises UsageFault for anything else.
    """
    if value.upper() in SIZES:
        return value.upper()
    match = re.fullmatch(r"(\d{1,6})[x×](\d{1,6})", value.lower())
    if match is None:
        raise UsageFault(f"There is no size {value!r}; use 1K, 2K, 4K or WIDTHxHEIGHT in pixels.")
    width, height = int(match[1]), int(match[2])
    if not all(SIDES[0] <= side <= SIDES[1] for side in (width, height)):
        raise UsageFault(
            f"The size {value} is out of range; each side is {SIDES[0]} to {SIDES[1]}."
        )
    _shape(width / height, value)
    return f"{width}x{height}"


def aspect(value: str) -> str:
    """One of the named aspects, or `W:H`.

    Raises UsageFault for anything else.
    """
    if value.upper() in ASPECTS:
        return value.upper()
    match = re.fullmatch(r"(\d{1,5}(?:\.\d{1,4})?):(\d{1,5}(?:\.\d{1,4})?)", value)
    if match is None or not float(match[1]) or not float(match[2]):
        raise UsageFault(f"There is no aspect {value!r}; use {', '.join(ASPECTS)} or W:H.")
    _shape(float(match[1]) / float(match[2]), value)
    return value


def _shape(ratio: float, value: str) -> None:
    if max(ratio, 1 / ratio) > NARROWEST:
        raise UsageFault(f"{value} is too narrow; the long side is at most {NARROWEST} short ones.")


def agree(size: str, aspect: str | None) -> str | None:
    """The aspect that a size in pixels asks for; `aspect` itself for a named size.

    Raises UsageFault where both are given and differ.
    """
    if size in SIZES:
        return aspect
    width, height = (int(side) for side in size.split("x"))
    if aspect is not None and abs(width / height / ratio(aspect) - 1) > 0.01:
        raise UsageFault(f"The size {size} is not {aspect}; give one of the two.")
    return aspect or f"{width}:{height}"


def ratio(aspect: str) -> float:
    """Width over height of an aspect."""
    if aspect == "A4":
        return 210 / 297
    width, height = aspect.split(":")
    return float(width) / float(height)


def formats(value: str) -> tuple[str, ...]:
    """File formats from a list with commas, each once.

    Raises UsageFault for an unknown one.
    """
    words = [word.strip().lower() for word in value.split(",") if word.strip()]
    if not words:
        raise UsageFault(f"No format is named; use {', '.join(FORMATS)}, with commas between.")
    known = [one_of("format", "jpg" if word == "jpeg" else word, FORMATS) for word in words]
    return tuple(dict.fromkeys(known))


def language(value: str) -> str:
    """A BCP 47 language tag such as `en`, `zh-Hans` or `pt-BR`.

    Raises UsageFault for anything else.
    """
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", value):
        raise UsageFault(f"{value!r} is no language tag; use one such as en, ar, ja or zh-Hant.")
    return value


def archetype(value: str) -> str:
    """The name of an archetype.

    Raises UsageFault for an unknown one.
    """
    return one_of("archetype", value, archetypes())


def archetypes() -> tuple[str, ...]:
    """The names of all archetypes."""
    from planner.layouts import ARCHETYPES

    return tuple(ARCHETYPES)


def theme(value: str) -> str:
    """A palette, a layout character, or both.

    Raises UsageFault for an unknown one.
    """
    from planner.errors import PlannerError
    from planner.looks import parse_theme

    try:
        parse_theme(value)
    except PlannerError as error:
        raise UsageFault(str(error)) from None
    return value


def themes() -> tuple[str, ...]:
    """The words that make a theme."""
    from planner.looks import characters, palettes

    return (*characters(), *palettes(), "light", "dark")


def head(value: str) -> str:
    """An image head as `NAME`, or `NAME:MODEL`.

    Raises UsageFault for an unknown one.
    """
    name, colon, model = value.partition(":")
    return f"{one_of('head', name, heads())}{colon}{model}"


def heads() -> tuple[str, ...]:
    """The names of all heads."""
    from renderer.heads import HEADS

    return tuple(HEADS)


def search(value: str) -> str:
    """`auto`, `on`, `off`, or a provider as `NAME` or `NAME:PLACE`.

    Raises UsageFault for an unknown one.
    """
    from grounding.search import PROVIDERS

    name, colon, place = value.partition(":")
    return one_of("search", name, ("auto", "on", "off", *PROVIDERS)) + colon + place


def day(value: object) -> str:
    """A date as `2026-01-31`.

    Raises UsageFault for anything else.
    """
    from datetime import date

    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise UsageFault(f"{value!r} is no date; write it as 2026-01-31.") from None


def llm(value: str) -> str:
    """`NAME` or `NAME:MODEL` of a language model; its server or file is not looked at.

    Raises UsageFault for an unknown NAME.
    """
    from planner.llm import providers

    name, colon, model = value.partition(":")
    return one_of("LLM", name, providers()) + colon + model


def money(value: object) -> float:
    """US dollars, at least 0.

    Raises UsageFault for anything else.
    """
    amount = _number(str(value).removeprefix("$"))
    if amount is None:
        raise UsageFault(f"{value!r} is no amount of money; give US dollars, such as 0.50.")
    return amount


def price(value: str) -> str:
    """`INPUT,OUTPUT` in US dollars for a million tokens.

    Raises UsageFault for anything else.
    """
    parts = [_number(part) for part in value.split(",")]
    if len(parts) != 2 or None in parts:
        raise UsageFault(
            f"{value!r} is no price; give INPUT,OUTPUT in dollars for a million tokens, such as 0.25,2."
        )
    return value


def _number(text: str) -> float | None:
    """A finite number from 0 up, or None."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def share(name: str, value: str) -> float:
    """A number from 0 to 1.

    Raises UsageFault for anything else.
    """
    number = _number(value)
    if number is None or number > 1:
        raise UsageFault(f"--{name} {value} is no number from 0 to 1.")
    return number


def strengths(values: Sequence[str]) -> dict[str, float]:
    """Importance by kind of instruction, from `KIND=0..1`.

    Raises UsageFault for an unknown kind or a number out of range.
    """
    found: dict[str, float] = {}
    for value in values:
        name, _, text = value.partition("=")
        number = _number(text)
        if number is None or number > 1:
            raise UsageFault(f"--strength {value} is not KIND=NUMBER with a number from 0 to 1.")
        found[one_of("kind", name.strip(), KINDS)] = number
    return found
