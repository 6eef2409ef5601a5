"""How things stand to each other, and what belongs to them."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.brief import read_brief
from planner.composer.quotes import mask, quotes
from planner.composer.relations import relations_of
from planner.composer.things import things
from planner.content import Scene, Wishes


def scene(prompt: str) -> Scene:
    found = read_brief(prompt, Inputs(), Wishes()).scene
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Auf der Fensterbank liegt ein Hund", "de", (1, "on", 0)),
        ("On the bench sits a cat", "en", (1, "on", 0)),
        ("A cup and a book on a chair", "en", (0, "on", 2)),
        ("窗台上有一只猫和一只狗", "zh", (2, "on", 0)),
        ("A man with a cup on a bench", "en", (0, "on", 2)),
        ("Two rabbits under an oak tree, with a teapot between them", "en", (2, "between", 0)),
        ("Une grand-mère tricote à la fenêtre, un chat noir à ses pieds", "fr", (2, "beside", 0)),
        ("Um menino na praia, com um guarda-sol vermelho atrás dele", "pt", (1, "behind", 0)),
        ("A castle with a dragon flying above it", "en", (1, "above", 0)),
        ("A hedgehog in a raincoat holding an umbrella", "en", (2, "hold", 0)),
        ("A carpenter at a workbench, a box of nails beside him", "en", (2, "beside", 0)),
        ("قارب على شاطئ البحر وثلاث نخلات خلفه", "ar", (1, "behind", 0)),
        ("窗边有一只白猫", "zh", (1, "on", 0)),
    ],
)
def test_places(text: str, language: str, told: tuple[int, str, int]) -> None:
    masked = mask(text, quotes(text))
    found = relations_of(masked, things(masked, language), language)
    assert told in [(r.subject, r.name, r.target) for r in found]


@pytest.mark.parametrize(
    ("prompt", "color"),
    [
        ("Ein Ritter mit rotem Schild steht auf einer Brücke", "red"),
        ("Um cavaleiro com escudo azul diante de um castelo", "blue"),
        ("A knight with a green shield and a sword beside a castle", "green"),
    ],
)
def test_a_knight_has_his_shield_and_its_colour(prompt: str, color: str) -> None:
    knight, other = scene(prompt).objects
    assert knight.color == color and other.color is None


def test_some_of_a_group_have_what_is_theirs() -> None:
    found = scene("Three penguins on the ice, two of them holding balloons").objects
    assert [(t.label, t.count) for t in found] == [
        ("penguins", 1), ("penguins", 2), ("balloons", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("prompt", "labels"),
    [
        ("A girl reading under a tree", ["girl", "tree", "book"]),
        ("A girl reading a newspaper under a tree", ["girl", "newspaper", "tree"]),
        ("Ein Mädchen liest unter einem Baum", ["Mädchen", "Baum", "Buch"]),
    ],
)
def test_who_reads_holds_a_book(prompt: str, labels: list[str]) -> None:
    assert [t.label for t in scene(prompt).objects] == labels


def test_what_one_holds_goes_where_one_sits() -> None:
    from planner.plan import PictureElement
    from planner.think import think

    plan = think("A man reading a newspaper on a bench", Inputs(), Wishes(size="1K"))
    picture = next(e for e in plan.elements if isinstance(e, PictureElement))
    by = {thing.label: thing.box for thing in picture.objects}
    held, man = by["newspaper"], by["man"]
    assert man.y < held.y + held.h / 2 < man.bottom and held.x < man.right


def test_a_robot_with_a_trade_is_a_robot() -> None:
    from planner.sprites import sprite_of

    assert sprite_of("robot gardener", "en") == "board:robot"
    assert sprite_of("robot mechanic", "en") == "board:robot"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A bed with a lamp beside it", "en"),
        ("Ein Sofa mit einer Lampe daneben", "de"),
        ("Une chaise avec un chat à côté", "fr"),
        ("Una silla con un gato al lado", "es"),
    ],
)
def test_what_is_told_beside_another_thing_is_not_held_by_it(text: str, language: str) -> None:
    found = relations_of(text, things(text, language), language)
    assert [(r.subject, r.name, r.target) for r in found] == [(1, "beside", 0)]


def test_a_scarf_is_round_the_neck() -> None:
    man, scarf = scene("A man with a red scarf").objects
    assert man.box.y < scarf.box.y and scarf.box.bottom < man.box.y + 0.6 * man.box.h


def test_lanterns_hang_and_a_lamp_in_a_street_is_a_street_lamp() -> None:
    (lanterns,) = scene("Red lanterns over a street").objects
    assert lanterns.support is None and lanterns.box.bottom < 600
    (lamp,) = scene("A lamp in a street at night").objects
    assert lamp.label == "street lamp"
    assert scene("A lamp in a bedroom").objects[0].label == "lamp"


def test_who_is_at_a_window_is_on_its_sill_but_in_a_furnished_room() -> None:
    assert scene("A cat at the window").objects[0].support == "windowsill"
    assert scene("Eine Katze am Fenster").objects[0].support == "fensterbank"
    labels = [thing.label for thing in scene("A blue bed and a cat at the window").objects]
    assert labels == ["bed", "cat"]


def test_a_word_of_place_before_the_setting_is_not_told_of_the_next_thing() -> None:
    text = "A boat on the beach and three palm trees"
    found = relations_of(text, things(text, "en"), "en")
    assert "on" not in [r.name for r in found]


def test_furniture_is_not_on_what_the_one_told_after_it_is_on() -> None:
    text = "A sofa, a bookshelf and a cat sleeping on a rug"
    found = relations_of(text, things(text, "en"), "en")
    assert [(r.subject, r.target) for r in found if r.name == "on"] == [(2, 3)]


def test_one_of_a_group_is_where_the_others_are() -> None:
    two, one, scarf, floe = (
        scene("Three penguins on an ice floe, one of them wearing a blue scarf").objects[at]
        for at in (0, 2, 3, 1)
    )
    assert (two.count, one.count, scarf.count) == (2, 1, 1)
    assert two.support == one.support == floe.label


def test_a_portion_is_what_it_is_of() -> None:
    found = scene("A blue jug, three lemons and a loaf of bread on a wooden table")
    assert [(t.label, t.count) for t in found.objects] == [("jug", 1), ("lemons", 3), ("bread", 1)]


def test_trees_on_a_shore_are_not_beside_the_mountains_behind() -> None:
    text = "A lake with a canoe, pine trees on the shore and mountains behind"
    found = relations_of(text, things(text, "en"), "en")
    assert [(r.subject, r.name) for r in found] == [(2, "behind")]
