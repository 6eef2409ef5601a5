"""Words on things: who bears them, where their surface is, and what `check` says of it."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
import resvg_py
from PIL import Image

from grounding.types import Inputs
from planner import icons
from planner.brief import read_brief
from planner.check import check
from planner.content import Wishes
from planner.icons.boards import BOARDS, board, board_svg, taller
from planner.icons.drawings import DRAWINGS
from planner.parts import Box, PictureObject
from planner.plan import OnObject, PictureElement, Plan, TextElement
from planner.surfaces import area, ground_of, surface
from planner.think import think


def made(prompt: str) -> tuple[Plan, PictureElement, list[TextElement]]:
    plan = think(prompt, Inputs(), Wishes(size="1K"))
    picture = next(e for e in plan.elements if isinstance(e, PictureElement))
    return plan, picture, [e for e in plan.elements if isinstance(e, TextElement)]


def pixels(svg: str, w: int, h: int) -> np.ndarray:
    png = resvg_py.svg_to_bytes(svg_string=svg, width=w, height=h)
    return np.asarray(Image.open(io.BytesIO(bytes(png))).convert("RGBA"))


@pytest.mark.parametrize("name", [*BOARDS, "shop-55", "sign-post-70", "billboard-40"])
def test_a_panel_is_plain_and_of_the_colour_told(name: str) -> None:
    form = board(f"board:{name}")
    assert form is not None
    drawn = pixels(board_svg(form, 400, 300), 400, 300)
    for part, (x, y, right, bottom) in form.panels.items():
        assert 0 <= x < right <= 1 and 0 <= y < bottom <= 1
        ground = form.ground(part, None)
        inside = drawn[
            round(y * 300) + 2 : round(bottom * 300) - 2,
            round(x * 400) + 2 : round(right * 400) - 2,
        ]
        told = [int(ground[i : i + 2], 16) for i in (1, 3, 5)]
        near = (np.abs(inside[..., :3].astype(int) - told).max(-1) < 30).mean()
        assert near > (0.75 if "window" in name or name == "wall" else 0.93)  # fmt: skip


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_of_a_thing_stays_in_its_box(name: str) -> None:
    svg = board_svg(DRAWINGS[name], 200, 200 / DRAWINGS[name].ratio)
    low = round(200 / DRAWINGS[name].ratio)
    svg = re.sub(r' (?:width|height)="[\d.]+" ?(?=[^<]*viewBox)', " ", svg)
    wide = re.sub('viewBox="[^"]*"', f'viewBox="-40 -40 280 {low + 80}"', svg)
    cover = pixels(wide, 280, low + 80)[..., 3] > 60
    cover[37 : low + 43, 37:243] = False
    assert not cover.any()


def test_a_board_made_taller_keeps_its_panel() -> None:
    name, h = taller("sign-post", 200.0, 100.0)
    form = board(f"board:{name}")
    assert form is not None and h == pytest.approx(300, abs=4)
    assert form.panels[""][3] * h == pytest.approx(BOARDS["sign-post"].panels[""][3] * 200)


@pytest.mark.parametrize(
    ("prompt", "sprites", "words"),
    [
        ("A bakery with a sign that says 'Fresh Bread'", ["board:shop"], ["Fresh Bread"]),
        ("Eine Bäckerei mit einem Schild „Frische Brötchen“", ["board:shop"], ["Frische Brötchen"]),
        ("A bottle with a label that says 'Olive Oil'", ["board:bottle"], ["Olive Oil"]),
        ("A laptop with a screen that says 'Hello'", ["board:laptop"], ["Hello"]),
        ("A laptop on a desk whose screen says 'Hello'", ["board:laptop"], ["Hello"]),
        ("通りに「営業中」と書かれた看板", ["board:sign-post"], ["営業中"]),
        ("A taxi whose door says 'Metro'", ["board:taxi"], ["Metro"]),
        ("Ein Bus mit der Aufschrift „Linie 5“", ["board:bus"], ["Linie 5"]),
        ("Two jars labelled 'Salt' and 'Rice' on a table", ["board:jar"] * 2, ["Salt", "Rice"]),
        ("A book titled 'The Quiet Sea' on a desk", ["board:cover"], ["The Quiet Sea"]),
        ("A billboard that says 'Sale' in a desert", ["board:billboard"], ["Sale"]),
        ("A sign on a bakery reads 'Open'", ["board:shop"], ["Open"]),
    ],
)
def test_what_bears_words(prompt: str, sprites: list[str], words: list[str]) -> None:
    _, picture, texts = made(prompt)
    assert [thing.sprite for thing in picture.objects] == sprites
    assert [text.text for text in texts] == words
    assert all(text.on and text.parent == picture.id for text in texts)


def test_a_shop_has_its_name_and_its_window() -> None:
    _, picture, (name, window) = made(
        "A bookstore with a sign 'Paper Moon' and a window that says 'Open'"
    )
    assert len(picture.objects) == 1 and name.on and window.on
    assert name.on.flat.bottom < window.on.flat.y  # fmt: skip


def test_a_notice_on_a_tree_is_no_part_of_it() -> None:
    _, picture, (text,) = made("A notice on a tree that reads 'Stay on the path'")
    assert text.on and picture.objects[text.on.object].label == "notice"
    assert [thing.label for thing in picture.objects] == ["notice", "tree"]


def test_who_holds_a_sign_stands_behind_it_from_head_to_foot() -> None:
    _, picture, _ = made("A man holding a sign that reads 'Save the Bees' in a meadow")
    man, sign = picture.objects
    assert man.sprite == "fluent-emoji-flat:man-standing" and man.depth > sign.depth
    assert man.box.y < sign.box.y and man.box.bottom > sign.box.bottom


@pytest.mark.parametrize(
    "prompt",
    [
        "A street scene with a billboard showing 'Grand Sale', a storefront displaying 'Half Off', a bus stop"
        " sign reading 'Next Stop: Park', a food truck with 'Fresh Tacos', and a kiosk with 'News'",
        "A mug that says 'Good Morning' and a notebook that says 'Plans' on a table",
        "A sign 'A', a banner 'Happy New Year to all of you' and a poster 'C' in a room",
    ],
)
def test_words_are_inside_their_surface_and_nothing_nearer_covers_it(prompt: str) -> None:
    plan, picture, texts = made(prompt)
    assert not check(plan)
    for text in texts:
        assert text.on and text.on.flat.contains(text.box)
        bearer = picture.objects[text.on.object]
        for thing in picture.objects:
            if thing.depth < bearer.depth and thing.label != bearer.label:
                over = min(thing.box.bottom, text.box.bottom) - max(thing.box.y, text.box.y)
                wide = min(thing.box.right, text.box.right) - max(thing.box.x, text.box.x)
                assert over <= 0 or wide <= 0, thing.label


def test_what_has_no_surface_for_its_words_bears_a_plate() -> None:
    _, picture, (text,) = made("An armchair with 'Rest and Relax' on it in a room")
    assert text.on
    plate = picture.objects[text.on.object]
    assert plate.sprite == "board:plate" and plate.label == picture.objects[0].label


def test_the_surface_of_a_drawing_is_measured() -> None:
    truck = PictureObject(label="truck", sprite="fluent-emoji-flat:delivery-truck", box=Box(x=0, y=0, w=400, h=400), support="ground")  # fmt: skip
    found = surface(truck)
    assert found is not None
    box = area(truck, found)
    drawn = pixels(icons.svg(truck.sprite or ""), 400, 400)
    down = (1 - icons.ink(icons.svg(truck.sprite or ""))[3]) * 400
    inside = drawn[round(box.y - down) : round(box.bottom - down), round(box.x) : round(box.right)]
    told = [int(found.color[i : i + 2], 16) for i in (1, 3, 5)]
    assert box.w > 120 and box.h > 60
    assert np.abs(inside[..., :3].astype(int) - told).max() < 12


def test_letters_stand_out_from_their_surface() -> None:
    plan, picture, (text,) = made("A shop with a sign that says 'Figs' in large yellow letters")
    assert text.on
    ground = ground_of(picture.objects[text.on.object], text.on)
    assert ground is not None and not check(plan)
    pale = text.model_copy(update={"color": ground})
    elements = tuple(pale if e.id == text.id else e for e in plan.elements)
    assert [i.code for i in check(plan.model_copy(update={"elements": elements}))] == ["contrast"]


@pytest.mark.parametrize(
    ("thing", "quad", "code"),
    [
        (7, None, "unknown-thing"),
        (0, ((0, 0), (40, 0), (40, 20), (0, 20)), "off-surface"),
        (0, ((0, 0), (900, 0), (1800, 60), (900, 60)), "off-surface"),
    ],
)
def test_words_off_their_surface_are_told(
    thing: int, quad: tuple[tuple[float, float], ...] | None, code: str
) -> None:
    plan, _, (text,) = made("A billboard that says 'Sale' in a desert")
    assert text.on
    on = OnObject(object=thing, quad=quad or text.on.quad)  # type: ignore[arg-type]
    moved = text.model_copy(update={"on": on})
    elements = tuple(moved if e.id == text.id else e for e in plan.elements)
    assert code in [i.code for i in check(plan.model_copy(update={"elements": elements}))]


@pytest.mark.parametrize(
    ("prompt", "sprite"),
    [
        ("A woman walking in a park with a dog", "woman-walking"),
        ("Two children playing in a park", "child+playing"),
        ("Two people playing in a park", "person-playing-handball"),
        ("A woman on a bench under a tree", "woman-in-lotus-position"),
        ("Ein Mann und eine Katze im Garten", "man-standing"),
        ("A little girl running on the beach", "girl+running"),
        ("Une grand-mère sur un banc", "old-woman+sitting"),
        ("A woman in a long coat walking in the snow", "woman+walking"),
        ("A chef beside a stove in a kitchen", "cook"),
    ],
)
def test_people_are_whole_figures_where_there_are_some(prompt: str, sprite: str) -> None:
    _, picture, _ = made(prompt)
    assert (picture.objects[0].sprite or "").endswith(sprite)


def test_a_slanted_surface_keeps_the_length_of_its_edges() -> None:
    on = OnObject(object=0, quad=((100, 100), (300, 140), (280, 240), (80, 200)))
    a, b, c, d, e, f = on.matrix
    flat = on.flat
    corner = a * flat.x + c * flat.y + e, b * flat.x + d * flat.y + f
    assert corner == pytest.approx((100, 100))
    assert flat.w == pytest.approx(np.hypot(200, 40)) and flat.h == pytest.approx(
        np.hypot(-20, 100)
    )


@pytest.mark.parametrize(
    ("prompt", "carriers"),
    [
        ('A bookshop with a green sign that says "Paper Moon" and "Open" in the window',
         [("Paper Moon", ""), ("Open", "window")]),
        ("一家商店，招牌上写着“今日特价”", [("今日特价", "")]),
        ("Ein Café, das Schild sagt „Zum Mond“, davor ein Fahrrad", [("Zum Mond", "")]),
    ],
)  # fmt: skip
def test_words_of_a_shop_stand_on_its_own_panels(
    prompt: str, carriers: list[tuple[str, str]]
) -> None:
    brief = read_brief(prompt, Inputs(), Wishes())
    assert brief.scene is not None
    assert [(t.text, t.part) for t in brief.scene.texts] == carriers
    assert len({t.carrier for t in brief.scene.texts}) == 1


def test_a_sign_that_the_prompt_opens_with_bears_its_words() -> None:
    brief = read_brief(
        'A road sign in the desert that says "Slow Down", a cactus beside it', Inputs(), Wishes()
    )
    assert brief.scene is not None
    assert brief.scene.texts[0].carrier == "road sign"


def test_who_is_in_a_shirt_wears_its_words() -> None:
    brief = read_brief(
        'A boy in a T-shirt that says "Choose Kind", in a meadow', Inputs(), Wishes()
    )
    assert brief.scene is not None
    shirt, boy = (
        next(o for o in brief.scene.objects if name in o.label.lower()) for name in ("shirt", "boy")
    )
    assert boy.box.x < shirt.box.x + shirt.box.w / 2 < boy.box.right
    assert shirt.box.h < boy.box.h
