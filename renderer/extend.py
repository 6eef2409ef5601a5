"""A picture on a larger canvas, gone on with by rule: what its edges show is drawn out, with its grain.

That is the sketch from which a head paints what is new; its paint sets in where the old picture ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from renderer.heads import Pixels

Plane = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
_BAND = 0.06
"""Depth of an edge, as a share of the picture along it: what lies deeper is not drawn out."""
_GRAIN = 3.0
"""Detail that is stronger than so many times the middle one is no grain."""


def room(size: tuple[int, int], ratio: float) -> tuple[int, int]:
    """The smallest canvas, `ratio` wide over high, that holds a picture of `size` (width, height)."""
    width, height = size
    if ratio * height >= width:
        return max(width, round(ratio * height)), height
    return width, max(height, round(width / ratio))


def extended(picture: Pixels, size: tuple[int, int]) -> tuple[Pixels, Mask]:
    """The picture [h, w, 3] in the middle of a canvas of `size`, one side of it longer, and what is new."""
    if size[0] == picture.shape[1]:
        turned, new = extended(picture.swapaxes(0, 1), size[::-1])
        return np.ascontiguousarray(turned.swapaxes(0, 1)), np.ascontiguousarray(new.T)
    away = np.broadcast_to(_away(picture.shape[1], size[0])[None], size[::-1])
    left, right = _sides(picture.shape[1], size[0])
    whole = np.concatenate(
        [_drawn_out(picture[:, ::-1], left)[:, ::-1], picture, _drawn_out(picture, right)], 1
    )
    return whole, away > 0


def joined(sketch: Pixels, painted: Pixels, old: tuple[int, int]) -> Pixels:
    """The painted canvas round an old picture (height, width): paint sets in over the sketch.

    By how much it has another tone where it sets in, it is corrected there, and less the farther away.
    """
    if old[1] == sketch.shape[1]:
        turned = joined(sketch.swapaxes(0, 1), painted.swapaxes(0, 1), old[::-1])
        return np.ascontiguousarray(turned.swapaxes(0, 1))
    left, _ = _sides(old[1], sketch.shape[1])
    apart = painted.astype(np.float32) - sketch
    kept = np.zeros((old[0], old[1], 3), np.float32)
    sides = _set_in(apart[:, :left][:, ::-1])[:, ::-1], _set_in(apart[:, left + old[1] :])
    mixed = sketch + np.concatenate([sides[0], kept, sides[1]], 1)
    return np.asarray(np.clip(np.rint(mixed), 0, 255), np.uint8)


def _set_in(apart: Plane) -> Plane:
    """What paint adds to a sketch [h, n, 3] right of the old picture, beginning with nothing."""
    band = max(2, round(_BAND * apart.shape[0]))
    at = np.arange(apart.shape[1], dtype=np.float32)[None, :, None]
    tone = np.median(apart[:, : 2 * band], 1, keepdims=True)
    set_in = np.clip(at / band, 0, 1) * (apart - tone * (1 - at / max(1, apart.shape[1])))
    return np.asarray(set_in, np.float32)


def _sides(own: int, length: int) -> tuple[int, int]:
    """New pixels before and after a picture of `own` pixels."""
    return (length - own) // 2, length - own - (length - own) // 2


def _away(own: int, length: int) -> Plane:
    """How many pixels each of `length` is away from the picture in the middle, 0 inside."""
    start, at = _sides(own, length)[0], np.arange(length, dtype=np.float32)
    return np.maximum(0, np.maximum(start - at, at - (start + own - 1))).astype(np.float32)


def _drawn_out(picture: Pixels, count: int) -> Pixels:
    """What goes on for `count` pixels right of a picture: its last column, turning into what its edge
    shows without marks, and the grain mirrored."""
    band = max(2, round(_BAND * picture.shape[0]))
    edge = picture[:, -band:].astype(np.float32)
    beside = np.pad(np.median(edge, 1), ((band, band), (0, 0)), mode="edge")
    settled = np.median(np.lib.stride_tricks.sliding_window_view(beside, 2 * band + 1, 0), -1)
    share = np.clip((np.arange(count, dtype=np.float32) + 1) / band, 0, 1)[None, :, None]
    own = _grain(picture)
    last, settled = edge[:, -1:] - own[:, -1:], settled[:, None]
    grain = np.pad(own, ((0, 0), (0, count), (0, 0)), mode="symmetric")
    out = last + share * (settled - last) + grain[:, picture.shape[1] :]
    return np.asarray(np.clip(np.rint(out), 0, 255), np.uint8)


def _grain(picture: Pixels) -> Plane:
    """Fine detail without edges and marks, about 0."""
    soft = Image.fromarray(np.ascontiguousarray(picture)).filter(ImageFilter.GaussianBlur(3))
    fine = picture.astype(np.float32) - np.asarray(soft, np.float32)
    most = _GRAIN * float(np.median(np.abs(fine)))
    return np.where(np.abs(fine) <= most, fine, 0).astype(np.float32)
