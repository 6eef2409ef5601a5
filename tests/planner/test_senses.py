"""Words of several senses: the page decides which one an icon may show, and where it is unsure none is."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from planner import icons
from planner.icons import senses
from planner.item_icons import item_icons


def _puns(text: str, language: str, *page: str) -> frozenset[str]:
    names = ("tree", "landmark", "divide", "coins", "eye", "fire", "potted-plant", "factory", "bus")
    return senses.puns(text, language, page, names)


@pytest.mark.parametrize(
    ("text", "language", "page", "wrong"),
    [
        ("Branches", "en", "Bank branches and customers", "tree"),
        ("Matches played", "en", "Football club season review", "fire"),
        ("The year at a glance", "en", "Annual report", "eye"),
        ("Auf einen Blick", "de", "Jahresbericht", "eye"),
        ("Planta de pediatría", "es", "Guía del hospital", "potted-plant"),
        ("Dividendes", "fr", "Rapport annuel de la société", "divide"),
        ("教练", "zh", "篮球俱乐部赛季", "bus"),
    ],
)
def test_another_sense_of_a_word_is_not_shown(
    text: str, language: str, page: str, wrong: str
) -> None:
    assert wrong in _puns(text, language, page)


def test_the_page_chooses_the_sense() -> None:
    trees, bank = ("Trees of the forest", "Leaves"), ("Results of the bank", "Customers")
    assert "tree" not in _puns("Branches", "en", *trees)
    assert "tree" in _puns("Branches", "en", *bank)
    assert "factory" not in _puns("Plants", "en", "Manufacturing sites", "Warehouses")
    assert "potted-plant" not in _puns("Plants", "en", "The garden in summer", "Flowers")


def test_what_else_stands_on_the_page_counts() -> None:
    alone, among = item_icons(["Branches"], "fill", "en", "Results 2024"), ["Branches", "Savings"]
    assert alone != [""]
    assert not any("tree" in name for name in item_icons(among, "fill", "en", "Results 2024"))


def test_words_of_one_sense_keep_their_icons() -> None:
    assert _puns("Trees", "en", "Bank branches") == frozenset()


def test_every_pattern_names_an_icon_and_every_form_has_one_line() -> None:
    known = {name for style in ("line", "fill", "colour") for name in icons.names(style).values()}
    told = [(language, form) for language, forms, _ in senses.lines() for form in forms]
    assert len(told) == len(set(told))
    for language, forms, several in senses.lines():
        patterns = [p for sense in several for p in sense.icons]
        assert any(fnmatchcase(name, p) for p in patterns for name in known), (language, forms)
        assert all(form == form.casefold() for form in forms)


@pytest.mark.parametrize(
    ("text", "language", "page", "wrong"),
    [
        ("Toiletries", "en", "Packing list for a beach holiday", "toilet"),
        ("Documents", "en", "Packing list for a beach holiday", "file-ini"),
        ("Cleaner air", "en", "Benefits of walking to work", "spray-bottle"),
        ("Entrées", "fr", "Menu du restaurant", "door"),
    ],
)
def test_words_of_lists_show_no_pun(text: str, language: str, page: str, wrong: str) -> None:
    assert wrong in senses.puns(text, language, (page,), (wrong,))
    assert "door" not in senses.puns("Entrée", "fr", ("Visite du musée", "Visiteurs"), ("door",))
