"""The instruction graph meets the page: which elements each instruction governs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.parts import Instruction
from planner.plan import AnyElement, PictureElement, TextElement

Governs = Callable[[Instruction, AnyElement], bool]


def governed(
    instructions: Sequence[Instruction], elements: Sequence[AnyElement]
) -> tuple[Instruction, ...]:
    """Each instruction with the ids of its elements, in reading order."""
    return tuple(
        instruction.model_copy(
            update={
                "elements": tuple(
                    e.id for e in elements if _GOVERNS[instruction.kind](instruction, e)
                )
            }
        )
        for instruction in instructions
    )


def _identity(instruction: Instruction, element: AnyElement) -> bool:
    """What the picture is about shows in its headline, its hero and its pictures."""
    headline = isinstance(element, TextElement) and element.level == 1
    return headline or element.id.startswith("hero") or element.kind == "picture"


def _object(instruction: Instruction, element: AnyElement) -> bool:
    if isinstance(element, PictureElement):
        return not element.objects or any(o.label in instruction.text for o in element.objects)
    return element.kind == "icon"


def _text(instruction: Instruction, element: AnyElement) -> bool:
    """Texts that the instruction names, word for word."""
    return (
        isinstance(element, TextElement)
        and len(element.text) > 1
        and element.text in instruction.text
    )


def _data(instruction: Instruction, element: AnyElement) -> bool:
    return element.kind in ("chart", "table") or element.role == "data"


_GOVERNS: dict[str, Governs] = {
    "identity": _identity,
    "object": _object,
    "text": _text,
    "data": _data,
    "style": lambda instruction, element: element.role == "style",
    "background": lambda instruction, element: element.role == "background",
}
