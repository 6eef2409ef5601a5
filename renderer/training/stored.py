"""Shards on a device, as bytes, with what their plans say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from renderer.model.conditions import overview, style_vector, things
from renderer.model.maps import Where
from renderer.pictures import back_to_front
from renderer.sketch import Window
from renderer.training.data import Scene, Shard


@dataclass(frozen=True)
class Stored:
    """S scenes of one shape: `over` [S, H, W, C] and `tile` [S, T, side, side, C] as in `data`, where they lie
    (the tiles [S * T, ...]), `meaning` and `things` [S, OBJECTS, ...], and the styles of overviews
    [S, STYLE] and of tiles [S, T, STYLE]."""

    over: Tensor
    tile: Tensor
    where_over: Where
    where_tile: Where
    meaning: Tensor
    things: Tensor
    style_over: Tensor
    style_tile: Tensor

    @classmethod
    def of(cls, shard: Shard, device: torch.device) -> Stored:
        """The shard on a device; on a processor its arrays stay mapped."""
        wholes = [[overview(scene.element)] for scene in shard.scenes]
        told = [things(scene.element, back_to_front(scene.element)) for scene in shard.scenes]
        arrays = (
            np.stack([meaning for meaning, _ in told]), np.stack([place for _, place in told]),
            _styles(shard.scenes, wholes)[:, 0], _styles(shard.scenes, shard.windows),
        )  # fmt: skip
        return cls(
            torch.from_numpy(shard.over).to(device), torch.from_numpy(shard.tile).to(device),
            _where(shard.scenes, wholes).to(device),
            _where(shard.scenes, shard.windows).to(device),
            *(torch.from_numpy(array).to(device) for array in arrays),
        )  # fmt: skip


def _styles(scenes: list[Scene], windows: list[list[Window]]) -> npt.NDArray[np.float32]:
    """[S, T, STYLE]."""
    pairs = zip(scenes, windows, strict=True)
    return np.array([[style_vector(s.element, s.style, w) for w in own] for s, own in pairs])


def _where(scenes: list[Scene], windows: list[list[Window]]) -> Where:
    """Where the windows of all scenes lie, [S * T, ...]."""
    cpu = torch.device("cpu")
    parts = [
        Where.of(scene.element, back_to_front(scene.element), own, cpu)
        for scene, own in zip(scenes, windows, strict=True)
    ]
    return Where(
        torch.cat([part.window for part in parts]), torch.cat([part.canvas for part in parts]),
        torch.cat([part.things for part in parts]),
    )  # fmt: skip
