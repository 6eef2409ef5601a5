"""Tiles of a canvas: where they lie, how they blend, and the noise that they share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SIDE, OVERLAP, BLOCK = 256, 32, 32
Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Tile:
    """A square of a canvas, in pixels."""

    x: int
    y: int


def padded(width: int, height: int) -> tuple[int, int]:
    """The canvas that tiles cover: never smaller than one."""
    return max(width, SIDE), max(height, SIDE)


def tiles(width: int, height: int, mask: Array | None = None) -> list[Tile]:
    """Tiles in reading order; where there is a mask [h, w], only those in which something may change."""
    found = [Tile(x, y) for y in _starts(height) for x in _starts(width)]
    if mask is None:
        return found
    return [t for t in found if mask[t.y : t.y + SIDE, t.x : t.x + SIDE].any()]


def _starts(length: int) -> list[int]:
    """Evenly spread starts, neighbours at least `OVERLAP` over one another."""
    if length <= SIDE:
        return [0]
    count = -(-(length - OVERLAP) // (SIDE - OVERLAP))
    return [round(i * (length - SIDE) / (count - 1)) for i in range(count)]


def window_weight(tile: Tile, width: int, height: int) -> Array:
    """How much a tile says at each of its pixels: falls to its edges, but not at the canvas' own."""

    def ramp(start: int, length: int) -> Array:
        rise = np.minimum(1, (np.arange(SIDE, dtype=np.float32) + 0.5) / OVERLAP)
        left = np.ones(SIDE, np.float32) if start == 0 else rise
        right = np.ones(SIDE, np.float32) if start + SIDE >= length else rise[::-1]
        return np.minimum(left, right)

    return np.asarray(np.outer(ramp(tile.y, height), ramp(tile.x, width)), np.float32) + 1e-4


def noise(seed: int, x: int, y: int, width: int, height: int) -> Array:
    """Normal noise [3, height, width] of a part of an endless canvas: the same whoever asks.

    Drawn block by block from a counter (Salmon et al. 2011: Philox), keyed by seed and block.
    """
    left, top = x // BLOCK, y // BLOCK
    right, bottom = -(-(x + width) // BLOCK), -(-(y + height) // BLOCK)
    rows = [
        np.concatenate([_block(seed, bx, by) for bx in range(left, right)], 2)
        for by in range(top, bottom)
    ]
    whole = np.concatenate(rows, 1)
    oy, ox = y - top * BLOCK, x - left * BLOCK
    return whole[:, oy : oy + height, ox : ox + width]


def _block(seed: int, bx: int, by: int) -> Array:
    philox = np.random.Philox(key=seed & (2**64 - 1), counter=[0, 0, bx, by])
    return np.random.Generator(philox).standard_normal((3, BLOCK, BLOCK), np.float32)
