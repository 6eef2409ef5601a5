"""The light on words that stand on things: what paint made of the plain surface about each line.

A line's colour is dimmed by the time of day as its thing is, then multiplied, channel by channel, by
the painted surface over the flat one (a ratio image, as in Shashua and Riklin-Raviv 2001), so that it
lies in the same light and shadow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from planner import icons
from planner.color import Triple, contrast, luminance, rgb, to_hex
from planner.plan import Line, OnObject, TextElement

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[np.float32]
    from renderer.heads import PaintRequest, Pixels

Tint = tuple[Triple, Triple]
"""What red, green and blue from 0 to 1 are multiplied by, and what is added to them."""
_LEAST, _MOST = 0.25, 1.2
_ENOUGH, _STEPS = 4.5, 20
"""Contrast of letters on a painted surface, and the steps towards black or white that are tried."""
_SHORT = 448
"""Pixels of the short side on which light is measured."""


def tints(request: PaintRequest, pixels: Pixels) -> dict[str, tuple[Tint, ...]]:
    """The tint of each line of the words on a picture's things, by element."""
    words = list(_words(request))
    if not words:
        return {}
    import numpy as np
    from PIL import Image

    from renderer.heads.raster import sketch_of

    box = request.element.box
    unit = _SHORT / min(box.w, box.h)
    sketch = sketch_of(request)
    window = sketch.whole(round(box.w * unit), round(box.h * unit))
    flat = sketch.flat(window)[0].astype(np.float32)
    small = Image.fromarray(pixels[..., :3]).resize(
        (window.width, window.height), Image.Resampling.BOX
    )
    seen = np.asarray(small, np.float32)

    gains, offsets = sketch.air(window)

    def tint(line: Line, on: OnObject, size: float, fill: str) -> Tint:
        x, y, right, bottom = (round(v * unit) for v in _about(line, on, size, (box.x, box.y)))
        part = np.s_[max(y, 0) : max(bottom, y + 1), max(x, 0) : max(right, x + 1)]
        was, now, gain, more = (
            plane[part].reshape(-1, 3).mean(0) for plane in (flat, seen, gains, offsets)
        )
        light = np.clip((now + 2) / (was + 2), _LEAST, _MOST)
        tint = _triple(light * gain), _triple(light * more / 255)
        return _readable(tint, fill, to_hex(_triple(now / 255)))

    return {
        e.id: tuple(tint(line, e.on, e.size, _fill(request, e)) for line in e.lines)
        for e in words
        if e.on
    }


def _fill(request: PaintRequest, element: TextElement) -> str:
    """The colour of a text's letters, before any light."""
    named = next((run.color for run in element.runs if run.color), None) or element.color or ""
    return request.plan.style.colors.get(named, named)


def tinted(fill: str, tint: Tint) -> str:
    """A colour in a light."""
    red, green, blue = (c * gain + more for c, gain, more in zip(rgb(fill), *tint, strict=True))
    return to_hex((red, green, blue))


def _readable(tint: Tint, fill: str, ground: str) -> Tint:
    """A light in which letters stand out from the painted surface: darker, or paler, as they are, if they can."""
    darker = luminance(tinted(fill, tint)) < luminance(ground)
    tried = (_toward(tint, end, step) for end in (not darker, darker) for step in range(_STEPS + 1))
    return next((one for one in tried if contrast(tinted(fill, one), ground) >= _ENOUGH), tint)


def _toward(tint: Tint, white: bool, step: int) -> Tint:
    """A light some steps on its way to white, or black."""
    share = step / _STEPS
    gain, offset = tint
    return (
        _three((1 - share) * v for v in gain),
        _three((1 - share) * v + share * white for v in offset),
    )


def _three(values: Iterable[float]) -> Triple:
    red, green, blue = values
    return red, green, blue


def _triple(values: Array) -> Triple:
    return _three(values.tolist())


def _words(request: PaintRequest) -> Iterator[TextElement]:
    """Words on the things of a picture that give no light of their own."""
    for element in request.plan.elements:
        if not isinstance(element, TextElement) or not element.on:
            continue
        things = request.element.objects
        if element.parent == request.element.id and element.on.object < len(things):
            board = icons.board(things[element.on.object].sprite)
            if board is None or not board.shines:
                yield element


def _about(
    line: Line, on: OnObject, size: float, corner: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line on its surface, in units of the picture."""
    a, b, c, d, e, f = on.matrix
    x, y = line.x + line.width / 2, line.baseline - 0.35 * size
    mx, my = a * x + c * y + e - corner[0], b * x + d * y + f - corner[1]
    half = line.width / 2
    return mx - half, my - 0.5 * size, mx + half, my + 0.5 * size
