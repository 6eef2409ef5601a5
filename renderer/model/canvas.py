"""A picture being painted: its state, and the one equation for every task.

With source s, mask m (1 may change) and noise e of strength g, the state at time t is
`m z + (1 - m)(t s + (1 - t) g e)`, and the picture is `m x + (1 - m) s`, to the bit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from renderer.model.conditions import Raster
from renderer.model.tiles import SIDE, Tile, noise, padded, window_weight
from renderer.planes import blur
from renderer.sketch import Pixels

Array = npt.NDArray[np.float32]
_RIM = 0.006
"""How far inside a lock its rim is softened, as a share of the short side."""
_SLIGHT = 8
"""Levels; a change twice as large is not softened."""


@dataclass
class Canvas:
    """The state of a picture: `z` float16 [3, H, W] at the last step border, and since then the sum of
    clean tiles `clean` [3, H, W] with their weights `weight` [H, W]; `done` groups of tiles are painted.

    `mask` [H, W] is 1 where paint may go, `source` [3, H, W] in -1..1 what stays elsewhere; `grain` is
    how strong the noise is that painting starts under.
    """

    width: int
    height: int
    seed: int
    z: npt.NDArray[np.float16]
    clean: Array
    weight: Array
    mask: Array | None = None
    source: Array | None = None
    grain: float = 1.0
    done: int = 0
    views: dict[Tile, Raster] = field(default_factory=dict)

    @classmethod
    def of(
        cls, size: tuple[int, int], seed: int, mask: Pixels | None, source: Pixels | None,
        grain: float = 1.0,
    ) -> Canvas:  # fmt: skip
        """The canvas of a picture of `size` (width, height) pixels, all noise."""
        wide, high = padded(*size)
        z = np.empty((3, high, wide), np.float16)
        for y in range(0, high, SIDE):
            z[:, y : y + SIDE] = noise(seed, 0, y, wide, min(SIDE, high - y))
        own = free = None
        if source is not None:
            own = _padded(source.transpose(2, 0, 1) / np.float32(127.5) - 1, wide, high)
        if mask is not None:
            free = _padded((mask > 127).astype(np.float32), wide, high)
        clean, weight = np.zeros((3, high, wide), np.float32), np.zeros((high, wide), np.float32)
        return cls(wide, high, seed, z, clean, weight, free, own, grain)

    def blend(self, group: list[Tile], made: Array) -> None:
        """Add clean tiles [n, 3, SIDE, SIDE], each by its weight."""
        for tile, x in zip(group, made, strict=True):
            share = window_weight(tile, self.width, self.height)
            self.clean[within(tile)] += x * share
            self.weight[within(tile)[1:]] += share
        self.done += 1

    def advance(self, begin: float, end: float) -> None:
        """One Euler step towards the clean picture; what is locked follows its own path."""
        share = 1.0 if end >= 1 else (end - begin) / (1 - begin)
        for y in range(0, self.height, SIDE):
            rows = np.s_[:, y : y + SIDE]
            z, weight = self.z[rows].astype(np.float32), self.weight[rows[1:]]
            clean = self.clean[rows] / np.maximum(weight, 1e-6)
            z = np.where(weight > 0, z + share * (clean - z), z)
            if self.mask is not None and self.source is not None:
                free = self.mask[rows[1:]]
                kept = end * self.source[rows]
                if self.grain:
                    still = noise(self.seed, 0, y, self.width, z.shape[1])
                    kept = kept + (1 - end) * self.grain * still
                z = free * z + (1 - free) * kept
            self.z[rows] = z
        self.clean[:], self.weight[:] = 0, 0

    def picture(self, size: tuple[int, int], mask: Pixels | None, source: Pixels | None) -> Pixels:
        """The state as pixels [height, width, 3], what is locked to the bit.

        Just inside the lock, what hardly differs from the source turns into it, so that no rim is seen.
        """
        width, height = size
        out: Pixels = pixels(self.z[:, :height, :width]).transpose(1, 2, 0).copy()
        if mask is not None and source is not None:
            old, free = source.astype(np.float32), mask > 127
            change = out - old
            inside = 2 * blur(free.astype(np.float32), _RIM * min(size)) - 1
            share = np.maximum(inside, np.abs(change).max(-1) / _SLIGHT - 1)
            share = np.clip(share, 0, 1) * free
            out = np.rint(old + share[..., None] * change).astype(np.uint8)
        return out


def within(tile: Tile) -> tuple[slice, slice, slice]:
    """A tile's place in an array [3, H, W]."""
    return np.s_[:, tile.y : tile.y + SIDE, tile.x : tile.x + SIDE]


def pixels(signed: npt.NDArray[Any]) -> Pixels:
    """Numbers in -1..1 as bytes."""
    whole = np.clip(np.rint((signed.astype(np.float32) + 1) * 127.5), 0, 255)
    return np.asarray(whole, np.uint8)


def _padded(plane: npt.NDArray[Any], width: int, height: int) -> Array:
    more = ((0, 0),) * (plane.ndim - 2) + (
        (0, height - plane.shape[-2]),
        (0, width - plane.shape[-1]),
    )
    return np.pad(plane.astype(np.float32), more, mode="edge")
