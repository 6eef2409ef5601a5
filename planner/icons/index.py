"""The index of icons: which there are, and which fit a text."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from planner.errors import PlanError
from planner.icons.search import DATA, Scores, by_meaning, by_words, connection
from planner.icons.words import says_something

Style = Literal["line", "light", "regular", "bold", "fill", "duotone", "colour"]

WHOLE = "whole:"
"""Before the name of an icon that shows the whole of what it is a part of; see `bodies`."""
FAMILY: dict[str, tuple[str, str]] = {  # style to prefix and ending of the name
    "line": ("lucide", ""),
    "light": ("ph", "-light"),
    "regular": ("ph", ""),
    "bold": ("ph", "-bold"),
    "fill": ("ph", "-fill"),
    "duotone": ("ph", "-duotone"),
    "colour": ("fluent-emoji-flat", ""),
}
COLOUR = FAMILY["colour"][0]
_WEIGHT = re.compile("-(?:light|bold|fill|duotone)$")
_UNSEEMLY = ("middle-finger", "pile-of-poo")
"""Icons that no search finds; they are drawn where a plan names them."""
_CANDIDATES = 12
# Chosen on the tuning rows of tests/planner/data/icon_queries.json.
_THRESHOLD = 0.46
_DECIDED = 0.8  # a score by words that the encoder is not asked to improve
_BOTH = 0.35  # what the weaker of words and meaning adds to the stronger


@dataclass(frozen=True, slots=True)
class IconMatch:
    """An icon for a text: `score` in [0, 1], and whether words or meaning found it."""

    name: str
    score: float
    how: Literal["keyword", "meaning"]


@dataclass(frozen=True, slots=True)
class IconSet:
    """A set of icons; `licence_file` lies in `planner/data/icons`."""

    prefix: str
    title: str
    version: str
    author: str
    licence: str
    licence_file: str
    url: str
    styles: tuple[str, ...]
    count: int


def find(query: str, *, style: Style, language: str = "en", k: int = 1) -> list[IconMatch]:
    """The at most `k` best icons for `query`, best first; none where nothing is near enough.

    `language` is a BCP 47 tag of the query. Raises PlanError for an unknown style.
    """
    return _ranked([query], style, language)[0][:k]


def likely(
    texts: Sequence[str], *, style: Style, language: str = "en", topic: str = ""
) -> list[dict[str, float]]:
    """For each text of a page on `topic`, the icons that may fit it with the chance that they do."""
    from planner.icons.rank import chances
    from planner.icons.senses import puns

    family, ending = _family(style)
    known = names(style)
    offers = []
    for text, found in zip(texts, chances(texts, tag(language), topic, known), strict=True):
        page = (topic, *(other for other in texts if other != text))
        barred = puns(text, tag(language), page, (known[icon] for icon in found))
        offers.append(
            {f"{family}:{known[icon]}{ending}": chance for icon, chance in found.items()
             if known[icon] not in barred and suits(f"{family}:{known[icon]}", text)}
        )  # fmt: skip
    return offers


def names(style: Style) -> dict[int, str]:
    """The icons of a style by their number in the index, named without family and style."""
    return _names(_family(style)[0])


def spoken(name: str) -> str:
    """An icon's name as words: `ph:coffee-bean-fill` is a coffee bean."""
    family, _, own = name.partition(":")
    return (_WEIGHT.sub("", own) if family == "ph" else own).replace("-", " ")


def made_of(name: str) -> tuple[str, str]:
    """The drawing that a whole one is made of, and its pose."""
    own, _, pose = name.removeprefix(WHOLE).partition("+")
    return own, pose or "standing"


def exists(name: str) -> bool:
    """Whether `name`, such as 'lucide:rocket' or 'ph:rocket-fill', can be drawn."""
    own = (made_of(name)[0],)
    found = connection().execute("SELECT 1 FROM drawing WHERE name = ?", own).fetchone()
    return found is not None


def every(style: Style) -> tuple[str, ...]:
    """The names of all icons of a style, sorted."""
    prefix, ending = FAMILY[style]
    rows = connection().execute(
        "SELECT name FROM drawing WHERE name LIKE ? ORDER BY name", (f"{prefix}:%{ending}",)
    )
    return tuple(row[0] for row in rows)


@cache
def cards() -> frozenset[str]:
    """Colour icons that are a whole view in a frame, not a thing that could stand in one."""
    names = json.loads((DATA / "cards.json").read_text(encoding="utf-8"))
    return frozenset(f"{COLOUR}:{name}" for name in names)


@cache
def signs() -> frozenset[str]:
    """Colour icons that are signs (arrows, keycaps, flags, clock faces) rather than things."""
    names = json.loads((DATA / "signs.json").read_text(encoding="utf-8"))
    return frozenset(f"{COLOUR}:{name}" for name in names)


@cache
def _themed() -> dict[str, list[str]]:
    table: dict[str, list[str]] = json.loads((DATA / "themed.json").read_text(encoding="utf-8"))
    return table


def suits(name: str, label: str) -> bool:
    """False for an icon of a feast or custom that the label does not name: no pumpkin for a lantern."""
    words = _themed().get(name.partition(":")[2])
    return words is None or any(word in label.casefold() for word in words)


def sets() -> tuple[IconSet, ...]:
    """The sets that are shipped, with their licences."""
    entries = json.loads((DATA / "sets.json").read_text(encoding="utf-8"))
    return tuple(IconSet(**{**entry, "styles": tuple(entry["styles"])}) for entry in entries)


def _ranked(queries: Sequence[str], style: str, language: str) -> list[list[IconMatch]]:
    """For each query the icons of `style` above the threshold, best first."""
    family, ending = _family(style)
    mine = _names(family)
    words = [_only(mine, by_words(query, tag(language))) for query in queries]
    unsure = [
        i
        for i, (query, found) in enumerate(zip(queries, words, strict=True))
        if max(found.values(), default=0) < _DECIDED and says_something(query, tag(language))
    ]
    meant: list[Scores] = [{} for _ in queries]
    if unsure:
        for i, scores in zip(unsure, by_meaning([queries[i] for i in unsure]), strict=True):
            meant[i] = _only(mine, scores)
    return [
        _matches(found, also, mine, f"{family}:", ending)
        for found, also in zip(words, meant, strict=True)
    ]


def _only(mine: dict[int, str], scores: Scores) -> Scores:
    return {icon: score for icon, score in scores.items() if icon in mine}


def _matches(
    words: Scores, meant: Scores, names: dict[int, str], prefix: str, ending: str
) -> list[IconMatch]:
    """Both scores joined, best first; equal ones by name, so that the order is always the same."""
    found = []
    for icon in words.keys() | meant.keys():
        word, sense = words.get(icon, 0.0), meant.get(icon, 0.0)
        score = max(word, sense) + _BOTH * min(word, sense)
        if score >= _THRESHOLD:
            found.append((-score, names[icon], "keyword" if word >= sense else "meaning"))
    return [
        IconMatch(f"{prefix}{name}{ending}", min(-score, 1.0), how)  # type: ignore[arg-type]
        for score, name, how in sorted(found)[:_CANDIDATES]
    ]


def _family(style: str) -> tuple[str, str]:
    if style not in FAMILY:
        raise PlanError(f"There is no icon style {style!r}: choose one of {', '.join(FAMILY)}.")
    return FAMILY[style]


@cache
def _names(family: str) -> dict[int, str]:
    """Icon ids of a family with their names, without the ending of a style."""
    rows = connection().execute("SELECT id, name FROM icon WHERE family = ?", (family,))
    return {icon: name for icon, name in rows if name not in _UNSEEMLY}


def tag(language: str) -> str:
    """The index's name of a language: its primary subtag, and Chinese by script."""
    parts = language.casefold().replace("_", "-").split("-")
    if parts[0] == "zh" and {"tw", "hk", "mo", "hant"} & set(parts[1:]):
        return "zh-tw"
    return {"no": "nb", "nn": "nb", "iw": "he"}.get(parts[0], parts[0])
