"""Flows told in prose: named boxes, and the arrows that are said to lead from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.brief import PromptBrief
from planner.composer.dictated.frame import told_of
from planner.composer.dictated.parts import parts
from planner.composer.dictated.strings import String
from planner.composer.lexicon import Hit, find
from planner.content import Content, Item, Link
from planner.parts import Reasoning

_LEAST = 3
"""Fewest arrows of a flow, and a flow joins so large a share of its boxes."""
_JOINED = 0.7


def from_flow(brief: PromptBrief) -> Content | None:
    """The boxes and arrows that a prompt describes; None where it describes other parts too."""
    language = brief.language
    told = told_of(brief)
    if told is None or len({part.mark for part in parts(told.masked, language) if part.mark}) > 1:
        return None
    names, links = _joined(told.others, language)
    held = {end for link in links for end in link}
    if len(links) < _LEAST or len(held) < _JOINED * len(names):
        return None
    order = [name for at, name in enumerate(names) if at in held]
    loose = tuple(name for at, name in enumerate(names) if at not in held)
    place = {at: order.index(name) for at, name in enumerate(names) if at in held}
    return replace(
        told.frame.content(brief),
        items=tuple(Item(title=name, icon=name) for name in order),
        links=tuple(Link(place[start], place[end]) for start, end in links),
        footer=(*told.frame.notes, *loose),
        ordered=True,
        archetypes=(("flow", f"the prompt draws {len(links)} arrows between boxes"),),
        reasoning=(Reasoning(stage="content", text="Arrows lead where the prompt says."),),
    )


def _joined(boxes: Sequence[String], language: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Each box once, and the arrows between them by index."""
    names: list[str] = []
    links: list[tuple[int, int]] = []
    current, sentence, fans = -1, -1, False
    open_ = False
    for box in boxes:
        if box.text not in names:
            names.append(box.text)
        own = names.index(box.text)
        hits = find(box.lead, "drawn", language)
        arrows = [hit for hit in hits if hit.meaning == "arrow"]
        if box.sentence != sentence:
            open_, fans, sentence = False, False, box.sentence
        open_ = open_ or bool(arrows)
        targets = _is_target(box.lead, arrows, hits)
        if open_ and targets:
            starts = _loose(names, links, own) if _is_all(hits, arrows) else [current]
            links += [(start, own) for start in starts if start >= 0 and start != own]
            fans = fans or _fans(box.lead, arrows, language)
            open_ = fans
            current = current if fans else own
        else:
            current = own
    return names, list(dict.fromkeys(links))


def _is_target(lead: str, arrows: Sequence[Hit], hits: Sequence[Hit]) -> bool:
    """True where the words lead to what follows: `an arrow to`, `and the lower one to`."""
    since = arrows[-1].end if arrows else 0
    ways = [hit.meaning for hit in hits if hit.start >= since and hit.meaning in ("to", "under")]
    return bool(ways) and ways[-1] == "to"


def _is_all(hits: Sequence[Hit], arrows: Sequence[Hit]) -> bool:
    """True where several boxes lead to one: `both boxes connect to`."""
    return any(hit.meaning == "all" and arrows and hit.start < arrows[-1].start for hit in hits)


def _fans(lead: str, arrows: Sequence[Hit], language: str) -> bool:
    """True for several arrows from one box: `draw two arrows: the upper one to`."""
    return any(
        number.end <= arrow.start and arrow.start - number.end <= 24
        for number in find(lead, "numerals", language)
        for arrow in arrows
    )


def _loose(names: Sequence[str], links: Sequence[tuple[int, int]], own: int) -> list[int]:
    """The boxes that lead nowhere yet."""
    starts = {start for start, _ in links}
    ends = {end for _, end in links}
    return [at for at in range(len(names)) if at not in starts and at in ends and at != own]
