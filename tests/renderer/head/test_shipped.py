"""The weights that are shipped: they load, they paint, and the light of the plan moves the shading."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from planner import looks
from planner.parts import Box, Light, PictureObject
from planner.plan import PictureElement
from renderer.model import insight, weights
from renderer.model.network import Network
from renderer.model.sample import paint
from renderer.model.settings import Settings
from renderer.relief import Emphasis
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


@cache
def lit_from(network: Network, azimuth: float, emphasis: Emphasis) -> tuple[np.ndarray, np.ndarray]:
    """The picture lit from `azimuth`, and its sketch."""
    style = looks.style("ocean", "technical", looks.character("technical").pairings[0], False)
    style = style.model_copy(
        update={"light": Light(azimuth=azimuth, elevation=35), "medium": "soft"}
    )
    sketch = Sketch(ELEMENT, style, 0)
    flat, _, _ = sketch.flat(sketch.whole(256, 256))
    settings = Settings(emphasis=emphasis)
    return paint(network, ELEMENT, style, (256, 256), settings).astype(float), flat.astype(float)


def test_the_side_towards_the_light_is_the_brighter_one(network: Network) -> None:
    def lean(azimuth: float) -> float:
        painted, flat = lit_from(network, azimuth, Emphasis())
        gain = (painted - flat).mean(-1)
        return float(gain[90:170, 140:180].mean() - gain[90:170, 80:120].mean())

    assert lean(90) > lean(270)


def test_what_an_instruction_weighs_is_how_strongly_it_shows(network: Network) -> None:
    def shown(**weights: float) -> tuple[float, float]:
        """How much lighter the lit side of the thing is, and how far the light falls over the ground."""
        painted, flat = lit_from(network, 90, Emphasis(**weights))
        gain = (painted - flat).mean(-1)
        side = gain[90:170, 140:180].mean() - gain[90:170, 80:120].mean()
        return float(side), float(gain[200:250].std())

    usual = shown()
    for less in (shown(style=0.2), shown(things=0.2)):
        assert less[0] < 0.5 * usual[0]
    assert shown(style=2)[0] > 1.2 * usual[0]
    ground = shown(ground=0)
    assert ground[1] < 0.5 * usual[1] and ground[0] > 0.7 * usual[0]


def test_the_painting_keeps_to_its_sketch_and_is_no_copy(network: Network) -> None:
    painted, flat = lit_from(network, 300, Emphasis())
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
