"""Drawings told in prose as nodes and arrows."""

from __future__ import annotations

import itertools

from planner.composer.figured.graph import Graph
from planner.composer.figured.mentions import told
from planner.composer.figured.settled import settled
from planner.composer.figured.wiring import graph


def drawn(text: str) -> Graph:
    return graph(told(text, "en"))


def edges(made: Graph) -> list[tuple[str, str]]:
    names = [node.text or node.form for node in made.nodes]
    return [(names[edge.start], names[edge.end]) for edge in made.edges]


def test_a_chain_with_branches_and_a_second_node_of_one_name() -> None:
    made = drawn(
        'Draw a stack labeled "Data". From "Data" draw two solid arrows: the upper arrow to a table icon labeled '
        '"Table" and the lower arrow to a page icon labeled "Texts". From "Texts" draw a solid arrow rightward to '
        'a small black square labeled "Model", then an arrow downward to a second black square labeled "Model".'
    )
    assert edges(made) == [
        ("Data", "Table"),
        ("Data", "Texts"),
        ("Texts", "Model"),
        ("Model", "Model"),
    ]
    assert [(node.x, node.y) for node in made.nodes] == [(0, 0), (1, -1), (1, 1), (2, 1), (2, 2)]
    assert made.nodes[3].fill == "#000000"


def test_blocks_stand_above_one_another_where_arrows_lead_up() -> None:
    made = drawn(
        'Draw a pink rounded rectangle at the bottom labeled "Patches", then a pale yellow rounded rectangle '
        'labeled "Norm" above it connected by exactly 1 solid black upward arrow. To the right of the Norm block '
        "draw a small white circle with a black plus sign; connect Norm to this circle with a short arrow."
    )
    assert edges(made) == [("Patches", "Norm"), ("Norm", "plus")]
    assert [(node.x, node.y) for node in made.nodes] == [(0, 0), (0, -1), (1, -1)]


def test_regions_hold_what_is_told_in_them_and_a_row_has_its_arrows() -> None:
    made = drawn(
        "Draw two dashed regions labeled 'encoder' and 'heads'. In the 'encoder' region place a large rectangle "
        "labeled 'core'. Under the core box, draw a row of six small squares; draw six arrows upward from each "
        "square into the core box. From the core box draw two arrows into the 'heads' region; in that region "
        "arrange two identical rectangles stacked vertically, each labeled 'FFN'."
    )
    assert [region.text for region in made.regions] == ["encoder", "heads"]
    assert [node.region for node in made.nodes] == [0, 0, 1, 1]
    assert edges(made) == [("cells", "core"), ("core", "FFN"), ("core", "FFN")]
    assert made.edges[0].many == 6


def test_between_two_the_farther_makes_room() -> None:
    made = drawn(
        "Draw a rectangle labeled 'image'. Below 'image' place a rectangle labeled 'position'; between 'position' "
        "and 'image', place a small circle with a plus sign; connect 'position' to the plus circle with an arrow."
    )
    assert [(node.text or node.form, node.y) for node in made.nodes] == [
        ("image", 0),
        ("position", 2),
        ("plus", 1),
    ]


def test_what_is_left_out_is_not_drawn() -> None:
    made = drawn(
        "Draw a box labeled 'in' and an arrow to a box labeled 'out'; omit the 'queries' row here."
    )
    assert [node.text for node in made.nodes] == ["in", "out"]


def test_a_legend_names_its_entries_and_ends_with_its_sentence() -> None:
    made = drawn(
        'Draw a legend box labeled "Legend" with a dotted border; inside show 2 swatches: soft pink "Patches", '
        'light green "Attention". Then draw an orange box labeled "MLP".'
    )
    assert made.legend == "Legend" and made.legend_dash == "dotted"
    assert [key.text for key in made.keys] == ["Patches", "Attention"]
    assert [node.text for node in made.nodes] == ["MLP"]


def test_settled_shapes_keep_within_the_drawing_and_apart() -> None:
    made = drawn(
        'Draw a box labeled "A", an arrow to a box labeled "B" and then an arrow to a box labeled "C".'
    )
    shapes, arrows = settled(made)
    assert len(arrows) == 2
    lefts = [shape.box[0] for shape in shapes]
    assert lefts == sorted(lefts)
    assert all(s.box[0] >= 0 and s.box[0] + s.box[2] <= 1.001 for s in shapes)
    assert all(a.box[0] + a.box[2] <= b.box[0] for a, b in itertools.pairwise(shapes))


def test_a_line_enters_from_the_boundary_and_dashed_arrows_have_their_colour() -> None:
    made = drawn(
        'Draw a tall rounded rectangle labeled "Block". Inside it, draw a rounded rectangle labeled "Norm". To the right '
        "of the Norm block draw a small white circle with a black plus sign; connect Norm to it with a short arrow and "
        "add a solid black residual arrow from the left interior boundary into it. Add exactly 2 dashed crimson arrows: "
        'one dashed arrow pointing from the Norm to a small crimson circle labeled "A1".'
    )
    assert ("Block", "plus") in edges(made)
    dashed = [edge for edge in made.edges if edge.dash == "dashed"]
    assert [edge.color for edge in dashed] == ["#dc143c"]


def test_two_nodes_and_an_arrow_are_a_drawing() -> None:
    made = drawn('Draw a page icon labeled "File" arrow to a rounded rectangle labeled "Decoder".')
    assert made.drawn and edges(made) == [("File", "Decoder")]


def test_arrows_that_part_have_a_lane_behind_their_column() -> None:
    text = (
        'Draw a rounded rectangle labeled "In". From "In" draw two solid arrows: the upper arrow to a rounded rectangle '
        'labeled "Yes" and the lower arrow to a rounded rectangle labeled "No".'
    )
    shapes = {one.text: one.box for one in settled(drawn(text))[0]}
    gap = shapes["Yes"][0] - shapes["In"][0] - shapes["In"][2]
    assert gap > 1.5 * shapes["In"][0]


def test_small_words_of_order_are_read_in_german() -> None:
    text = 'Zeichne ein Rechteck "Norm" und darüber ein Rechteck "Norm". Ein Pfeil vom zweiten Norm zu einem Kreis "A".'
    assert "later" in told(text, "de").meant("zweiten Norm")
    assert told(text, "de").meant("obere") == {"first"}
