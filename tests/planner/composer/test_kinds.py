"""Where the words of a picture come from."""

from __future__ import annotations

from grounding.types import Inputs
from planner.compose import compose
from planner.content import Wishes


def test_a_list_is_shown_whatever_is_said_about_the_page() -> None:
    content = compose(
        "Design an infographic on saving water. Make it blue, in 3 columns, title at the top, use icons and keep "
        "the text short. Tips:\n- Fix leaking taps: a drip wastes 15 litres a day\n- Take short showers\n"
        "- Run the dishwasher when full\n- Collect rainwater\n- Water plants in the evening",
        Inputs(), Wishes(),
    )  # fmt: skip
    assert content.headline.lower() == "saving water" and content.palette == "blue"
    assert len(content.items) == 5
    assert "Tips" not in content.deck and "columns" not in f"{content.deck}{content.note}"
