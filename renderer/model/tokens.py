"""The tokens of a picture: what the prior writes of the whole, and the memory that tiles share."""

from __future__ import annotations

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from renderer.model.codec import from_codes, to_codes
from renderer.model.conditions import Raster, grid, overview, style_vector, things
from renderer.model.config import LEVELS, ROLES
from renderer.model.maps import Rasters, Where, maps
from renderer.model.memory import Memory
from renderer.model.network import Network
from renderer.model.prior import OverBatch
from renderer.model.settings import Settings
from renderer.relief import Relief
from renderer.sketch import Pixels


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
    image = None if kept is None else _signed(kept).to(device)
    free = None if mask is None else _shrunk(mask, small).to(device)
    spatial, owner, role = maps(
        Rasters.of([Raster.of(relief, window)], device),
        Where.of(sketch.element, sketch.things, [window], device), free, image,
    )  # fmt: skip
    style = torch.from_numpy(style_vector(sketch.element, sketch.style, window))[None]
    over = OverBatch(spatial.to(dtype), owner, role, style.to(device, dtype))
    meaning, where = (
        torch.from_numpy(part)[None].to(device, dtype)
        for part in things(sketch.element, sketch.things)
    )
    told = network.prior_memory.things(meaning, where)
    told = torch.cat([told.new_zeros(1, 1, told.shape[-1]), told], 1)
    locked = over.role == ROLES.index("locked")
    codes = torch.zeros_like(over.owner)
    if image is not None:
        codes = to_codes(network.encoder(image.to(dtype)))
        if settings.strength < 1 and (mask is None or mask.min() > 127):
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


def _signed(picture: Pixels) -> Tensor:
    """[1, 3, h, w] in -1..1."""
    return torch.from_numpy(picture.transpose(2, 0, 1) / np.float32(127.5) - 1)[None]


def _shrunk(mask: Pixels, size: tuple[int, int]) -> Tensor:
    """[1, h, w] of 0 and 1."""
    return torch.from_numpy(np.asarray(Image.fromarray(mask).resize(size)) > 127)[None].float()
