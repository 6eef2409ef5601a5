"""The icon of the header: one that means the page, and each side of a comparison."""

from __future__ import annotations

from planner.content import Content
from planner.marks import with_icons


def hero(headline: str, *sides: str) -> str:
    """The header's icon of a comparison."""
    said = Content(headline=headline, sides=sides, archetypes=(("comparison", "two sides"),))
    return with_icons(said, "line").hero


def test_the_header_of_a_comparison_shows_both_sides_or_none() -> None:
    assert "bulb" in hero("LED bulb or incandescent bulb", "LED bulb", "Incandescent bulb")
    assert "train" in hero("The train from Berlin to Munich")
    assert hero("Train or plane from Berlin to Munich", "Train", "Plane") == ""
