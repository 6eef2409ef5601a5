"""Batches for training: crops of tiles and their overviews, with conditions dropped at random."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from planner.parts import PictureObject
from renderer.model.conditions import (
    ACROSS,
    FACING,
    LAMP_X,
    STYLE,
    Raster,
    maps,
    overview,
    style_vector,
    things,
    token_places,
)
from renderer.model.decoder import TileBatch
from renderer.model.prior import OverBatch
from renderer.pictures import back_to_front
from renderer.sketch import Pixels, Window
from renderer.training.data import SIDE, Scene, Shard, read_shard, shards


@dataclass(frozen=True)
class Chances:
    """How often the whole sketch, a thing's sprite, its meaning are left out of a tile, how often a mask is
    set, and how often the prior's sketch is left out."""

    sketch: float = 0.04
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

    def each(self, change: Callable[[Tensor], Tensor]) -> Batch:
        """The batch with every tensor changed."""
        changed: Batch = _each(self, change)
        return changed

    def mirrored(self) -> Batch:
        """The batch with left and right exchanged, in pictures and in what is told of them."""
        gw = self.over.owner.shape[2]
        over = OverBatch(
            _mirrored_maps(self.over.maps), self.over.owner.flip(2), self.over.role.flip(2),
            self.over.style * _MIRRORED_STYLE.to(self.over.style),
        )  # fmt: skip
        place = self.tiles.place.flip(2)
        tiles = TileBatch(
            _mirrored_maps(self.tiles.maps), self.tiles.owner.flip(2), self.tiles.role.flip(2),
            self.tiles.style * _MIRRORED_STYLE.to(self.tiles.style),
            torch.stack([gw - 1 - place[..., 0], place[..., 1]], -1),
        )  # fmt: skip
        things_ = self.things.clone()
        things_[..., 0].neg_()
        things_[..., FACING] = things_[..., -1] - things_[..., FACING]
        return Batch(
            over, self.image.flip(3), self.meaning, things_, tiles,
            self.truth.flip(3), self.mask.flip(3), self.scene,
        )  # fmt: skip


_MIRRORED_STYLE = torch.ones(STYLE)
_MIRRORED_STYLE[LAMP_X] = -1


def _mirrored_maps(maps_: Tensor) -> Tensor:
    flipped = maps_.flip(3).clone()
    flipped[:, ACROSS] = -flipped[:, ACROSS]
    return flipped


def _each(part: Any, change: Callable[[Tensor], Tensor]) -> Any:
    if isinstance(part, Tensor):
        return change(part)
    return type(part)(*(_each(getattr(part, one.name), change) for one in fields(part)))


@dataclass(frozen=True)
class Feed(IterableDataset[Batch]):
    """Endless batches of `scenes` scenes with `crops` crops of `side` pixels each, of whatever shards there are.

    Numbers are float16 on their way.
    """

    folder: Path
    seed: int
    scenes: int
    crops: int
    side: int
    drop: Chances

    def __iter__(self) -> Iterator[Batch]:
        worker = get_worker_info()
        rng = np.random.default_rng((self.seed, worker.id if worker else 0))
        loaded: dict[Path, Shard] = {}
        while True:
            there = list(shards(self.folder))
            path = there[rng.integers(len(there))]
            shard = loaded.setdefault(path, read_shard(path))
            made = make(shard, rng, self.scenes, self.crops, self.side, self.drop)
            yield made.each(lambda part: part.half() if part.is_floating_point() else part)


class Pool:
    """Batches of a feed on a device: `size` of them, each shown about `passes` times, half of those mirrored."""

    def __init__(
        self, feed: Feed, device: torch.device, *, workers: int = 1, passes: int = 1, size: int = 1
    ) -> None:
        self._loader = iter(DataLoader(feed, batch_size=None, num_workers=workers))
        self._device, self._passes, self._size = device, passes, size
        self._rng, self._shown = np.random.default_rng(feed.seed), 0
        self._kept: list[Batch] = []
        self._ready: queue.Queue[Batch] = queue.Queue(maxsize=2)
        threading.Thread(target=self._fetch, daemon=True).start()

    def draw(self) -> Batch:
        """One batch, float32."""
        if self._shown % self._passes == 0 or not self._kept:
            if len(self._kept) == self._size:
                self._kept.pop(int(self._rng.integers(self._size)))
            self._kept.append(self._ready.get())
        self._shown += 1
        batch = self._kept[int(self._rng.integers(len(self._kept)))]
        batch = batch.each(lambda part: part.float() if part.is_floating_point() else part)
        return batch.mirrored() if self._rng.random() < 0.5 else batch

    def _fetch(self) -> None:
        for batch in self._loader:
            self._ready.put(_moved(batch, self._device))


def _moved(batch: Batch, device: torch.device) -> Batch:
    """The batch on a device, beside whatever else runs there."""
    if device.type != "cuda":
        return batch
    stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
    with torch.cuda.stream(stream):
        moved = batch.each(lambda part: part.pin_memory().to(device, non_blocking=True))
    stream.synchronize()
    return moved


def make(
    shard: Shard, rng: np.random.Generator, scenes: int, crops: int, side: int, drop: Chances
) -> Batch:
    """One batch from a shard."""
    chosen = rng.choice(len(shard.scenes), scenes, replace=scenes > len(shard.scenes))
    overs, tiles, meanings, places = [], [], [], []
    for at, index in enumerate(chosen):
        scene = shard.scenes[index]
        ordered = back_to_front(scene.element)
        meaning, where = things(scene.element, ordered)
        meaning *= rng.random((len(meaning), 1)) >= drop.meaning
        meanings.append(meaning)
        places.append(where)
        overs.append(_view(scene, ordered, overview(scene.element), shard.over[index], rng,
                           drop.prior_sketch, drop.sprite, 0.0))  # fmt: skip
        for crop in range(crops):
            number = crop % shard.tile.shape[1]
            window, stack = _crop(
                shard.windows[index][number], shard.tile[index, number], rng, side
            )
            view = _view(scene, ordered, window, stack, rng, drop.sketch, drop.sprite, drop.mask)
            tiles.append((at, scene.element, window, view))
    over = OverBatch(
        _stack([v.maps for v in overs]), _stack([v.owner for v in overs]),
        _stack([v.role for v in overs]), _stack([v.style for v in overs]),
    )  # fmt: skip
    grid = (over.owner.shape[1], over.owner.shape[2])
    batch = TileBatch(
        _stack([v.maps for *_, v in tiles]), _stack([v.owner for *_, v in tiles]),
        _stack([v.role for *_, v in tiles]), _stack([v.style for *_, v in tiles]),
        _stack([token_places(element, window, grid) for _, element, window, _ in tiles]),
    )  # fmt: skip
    return Batch(
        over, _stack([v.truth for v in overs]), _stack(meanings), _stack(places), batch,
        _stack([v.truth for *_, v in tiles]), _stack([v.mask for *_, v in tiles]),
        torch.tensor([at for at, *_ in tiles]),
    )  # fmt: skip


def _stack(parts: list[npt.NDArray[np.float32]] | list[npt.NDArray[np.int64]]) -> Tensor:
    return torch.from_numpy(np.stack(parts))


def _crop(
    window: Window, stack: Pixels, rng: np.random.Generator, side: int
) -> tuple[Window, Pixels]:
    """A random crop of a tile, on the tile's token grid or off it."""
    unit = window.w / window.width
    x, y = (int(rng.integers(0, SIDE - side + 1)) for _ in range(2))
    part = Window(window.x + x * unit, window.y + y * unit, side * unit, side * unit, side, side)
    return part, np.array(stack[y : y + side, x : x + side])


@dataclass(frozen=True)
class _View:
    maps: npt.NDArray[np.float32]
    owner: npt.NDArray[np.int64]
    role: npt.NDArray[np.int64]
    style: npt.NDArray[np.float32]
    truth: npt.NDArray[np.float32]
    mask: npt.NDArray[np.float32]


def _view(
    scene: Scene, ordered: list[PictureObject], window: Window, stack: Pixels,
    rng: np.random.Generator, no_sketch: float, no_sprite: float, masked: float,
) -> _View:  # fmt: skip
    raster = Raster(
        np.array(stack[..., :3]), np.array(stack[..., 6]), np.array(stack[..., 7]),
        np.array(stack[..., 11:]),
    )  # fmt: skip
    truth = stack[..., 8:11]
    seen = list(ordered)
    for number, thing in enumerate(ordered, 1):
        if rng.random() < no_sprite:
            _erase(raster, stack[..., 3:6], number)
            seen[number - 1] = _undrawn(thing)
    h, w = raster.cover.shape
    mask = random_mask(rng, h, w) if rng.random() < masked else np.ones((h, w), np.float32)
    bare = rng.random() < no_sketch
    if bare:
        raster.cover[:], raster.owner[:], raster.relief[:] = 0, 0, 128
        seen = [_undrawn(thing) for thing in ordered]
    out, held, role = maps(scene.element, seen, window, raster, mask, truth)
    if bare:
        out[:3] = 0
    style = style_vector(scene.element, scene.style, window)
    return _View(out, held, role, style, _signed(truth), mask[None])


def _signed(image: Pixels) -> npt.NDArray[np.float32]:
    return np.asarray(image.transpose(2, 0, 1) / np.float32(127.5) - 1, np.float32)


def _undrawn(thing: PictureObject) -> PictureObject:
    return thing.model_copy(update={"sprite": None})


def _erase(raster: Raster, ground: Pixels, number: int) -> None:
    """Take a thing out of the sketch, with its soft edge."""
    there = raster.owner == number
    for axis in (0, 1):
        for step in (1, -1):
            there = there | np.roll(there, step, axis)
    raster.color[there], raster.cover[there], raster.owner[there] = ground[there], 0, 0
    raster.relief[there] = 128


def random_mask(rng: np.random.Generator, h: int, w: int) -> npt.NDArray[np.float32]:
    """A box or ellipse that may change, or all but one: float32 [h, w] of 0 and 1."""
    y, x = np.mgrid[0:h, 0:w]
    cx, cy = rng.uniform(0, w), rng.uniform(0, h)
    rx, ry = rng.uniform(0.15, 0.7) * w, rng.uniform(0.15, 0.7) * h
    if rng.random() < 0.5:
        inside = (np.abs(x - cx) < rx) & (np.abs(y - cy) < ry)
    else:
        inside = ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1
    return np.asarray(inside if rng.random() < 0.6 else ~inside, np.float32)
