"""Batches for training: conditions of crops and overviews, made on the device and dropped at random."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from renderer.model.conditions import FACING, LAMP_X
from renderer.model.config import OBJECTS
from renderer.model.decoder import TileBatch
from renderer.model.maps import ACROSS, DRAWN, Rasters, Where, maps, token_places
from renderer.model.prior import OverBatch
from renderer.relief import PLANES
from renderer.training.data import read_shard, shards
from renderer.training.stored import Stored

_LOOK = 5.0  # seconds between two looks for new shards
_ROOM = 0.4  # of a GPU's memory that shards leave free


@dataclass(frozen=True)
class Chances:
    """How often the whole sketch, a thing's sprite, its meaning are left out of a tile, how often a mask is
    set, and how often the prior's sketch is left out."""

    sketch: float = 0.06
    sprite: float = 0.06
    meaning: float = 0.1
    mask: float = 0.3
    prior_sketch: float = 0.35


@dataclass
class Batch:
    """S scenes and B tiles of them: `scene` [B] tells whose; images in -1..1."""

    over: OverBatch
    image: Tensor  # the truth of the overviews [S, 3, H, W]
    meaning: Tensor
    things: Tensor
    tiles: TileBatch
    truth: Tensor  # [B, 3, side, side]
    mask: Tensor  # [B, 1, side, side]; 1 may change
    scene: Tensor

    def mirrored(self) -> Batch:
        """The batch with left and right exchanged, in pictures and in what is told of them."""
        last = self.over.owner.shape[2] - 1
        place = self.tiles.place.flip(2)
        own = self.things.clone()
        own[..., 0].neg_()
        own[..., FACING] = own[..., -1] - own[..., FACING]
        return Batch(
            OverBatch(
                _mirrored_maps(self.over.maps), self.over.owner.flip(2), self.over.role.flip(2),
                _mirrored_style(self.over.style),
            ),
            self.image.flip(3), self.meaning, own,
            TileBatch(
                _mirrored_maps(self.tiles.maps), self.tiles.owner.flip(2), self.tiles.role.flip(2),
                _mirrored_style(self.tiles.style),
                torch.stack([last - place[..., 0], place[..., 1]], -1),
            ),
            self.truth.flip(3), self.mask.flip(3), self.scene,
        )  # fmt: skip


def _mirrored_maps(spatial: Tensor) -> Tensor:
    flipped = spatial.flip(3)
    flipped[:, ACROSS] = -flipped[:, ACROSS]
    return flipped


def _mirrored_style(style: Tensor) -> Tensor:
    flipped = style.clone()
    flipped[:, LAMP_X].neg_()
    return flipped


class Feed:
    """Endless batches of `scenes` scenes with `crops` crops of `side` pixels each, half of them mirrored.

    Shards that are added to `folder` are found; a GPU takes as many as leave it room.
    """

    def __init__(
        self, folder: Path, seed: int, scenes: int, crops: int, side: int, drop: Chances,
        device: torch.device,
    ) -> None:  # fmt: skip
        self._folder, self._device = folder, device
        self._shape, self._drop = (scenes, crops, side), drop
        self._draw = torch.Generator(device).manual_seed(seed)
        self._rng = np.random.default_rng(seed)
        self._stored: dict[Path, Stored] = {}
        self._look()
        if not self._stored:
            raise FileNotFoundError(f"{folder} holds no shards")
        threading.Thread(target=self._keep_looking, daemon=True).start()

    def __iter__(self) -> Iterator[Batch]:
        while True:
            stored = list(self._stored.values())
            one = stored[self._rng.integers(len(stored))]
            batch = make(one, self._draw, *self._shape, self._drop)
            yield batch.mirrored() if self._rng.random() < 0.5 else batch

    def _look(self) -> None:
        for path in shards(self._folder):
            if path not in self._stored and self._has_room():
                self._stored[path] = Stored.of(read_shard(path), self._device)

    def _keep_looking(self) -> None:
        while True:
            time.sleep(_LOOK)
            self._look()

    def _has_room(self) -> bool:
        if self._device.type != "cuda":
            return True
        free, total = torch.cuda.mem_get_info(self._device)
        return free > _ROOM * total


def make(
    stored: Stored, draw: torch.Generator, scenes: int, crops: int, side: int, drop: Chances
) -> Batch:
    """One batch of a shard, on its device; `draw` belongs to the same device."""
    device, (count, tiles) = stored.over.device, stored.tile.shape[:2]
    chosen = _shuffled(count, scenes, draw)
    number = _shuffled(tiles, crops, draw)
    both = (chosen[:, None] * tiles + number).flatten()
    where = stored.where_tile.pick(both)
    tile, where.window = _crops(stored.tile.flatten(0, 1)[both], where.window, side, draw)
    over = _view(stored.over[chosen], stored.where_over.pick(chosen), draw,
                 drop.prior_sketch, drop.sprite, 0.0)  # fmt: skip
    view = _view(tile, where, draw, drop.sketch, drop.sprite, drop.mask)
    grid = (over.owner.shape[1], over.owner.shape[2])
    meaning = stored.meaning[chosen]
    told = torch.rand(*meaning.shape[:2], 1, generator=draw, device=device) >= drop.meaning
    return Batch(
        OverBatch(over.maps, over.owner, over.role, stored.style_over[chosen]), over.truth,
        meaning * told, stored.things[chosen],
        TileBatch(
            view.maps, view.owner, view.role, stored.style_tile.flatten(0, 1)[both],
            token_places(where, (side, side), grid),
        ),
        view.truth, view.mask[:, None], torch.arange(scenes, device=device).repeat_interleave(crops),
    )  # fmt: skip


def _shuffled(count: int, wanted: int, draw: torch.Generator) -> Tensor:
    """`wanted` of the numbers below `count`, none again before all were taken."""
    rounds = -(-wanted // count)
    parts = [torch.randperm(count, generator=draw, device=draw.device) for _ in range(rounds)]
    return torch.cat(parts)[:wanted]


def _crops(
    stack: Tensor, window: Tensor, side: int, draw: torch.Generator
) -> tuple[Tensor, Tensor]:
    """A random crop of each tile [B, S, S, C], on its token grid or off it, and where that lies."""
    whole = stack.shape[1]
    at = torch.randint(whole - side + 1, (len(stack), 2), generator=draw, device=draw.device)
    if side < whole:
        parts = zip(stack, at.tolist(), strict=True)
        stack = torch.stack([one[y : y + side, x : x + side] for one, (x, y) in parts])
    unit = window[:, 2:] / whole
    return stack, torch.cat([window[:, :2] + at * unit, unit * side], 1)


@dataclass
class _View:
    maps: Tensor
    owner: Tensor
    role: Tensor
    truth: Tensor
    mask: Tensor


def _view(
    stack: Tensor, where: Where, draw: torch.Generator, no_sketch: float, no_sprite: float, masked: float
) -> _View:  # fmt: skip
    b, h, w = stack.shape[:3]

    def chance(share: float, *shape: int) -> Tensor:
        return torch.rand(*shape, generator=draw, device=draw.device) < share

    color, ground, cover, owner, truth, relief = torch.split(stack, [3, 3, 1, 1, 3, PLANES], 3)
    bare = chance(no_sketch, b)
    undrawn = chance(no_sprite, b, OBJECTS) | bare[:, None]
    gone = _gone(owner[..., 0], undrawn) | bare[:, None, None]
    rasters = Rasters(
        torch.where(gone[..., None], ground, color), cover[..., 0].masked_fill(gone, 0),
        owner[..., 0].masked_fill(gone, 0), relief.masked_fill(gone[..., None], 128),
    )  # fmt: skip
    left = where.things.clone()
    left[..., DRAWN] *= ~undrawn
    shown = _signed(truth)
    mask = torch.where(chance(masked, b)[:, None, None], random_masks(b, h, w, draw), 1.0)
    spatial, held, role = maps(
        rasters, Where(where.window, where.canvas, left), mask if masked else None,
        shown if masked else None,
    )  # fmt: skip
    spatial[bare, :3] = 0
    return _View(spatial, held, role, shown, mask)


def _signed(image: Tensor) -> Tensor:
    return image.movedim(-1, 1) / 127.5 - 1


def _gone(owner: Tensor, undrawn: Tensor) -> Tensor:
    """The pixels [B, h, w] of things that are left out, with their soft edges."""
    table = F.pad(undrawn, (1, 0)).float()
    there = table.gather(1, owner.flatten(1).long()).view(owner.shape)
    return F.max_pool2d(there, 3, 1, 1) > 0


def random_masks(count: int, h: int, w: int, draw: torch.Generator) -> Tensor:
    """Boxes and ellipses that may change, or all but them: float32 [count, h, w] of 0 and 1."""
    device = draw.device
    cx, cy, rx, ry, kind, side = torch.rand(6, count, 1, 1, generator=draw, device=device)
    x = (torch.arange(w, device=device) / w - cx).abs() / (0.15 + 0.55 * rx)
    y = (torch.arange(h, device=device)[:, None] / h - cy).abs() / (0.15 + 0.55 * ry)
    inside = torch.where(kind < 0.5, torch.maximum(x, y), x.square() + y.square()) < 1
    return torch.where(side < 0.6, inside, ~inside).float()
