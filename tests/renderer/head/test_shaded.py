"""The head `shaded`: painted by rule, whole or in strips, locked where it must be."""

from __future__ import annotations

import numpy as np
import pytest

from grounding.types import Inputs
from planner import looks
from planner.content import Wishes
from planner.plan import Plan
from planner.think import think
from renderer import render
from renderer.heads import PaintRequest, head_named, raster, shaded
from renderer.relief import Relief
from renderer.shade import Painter
from renderer.sketch import Sketch


def scene(prompt: str) -> Plan:
    return think(prompt, Inputs(), Wishes(size="1K"))


@pytest.mark.parametrize("medium", ["soft", "paper", "watercolour"])
def test_strips_make_the_same_picture(medium: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = scene("a fox under a tree beside a barn at dusk")
    element = next(e for e in plan.elements if e.kind == "picture")
    style = plan.style.model_copy(update={"medium": medium})
    painter = Painter(Sketch(element, style, 0), 0)
    one = shaded.whole(painter, element, 300, 300).astype(int)
    monkeypatch.setattr(shaded, "_STRIP", 300 * 80)
    told: list[str] = []
    many = shaded.whole(painter, element, 300, 300, lambda event: told.append(event.message))
    assert np.abs(one - many).max() <= 6 and np.abs(one - many).mean() < 0.2
    assert len(told) == 4 and told[-1].endswith("300 of 300 rows")


def test_a_halo_leaves_no_edge_on_the_ground() -> None:
    plan = scene("a rocket beside a full moon over snowy hills at night, paper cut")
    element = next(e for e in plan.elements if e.kind == "picture")
    bare = element.model_copy(update={"objects": ()})
    sketches = [Sketch(one, plan.style, 0) for one in (element, bare)]
    shone, dark = (Relief(sketch, 0).fall(sketch.whole(300, 300)) for sketch in sketches)
    assert np.array_equal(shone, dark) and shone.std() > 0.02


def test_what_is_locked_stays_to_the_bit() -> None:
    plan = scene("a fox under a tree")
    element = next(e for e in plan.elements if e.kind == "picture")
    source = np.random.default_rng(0).integers(0, 256, (200, 200, 3), dtype=np.uint8)
    mask = np.zeros((200, 200), np.uint8)
    mask[:, 100:] = 255
    request = PaintRequest(plan, element, (200, 200), source, mask)
    made = head_named("shaded").paint(request)
    assert made.origin == "shaded" and made.marks[0]["w"] == element.box.w


def test_a_page_is_drawn_with_it_and_light_shows() -> None:
    plan = scene("a red apple on a table")
    flat, lit = (np.asarray(_pixels(plan, head)) for head in ("none", "shaded"))
    assert flat.shape == lit.shape and np.abs(flat.astype(int) - lit).mean() > 2
    assert np.array_equal(lit, _pixels(plan, "shaded"))


def _pixels(plan: Plan, head: str) -> np.ndarray:
    import io

    from PIL import Image

    return np.asarray(
        Image.open(io.BytesIO(render(plan, size="256x256", head=head).png())).convert("RGB")
    )


def test_every_character_has_a_medium_that_is_painted() -> None:
    media = {looks.character(name).medium for name in looks.characters()}
    assert media <= {"soft", "paper", "watercolour"}


def test_the_page_shows_round_a_disc() -> None:
    plan = scene("a red apple on a table")
    element = next(e for e in plan.elements if e.kind == "picture")
    round_ = element.model_copy(update={"ground": "disc"})
    pixels = np.full((120, 120, 3), 9, np.uint8)
    shown = raster.on_disc(pixels, Sketch(round_, plan.style, 0))
    assert shown.shape == (120, 120, 4) and shown[0, 0, 3] == 0 and shown[60, 60, 3] == 255
    assert raster.on_disc(pixels, Sketch(element, plan.style, 0)) is pixels


def test_auto_paints_what_was_asked_to_be_painted() -> None:
    plans = [scene("a fox under a tree"), scene("a fox under a tree, watercolour"),
             scene("a fox under a tree, light from the left")]  # fmt: skip
    made = [render(plan, size="128x128", head="auto") for plan in plans]
    origins = [
        next(o for o in one.origins.values() if o in ("illustration", "shaded")) for one in made
    ]
    assert origins == ["illustration", "shaded", "shaded"]
    assert [plan.style.medium for plan in plans[1:]] == ["watercolour", "soft"]
