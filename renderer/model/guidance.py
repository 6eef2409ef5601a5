"""Classifier-free guidance of the decoder by the tokens of the whole (Ho and Salimans 2022, arXiv:2207.12598).

In training one scene in ten showed its tiles no tokens, so the decoder knows both what it paints with
them and what without.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor

from renderer.model.decoder import Decoder, TileBatch
from renderer.model.memory import Memory
from renderer.model.network import Network
from renderer.model.settings import Settings
from renderer.model.tokens import remember
from renderer.relief import Relief
from renderer.sketch import Pixels


@dataclass(frozen=True)
class Guide:
    """The memory that tiles see, one without tokens where it is needed, and how far to go from it."""

    memory: Memory
    bare: Memory | None
    guidance: float

    @classmethod
    def of(
        cls, network: Network, relief: Relief, settings: Settings,
        source: Pixels | None, mask: Pixels | None,
    ) -> Guide:  # fmt: skip
        """What guides a picture."""
        memory = remember(network, relief, settings, source, mask)
        if settings.guidance == 1 or not settings.prior:
            return cls(memory, None, 1)
        bare = remember(network, relief, replace(settings, prior=False), source, mask)
        return cls(memory, bare, settings.guidance)

    @property
    def grid(self) -> tuple[int, int]:
        """Rows and columns of the tokens."""
        rows, columns = self.memory.tokens.shape[-2:]
        return rows, columns

    def decode(self, decoder: Decoder, z: Tensor, t: Tensor, batch: TileBatch) -> Tensor:
        """Clean tiles [n, 3, S, S] of noisy ones."""
        index = torch.zeros(len(z), dtype=torch.long, device=z.device)
        told: Tensor = decoder(z, t, batch, self.memory.repeat(index))
        if self.bare is None:
            return told
        untold: Tensor = decoder(z, t, batch, self.bare.repeat(index))
        return untold + self.guidance * (told - untold)
