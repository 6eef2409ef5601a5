"""What tiles remember of the whole picture: the overview's tokens and the things in it."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from renderer.model.conditions import THING
from renderer.model.config import LEVELS, ModelConfig


@dataclass
class Memory:
    """Keys [B, M, d] at places [B, M, 2]; the tokens as a map [B, d, gh, gw] and the things [B, n + 1, d]."""

    keys: Tensor
    at: Tensor
    seen: Tensor
    tokens: Tensor
    things: Tensor

    def under(self, place: Tensor) -> Tensor:
        """The overview's tokens under places [B, s, s, 2] in tokens, bilinear: [B, s * s, d]."""
        gh, gw = self.tokens.shape[-2:]
        size = torch.tensor([gw, gh], device=place.device, dtype=place.dtype)
        grid = ((place + 0.5) / size * 2 - 1).to(self.tokens.dtype)
        found = F.grid_sample(self.tokens, grid, padding_mode="border", align_corners=False)
        return found.flatten(2).transpose(1, 2)

    def owned(self, owner: Tensor) -> Tensor:
        """The thing of each token: owner [B, s, s] to [B, s * s, d]; zeros for the ground."""
        index = owner.flatten(1)[..., None].expand(-1, -1, self.things.shape[-1])
        return self.things.gather(1, index)

    def repeat(self, index: Tensor) -> Memory:
        """The memories of scenes `index` [B]."""
        parts = (self.keys, self.at, self.seen, self.tokens, self.things)
        return Memory(*(part.index_select(0, index) for part in parts))


class Memorise(nn.Module):
    """Tokens and things to the memory."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        d = config.width
        self.token = nn.Linear(len(LEVELS), d)
        self.blank = nn.Parameter(torch.zeros(d))
        self.meaning = nn.Linear(512, d)
        self.thing = nn.Linear(THING, d)

    def things(self, meaning: Tensor, things: Tensor) -> Tensor:
        """Meanings [B, n, 512] and boxes [B, n, THING] to [B, n, d]; zeros where there is none."""
        made = self.meaning(meaning * 16) + self.thing(things)
        there: Tensor = made * things[..., -1:]
        return there

    def forward(
        self, values: Tensor, meaning: Tensor, things: Tensor, known: Tensor | None = None
    ) -> Memory:
        """Quantised tokens [B, gh, gw, 4] and the things; `known` [B, gh, gw] marks tokens to trust."""
        tokens = self.token(values)
        if known is not None:
            tokens = torch.where(known[..., None], tokens, self.blank.to(tokens.dtype))
        b, gh, gw, d = tokens.shape
        own = self.things(meaning, things)
        y, x = torch.meshgrid(
            torch.arange(gh, device=values.device), torch.arange(gw, device=values.device),
            indexing="ij",
        )  # fmt: skip
        grid = torch.stack([x, y], -1).flatten(0, 1).float()[None].expand(b, -1, -1)
        size = torch.tensor([gw, gh], device=values.device, dtype=torch.float32)
        centre = (things[..., :2].float() + 1) / 2 * size - 0.5
        seen = torch.cat([things.new_ones(b, gh * gw, dtype=torch.bool), things[..., -1] > 0], 1)
        none = own.new_zeros(b, 1, d)
        return Memory(
            torch.cat([tokens.flatten(1, 2), own], 1), torch.cat([grid, centre], 1), seen,
            tokens.movedim(-1, 1).contiguous(), torch.cat([none, own], 1),
        )  # fmt: skip
