"""A small model that the tests make, and something to paint."""

from __future__ import annotations

import pytest
import torch

from planner import looks
from planner.parts import Box, PictureObject, Style
from planner.plan import PictureElement
from renderer.model.config import ModelConfig
from renderer.model.network import Network


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(0)
    made = Network(ModelConfig(width=32))
    for part in made.parameters():  # no layer silent, as a fresh one would be
        torch.nn.init.normal_(part, std=0.02) if not part.any() else None
    return made.eval()


@pytest.fixture(scope="module")
def style() -> Style:
    return looks.style("ocean", "editorial", looks.character("editorial").pairings[0], False)


@pytest.fixture(scope="module")
def element() -> PictureElement:
    thing = PictureObject(
        label="rocket", sprite="fluent-emoji-flat:rocket", box=Box(x=300, y=300, w=500, h=500),
        support="ground",
    )  # fmt: skip
    return PictureElement(
        id="p", box=Box(x=0, y=0, w=1000, h=1000), ground="hills", objects=(thing,)
    )
