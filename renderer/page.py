"""Plan to Typst: every element as drawing marks, compiled on one page at the exact pixel size.

One unit is one point, so optical sizes are the same at every resolution. The Typst source is a
fixed template; a plan only ever enters it as JSON.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import localcontext
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from planner import fonts
from planner.color import Triple, rgb, to_hex
from planner.plan import (
    REFERENCE,
    BackgroundElement,
    ChartElement,
    ConnectorElement,
    Element,
    IconElement,
    Line,
    MathElement,
    PictureElement,
    Plan,
    ShapeElement,
    TableElement,
    TextElement,
)
from renderer.errors import RenderError

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


def _mark(kind: str, element: Element, **more: Any) -> dict[str, Any]:
    box = element.box
    return {"t": kind, "x": box.x, "y": box.y, "w": box.w, "h": box.h, **more}


Tints = tuple[tuple[Triple, Triple], ...]
"""For each line of a text what red, green and blue are multiplied by, and what is added."""


def _text(plan: Plan, element: TextElement, tints: Tints = ()) -> Marks:
    language = element.lang or plan.language
    names = fonts.chain(getattr(plan.style.type, element.font), language, element.font)
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
                "text": text, "font": [fonts.drawn_name(name) for name in names],
                "size": element.size, "italic": run.italic,
                "weight": run.weight or element.weight, "tracking": element.tracking,
                "fill": _tinted(fill, tint) if tint else fill, "tabular": element.tabular,
            })  # fmt: skip
    return out


def _tinted(fill: str, tint: tuple[Triple, Triple]) -> str:
    """A colour in a light."""
    red, green, blue = (c * gain + more for c, gain, more in zip(rgb(fill), *tint, strict=True))
    return to_hex((red, green, blue))


def _shape(plan: Plan, element: ShapeElement) -> Marks:
    fill, stroke = color(plan, element.fill), color(plan, element.stroke)
    if element.opacity < 1 and fill and len(fill) == 7:
        fill += f"{round(element.opacity * 255):02x}"
    if element.shape == "path":
        body = _path(element.path, fill, stroke, element.stroke_width, element.dash)
        return [_canvas_svg(plan, body, element.alt)]
    line = {"stroke": stroke, "sw": element.stroke_width, "dash": list(element.dash)}
    return [_mark(element.shape, element, fill=fill, r=element.radius, **line)]


def _path(
    d: str, fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...]
) -> str:
    paint = f'fill="{fill or "none"}"'
    line = (
        f' stroke="{stroke}" stroke-width="{width}" stroke-linejoin="round"'
        if stroke and width
        else ""
    )
    dashes = (
        f' stroke-dasharray="{" ".join(map(str, dash))}" stroke-linecap="round"' if dash else ""
    )
    return f'<path d="{d}" {paint}{line}{dashes}/>'


def _canvas_svg(plan: Plan, body: str, alt: str = "") -> dict[str, Any]:
    """A mark as large as the canvas, with SVG in units of the canvas inside."""
    w, h = plan.canvas.width, plan.canvas.height
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">{body}</svg>'
    return {"t": "svg", "x": 0, "y": 0, "w": w, "h": h, "svg": svg, "alt": alt or None}


def _connector(plan: Plan, element: ConnectorElement) -> Marks:
    from renderer.connectors import connector_svg

    paint = color(plan, element.color) or "#000000"
    return [_canvas_svg(plan, connector_svg(element, paint), element.alt)]


def _icon(plan: Plan, element: IconElement) -> Marks:
    from planner import icons

    if element.name.startswith(REFERENCE):
        return [_mark("svg", element, svg=_emblem(plan, element), alt=element.alt or None)]
    if not icons.exists(element.name):
        raise RenderError(f"There is no icon called {element.name}.")
    paint = color(plan, element.color)
    svg = icons.svg(element.name, color=paint, stroke_width=element.stroke)
    if element.recolor:
        svg = icons.recolour(
            svg, [plan.style.colors[k] for k in ("dominant", "accent", "tint", "ink")]
        )
    return [_mark("svg", element, svg=svg, alt=element.alt or None)]


def _emblem(plan: Plan, element: IconElement) -> str:
    from renderer.references import emblem

    known = {one.id: one for one in plan.references}
    own = known.get(element.name.removeprefix(REFERENCE))
    if own is None:
        raise RenderError(f"The plan has no reference called {element.name}.")
    return emblem(own, element.box.w, element.box.h)


DIGITS = 350
"""Of the decimals that labels are written with: enough for any float, such as a star's mass in kg."""


def _chart(plan: Plan, element: ChartElement) -> Marks:
    from renderer.charts import draw_chart

    language = element.lang or plan.language
    with localcontext(prec=DIGITS):
        drawn = draw_chart(element, plan.style, language=language, direction=plan.direction)
    marks = _mark("svg", element, svg=drawn.svg, alt=element.alt or None)
    return [marks, *(line for text in drawn.texts for line in _text(plan, text))]


def _background(plan: Plan, element: BackgroundElement) -> Marks:
    from renderer.ornament import ornament_svg

    w, h = plan.canvas.width, plan.canvas.height
    ground = {"t": "rect", "x": -2, "y": -2, "w": w + 4, "h": h + 4, "fill": color(plan, element.fill),
              "stroke": None, "sw": 0, "dash": [], "r": 0}  # fmt: skip
    body = ornament_svg(element.ornament, w, h, color(plan, element.color) or "", element.seed)
    return [ground, _canvas_svg(plan, body)] if body else [ground]


_CODE = re.compile(r"#|\bstd\b")
"""What leads from a formula to Typst's code, which could read files and fetch packages."""
MOST_FRACTIONS = 100
"""A longer chain of fractions overflows Typst's stack."""


def _math(plan: Plan, element: MathElement) -> Marks:
    if _CODE.search(element.formula):
        raise RenderError(f"The formula {element.id} holds code (# or std); write only math.")
    if element.formula.count("/") > MOST_FRACTIONS:
        raise RenderError(f"The formula {element.id} has over {MOST_FRACTIONS} fractions.")
    paint = color(plan, element.color)
    return [_mark("math", element, formula=element.formula, size=element.size, fill=paint)]


def _table(plan: Plan, element: TableElement) -> Marks:
    from renderer.tables import table_elements

    return [mark for part in table_elements(plan, element) for mark in _marks(plan, part)]


_DRAW: Mapping[str, Callable[[Plan, Any], Marks]] = {
    "text": _text, "shape": _shape, "connector": _connector, "icon": _icon, "chart": _chart,
    "background": _background, "math": _math, "table": _table,
}  # fmt: skip


def _marks(plan: Plan, element: Any, tints: Tints = ()) -> Marks:
    try:
        if tints:
            return _text(plan, element, tints)
        return _DRAW[element.kind](plan, element)
    except ValidationError:  # a part of its own breaks the bounds of a plan
        raise RenderError(
            f"The {element.kind} {element.id} reaches beyond 20000 units, or has no room inside;"
            " change its size or box."
        ) from None
    except (ArithmeticError, ValueError) as error:
        raise RenderError(
            f"The {element.kind} {element.id} has values that cannot be drawn together;"
            " change them or its box."
        ) from error


def marks(
    plan: Plan, pictures: Mapping[str, Marks], light: Mapping[str, Tints] = MappingProxyType({})
) -> Marks:
    """Every drawing mark of the plan in z order.

    `pictures` holds those of picture elements by id, `light` the tints of texts on their things.
    """
    out: Marks = []
    for element in sorted(plan.elements, key=lambda e: e.z):
        drawn = element.kind == "picture"
        out += pictures[element.id] if drawn else _marks(plan, element, light.get(element.id, ()))
    return out


@cache
def _template() -> Path:
    return Path(str(resources.files("renderer").joinpath("data/page.typ")))


@cache
def _compiler() -> Any:
    import typst

    return typst.Compiler(
        root=str(_template().parent), font_paths=list(fonts.font_dirs()), ignore_system_fonts=True
    )


@dataclass(frozen=True)
class Sheet:
    """A page ready to compile: marks in units, and the size in pixels."""

    plan: Plan
    marks: Marks = field(repr=False)
    width: int = 0
    height: int = 0

    def compile(self, kind: str) -> bytes:
        """`png` at exactly `width` x `height` pixels, or `pdf` or `svg`.

        Raises RenderError where Typst refuses the page.
        """
        import typst

        scale = self.width / self.plan.canvas.width
        job = {
            "width": self.width / scale, "height": self.height / scale, "marks": self.marks,
            "title": self.plan.brief.message, "description": self.plan.alt or None,
            "keywords": [self.plan.brief.archetype, "nbcli"],
            "plan": self.plan.model_dump_json() if kind == "pdf" else None,
        }  # fmt: skip
        try:
            done = _compiler().compile(
                input=str(_template()), format=kind, ppi=72 * scale,
                sys_inputs={"job": json.dumps(job, ensure_ascii=False)},
            )  # fmt: skip
        except typst.TypstError as error:
            raise RenderError(f"The page could not be set: {error}.") from error
        return bytes(done)
