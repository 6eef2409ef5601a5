"""Whether icons are found by meaning: `python -m benchmarks.icons [--half developed|held] [--wrong]`.

The texts and the icons that a designer would take for each are in `icons.txt`. Each text is shown as
the only item of a page, in the line, the solid and the colour set. It is `right` if its icon is one
of those, or if it has none where its set has none of those; else it is `wrong`, or `missed` where no
icon is shown although one would do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import translate
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from planner import icons
from planner.icons import Style
from planner.item_icons import item_icons

DATA = Path(__file__).with_suffix(".txt")
STYLES: tuple[Style, ...] = ("line", "fill", "colour")
LANGUAGES = [
    "de",
    "nl",
    "fr",
    "it",
    "es",
    "pt",
    "pl",
    "ru",
    "tr",
    "ar",
    "th",
    "ja",
    "ko",
    "zh",
    "zh-tw",
]
OUTCOMES = ("right", "wrong", "missed")


class Half(StrEnum):
    """The odd lines of a section were developed on, the even ones measured only at the end."""

    developed = "developed"
    held = "held"


@dataclass(frozen=True)
class Case:
    """A text, the patterns of the icons that fit it, and the title of its page."""

    part: str
    half: Half
    text: str
    fits: tuple[str, ...]
    language: str = "en"
    topic: str = ""


def cases(path: Path = DATA) -> Iterator[Case]:
    """Every case of the file, in its order."""
    part, count, english = "", 0, dict[str, Case]()
    last = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            part, count = line.strip("[]"), 0
        elif line.startswith("="):
            assert last is not None
            for language, word in zip(LANGUAGES, line[1:].split("|"), strict=True):
                yield Case(part, last.half, word.strip(), last.fits, language)
        elif line and not line.startswith("#"):
            if part == "languages":
                last = english[line.strip()]
                continue
            text, fits, *topic = (cell.strip() for cell in line.split("|"))
            half = Half.held if count % 2 else Half.developed
            count += 1
            case = Case(part, half, text, tuple(fits.split()), topic="".join(topic))
            english.setdefault(text, case)
            yield case


@cache
def fitting(fits: tuple[str, ...], style: Style) -> frozenset[str]:
    """The icons of a style that fit."""
    fit = re.compile("|".join(translate(pattern) for pattern in fits))
    return frozenset(name for name in icons.every(style) if fit.match(bare(name)))


def bare(name: str) -> str:
    """An icon's name in its set: `ph:acorn-fill` is acorn."""
    return name.partition(":")[2].removesuffix("-fill")


def outcome(case: Case, style: Style) -> tuple[str, str]:
    """How a case ends, and the icon shown."""
    (shown,) = item_icons([case.text], style, case.language, case.topic)
    fits = fitting(case.fits, style)
    if shown:
        return ("right" if shown in fits else "wrong"), shown
    return ("missed" if fits else "right"), shown


def main(
    half: Annotated[Half | None, typer.Option(help="Only this half.")] = None,
    wrong: Annotated[bool, typer.Option(help="List what is not right.")] = False,
) -> None:
    """Print the table."""
    counts: dict[tuple[str, str, str], Counter[str]] = {}
    for case in cases():
        for style in STYLES:
            if half in (None, case.half):
                end, shown = outcome(case, style)
                counts.setdefault((case.part, case.half, style), Counter())[end] += 1
                if wrong and end != "right":
                    print(
                        f"{end:6} {style:6} {case.language:5} {case.text} -> {shown} {case.topic}"
                    )
    print(f"{'part':<10} {'half':<10} {'style':<7}" + "".join(f"{end:>8}" for end in OUTCOMES))
    for (part, side, name), ends in sorted(counts.items()):
        shares = "".join(f"{ends[end] / ends.total():>8.1%}" for end in OUTCOMES)
        print(f"{part:<10} {side:<10} {name:<7}{shares}   of {ends.total()}")


if __name__ == "__main__":
    typer.run(main)
