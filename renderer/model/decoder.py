"""The diffusion decoder: a noisy tile and its conditions to the tile itself (x-prediction, arXiv:2511.13720).

A pixel path at a quarter of the resolution goes round a transformer over 16 px tokens. What both found
is raised smoothly, and a few channels at full resolution make of it, pixel by pixel, gains on the
sketch and on the noisy tile; so edges stay sharp, and no patch shows.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from renderer.model.blocks import Adaptive, Block, ConvBlock
from renderer.model.conditions import STYLE
from renderer.model.config import ModelConfig
from renderer.model.maps import MAPS
from renderer.model.memory import Memory


@dataclass
class TileBatch:
    """Conditions of B tiles: `maps` [B, MAPS, S, S], `owner` [B, s, s] thing + 1 or 0, `role` [B, s, s],
    `style` [B, STYLE], `place` [B, s, s, 2] in tokens of the overview."""

    maps: Tensor
    owner: Tensor
    role: Tensor
    style: Tensor
    place: Tensor

    def pick(self, index: Tensor) -> TileBatch:
        """The tiles `index` [B]."""
        parts = (self.maps, self.owner, self.role, self.style, self.place)
        return TileBatch(*(part.index_select(0, index) for part in parts))


class Decoder(nn.Module):
    """Predicts the clean tile."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        d, c = config.width, config.pixels
        self.adaptive = Adaptive(d, STYLE)
        self.stem = nn.Conv2d((MAPS + 3) * 16, c, 1)
        self.before = ConvBlock(c, d)
        self.down = nn.Conv2d(c, d, 4, stride=4)
        self.thing = nn.Linear(d, d, bias=False)
        self.token = nn.Linear(d, d, bias=False)
        self.blocks = nn.ModuleList(
            [
                Block(config, sparse=i > 0 and not config.dense, cross=i % 2 == 1)
                for i in range(config.depth)
            ]
        )
        self.up = nn.Linear(d, c * 16)
        self.join = nn.Conv2d(2 * c, c, 1)
        self.after = nn.ModuleList([ConvBlock(c, d) for _ in range(2)])
        self.fine = Fine(c, d)

    def forward(self, z: Tensor, t: Tensor, tiles: TileBatch, memory: Memory) -> Tensor:
        """z [B, 3, S, S] at time t [B] (1 is clean) to the clean tile [B, 3, S, S], about -1..1."""
        vector, six = self.adaptive(tiles.style, t)
        low = self.stem(F.pixel_unshuffle(torch.cat([z, tiles.maps], 1), 4))
        low = self.before(low, vector)
        x = self.down(low)
        b, _, rows, columns = x.shape
        x = x.flatten(2).transpose(1, 2)
        x = x + self.token(memory.under(tiles.place)) + self.thing(memory.owned(tiles.owner))
        place = _places(rows, columns, x.device).expand(b, -1, -1)
        where, role = tiles.place.flatten(1, 2), tiles.role.flatten(1)
        for block in self.blocks:
            x = block(x, place, six, role, memory.keys, memory.at, memory.seen, where)
        raised = self.up(x).transpose(1, 2).unflatten(-1, (rows, columns))
        raised = F.pixel_shuffle(raised, 4)
        low = self.join(torch.cat([low, raised], 1))
        for conv in self.after:
            low = conv(low, vector)
        gain, base, rest = self.fine(low, torch.cat([z, tiles.maps], 1), vector).chunk(3, 1)
        clean: Tensor = tiles.maps[:, :3] * (1 + gain) + base + rest * z
        return clean


class Fine(nn.Module):
    """The last steps at full resolution."""

    def __init__(self, channels: int, vector: int, wide: int = 32) -> None:
        super().__init__()
        self.low = nn.Conv2d(channels, wide, 3, padding=1)
        self.pixels = nn.Conv2d(MAPS + 3, wide, 1)
        self.film = nn.Linear(vector, 2 * wide)
        self.mix = nn.Conv2d(wide, wide, 3, padding=1)
        self.out = nn.Conv2d(wide, 9, 1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)  # type: ignore[arg-type]

    def forward(self, low: Tensor, pixels: Tensor, vector: Tensor) -> Tensor:
        """low [B, c, S/4, S/4] and pixels [B, MAPS + 3, S, S] to [B, 9, S, S]."""
        raised = F.interpolate(self.low(low), scale_factor=4, mode="bilinear")
        scale, shift = self.film(vector)[..., None, None].chunk(2, 1)
        h = F.silu((raised + self.pixels(pixels)) * (1 + scale) + shift)
        out: Tensor = self.out(F.silu(self.mix(h)) + h)
        return out


def _places(rows: int, columns: int, device: torch.device) -> Tensor:
    y, x = torch.meshgrid(
        torch.arange(rows, device=device), torch.arange(columns, device=device), indexing="ij"
    )
    return torch.stack([x, y], -1).flatten(0, 1)[None].float()
