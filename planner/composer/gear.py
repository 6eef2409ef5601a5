"""What the drawing of a person shows already: the shield of a knight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.composer.bearers import form_of
from planner.composer.lexicon import find
from planner.composer.phrases import Thing
from planner.composer.quotes import MASKED


def geared(masked: str, found: Sequence[Thing], language: str) -> tuple[Thing, ...]:
    """The things without the gear of one named before, who takes its colour; what bears words stays."""
    out: list[Thing] = []
    for index, thing in enumerate(found):
        end = found[index + 1].start if index + 1 < len(found) else len(masked)
        whose = {hit.meaning for hit in find(thing.noun, "gear", language)}
        wearer = next((at for at, one in enumerate(out) if form_of(one, language) in whose), None)
        if wearer is None or MASKED.search(masked[thing.end : end]):
            out.append(thing)
        else:
            out[wearer] = replace(out[wearer], color=out[wearer].color or thing.color)
    return tuple(out)
