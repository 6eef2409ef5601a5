"""People of a scene as whole figures: standing, or doing what the prompt says that they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planner.composer.bearers import NECK
from planner.composer.clothes import ROBED
from planner.composer.lexicon import find, is_cjk
from planner.composer.phrases import Thing
from planner.parts import Box, PictureObject

_SET = "fluent-emoji-flat:"
_CLAUSE = re.compile(r"[,;.，。；、]")
_SITS = "in-lotus-position"
"""The figure of one who sits."""
_SEATED = {_SITS: 0.62, "+sitting": 0.8}
"""How tall the figures of those who sit are beside those who stand."""
_FACES = {"girl", "boy", "child", "old-woman", "old-man"}
"""Who is shown by a face on a body of our own, as are all in a dress or a coat."""
_POSES = {
    "walking": "walking", "running": "running", _SITS: "sitting", "kneeling": "sitting", "dancing": "playing",
    "playing-handball": "playing", "bouncing-ball": "playing", "juggling": "playing",
}  # fmt: skip


def figures(
    masked: str, shown: Sequence[Thing], seated: Sequence[int], behind: Sequence[int], language: str
) -> Iterator[tuple[int, str]]:
    """The drawing of each person whom one shows from head to foot.

    `seated` are those on furniture, `behind` those whose legs a table hides.
    """
    for index, thing in enumerate(shown):
        who = [hit.meaning for hit in find(thing.noun, "people", language)]
        if thing.kind == "person" and who and all(who):
            told = _act(masked, shown, index, language) or (_SITS if index in seated else "")
            act = "" if index in behind else told
            yield index, _drawing(who[-1], act, thing.how == ROBED)


def neck_of(person: Thing, language: str) -> float:
    """How far down a person's neck is, as a share of their height: children have large heads."""
    from planner.icons.figures import neck

    who = [hit.meaning for hit in find(person.noun, "people", language)]
    return neck(who[-1]) if who and who[-1] in _FACES else NECK


def with_figure(person: PictureObject, sprite: str) -> PictureObject:
    """A person shown by a figure, in a box as wide as it is when it is as tall as the box."""
    from planner import icons

    own = person.box
    for pose, tall in _SEATED.items():
        if sprite.endswith(pose):
            own = own.model_copy(update={"y": own.y + (1 - tall) * own.h, "h": tall * own.h})
    w = min(own.h * icons.cell_of(icons.svg(sprite)) * person.count, 900.0)
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


def _drawing(who: str, act: str, robed: bool) -> str:
    from planner.icons import exists

    if who in _FACES or (robed and act in ("", *_POSES)):
        return f"whole:{_SET}{who}+{_POSES.get(act, 'standing')}"
    named = f"{_SET}{who}-{act or 'standing'}"
    return named if exists(named) else f"{_SET}{who}-standing"
