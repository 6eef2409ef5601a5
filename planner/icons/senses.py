"""Words of several senses: the words about one choose its sense, and no icon shows another one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from planner.icons.search import DATA

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAD = 0.06
"""Least lead in cosine of a sense over the others: one that is hardly nearer may be the wrong one."""
_UNSPACED = frozenset(("ja", "th", "zh", "zh-tw"))


class Sense(NamedTuple):
    """Patterns of the names of icons that show a sense, and English words that stand near it, if it is ever meant."""

    icons: tuple[str, ...]
    world: str


def puns(text: str, language: str, page: Sequence[str], names: Iterable[str]) -> frozenset[str]:
    """Those of the icons that show a sense which no word of `text` has; `page` is what is said about it.

    `language` is the index's name of it; `names` are without family and style.
    """
    said = list(_said(text, language))
    if not said:
        return frozenset()
    about = ". ".join(filter(None, page))
    near = [_nearness((f"{text}. {about}", about or text), senses) for senses in said]
    return frozenset(
        name for name in names if any(_is_pun(name, *pair) for pair in zip(said, near, strict=True))
    )


def _is_pun(name: str, senses: tuple[Sense, ...], near: NDArray[np.float32]) -> bool:
    """Whether an icon shows senses of a word, and another sense is as near as any of them."""
    shows = [any(fnmatchcase(name, icon) for icon in sense.icons) for sense in senses]
    own = [n for n, shown in zip(near, shows, strict=True) if shown]
    others = [n for n, shown in zip(near, shows, strict=True) if not shown]
    return bool(own) and max(own) - max(others, default=0.0) < LEAD


def _said(text: str, language: str) -> Iterator[tuple[Sense, ...]]:
    """The senses of every word or phrase of `text` that has several, in its language, else in English."""
    folded = text.casefold()
    for spoken in dict.fromkeys((language.partition("-")[0], "en")):
        words = _words(spoken)
        if not words:
            continue
        for found in _pattern(spoken).finditer(folded):
            yield words[found[0]]
        folded = _pattern(spoken).sub(" ", folded)


def _nearness(texts: tuple[str, ...], senses: tuple[Sense, ...]) -> NDArray[np.float32]:
    """Mean cosines of texts with the worlds of senses."""
    from grounding.encode import encode

    near: NDArray[np.float32] = _worlds(senses) @ encode(list(texts)).mean(axis=0)
    return near


@cache
def _worlds(senses: tuple[Sense, ...]) -> NDArray[np.float32]:
    from grounding.encode import encode

    return encode([sense.world for sense in senses]) * [[bool(sense.world)] for sense in senses]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Any word of the language that has several senses, the longest first."""
    forms = "|".join(sorted(map(re.escape, _words(language)), key=lambda form: (-len(form), form)))
    return re.compile(forms if language in _UNSPACED else rf"\b(?:{forms})\b")


@cache
def _words(language: str) -> dict[str, tuple[Sense, ...]]:
    return {
        form: senses for spoken, forms, senses in lines() if spoken == language for form in forms
    }


@cache
def lines() -> tuple[tuple[str, tuple[str, ...], tuple[Sense, ...]], ...]:
    """Language, forms and senses of every line of `senses.txt`."""
    text = (DATA / "senses.txt").read_text(encoding="utf-8")
    return tuple(_line(line) for line in text.splitlines() if not line.startswith("#"))


def _line(line: str) -> tuple[str, tuple[str, ...], tuple[Sense, ...]]:
    language, forms, *senses = (cell.strip() for cell in line.split("|"))
    parted = (sense.partition("=") for sense in senses)
    return (
        language,
        tuple(forms.split(";")),
        tuple(Sense(tuple(icons.split()), world.strip()) for icons, _, world in parted),
    )
