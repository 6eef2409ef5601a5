"""The whole model: encoder, memory, prior and decoder under one set of weights."""

from __future__ import annotations

from collections.abc import Iterator

from torch import nn

from renderer.model.codec import Encoder, Glimpse
from renderer.model.config import ModelConfig
from renderer.model.decoder import Decoder
from renderer.model.memory import Memorise
from renderer.model.moe import Experts
from renderer.model.prior import Prior


class Network(nn.Module):
    """All parts of the image head."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.encoder = Encoder(config)
        self.glimpse = Glimpse(config)
        self.memory = Memorise(config)
        self.prior_memory = Memorise(config)
        self.prior = Prior(config)
        self.decoder = Decoder(config)

    def experts(self) -> Iterator[tuple[str, Experts]]:
        """Every sparse layer with its name."""
        for name, module in self.named_modules():
            if isinstance(module, Experts):
                yield name, module
