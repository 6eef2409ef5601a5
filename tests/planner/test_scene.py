"""Plain scene prompts: what is drawn, where it stands, and the text on things."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest

from grounding.types import Inputs
from planner.brief import read_brief
from planner.compose import compose
from planner.composer.boxes import overlap
from planner.content import Content, Scene, Wishes
from planner.parts import Box, PictureObject
from planner.plan import PictureElement
from planner.scene import read_scene
from planner.sprites import sprite_of
from planner.think import think


def content(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


def scene(prompt: str) -> Scene:
    found = content(prompt).scene
    assert found is not None
    return found


def thing(found: Scene, label: str) -> PictureObject:
    return next(thing for thing in found.objects if thing.label == label)


def test_colour_count_material_and_ground() -> None:
    found = scene("Two small wooden boats and a red kite over a lake")
    boats, kite = found.objects
    assert (boats.label, boats.count) == ("wooden boats", 2)
    assert kite.label == "kite"
    assert kite.color is not None
    assert found.ground == "sea"


def test_what_is_under_stands_below_and_in_front() -> None:
    found = scene("A brown bear on a snowy hill under three pine trees")
    bear, trees = thing(found, "bear"), thing(found, "pine trees")
    assert trees.count == 3
    assert found.ground == "snow"
    assert bear.depth <= trees.depth
    assert bear.box.bottom >= trees.box.bottom - 1
    middle = bear.box.x + bear.box.w / 2
    assert trees.box.x <= middle <= trees.box.right


@pytest.mark.parametrize(
    ("prompt", "upper", "lower"),
    [
        ("A cat on a chair in a kitchen", "cat", "chair"),
        ("A child riding a horse in a meadow", "child", "horse"),
        ("A lantern above a boat on a river", "lantern", "boat"),
    ],
)
def test_what_is_on_or_above_is_higher(prompt: str, upper: str, lower: str) -> None:
    found = scene(prompt)
    assert thing(found, upper).box.bottom < thing(found, lower).box.bottom


def test_support_names_what_carries() -> None:
    found = scene("A cat on a chair in a kitchen with a moon in the window")
    assert thing(found, "cat").support == "chair"
    assert thing(found, "chair").support == "ground"


def test_left_right_behind_and_in_the_distance() -> None:
    found = scene("A dog to the left of a tree in a park, with a castle in the distance")
    assert thing(found, "dog").box.right <= thing(found, "tree").box.x + 1
    assert thing(found, "castle").depth > thing(found, "tree").depth


def test_the_sky_is_up() -> None:
    found = scene("A lighthouse on a cliff with a full moon and three gulls")
    assert thing(found, "full moon").box.bottom < 500
    assert thing(found, "gulls").box.bottom < 500


@pytest.mark.parametrize(
    ("prompt", "labels", "ground"),
    [
        ("雪地里的红色狐狸和两棵松树", ["狐狸", "松树"], "snow"),
        ("丘の上の赤い狐と二本の松の木", ["狐", "松の木"], "hills"),
        ("Ein roter Fuchs auf einem verschneiten Hügel unter zwei Tannen", ["Fuchs", "Tannen"], "snow"),
        ("Un renard rouge sur une colline enneigée sous deux sapins", ["renard", "sapins"], "snow"),
        ("Un gato negro sobre una mesa junto a una lámpara en la cocina", ["gato", "lámpara"], "room"),
        ("Рыжая лиса на снежном холме под двумя соснами", ["лиса", "соснами"], "snow"),
    ],
)  # fmt: skip
def test_scenes_in_other_languages(prompt: str, labels: list[str], ground: str) -> None:
    found = scene(prompt)
    names = [thing.label for thing in found.objects]
    assert [label for label in labels if label in names] == labels
    assert found.ground == ground


def test_text_on_things_keeps_words_carrier_and_looks() -> None:
    found = scene(
        "A market stall with a banner that reads 'Fresh Figs' in large red bold letters, "
        "a chalkboard shows 'Closed Monday' in small white cursive."
    )
    first, second = found.texts
    assert (first.text, first.carrier, first.size, first.bold) == (
        "Fresh Figs",
        "banner",
        "large",
        True,
    )
    assert (second.text, second.carrier, second.size, second.font) == (
        "Closed Monday", "chalkboard", "small", "script",
    )  # fmt: skip
    assert first.color == "#c8372d"


def test_a_chinese_sign_keeps_its_looks() -> None:
    (text,) = scene("一家书店的招牌上用红色粗体字写着“今日特价”").texts
    assert (text.text, text.carrier, text.bold, text.color) == ("今日特价", "书店", True, "#c8372d")


def test_a_poster_of_a_scene_has_a_headline_and_no_sign_for_it() -> None:
    found = content(
        'A poster for a kite day: a blue kite over a green hill. Headline "Up, up!", below it '
        '"Sunday, noon" and at the bottom "Bring string."'
    )
    assert found.headline == "Up, up!"
    assert found.scene is not None
    assert [text.text for text in found.scene.texts] == ["Up, up!", "Sunday, noon", "Bring string."]
    assert all(not text.carrier for text in found.scene.texts)
    assert [thing.label for thing in found.scene.objects] == ["kite"]
    assert found.palette is None


@pytest.mark.parametrize(
    "prompt",
    [
        "A red fox on a snowy hill under two pine trees",
        "Nine white birds over the sea, a ship, a lighthouse, two houses, three trees and a moon",
        "A street with a sign 'A', a shop window 'B', a bus 'C', a banner 'D' and a billboard 'E'",
        "A mouse in a cup on a table beside a lamp behind a vase under a moon",
    ],
)
def test_everything_is_on_the_canvas_and_signs_do_not_overlap(prompt: str) -> None:
    found = scene(prompt)
    for placed in found.objects:
        box = placed.box
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= 1000
        assert box.bottom <= 1000
        assert box.w > 0
        assert box.h > 0
    signs = [
        o.box
        for o in found.objects
        if any(t.carrier == o.label for t in found.texts) and o.support != "ground"
    ]
    for index, one in enumerate(signs):
        for other in signs[index + 1 :]:
            apart = (
                one.right <= other.x
                or other.right <= one.x
                or one.bottom <= other.y
                or other.bottom <= one.y
            )
            assert apart


def test_the_same_prompt_gives_the_same_scene() -> None:
    prompt = "A yellow bus and four children beside a school on a street"
    assert scene(prompt) == scene(prompt)


def test_a_tree_in_a_scene_is_no_tree_diagram_and_unknown_nouns_count() -> None:
    found = scene("A red fox sleeping under a birch tree in the snow at dusk, two crows on a fence")
    assert {(t.label, t.count) for t in found.objects} >= {
        ("fox", 1),
        ("birch tree", 1),
        ("crows", 2),
    }
    assert (found.ground, found.time) == ("snow", "dusk")


@pytest.mark.parametrize(
    "prompt", ["Make a table comparing cats and dogs", "Draw a timeline of the fox and the hound"]
)
def test_a_graphic_asked_for_is_no_scene(prompt: str) -> None:
    assert read_brief(prompt, Inputs(), Wishes()).kind == "topic"


def test_a_thing_is_not_drawn_as_a_person() -> None:
    assert "person" not in (sprite_of("fence", "en") or "")
    assert "person" in (sprite_of("fencing person", "en") or "")


def test_a_barn_with_cows_does_not_carry_them() -> None:
    found = scene("a windmill beside a red barn in a green field with three cows")
    cows = next(thing for thing in found.objects if thing.label == "cows")
    assert cows.support == "ground" and cows.count == 3


def test_what_stands_in_the_sea_stands_on_land() -> None:
    found = scene("A lighthouse at sunset with two sailing boats on the sea")
    support = {thing.label: thing.support for thing in found.objects}
    assert support["lighthouse"] == "land" and support["sailing boats"] == "ground"


def test_things_side_by_side_do_not_cover_each_other() -> None:
    found = scene("a desk with a lamp, a laptop and a cup of coffee")
    for one, other in combinations([t.box for t in found.objects], 2):
        assert overlap(one, other) < 0.2 * min(one.w * one.h, other.w * other.h)


@pytest.mark.parametrize("prompt", [
    "a desk with a laptop, a cup of coffee and a plant",
    "a kitchen table with a bowl of lemons, a knife and a loaf of bread",
    "un escritorio con una lámpara, un libro y un reloj", "桌子上有一盏灯、一本书和一杯咖啡",
])  # fmt: skip
def test_what_is_on_a_table_fills_the_picture_and_is_seen(prompt: str) -> None:
    plan = think(prompt, Inputs(), Wishes(aspect="1:1"))
    (picture,) = (e for e in plan.elements if isinstance(e, PictureElement))
    assert picture.ground == "table"
    boxes = [thing.box for thing in picture.objects]
    top, foot = min(b.y for b in boxes), max(b.bottom for b in boxes)
    assert (foot - top) / picture.box.h > 0.55 or (
        max(b.right for b in boxes) - min(b.x for b in boxes) > 0.8 * picture.box.w
    )
    stand = [thing for thing in picture.objects if thing.support == "ground"]
    for far, near in permutations(stand, 2):
        if near.depth < far.depth:
            assert overlap(near.box, far.box) < 0.4 * far.box.w * far.box.h


@pytest.mark.parametrize(
    "prompt",
    [
        "A crate labelled 'Half price' by the road, a red bicycle and a black dog",
        "A mug that says 'Mondays' on a desk, three red apples, a globe and a clock",
        "A snowy hill with a sign 'Slope 3', two skiers and a dog",
    ],
)
def test_what_stands_among_words_is_not_covered(prompt: str) -> None:
    found = [thing for thing in scene(prompt).objects if thing.support == "ground"]
    solid = [thing for thing in found if "-post" not in (thing.sprite or "")]
    for nearer, other in ((a, b) for a in found for b in solid if a.depth < b.depth):
        shared = _overlap(nearer.box, other.box) / (other.box.w * other.box.h)
        assert shared < 0.4, f"{nearer.label} covers {other.label}"
    first, second = sorted(found, key=lambda thing: thing.depth)[:2]
    assert _overlap(first.box, second.box) == 0


def _overlap(a: Box, b: Box) -> float:
    w, h = min(a.right, b.right) - max(a.x, b.x), min(a.bottom, b.bottom) - max(a.y, b.y)
    return max(w, 0.0) * max(h, 0.0)


def test_sides_are_those_asked_for() -> None:
    found = scene("A book titled 'Spells', a candle to the left and a cat on the right")
    candle, cat = thing(found, "candle"), thing(found, "cat")
    book = next(t for t in found.objects if t.sprite)
    assert candle.box.right <= book.box.x and book.box.right <= cat.box.x


def test_a_poster_with_words_on_a_thing_bears_its_title_too() -> None:
    found = scene(
        "A movie poster features a title saying 'Night Run' in large red letters and a ticket box shows 'Row 7'."
    )
    title, row = found.texts
    assert title.apart and not title.carrier
    assert row.carrier == "ticket box" and not row.apart


def test_many_signs_stay_on_a_square_page() -> None:
    from planner.think import think

    plan = think(
        "A movie scene set in a futuristic city with a billboard showing '2025 Vision', a subway sign"
        " reading 'Next Train 5 Minutes', a neon sign flashing 'Open 24/7', a digital screen displaying"
        " 'Welcome Home', and a building banner reading 'Tech Hub'.", Inputs(), Wishes(),
    )  # fmt: skip
    assert plan.canvas.aspect == "1:1" and not plan.issues


@pytest.mark.parametrize(
    ("prompt", "ground"),
    [
        ("a child flying a kite on a beach, two sailboats on the sea", "beach"),
        ("海边的一座灯塔和一只狐狸", "beach"),
        ("a pirate ship near an island", "sea"),
        ("a rocket and a planet", "space"),
        ("An astronaut with a flag 'Hello' next to a truck", "space"),
        ("Two children building a sandcastle, a flag says 'Fort'", "beach"),
        ("A taxi with 'Metro' on its door", "street"),
        ("a violin and a music stand on a stage", "room"),
    ],
)
def test_the_ground_that_things_imply(prompt: str, ground: str) -> None:
    assert scene(prompt).ground == ground


def test_weather_and_walls_are_no_things() -> None:
    labels = [thing.label for thing in scene("a lighthouse on a cliff in a storm").objects]
    assert labels == ["lighthouse", "cliff"]
    assert [t.label for t in scene("a clock on a brick wall above a bed").objects] == [
        "clock",
        "bed",
    ]
    assert scene("a clock on a brick wall above a bed").ground == "room"


def test_what_is_in_a_vase_is_over_its_rim() -> None:
    found = scene("a vase of tulips on a wooden table by a window")
    vase, tulips, window = (thing(found, name) for name in ("vase", "tulips", "window"))
    assert tulips.box.bottom < vase.box.y + 0.5 * vase.box.h
    assert abs((tulips.box.x + tulips.box.w / 2) - (vase.box.x + vase.box.w / 2)) < 5
    assert window.support == "wall"
    assert window.box.bottom < vase.box.bottom


def test_boats_float_off_the_beach_and_nothing_stands_in_the_air() -> None:
    made = think("two kids on a beach and a sailboat on the sea", Inputs(), Wishes())
    picture = next(e for e in made.elements if isinstance(e, PictureElement))
    kids, boat = (next(t for t in picture.objects if t.label == n) for n in ("kids", "sailboat"))
    assert boat.box.bottom < kids.box.bottom
    assert boat.box.bottom > picture.box.y + 0.5 * picture.box.h


def test_what_has_the_sky_to_itself_is_large_and_in_the_middle() -> None:
    made = think("three hot air balloons over hills at dawn", Inputs(), Wishes())
    picture = next(e for e in made.elements if isinstance(e, PictureElement))
    box, area = picture.objects[0].box, picture.box
    assert box.w > 0.4 * area.w
    assert abs(box.x + box.w / 2 - area.x - area.w / 2) < 2


def test_the_sun_of_a_sunset_is_no_thing() -> None:
    found = scene("un phare et une baleine dans la mer, aquarelle, au coucher du soleil")
    assert [thing.label for thing in found.objects] == ["phare", "baleine"]
    assert found.time == "dusk"
    assert thing(scene("two penguins under a full moon"), "full moon")


def test_russian_nouns_are_known_in_every_case() -> None:
    found = scene("Лиса рядом с деревом на снегу")
    assert [thing.label for thing in found.objects] == ["Лиса", "деревом"]
    assert found.ground == "snow"


def test_a_place_before_a_colon_sets_a_scene() -> None:
    found = scene(
        'A street market: a fish stall with the label "Cod 12", and a cart displaying "Tulips"'
    )
    assert [text.carrier for text in found.texts] == ["fish stall", "cart"]


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("夜の通りに赤い提灯が二つ", 2),
        ("거리에 고양이 두 마리", 2),
        ("सड़क पर दो कुत्ते", 2),
        ("a deer in a meadow", 1),
        ("a pair of glasses on a table", 1),
    ],
)
def test_counts_stand_before_or_after(prompt: str, count: int) -> None:
    assert scene(prompt).objects[0].count == count


def test_people_and_animals_are_whole() -> None:
    plan = think("A chef and a fox in a meadow", Inputs(), Wishes())
    picture = next(e for e in plan.elements if isinstance(e, PictureElement))
    assert {thing.sprite for thing in picture.objects} == {
        "whole:fluent-emoji-flat:cook", "whole:fluent-emoji-flat:fox",
    }  # fmt: skip


def test_a_setting_is_not_drawn_again_and_ice_cream_is_no_ice() -> None:
    found = scene("A hospital corridor with a nurse and an ice cream cart")
    assert found.ground == "room"
    assert [thing.label for thing in found.objects] == ["nurse", "ice cream cart"]


def test_of_two_neighbours_the_wider_is_placed_first() -> None:
    found = scene("a black cat on a sofa next to a lamp")
    sofa, lamp, cat = (thing(found, name) for name in ("sofa", "lamp", "cat"))
    assert not sofa.box.x <= lamp.box.x + lamp.box.w / 2 <= sofa.box.right
    assert sofa.box.x <= cat.box.x + cat.box.w / 2 <= sofa.box.right


def test_what_is_between_two_stands_between_them() -> None:
    fox, trees = scene("a fox between two pine trees on a hill").objects
    assert trees.box.x < fox.box.x and fox.box.right < trees.box.right
    assert abs(fox.box.x + fox.box.w / 2 - trees.box.x - trees.box.w / 2) < 5
    cat, dog, horse = scene("a cat between a dog and a horse on a meadow").objects
    assert dog.box.right <= cat.box.x + 5 and cat.box.right <= horse.box.x + 5
    horses, tree, _ = scene("zwei Pferde zwischen einem Baum und einer Scheune").objects
    assert tree.box.x < horses.box.x


def test_an_umbrella_is_held_over_the_head() -> None:
    for prompt in ("a girl with a red umbrella in the park", "一个女孩拿着雨伞在公园里"):
        girl, umbrella = scene(prompt).objects
        assert umbrella.box.y < girl.box.y < umbrella.box.bottom
        assert umbrella.depth > girl.depth


def test_fish_swim_under_water_and_all_else_is_on_its_bed() -> None:
    found = scene("an octopus, a crab and two fish underwater")
    assert found.ground == "underwater"
    assert [thing.support for thing in found.objects] == [None, "ground", None]


def test_a_thing_named_twice_in_chinese_is_one() -> None:
    bridge, boat = scene("海边的一座桥，桥下有一条红色的小船").objects
    assert boat.box.x < bridge.box.x + bridge.box.w / 2 < boat.box.right
    assert len(scene("草地上的一只红色的狗和一只白色的狗").objects) == 2


def test_the_window_of_a_room_is_not_drawn_twice() -> None:
    assert [t.label for t in scene("a cat on a sofa in a room with a window").objects] == [
        "cat",
        "sofa",
    ]


def test_a_thing_named_again_stands_on_the_side_that_is_told() -> None:
    elephant, mouse = scene(
        "an elephant and a mouse in the savannah, the mouse on the left"
    ).objects
    assert mouse.box.right <= elephant.box.x + 20


def test_what_is_with_a_car_is_not_on_it() -> None:
    made = scene("a taxi on a street with skyscrapers").objects
    assert [thing.support for thing in made] == ["ground", "ground"]


def test_a_tractor_and_a_barn_are_in_a_field() -> None:
    assert scene("a tractor in front of a barn").ground == "hills"
    assert scene("a bus behind a taxi").ground == "street"


def test_no_snowman_is_a_person() -> None:
    snowman = scene("집 앞의 눈사람과 강아지").objects[1]
    assert snowman.label == "눈사람" and snowman.sprite is None


def test_japanese_counts_after_the_noun() -> None:
    assert scene("森の中に鹿が二頭").objects[0].count == 2


def test_a_knight_beside_a_dragon_on_a_bridge_is_on_that_bridge_too() -> None:
    found = scene("A knight facing a dragon on a bridge at sunset")
    assert thing(found, "knight").support == thing(found, "dragon").support == "bridge"


def test_what_gathers_under_a_lamp_is_under_its_middle() -> None:
    found = scene("Two owls under a lamp")
    owls, lamp = thing(found, "owls").box, thing(found, "lamp").box
    assert owls.x + owls.w / 2 == pytest.approx(lamp.x + lamp.w / 2, abs=1)


def test_balloons_are_over_who_holds_them() -> None:
    found = scene("A bear holding five red balloons")
    bear, balloons = thing(found, "bear").box, thing(found, "balloons").box
    assert balloons.y < bear.y and balloons.x < bear.right


def test_a_cup_holds_no_cake_beside_it() -> None:
    found = scene("A cup of tea with a slice of cake on a table")
    cup, cake = thing(found, "cup").box, thing(found, "slice of cake").box
    assert cake.right <= cup.x + 1 or cake.x >= cup.right - 1


def test_a_moon_makes_it_night_where_no_time_is_told() -> None:
    assert scene("Cuatro gatos sobre una valla bajo la luna").time == "night"
    assert scene("A boat under the moon at sunset").time == "dusk"


@pytest.mark.parametrize(
    ("prompt", "ground"),
    [
        ("A white fence and a cat", "hills"),
        ("Two penguins beside an igloo", "snow"),
        ("A camel and a pyramid", "desert"),
        ("A bicycle under a tree", "hills"),
        ("A bicycle and a taxi", "street"),
    ],
)
def test_things_tell_the_ground_that_they_are_on(prompt: str, ground: str) -> None:
    assert scene(prompt).ground == ground


def test_a_photo_of_a_thing_shows_that_thing_alone() -> None:
    found = scene('Product photo of a perfume bottle labelled "Nuit" on a wooden table')
    assert [thing.label for thing in found.objects] == ["perfume bottle"]


def test_things_that_no_drawing_shows_are_named() -> None:
    plan = think("A fox beside a chandelier in a busy parking lot", Inputs(), Wishes(size="1K"))
    told = [issue for issue in plan.issues if issue.code == "undrawn"]
    assert len(told) == 1 and "chandelier" in told[0].message
    assert not think("A fox beside a knight", Inputs(), Wishes(size="1K")).issues


def test_stars_are_strewn_over_the_sky_unless_they_are_counted() -> None:
    strewn = thing(scene("a fox in the snow at dusk under stars"), "stars")
    assert strewn.count == 1 and strewn.box.w > 900 and strewn.support is None
    assert thing(scene("a fox under three stars"), "stars").count == 3


@pytest.mark.parametrize(
    ("prompt", "color"),
    [
        ("a wooden chair beside a bed", "#7a5136"),
        ("une clôture en bois devant une maison", "#7a5136"),
        ("a red wooden chair beside a bed", "#c8372d"),
    ],
)
def test_what_is_made_of_wood_is_brown_where_no_colour_is_told(prompt: str, color: str) -> None:
    assert scene(prompt).objects[0].color == color


def test_a_wooden_thing_is_in_no_wood() -> None:
    assert scene("une vache près d'une clôture en bois dans un pré").ground == "hills"


def test_several_shops_differ() -> None:
    shops = scene("a street with a bakery, a bookshop and a florist").objects[:3]
    assert len({shop.color for shop in shops}) == 3


def test_a_day_is_no_thing() -> None:
    assert [t.label for t in scene("a girl flying a kite on a windy day").objects] == [
        "girl",
        "kite",
    ]


def test_what_is_on_a_rug_is_before_the_furniture() -> None:
    found = scene("a living room with a sofa, a lamp and a cat on a rug")
    cat, rug, sofa = (thing(found, name) for name in ("cat", "rug", "sofa"))
    assert cat.depth < sofa.depth < rug.depth


def test_two_in_a_boat_sit_side_by_side() -> None:
    boy, girl = scene("a boy and a girl in a rowboat on a lake").objects[:2]
    assert boy.box.x + boy.box.w / 2 != girl.box.x + girl.box.w / 2


def test_who_is_at_the_water_stands_on_its_shore() -> None:
    assert scene("an old woman feeding ducks by the pond").ground == "lakeside"
    assert scene("an old woman feeding gulls by the sea").ground == "beach"
    assert scene("three ducks on a pond").ground == "sea"


def test_a_cat_may_be_under_the_table_of_a_room() -> None:
    found = scene("a kitchen with a woman at the stove and a cat under the table")
    assert found.ground == "room" and thing(found, "table").support == "ground"


def test_who_is_in_a_rowing_boat_sits_behind_its_side() -> None:
    found = scene("a fisherman in a red rowboat on a lake")
    fisher, boat = (thing(found, name) for name in ("fisherman", "rowboat"))
    assert fisher.depth > boat.depth and boat.box.y < fisher.box.bottom < boat.box.bottom


@pytest.mark.parametrize(("prompt", "language"), [("一只猫在睡觉", "zh"), ("Кот спит", "ru")])
def test_a_short_sentence_of_one_thing_is_a_picture_without_articles_too(
    prompt: str, language: str
) -> None:
    assert read_scene(prompt, prompt, (), language) is not None


@pytest.mark.parametrize(
    ("prompt", "thing"),
    [
        ("a tree on a hill", "tree"),
        ("a green tree with red apples", "tree"),
        ("an old oak tree on a hill", "old oak tree"),
        ("a golden pyramid in the desert", "pyramid"),
        ("ein Baum auf einem Hügel", "Baum"),
        ("un arbre sur une colline", "arbre"),
    ],
)
def test_what_is_a_kind_of_graphic_too_is_a_thing_where_it_stands(prompt: str, thing: str) -> None:
    scene = read_brief(prompt, Inputs(), Wishes()).scene
    assert scene is not None
    assert scene.objects[0].label == thing
    asked = read_brief(
        "a family tree on the Windsors: George, Elizabeth, Charles", Inputs(), Wishes()
    )
    assert asked.scene is None
