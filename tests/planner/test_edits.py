"""Edits: read from words, done on a plan, and nothing else touched."""

from __future__ import annotations

from typing import Any

import pytest

from grounding.types import Inputs
from planner.content import Wishes
from planner.edits import apply, read
from planner.errors import PlanError
from planner.parts import PictureObject
from planner.plan import PictureElement, Plan, TextElement
from planner.think import think

FARM = think("a windmill beside a red barn in a green field with three cows", Inputs(), Wishes())
TIPS = think(
    "Better sleep: 1. Keep a schedule 2. No coffee after 2 pm 3. Dim the lights", Inputs(), Wishes()
)


def told(plan: Plan, said: str) -> list[dict[str, Any]]:
    return [edit.model_dump(exclude_defaults=True) | {"do": edit.do} for edit in read(plan, said)]


def picture(plan: Plan) -> PictureElement:
    return next(e for e in plan.elements if isinstance(e, PictureElement))


def things(plan: Plan) -> dict[str, PictureObject]:
    return {thing.label: thing for thing in picture(plan).objects}


def edited(plan: Plan, said: str) -> Plan:
    return apply(plan, read(plan, said), said)


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("add a cat on the left and a horse on the right", ["left", "right"]),
        ("ajoute un chat à gauche et un cheval à droite", ["left", "right"]),
        ("add a cat and a horse on the left", ["left", "left"]),
    ],
)
def test_each_new_thing_has_the_side_told_for_it(said: str, where: list[str]) -> None:
    assert [edit["where"] for edit in told(FARM, said)] == where


BLUE = "#2f6fb5"


@pytest.mark.parametrize(
    ("said", "edits"),
    [
        ("make the barn blue", [{"do": "recolor", "thing": "barn", "color": BLUE}]),
        ("Remove the cows.", [{"do": "remove", "thing": "cows"}]),
        ("remove the cows, the barn and the windmill",
         [{"do": "remove", "thing": thing} for thing in ("cows", "barn", "windmill")]),
        ("make the windmill smaller and the barn blue",
         [{"do": "resize", "thing": "windmill", "factor": 0.75},
          {"do": "recolor", "thing": "barn", "color": BLUE}]),
        ("make the barn and the windmill blue",
         [{"do": "recolor", "thing": "barn", "color": BLUE},
          {"do": "recolor", "thing": "windmill", "color": BLUE}]),
        ("add two birds above the windmill and make it dusk",
         [{"do": "add", "label": "birds", "count": 2, "where": "above", "to": "windmill"},
          {"do": "time", "time": "dusk"}]),
        ("put a yellow kite on the left",
         [{"do": "add", "label": "kite", "color": "#efc33c", "where": "left"}]),
        ("replace the cow with a horse, then move the windmill to the right",
         [{"do": "swap", "thing": "cows", "label": "horse"},
          {"do": "move", "thing": "windmill", "where": "right"}]),
        ("as watercolour with light from the right",
         [{"do": "light", "azimuth": 70.0}, {"do": "medium", "medium": "watercolour"}]),
        ('write "Open day" at the bottom', [{"do": "write", "text": "Open day", "at": "bottom"}]),
        ("move the barn down", [{"do": "move", "thing": "barn", "where": "under"}]),
        ("back to daylight", [{"do": "time", "time": "day"}]),
        ("make it rain at night",
         [{"do": "time", "time": "night"}, {"do": "weather", "comes": ("rain",)}]),
        ("add some fog", [{"do": "weather", "comes": ("fog",)}]),
        ("remove the fog and let it snow",
         [{"do": "weather", "goes": ("fog",)}, {"do": "weather", "comes": ("snow",)}]),
        ("use the ocean palette", [{"do": "look", "palette": "ocean"}]),
        ("dark mode please", [{"do": "look", "dark": True}]),
    ],
)  # fmt: skip
def test_what_is_said_is_understood(said: str, edits: list[dict[str, Any]]) -> None:
    assert told(FARM, said) == edits


@pytest.mark.parametrize(
    ("prompt", "said", "do"),
    [
        ("Eine rote Scheune neben einer Windmühle auf einer grünen Wiese", "Entferne die Windmühle", "remove"),
        ("Une grange rouge à côté d'un arbre dans un champ", "Supprime l'arbre", "remove"),
        ("Un perro junto a un árbol en un campo", "Haz el perro más grande", "resize"),
        ("雪地上的一只狐狸和一棵树", "把狐狸去掉", "remove"),
        ("雪地上的一只狐狸和一棵树", "狐狸放大", "resize"),
        ("雪の上の狐と木", "狐を消して", "remove"),
        ("Ein Hund neben einem Baum im Nebel", "ohne Nebel", "weather"),
        ("雪地上的一只狐狸和一棵树", "加上大雾", "weather"),
        ("Un cane accanto a un albero in un campo", "togli l'albero", "remove"),
    ],
)  # fmt: skip
def test_other_languages(prompt: str, said: str, do: str) -> None:
    plan = think(prompt, Inputs(), Wishes())
    assert [edit["do"] for edit in told(plan, said)] == [do]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("make it pop", "not understood as an edit"),
        ("remove the elephant", "it has windmill, barn, cows"),
        ('replace "abc" with "d"', "the words “abc”"),
        ("add a quxblorf", "not understood|no drawing"),
    ],
)
def test_what_cannot_be_done_is_said(said: str, why: str) -> None:
    with pytest.raises(PlanError, match=why):
        edited(FARM, said)


def test_one_weather_joins_or_ends_another() -> None:
    wet = edited(FARM, "make it a thunderstorm")
    assert picture(wet).weather == ("rain", "lightning", "wind")
    assert picture(edited(wet, "no more rain")).weather == ("lightning", "wind")
    assert picture(edited(wet, "remove the lightning")).weather == ("rain", "wind")
    assert picture(edited(wet, "make it sunny")).weather == ("clear", "wind")
    assert picture(edited(edited(FARM, "make it sunny"), "add fog")).weather == ("fog",)


def test_only_what_is_named_changes() -> None:
    done = edited(FARM, "remove the cows and make the barn blue")
    assert set(things(done)) == {"windmill", "barn"}
    assert things(done)["windmill"] == things(FARM)["windmill"]
    assert things(done)["barn"].box == things(FARM)["barn"].box
    assert done.style == FARM.style
    assert not done.issues
    assert done.prompt.endswith("remove the cows and make the barn blue")


def test_a_thing_joins_where_there_is_room_and_as_large_as_it_should_be() -> None:
    done = edited(FARM, "add a bicycle on the left")
    new, area = things(done)["bicycle"], picture(done).box
    assert new.sprite
    assert new.box.x + new.box.w / 2 < area.x + area.w / 2
    assert area.contains(new.box)
    assert new.box.h < things(done)["barn"].box.h
    above = edited(FARM, "add a bird above the windmill")
    assert things(above)["bird"].box.bottom <= things(above)["windmill"].box.y + 1


def test_a_thing_is_moved_and_resized_on_its_foot() -> None:
    small = edited(FARM, "make the barn smaller")
    old, new = things(FARM)["barn"].box, things(small)["barn"].box
    assert new.h == pytest.approx(0.75 * old.h)
    assert new.bottom == pytest.approx(old.bottom)
    moved = edited(FARM, "move the barn to the right")
    assert things(moved)["barn"].box.x > old.x
    assert things(moved)["barn"].box.w == old.w


def headline(plan: Plan) -> TextElement:
    return next(e for e in plan.elements if isinstance(e, TextElement) and e.level == 1)


def test_a_page_closes_up_and_grows_with_its_words() -> None:
    def foot(plan: Plan) -> float:
        first = headline(plan)
        return first.box.y + first.box.h

    short = edited(TIPS, 'change the title to "Sleep well"')
    assert headline(short).text == "Sleep well"
    assert short.brief.message == "Sleep well"
    words = "A very much longer title than the one before, for all who cannot sleep at night"
    long = edited(TIPS, f'change the title to "{words}"')
    assert foot(long) > foot(short)
    assert not [issue for issue in long.issues if issue.code in ("overflow", "overlap")]


def test_words_in_a_picture_keep_their_place_and_shrink_to_fit() -> None:
    sign = edited(FARM, 'write "Open" at the top')
    done = edited(sign, 'replace "Open" with "Open every day"')
    was, now = (next(e for e in p.elements if isinstance(e, TextElement)) for p in (sign, done))
    assert now.size < was.size
    assert was.box.contains(now.box)
    assert len([1 for a, b in zip(sign.elements, done.elements, strict=True) if a != b]) == 1


def test_a_number_in_an_edit_is_its_own_source() -> None:
    done = edited(TIPS, 'replace "2 pm" with "3 pm"')
    assert any("3 pm" in e.text for e in done.elements if isinstance(e, TextElement))
    assert not done.issues


def test_words_that_find_no_room_are_refused() -> None:
    with pytest.raises(PlanError, match="no room"):
        edited(TIPS, f'change the title to "{"word " * 400}"')


def test_new_words_stand_on_a_board_that_can_be_edited_again() -> None:
    done = edited(FARM, 'write "Open day" at the top')
    assert not done.issues
    sign = next(e for e in done.elements if isinstance(e, TextElement))
    assert (sign.text, bool(sign.lines)) == ("Open day", True)
    assert sign.box.bottom < 0.4 * done.canvas.height
    again = edited(edited(done, 'write "10 May" at the bottom'), 'replace "Open day" with "Fair"')
    assert [e.text for e in again.elements if isinstance(e, TextElement)] == ["Fair", "10 May"]
    assert not again.issues
    bare = edited(again, 'remove "Fair", remove "10 May"')
    assert bare.elements == FARM.elements


STREET = think(
    "A bookstore with a sign 'Paper Moon' and a billboard that says 'Summer Sale' on a street",
    Inputs(), Wishes(),
)  # fmt: skip


def borne(plan: Plan) -> dict[str, TextElement]:
    return {e.text: e for e in plan.elements if isinstance(e, TextElement) and e.on}


@pytest.mark.parametrize(
    "said", ["move the billboard to the left", "make the billboard smaller", "remove the bookstore"]
)
def test_words_follow_their_thing(said: str) -> None:
    from planner.check import check
    from planner.surfaces import ground_of, thing_under

    done = edited(STREET, said)
    words = borne(done)["Summer Sale"]
    bearer = thing_under(done, words)
    assert bearer is not None and bearer.label == "billboard" and words.on
    assert ground_of(bearer, words.on) is not None
    assert ("Paper Moon" in borne(done)) == ("remove" not in said)
    codes = {issue.code for issue in check(done)}
    assert not codes & {"off-surface", "unknown-thing", "stale-fit"}


def test_new_words_on_a_thing_fill_its_surface() -> None:
    old = borne(STREET)["Summer Sale"]
    done = edited(STREET, "change 'Summer Sale' to 'Everything must go by Sunday'")
    new = borne(done)["Everything must go by Sunday"]
    assert new.on and old.on and new.on.quad == old.on.quad
    assert new.on.flat.contains(new.box) and new.size < old.size
