"""The autoregressive prior: the overview's tokens, group by group, in parallel within a group.

Trained on random orders as masked tokens (MaskGIT, arXiv:2202.04200; MAR, arXiv:2406.11838).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from renderer.model.blocks import Adaptive, Block
from renderer.model.codec import from_codes
from renderer.model.conditions import STYLE
from renderer.model.config import CODES, LEVELS, ModelConfig
from renderer.model.maps import MAPS


@dataclass
class OverBatch:
    """Conditions of B overviews: `maps` [B, MAPS, 16 gh, 16 gw], `owner` and `role` [B, gh, gw], `style`."""

    maps: Tensor
    owner: Tensor
    role: Tensor
    style: Tensor


class Prior(nn.Module):
    """Predicts the tokens that are not there yet from those that are."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        d = config.width
        self.adaptive = Adaptive(d, STYLE)
        self.sketch = nn.Sequential(
            nn.Conv2d(MAPS * 16, config.pixels, 1), nn.SiLU(),
            nn.Conv2d(config.pixels, d, 4, stride=4),
        )  # fmt: skip
        self.token = nn.Linear(len(LEVELS), d)
        self.blank = nn.Parameter(torch.randn(d) * 0.02)
        self.thing = nn.Linear(d, d, bias=False)
        self.blocks = nn.ModuleList(
            [
                Block(config, sparse=i > 0 and not config.dense, cross=False)
                for i in range(config.prior_depth)
            ]
        )
        self.norm = nn.LayerNorm(d)
        self.out = nn.Linear(d, CODES)

    def forward(self, codes: Tensor, known: Tensor, over: OverBatch, things: Tensor) -> Tensor:
        """Logits [B, gh, gw, CODES] from codes [B, gh, gw] where `known`; things [B, n + 1, d]."""
        b, gh, gw = codes.shape
        share = known.flatten(1).float().mean(1)
        _, six = self.adaptive(over.style, share)
        held = things.gather(1, over.owner.flatten(1)[..., None].expand(-1, -1, things.shape[-1]))
        seen = torch.where(
            known[..., None],
            self.token(from_codes(codes).to(things.dtype)),
            self.blank.to(things.dtype),
        )
        x = seen.flatten(1, 2) + self.thing(held)
        x = x + self.sketch(F.pixel_unshuffle(over.maps, 4)).flatten(2).transpose(1, 2)
        y_, x_ = torch.meshgrid(
            torch.arange(gh, device=x.device), torch.arange(gw, device=x.device), indexing="ij"
        )
        place = torch.stack([x_, y_], -1).flatten(0, 1).float()[None].expand(b, -1, -1)
        for block in self.blocks:
            x = block(x, place, six, over.role.flatten(1), x, place, known.flatten(1), place)
        logits: Tensor = self.out(self.norm(x))
        return logits.view(b, gh, gw, CODES)

    @torch.no_grad()
    def decode(
        self, over: OverBatch, things: Tensor, codes: Tensor, known: Tensor, groups: list[Tensor],
        *, rounds: int, temperature: float, generator: torch.Generator,
    ) -> Tensor:  # fmt: skip
        """Codes [1, gh, gw]: what is `known` stays; each group of places [gh, gw] is written in turn.

        In each of `rounds` the surest places of the group are kept, more each time; Gumbel noise on
        choice and confidence scales with `temperature`, and 0 is greedy.
        """
        codes, known = codes.clone(), known.clone()
        for group in groups:
            total = int((group & ~known[0]).sum())
            for round_ in range(rounds if total else 0):
                logits = self(codes, known, over, things)[0].float()
                logits = logits + _gumbel(logits, generator) * temperature
                drawn = logits.argmax(-1)
                sure = logits.log_softmax(-1).gather(-1, drawn[..., None])[..., 0]
                sure = sure + _gumbel(sure, generator) * temperature * (1 - round_ / rounds)
                left = group & ~known[0]
                after = math.floor(total * math.cos(math.pi / 2 * (round_ + 1) / rounds))
                keep = max(1, int(left.sum()) - after)
                chosen = sure.masked_fill(~left, -math.inf).flatten().topk(keep).indices
                codes[0].view(-1)[chosen] = drawn.flatten()[chosen]
                known[0].view(-1)[chosen] = True
                if not (group & ~known[0]).any():
                    break
        return codes


def _gumbel(like: Tensor, generator: torch.Generator) -> Tensor:
    drawn = torch.rand(like.shape, generator=generator).clamp(1e-9, 1 - 1e-7)
    return -torch.log(-torch.log(drawn)).to(like.device)
