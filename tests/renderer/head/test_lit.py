"""Words on things in the light of the picture: shaded with their surface, slanted with it, or shining."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from grounding.types import Inputs
from planner.color import contrast, to_hex
from planner.content import Wishes
from planner.plan import Corner, OnObject, PictureElement, Plan, TextElement
from planner.think import think
from planner.typeset import fit_element
from renderer.heads import PaintRequest
from renderer.heads.raster import sketch_of
from renderer.lit import tinted, tints
from renderer.render import render


def made(prompt: str) -> tuple[Plan, PictureElement, TextElement]:
    plan = think(prompt, Inputs(), Wishes(size="1K"))
    picture = next(e for e in plan.elements if isinstance(e, PictureElement))
    return plan, picture, next(e for e in plan.elements if isinstance(e, TextElement))


def test_letters_are_as_dark_as_their_surface() -> None:
    plan, picture, text = made("A billboard that says 'Sale of the year' in a desert")
    request = PaintRequest(plan, picture, (400, 400))
    sketch = sketch_of(request)
    flat = sketch.flat(sketch.whole(400, 400))[0]
    assert text.id in tints(request, flat)
    lit = np.array(tints(request, flat)[text.id])[:, 0]
    dark = np.array(tints(request, (flat * np.array([0.5, 0.5, 0.7])).astype(np.uint8))[text.id])[
        :, 0
    ]
    assert np.allclose(lit, 1, atol=0.03) and np.allclose(dark[0], [0.5, 0.5, 0.7], atol=0.05)


@pytest.mark.parametrize("shown", [(96, 84, 28), (30, 34, 60), (200, 196, 190)])
def test_letters_stand_out_from_what_was_painted(shown: tuple[int, int, int]) -> None:
    plan, picture, text = made("A taxi whose door says 'Metro' on a street at night")
    request = PaintRequest(plan, picture, (300, 300))
    painted = np.full((300, 300, 3), shown, np.uint8)
    ground = to_hex((shown[0] / 255, shown[1] / 255, shown[2] / 255))
    for tint in tints(request, painted)[text.id]:
        assert contrast(tinted(text.color or "", tint), ground) >= 4.45


def test_what_shines_is_not_shaded() -> None:
    plan, picture, text = made("A neon sign reading 'OPEN' on a street at night")
    request = PaintRequest(plan, picture, (300, 300))
    assert text.id not in tints(request, np.zeros((300, 300, 3), np.uint8))
    shining = np.asarray(Image.open(io.BytesIO(render(plan, size="1K").png())).convert("RGB"))
    plain = plan.model_copy(update={"elements": tuple(e for e in plan.elements if e.id != text.id)})
    bare = np.asarray(Image.open(io.BytesIO(render(plain, size="1K").png())).convert("RGB"))
    changed = np.abs(shining.astype(int) - bare).max(-1)
    assert (changed > 120).sum() > 1000 and ((changed > 3) & (changed < 60)).sum() > 1000


@pytest.mark.parametrize(
    "quad",
    [
        ((200, 300), (700, 400), (700, 600), (200, 500)),
        ((300, 200), (800, 120), (860, 320), (360, 400)),
        ((150, 150), (550, 650), (450, 730), (50, 230)),
    ],
)
def test_letters_lie_on_a_slanted_surface(quad: tuple[Corner, Corner, Corner, Corner]) -> None:
    plan, picture, text = made("A billboard that says 'WWWWWW' in a desert")
    on = OnObject(object=0, quad=quad)
    flat = on.flat
    big = text.model_copy(update={"on": on, "box": flat, "size": flat.w / 7, "leading": 1.0})
    big = fit_element(big, plan.style, "en")
    blank = plan.model_copy(
        update={"elements": (picture.model_copy(update={"objects": picture.objects}),)}
    )
    with_, without = (
        np.asarray(Image.open(io.BytesIO(render(p, size="500x500").png())).convert("RGB")).astype(
            int
        )
        for p in (plan.model_copy(update={"elements": (*blank.elements, big)}), blank)
    )
    y, x = np.nonzero(np.abs(with_ - without).max(-1) > 40)
    points = np.stack([x * 2, y * 2], -1)
    inside = np.ones(len(points), bool)
    for start, end in zip(quad, (*quad[1:], quad[0]), strict=True):
        along, to = np.subtract(end, start), points - np.array(start)
        inside &= along[0] * to[:, 1] - along[1] * to[:, 0] > -6 * np.hypot(*along)
    assert len(points) > 800 and inside.mean() > 0.99
    across = np.subtract(quad[1], quad[0]) / np.hypot(*np.subtract(quad[1], quad[0]))
    assert np.ptp(points @ across) > 0.6 * flat.w
