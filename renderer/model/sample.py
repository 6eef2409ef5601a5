"""Painting a picture: tokens of the whole first, then every tile a step at a time, blended as it goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from planner.parts import Style
from planner.plan import PictureElement
from renderer.errors import RenderError
from renderer.model.canvas import Canvas, within
from renderer.model.conditions import Raster, style_vector
from renderer.model.decoder import TileBatch
from renderer.model.guidance import Guide
from renderer.model.maps import Rasters, Where, maps, token_places
from renderer.model.network import Network
from renderer.model.resume import Resume, key_of
from renderer.model.settings import Settings
from renderer.model.tiles import SIDE, Tile, noise, tiles
from renderer.pictures import NONE, Drawings
from renderer.relief import Relief
from renderer.sketch import Pixels, Sketch, Window

Array = npt.NDArray[np.float32]


def _silent(text: str) -> None:
    return None


@torch.no_grad()
def paint(
    network: Network, element: PictureElement, style: Style, size: tuple[int, int],
    settings: Settings, *, mask: Pixels | None = None, source: Pixels | None = None,
    on_tile: Callable[[int, int], None] | None = None, drawings: Drawings = NONE,
    on_note: Callable[[str], None] = _silent, resume: Resume | None = None,
) -> Pixels:  # fmt: skip
    """The picture, uint8 [height, width, 3], painted at `size` (width, height) in pixels.

    `mask` [h, w] (over 127 may change) and `source` [h, w, 3] go together; `on_tile` is told how
    many tile steps are done of how many; `on_note` hears where fewer tiles went at once than were
    to, for want of memory; `drawings` are the plan's references; `resume` keeps what is painted for
    an interruption. Raises ValueError for a mask without a source or of another size, RenderError
    where a single tile finds no memory.
    """
    _check(mask, source, size)
    sketch = Sketch(element, style, settings.seed, drawings)
    relief = Relief(sketch, settings.seed, settings.emphasis)
    canvas = Canvas.of(size, settings.seed, mask, source, settings.grain)
    places = tiles(canvas.width, canvas.height, canvas.mask)
    if resume:
        key = key_of(network, element, style, drawings, mask, source, settings, size)
        _told(resume.load(canvas, key), on_note)
    if not canvas.done:
        _begin(canvas, relief, places, size, settings)
    guide = Guide.of(network, relief, settings, source, mask)
    times = settings.times
    groups = [places[i : i + settings.batch] for i in range(0, len(places), settings.batch)]
    for at in range(canvas.done, len(groups) * settings.steps):
        step, number = divmod(at, len(groups))
        begin, end = times[step], times[step + 1]
        predict = partial(_predict, network, relief, canvas, guide, time=begin, size=size)
        canvas.blend(groups[number], _in_memory(predict, groups[number], on_note))
        if number == len(groups) - 1:
            canvas.advance(begin, end)
        if on_tile:
            painted = step * len(places) + number * settings.batch + len(groups[number])
            on_tile(painted, len(places) * settings.steps)
        if resume:
            _told(resume.save(canvas), on_note)
    return canvas.picture(size, mask, source)


def _told(text: str, on_note: Callable[[str], None]) -> None:
    if text:
        on_note(text)


def _check(mask: Pixels | None, source: Pixels | None, size: tuple[int, int]) -> None:
    if mask is not None and source is None:
        raise ValueError("a mask needs a source to keep")
    for name, part in (("mask", mask), ("source", source)):
        if part is not None and part.shape[:2] != (size[1], size[0]):
            raise ValueError(
                f"the {name} is {part.shape[1]}x{part.shape[0]}, not {size[0]}x{size[1]}"
            )


def _begin(
    canvas: Canvas, relief: Relief, places: list[Tile], size: tuple[int, int], settings: Settings
) -> None:
    """The state that painting starts from: the source under noise, or the sketch."""
    if settings.strength >= 1:
        _underpaint(canvas, relief, places, size, settings)
    elif canvas.source is not None:
        start = settings.start
        canvas.z[:] = start * canvas.source + (1 - start) * canvas.z


def _underpaint(
    canvas: Canvas, relief: Relief, places: list[Tile], size: tuple[int, int], settings: Settings
) -> None:
    """Put the sketch under the noise, where something is to be painted."""
    start = settings.underpaint
    for tile in places if start else ():
        canvas.views[tile] = Raster.of(relief, _window(tile, relief.sketch.element, size))
        part = within(tile)
        color = canvas.views[tile].color.transpose(2, 0, 1) / np.float32(127.5) - 1
        if canvas.mask is not None and canvas.source is not None:
            color = np.where(canvas.mask[part[1:]] > 0, color, canvas.source[part])
        z = start * color
        if settings.grain:
            still = noise(settings.seed, tile.x, tile.y, SIDE, SIDE)
            z = z + (1 - start) * settings.grain * still
        canvas.z[part] = z


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
    network: Network, relief: Relief, canvas: Canvas, guide: Guide, group: list[Tile],
    time: float, size: tuple[int, int],
) -> Array:  # fmt: skip
    """The clean tiles [n, 3, SIDE, SIDE] that the decoder sees in the state at `time`."""
    sketch, first = relief.sketch, next(network.parameters())
    device, dtype = first.device, first.dtype
    windows = [_window(tile, sketch.element, size) for tile in group]
    for tile, window in zip(group, windows, strict=True):
        if tile not in canvas.views:
            canvas.views[tile] = Raster.of(relief, window)

    def cut(plane: npt.NDArray[Any]) -> Tensor:
        parts = [plane[..., t.y : t.y + SIDE, t.x : t.x + SIDE] for t in group]
        return torch.from_numpy(np.stack(parts).astype(np.float32)).to(device)

    where = Where.of(sketch.element, sketch.things, windows, device)
    spatial, owner, role = maps(
        Rasters.of([canvas.views[tile] for tile in group], device), where,
        None if canvas.mask is None else cut(canvas.mask),
        None if canvas.source is None else cut(canvas.source),
    )  # fmt: skip
    style = np.stack([style_vector(sketch.element, sketch.style, window) for window in windows])
    batch = TileBatch(
        spatial.to(dtype), owner, role, torch.from_numpy(style).to(device, dtype),
        token_places(where, (SIDE, SIDE), guide.grid),
    )  # fmt: skip
    t = torch.full((len(group),), time, device=device, dtype=dtype)
    clean = guide.decode(network.decoder, cut(canvas.z).to(dtype), t, batch)
    return np.asarray(clean.float().cpu().numpy())
