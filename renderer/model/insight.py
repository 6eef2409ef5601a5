"""What the model does inside: the tokens that it writes, and which expert paints where."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import torch

from planner.parts import Style
from planner.plan import PictureElement
from renderer.model.codec import from_codes
from renderer.model.config import ROLES
from renderer.model.network import Network
from renderer.model.sample import paint
from renderer.model.settings import Settings
from renderer.model.tiles import SIDE, tiles
from renderer.model.tokens import write_tokens
from renderer.pictures import NONE, Drawings
from renderer.relief import Relief
from renderer.sketch import Pixels, Sketch

_SHORT = 320


@torch.no_grad()
def token_map(
    network: Network, element: PictureElement, style: Style, settings: Settings,
    drawings: Drawings = NONE,
) -> tuple[npt.NDArray[np.int64], Pixels]:  # fmt: skip
    """Codes [gh, gw] that the prior writes, and what they say: uint8 [4 gh, 4 gw, 3]."""
    relief = Relief(Sketch(element, style, settings.seed, drawings), settings.seed)
    codes = write_tokens(network, relief, settings)
    dtype = next(network.parameters()).dtype
    rough = network.glimpse(from_codes(codes).to(dtype))[0].float().cpu().numpy()
    shown = np.clip(np.rint((rough.transpose(1, 2, 0) + 1) * 127.5), 0, 255).astype(np.uint8)
    return codes[0].cpu().numpy(), shown


@dataclass(frozen=True)
class LayerView:
    """A sparse layer of the decoder at work: the first expert of each token as a map [rows, columns],
    the share of tokens an expert took [E], and how often each role [R, E] went to each expert."""

    name: str
    first: npt.NDArray[np.int64]
    load: npt.NDArray[np.float64]
    roles: npt.NDArray[np.float64]

    @property
    def specialisation(self) -> float:
        """Mutual information of role and expert over the entropy of the role, 0 to 1."""
        return told(self.roles)


def told(table: npt.NDArray[np.float64]) -> float:
    """What a column tells of a row: mutual information over the rows' entropy; 0 for one row."""
    joint = table / max(table.sum(), 1e-12)
    row, column = joint.sum(1, keepdims=True), joint.sum(0, keepdims=True)
    seen = joint > 0
    mutual = float((joint[seen] * np.log((joint / np.maximum(row * column, 1e-300))[seen])).sum())
    filled = row[row > 0]
    entropy = -float((filled * np.log(filled)).sum())
    return mutual / entropy if entropy > 1e-9 else 0.0


@torch.no_grad()
def expert_map(
    network: Network, element: PictureElement, style: Style, settings: Settings,
    drawings: Drawings = NONE,
) -> list[LayerView]:  # fmt: skip
    """Every sparse layer of the decoder while the picture is painted small, at its first step."""
    box = element.box
    scale = _SHORT / min(box.w, box.h)
    size = (max(SIDE, round(box.w * scale)), max(SIDE, round(box.h * scale)))
    names = [name for name, _ in network.experts() if name.startswith("decoder")]
    taken: dict[str, list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]] = {
        n: [] for n in names
    }
    hooks = [
        layer.register_forward_hook(
            lambda layer, given, _, name=name: taken[name].append(
                (layer.last.index.cpu().numpy(), given[1].cpu().numpy())
            )
        )
        for name, layer in network.experts()
        if name in taken
    ]
    try:
        once = replace(settings, steps=1, batch=1)
        paint(network, element, style, size, once, drawings=drawings)
    finally:
        for hook in hooks:
            hook.remove()
    wide = network.config.experts
    return [_layer(name, taken[name], size, wide) for name in names]


def _layer(
    name: str, taken: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]],
    size: tuple[int, int], experts: int,
) -> LayerView:  # fmt: skip
    side = SIDE // 16
    columns, rows = -(-size[0] // 16), -(-size[1] // 16)
    first = np.zeros((rows, columns), np.int64)
    roles = np.zeros((len(ROLES), experts))
    for tile, (index, role) in zip(tiles(*size), taken, strict=True):
        y, x = tile.y // 16, tile.x // 16
        part = index[:, 0].reshape(side, side)[: rows - y, : columns - x]
        first[y : y + side, x : x + side] = part
        for column in range(index.shape[1]):
            np.add.at(roles, (role, index[:, column]), 1)
    return LayerView(name, first, roles.sum(0) / max(roles.sum(), 1), roles)
