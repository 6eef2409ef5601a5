"""People of a scene as whole figures: standing, or doing what the prompt says that they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planner.composer.lexicon import find, is_cjk
from planner.composer.phrases import Thing
from planner.parts import Box, PictureObject

_SET = "fluent-emoji-flat:"
_CLAUSE = re.compile(r"[,;.，。；、]")
_SITS, _SEATED = "in-lotus-position", 0.62
"""The figure of one who sits, and how tall it is beside one who stands."""


def figures(
    masked: str, shown: Sequence[Thing], seated: Sequence[int], language: str
) -> Iterator[tuple[int, str]]:
    """The drawing of each person whom one shows from head to foot; `seated` are those on furniture."""
    for index, thing in enumerate(shown):
        who = [hit.meaning for hit in find(thing.noun, "people", language)]
        if thing.kind == "person" and who and all(who):
            act = _act(masked, shown, index, language)
            yield index, _drawing(who[-1], act or (_SITS if index in seated else ""))


def with_figure(person: PictureObject, sprite: str) -> PictureObject:
    """A person shown by a figure, in a box as wide as it is when it is as tall as the box."""
    from planner import icons

    left, top, right, bottom = icons.ink(icons.svg(sprite))
    own = person.box
    if sprite.endswith(_SITS):
        own = own.model_copy(update={"y": own.y + (1 - _SEATED) * own.h, "h": _SEATED * own.h})
    w = min(own.h * (right - left) / max(bottom - top, 0.1) * person.count, 900.0)
    x = min(max(own.x + (own.w - max(w, own.w)) / 2, 10.0), 990.0 - max(w, own.w))
    box = Box(x=round(x, 1), y=round(own.y, 1), w=round(max(w, own.w), 1), h=round(own.h, 1))
    return person.model_copy(update={"sprite": sprite, "box": box})


def _act(masked: str, shown: Sequence[Thing], index: int, language: str) -> str:
    """What a person does, said between it and the next thing, or before it in Japanese and the like."""
    thing = shown[index]
    end = shown[index + 1].start if index + 1 < len(shown) else len(masked)
    said = f"{thing.noun} " + _CLAUSE.split(masked[thing.end : end])[0]
    if is_cjk(thing.noun):
        said = masked[max(0, thing.start - 8) : end]
    return next((hit.meaning for hit in find(said, "acts", language)), "")


def _drawing(who: str, act: str) -> str:
    from planner.icons import exists

    named = f"{_SET}{who}-{act or 'standing'}"
    return named if exists(named) else f"{_SET}{who}-standing"
