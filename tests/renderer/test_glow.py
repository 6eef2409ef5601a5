"""What shines in a picture, and its light on what is round it."""

from __future__ import annotations

import numpy as np
import pytest

from planner.color import rgb
from planner.parts import Box, DayTime, PictureObject
from planner.plan import PictureElement
from renderer.glow import sources
from renderer.scenery import LAMPLIT
from renderer.sketch import Sketch, Window
from tests.renderer.head.test_shaded import scene


def _thing(name: str, x: float, y: float = 500, support: str | None = "ground") -> PictureObject:
    return PictureObject(
        label=name, sprite=f"fluent-emoji-flat:{name}", box=Box(x=x, y=y, w=200, h=200), support=support,
    )  # fmt: skip


def _sketch(time: DayTime, *things: PictureObject) -> Sketch:
    box = Box(x=0, y=0, w=1000, h=1000)
    element = PictureElement(
        id="p", box=box, ground="hills", time=time, objects=things, tinted=False
    )
    return Sketch(element, scene("a fox").style, 0)


def _mean(sketch: Sketch, name: str) -> np.ndarray:
    index = next(i for i, thing in enumerate(sketch.things) if thing.label == name)
    color, _, owner = sketch.flat(sketch.whole(250, 250))
    return np.asarray(color[owner == index + 1].mean(0))


def test_what_is_near_a_lamp_is_lighter_and_warmer_at_night() -> None:
    cat = _thing("cat", 100)
    alone = _mean(_sketch("night", cat), "cat")
    near = _mean(_sketch("night", cat, _thing("candle", 320)), "cat")
    far = _mean(_sketch("night", cat, _thing("candle", 800)), "cat")
    assert near.mean() > far.mean() + 2 and far.mean() >= alone.mean()
    assert near[0] - near[2] > alone[0] - alone[2] + 5


@pytest.mark.parametrize(
    ("name", "time", "count"),
    [("candle", "day", 0), ("candle", "night", 1), ("house", "dusk", 1), ("cat", "night", 0)],
)
def test_lamps_and_houses_give_light_once_it_is_dark(name: str, time: DayTime, count: int) -> None:
    assert len(sources(_sketch(time, _thing(name, 400)).element)) == count


def test_a_moon_reaches_further_than_a_lamp() -> None:
    moon, lamp = sources(
        _sketch("night", _thing("full-moon", 700, 60, None), _thing("candle", 300)).element
    )
    assert moon.reach > 2 * lamp.reach


@pytest.mark.parametrize(("time", "lit"), [("day", False), ("night", True)])
def test_windows_of_houses_are_lit_at_night_and_stay_as_bright(time: DayTime, lit: bool) -> None:
    color, _, owner = _sketch(time, _thing("house", 400)).flat(Window(0, 0, 1000, 1000, 400, 400))
    panes = np.abs(color[owner == 1] - 255 * np.array(rgb(LAMPLIT))).max(-1) < 6
    assert bool(panes.sum() > 20) == lit
