"""References find the thing, the item or the place that they show."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from grounding.types import Inputs, Reference
from planner.check import check
from planner.content import Wishes
from planner.parts import PictureObject
from planner.plan import IconElement, PictureElement, Plan
from planner.refer import references
from planner.think import think


def given(*labels: str, size: tuple[int, int] = (60, 90), cut: bool = True) -> Inputs:
    stream = io.BytesIO()
    Image.new("RGB", size, "teal").save(stream, "WEBP")
    return Inputs(references=tuple(Reference(n, *size, stream.getvalue(), cut) for n in labels))


def plan(prompt: str, inputs: Inputs, **wishes: str) -> Plan:
    return think(prompt, inputs, Wishes(**wishes))


def things(made: Plan) -> dict[str, PictureObject]:
    pictures = [e for e in made.elements if isinstance(e, PictureElement)]
    return {thing.label: thing for picture in pictures for thing in picture.objects}


def icons(made: Plan) -> list[str]:
    return [e.name for e in made.elements if isinstance(e, IconElement)]


def test_a_thing_of_a_scene_is_shown_by_the_reference_of_its_name() -> None:
    made = plan("A fox beside a red barn in a green field", given("fox"))
    seen = things(made)
    assert seen["fox"].ref == "fox"
    assert seen["barn"].ref is None
    assert abs(seen["fox"].box.w / seen["fox"].box.h - 60 / 90) < 0.02
    assert not made.issues


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("Zorp the robot beside a red barn in a green field", 2),
        ("A robot Zorp beside a red barn in a green field", 2),
        ("Zorp on a snowy hill at dusk", 1),
        ("ロボットのそばにZorp", 1),
    ],
)
def test_a_name_that_no_list_knows_is_a_thing(prompt: str, kind: int) -> None:
    seen = things(plan(prompt, given("Zorp")))
    assert [thing.ref for thing in seen.values()].count("zorp") == 1
    assert len(seen) == kind


def test_a_reference_that_no_word_names_stands_in_front() -> None:
    made = plan("A lighthouse by the sea with two sailing boats", given("Max", "Moritz"))
    own = [thing for thing in things(made).values() if thing.ref]
    assert {thing.ref for thing in own} == {"max", "moritz"}
    assert all(thing.depth < 0.2 for thing in own)
    assert not [issue for issue in made.issues if issue.code == "unused-reference"]


def test_items_are_shown_by_the_references_of_their_names() -> None:
    prompt = "Our team: 1. Anna Lopez: design 2. Ben Okoro: code 3. Dora Lind: support"
    made = plan(prompt, given("ben okoro", "anna", "DORA"), archetype="cards")
    shown = [name for name in icons(made) if name.startswith("ref:")]
    assert shown == ["ref:anna", "ref:ben-okoro", "ref:dora"]
    assert not made.issues


def test_a_logo_stands_at_the_foot_in_its_own_shape() -> None:
    inputs = given("our logo", size=(300, 100))
    made = plan("3 tips: 1. Sleep early 2. Walk daily 3. Drink water", inputs)
    logo = made.element("logo-1")
    assert abs(logo.box.w / logo.box.h - 3) < 0.01
    assert logo.box.bottom > 0.85 * made.canvas.height
    assert not made.issues


def test_any_other_reference_is_the_hero() -> None:
    whole = plan("Launch of the new bottle", given("bottle"), archetype="poster")
    assert things(whole)["bottle"].ref == "bottle"
    listed = plan("3 tips: 1. Sleep early 2. Walk daily 3. Drink water", given("Nightcap"))
    assert "ref:nightcap" in icons(listed)


def test_a_photograph_fills_the_picture_that_it_is_the_hero_of() -> None:
    made = plan("Meet Anna", given("Anna", cut=False))
    picture = next(e for e in made.elements if isinstance(e, PictureElement))
    assert picture.objects[0].box.contains(picture.box)


def test_what_nothing_shows_is_an_issue() -> None:
    made = plan("Launch of the new bottle", given("bottle"), archetype="poster")
    extra = references(given("spare").references)
    lost = made.model_copy(update={"references": (*made.references, *extra)})
    assert [issue.code for issue in check(lost)] == ["unused-reference"]
    gone = made.model_copy(update={"references": ()})
    assert "unknown-reference" in [issue.code for issue in check(gone)]


def test_names_become_ids_of_their_own() -> None:
    kept = references(given("Éclair au café", "eclair au cafe", "灯塔", "!").references)
    assert [one.id for one in kept] == ["eclair-au-cafe", "eclair-au-cafe-2", "picture-3", "picture-4"]  # fmt: skip
