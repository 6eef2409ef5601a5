"""Two-tone line icons made solid, so that they can stand in a picture in front of other things."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.color import mix, oklch

_PATH = re.compile(r'<path d="([^"]+)"(?: opacity="[^"]+")?\s*/>')
_TONE = re.compile(r' opacity="\.?0?\.2"')


def solid(svg: str, tone: str, body: str | None = None) -> str:
    """A duotone icon as a filled drawing: its second tone in `tone` on a `body`, pale where none is given.

    The outline is a dark shade of the stronger of the two.
    """
    strong = body or tone
    line = mix(strong, "#10131a", 0.38 if oklch(strong)[0] > 0.4 else 0.3)
    body = body or mix(tone, "#fffaf2", 0.86)
    opening, rest = svg[: svg.index(">") + 1], svg[svg.index(">") + 1 :]
    tones = "".join(m.group() for m in _PATH.finditer(rest) if "opacity" in m.group())
    lines = [m[1] for m in _PATH.finditer(rest) if "opacity" not in m.group()]
    filled = "".join(f'<path d="{_union(d)}" fill="{body}"/>' for d in lines)
    toned = f'<g fill="{tone}">{_TONE.sub("", tones)}</g>'
    drawn = "".join(f'<path d="{d}" fill="{line}"/>' for d in lines)
    return f"{opening}{filled}{toned}{drawn}</svg>"


def _union(d: str) -> str:
    """An outline without its holes: every contour turned the same way round."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.reverseContourPen import ReverseContourPen
    from fontTools.pens.statisticsPen import StatisticsPen
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.svgLib.path import parse_path

    whole = DecomposingRecordingPen({})
    parse_path(d, whole)
    out = SVGPathPen({})
    contour: list[tuple[str, tuple[tuple[float, float], ...]]] = []
    for step in whole.value:
        contour.append(step)
        if step[0] not in ("closePath", "endPath"):
            continue
        contour[-1] = ("closePath", ())
        measured = StatisticsPen()
        _replay(contour, measured)
        _replay(contour, ReverseContourPen(out) if measured.area < 0 else out)
        contour = []
    return str(out.getCommands())


def _replay(contour: Sequence[tuple[str, tuple[tuple[float, float], ...]]], pen: object) -> None:
    for name, points in contour:
        getattr(pen, name)(*points)
