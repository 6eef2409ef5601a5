"""Where the drawings of a counted thing stand in its box."""

from __future__ import annotations

from planner.parts import Box, PictureObject
from planner.plan import PictureElement
from renderer.placings import places

AREA = Box(x=0, y=0, w=1000, h=1000)


def picture(*things: PictureObject) -> PictureElement:
    return PictureElement(id="p", box=AREA, z=1, prompt="", ground="room", objects=things)


def thing(label: str, count: int, sprite: str, w: float, h: float, **more: object) -> PictureObject:
    fields = {"depth": 0.3, "support": "ground"} | more
    return PictureObject(
        label=label, count=count, sprite=sprite, box=Box(x=100, y=100, w=w, h=h), **fields
    )  # type: ignore[arg-type]


def test_a_drawing_keeps_its_ratio_and_stands() -> None:
    sofa = thing("sofa", 1, "board:sofa", 400, 400)
    ((x, y, w, h),) = places(sofa, picture(sofa))
    assert round(w / h, 2) == 2.1
    assert (x, y + h) == (100, 500)


def test_the_last_row_of_a_group_is_in_the_middle() -> None:
    boats = thing("boats", 5, "fluent-emoji-flat:sailboat", 300, 200)
    found = places(boats, picture(boats))
    last = [x + w / 2 for x, y, w, _ in found if y == found[-1][1]]
    assert len(last) == 2
    assert round(sum(last) / 2, 3) == 250


def test_flowers_in_a_vase_overlap_in_two_rows() -> None:
    vase = thing("vase", 1, "board:vase", 200, 300, depth=0.2)
    tulips = thing("tulips", 7, "fluent-emoji-flat:tulip", 300, 180, support="vase", depth=0.25)
    found = places(tulips, picture(vase, tulips))
    assert len(found) == 7
    assert len({y for _, y, _, _ in found}) == 2
    assert all(x >= 100 and x + w <= 400.001 for x, _, w, _ in found)
    assert found[1][0] < found[0][0] + found[0][2]
