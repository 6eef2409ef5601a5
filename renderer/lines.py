"""Text as drawing marks: set lines, turned and slanted on what they are on, in the light that is there."""

from __future__ import annotations

import math
from typing import Any

from planner import fonts
from planner.color import Triple
from planner.plan import Line, PictureElement, Plan, TextElement
from renderer.errors import RenderError
from renderer.lit import tinted

Marks = list[dict[str, Any]]
REGIONS = {"zh-Hans": "cn", "zh-Hant": "tw"}


def color(plan: Plan, name: str | None) -> str | None:
    """A colour of the plan as `#rrggbb`.

    Raises RenderError where the style has no colour of that name.
    """
    if name is None or name.startswith("#"):
        return name
    if name not in plan.style.colors:
        raise RenderError(f"The plan has no colour called {name}; style.colors must name it.")
    return plan.style.colors[name]


Tints = tuple[tuple[Triple, Triple], ...]
"""For each line of a text what red, green and blue are multiplied by, and what is added."""


def text_marks(plan: Plan, element: TextElement, tints: Tints = ()) -> Marks:
    language = element.lang or plan.language
    names = fonts.chain(fonts.family_of(plan.style.type, element.font), language, element.font)
    rtl = fonts.is_rtl(language)
    return [
        {
            "t": "text",
            **_placed(element, line),
            "width": line.width,
            "lang": language.split("-")[0],
            "region": REGIONS.get(language),
            "rtl": rtl,
            "cjk": fonts.is_cjk(language),
            "glow": _glow(plan, element),
            "runs": _runs(plan, element, line, names, tints[at] if at < len(tints) else None),
        }
        for at, line in enumerate(element.lines)
        if line.end > line.start
    ]


def _placed(element: TextElement, line: Line) -> dict[str, Any]:
    """Where a line begins, and how it is turned and slanted on the surface that it is on."""
    if element.on is None:
        return {"x": line.x, "y": line.baseline, "turn": 0.0, "slant": 0.0, "high": 1.0}
    a, b, c, d, e, f = element.on.matrix
    x, y = line.x, line.baseline
    high = a * d - b * c  # the surface's axes are unit vectors: u = (a, b), v = (c, d)
    return {
        "x": a * x + c * y + e, "y": b * x + d * y + f, "turn": math.degrees(math.atan2(b, a)),
        "slant": math.degrees(math.atan2(a * c + b * d, high)), "high": high,
    }  # fmt: skip


def _glow(plan: Plan, element: TextElement) -> bool:
    """Whether the letters are tubes of light."""
    if element.on is None:
        return False
    from planner import icons

    picture = next((e for e in plan.elements if e.id == element.parent), None)
    things = picture.objects if isinstance(picture, PictureElement) else ()
    at = element.on.object
    board = icons.board(things[at].sprite) if at < len(things) else None
    return board is not None and board.glows


def _runs(
    plan: Plan, element: TextElement, line: Line, names: tuple[str, ...],
    tint: tuple[Triple, Triple] | None,
) -> Marks:  # fmt: skip
    out, at, start, end = [], 0, line.start, line.end
    for run in element.runs:
        stop = at + len(run.text)
        text = run.text[max(0, start - at) : max(0, end - at)] if stop > start else ""
        at = stop
        if text:
            fill = color(plan, run.color or element.color) or ""
            out.append({
                "text": fonts.shown(text, names), "font": [fonts.drawn_name(name) for name in names],
                "size": element.size, "italic": run.italic,
                "weight": run.weight or element.weight, "tracking": element.tracking,
                "fill": tinted(fill, tint) if tint else fill, "tabular": element.tabular,
            })  # fmt: skip
    return out
