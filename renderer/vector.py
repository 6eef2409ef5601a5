"""SVG of plain shapes as curves of the page.

Typst draws an SVG as a raster of whole pixels and fits that to its box, which shifts a row or a column of
pixels somewhere inside. Curves are drawn where they are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder

from planner.parts import Box

Marks = list[dict[str, Any]]
Part = tuple[str, tuple[tuple[float, float], ...]]
"""A step of a pen, such as `lineTo`, and its points."""
_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_SILENT = ("title", "desc", "metadata", "style")
_STYLES = (
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray",
    "fill-opacity", "stroke-opacity", "fill-rule",
)  # fmt: skip
_LEFT_ALONE = ("transform", "clip-path", "mask", "filter", "class", "visibility", "display")
_STEPS = {"moveTo": "m", "lineTo": "l", "qCurveTo": "q", "curveTo": "c", "closePath": "z"}
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_NAMED = {"none": None, "transparent": None, "black": "#000000", "white": "#ffffff"}
_ROUND_JOINS = "*{stroke-linejoin: round; stroke-linecap: butt}"
"""The style sheet that matplotlib writes."""


@dataclass(frozen=True)
class Outline:
    """One shape in units of its view box."""

    parts: tuple[Part, ...]
    style: tuple[tuple[str, str], ...]


class _Odd(Exception):
    """The SVG says something that is not drawn as curves."""


def curves(mark: Mapping[str, Any]) -> Marks | None:
    """The mark `svg` as marks `curve`; None where it holds more than plain shapes."""
    found = _outlines(mark["svg"])
    if found is None:
        return None
    (left, top, wide, high), outlines = found
    x, y = mark["w"] / wide, mark["h"] / high
    if abs(x - y) > 1e-3 * x:
        return None
    turn = math.radians(mark.get("turn", 0.0))
    cos, sin = math.cos(turn), math.sin(turn)
    at = mark["x"] - left * x * cos + top * y * sin, mark["y"] - left * x * sin - top * y * cos
    matrix = (x * cos, x * sin, -y * sin, y * cos, *at)
    return [_curve(outline, matrix, x) for outline in outlines]


def shaded(mark: dict[str, Any], area: Box, fill: Mapping[str, Any]) -> Marks:
    """The mark `svg` of a path, and what is drawn over it, with a gradient over its box for its fill.

    The curve is told from the corner of that box, for Typst lays the gradient over it from there.
    """
    drawn = curves({**mark, "x": mark["x"] - area.x, "y": mark["y"] - area.y})
    moved = [{**one, "x": area.x, "y": area.y} for one in drawn or ()]
    return [{**one, "fill": one["fill"] if at else fill} for at, one in enumerate(moved)]


_ROOT = re.compile(r"<svg\b[^>]*>")
_SIZE = re.compile(r'\b(width|height)="([\d.]+)')


def upright(mark: dict[str, Any]) -> dict[str, Any]:
    """A turned mark `svg` as one that is not turned, with the turned SVG inside.

    Typst would turn the pixels of its raster instead, which leaves ragged edges.
    """
    root = _ROOT.search(mark["svg"])
    size = dict(_SIZE.findall(root[0])) if root else {}
    if root is None or len(size) < 2:
        return mark
    turn, w, h = mark["turn"], mark["w"], mark["h"]
    corner = Box(x=0, y=0, w=0, h=0)
    room = Box(x=0, y=0, w=w, h=h).turned(turn, corner)
    inside = (
        f'<g transform="translate({-room.x:.4f} {-room.y:.4f}) rotate({turn}) '
        f'scale({w / float(size["width"])} {h / float(size["height"])})">{mark["svg"][root.start() :]}</g>'
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {room.w} {room.h}" width="{room.w}" height="{room.h}">'
    place = {"x": mark["x"] + room.x, "y": mark["y"] + room.y, "w": room.w, "h": room.h}
    return {**mark, **place, "svg": f"{svg}{inside}</svg>", "turn": 0.0}


@lru_cache(maxsize=4096)
def _outlines(svg: str) -> tuple[tuple[float, float, float, float], tuple[Outline, ...]] | None:
    try:
        root = ElementTree.fromstring(svg)
        left, top, wide, high = (float(number) for number in root.attrib["viewBox"].split())
        width, height = (
            float(root.attrib.get(name, side).removesuffix("pt").removesuffix("px"))
            for name, side in (("width", str(wide)), ("height", str(high)))
        )
        if min(wide, high, width, height) <= 0 or abs(width / height - wide / high) > 1e-3:
            return None
        return (left, top, wide, high), tuple(_walk(root, {}))
    except (_Odd, ElementTree.ParseError, KeyError, ValueError):
        return None


def _walk(node: ElementTree.Element, outer: Mapping[str, str]) -> Iterator[Outline]:
    style = {**outer, **_style(node, root=not outer)}
    for child in node:
        tag = child.tag.rpartition("}")[2]
        if tag in _SHAPES:
            own = {**style, **_style(child)}
            for name in ("fill", "stroke"):
                _paint(own.get(name, "none"), "1")
            yield Outline(_parts(child), tuple(own.items()))
        elif tag == "g":
            if "opacity" in child.attrib:
                raise _Odd
            yield from _walk(child, style)
        elif tag == "defs" and all((one.text or "") == _ROUND_JOINS for one in child):
            style["stroke-linejoin"] = "round"
        elif tag not in _SILENT:
            raise _Odd


def _style(node: ElementTree.Element, root: bool = False) -> dict[str, str]:
    """What a node says of its looks. Raises _Odd for looks that curves do not have."""
    said = dict(node.attrib)
    for part in said.pop("style", "").split(";"):
        name, _, value = part.partition(":")
        said[name.strip()] = value.strip()
    if any(name in said for name in _LEFT_ALONE) and not root:
        raise _Odd
    found = {name: said[name] for name in _STYLES if name in said}
    if "opacity" in said:
        found |= dict.fromkeys(("fill-opacity", "stroke-opacity"), said["opacity"])
    return found


def _parts(node: ElementTree.Element) -> tuple[Part, ...]:
    built = PathBuilder()
    bare = ElementTree.Element(
        node.tag, {k: v for k, v in node.attrib.items() if k not in ("style", "id")}
    )
    built.add_path_from_element(bare)
    pen = RecordingPen()
    for path in built.paths:
        parse_path(path, pen)
    return tuple((name, points) for name, points in pen.value if name in _STEPS)


def _curve(outline: Outline, matrix: tuple[float, ...], scale: float) -> dict[str, Any]:
    pen = RecordingPen()
    moved = TransformPen(pen, matrix)
    for step, points in outline.parts:
        getattr(moved, step)(*points)
    style = dict(outline.style)
    width = float(style.get("stroke-width", "1")) * scale
    dash = [float(d) * scale for d in re.findall(r"[\d.]+", style.get("stroke-dasharray", ""))]
    return {
        "t": "curve", "x": 0, "y": 0,
        "d": [[_STEPS[name], *([round(x, 3), round(y, 3)] for x, y in points)] for name, points in pen.value],
        "fill": _paint(style.get("fill", "#000000"), style.get("fill-opacity", "1")),
        "stroke": _paint(style.get("stroke", "none"), style.get("stroke-opacity", "1")) if width else None,
        "sw": width, "dash": dash * (2 if len(dash) % 2 else 1),
        "cap": style.get("stroke-linecap", "butt"), "join": style.get("stroke-linejoin", "miter"),
        "odd": style.get("fill-rule") == "evenodd",
    }  # fmt: skip


def _paint(color: str, opacity: str) -> str | None:
    if color in _NAMED:
        plain = _NAMED[color]
    elif _HEX.fullmatch(color):
        plain = color if len(color) > 4 else "#" + "".join(2 * digit for digit in color[1:])
    else:
        raise _Odd
    if plain is None or float(opacity) >= 1:
        return plain
    return f"{plain[:7]}{round(255 * float(opacity) * int(plain[7:9] or 'ff', 16) / 255):02x}"
