"""Blocks shared by prior and decoder: attention with rotary positions, adaptive norms, convolutions."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from renderer.model.config import ModelConfig
from renderer.model.moe import Experts, Swiglu


def rotate(x: Tensor, place: Tensor) -> Tensor:
    """Rotary positions in the plane (Su et al. 2021; halves for x and y): x [B, H, N, c], place [B, N, 2]."""
    quarter = x.shape[-1] // 4
    rate = 100.0 ** (-torch.arange(quarter, device=x.device, dtype=torch.float32) / quarter)
    angle = place.float()[..., None] * rate  # [B, N, 2, quarter]
    cos, sin = (
        angle.cos().flatten(2)[:, None].to(x.dtype),
        angle.sin().flatten(2)[:, None].to(x.dtype),
    )
    first, second = x.chunk(2, -1)
    return torch.cat([first * cos - second * sin, second * cos + first * sin], -1)


class Attention(nn.Module):
    """Attention over itself or over a memory, with normed queries and keys."""

    def __init__(self, d: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q = nn.Linear(d, d, bias=False)
        self.kv = nn.Linear(d, 2 * d, bias=False)
        self.out = nn.Linear(d, d, bias=False)
        self.q_norm, self.k_norm = nn.RMSNorm(d // heads), nn.RMSNorm(d // heads)

    def forward(
        self, x: Tensor, place: Tensor, memory: Tensor, at: Tensor, seen: Tensor | None = None
    ) -> Tensor:
        """x [B, N, d] at `place` [B, N, 2] looks at memory [B, M, d] at `at`; `seen` [B, M] masks it."""
        q = self._split(self.q(x))
        k, v = (self._split(part) for part in self.kv(memory).chunk(2, -1))
        q, k = rotate(self.q_norm(q), place), rotate(self.k_norm(k), at)
        mask = None if seen is None else seen[:, None, None, :]
        found = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        out: Tensor = self.out(found.transpose(1, 2).flatten(2))
        return out

    def _split(self, x: Tensor) -> Tensor:
        b, n, d = x.shape
        return x.reshape(b, n, self.heads, d // self.heads).transpose(1, 2)


class Block(nn.Module):
    """Attention and feed-forward under one adaptive norm (adaLN-single, arXiv:2310.00426)."""

    def __init__(self, config: ModelConfig, *, sparse: bool, cross: bool) -> None:
        super().__init__()
        d = config.width
        self.table = nn.Parameter(torch.zeros(6, d))
        self.norms = nn.ModuleList([nn.LayerNorm(d, elementwise_affine=False) for _ in range(2)])
        self.attention = Attention(d, config.heads)
        self.cross = Attention(d, config.heads) if cross else None
        self.cross_norm = nn.LayerNorm(d) if cross else None
        self.experts = Experts(config) if sparse else None
        self.dense = None if sparse else Swiglu(d, config.hidden * (config.active + 1))

    def forward(
        self, x: Tensor, place: Tensor, style: Tensor, role: Tensor,
        memory: Tensor, at: Tensor, seen: Tensor, where: Tensor,
    ) -> Tensor:  # fmt: skip
        """x [B, N, d]; style [B, 6, d]; `where` is x's place in the memory's terms."""
        shift, scale, gate, shift2, scale2, gate2 = (style + self.table).unsqueeze(2).unbind(1)
        h = self.norms[0](x) * (1 + scale) + shift
        x = x + gate * self.attention(h, place, h, place)
        if self.cross is not None and self.cross_norm is not None:
            x = x + self.cross(self.cross_norm(x), where, memory, at, seen)
        h = self.norms[1](x) * (1 + scale2) + shift2
        out: Tensor = x + gate2 * self._fed(h, role)
        return out

    def _fed(self, h: Tensor, role: Tensor) -> Tensor:
        if self.experts is None:
            assert self.dense is not None
            dense: Tensor = self.dense(h)
            return dense
        made: Tensor = self.experts(h.flatten(0, 1), role.flatten())
        return made.view_as(h)


class Adaptive(nn.Module):
    """Time and style to the shift, scale and gate of every block."""

    def __init__(self, d: int, given: int) -> None:
        super().__init__()
        self.given = nn.Sequential(nn.Linear(given + 64, d), nn.SiLU(), nn.Linear(d, d))
        self.six = nn.Linear(d, 6 * d)
        nn.init.zeros_(self.six.weight)
        nn.init.zeros_(self.six.bias)

    def forward(self, style: Tensor, t: Tensor) -> tuple[Tensor, Tensor]:
        """style [B, given], t [B] in 0..1 to (vector [B, d], [B, 6, d])."""
        rate = torch.exp(torch.linspace(0, 6.9, 32, device=t.device))
        angle = t[:, None].float() * rate
        waves = torch.cat([angle.cos(), angle.sin()], -1).to(style.dtype)
        vector = self.given(torch.cat([style, waves], -1))
        return vector, self.six(F.silu(vector)).unflatten(-1, (6, -1))


class ConvBlock(nn.Module):
    """Two convolutions with a residual, the norm shifted and scaled by a vector."""

    def __init__(self, channels: int, vector: int = 0) -> None:
        super().__init__()
        self.norm = nn.GroupNorm(8, channels)
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        self.film = nn.Linear(vector, 2 * channels) if vector else None
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.second.bias)  # type: ignore[arg-type]

    def forward(self, x: Tensor, vector: Tensor | None = None) -> Tensor:
        """x [B, c, H, W] to the same."""
        h = self.norm(x)
        if self.film is not None and vector is not None:
            scale, shift = self.film(vector)[..., None, None].chunk(2, 1)
            h = h * (1 + scale) + shift
        out: Tensor = x + self.second(F.silu(self.first(F.silu(h))))
        return out
