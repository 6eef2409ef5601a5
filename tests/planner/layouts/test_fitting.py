"""Words in a room of given size are never broken inside."""

from __future__ import annotations

from grounding.types import Inputs
from planner.content import Wishes
from planner.plan import TextElement
from planner.think import think

NARROW = "Panels (A), (B), (C), (D), (E) and (F) are arranged in one horizontal row. " + " ".join(
    f"Panel ({letter}): a bar chart titled 'Electrocardiograms Preparation': Bus 4, Tram 2."
    for letter in "ABCDEF"
)


def test_a_title_in_a_narrow_panel_breaks_no_word() -> None:
    plan = think(NARROW, Inputs(), Wishes(aspect="1:1"))
    titles = [
        e for e in plan.elements if isinstance(e, TextElement) and e.id.startswith("pane-title")
    ]
    assert len(titles) == 6
    for title in titles:
        lines = [line.text.strip() for line in title.lines]
        assert " ".join(lines) == "Electrocardiograms Preparation", lines


def test_a_word_of_a_thing_is_whole() -> None:
    prompt = (
        "Draw the box 'Donaudampfschifffahrtsgesellschaft'. Arrows lead from 'Donaudampfschifffahrtsgesellschaft' to "
        "'One', from 'One' to 'Two' and from 'Two' to 'Three'."
    )
    plan = think(prompt, Inputs(), Wishes(aspect="9:16"))
    long = [e for e in plan.elements if isinstance(e, TextElement) and e.text.startswith("Donau")]
    assert [len(e.lines) for e in long] == [1]
