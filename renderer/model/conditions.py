"""Plan to conditions: one function for training and for painting. NumPy alone.

- `style_vector`: palette, light, medium, time of day and scale.
- `things`: what each thing means (512 numbers of the sentence encoder) and where it is.

What is spatial is in `maps`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from grounding.encode import encode
from planner.parts import PictureObject, Style
from planner.plan import PictureElement
from renderer.model.config import OBJECTS, PATCH
from renderer.relief import Lamp, Relief
from renderer.sketch import Pixels, Window

Array = npt.NDArray[np.float32]
MEDIA = ("soft", "paper", "watercolour")
"""Media that the head knows; any other is painted soft."""
_TIMES = ("day", "dusk", "night")
_PALETTE = ("dominant", "accent", "bg", "tint", "ink")
STYLE = 3 * len(_PALETTE) + 4 + len(MEDIA) + len(_TIMES) + 1
"""Numbers of a style vector."""
LAMP_X = 3 * len(_PALETTE)
"""The number of a style vector that tells how far to the right the light is."""
THING = 8
"""Numbers of a thing beside its meaning: centre, size, depth, stands, faces left, is there."""
FACING = 6
"""The number of a thing that tells whether it faces left."""


@dataclass(frozen=True)
class Raster:
    """A window of a sketch: color [h, w, 3], cover, owner [h, w] and relief [h, w, PLANES], all uint8."""

    color: Pixels
    cover: Pixels
    owner: Pixels
    relief: Pixels

    @classmethod
    def of(cls, relief: Relief, window: Window) -> Raster:
        """The window drawn."""
        return cls(*relief.sketch.flat(window), relief.planes(window))


def grid(shape: float, tokens: int = 320) -> tuple[int, int]:
    """Rows and columns of the overview's tokens for a picture `shape` wide over high."""
    return max(1, round(math.sqrt(tokens / shape))), max(1, round(math.sqrt(tokens * shape)))


def overview(element: PictureElement) -> Window:
    """The whole picture at one token for 16 pixels."""
    rows, columns = grid(element.box.w / element.box.h)
    return Window(0, 0, element.box.w, element.box.h, columns * PATCH, rows * PATCH)


def _rgb(color: str) -> list[float]:
    return [int(color[i : i + 2], 16) / 127.5 - 1 for i in (1, 3, 5)]


def style_vector(element: PictureElement, style: Style, window: Window) -> Array:
    """float32 [STYLE], each about -1..1."""
    lamp = Lamp.of(style)
    palette = [value for name in _PALETTE for value in _rgb(style.colors[name])]
    medium = style.medium if style.medium in MEDIA else MEDIA[0]
    scale = math.log2(window.width / window.w * min(element.box.w, element.box.h) / 720)
    return np.array(
        [
            *palette, lamp.x, lamp.y, lamp.z, lamp.warmth,
            *(float(name == medium) for name in MEDIA),
            *(float(name == element.time) for name in _TIMES), scale / 2,
        ], np.float32,
    )  # fmt: skip


def things(element: PictureElement, ordered: Sequence[PictureObject]) -> tuple[Array, Array]:
    """Meanings [OBJECTS, 512] and places [OBJECTS, THING] of the things, back to front."""
    meaning = np.zeros((OBJECTS, 512), np.float32)
    where = np.zeros((OBJECTS, THING), np.float32)
    shown = list(ordered)[:OBJECTS]
    if shown:
        meaning[: len(shown)] = encode([thing.label for thing in shown])
    own = element.box
    for row, thing in zip(where, shown, strict=False):
        box = thing.box
        row[:] = (
            (box.x - own.x + box.w / 2) / own.w * 2 - 1, (box.y - own.y + box.h / 2) / own.h * 2 - 1,
            box.w / own.w, box.h / own.h, thing.depth, float(thing.support is not None),
            float(thing.facing == "left"), 1.0,
        )  # fmt: skip
    return meaning, where
