"""Shapes as drawing marks: fills and gradients, lines and their heads, shadows."""

from __future__ import annotations

from typing import Any

from planner.plan import BackgroundElement, Element, Plan, ShapeElement
from renderer.lines import Marks, color
from renderer.shadows import shadow
from renderer.vector import shaded


def mark_of(kind: str, element: Element, **more: Any) -> dict[str, Any]:
    """A drawing mark as large as an element's box."""
    box = element.box
    return {"t": kind, "x": box.x, "y": box.y, "w": box.w, "h": box.h, **more}


def shape_marks(plan: Plan, element: ShapeElement) -> Marks:
    """A shape with its shadow, its fill or gradient, and its line with heads."""
    stroke = color(plan, element.stroke)
    fill = fill_of(plan, element, element.opacity)
    if element.shape == "path":
        flat = color(plan, element.fill) if isinstance(fill, dict) else fill
        body = _outline(element, flat, stroke)
        whole = canvas_svg(plan, body, element.alt)
        own = shaded(whole, element.box, fill) if isinstance(fill, dict) else [whole]
        return [*shadow(plan, element), *own]
    line = {"stroke": stroke, "sw": element.stroke_width, "dash": list(element.dash)}
    return [
        *shadow(plan, element),
        mark_of(element.shape, element, fill=fill, r=element.radius, **line),
    ]


def _outline(element: ShapeElement, fill: str | None, stroke: str | None) -> str:
    """The path of a shape as SVG, with the heads at its ends."""
    if element.head == "none" or not stroke:
        return _path(element.path, fill, stroke, element.stroke_width, element.dash)
    from renderer.connectors import headed

    line, heads = headed(element.path, element.head, element.stroke_width, stroke)
    return _path(line, fill, stroke, element.stroke_width, element.dash) + heads


def fill_of(
    plan: Plan, element: ShapeElement | BackgroundElement, opacity: float = 1.0
) -> str | dict[str, Any] | None:
    """A colour as `#rrggbb` or `#rrggbbaa`, or a gradient of them with its angle."""
    if element.gradient is None:
        return _seen(color(plan, element.fill), opacity)
    colors = [_seen(color(plan, name), opacity) for name in element.gradient.colors]
    return {"colors": colors, "angle": element.gradient.angle}


def _seen(paint: str | None, opacity: float) -> str | None:
    """A colour as opaque as asked, where it has no opacity of its own."""
    if opacity < 1 and paint and len(paint) == 7:
        return paint + f"{round(opacity * 255):02x}"
    return paint


def _path(
    d: str, fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...]
) -> str:
    paint = f'fill="{fill or "none"}"'
    ends = "" if d.endswith(("Z", "z")) or dash else ' stroke-linecap="round"'
    line = (
        f' stroke="{stroke}" stroke-width="{width}" stroke-linejoin="round"{ends}'
        if stroke and width
        else ""
    )
    dashes = (
        f' stroke-dasharray="{" ".join(map(str, dash))}" stroke-linecap="round"' if dash else ""
    )
    return f'<path d="{d}" {paint}{line}{dashes}/>'


def canvas_svg(plan: Plan, body: str, alt: str = "") -> dict[str, Any]:
    """A mark as large as the canvas, with SVG in units of the canvas inside."""
    w, h = plan.canvas.width, plan.canvas.height
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">{body}</svg>'
    return {
        "t": "svg",
        "x": 0,
        "y": 0,
        "w": w,
        "h": h,
        "svg": svg,
        "alt": alt or None,
    }
