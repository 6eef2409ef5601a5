"""Pages that a prompt dictates part by part: what is read, and what is drawn."""

from __future__ import annotations

import pytest

from grounding.types import Inputs
from planner.check import check
from planner.composer.dictated.prose import Prose
from planner.composer.quotes import mask, quotes
from planner.content import Wishes
from planner.free.contents import Words
from planner.free.grammar import Column
from planner.mockup import mocked
from planner.mockup.blocks import Block
from planner.mockup.draw import Drawer
from planner.mockup.looks import Look, hues, look
from planner.mockup.names import named
from planner.mockup.pictures import drawn, icon_of
from planner.mockup.reader import read
from planner.parts import UNREAD
from planner.plan import Plan, ShapeElement, TextElement


def page(prompt: str) -> Block:
    quoted = quotes(prompt)
    return read(Prose(mask(prompt, quoted), quoted, "en"))


def kinds(block: Block) -> list[str]:
    return [one.kind for one in block.walk()]


def of_kind(block: Block, kind: str) -> list[Block]:
    return [one for one in block.walk() if one.kind == kind]


def texts(plan: Plan) -> list[str]:
    return [one.text for one in plan.elements if isinstance(one, TextElement)]


LANDING = """Design a landing page for a tea shop on a solid light cream background. At the top is a white header
bar with the brand name "Leaf & Kettle" on the left and a dark green pill-shaped button labeled "Order" with white
text on the right. Below the header, place a hero section with a large heading reading "Tea worth the wait", followed
by a paragraph reading "Picked in spring and dried in the shade." and two buttons side by side: the left button is
solid green and reads "See the teas" and the right button reads "Visit us". Beneath the hero, arrange a row of three
white cards, each card with a picture at the top. The first card has the title "Green", the second card has the title
"Black", and the third card has the title "White". Below the cards, add a strip of four statistics laid side by side
that read "40" over "gardens", "9" over "countries", "3" over "shops" and "1" over "family". Under the strip, place a
row of three pills reading "Loose", "Bags" and "Gifts". At the bottom of the page, add a dark footer bar with the text
"© Leaf & Kettle" on the left and the three links "Terms", "Privacy", "Contact" on the right. Keep the same margins
for all parts, keep the cards of one row equally wide, and keep all the corners rounded with one radius. """ + (
    "The page is calm and has generous space between its parts. " * 6
)


def test_a_part_is_named_with_its_count_its_article_and_where_it_stands() -> None:
    text = "Directly below this bar, place a single row of exactly seven equal rounded squares on the left."
    bar, row, squares = named(text, "en")[:3]
    assert (bar.kind, bar.article, bar.way) == ("bar", "the", "below")
    assert (row.kind, row.article) == ("row", "a")
    assert (squares.kind, squares.many) == ("card", 7)


def test_a_colour_belongs_to_the_noun_beside_it() -> None:
    told = look(
        "a wide ", " filled with solid dark teal, outlined by a thin black stroke", "fill", "en"
    )
    assert told.fill and told.stroke == "#000000" and not told.ink
    assert look("bold white ", "", "ink", "en").ink == "#ffffff"
    assert look("a dark charcoal pill-shaped ", " with white text", "fill", "en").ink == "#ffffff"


def test_shades_of_a_colour_differ_from_it() -> None:
    plain, pale, dark = (hues(text)[0][2] for text in ("blue", "very light blue", "dark blue"))
    assert len({plain, pale, dark}) == 3


def test_a_header_has_its_parts_on_one_line() -> None:
    bar = of_kind(page(LANDING), "bar")[0]
    assert [cell.side for cell in of_kind(bar, "cell")] == ["left", "right"] or "button" in kinds(
        bar
    )
    assert {"heading", "button"} <= set(kinds(bar))


def test_items_of_a_row_are_told_one_by_one() -> None:
    group = next(g for g in of_kind(page(LANDING), "group") if g.pattern.kind == "card")
    titles = [next(b.lines for b in item.walk() if b.lines) for item in group.items()]
    assert titles == [["Green"], ["Black"], ["White"]]


def test_one_string_over_another_is_one_item() -> None:
    group = next(g for g in of_kind(page(LANDING), "group") if g.pattern.kind == "label")
    assert group.pattern.spread[0] == "40\ngardens"
    assert group.count == 4


def test_told_lines_keep_their_breaks() -> None:
    root = page(
        'Make a poster. At the top, place a large three-line slogan: the first line reads "CHOOSE", the '
        'second line reads "TO BE", and the third line reads "FREE".'
    )
    assert of_kind(root, "heading")[0].lines == ["CHOOSE", "TO BE", "FREE"]


def test_a_title_lacks_the_stop_of_its_sentence() -> None:
    root = page(
        "Draw a page. Add a section with the heading “New and featured.” Below it, place three cards."
    )
    assert of_kind(root, "heading")[0].lines == ["New and featured"]


def test_what_stands_around_a_circle_is_a_ring() -> None:
    root = page(
        "Draw a slide. In the middle of the slide, place a circle with the text “Team”. Around this circle, "
        "arrange five orange cards, each card with a heading."
    )
    hub = of_kind(root, "hub")[0]
    assert hub.children[0].kind == "circle"
    assert hub.children[1].many == 5


def test_a_dictated_page_prints_what_is_quoted_and_nothing_else() -> None:
    plan = mocked(LANDING, Inputs(), Wishes(aspect="2:3"))
    assert plan is not None
    said = {line for text in texts(plan) for line in text.split("\n")}
    quoted = {quote.text for quote in quotes(LANDING)}
    assert said <= quoted
    assert quoted <= said
    assert any("grey bars" in why.text for why in plan.reasoning if why.stage == UNREAD)
    assert not [issue for issue in check(plan) if issue.code != "contrast"]


def test_told_colours_are_drawn() -> None:
    plan = mocked(LANDING, Inputs(), Wishes(aspect="2:3"))
    assert plan is not None
    fills = {one.fill for one in plan.elements if isinstance(one, ShapeElement)}
    assert "#ffffff" in fills
    assert plan.style.colors["bg"] == hues("light cream")[0][2]


def test_short_prompts_and_pictures_are_no_mock_ups() -> None:
    assert mocked("A poster with the title “Tea”.", Inputs(), Wishes()) is None
    scene = (
        "Create a cartoon illustration of a farm. "
        + "On the left place a red barn with a white door. " * 40
    )
    assert mocked(scene, Inputs(), Wishes()) is None


def test_a_picture_shows_its_subject_and_a_plate_stands_for_what_no_drawing_shows() -> None:
    armchair = drawn("a modern armchair with a black seat, on a white ground", "en")
    assert armchair is not None
    assert armchair.objects[0].sprite == "board:armchair"
    assert drawn("food", "en") is not None
    for subject in ("a clean studio", "abstract shapes", "a solar panel", "Paris", ""):
        assert drawn(subject, "en") is None, subject


def test_centered_opens_a_clause() -> None:
    top, bottom = page(
        'At the very top-center of the page, place the title "Tea". At the bottom, centered, add a line "Open daily".'
    ).children
    assert top.look.align == bottom.look.align == "center"


def test_words_in_a_bar_are_set_as_told() -> None:
    root = page(
        'At the top, place a header bar and inside it centered white bold text reading "Tea".'
    )
    (title,) = of_kind(root, "heading")
    assert (title.look.align, title.look.ink, title.look.weight) == ("center", "#ffffff", 700)


def test_a_side_that_is_told_behind_a_part_is_its_own() -> None:
    root = page(
        "Design a poster. Add a wide content box. Inside the box, position a clock icon on the left side, and to its right "
        'a paragraph reading "Open from ten to six."'
    )
    left, right = of_kind(root, "cell")
    assert (left.side, kinds(left)) == ("left", ["cell", "icon"])
    assert (right.side, kinds(right)) == ("right", ["cell", "text"])


CARDS = "Design a page. Arrange a row of three cards. Each card has an icon at the top and a bold title below it, all centered. "


def test_an_item_fills_what_each_item_has() -> None:
    root = page(
        f'{CARDS}The first card shows a moon icon with the title "Dark", the second card shows a phone icon with '
        'the title "Quiet", and the third card shows a clock icon with the title "Early".'
    )
    (group,) = of_kind(root, "group")
    assert [kinds(item) for item in group.items()] == [["card", "icon", "heading"]] * 3
    assert [item.children[0].subject for item in group.items()] == ["moon", "phone", "clock"]
    assert {item.look.align for item in group.items()} == {"center"}


def test_what_stands_below_each_picture_is_dealt_to_the_items() -> None:
    root = page(
        "Design a page. Arrange a row of two cards. The first card shows a photo of a croissant, the second a photo of a cake; "
        'below each image place the name in bold, "Croissant" and "Cake", and the price "$3" and "$5".'
    )
    (group,) = of_kind(root, "group")
    told = [[line for block in item.walk() for line in block.lines] for item in group.items()]
    assert told == [["Croissant", "$3"], ["Cake", "$5"]]
    assert [item.children[0].subject for item in group.items()] == ["a croissant", "a cake"]


def test_two_columns_are_filled_by_their_sides() -> None:
    root = page(
        'Build a hero section with two columns: on the left, place a headline "Tea", and on the right, a photo of a cup.'
    )
    (group,) = of_kind(root, "group")
    assert [kinds(item) for item in group.items()] == [["column", "heading"], ["column", "image"]]


def test_an_item_that_says_what_the_others_say_is_like_them() -> None:
    group = Block("group", many=3)
    card = group.add(Block("card"))
    for at, title in enumerate(("Red", "Other")):
        group.item(at).add(Block("heading", lines=[title]))
    card.add(Block("heading", lines=["Other"]))
    card.add(Block("text", lines=["Soon more"]))
    assert [item.strings() for item in group.items()] == [{"Red"}, *[{"Other", "Soon more"}] * 2]


def test_the_weight_of_a_later_clause_is_not_that_of_a_text() -> None:
    root = page(
        'Design a page. Place a paragraph reading "Plain words here"; set all headings in bold.'
    )
    assert [text.look.weight for text in of_kind(root, "text")] == [0]


def test_arrows_lead_from_each_box_of_a_row_to_the_next() -> None:
    root = page(
        "Design a slide. Arrange a horizontal flow of three boxes, connected by arrows. The first box is titled "
        '"Buy", the second box is titled "Pack" and the third box is titled "Send".'
    )
    layout = Drawer(1.0, "en", "#ffffff").page(root)
    assert [(arrow.start, arrow.end) for arrow in layout.arrows] == [
        ("box1", "box2"),
        ("box2", "box3"),
    ]


def test_arrows_lead_from_each_row_of_boxes_to_the_one_above() -> None:
    root = page(
        "Design a slide. Place one wide rectangular box. Below it, create a row of two boxes. Between each vertically "
        "stacked pair add an upward arrow."
    )
    flows = Drawer(1.0, "en", "#ffffff").page(root).arrows
    assert [(arrow.start, arrow.end) for arrow in flows] == [("box2", "box1"), ("box3", "box1")]


def test_a_list_says_its_items_and_icons_are_dealt() -> None:
    root = page(
        'Design a slide. Arrange a row of two cards. The first card is titled "Buy" and the second card is titled '
        '"Send". Above each title there is a small icon: a cart and a truck. Below the cards, place a bulleted list with the '
        'items "One", "Two" and "Three".'
    )
    (group,) = of_kind(root, "group")
    assert [item.children[0].subject for item in group.items()] == ["cart", "truck"]
    assert [one.lines for one in of_kind(root, "list")] == [["One", "Two", "Three"]]


@pytest.mark.parametrize(
    ("lead", "language"), [(" is ", "en"), (" sind ", "de"), (" est ", "fr"), (" está ", "es")]
)
def test_words_that_say_how_a_noun_is_are_known_in_each_language(lead: str, language: str) -> None:
    told = look("", f"{lead}red", "ink", language)
    assert told.ink
    assert not look("", f", x{lead}red", "ink", language).ink


def test_an_icon_shows_what_is_told_or_nothing() -> None:
    assert icon_of("a trophy with a star on its cup", "en") == "lucide:trophy"
    assert icon_of("two people seated at a table", "en") == "lucide:users"
    assert icon_of("a human head in side profile with a pattern inside", "en") is None


def test_a_bar_for_a_title_that_is_not_told_stands_in_the_middle_where_it_is_centered() -> None:
    root = page("Design a slide. At the very top, place a title text centered horizontally.")
    top = Drawer(1.0, "en", "#ffffff").page(root).root
    assert isinstance(top, Column)
    (title,) = top.children
    assert isinstance(title, Column)
    assert title.align == "center"


def test_titles_in_a_card_and_in_its_only_cell_have_one_size() -> None:
    plain, celled = Block("card"), Block("card")
    cell = celled.add(Block("cells")).add(Block("cell", side="center"))
    titles = [holder.add(Block("heading", lines=["Red"])) for holder in (plain, cell)]
    for holder in (plain, celled):
        holder.add(Block("text", lines=["Warm"]))
        Block("page").add(holder)
    first, second = (Drawer(1.0, "en", "#ffffff").node(title, "start") for title in titles)
    assert isinstance(first, Words)
    assert isinstance(second, Words)
    assert first.size == second.size


def test_a_title_told_again_takes_the_look_told_then() -> None:
    root = page(
        'Design a page. Place a card titled "Red". Place a paragraph reading "Blue is cold". In the card, place '
        'centered bold title text "Red".'
    )
    looks = [one.look for one in of_kind(root, "heading") if one.lines == ["Red"]]
    assert [(told.align, told.weight) for told in looks] == [("center", 700)]


def test_small_text_is_of_regular_weight_where_none_is_told() -> None:
    small = Block("text", Look(size="small"), lines=["Plain"])
    node = Drawer(1.0, "en", "#ffffff").node(small, "start")
    assert isinstance(node, Words)
    assert node.weight == 400


def test_more_words_than_a_page_holds_are_no_page() -> None:
    many = " ".join(f'"word {n}"' for n in range(450))
    assert mocked(many, Inputs(), Wishes()) is None
