"""Palettes hold their contrast, data colours stay apart, sets of designs differ."""

from __future__ import annotations

from itertools import combinations

import pytest

from planner import looks
from planner.color import contrast, from_oklch, legible, oklch, rgb
from planner.errors import PlannerError


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", looks.palettes())
def test_text_stands_out_on_every_ground(name: str, dark: bool) -> None:
    assert looks.weakest_contrast(looks.colors(name, dark)) >= 4.5


# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}


def seen(color: str, kind: str) -> tuple[float, ...]:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(color)]
    return tuple(sum(m * c for m, c in zip(row, linear, strict=True)) for row in BLINDNESS[kind])


@pytest.mark.parametrize("name", looks.palettes())
@pytest.mark.parametrize("kind", BLINDNESS)
def test_first_four_data_colours_stay_apart(name: str, kind: str) -> None:
    table = looks.colors(name, False)
    views = [seen(table[f"data{i}"], kind) for i in range(1, 5)]
    for first, second in combinations(views, 2):
        assert sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5 > 0.035


def test_there_are_enough_looks() -> None:
    assert len(looks.palettes()) >= 10
    assert len(looks.characters()) >= 4


def test_oklch_goes_there_and_back() -> None:
    for color in ("#0072b2", "#e69f00", "#101318", "#fafafa"):
        assert from_oklch(*oklch(color)) == color


def test_legible_reaches_its_ratio_on_light_and_dark() -> None:
    assert contrast(legible("#ffcc00", ("#ffffff",)), "#ffffff") >= 4.5
    assert contrast(legible("#220044", ("#101010",)), "#101010") >= 4.5


def choose(variant: int = 0, **more: object) -> tuple[str, str, bool]:
    wishes = {
        "theme": None,
        "palette": None,
        "character_name": None,
        "dark": None,
        "seed": 7,
    } | more
    style = looks.choose(variant=variant, **wishes)  # type: ignore[arg-type]
    return style.palette, style.character, style.dark


def test_same_seed_same_look_and_variants_differ() -> None:
    assert choose() == choose()
    four = [choose(v) for v in range(4)]
    assert len({c for _, c, _ in four}) == 4 and len({p for p, _, _ in four}) == 4


def test_wishes_are_kept() -> None:
    assert choose(theme="technical-dark")[1:] == ("technical", True)
    assert choose(palette="deep blue")[0] == "ocean"
    assert choose(theme="plum")[0] == "plum"


def test_unknown_theme_is_one_sentence() -> None:
    with pytest.raises(PlannerError, match="Unknown theme neon"):
        choose(theme="neon")


@pytest.mark.parametrize(
    "ground", ["#ffffff", "#000000", "#1f3a66", "#c8372d", "#efc33c", "#808080", "#238f90"]
)
@pytest.mark.parametrize("name", looks.palettes())
def test_text_stands_out_on_a_ground_that_was_asked_for(name: str, ground: str) -> None:
    plain = looks.style(name, "editorial", "editorial", dark=False)
    done = looks.on_ground(plain, ground)
    assert done.colors["bg"] == ground
    assert looks.weakest_contrast(done.colors) >= 4.5
    assert done.dark == looks.is_dark(ground)
