"""What people wear on the body is drawn with them: their figure takes its colour, and in a dress or coat its shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.composer.lexicon import find, is_cjk
from planner.composer.phrases import Thing
from planner.composer.quotes import MASKED

ROBED = "robed"
"""How people go who wear a dress or a coat."""
_IN = re.compile(
    r"(?i)\s*,?\s*(?:who\s+(?:is|are)\s+)?(?:dressed\s+|wearing\s+|wears?\s+|gekleidet\s+|trägt\s+|tragen\s+|vêtue?s?\s+"
    r"|portant\s+|porte\s+|vestid[ao]s?\s+|vestendo\s+|con\s+indosso\s+)?"
    r"(?:in|im|with|mit|en|avec|con|com|de|d['’]|в|во|في|ب)?\s*(?:an?|eine[mnr]?|une?|una|uma?|il|la|le|l['’])?\s*"
)
"""What stands between a person and what they wear, or its colour."""
_OF = re.compile(r"\s*(?:的|の|を着た|を着ている|を着て|姿の|服の)\s*")
_WEARS = re.compile(r"\s*(?:身)?(?:穿|披|が|は)")
"""How what they wear is told after a person in Chinese and Japanese."""
_REACH = 24
"""So many letters after a person the colour of their clothes is looked for: `a woman in red`."""


def clothed(masked: str, found: Sequence[Thing], language: str) -> tuple[Thing, ...]:
    """The things without what people wear on the body; what bears words stays."""
    out: list[Thing] = []
    for index, thing in enumerate(found):
        wearer = _wearer(masked, found, index)
        at = next((at for at, own in enumerate(out) if wearer and own.start == wearer.start), None)
        if wearer is None or MASKED.search(_after(masked, found, index)):
            if wearer and at is not None and thing.color:  # what shows beside a shirt with words
                out[at] = replace(out[at], color=thing.color)
            out.append(_in_color(masked, found, index, language))
            continue
        dressed = _dressed(wearer if at is None else out[at], thing)
        if at is None:
            found = [*found[: index + 1], dressed, *found[index + 2 :]]
        else:
            out[at] = dressed
    return tuple(out)


def _wearer(masked: str, found: Sequence[Thing], index: int) -> Thing | None:
    """The person who wears a thing, named before it, or right after it in Chinese and Japanese."""
    thing = found[index]
    if thing.how not in ("body", "long"):
        return None
    if is_cjk(thing.noun) and index + 1 < len(found) and found[index + 1].kind == "person":
        following = found[index + 1]
        return following if _OF.match(masked, thing.end) else None
    before = found[index - 1] if index else None
    if before is None or before.kind != "person":
        return None
    if is_cjk(thing.noun):
        return before if _WEARS.match(masked, before.end) else None
    return before if _IN.fullmatch(_undescribed(masked[before.end : thing.start])) else None


def _undescribed(between: str) -> str:
    """The words between two things without the last, where those are adjectives of the second."""
    return re.sub(
        r"(?<=\s)(?:long|lange[nm]?|short|kurze[nm]?|warm|thick|woolly|new|old)\s*$", "", between
    )


def _dressed(person: Thing, garment: Thing) -> Thing:
    """A person in a garment; a coat over a shirt is what is seen."""
    how = ROBED if garment.how == "long" else person.how
    end = max(person.end, garment.end)  # what follows is told of who wears it
    return replace(person, color=garment.color or person.color, how=how, end=end)


def _in_color(masked: str, found: Sequence[Thing], index: int, language: str) -> Thing:
    """A person with the colour that they are told to be in: `a woman in red`."""
    thing = found[index]
    if thing.kind != "person" or thing.color or is_cjk(thing.noun):
        return thing
    after = _after(masked, found, index)[:_REACH]
    told = next(iter(find(after, "colors", language)), None)
    opens = told is not None and after[: told.start].strip() and _IN.fullmatch(after[: told.start])
    if told is None or not opens:
        return thing
    return replace(thing, color=told.meaning, end=thing.end + told.end)


def _after(masked: str, found: Sequence[Thing], index: int) -> str:
    """What is told of a thing, up to the next one."""
    end = found[index + 1].start if index + 1 < len(found) else len(masked)
    return masked[found[index].end : end]
