"""What the drawing of a thing shows already: the shield of a knight, the sails of a boat, honey in a jar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.composer.bearers import form_of
from planner.composer.lexicon import Hit, find
from planner.composer.phrases import Thing, phrase_of
from planner.composer.quotes import MASKED


def geared(masked: str, found: Sequence[Thing], language: str) -> tuple[Thing, ...]:
    """The things without the gear of one named before, who takes its colour; what bears words stays."""
    out = list(found)
    for hit in find(masked, "gear", language):
        after = min((thing.start for thing in out if thing.start >= hit.end), default=len(masked))
        before = (at for at, thing in enumerate(out) if thing.end <= hit.start)
        wearer = next((at for at in before if form_of(out[at], language) == hit.meaning), None)
        if wearer is not None and not MASKED.search(masked[hit.end : after]):
            color = out[wearer].color or _color(masked, hit, out, language)
            out[wearer] = replace(out[wearer], color=color)
            out = [thing for thing in out if thing.end <= hit.start or hit.end <= thing.start]
    return tuple(out)


def _color(masked: str, gear: Hit, found: Sequence[Thing], language: str) -> str | None:
    """The colour that gear is told to have."""
    others = [Hit(t.start, t.end, t.kind) for t in found if t.end <= gear.start]
    own = replace(gear, meaning="small")
    return phrase_of(masked, own, len(others), [*others, own], language).color


def filled(masked: str, found: Sequence[Thing], language: str) -> tuple[Thing, ...]:
    """The things without what fills a vessel named before it, which takes its colour: a jar full of honey.

    A portion is what it is of: a loaf of bread is bread.
    """
    out: list[Thing] = []
    for thing in found:
        if out and _is_portion(masked, out[-1], thing, language):
            out[-1] = replace(thing, start=out[-1].start, count=out[-1].count)
            continue
        vessel = out[-1] if out and _is_vessel(out[-1], language) else None
        held = vessel is not None and _holds(masked[vessel.end : thing.start], language)
        contents = find(thing.noun, "contents", language)
        if vessel is not None and held and contents and not vessel.color:
            out[-1] = replace(vessel, color=thing.color or contents[0].meaning)
        elif not (held and contents):
            out.append(thing)
    return tuple(out)


def _is_portion(masked: str, portion: Thing, thing: Thing, language: str) -> bool:
    """Whether a thing says what the one before it is a portion of."""
    said = find(masked[portion.start : thing.end], "portions", language)
    noun = portion.end - len(portion.noun) - portion.start
    joined = find(masked[portion.end : thing.start], "relations", language)
    return any(noun <= hit.start < portion.end - portion.start for hit in said) and not joined


def _is_vessel(thing: Thing, language: str) -> bool:
    return thing.how == "vessel" or form_of(thing, language) in ("bottle", "jar")


def _holds(between: str, language: str) -> bool:
    """Whether the words between a vessel and a thing say that this is in it."""
    names = [hit.meaning for hit in find(between, "relations", language)]
    return names[-1:] == ["hold"] or (not names and between.strip() in ("of", "de", "d'", "di"))
