"""The head `shaded`: painted by rule, whole or in strips, locked where it must be."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
from PIL import Image

from grounding.types import Inputs
from planner import looks
from planner.content import Wishes
from planner.parts import Box, PictureObject, Reference
from planner.plan import PictureElement, Plan
from planner.think import think
from renderer.glow import shines
from renderer.heads import PaintRequest, head_named, raster, shaded
from renderer.relief import Relief
from renderer.render import render
from renderer.shade import Painter, watercolour
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


def test_watercolour_lets_the_paper_through_and_gathers_at_its_edges() -> None:
    canvas = np.full((200, 200, 3), 0.9, np.float32)
    canvas[50:150, 50:150] = 0.4
    painted = watercolour(canvas, np.zeros((200, 200, 4), np.float32), 1000)[100, :, 0]
    middle, rim = painted[100], painted[50:58].min()
    assert middle > 0.45 and rim < middle - 0.03
    assert np.abs(np.diff(painted)).max() > 0.25  # an edge stays sharp


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


def test_a_reference_on_a_disc_is_seen_beyond_it() -> None:
    plan = scene("a fox under a tree")
    out = io.BytesIO()
    Image.new("RGB", (40, 60), "teal").save(out, "WEBP")
    given = Reference(id="r", label="r", width=40, height=60, cut=True,
                      data=base64.b64encode(out.getvalue()).decode())  # fmt: skip
    thing = PictureObject(label="r", ref="r", box=Box(x=0, y=0, w=300, h=450))
    element = PictureElement(
        id="p", box=Box(x=0, y=0, w=1000, h=1000), ground="disc", objects=(thing,)
    )
    own = plan.model_copy(update={"elements": (element,), "references": (given,)})
    sketch = raster.sketch_of(PaintRequest(own, element, (100, 100)))
    shown = raster.on_disc(np.zeros((100, 100, 3), np.uint8), sketch)
    assert shown[4, 4, 3] == 255  # a corner that the disc does not reach
    assert shown[96, 96, 3] == 0


def test_the_time_of_day_moves_things_as_it_moves_their_ground() -> None:
    light: dict[str, list[float]] = {}
    for time in ("day", "dusk", "night"):
        plan = scene("a white house and a tree under a full moon, in the snow")
        element = next(e for e in plan.elements if e.kind == "picture")
        element = element.model_copy(update={"time": time})
        sketch = Sketch(element, plan.style, 0)
        painted = Painter(sketch, 0).paint(sketch.whole(300, 300)).mean(-1)
        owner = sketch.flat(sketch.whole(300, 300))[2]
        names = ["ground", *(thing.label for thing in sketch.things)]
        for at, name in enumerate(names):
            light.setdefault(name, []).append(float(painted[owner == at].mean()))
    for name in ("ground", "house", "tree"):
        day, dusk, night = light[name]
        assert night < dusk < day and night < 0.85 * day, name
    assert light["full moon"][2] > 0.85 * light["full moon"][0]


def test_what_shines_in_the_dark_is_painted_as_bright_as_it_is_drawn() -> None:
    for prompt in ("a campfire under the stars", "a snowman under a street lamp at night"):
        plan = scene(prompt)
        element = next(e for e in plan.elements if e.kind == "picture")
        sketch = Sketch(element, plan.style, 0)
        window = sketch.whole(400, 400)
        flat, _, owner = sketch.flat(window)
        painted = Painter(sketch, 0).paint(window)
        bright = next(i for i, t in enumerate(sketch.things) if shines(t, element.time))
        own = (owner == bright + 1) & (sketch.thing(bright, window)[..., 3] == 255)  # type: ignore[index]
        assert own.sum() > 500
        off = painted[own].mean(0) - flat[own].mean(0)
        assert np.abs(off).max() < 1.5, (prompt, off)  # grain alone, and that of mean 0


def test_what_hangs_on_a_wall_casts_its_shadow_beside_it_alone() -> None:
    thing = PictureObject(label="sign", sprite="board:sign", box=Box(x=300, y=200, w=400, h=150), support="wall")  # fmt: skip
    picture = PictureElement(id="p", box=Box(x=0, y=0, w=1000, h=1000), ground="room", objects=(thing,))  # fmt: skip
    relief = Relief(Sketch(picture, scene("a fox").style, 0), 0)
    rows = np.flatnonzero(relief.forms[0][0].max(1) > 0.05) / relief.unit
    assert rows.size and rows.max() < 400


def test_light_bleaches_no_ground_and_lifts_no_sun() -> None:
    plan = scene("a cactus in the desert at noon, paper cut")
    element = next(e for e in plan.elements if e.kind == "picture")
    relief = Relief(Sketch(element, plan.style, 0), 0)
    window = relief.sketch.whole(200, 200)
    bare = relief.sketch.bare(window)
    assert float((bare * relief.fall(window)[..., None]).max()) <= 251
    sun = int(relief.sketch.sunlight[1:], 16)
    assert sun not in [tone.color for tone in relief._tones]
    assert (bare == [sun >> 16, sun >> 8 & 255, sun & 255]).all(-1).any()
