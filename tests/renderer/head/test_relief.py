"""Light on a sketch: form, cast shadows, ground, and the grain of the medium."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from planner import looks
from planner.parts import Box, Light, PictureObject, Style
from planner.plan import PictureElement
from renderer.relief import LOW, PLANES, Relief, is_sheet
from renderer.sketch import Sketch, Window

THING = PictureObject(
    label="apple", sprite="fluent-emoji-flat:red-apple", box=Box(x=300, y=300, w=400, h=400),
    support="ground",
)  # fmt: skip
ELEMENT = PictureElement(
    id="p", box=Box(x=0, y=0, w=1000, h=1000), ground="plain", objects=(THING,)
)


def style(azimuth: float = 90, elevation: float = 35, medium: str = "soft") -> Style:
    made = looks.style("ocean", "editorial", looks.character("editorial").pairings[0], False)
    light = Light(azimuth=azimuth, elevation=elevation)
    return made.model_copy(update={"light": light, "medium": medium})


def planes(look: Style, window: Window | None = None, seed: int = 0) -> npt.NDArray[np.float64]:
    sketch = Sketch(ELEMENT, look, seed)
    made = Relief(sketch, seed).planes(window or sketch.whole(256, 256))
    assert made.dtype == np.uint8 and made.shape[-1] == PLANES
    return (made.astype(float) - 128) / 127


@pytest.mark.parametrize(("azimuth", "bright"), [(90, "right"), (270, "left")])
def test_a_form_faces_the_light(azimuth: float, bright: str) -> None:
    facing = planes(style(azimuth))[..., 0]
    right, left = facing[110:160, 150:170].mean(), facing[110:160, 86:106].mean()
    assert (right > left) == (bright == "right") and abs(right - left) > 0.1
    assert facing[:60].max() == facing[:60].min() == 0  # the ground has no form


@pytest.mark.parametrize(("azimuth", "dark"), [(60, "left"), (300, "right")])
def test_a_shadow_falls_away_from_the_light(azimuth: float, dark: str) -> None:
    shade = planes(style(azimuth))[..., 1]
    left, right = shade[150:200, :100].sum(), shade[150:200, 156:].sum()
    assert (left < right) == (dark == "left")
    assert shade.min() < -0.3 and shade[:60].min() == 0


def test_a_thing_that_floats_casts_no_shadow() -> None:
    loose = THING.model_copy(update={"support": None})
    sketch = Sketch(ELEMENT.model_copy(update={"objects": (loose,)}), style(), 0)
    assert (Relief(sketch, 0).planes(sketch.whole(128, 128))[..., 1] == 128).all()


def test_the_ground_is_lighter_towards_the_light() -> None:
    fall = planes(style(90))[..., 2]
    assert fall[10, 250] > fall[10, 5] + 0.1


@pytest.mark.parametrize("medium", ["soft", "paper", "watercolour"])
def test_a_window_shows_what_the_whole_shows_there(medium: str) -> None:
    whole = planes(style(medium=medium))
    part = planes(style(medium=medium), Window(250, 250, 500, 500, 128, 128))
    assert np.abs(whole[64:192, 64:192] - part).max() < 0.03


def test_a_window_beyond_the_edge_repeats_the_edge() -> None:
    beyond = planes(style(medium="watercolour"), Window(750, 750, 500, 500, 128, 128))
    inside = planes(style(medium="watercolour"))[192:, 192:]
    assert np.abs(beyond[:64, :64] - inside).max() < 0.03
    assert np.isfinite(beyond).all()


def test_grain_is_the_mediums_and_the_seeds() -> None:
    assert not planes(style())[..., 3:].any()
    first, other = (planes(style(medium="watercolour"), seed=seed)[..., 3:] for seed in (1, 2))
    assert first.std() > 0.1 and not np.array_equal(first, other)
    assert np.array_equal(first, planes(style(medium="watercolour"), seed=1)[..., 3:])


def test_each_of_a_group_has_its_shadow_at_its_own_feet() -> None:
    box = Box(x=100, y=450, w=800, h=350)
    pair = THING.model_copy(update={"box": box, "count": 2, "loose": True})
    element = ELEMENT.model_copy(update={"objects": (pair,)})
    far, near = sorted(Sketch(element, style(), 0).places[0], key=lambda place: place[1] + place[3])
    assert near[1] + near[3] > far[1] + far[3] + 10
    sketch = Sketch(element, style(90 if near[0] < far[0] else 270), 0)  # away from the far one
    shade = Relief(sketch, 0).planes(sketch.whole(512, 512))[..., 1].astype(int)
    for x, y, w, h in (far, near):
        foot, middle = round((y + h) * 0.512), round((x + w / 2) * 0.512)
        assert shade[foot : foot + 8, middle - 12 : middle + 12].min() < 100
    middle, below = round((far[0] + far[2] / 2) * 0.512), round((near[1] + near[3]) * 0.512)
    assert shade[below - 2 : below + 8, middle - 12 : middle + 12].min() > 120


def test_rows_of_windows_are_no_sheet_of_paper_and_a_hill_is() -> None:
    y, x = np.mgrid[:LOW, :LOW]
    hill = y > LOW * (0.6 + 0.1 * np.sin(x / 90))
    windows = (x % 64 > 38) & (y % 80 > 44) & (x < LOW - 30) & (y < LOW - 30)
    assert windows.mean() > 0.1
    assert is_sheet(hill.astype(np.float32))
    assert not is_sheet(windows.astype(np.float32))
