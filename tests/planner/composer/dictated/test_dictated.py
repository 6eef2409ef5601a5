"""What a prompt dictates, as content: panels, trees with values, tables and flows."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Item, Wishes


def page(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


def tree(item: Item) -> tuple[object, ...]:
    return (item.title, item.value, *(tree(child) for child in item.items))


def test_a_pricing_page_keeps_price_list_and_button_of_each_tier() -> None:
    made = page(
        'Make a pricing page. The heading at the top reads "Pick one". The left card is titled "Free" with '
        'the price "$0", the list "1 project", "Forum" and a button "Start". The right card is titled "Pro" '
        'with the price "$12/month", the list "9 projects" and a button "Buy". A badge on it says "Best".'
    )
    assert (made.headline, made.archetypes[0][0]) == ("Pick one", "panels")
    free, pro = made.items
    assert (free.title, free.value, free.side, free.form) == ("Free", "$0", 0, "panel")
    assert [(i.title, i.form) for i in free.items] == [
        ("1 project", ""), ("Forum", ""), ("Start", "button"),
    ]  # fmt: skip
    assert (pro.value, pro.side) == ("$12/month", 1)
    assert [i.title for i in pro.items if i.form == "badge"] == ["Best"]


def test_tiles_panels_and_note_stand_in_bands() -> None:
    made = page(
        'Create a dashboard. Title at the top: "May". Below it a row of two KPI tiles: "1,240" "Loaves", '
        '"3%" "Waste". Underneath, two panels side by side: the left panel titled "Best" lists "Rye", "Bun"; '
        'the right panel titled "To do" lists "Fix oven". Footer text: "By the till".'
    )
    assert (made.headline, made.note) == ("May", "By the till")
    assert [(i.band, i.side, i.form, i.title, i.value) for i in made.items] == [
        (0, 0, "tile", "Loaves", "1,240"), (0, 1, "tile", "Waste", "3%"),
        (1, 0, "panel", "Best", ""), (1, 1, "panel", "To do", ""),
    ]  # fmt: skip


def test_logo_and_links_before_the_opening_are_a_header() -> None:
    made = page(
        'Recreate a website page. At the top-left place a logo "Ibex". In the middle add the links "Shop", '
        '"Help". The hero section has on the left a headline "Climb" with the paragraph "Ropes and more." '
        'and a button "Go". Below it is a row of two cards: "Ropes" with the text "Ten metres." and "Helmets" '
        'with the text "All sizes."'
    )
    assert [(i.band, i.form, i.title, i.body) for i in made.items] == [
        (0, "bar", "Ibex", ""), (0, "bar", "", ""), (1, "hero", "Climb", "Ropes and more."),
        (2, "panel", "Ropes", "Ten metres."), (2, "panel", "Helmets", "All sizes."),
    ]  # fmt: skip
    assert [i.title for i in made.items[1].items] == ["Shop", "Help"]


def test_prices_stand_apart_and_lines_of_one_text_together() -> None:
    made = page(
        'Recreate a menu page. The title at the top is "Nine". The left panel has the heading "MAIN" and the '
        'line "Beef Steak $45" followed by the two lines "Served with french" and "fries & salad"; then '
        '"Rice $9". The right panel has the heading "SWEET" and "Cake $5".'
    )
    main = made.items[0].items
    assert [(i.title, i.value, i.body) for i in main] == [
        ("Beef Steak", "$45", "Served with french fries & salad"), ("Rice", "$9", ""),
    ]  # fmt: skip


def test_two_lists_and_nothing_else_are_a_comparison() -> None:
    made = page(
        'Create a page titled "Which oven?". The left panel is titled "Gas" and lists "Cheap", "Fast". The '
        'right panel is titled "Electric" and lists "Even heat".'
    )
    assert (made.archetypes[0][0], made.sides) == ("comparison", ("Gas", "Electric"))


def test_a_tree_in_prose_has_its_values() -> None:
    made = page(
        "Create an inverted tree chart. The root is labeled 'World' (8000) with children 'Asia' (4600) and "
        "'Africa' (1400). 'Asia' has the children 'China' (1412) and 'India' (1408); under 'Africa' place "
        "'Egypt' (111)."
    )
    assert made.archetypes[0][0] == "tree"
    assert tree(made.items[0]) == (
        "World", "8000",
        ("Asia", "4600", ("China", "1412"), ("India", "1408")),
        ("Africa", "1400", ("Egypt", "111")),
    )  # fmt: skip


def test_branches_may_be_named_before_their_words() -> None:
    made = page(
        'Draw a mind map with a center node "Year". Its branches: "Spring" with sub-branches "Sow (3)" and '
        '"Prune"; "Summer" with sub-branches "Pick". Title at the top: "My garden".'
    )
    assert made.headline == "My garden"
    assert tree(made.items[0]) == (
        "Year", "", ("Spring", "", ("Sow", "3"), ("Prune", "")), ("Summer", "", ("Pick", "")),
    )  # fmt: skip


def test_a_table_is_spelled_out_row_by_row_or_cell_by_cell() -> None:
    made = page(
        'Create a page with a table. The title reads "Trains". The top row is a header row. The first header '
        'cell contains two lines, "To" and "town". The second header cell reads "Minutes". The first row '
        'reads "Malmö"; "12". The second row reads "Lund"; "-". A footnote below reads "By rail."'
    )
    assert made.table == (("To town", "Minutes"), ("Malmö", "12"), ("Lund", "-"))
    assert (made.headline, made.footer) == ("Trains", ("By rail.",))


def test_rows_in_one_sentence_are_as_long_as_the_head() -> None:
    made = page(
        "Create a figure with a centered table. The header row must contain these column titles: 'Kind', "
        "'Wins', 'Ties'. Then include these rows in this order: 'Art' '5' '3'; 'How-to' '1' '4'; 'Story' "
        "'9' '1'. Below the table place the caption 'Table 1: Wins.'"
    )
    assert made.table[1:] == (("Art", "5", "3"), ("How-to", "1", "4"), ("Story", "9", "1"))
    assert made.footer == ("Table 1: Wins.",)


def test_arrows_lead_where_the_prompt_says() -> None:
    made = page(
        'Create a diagram on white. On the left a box labeled "Order" with an arrow to a box labeled "Check". '
        'From "Check" draw two arrows, the upper one to "Pack" and the lower one to "Reorder". Both boxes '
        'connect by arrows to a box labeled "Ship". The heading above reads "To the door".'
    )
    assert made.figure is not None
    net = made.figure.panes[0].net
    assert net is not None
    assert [(link.start, link.end) for link in net.links] == [
        ("Order", "Check"), ("Check", "Pack"), ("Check", "Reorder"), ("Pack", "Ship"), ("Reorder", "Ship"),
    ]  # fmt: skip
    assert made.headline == "To the door"


def test_panels_with_a_name_of_their_own_need_no_words() -> None:
    made = page(
        "Create a travel poster layout with a header banner at the top. On the left side place the Day 1 "
        "panel, and directly below it place the Day 2 panel. On the right side place the Day 3 panel."
    )
    assert [(item.title, item.side) for item in made.items] == [
        ("Day 1", 0),
        ("Day 2", 0),
        ("Day 3", 1),
    ]


def test_a_subtitle_and_an_introduction_do_not_run_together() -> None:
    made = page(
        'Recreate a page. The title at the top reads "At a Glance", a subtitle below it reads "Progress", '
        'and under it one sentence reads "Care for all who need it.". A box below is titled "Who" and lists '
        '"Nurses". Beneath it, a second box is titled "Where" and lists "Homes".'
    )
    assert (made.headline, made.deck) == ("At a Glance", "Progress")
    assert [(i.form, i.title, i.body) for i in made.items] == [
        ("text", "", "Care for all who need it."), ("panel", "Who", ""), ("panel", "Where", ""),
    ]  # fmt: skip


def test_a_number_with_its_unit_is_a_tile_and_a_lone_sentence_a_text() -> None:
    made = page(
        'Create a dashboard titled "Pool". A row of two tiles: "28 °C" labeled "Water", "11 min" labeled "Queue". '
        'Below, a panel titled "News" with "The slide opens in May." and a badge "New".'
    )
    assert [(i.title, i.value) for i in made.items[:2]] == [("Water", "28 °C"), ("Queue", "11 min")]
    assert (made.items[2].body, [i.form for i in made.items[2].items]) == (
        "The slide opens in May.", ["badge"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "prompt",
    [
        'A cartoon panel with a dog and a cat. In the top left corner a bubble says "I am dizzy!". On the right '
        'side near the cat another says "Why?".',
        "爵士音乐节海报。顶部横向排列着“感受节奏”。底部较小的文本整齐排列，列出“8月12日至14日，滨水露天剧场”。",
        'A bus with the words "School" on the left side and "Stop" on the right side.',
        'A chalkboard outside a café lists "Espresso 2.50", "Latte 3.80" and "Cake 4.20".',
        'A poster with "Jazz Night" at the top and "Blue Hall" at the bottom.',
    ],
)
def test_pictures_with_words_at_their_sides_are_no_dictated_pages(prompt: str) -> None:
    assert page(prompt).archetypes[0][0] != "panels"


def test_four_corners_are_a_dictated_page() -> None:
    made = page(
        'A page titled "Year". The top left area says "Spring", the top right area says "Summer", the bottom left '
        'area says "Autumn" and the bottom right area says "Winter".'
    )
    assert [(i.band, i.side, i.title) for i in made.items] == [
        (0, 0, "Spring"), (0, 1, "Summer"), (1, 0, "Autumn"), (1, 1, "Winter"),
    ]  # fmt: skip


def test_things_named_on_a_web_page_make_no_scene_of_it() -> None:
    made = page(
        'Eine Preistabelle als Webseite: oben die Überschrift "Tarife". Darunter drei Karten nebeneinander. Die '
        'linke Karte heißt "Basis", kostet "9 €" und enthält "5 GB". Die rechte Karte heißt "Team", kostet '
        '"29 €" und enthält "100 GB" sowie ein Etikett "Beliebt". Unter jeder Karte ein Knopf "Auswählen".'
    )
    assert made.headline == "Tarife"
    assert [(i.side, i.title) for i in made.items[:2]] == [(0, "Basis"), (1, "Team")]


def test_panels_that_are_counted_are_a_page_where_a_picture_of_them_is_none() -> None:
    panels = page(
        'A learning sheet about bees: the title "Bees" at the top, below it three cards: "May" with the text "Eggs." '
        'and a picture of a flower, "June" with the text "Honey." and a picture of a bee, "July" with the text '
        '"Rest." and a picture of a leaf.'
    )
    assert [(i.title, i.scene is not None) for i in panels.items] == [
        ("May", True), ("June", True), ("July", True),
    ]  # fmt: skip
    signs = page(
        'Two boxes on a table, the left one reading "Tea" and the right one reading "Salt".'
    )
    assert signs.scene is not None


def test_a_node_that_is_named_again_is_no_child_of_itself() -> None:
    made = page(
        'Create a tree diagram on white. The root node reads "World". It has two children, "Asia" and "Africa". '
        '"Asia" has the children "East" and "West". Draw "Asia" and "Africa" larger than "East".'
    )
    assert [child.title for child in made.items[0].items] == ["Asia", "Africa"]
