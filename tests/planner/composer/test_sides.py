"""Comparisons in sentences: what each side tells, in words that match."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.composer.gapped import without_gap
from planner.content import Wishes


def told(prompt: str) -> list[tuple[str, str]]:
    """The items of the two sides of a comparison, row by row."""
    items = compose(prompt, Inputs(), Wishes()).items
    left, right = ([i.title or i.value for i in items if i.side == side] for side in (0, 1))
    return list(zip(left, right, strict=True))


@pytest.mark.parametrize(
    ("prompt", "rows"),
    [
        ("Cats vs dogs: cats sleep 15 hours a day, dogs 12; cats are quiet, dogs are loud",
         [("Sleep 15 hours a day", "Sleep 12 hours a day"), ("Quiet", "Loud")]),
        ("Compare trains and planes: a train emits 14 g of CO2 per km, a plane 285 g; a train takes 6 hours, "
         "a plane 1 hour",
         [("Emits 14 g of CO2 per km", "Emits 285 g of CO2 per km"), ("Takes 6 hours", "Takes 1 hour")]),
        ("Vergleiche Katzen und Hunde: Katzen schlafen 15 Stunden, Hunde 12 Stunden; Katzen jagen, Hunde hüten",
         [("Schlafen 15 Stunden", "Schlafen 12 Stunden"), ("Jagen", "Hüten")]),
        ("LED vs halogen: LED: 9 W, 3 euros; halogen: 42 W, 2 euros", [("9 W", "42 W"), ("3 euros", "2 euros")]),
        ("Pixel 8 vs iPhone 15: Pixel 8: 187 g, 8 GB; iPhone 15: 171 g, 6 GB",
         [("187 g", "171 g"), ("8 GB", "6 GB")]),
    ],
)  # fmt: skip
def test_the_second_side_says_what_it_leaves_out(prompt: str, rows: list[tuple[str, str]]) -> None:
    assert told(prompt) == rows


@pytest.mark.parametrize(
    ("language", "parts", "first"),
    [
        ("en", ["newborns need 14 hours", "adults 8 hours", "older people 7 hours"], "newborns: 14 hours"),
        ("de", ["ein Elefant wiegt 5 t", "ein Pferd 0,5 t", "ein Hund 30 kg"], "ein Elefant: 5 t"),
        ("en", ["espresso small 2.50", "latte 4.20", "tea 3.10"], "espresso small 2.50"),
        ("en", ["cats run 48 km/h", "dogs run 70 km/h", "hares run 80 km/h"], "cats run 48 km/h"),
        ("en", ["a bath uses 150 litres", "a shower 60 litres"], "a bath uses 150 litres"),
    ],
)  # fmt: skip
def test_a_verb_that_the_others_leave_out_is_no_part_of_a_name(
    language: str, parts: list[str], first: str
) -> None:
    assert without_gap(parts, language) == [first, *parts[1:]]
