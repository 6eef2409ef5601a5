"""Plan to conditions: one function for training and for painting. NumPy alone.

- `style_vector`: palette, light, medium, time of day and scale.
- `things`: what each thing means (512 numbers of the sentence encoder) and where it is.
- `maps`: everything spatial, pixel by pixel in a window.
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
from renderer.model.config import OBJECTS, PATCH, ROLES
from renderer.relief import PLANES, Lamp, Relief
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
MAPS = 15 + PLANES
"""Channels of a window: sketch 3, cover, inside u v, inside, depth, stands, canvas x y, locked,
source 3, and the relief's."""
ACROSS = (4, 9, 18)
"""Channels that grow to the right: inside u, canvas x, and by how much edges waver."""


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


def maps(
    element: PictureElement, ordered: Sequence[PictureObject], window: Window, raster: Raster,
    mask: Array | None = None, source: Pixels | None = None,
) -> tuple[Array, npt.NDArray[np.int64], npt.NDArray[np.int64]]:  # fmt: skip
    """Channels [MAPS, h, w], and of each 16 px token the thing [h/16, w/16] and the role.

    `mask` [h, w] is 1 where paint may go (everywhere if absent) and `source` [h, w, 3] what stays
    elsewhere.
    """
    h, w = raster.cover.shape
    out = np.zeros((MAPS, h, w), np.float32)
    out[:3] = raster.color.transpose(2, 0, 1) / np.float32(127.5) - 1
    out[3] = raster.cover / np.float32(255)
    box = element.box
    x = (window.x + (np.arange(w, dtype=np.float32) + 0.5) * (window.w / w))[None]
    y = (window.y + (np.arange(h, dtype=np.float32) + 0.5) * (window.h / h))[:, None]
    held = _inside(out, ordered, element, x, y, raster.owner)
    out[9], out[10] = x / box.w * 2 - 1, y / box.h * 2 - 1
    if mask is not None:
        out[11] = 1 - mask
        if source is not None:
            out[12:15] = (source.transpose(2, 0, 1) / np.float32(127.5) - 1) * (1 - mask)
    out[15:] = (raster.relief.transpose(2, 0, 1).astype(np.float32) - 128) / 127
    held = held[8::16, 8::16]
    role = np.where(held > 0, ROLES.index("object"), ROLES.index("background"))
    if mask is not None:
        free = mask.reshape(h // 16, 16, w // 16, 16).mean((1, 3))
        role = np.where(free < 0.5, ROLES.index("locked"), role)
    return out, held.astype(np.int64), role.astype(np.int64)


def _inside(
    out: Array, ordered: Sequence[PictureObject], element: PictureElement,
    x: Array, y: Array, owner: Pixels,
) -> npt.NDArray[np.uint8]:  # fmt: skip
    """Fill the channels that tell where in its box each pixel of a thing is; the thing of each pixel.

    A thing that has a drawing is its drawing's pixels, so that no box shows round it; one that has
    none is its box.
    """
    held = np.zeros(owner.shape, np.uint8)
    for number, thing in enumerate(list(ordered)[:OBJECTS], 1):
        box = thing.box
        u = (x - (box.x - element.box.x)) / box.w * 2 - 1
        v = (y - (box.y - element.box.y)) / box.h * 2 - 1
        here = owner == number
        if thing.sprite is None and thing.ref is None:
            here = here | ((np.abs(u) <= 1) & (np.abs(v) <= 1) & (owner == 0))
        if not here.any():
            continue
        held[here] = number
        wide_u, wide_v = np.broadcast_to(u, held.shape), np.broadcast_to(v, held.shape)
        out[4][here], out[5][here], out[6][here] = wide_u[here], wide_v[here], 1
        out[7][here], out[8][here] = thing.depth, float(thing.support is not None)
    return held


def token_places(element: PictureElement, window: Window, grid: tuple[int, int]) -> Array:
    """Centres of a window's 16 px tokens, in tokens of an overview of `grid` rows and columns: [h/16, w/16, 2]."""
    box = element.box
    rows, columns = window.height // PATCH, window.width // PATCH
    x = window.x + (np.arange(columns, dtype=np.float32) + 0.5) * (window.w / columns)
    y = window.y + (np.arange(rows, dtype=np.float32) + 0.5) * (window.h / rows)
    across, down = np.meshgrid(x / box.w * grid[1] - 0.5, y / box.h * grid[0] - 0.5)
    return np.stack([across, down], -1).astype(np.float32)
