"""What a deed or a role needs and the prompt need not name: one who reads holds a book, a hockey player a stick."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planner.composer.lexicon import find, is_cjk, words
from planner.composer.phrases import Thing
from planner.composer.sizes import height, ratio
from planner.composer.standing import Relation

_CLAUSE = re.compile(r"[,;.，。；、]")
_TOOLS = {
    "fishes": "fishing rod", "hockey": "hockey stick", "football": "soccer ball", "tennis": "tennis racket",
    "photographs": "camera", "guitar": "guitar", "violin": "violin",
}  # fmt: skip
"""What a deed is done with, by its English name; a book is named in the prompt's language."""


def props(
    masked: str, shown: Sequence[Thing], relations: Sequence[Relation], language: str
) -> Iterator[tuple[int, Thing]]:
    """The tool of each who needs one and holds nothing, with the place of the one among the things shown."""
    for index, thing in enumerate(shown):
        holds = any(r.target == index and r.name == "hold" for r in relations)
        if thing.kind not in ("person", "animal") or holds:
            continue
        deed = _deed(masked, shown, index, language)
        label = _TOOLS.get(deed) or (words("props", "book", language)[0] if deed else "")
        if label and not any(label in other.noun for other in shown):
            yield index, _tool(label, thing, "en" if deed in _TOOLS else language)


def _deed(masked: str, shown: Sequence[Thing], index: int, language: str) -> str:
    """What a person or an animal does, in the words of its name or after it."""
    thing = shown[index]
    end = shown[index + 1].start if index + 1 < len(shown) else len(masked)
    said = f"{thing.noun} " + _CLAUSE.split(masked[thing.end : end])[0]
    if is_cjk(thing.noun):
        said = _CLAUSE.split(masked[max(0, thing.start - 8) : thing.start])[-1] + said
    return next((hit.meaning for hit in find(said, "props", language) if hit.meaning != "book"), "")


def _tool(label: str, user: Thing, language: str) -> Thing:
    return Thing(
        label, label.lower(), "small", user.end, user.end, count=user.count,
        height=height(label.lower(), "small", language), ratio=ratio(label.lower(), "small", language),
        how="rolls" if label.endswith("ball") else "",
    )  # fmt: skip
