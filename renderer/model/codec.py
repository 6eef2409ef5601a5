"""The codec's encoder: an overview to tokens by finite scalar quantisation (arXiv:2309.15505).

The decoder of this autoencoder is the diffusion decoder itself. A small one beside it, the glimpse,
keeps the tokens telling of the whole picture, and draws what they say.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from renderer.model.blocks import ConvBlock
from renderer.model.config import LEVELS, ModelConfig


def bound(z: Tensor) -> Tensor:
    """Squash each dimension to its levels, -1..1 after scaling."""
    levels = torch.tensor(LEVELS, device=z.device, dtype=z.dtype)
    half = (levels - 1) * (1 + 1e-3) / 2
    offset = torch.where(levels % 2 == 0, 0.5, 0.0)
    shift = (offset / half).atanh()
    return (z + shift).tanh() * half - offset


def quantise(z: Tensor) -> Tensor:
    """z [..., 4] to the nearest levels, each in about -1..1; gradients pass straight through."""
    levels = torch.tensor(LEVELS, device=z.device, dtype=z.dtype)
    soft = bound(z)
    hard = soft + (soft.round() - soft).detach()
    return hard / torch.div(levels, 2, rounding_mode="floor")


def to_codes(values: Tensor) -> Tensor:
    """Quantised values [..., 4] to indices 0..999."""
    levels = torch.tensor(LEVELS, device=values.device)
    half = torch.div(levels, 2, rounding_mode="floor")
    digits = (values * half + half).round().long()
    basis = torch.tensor([1, 8, 40, 200], device=values.device)
    return (digits * basis).sum(-1)


def from_codes(codes: Tensor) -> Tensor:
    """Indices 0..999 to quantised values [..., 4]."""
    levels = torch.tensor(LEVELS, device=codes.device)
    half = torch.div(levels, 2, rounding_mode="floor")
    basis = torch.tensor([1, 8, 40, 200], device=codes.device)
    digits = torch.div(codes[..., None], basis, rounding_mode="floor") % levels
    return (digits - half) / half


class Encoder(nn.Module):
    """An overview [B, 3, 16 gh, 16 gw] in -1..1 to quantised tokens [B, gh, gw, 4]."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        c, d = config.pixels, config.width
        self.stem = nn.Conv2d(3 * 16, c, 1)
        self.fine = ConvBlock(c)
        self.down = nn.Conv2d(c, d, 4, stride=4)
        self.coarse = nn.ModuleList([ConvBlock(d) for _ in range(2)])
        self.out = nn.Conv2d(d, len(LEVELS), 1)

    def forward(self, image: Tensor) -> Tensor:
        """Quantised values [B, gh, gw, 4]."""
        h = self.down(self.fine(self.stem(F.pixel_unshuffle(image, 4))))
        for block in self.coarse:
            h = block(h)
        return quantise(self.out(h).movedim(1, -1))


class Glimpse(nn.Module):
    """Quantised tokens [B, gh, gw, 4] to a rough overview [B, 3, 4 gh, 4 gw] in about -1..1."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        c = config.width
        self.read = nn.Conv2d(len(LEVELS), c, 3, padding=1)
        self.between = ConvBlock(c)
        self.draw = nn.Conv2d(c, 3 * 16, 3, padding=1)

    def forward(self, values: Tensor) -> Tensor:
        """The rough overview."""
        h = self.between(self.read(values.movedim(-1, 1)))
        return F.pixel_shuffle(self.draw(F.silu(h)), 4)
