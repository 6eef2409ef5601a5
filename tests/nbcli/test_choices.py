"""Values of options."""

from __future__ import annotations

import pytest

from nbcli import choices
from nbcli.errors import Code, UsageFault
from planner.layouts import ARCHETYPES
from planner.spatial import ASPECTS
from renderer.export import FORMATS
from renderer.heads import HEADS


@pytest.mark.parametrize(("given", "meant"), [("2k", "2K"), ("1200x630", "1200x630"), ("4K", "4K")])
def test_sizes(given: str, meant: str) -> None:
    assert choices.size(given) == meant


@pytest.mark.parametrize(
    "given", ["3K", "", "100", "10x10", "99999x99999", "1e3x5", "-5x9", "4000x100"]
)
def test_no_size(given: str) -> None:
    with pytest.raises(UsageFault):
        choices.size(given)


@pytest.mark.parametrize("given", ["5:4", "1.91:1", "a4", *choices.ASPECTS])
def test_aspects(given: str) -> None:
    assert choices.aspect(given) == given.upper()


@pytest.mark.parametrize("given", ["wide", "0:1", "1:0", "1:11", "nan:1", "1:1:1", "-1:1"])
def test_no_aspect(given: str) -> None:
    with pytest.raises(UsageFault):
        choices.aspect(given)


def test_names_agree_with_the_rooms() -> None:
    assert set(choices.ASPECTS) == set(ASPECTS)
    assert choices.FORMATS == FORMATS
    for aspect, ratio in ASPECTS.items():
        assert choices.ratio(aspect) == pytest.approx(ratio)


def test_a_size_in_pixels_gives_the_aspect() -> None:
    assert choices.agree("1200x630", None) == "1200:630"
    assert choices.agree("2K", None) is None
    assert choices.agree("1080x1350", "4:5") == "4:5"
    with pytest.raises(UsageFault, match="one of the two"):
        choices.agree("1080x1080", "4:5")


def test_formats_are_a_set_in_order() -> None:
    assert choices.formats("png, jpeg,PNG,pdf") == ("png", "jpg", "pdf")


def test_unknown_names_list_the_known_ones() -> None:
    for check, known in (
        (choices.archetype, ARCHETYPES), (choices.head, tuple(HEADS)), (choices.formats, FORMATS),
    ):  # fmt: skip
        with pytest.raises(UsageFault) as caught:
            check("nonesuch")
        assert all(name in str(caught.value) for name in known)
        assert caught.value.code is Code.USAGE


def test_a_near_miss_is_named() -> None:
    with pytest.raises(UsageFault, match=r"did you mean timeline\?"):
        choices.archetype("timelines")


def test_themes() -> None:
    assert choices.theme("editorial") == "editorial"
    with pytest.raises(UsageFault):
        choices.theme("nonesuch")


@pytest.mark.parametrize("tag", ["en", "zh-Hans", "pt-BR"])
def test_languages(tag: str) -> None:
    assert choices.language(tag) == tag
    with pytest.raises(UsageFault):
        choices.language(f"{tag} or so")
