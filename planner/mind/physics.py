"""The physics stage: one light, and what stands where in each picture."""

from __future__ import annotations

import json
from collections.abc import Iterator

from planner.composer.lexicon import load
from planner.free.leaves import objects
from planner.mind.desk import Desk
from planner.mind.drafts import PhysicsDraft, StageDraft
from planner.parts import Light
from planner.plan import AnyElement, PictureElement, Plan
from planner.sprites import sprite_of


def staged(desk: Desk, plan: Plan) -> Plan:
    """The plan with its pictures lit and staged; unchanged where it has none."""
    pictures = [e for e in plan.elements if isinstance(e, PictureElement)]
    if not pictures:
        return plan
    listed = [
        {"picture": e.id, "prompt": e.prompt, "aspect": round(e.box.w / max(e.box.h, 1), 2),
         "things": [thing.label for thing in e.objects]}
        for e in pictures
    ]  # fmt: skip
    values = {
        "grounds": ", ".join(grounds()), "prompt": desk.prompt,
        "pictures": json.dumps(listed, ensure_ascii=False, indent=1),
    }  # fmt: skip
    draft = desk.ask("physics", values, PhysicsDraft)
    for lost in _lost(draft, {picture.id for picture in pictures}):
        desk.note("physics", lost)
    light = Light(**draft.light.model_dump())
    style = plan.style.model_copy(update={"light": light})
    by_id = {stage.picture: stage for stage in draft.pictures}
    elements = tuple(_staged(element, by_id) for element in plan.elements)
    return plan.model_copy(update={"style": style, "elements": elements})


def _lost(draft: PhysicsDraft, known: set[str]) -> Iterator[str]:
    """What of the model's staging is left out, a sentence each."""
    for stage in draft.pictures:
        if stage.picture not in known:
            yield f"Left out: no picture is called {stage.picture}."
        if stage.ground not in grounds():
            yield f"No ground is called {stage.ground}; {stage.picture} keeps its own."
        labels = [thing.label for thing in stage.things if not sprite_of(thing.label, "en")]
        if labels:
            yield f"Left out of {stage.picture}, for no drawing shows it: {', '.join(labels)}."


def grounds() -> tuple[str, ...]:
    """The grounds that a picture can have."""
    return ("plain", *load("lexicon", "grounds"))


def _staged(element: AnyElement, by_id: dict[str, StageDraft]) -> AnyElement:
    stage = by_id.get(element.id)
    if not isinstance(element, PictureElement) or stage is None:
        return element
    ground = stage.ground if stage.ground in grounds() else element.ground
    things = tuple(thing for thing in objects(stage.things, element.box) if thing.sprite)
    return element.model_copy(update={"ground": ground, "objects": things or element.objects})
