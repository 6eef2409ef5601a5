"""Painting a picture: tokens of the whole first, then every tile a step at a time, blended as it goes.

One equation for every task: with source s, mask m (1 may change) and noise e, the state at time t is
`m z + (1 - m)(t s + (1 - t) e)`, and the picture is `m x + (1 - m) s`, to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor

from planner.plan import PictureElement, Style
from renderer.errors import RenderError
from renderer.model.codec import from_codes, to_codes
from renderer.model.conditions import (
    Raster,
    grid,
    maps,
    overview,
    style_vector,
    things,
    token_places,
)
from renderer.model.config import LEVELS, ROLES
from renderer.model.decoder import TileBatch
from renderer.model.memory import Memory
from renderer.model.network import Network
from renderer.model.prior import OverBatch
from renderer.model.tiles import SIDE, Tile, noise, padded, tiles, window_weight
from renderer.pictures import NONE, Drawings
from renderer.relief import Relief
from renderer.sketch import Pixels, Sketch, Window

Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Settings:
    """How to paint: `strength` below 1 keeps that much less of a source; `temperature` is the prior's.

    Without a source the sketch is the underpainting: painting starts at time `underpaint`, with the
    sketch in the picture's place (SDEdit, arXiv:2108.01073) and `noise` of the noise over it; 0 starts
    from noise alone.
    """

    steps: int = 4
    strength: float = 1.0
    underpaint: float = 0.35
    noise: float = 0.0
    temperature: float = 0.0
    rounds: int = 6
    batch: int = 8
    seed: int = 0
    prior: bool = True
    order: tuple[str, ...] = ("object", "background")


@dataclass
class Canvas:
    """The state of a picture being painted: `z` float16 [3, H, W]; mask and source if there are any."""

    width: int
    height: int
    z: npt.NDArray[np.float16]
    mask: Array | None = None
    source: Array | None = None
    views: dict[Tile, Raster] = field(default_factory=dict)


@torch.no_grad()
def paint(
    network: Network, element: PictureElement, style: Style, size: tuple[int, int],
    settings: Settings, *, mask: Pixels | None = None, source: Pixels | None = None,
    on_tile: Callable[[int, int], None] | None = None, drawings: Drawings = NONE,
    on_note: Callable[[str], None] = lambda text: None,
) -> Pixels:  # fmt: skip
    """The picture, uint8 [height, width, 3], painted at `size` (width, height) in pixels.

    `mask` [h, w] (over 127 may change) and `source` [h, w, 3] go together; `on_tile` is told how
    many tile steps are done of how many; `on_note` hears where fewer tiles went at once than were
    to, for want of memory; `drawings` are the plan's references. Raises ValueError for a mask without
    a source or of another size, RenderError where a single tile finds no memory.
    """
    width, height = size
    _check(mask, source, size)
    relief = Relief(Sketch(element, style, settings.seed, drawings), settings.seed)
    canvas = _canvas(width, height, mask, source, settings)
    memory = remember(network, relief, settings, source, mask)
    places = tiles(canvas.width, canvas.height, canvas.mask)
    times = np.linspace(_start(settings), 1, settings.steps + 1)
    if settings.strength >= 1:
        _underpaint(canvas, relief, places, size, settings)
    total = len(places) * settings.steps
    for step in range(settings.steps if places else 0):
        begin, end = float(times[step]), float(times[step + 1])
        clean, weight = (
            np.zeros(canvas.z.shape, np.float32),
            np.zeros(canvas.z.shape[1:], np.float32),
        )
        for number, group in enumerate(_groups(places, settings.batch)):
            predict = partial(
                _predict, network, relief, canvas, memory, time=begin, size=size
            )  # fmt: skip
            made = _in_memory(predict, group, on_note)
            _blend(canvas, group, made, clean, weight)
            if on_tile:
                on_tile(step * len(places) + number * settings.batch + len(group), total)
        clean /= np.maximum(weight, 1e-6)
        _advance(canvas, clean, weight > 0, begin, end, settings.seed)
    return _finish(canvas, width, height, mask, source)


def _blend(canvas: Canvas, group: list[Tile], made: Array, clean: Array, weight: Array) -> None:
    """Add tiles to the picture that they are parts of, each by its weight."""
    for tile, x in zip(group, made, strict=True):
        part = np.s_[tile.y : tile.y + SIDE, tile.x : tile.x + SIDE]
        share = window_weight(tile, canvas.width, canvas.height)
        clean[:, part[0], part[1]] += x * share
        weight[part] += share


def _check(mask: Pixels | None, source: Pixels | None, size: tuple[int, int]) -> None:
    if mask is not None and source is None:
        raise ValueError("a mask needs a source to keep")
    for name, part in (("mask", mask), ("source", source)):
        if part is not None and part.shape[:2] != (size[1], size[0]):
            raise ValueError(
                f"the {name} is {part.shape[1]}x{part.shape[0]}, not {size[0]}x{size[1]}"
            )


def _canvas(
    width: int, height: int, mask: Pixels | None, source: Pixels | None, settings: Settings
) -> Canvas:
    wide, high = padded(width, height)
    z = np.empty((3, high, wide), np.float16)
    for y in range(0, high, SIDE):
        z[:, y : y + SIDE] = noise(settings.seed, 0, y, wide, min(SIDE, high - y))
    own = (
        None
        if source is None
        else _padded(source.transpose(2, 0, 1) / np.float32(127.5) - 1, wide, high)
    )
    if own is not None and settings.strength < 1:
        start = 1 - settings.strength
        z[:] = start * own + (1 - start) * z
    free = None if mask is None else _padded((mask > 127).astype(np.float32), wide, high)
    return Canvas(wide, high, z, free, own)


def _start(settings: Settings) -> float:
    """The time at which painting starts."""
    return 1 - settings.strength if settings.strength < 1 else settings.underpaint


def _underpaint(
    canvas: Canvas, relief: Relief, places: list[Tile], size: tuple[int, int], settings: Settings
) -> None:
    """Put the sketch under the noise, where something is to be painted."""
    start = settings.underpaint
    for tile in places if start else ():
        canvas.views[tile] = Raster.of(relief, _window(tile, relief.sketch.element, size))
        part = np.s_[:, tile.y : tile.y + SIDE, tile.x : tile.x + SIDE]
        color = canvas.views[tile].color.transpose(2, 0, 1) / np.float32(127.5) - 1
        if canvas.mask is not None and canvas.source is not None:
            color = np.where(canvas.mask[part[1:]] > 0, color, canvas.source[part])
        grain = noise(settings.seed, tile.x, tile.y, SIDE, SIDE)
        canvas.z[part] = start * color + (1 - start) * settings.noise * grain


def _padded(plane: npt.NDArray[Any], width: int, height: int) -> Array:
    more = ((0, 0),) * (plane.ndim - 2) + (
        (0, height - plane.shape[-2]),
        (0, width - plane.shape[-1]),
    )
    return np.pad(plane.astype(np.float32), more, mode="edge")


def _groups(places: list[Tile], size: int) -> Iterator[list[Tile]]:
    """Fixed groups by index, so that a tile always shares its products with the same others."""
    for i in range(0, len(places), size):
        yield places[i : i + size]


def _window(tile: Tile, element: PictureElement, size: tuple[int, int]) -> Window:
    ux, uy = element.box.w / size[0], element.box.h / size[1]
    return Window(tile.x * ux, tile.y * uy, SIDE * ux, SIDE * uy, SIDE, SIDE)


def _in_memory(
    predict: Callable[[list[Tile]], Array], group: list[Tile], on_note: Callable[[str], None]
) -> Array:
    """What is predicted for a group, in halves where the whole finds no memory."""
    try:
        return predict(group)
    except torch.OutOfMemoryError:
        if len(group) == 1:
            raise RenderError(
                "There is too little memory for a single tile; free some, or use --head shaded."
            ) from None
    torch.cuda.empty_cache()
    half = len(group) // 2
    on_note(f"Memory was short: {half} tiles at once instead of {len(group)}.")
    parts = (group[:half], group[half:])
    return np.concatenate([_in_memory(predict, part, on_note) for part in parts])


def _predict(
    network: Network, relief: Relief, canvas: Canvas, memory: Memory, group: list[Tile],
    time: float, size: tuple[int, int],
) -> Array:  # fmt: skip
    """The clean tiles [n, 3, SIDE, SIDE] that the decoder sees in the state at `time`."""
    gh, gw = memory.tokens.shape[-2:]
    parts = [_view(relief, canvas, tile, size, (gh, gw)) for tile in group]
    stacked = [torch.from_numpy(np.stack(part)) for part in zip(*parts, strict=True)]
    device, dtype = next(network.parameters()).device, next(network.parameters()).dtype
    z, spatial, vector = (part.to(device, dtype) for part in stacked[:3])
    owner, role, place = (part.to(device) for part in stacked[3:])
    batch = TileBatch(spatial, owner, role, vector, place)
    t = torch.full((len(group),), time, device=device, dtype=dtype)
    index = torch.zeros(len(group), dtype=torch.long, device=device)
    clean = network.decoder(z, t, batch, memory.repeat(index))
    return np.asarray(clean.float().cpu().numpy())


def _view(
    relief: Relief, canvas: Canvas, tile: Tile, size: tuple[int, int], shape: tuple[int, int]
) -> tuple[Array, Array, Array, Any, Any, Array]:
    """Of a tile: its state, maps, style, owners, roles and places."""
    sketch = relief.sketch
    window = _window(tile, sketch.element, size)
    if tile not in canvas.views:
        canvas.views[tile] = Raster.of(relief, window)
    part = np.s_[:, tile.y : tile.y + SIDE, tile.x : tile.x + SIDE]
    free = None if canvas.mask is None else canvas.mask[part[1:]]
    kept = None
    if canvas.source is not None and free is not None:
        kept = _bytes(canvas.source[part]).transpose(1, 2, 0)
    spatial, owner, role = maps(
        sketch.element, sketch.things, window, canvas.views[tile], free, kept
    )
    place = token_places(sketch.element, window, shape)
    vector = style_vector(sketch.element, sketch.style, window)
    return canvas.z[part].astype(np.float32), spatial, vector, owner, role, place


def _bytes(signed: npt.NDArray[Any]) -> Pixels:
    whole = np.clip(np.rint((signed.astype(np.float32) + 1) * 127.5), 0, 255)
    return np.asarray(whole, np.uint8)


def _advance(
    canvas: Canvas, clean: Array, here: npt.NDArray[np.bool_], begin: float, end: float, seed: int
) -> None:
    """One Euler step towards the clean picture; what is locked follows its own path."""
    share = 1.0 if end >= 1 else (end - begin) / (1 - begin)
    for y in range(0, canvas.height, SIDE):
        rows = np.s_[:, y : y + SIDE]
        z = canvas.z[rows].astype(np.float32)
        z = np.where(here[y : y + SIDE], z + share * (clean[rows] - z), z)
        if canvas.mask is not None and canvas.source is not None:
            free = canvas.mask[y : y + SIDE]
            still = noise(seed, 0, y, canvas.width, z.shape[1])
            z = free * z + (1 - free) * (end * canvas.source[rows] + (1 - end) * still)
        canvas.z[rows] = z


def _finish(
    canvas: Canvas, width: int, height: int, mask: Pixels | None, source: Pixels | None
) -> Pixels:
    out: Pixels = _bytes(canvas.z[:, :height, :width]).transpose(1, 2, 0).copy()
    if mask is not None and source is not None:
        keep = mask <= 127
        out[keep] = source[keep]
    return out


def remember(
    network: Network, relief: Relief, settings: Settings,
    source: Pixels | None = None, mask: Pixels | None = None,
) -> Memory:  # fmt: skip
    """The memory of a picture: its tokens and its things."""
    sketch = relief.sketch
    device, dtype = next(network.parameters()).device, next(network.parameters()).dtype
    meaning, where = (
        torch.from_numpy(part)[None].to(device, dtype)
        for part in things(sketch.element, sketch.things)
    )
    if settings.prior:
        codes = write_tokens(network, relief, settings, source, mask)
        found: Memory = network.memory(from_codes(codes).to(dtype), meaning, where)
        return found
    rows, columns = grid(sketch.element.box.w / sketch.element.box.h)
    values = torch.zeros(1, rows, columns, len(LEVELS), device=device, dtype=dtype)
    known = torch.zeros(1, rows, columns, dtype=torch.bool, device=device)
    blank: Memory = network.memory(values, meaning, where, known)
    return blank


@torch.no_grad()
def write_tokens(
    network: Network, relief: Relief, settings: Settings,
    source: Pixels | None = None, mask: Pixels | None = None,
) -> Tensor:  # fmt: skip
    """Codes [1, gh, gw] of the overview: those of the source where it is locked, else the prior's.

    Groups follow `settings.order`: the tokens of the named roles in turn, then the rest.
    """
    sketch = relief.sketch
    device, dtype = next(network.parameters()).device, next(network.parameters()).dtype
    window = overview(sketch.element)
    small = (window.width, window.height)
    kept = None if source is None else np.asarray(Image.fromarray(source).resize(small))
    free = None if mask is None else _shrunk(mask, small)
    spatial, owner, role = maps(
        sketch.element, sketch.things, window, Raster.of(relief, window), free, kept
    )
    over = OverBatch(
        torch.from_numpy(spatial)[None].to(device, dtype), torch.from_numpy(owner)[None].to(device),
        torch.from_numpy(role)[None].to(device),
        torch.from_numpy(style_vector(sketch.element, sketch.style, window))[None].to(device, dtype),
    )  # fmt: skip
    meaning, where = (
        torch.from_numpy(part)[None].to(device, dtype)
        for part in things(sketch.element, sketch.things)
    )
    told = network.prior_memory.things(meaning, where)
    told = torch.cat([told.new_zeros(1, 1, told.shape[-1]), told], 1)
    locked = over.role == ROLES.index("locked")
    codes = torch.zeros_like(over.owner)
    if kept is not None:
        image = torch.from_numpy(kept.transpose(2, 0, 1) / np.float32(127.5) - 1)
        codes = to_codes(network.encoder(image[None].to(device, dtype)))
        if mask is None and settings.strength < 1:
            return codes
    roles = [role_of(name, over.role[0]) for name in settings.order]
    generator = torch.Generator().manual_seed(settings.seed)
    return network.prior.decode(
        over, told, codes, locked, [*roles, torch.ones_like(locked[0])], rounds=settings.rounds,
        temperature=settings.temperature, generator=generator,
    )  # fmt: skip


def role_of(name: str, role: Tensor) -> Tensor:
    """The tokens of a role, as bool of the same shape; style is painted with the background."""
    return role == ROLES.index("background" if name == "style" else name)


def _shrunk(mask: Pixels, size: tuple[int, int]) -> Array:
    return (np.asarray(Image.fromarray(mask).resize(size)) > 127).astype(np.float32)
