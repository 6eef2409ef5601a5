"""What is told of a thing: what it is made of, full of, and where it is."""

from __future__ import annotations

import pytest

from planner.composer.people import neck_of
from planner.composer.relations import relations_of
from planner.composer.things import things
from planner.sprites import sprite_of
from tests.planner.composer.test_relations import scene


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Zwei Pinguine auf einer Eisscholle, dahinter ein rotes Schiff", "de", (2, "behind", 1)),
        ("A cat on a sofa, next to it a small dog", "en", (2, "beside", 1)),
        ("Un perro junto a un árbol", "es", (0, "beside", 1)),
        ("Un gatto accanto a una lampada", "it", (0, "beside", 1)),
        ("一只戴着红帽子的猫", "zh", (0, "hold", 1)),
        ("A fisherman in a raincoat on a pier", "en", (1, "hold", 0)),
        ("A fisherman in a raincoat on a pier", "en", (0, "on", 2)),
        ("A man in a coat and a hat beside a dog", "en", (2, "hold", 0)),
    ],
)
def test_relations(text: str, language: str, told: tuple[int, str, int]) -> None:
    found = relations_of(text, things(text, language), language)
    assert told in [(r.subject, r.name, r.target) for r in found]


def test_an_adverb_that_goes_on_is_a_preposition() -> None:
    text = "Un perro junto a un árbol, detrás de una casa"
    assert all(r.name != "behind" for r in relations_of(text, things(text, "es"), "es"))


@pytest.mark.parametrize(
    ("prompt", "labels"),
    [
        ("Un pozo de piedra junto a un árbol", ["pozo", "árbol"]),
        ("A tower made of glass beside a tree", ["tower", "tree"]),
        ("A jar full of honey and a lemon on a table", ["jar", "lemon"]),
        ("A vase of tulips on a table", ["vase", "tulips"]),
    ],
)
def test_materials_and_contents_are_no_things(prompt: str, labels: list[str]) -> None:
    assert [t.label for t in scene(prompt).objects] == labels


def test_a_vessel_has_the_colour_of_what_is_in_it() -> None:
    jar, _ = scene("A jar full of honey and a lemon on a table").objects
    assert jar.color == "yellow"


@pytest.mark.parametrize(
    ("prompt", "ground", "drawn"),
    [
        ("Two sailboats on a lake, snowy mountains in the background", "sea", True),
        ("A goat in the mountains beside a hut", "hills", False),
    ],
)
def test_mountains_are_drawn_unless_the_scene_is_in_them(
    prompt: str, ground: str, drawn: bool
) -> None:
    found = scene(prompt)
    assert found.ground == ground
    assert any("mountains" in t.label for t in found.objects) is drawn


@pytest.mark.parametrize(
    ("prompt", "ground"),
    [
        ("A laboratory bench with a bottle labelled 'A' and a flask marked 'B'", "table"),
        ("An office chair beside a plant", "room"),
        ("A boy stands by an ice cream van", "street"),
    ],
)
def test_names_tell_where_things_are(prompt: str, ground: str) -> None:
    found = scene(prompt)
    assert (found.ground, found.weather) == (ground, ())


def test_what_is_taller_is_seen_over_what_it_is_behind() -> None:
    horses, fence = scene("Two horses behind a fence").objects
    assert horses.depth > fence.depth
    assert horses.box.y + horses.box.h / 3 < fence.box.y < horses.box.bottom


@pytest.mark.parametrize(
    "prompt",
    [
        "A market stall with a sign 'Honey' and three jars labelled 'A', 'B' and 'C'",
        "A dog in the street behind a car, a tree on the left",
    ],
)
def test_nothing_stands_over_a_street(prompt: str) -> None:
    found = scene(prompt)
    assert found.ground == "street"
    assert all(t.box.bottom > 850 for t in found.objects if t.support == "ground")


def test_things_keep_off_the_sides() -> None:
    found = scene("Seven cows in a meadow with a barn on the left and a tree on the right")
    assert all(t.box.x >= 36 and t.box.right <= 964 for t in found.objects)


@pytest.mark.parametrize(
    ("label", "name"), [("honey", "honey-pot"), ("雨伞", "umbrella"), ("Koffer", "board:suitcase")]
)
def test_drawings(label: str, name: str) -> None:
    assert (sprite_of(label, "de" if label == "Koffer" else "en") or "").endswith(name)


@pytest.mark.parametrize(
    ("prompt", "worn"),
    [
        ("A man in a green coat and a red hat beside a dog", ["hat"]),
        ("Deux enfants avec des chapeaux rouges", ["chapeaux"]),
        ("Two children wearing red caps", ["caps"]),
    ],
)
def test_what_is_worn_is_on_its_wearer(prompt: str, worn: list[str]) -> None:
    things_ = {t.label: t for t in scene(prompt).objects}
    wearer = next(iter(things_.values()))
    for label in worn:
        own = things_[label]
        assert own.count == wearer.count and own.depth < wearer.depth
        assert wearer.box.x - 30 < own.box.x and own.box.right < wearer.box.right + 30
        assert own.box.y < wearer.box.y + wearer.box.h / 2 and own.box.bottom > wearer.box.y


def test_a_prompt_that_begins_with_an_indefinite_article_is_a_picture_in_any_language() -> None:
    assert scene("Ein Leuchtturm auf einer Klippe im Sturm").objects[0].label == "Leuchtturm"


def test_a_bottle_of_milk_is_white_and_no_second_thing() -> None:
    bottle, _ = scene("A bottle of milk beside a lemon on a table").objects
    assert bottle.color == "white"


def test_two_boats_that_a_lighthouse_would_hide_lie_on_both_sides_of_it() -> None:
    tower, boats, *_ = scene("a lighthouse by the sea with two sailboats").objects
    middle = tower.box.x + tower.box.w / 2
    assert abs(boats.box.x + boats.box.w / 2 - middle) < 60
    assert boats.box.w > 900


@pytest.mark.parametrize(
    ("prompt", "label", "loose"),
    [
        ("A farm with three cows and a barn", "cows", True),
        ("Five gulls over a sailboat on the sea", "gulls", True),
        ("Two dogs with hats on the beach", "dogs", False),
        ("A cat between two trees", "trees", False),
        ("Three apples on a plate", "apples", False),
        ("A cow and a barn on a farm", "cow", False),
    ],
)
def test_groups_are_loose_unless_others_keep_them_in_place(
    prompt: str, label: str, loose: bool
) -> None:
    found = next(thing for thing in scene(prompt).objects if thing.label.lower() == label)
    assert found.loose == loose
    assert found.facing == ("both" if loose and label == "cows" else None)


def test_many_of_a_kind_have_room_for_several_rows() -> None:
    few, many = (scene(f"{count} penguins on the snow").objects[0] for count in ("Six", "Twelve"))
    assert many.box.w / many.box.h < 0.7 * few.box.w / few.box.h


def test_the_mountains_one_is_in_are_no_thing_with_an_article_either() -> None:
    found = scene("Cuatro ovejas y un pastor en la montaña")
    assert [thing.label for thing in found.objects] == ["ovejas", "pastor"]


def test_a_tree_rises_over_those_who_stand_under_it() -> None:
    seen = scene("an elephant and a giraffe under an acacia tree in the savannah")
    tops = {one.label: one.box.y for one in seen.objects}
    assert tops["acacia tree"] + 60 < min(tops["elephant"], tops["giraffe"])


@pytest.mark.parametrize("who", ["girl", "woman"])
def test_a_shirt_with_words_leaves_the_face_free(who: str) -> None:
    seen = scene(f'a {who} in a red t-shirt that reads "Be kind" in a park')
    boxes = {one.label: one.box for one in seen.objects}
    shirt, wearer = boxes["t-shirt"], boxes[who]
    assert shirt.y - wearer.y > neck_of(things(who, "en")[0], "en") * wearer.h - 2
    assert shirt.bottom < wearer.bottom - 0.1 * wearer.h


def test_what_one_wears_with_words_colours_the_rest_and_casts_no_shadow_on_the_ground() -> None:
    seen = scene('a girl in a red t-shirt that reads "Be kind" in a park')
    girl, shirt = (next(o for o in seen.objects if o.label == name) for name in ("girl", "t-shirt"))
    assert girl.color == shirt.color == "red"
    assert shirt.support is None and girl.support == "ground"
