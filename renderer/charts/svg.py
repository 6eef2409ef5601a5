"""A sheet as an SVG, drawn by matplotlib's SVG backend.

Imported late: this is the only module of the package that needs matplotlib when it is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Any

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Bbox, IdentityTransform

from planner import fonts
from renderer.charts.lettering import Lettering
from renderer.charts.sheet import Label, Shape, Sheet
from renderer.charts.signs import sign_svg

_CODES = {"M": Path.MOVETO, "L": Path.LINETO, "C": Path.CURVE4, "Z": Path.CLOSEPOLY}
_NO_METADATA = {"Creator": None, "Date": None, "Format": None, "Type": None}


def write(sheet: Sheet, lettering: Lettering, *, text: bool) -> str:
    """The sheet as one `<svg>` element, the same bytes each time; without labels if not `text`."""
    figure = Figure(figsize=(sheet.w / 72, sheet.h / 72), dpi=72)
    figure.patch.set_visible(False)
    figure.add_artist(_Drawing(sheet, lettering if text else None))
    buffer = StringIO()
    with matplotlib.rc_context({"svg.hashsalt": "nbcli"}):
        FigureCanvasSVG(figure).print_svg(buffer, metadata=_NO_METADATA)  # type: ignore[no-untyped-call, unused-ignore]
    whole = buffer.getvalue()
    start, end = whole.index("<svg"), whole.rindex("</svg>")
    return whole[start:end] + "".join(sign_svg(sign) for sign in sheet.signs) + "</svg>\n"


class _Drawing(Artist):  # type: ignore[misc, unused-ignore]
    """All of a sheet as one artist: an artist a mark would cost ten times the time."""

    def __init__(self, sheet: Sheet, lettering: Lettering | None) -> None:
        super().__init__()
        self._sheet = sheet
        self._lettering = lettering

    def draw(self, renderer: Any) -> None:
        for shape in self._sheet.shapes:
            _draw_shape(renderer, shape, self._sheet.h)
        if self._lettering is not None:
            for label in self._sheet.labels:
                _draw_label(renderer.writer, label, self._lettering)


def _path(shape: Shape, height: float) -> Path:
    vertices, codes = [], []
    for code, points in shape.path:
        for x, y in points or ((0.0, 0.0),):
            vertices.append((x, height - y))
            codes.append(_CODES[code])
    path = Path(vertices, codes)
    path.should_simplify = False
    return path


def _draw_shape(renderer: Any, shape: Shape, height: float) -> None:
    gc = renderer.new_gc()
    gc.set_linewidth(shape.width if shape.stroke else 0)
    if shape.stroke:
        gc.set_foreground(shape.stroke)
    if shape.opacity < 1:
        gc.set_alpha(shape.opacity)
    if shape.dash:
        gc.set_dashes(0, list(shape.dash))
    gc.set_capstyle("round" if shape.round else "butt")
    gc.set_joinstyle("round" if shape.round else "miter")
    if shape.clip:
        area = shape.clip
        gc.set_clip_rectangle(Bbox([[area.x, height - area.bottom], [area.right, height - area.y]]))
    if shape.gid:
        renderer.open_group("mark", gid=shape.gid)
    fill = to_rgba(shape.fill) if shape.fill else None
    renderer.draw_path(gc, _path(shape, height), IdentityTransform(), fill)
    if shape.gid:
        renderer.close_group("mark")
    gc.restore()


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _draw_label(writer: Any, label: Label, lettering: Lettering) -> None:
    style = f"font-size: {_number(label.size)}px; fill: {label.color}"
    writer.start("text", style=style, **{"xml:space": "preserve"})
    for text, family, x in _stretches(label, lettering):
        # Typst takes a variable font's default weight for 400, so the axis is named as well.
        own = (
            f"font-family: '{family}'; font-weight: {label.weight}; "
            f"font-variation-settings: 'wght' {label.weight}"
        )
        writer.element("tspan", text, attrib={"x": _number(x), "y": _number(label.y), "style": own})
    writer.end("text")


def _stretches(label: Label, lettering: Lettering) -> Iterator[tuple[str, str, float]]:
    """Stretches of one font each, with their left edges; right to left where the text is."""
    parts = lettering.stretches(label.text, label.weight, label.size)
    total = sum(width for _, _, width in parts)
    left = label.left + (label.width - total) * (0.5 if label.anchor == "middle" else 0.0)
    if label.anchor == "end":
        left = label.x - total
    leftwards = lettering.reads_leftwards(label.text)
    for text, family, width in reversed(parts) if leftwards else parts:
        shown = text.strip()
        before = text[len(text.rstrip()) :] if leftwards else text[: -len(text.lstrip()) or None]
        shift = lettering.stretch_width(before, family, label.weight, label.size)
        if shown:
            yield shown, fonts.drawn_name(family), left + shift
        left += width
