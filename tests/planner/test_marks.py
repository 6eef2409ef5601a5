"""The icon of the header: one that means the page, and each side of a comparison."""

from __future__ import annotations

from planner.composer.dictated.depicted import scene_of
from planner.content import Content, Item, Link
from planner.marks import with_icons


def hero(headline: str, *sides: str) -> str:
    """The header's icon of a comparison."""
    said = Content(headline=headline, sides=sides, archetypes=(("comparison", "two sides"),))
    return with_icons(said, "line").hero


def test_the_header_of_a_comparison_shows_both_sides_or_none() -> None:
    assert "bulb" in hero("LED bulb or incandescent bulb", "LED bulb", "Incandescent bulb")
    assert "train" in hero("The train from Berlin to Munich")
    assert hero("Train or plane from Berlin to Munich", "Train", "Plane") == ""


def test_titles_with_signs_of_their_own_have_no_icons() -> None:
    plain, signed = (
        Content(
            headline=f"{mark}Party checklist",
            items=tuple(Item(title=f"{one}{t}") for one, t in zip(marks, ("Balloon", "Cake", "Pizza"), strict=True)),
            archetypes=(("cards", "a list"),),
        )
        for mark, marks in (("", ("", "", "")), ("🎉 ", ("🎈 ", "🎂 ", "🍕 ")))
    )  # fmt: skip
    assert all(item.icon for item in with_icons(plain, "line").items)
    marked = with_icons(signed, "line")
    assert [item.icon for item in marked.items] == ["", "", ""] and marked.hero == ""


def pictured(prompt: str, *, title: str = "Part") -> Content:
    """A dictated panel with a picture, its sprites found."""
    item = Item(title=title, icon=title, form="panel", scene=scene_of(prompt, "en"))
    other = Item(title="Rest", form="panel")
    said = Content(
        "", items=(item, other), links=(Link(0, 1),), archetypes=(("panels", "dictated"),)
    )
    return with_icons(said, "line")


def test_a_panel_shows_what_a_drawing_shows_for_sure() -> None:
    scene = pictured("a bicycle on a street").items[0].scene
    assert scene is not None and "bicycle" in (scene.objects[0].sprite or "")


def test_what_no_drawing_shows_is_an_icon_and_said() -> None:
    made = pictured("a funnel")
    assert made.items[0].scene is None and "funnel" in made.items[0].icon
    assert "'a funnel'" in made.reasoning[-1].text


def test_a_picture_without_its_subject_is_none() -> None:
    assert pictured("a chromatogram on a table").items[0].scene is None


def test_a_picture_alone_that_is_not_found_leaves_no_empty_card_and_no_arrow_to_it() -> None:
    made = pictured("a chromatogram", title="")
    assert [item.title for item in made.items] == ["Rest"] and made.links == ()
