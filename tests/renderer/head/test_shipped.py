"""The weights that are shipped: they load, they paint, and the light of the plan moves the shading."""

from __future__ import annotations

import numpy as np
import pytest

from planner import looks
from planner.plan import Box, Light, PictureElement, PictureObject
from renderer.model import insight, weights
from renderer.model.network import Network
from renderer.model.sample import paint
from renderer.model.settings import Settings
from renderer.sketch import Sketch


@pytest.fixture(scope="module")
def network() -> Network:
    return weights.load(weights.shipped())


THING = PictureObject(
    label="apple", sprite="fluent-emoji-flat:red-apple", box=Box(x=250, y=250, w=500, h=500),
    support="ground",
)  # fmt: skip
ELEMENT = PictureElement(
    id="p", box=Box(x=0, y=0, w=1000, h=1000), ground="table", objects=(THING,)
)


def lit_from(network: Network, azimuth: float) -> tuple[np.ndarray, np.ndarray]:
    """The picture lit from `azimuth`, and its sketch."""
    style = looks.style("ocean", "technical", looks.character("technical").pairings[0], False)
    style = style.model_copy(
        update={"light": Light(azimuth=azimuth, elevation=35), "medium": "soft"}
    )
    sketch = Sketch(ELEMENT, style, 0)
    flat, _, _ = sketch.flat(sketch.whole(256, 256))
    return paint(network, ELEMENT, style, (256, 256), Settings(steps=4)).astype(float), flat.astype(
        float
    )


def test_the_side_towards_the_light_is_the_brighter_one(network: Network) -> None:
    def lean(azimuth: float) -> float:
        painted, flat = lit_from(network, azimuth)
        gain = (painted - flat).mean(-1)
        return float(gain[90:170, 140:180].mean() - gain[90:170, 80:120].mean())

    assert lean(90) > lean(270)


def test_the_painting_keeps_to_its_sketch_and_is_no_copy(network: Network) -> None:
    painted, flat = lit_from(network, 300)
    assert 1 < np.abs(painted - flat).mean() < 30


def test_the_inside_can_be_seen(network: Network) -> None:
    style = looks.style("ocean", "technical", looks.character("technical").pairings[0], False)
    codes, shown = insight.token_map(network, ELEMENT, style, Settings(rounds=2))
    assert codes.shape == (18, 18) and shown.shape == (72, 72, 3)
    layers = insight.expert_map(network, ELEMENT, style, Settings(rounds=2))
    assert len(layers) == network.config.depth - 1
    for layer in layers:
        assert layer.first.shape == (20, 20) and abs(layer.load.sum() - 1) < 1e-6
        assert 0 <= layer.specialisation <= 1
