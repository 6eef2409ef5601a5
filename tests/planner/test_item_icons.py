"""The items of a page have icons that fit, or none has one; few hard ones have a dot."""

from __future__ import annotations

import pytest

from planner import icons
from planner.icons.words import stem
from planner.item_icons import FEW, item_icons


def test_one_icon_is_given_once_a_page() -> None:
    found = item_icons(["Revenue", "Income", "Sales"], "light", "en")
    assert len(set(found)) == 3
    assert all(name.endswith("-light") and icons.exists(name) for name in found)


def test_all_items_have_an_icon_or_none_has() -> None:
    assert all(item_icons(["Egg", "Butterfly"], "colour", "en"))
    assert item_icons(["Egg", "Butterfly", "Zeitgeist"], "colour", "en") == [""] * 3
    assert item_icons([], "line", "en") == []


HARD = ["Egg", "Butterfly", "Fish", "Umbrella", "Zeitgeist"]


def test_one_hard_item_among_many_has_a_dot() -> None:
    *others, hard = item_icons(HARD, "light", "en", dots=FEW)
    assert hard == "ph:circle-light" and all(others)
    assert item_icons(["Egg", "Fish", "Qualia", "Zeitgeist"], "light", "en", dots=FEW) == [""] * 4
    assert item_icons(["Egg", "Fish", "Umbrella", "Zeitgeist"], "light", "en", dots=FEW) == [""] * 4
    assert item_icons(HARD, "colour", "en", dots=FEW) == [""] * 5
    assert item_icons(HARD, "light", "en") == [""] * 5


@pytest.mark.parametrize("style", ["line", "light", "regular", "bold", "fill", "duotone"])
def test_every_set_has_its_dot(style: icons.Style) -> None:
    assert icons.exists(item_icons(HARD, style, "en", dots=FEW)[-1])


def test_a_sentence_takes_the_icon_of_a_telling_word() -> None:
    found = item_icons(["Take shorter showers", "Raise money"], "line", "en")
    assert found == ["lucide:shower-head", "lucide:banknote"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jane Smith", "en"), ("12 March 2024", "en"), ("Thursday", "en"), ("Group 4", "en"),
        ("Volume XII", "en"), ("Mittwoch", "de"), ("2024年3月", "ja"), ("", "en"), ("2024", "en"),
    ],
)  # fmt: skip
def test_what_no_icon_shows_has_none(text: str, language: str) -> None:
    assert item_icons([text], "line", language) == [""]


def test_the_page_makes_an_icon_surer() -> None:
    (seasons,) = icons.likely(["Spring"], style="colour", topic="The four seasons of the year")
    (clock,) = icons.likely(["Spring"], style="colour", topic="Mechanical parts of a clock")
    (plain,) = icons.likely(["Spring"], style="colour")
    blossom = "fluent-emoji-flat:cherry-blossom"
    assert seasons[blossom] > plain.get(blossom, 0.0)
    assert blossom not in clock


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoping", "hope"), ("hopping", "hop"), ("bikes", "bike"), ("recycling", "recycle"),
     ("stories", "story"), ("boxes", "box")],
)  # fmt: skip
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert stem(one, "en") == stem(other, "en")


@pytest.mark.parametrize(
    ("one", "other"), [("rate", "rat"), ("hope", "hop"), ("wine", "win"), ("plane", "plan")]
)
def test_words_that_only_look_alike_do_not_meet(one: str, other: str) -> None:
    assert stem(one, "en") != stem(other, "en")


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [("fil", "tr", "files"), ("فيل", "ar", "house"), ("coppia", "it", "trophy")],
)
def test_no_word_of_another_language_or_of_the_same_stem(
    text: str, language: str, wrong: str
) -> None:
    assert wrong not in item_icons([text], "line", language)[0]


@pytest.mark.parametrize(
    ("text", "unfit"),
    [
        ("Break", "break"),
        ("Apples", "logo"),
        ("Sketching basics", "logo"),
        ("Club night", "club"),
    ],
)
def test_a_word_of_two_meanings_has_no_icon_of_the_rarer_one(text: str, unfit: str) -> None:
    likely = icons.likely([text], style="fill", language="en", topic="")[0]
    assert not any(unfit in name and chance > 0.3 for name, chance in likely.items())


def test_a_brand_named_with_its_ware_has_its_mark() -> None:
    likely = icons.likely(["Apple iPhone"], style="fill", language="en", topic="")[0]
    assert max(likely, key=lambda name: likely[name]) == "ph:apple-logo-fill"
