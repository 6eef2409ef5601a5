"""Regions: words stand in the part that the prompt names, in its band and column."""

from __future__ import annotations

import pytest

from planner.composer.dictated.prose import Prose
from planner.composer.dictated.regions import read
from planner.composer.quotes import mask, quotes


def bands(prompt: str, language: str = "en") -> list[list[list[list[str]]]]:
    """Band by band the columns, in each the regions, in each the strings."""
    quoted = quotes(prompt)
    sheet = read(Prose(mask(prompt, quoted), quoted, language))
    return [
        [[[said.text for said in region.words] for region in c.regions] for c in band.sorted()]
        for band in sheet.bands
    ]


def test_panels_named_by_their_side_stand_side_by_side() -> None:
    assert bands(
        'Below it two panels side by side: the right panel is titled "B" and lists "3" and "4"; the '
        'left panel titled "A" lists "1", "2". A footer strip says "F".'
    ) == [[[["A", "1", "2"]], [["B", "3", "4"]]], [[["F"]]]]


def test_tiles_that_are_only_listed_are_one_each() -> None:
    assert bands('Add a row of three tiles: "12" "Cows", "7" "Pigs" and "3%" "Loss".') == [
        [[["12", "Cows"]], [["7", "Pigs"]], [["3%", "Loss"]]]
    ]


def test_cards_with_a_text_each_keep_it() -> None:
    assert bands(
        'A row of two cards: "Audit" with the text "One report." and "Fix" with the text "We ship."'
    ) == [[[["Audit", "One report."]], [["Fix", "We ship."]]]]


def test_a_column_holds_all_until_the_next_column() -> None:
    made = bands(
        'The left column has the heading "Learn" and the bullets "a", "b". In the right column, at the '
        'top, a card titled "Who" contains "Mira"; below it a card titled "When" contains "May".'
    )
    assert made == [[[["Learn", "a", "b"]], [["Who", "Mira"], ["When", "May"]]]]


def test_corners_make_a_grid_in_any_order() -> None:
    made = bands(
        'The bottom right card is titled "D". The top left card is titled "A". The bottom left card is '
        'titled "C". The top right card is titled "B".'
    )
    assert made == [[[["A"]], [["B"]]], [[["C"]], [["D"]]]]


def test_blocks_that_are_stacked_are_bands() -> None:
    made = bands(
        'There are two stacked blocks. The first block has the heading "Fill" and the text "Water." The '
        'second block has the heading "Heat" and the text "Boil."'
    )
    assert made == [[[["Fill", "Water."]]], [[["Heat", "Boil."]]]]


def test_a_bar_has_sides_and_the_footer_is_no_header() -> None:
    made = bands(
        'The header has the logo "Brisk" on the left, links "Work" and "Blog" in the center and a button '
        '"Hire us" on the right. In the footer, "2024" on the left and "Imprint" on the right.'
    )
    assert made == [
        [[["Brisk"]], [["Work", "Blog"]], [["Hire us"]]],
        [[["2024"]], [["Imprint"]]],
    ]


def test_a_second_heading_in_a_panel_begins_another_under_it() -> None:
    made = bands(
        'Two columns. The left column has the heading "SOUP" followed by "Leek $4". Below a separator, '
        'the heading "CAKE" is followed by "Plum $3".'
    )
    assert made == [[[["SOUP", "Leek $4"], ["CAKE", "Plum $3"]]]]


def test_boxes_in_a_lettered_panel_are_its_list_and_letters_are_ordered() -> None:
    made = bands(
        'Panel (B) shows boxes labeled "pH" and "Salt". Panel (A) shows a box labeled "River" and a second '
        'box labeled "Lake".'
    )
    assert made == [[[["River", "Lake"]], [["pH", "Salt"]]]]


def test_what_is_said_of_each_of_the_others_is_said_of_all_of_them() -> None:
    made = bands(
        'Three cards in a row. In the first card write the heading "A". In each of the remaining two cards, '
        'write the heading "Soon".'
    )
    assert made == [[[["A"]], [["Soon"]], [["Soon"]]]]


def test_a_recap_and_a_comment_on_a_word_say_nothing_new() -> None:
    made = bands(
        'A card titled "Oil - Gas" lists "a". The dash between "Oil" and "Gas" is short. A card titled '
        '"Wind" lists "b". Ensure that the "Wind" card comes last.'
    )
    assert made == [[[["Oil - Gas", "a"]]], [[["Wind", "b"]]]]


@pytest.mark.parametrize(
    ("prompt", "language"),
    [
        ("Die linke Spalte trägt die Überschrift „A“ und die Punkte „1“ und „2“. Die rechte Spalte trägt "
         "die Überschrift „B“ und den Punkt „3“.", "de"),
        ("À gauche, une carte intitulée « A » contient « 1 » et « 2 ». À droite, une carte intitulée « B » "
         "contient « 3 ».", "fr"),
        ("A la izquierda, un panel titulado «A» con la lista «1» y «2». A la derecha, un panel titulado «B» "
         "con «3».", "es"),
        ("并排两个卡片：第一个卡片标题为“A”，内容为“1”、“2”；第二个卡片标题为“B”，内容为“3”。", "zh"),
    ],
)  # fmt: skip
def test_parts_are_known_in_other_languages(prompt: str, language: str) -> None:
    assert bands(prompt, language) == [[[["A", "1", "2"]], [["B", "3"]]]]


@pytest.mark.parametrize(
    "foot",
    ['At the bottom center add the note "By rail".', 'Add the caption "By rail" at the bottom.'],
)
def test_a_note_at_the_foot_stands_under_all_columns(foot: str) -> None:
    made = bands(f'The left card is titled "A". The right card is titled "B". {foot}')
    assert made == [[[["A"]], [["B"]]], [[["By rail"]]]]


def test_what_lies_below_the_opening_is_in_none_of_its_columns() -> None:
    made = bands(
        'The hero section has on the left side a headline "Climb" and on the right side a photo. Below the '
        'hero is a row of two cards: "Ropes" and "Helmets".'
    )
    assert made == [[[["Climb"]]], [[["Ropes"]], [["Helmets"]]]]


def test_a_named_panel_told_beside_another_is_there() -> None:
    made = read(Prose("On the left, the Day 1 panel above the Day 2 panel.", (), "en"))
    assert [region.part.mark for region in made.regions() if region.part] == ["Day 1", "Day 2"]


def test_an_or_and_a_comma_inside_the_marks_join_a_list() -> None:
    assert bands('Four cards titled “Home,” “Shop,” or “Club.” and a footer with "F".')[0] == [
        [["Home"]], [["Shop"]], [["Club."]],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("prompt", "language"),
    [
        ('A row of two cards: the first titled "A" with the text "1", the second titled "B" with the text "2".', "en"),
        ("Eine Reihe von zwei Karten: die erste mit der Überschrift „A“ und dem Text „1“, die zweite mit der "
         "Überschrift „B“ und dem Text „2“.", "de"),
        ("Una fila de dos tarjetas: la primera con el título «A» y el texto «1», la segunda con el título «B» y "
         "el texto «2».", "es"),
    ],
)  # fmt: skip
def test_a_number_without_a_noun_is_the_next_of_the_parts(prompt: str, language: str) -> None:
    assert bands(prompt, language) == [[[["A", "1"]], [["B", "2"]]]]


def test_a_second_list_goes_over_the_same_parts() -> None:
    assert bands(
        'A row of three tiles with the numbers "4", "5" and "6" and the labels "Cows", "Pigs" and "Hens".'
    ) == [[[["4", "Cows"]], [["5", "Pigs"]], [["6", "Hens"]]]]


def test_what_follows_the_object_of_under_is_a_part_of_its_own() -> None:
    assert bands(
        'Title: "T". Under the title place two tiles: "1" labeled "A", "2" labeled "B".'
    ) == [[[["1", "A"]], [["2", "B"]]]]


def test_a_panel_under_the_cards_is_a_band_of_its_own_in_spanish() -> None:
    made = bands(
        "Dos tarjetas: la primera con el título «A» y la segunda con el título «B». Debajo de las tarjetas, un "
        "panel con el título «C».",
        "es",
    )
    assert made == [[[["A"]], [["B"]]], [[["C"]]]]


def test_a_side_of_a_bar_that_the_sentence_enters_is_no_older_column() -> None:
    made = bands(
        'The left area has the word "X". Below it create a header bar. Inside the header bar, on the left side, '
        'place the line "Home About" and on the right side a button "Call".'
    )
    assert made == [[[["X"]]], [[["Home About"]], [["Call"]]]]


def test_a_title_told_before_leads_back_to_its_panel() -> None:
    made = bands(
        'Place one panel titled "A" and one panel titled "B". In the upper panel labeled "A", put the title "A" '
        'and the text "Air." In each of the other two panels, put the title "B" and the text "Bee."'
    )
    assert [region for band in made for column in band for region in column] == [
        ["A", "Air."], ["B", "Bee."], ["B", "Bee."],
    ]  # fmt: skip


def test_a_bar_at_the_top_comes_first_when_it_is_told_last() -> None:
    made = bands(
        'The left card is titled "A". The right card is titled "B". At the very top of the canvas, add a header '
        'bar that says "Shop".'
    )
    assert made == [[[["Shop"]]], [[["A"]], [["B"]]]]


@pytest.mark.parametrize(
    ("prompt", "language"),
    [
        ("Dos columnas: en la columna izquierda, el título «A» con la lista «1» y «2»; en la columna derecha, el "
         "título «B» con el texto «3».", "es"),
        ("Deux colonnes : dans la colonne de gauche, le titre « A » et les points « 1 » et « 2 » ; dans la colonne "
         "de droite, le titre « B » et le texte « 3 ».", "fr"),
    ],
)  # fmt: skip
def test_a_place_behind_the_noun_is_its_place(prompt: str, language: str) -> None:
    assert bands(prompt, language) == [[[["A", "1", "2"]], [["B", "3"]]]]


def test_boxes_below_the_sides_are_a_band_of_their_own() -> None:
    made = bands(
        'On the left side, a panel titled "A". On the right side, a panel titled "B". Below, two boxes: "C" and "D".'
    )
    assert made == [[[["A"]], [["B"]]], [[["C"]], [["D"]]]]


def test_a_title_told_last_for_the_top_is_the_title_of_the_page() -> None:
    quoted = quotes(
        prompt
        := 'A board for a coffee bar, two panels. The left panel is titled "A" with "1". The right panel '
        'is titled "B" with "2". The heading at the top reads "C".'
    )
    sheet = read(Prose(mask(prompt, quoted), quoted, "en"))
    assert [said.text for said in sheet.lead.words] == ["C"]


def test_a_lone_below_opens_a_band_and_so_does_a_strip_along_an_edge() -> None:
    assert bands(
        'A row of two tiles: "1" "Cow" and "2" "Pig". Below, a left panel titled "A" and a right panel titled '
        '"B". Along the bottom a strip says "C".'
    ) == [[[["1", "Cow"]], [["2", "Pig"]]], [[["A"]], [["B"]]], [[["C"]]]]


def test_a_card_below_a_bar_is_not_on_it() -> None:
    assert bands(
        'A header bar with "Rome" on the left and a button "Go" on the right. Below, a large card with the '
        'number "24".'
    ) == [[[["Rome"]], [["Go"]]], [[["24"]]]]


def test_letters_that_are_listed_head_their_panels() -> None:
    prompt = 'Two panels labeled "A" and "B". Panel A "Seed" has the caption "x". Panel B "Leaf" has "y".'
    assert bands(prompt) == [[[["Seed", "x"]], [["Leaf", "y"]]]]
    quoted = quotes(prompt)
    sheet = read(Prose(mask(prompt, quoted), quoted, "en"))
    assert [region.letter for region in sheet.regions()] == ["A", "B"]


def test_a_lone_title_told_last_is_the_title_of_the_page() -> None:
    quoted = quotes(
        prompt
        := 'Two panels. The left panel titled "A" says "x". The right panel titled "B" says "y". Title: "C".'
    )
    sheet = read(Prose(mask(prompt, quoted), quoted, "en"))
    assert [said.text for said in sheet.lead.words] == ["C"]
