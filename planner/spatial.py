"""The spatial and text stages: content and style become elements with boxes and set lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Literal

from planner import typeset
from planner.content import Content
from planner.errors import PlannerError
from planner.layouts import DICTATED, FIGURE, KIN, Page, Solution, arrange
from planner.layouts.solve import anatomy
from planner.layouts.surface import box
from planner.looks import character
from planner.parts import Box, Canvas, Style
from planner.plan import (
    AnyElement,
    BackgroundElement,
    ConnectorElement,
    PictureElement,
    ShapeElement,
    TextElement,
)

SHORT = 1000.0
ASPECTS = {
    "1:1": 1.0, "4:5": 4 / 5, "3:4": 3 / 4, "2:3": 2 / 3, "9:16": 9 / 16, "4:3": 4 / 3, "3:2": 3 / 2,
    "16:9": 16 / 9, "21:9": 21 / 9, "A4": 210 / 297,
}  # fmt: skip
"""Width over height of the named aspects."""
_TRIED = 4
"""How many archetypes are laid out before the best of them is taken."""
_WHOLE = ("cards", "poster", "slide", DICTATED, FIGURE)
"""Archetypes that cards cannot stand for."""
MARGIN = 0.068
"""Margin as a share of the short side."""


def aspect_ratio(aspect: str) -> float:
    """Width over height of `16:9`, `A4` or any `W:H`.

    Raises ValueError where it is none of these, or longer than 10:1.
    """
    if aspect in ASPECTS:
        return ASPECTS[aspect]
    match = re.fullmatch(r"(\d{1,5}(?:\.\d+)?):(\d{1,5}(?:\.\d+)?)", aspect)
    ratio = float(match[1]) / float(match[2]) if match and float(match[2]) else 0.0
    if not 0.1 <= ratio <= 10:
        raise ValueError(
            f"Unknown aspect {aspect}; use {', '.join(ASPECTS)} or W:H between 1:10 and 10:1."
        )
    return ratio


def canvas(aspect: str, size: str) -> Canvas:
    """The canvas of an aspect: its short side is 1000 units."""
    ratio = aspect_ratio(aspect)
    w, h = (SHORT * ratio, SHORT) if ratio >= 1 else (SHORT, SHORT / ratio)
    return Canvas(aspect=aspect, size=size, width=round(w, 3), height=round(h, 3))


def page_of(
    area: Canvas,
    style: Style,
    language: str,
    direction: Literal["ltr", "rtl"],
    seed: int,
    variant: int,
) -> Page:
    """The empty page of a canvas."""
    return Page(
        area.width, area.height, style, character(style.character), language, direction,
        body=20.0, least=area.least_text(), margin=round(MARGIN * SHORT, 1), seed=seed, variant=variant,
    )  # fmt: skip


def spatial(
    content: Content, page: Page, taken: Sequence[tuple[str, str]] = ()
) -> tuple[str, Solution]:
    """The first archetype, in the content's order, whose page holds everything; else the best of them.

    `taken` are archetypes and arrangements of earlier designs, whose anatomies are taken again only where
    there is no other that suits. Raises PlannerError, why the first cannot be filled, where none can.
    """
    if taken:
        return _other(content, page, taken)
    tried: list[tuple[str, Solution]] = []
    faults: list[PlannerError] = []
    for name, _ in content.archetypes:
        try:
            solution = arrange(name, content, page)
        except PlannerError as fault:
            faults.append(fault)
            continue
        if solution.fits:
            return name, solution
        tried.append((name, solution))
        if len(tried) == _TRIED:
            break
    if not tried:
        raise faults[0]
    return _roomier(content, page, tried) or max(tried, key=lambda pair: pair[1].score)


def _roomier(
    content: Content, page: Page, tried: Sequence[tuple[str, Solution]]
) -> tuple[str, Solution] | None:
    """The page as cards, which hold most, where they were not tried and have room for all that is listed."""
    told = not (content.sides or content.charts or content.scene or content.figure)
    if not told or not content.items or any(name in _WHOLE for name, _ in tried):
        return None
    solution = arrange("cards", content, page)
    return ("cards", solution) if solution.fits else None


def _other(content: Content, page: Page, taken: Sequence[tuple[str, str]]) -> tuple[str, Solution]:
    """The page in an anatomy that no earlier design has: of its archetype, else of one akin to it."""
    own = taken[0][0]
    ranked = dict(content.archetypes)
    kin = [name for name in (own, *KIN.get(own, ())) if name in ranked or name == own]
    found: list[tuple[str, Solution]] = []
    for name in kin:
        had = tuple(anatomy(arrangement) for archetype, arrangement in taken if archetype == name)
        try:
            solution = arrange(name, content, replace(page, taken=had))
        except PlannerError:
            continue
        if solution.fits and solution.arrangement.anatomy not in had:
            return name, solution
        found.append((name, solution))
    fitting = [pair for pair in found if pair[1].fits]
    return fitting[0] if fitting else spatial(content, page)


def elements_of(solution: Solution, page: Page) -> tuple[AnyElement, ...]:
    """Ground and elements of a solved page, turned for right to left, every text set."""
    placed = solution.frame.place().elements
    if page.direction == "rtl":
        placed = [mirror(element, page.width) for element in placed]
    done = [
        typeset.fit_element(e, page.style, page.language, page.direction)
        if isinstance(e, TextElement) else e
        for e in placed
    ]  # fmt: skip
    return (_ground(page, plain=solution.frame.content.figure is not None), *done)


def _ground(page: Page, *, plain: bool) -> BackgroundElement:
    kinds = ("none",) if plain else page.character.ornament
    return BackgroundElement(
        id="ground", box=box(0, 0, page.width, page.height), z=-100,
        ornament=kinds[page.seed % len(kinds)], seed=page.seed,
    )  # fmt: skip


def mirror(element: AnyElement, width: float) -> AnyElement:
    """The element on the other side of the page; words on a thing stay on it."""
    if isinstance(element, TextElement) and element.on:
        return element
    flipped: dict[str, Any] = {"box": _flip(element.box, width), "turn": -element.turn}
    if isinstance(element, ConnectorElement):
        flipped["points"] = tuple((round(width - x, 3), y) for x, y in element.points)
    if isinstance(element, PictureElement):
        # A picture moves as a whole: what was asked for on the left of it stays there.
        by = flipped["box"].x - element.box.x
        flipped["objects"] = tuple(
            thing.model_copy(update={"box": _moved(thing.box, by)}) for thing in element.objects
        )
    if isinstance(element, ShapeElement) and element.path:
        flipped["path"] = _flip_path(element.path, width)
    gradient = getattr(element, "gradient", None)
    if gradient:
        flipped["gradient"] = gradient.model_copy(update={"angle": -gradient.angle % 360})
    return element.model_copy(update=flipped)


def _flip(area: Box, width: float) -> Box:
    return area.model_copy(update={"x": round(width - area.right, 3)})


def _moved(area: Box, by: float) -> Box:
    return area.model_copy(update={"x": round(area.x + by, 3)})


_NUMBER = re.compile(r"[-+]?(?:\d*\.\d+|\d+)(?:[eE][-+]?\d+)?")
_COMMAND = re.compile(r"([MLHVCSQTAZ])([^MLHVCSQTAZ]*)")


def _flip_path(path: str, width: float) -> str:
    """A path of absolute commands, mirrored."""
    return "".join(
        _FLIPS[command]([float(n) for n in _NUMBER.findall(rest)], width)
        for command, rest in _COMMAND.findall(path)
    )


def _pairs(command: str) -> Callable[[list[float], float], str]:
    def flip(values: list[float], width: float) -> str:
        turned = [width - v if i % 2 == 0 else v for i, v in enumerate(values)]
        return command + " ".join(f"{v:.3f}" for v in turned)

    return flip


def _flip_arc(values: list[float], width: float) -> str:
    out = list(values)
    for start in range(0, len(out) - 6, 7):
        out[start + 2] = -out[start + 2]
        out[start + 4] = 1 - out[start + 4]
        out[start + 5] = width - out[start + 5]
    return "A" + " ".join(
        f"{v:.3f}" if i % 7 not in (3, 4) else str(int(v)) for i, v in enumerate(out)
    )


_FLIPS: dict[str, Callable[[list[float], float], str]] = {
    **{c: _pairs(c) for c in "MLCSQT"},
    "H": lambda v, w: "H" + " ".join(f"{w - x:.3f}" for x in v),
    "V": lambda v, w: "V" + " ".join(f"{y:.3f}" for y in v),
    "A": _flip_arc,
    "Z": lambda v, w: "Z",
}
