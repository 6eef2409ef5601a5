"""Plain chains, rings and trees take the anatomy designed for them; nets that say more stay nets."""

import pytest

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Content, Wishes
from planner.layouts import FIGURE


def drawn(prompt: str) -> Content:
    return compose(prompt, Inputs(), Wishes())


def test_a_chain_is_a_flow() -> None:
    content = drawn('"Sow" leads to "Water", "Water" leads to "Weed", "Weed" leads to "Reap".')
    assert content.archetypes[0][0] == "flow"
    assert [item.title for item in content.items] == ["Sow", "Water", "Weed", "Reap"]
    assert [(link.start, link.end) for link in content.links] == [(0, 1), (1, 2), (2, 3)]


def test_a_ring_is_a_cycle_under_the_string_before_the_colon() -> None:
    content = drawn(
        'Cycle "Moon": "New" leads to "Half", "Half" leads to "Full", "Full" leads back to "New".'
    )
    assert (content.headline, content.archetypes[0][0]) == ("Moon", "cycle")
    assert [item.title for item in content.items] == ["New", "Half", "Full"]


def test_a_fan_is_a_tree() -> None:
    content = drawn('"Board" points to "Sales" and "Works"; "Works" points to "Mill" and "Yard".')
    assert content.archetypes[0][0] == "tree"
    (top,) = content.items
    assert [(own.title, [one.title for one in own.items]) for own in top.items] == [
        ("Sales", []),
        ("Works", ["Mill", "Yard"]),
    ]


@pytest.mark.parametrize(
    "prompt",
    [
        "Draw arrows: from 'A1' to 'B1' labeled 'x1', from 'B1' to 'C1', from 'C1' to 'D1'.",
        "'Sow' leads to the diamond 'Dry?', 'Dry?' leads to 'Water', 'Water' leads to 'Weed'.",
        "'Sow' leads to 'Wet', 'Sow' leads to 'Dry', 'Wet' leads to 'Reap', 'Dry' leads to 'Reap'.",
    ],
)
def test_words_forms_and_joins_need_a_net(prompt: str) -> None:
    assert drawn(prompt).archetypes[0][0] == FIGURE


def test_quoted_names_between_arrows_lose_their_marks() -> None:
    content = drawn('Flowchart titled "Post": "Written" -> "Stamped" -> "Sent"')
    assert [item.title for item in content.items] == ["Written", "Stamped", "Sent"]
