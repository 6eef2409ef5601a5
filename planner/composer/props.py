"""What a deed needs and the prompt need not name: one who reads holds a book."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planner.composer.lexicon import find, is_cjk, words
from planner.composer.phrases import Thing
from planner.composer.sizes import height, ratio
from planner.composer.standing import Relation

_CLAUSE = re.compile(r"[,;.，。；、]")


def props(
    masked: str, shown: Sequence[Thing], relations: Sequence[Relation], language: str
) -> Iterator[tuple[int, Thing]]:
    """A book for each who reads and holds nothing, with the place of the one among the things shown."""
    for index, thing in enumerate(shown):
        holds = any(r.target == index and r.name == "hold" for r in relations)
        if (
            thing.kind in ("person", "animal")
            and not holds
            and _reads(masked, shown, index, language)
        ):
            yield index, _book(thing, language)


def _reads(masked: str, shown: Sequence[Thing], index: int, language: str) -> bool:
    thing = shown[index]
    end = shown[index + 1].start if index + 1 < len(shown) else len(masked)
    said = _CLAUSE.split(masked[thing.end : end])[0]
    if is_cjk(thing.noun):
        said = _CLAUSE.split(masked[max(0, thing.start - 8) : thing.start])[-1] + said
    return any(hit.meaning == "reads" for hit in find(said, "props", language))


def _book(reader: Thing, language: str) -> Thing:
    label = words("props", "book", language)[0]
    return Thing(
        label, label.lower(), "small", reader.end, reader.end, count=reader.count,
        height=height(label.lower(), "small", language), ratio=ratio(label.lower(), "small", language),
    )  # fmt: skip
