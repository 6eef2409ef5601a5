"""Drawings told link by link: what is a thing, a link's words, a group; and what leads to what."""

import pytest

from planner.composer.linked.items import sentences
from planner.composer.linked.reader import net
from planner.composer.quotes import mask, quotes
from planner.net import Net


def read(prompt: str, language: str = "en") -> Net:
    quoted = quotes(prompt)
    masked = mask(prompt, quoted)
    return net(masked, list(sentences(masked, quoted, language)))


def links(made: Net) -> list[tuple[str, str, str]]:
    return [(link.start, link.end, link.text) for link in made.links]


def test_words_of_a_branch_are_no_thing() -> None:
    made = read(
        "The root is the diamond 'Wet?'. Its left branch, labeled 'yes', leads to the box 'Dry it' "
        "and its right branch, labeled 'no', leads to the box 'Fold it'."
    )
    assert links(made) == [("Wet?", "Dry it", "yes"), ("Wet?", "Fold it", "no")]
    assert [knot.form for knot in made.knots.values()] == ["diamond", "box", "box"]


def test_german_links_start_at_the_form_that_is_named_and_from_there() -> None:
    made = read(
        "Ein Pfeil führt von der Box „Start“ nach unten zur Raute „Voll?“. Von der Raute führt ein Pfeil mit der "
        "Beschriftung „ja“ nach rechts zur Box „Leeren“ und ein Pfeil mit der Beschriftung „nein“ nach unten zur "
        "Box „Weiter“. Unten steht die Box „Ende“, in die „Leeren“ und „Weiter“ münden.",
        "de",
    )
    assert links(made) == [
        ("Start", "Voll?", ""),
        ("Voll?", "Leeren", "ja"),
        ("Voll?", "Weiter", "nein"),
        ("Leeren", "Ende", ""),
        ("Weiter", "Ende", ""),
    ]
    assert [link.side for link in made.links][:3] == ["down", "right", "down"]


def test_words_behind_a_link_are_its_words() -> None:
    made = read("Draw arrows: from 'A1' to 'B1' labeled 'x1', from 'B1' to 'C1' labeled 'y1'.")
    assert links(made) == [("A1", "B1", "x1"), ("B1", "C1", "y1")]


def test_a_list_that_arrows_connect_is_a_chain_in_its_group() -> None:
    made = read(
        "In the 'Lab' region draw three boxes in a vertical column connected by downward arrows: "
        "'Grind', 'Sieve' and 'Weigh'."
    )
    assert links(made) == [("Grind", "Sieve", ""), ("Sieve", "Weigh", "")]
    assert {knot.group for knot in made.knots.values()} == {"Lab"}
    assert made.runs[0].way == "down"


def test_a_thing_that_contains_others_is_a_group() -> None:
    made = read(
        "Draw a large box 'Cloud'. Inside 'Cloud' place a dashed rectangle labeled 'Mesh' that contains two boxes: "
        "'One' and 'Two'; outside the 'Cloud', place a box 'User'. An arrow leads from 'User' to 'One'."
    )
    assert made.groups["Mesh"].inside == "Cloud"
    assert [knot.group for knot in made.knots.values()] == ["Mesh", "Mesh", ""]


def test_a_cycle_closes_and_takes_words_told_for_its_links() -> None:
    made = read(
        "A cycle of three boxes 'Sea', 'Cloud' and 'River'. Arrows connect each node to the next, and each arrow "
        "carries a label: 'rises' from 'Sea' to 'Cloud', 'rains' to 'River' and 'flows' back to 'Sea'."
    )
    assert links(made) == [
        ("Sea", "Cloud", "rises"),
        ("Cloud", "River", "rains"),
        ("River", "Sea", "flows"),
    ]
    assert made.kind == "cycle"


@pytest.mark.parametrize(
    ("language", "prompt"),
    [
        (
            "fr",
            "Dans le couloir « Client », placez l'étape « Payer ». Dans le couloir « Banque », placez l'étape "
            "« Vérifier ». Une flèche va de « Payer » à « Vérifier » avec le mot « carte ».",
        ),
        (
            "es",
            "En el carril «Client» coloca la etapa «Payer». En el carril «Banque» coloca la etapa «Vérifier». "
            "Una flecha va de «Payer» a «Vérifier» con la palabra «carte».",
        ),
    ],
)
def test_lanes_hold_steps(language: str, prompt: str) -> None:
    made = read(prompt, language)
    assert made.kind == "lanes"
    assert [knot.group for knot in made.knots.values()] == ["Client", "Banque"]
    assert links(made) == [("Payer", "Vérifier", "carte")]


def test_a_chinese_map_branches_from_its_middle() -> None:
    made = read(
        "绘制思维导图。中心是圆形节点“学习”。从中心引出两个主分支：“语文”和“数学”。“语文”分支下有“阅读”和“写作”。",
        "zh",
    )
    assert made.center == "学习"
    assert [(a, b) for a, b, _ in links(made)] == [
        ("学习", "语文"), ("学习", "数学"), ("语文", "阅读"), ("语文", "写作"),
    ]  # fmt: skip


def test_a_dashed_region_is_dashed() -> None:
    made = read("Two dashed regions labeled 'In' and 'Out'. In the 'In' region draw a box 'A1'.")
    assert [group.dash for group in made.groups.values()] == ["dashed", "dashed"]


def test_a_thing_told_again_before_leads_starts_the_next_link() -> None:
    made = read(
        '"Order" leads to "Payment", "Payment" leads to "Packing" and "Packing" leads to "Post".'
    )
    assert links(made) == [
        ("Order", "Payment", ""),
        ("Payment", "Packing", ""),
        ("Packing", "Post", ""),
    ]


def test_a_cycle_that_leaves_things_out_is_drawn_as_layers() -> None:
    made = read("A cycle: 'Seed' leads to 'Plant' and 'Weed', 'Plant' leads to 'Seed'.")
    assert made.kind == ""
