"""Where the drawings of a counted thing stand in its box."""

from __future__ import annotations

from itertools import combinations

import pytest

from planner.parts import Box, PictureObject
from planner.plan import PictureElement
from renderer.placings import Place, mirrored, places

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
    ((x, y, w, h),) = places(sofa, picture(sofa), 0)
    assert round(w / h, 2) == 2.1
    assert (x, y + h) == (100, 500)


def test_the_last_row_of_a_group_is_in_the_middle() -> None:
    boats = thing("boats", 5, "fluent-emoji-flat:sailboat", 300, 200)
    found = places(boats, picture(boats), 0)
    last = [x + w / 2 for x, y, w, _ in found if y == found[-1][1]]
    assert len(last) == 2
    assert round(sum(last) / 2, 3) == 250


def test_flowers_in_a_vase_overlap_in_two_rows() -> None:
    vase = thing("vase", 1, "board:vase", 200, 300, depth=0.2)
    tulips = thing("tulips", 7, "fluent-emoji-flat:tulip", 300, 180, support="vase", depth=0.25)
    found = places(tulips, picture(vase, tulips), 0)
    assert len(found) == 7
    assert len({y for _, y, _, _ in found}) == 2
    assert all(x >= 100 and x + w <= 400.001 for x, _, w, _ in found)
    assert found[1][0] < found[0][0] + found[0][2]


def herd(count: int, support: str | None, h: float = 160, **more: object) -> PictureObject:
    return thing(
        "cows", count, "fluent-emoji-flat:cow", 600, h, support=support, loose=True, **more
    )


def overlap(a: Place, b: Place) -> bool:
    return (
        a[0] < b[0] + b[2] - 0.01
        and b[0] < a[0] + a[2] - 0.01
        and a[1] < b[1] + b[3]
        and b[1] < a[1] + a[3]
    )


@pytest.mark.parametrize("support", ["ground", None])
@pytest.mark.parametrize("count", [2, 3, 5, 12])
def test_a_loose_group_is_all_there_at_unlike_sizes_gaps_and_heights(
    count: int, support: str | None
) -> None:
    cows = herd(count, support, h=300)
    found = places(cows, picture(cows), 3)
    assert len(found) == count
    assert not any(overlap(a, b) for a, b in combinations(found, 2))
    assert len({round(w, 3) for *_, w, _ in found[:5]}) == min(count, 5)
    assert len({round(y + h, 3) for _, y, _, h in found[:5]}) > 1
    assert all(x >= 99.99 and x + w <= 700.01 for x, _, w, _ in found)
    assert all(y >= 99.99 and y + h <= 400.01 for _, y, _, h in found)


def test_what_is_farther_stands_higher_and_is_smaller() -> None:
    cows = herd(4, "ground")
    found = sorted(places(cows, picture(cows), 1), key=lambda place: place[2])
    feet = [y + h for _, y, _, h in found]
    assert feet == sorted(feet)


def test_the_seed_decides_how_a_group_stands() -> None:
    cows = herd(5, "ground", facing="both")
    first, again, other = (places(cows, picture(cows), seed) for seed in (1, 1, 2))
    assert first == again != other
    assert mirrored(cows, 1) == mirrored(cows, 1)
    assert len({tuple(mirrored(cows, seed)) for seed in range(6)}) > 1
