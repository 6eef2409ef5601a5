"""How tall things are drawn beside each other, measured on the ink of their drawings."""

from __future__ import annotations

import numpy as np
import pytest

from grounding.types import Inputs
from planner.content import Wishes
from planner.plan import PictureElement
from planner.think import think
from renderer.sketch import Sketch


def ink(prompt: str) -> list[float]:
    """The heights of a prompt's things in their order, as shares of the picture."""
    plan = think(prompt, Inputs(), Wishes(size="1K", aspect="1:1"))
    element = next(e for e in plan.elements if isinstance(e, PictureElement))
    sketch = Sketch(element, plan.style, 0)
    window, tall = sketch.whole(300, 300), {}
    for index, thing in enumerate(sketch.things):
        drawn = sketch.thing(index, window)
        assert drawn is not None
        rows = np.flatnonzero((drawn[..., 3] > 60).any(1))
        tall[thing.label] = (rows[-1] - rows[0]) / 300
    return [tall[thing.label] for thing in element.objects]


@pytest.mark.parametrize(
    ("prompt", "least"),
    [
        ("an elephant beside a mouse on a meadow", 2.2),
        ("a tractor beside a farmer on a meadow", 1.05),
        ("a house beside a child on a meadow", 1.4),
        ("a giraffe beside a lion on a meadow", 1.3),
        ("a horse beside a cat on a meadow", 1.6),
        ("a bus beside a car on a meadow", 1.1),
        ("a castle beside a king on a meadow", 1.6),
        ("a windmill beside a sheep on a meadow", 1.8),
        ("un tracteur à côté d'un fermier dans un champ", 1.05),
        ("una casa junto a un niño en el campo", 1.4),
        ("слон рядом с мышью на лугу", 2.2),
        ("草地上的一头大象和一只老鼠", 2.2),
    ],
)
def test_the_first_is_taller(prompt: str, least: float) -> None:
    first, second = ink(prompt)
    assert first > least * second
