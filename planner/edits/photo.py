"""Any picture as a plan, so that it can be edited: the picture itself fills the page, and is a reference."""

from __future__ import annotations

from collections.abc import Sequence

from grounding.types import Reference as Given
from planner import looks
from planner.edits.ops import Edit, SetLight, SetTime, SetWeather
from planner.errors import PlanError
from planner.parts import Box, Brief, Canvas, PictureObject
from planner.plan import PictureElement, Plan
from planner.refer import references

LABEL = "whole picture"


def is_photo(picture: PictureElement) -> bool:
    """Whether a picture is shown as it was given, with whatever was added to it."""
    return any(thing.label == LABEL for thing in picture.objects)


def demand_drawn(plan: Plan, edits: Sequence[Edit]) -> None:
    """Raises PlanError for light, time or weather of a photograph: only a head that paints can change it."""
    pictures = [e for e in plan.elements if isinstance(e, PictureElement)]
    lit = any(isinstance(edit, (SetLight, SetTime, SetWeather)) for edit in edits)
    if lit and pictures and all(map(is_photo, pictures)):
        raise PlanError(
            "The picture was not drawn by nbcli: its light, time and weather stay unless a head paints it"
            " (--head gemini); add things or words to it."
        )


def of_picture(given: Given, width: int, height: int) -> Plan:
    """The plan of a picture of `width` x `height` pixels, shown by the reference made of it.

    Raises ValueError for a shape or size that no plan has.
    """
    side = 1000 / min(width, height)
    canvas = Canvas(
        aspect=f"{width}:{height}",
        size=f"{width}x{height}",
        width=width * side,
        height=height * side,
    )
    own = references((given,))
    area = Box(x=0, y=0, w=canvas.width, h=canvas.height)
    whole = PictureObject(label=LABEL, ref=own[0].id, box=area, depth=1.0)
    picture = PictureElement(
        id="picture-1",
        box=area,
        objects=(whole,),
        tinted=False,
        alt=given.label,
        prompt=given.label,
    )
    style = looks.choose(
        theme=None, palette=None, character_name=None, dark=None, seed=0, variant=0,
        subject=given.label, archetype="poster",
    )  # fmt: skip
    return Plan(
        prompt=given.label, canvas=canvas, style=style, elements=(picture,), references=own,
        brief=Brief(archetype="poster", message=given.label), alt=given.label,
    )  # fmt: skip
