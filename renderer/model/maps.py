"""Spatial conditions: what pixels and tokens of windows are told. One function for training and painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from planner.parts import PictureObject
from planner.plan import PictureElement
from renderer.model.conditions import Array, Raster
from renderer.model.config import OBJECTS, PATCH, ROLES
from renderer.relief import PLANES
from renderer.sketch import Window

MAPS = 15 + PLANES
"""Channels of a window: sketch 3, cover, inside u v, inside, depth, stands, canvas x y, locked,
source 3, and the relief's."""
ACROSS = (4, 9, 18)
"""Channels that grow to the right: inside u, canvas x, and by how much edges waver."""
DRAWN = 6
"""The number of a placed thing that tells whether it has a drawing."""


@dataclass
class Rasters:
    """Windows of sketches: color [B, h, w, 3], cover and owner [B, h, w] and relief [B, h, w, PLANES], uint8."""

    color: Tensor
    cover: Tensor
    owner: Tensor
    relief: Tensor

    @classmethod
    def of(cls, rasters: Sequence[Raster], device: torch.device) -> Rasters:
        """Windows of one size."""
        parts = ("color", "cover", "owner", "relief")
        stacked = (np.stack([getattr(one, part) for one in rasters]) for part in parts)
        return cls(*(torch.from_numpy(part).to(device) for part in stacked))


@dataclass
class Where:
    """Where windows lie: `window` [B, 4] left, top, width, height and `canvas` [B, 2] width, height of the
    picture, in units; and its things [B, OBJECTS, 7], see `placed`."""

    window: Tensor
    canvas: Tensor
    things: Tensor

    @classmethod
    def of(
        cls, element: PictureElement, ordered: Sequence[PictureObject], windows: Sequence[Window],
        device: torch.device,
    ) -> Where:  # fmt: skip
        """Windows of one picture."""
        places = torch.tensor([[w.x, w.y, w.w, w.h] for w in windows], dtype=torch.float32)
        canvas = torch.tensor([[element.box.w, element.box.h]], dtype=torch.float32)
        things = torch.from_numpy(placed(element, ordered))[None]
        b = len(windows)
        return cls(places, canvas.expand(b, -1), things.expand(b, -1, -1)).to(device)

    def pick(self, index: Tensor) -> Where:
        """The windows `index` [B]."""
        return Where(self.window[index], self.canvas[index], self.things[index])

    def to(self, device: torch.device) -> Where:
        """The same on a device."""
        return Where(self.window.to(device), self.canvas.to(device), self.things.to(device))

    def along(self, axis: int, count: int) -> Tensor:
        """Middles of `count` parts of the windows, in units, across (axis 0) or down (1): [B, count]."""
        step = (torch.arange(count, device=self.window.device) + 0.5) / count
        return self.window[:, axis, None] + step * self.window[:, axis + 2, None]


def placed(element: PictureElement, ordered: Sequence[PictureObject]) -> Array:
    """Things from back to front, float32 [OBJECTS, 7]: left, top, width and height in the picture, depth,
    stands, has a drawing; zeros where there is none."""
    out = np.zeros((OBJECTS, 7), np.float32)
    for row, thing in zip(out, list(ordered)[:OBJECTS], strict=False):
        box = thing.box
        row[:] = (
            box.x - element.box.x, box.y - element.box.y, box.w, box.h, thing.depth,
            thing.support is not None, thing.sprite is not None or thing.ref is not None,
        )  # fmt: skip
    return out


def maps(
    rasters: Rasters, where: Where, mask: Tensor | None = None, source: Tensor | None = None
) -> tuple[Tensor, Tensor, Tensor]:
    """Channels [B, MAPS, h, w], and of each 16 px token the thing and the role [B, h/16, w/16].

    `mask` [B, h, w] is 1 where paint may go (everywhere if absent) and `source` [B, 3, h, w] in -1..1
    what stays elsewhere.
    """
    b, h, w = rasters.cover.shape
    x, y = where.along(0, w)[:, None, :], where.along(1, h)[:, :, None]
    out = torch.zeros(b, MAPS, h, w, device=rasters.cover.device)
    out[:, :3] = rasters.color.movedim(-1, 1) / 127.5 - 1
    out[:, 3] = rasters.cover / 255
    held = _held(rasters.owner, where.things, x, y)
    own = torch.cat([torch.zeros_like(where.things[:, :1]), where.things], 1)
    own[:, 0, 2:4] = 1
    left, top, wide, high, depth, stands, _ = (
        column.gather(1, held.flatten(1)).view(b, h, w) for column in own.unbind(2)
    )
    inside = (held > 0).float()
    out[:, 4] = ((x - left) / wide * 2 - 1) * inside
    out[:, 5] = ((y - top) / high * 2 - 1) * inside
    out[:, 6], out[:, 7], out[:, 8] = inside, depth, stands
    out[:, 9] = x / where.canvas[:, :1, None] * 2 - 1
    out[:, 10] = y / where.canvas[:, 1:, None] * 2 - 1
    if mask is not None:
        out[:, 11] = 1 - mask
        if source is not None:
            out[:, 12:15] = source * (1 - mask[:, None])
    out[:, 15:] = (rasters.relief.movedim(-1, 1).float() - 128) / 127
    held = held[:, PATCH // 2 :: PATCH, PATCH // 2 :: PATCH]
    object_, ground = ROLES.index("object"), ROLES.index("background")
    role = torch.where(held > 0, object_, ground)
    if mask is not None:
        free = F.avg_pool2d(mask[:, None], PATCH)[:, 0]
        role = torch.where(free < 0.5, ROLES.index("locked"), role)
    return out, held, role


def _held(owner: Tensor, things: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """The thing + 1 of each pixel [B, h, w], 0 for ground.

    A thing that has a drawing is its drawing's pixels, so that no box shows round it; one that has
    none is its box.
    """
    held = torch.where(owner > OBJECTS, 0, owner).long()
    bare = (things[..., DRAWN] == 0) & (things[..., 2] > 0)
    for number in torch.nonzero(bare.any(0)).flatten().tolist():
        left, top, wide, high = (things[:, number, i, None, None] for i in range(4))
        within = (x >= left) & (x <= left + wide) & (y >= top) & (y <= top + high)
        here = bare[:, number, None, None] & within & (owner == 0)
        held = torch.where(here, number + 1, held)
    return held


def token_places(where: Where, size: tuple[int, int], grid: tuple[int, int]) -> Tensor:
    """Centres of the 16 px tokens of windows of `size` (height, width), in tokens of an overview of `grid`
    rows and columns: [B, h/16, w/16, 2]."""
    across = where.along(0, size[1] // PATCH) / where.canvas[:, :1] * grid[1] - 0.5
    down = where.along(1, size[0] // PATCH) / where.canvas[:, 1:] * grid[0] - 0.5
    rows, columns = down.shape[1], across.shape[1]
    return torch.stack(
        [across[:, None].expand(-1, rows, -1), down[..., None].expand(-1, -1, columns)], -1
    )
