"""The words that tell what a column or a row is, and names as a reader sees them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from grounding.scripts import CJK, holds

_PIECES = re.compile(r"[^\W_]+|[#%°№º]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


MOST_WORDS = 4
"""More make a sentence of its own, `I see a career path here`."""


@cache
def load(name: str) -> dict[str, Any]:
    """A data file of this package, by its name without `.json`."""
    text = files("planner").joinpath(f"data/findings/{name}.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@cache
def known(group: str) -> frozenset[str]:
    """The words of a group in `words.json`."""
    return frozenset(load("words")[group])


@cache
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name, lower case: snake_case and camelCase are taken apart."""
    return tuple(piece.casefold() for piece in _PIECES.findall(_CAMEL.sub(" ", name)))


def are_sexes(names: Sequence[str]) -> bool:
    """True for two names of which one says male and the other female."""
    if len(names) != 2:
        return False
    one, other = (set(tokens(name)) for name in names)
    men, women = known("male"), known("female")
    return bool((one & men and other & women) or (one & women and other & men))


@cache
def says(name: str, group: str) -> bool:
    """True where a word of `name`, or a part of one, belongs to `group`."""
    if any(token in known(group) for token in tokens(name)):
        return True
    parts = load("words").get(f"{group}_parts", ())
    return any(_contains(token, part) for token in tokens(name) for part in parts)


def _contains(token: str, part: str) -> bool:
    return part in token if holds(part, CJK) else len(token) > len(part) and _at_edge(token, part)


def _at_edge(token: str, part: str) -> bool:
    return token.endswith(part) or (not part.isascii() and token.startswith(part))


def human(name: str) -> str:
    """A column or category name for readers: underscores become spaces, nothing else changes."""
    return " ".join(name.replace("_", " ").split())


def spelled(name: str) -> str:
    """A measure's name as it is written elsewhere: `co2` as CO2, `gdp` as GDP."""
    table: dict[str, str] = load("words")["spellings"]
    return " ".join(table.get(word, word) for word in human(name).split(" "))


FEWEST_LETTERS = 4


def written_out(headers: Sequence[str]) -> dict[str, str]:
    """What the letters over a table of a league stand for, where four of one such table meet."""
    plain = {header.casefold() for header in headers}
    for letters in load("words")["letters"]:
        if len(plain & set(letters)) >= FEWEST_LETTERS:
            return dict(letters)
    return {}


_AFTER = re.compile(
    r"\s+(?:by|per|in|from|after|before|nach|je|von|seit|par|selon|depuis|por|según|desde|per|di|"
    r"по|в|حسب|في)\s.*$|\s*[,:;(–（，：].*$|\s+\d{4}.*$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"^[A-Z][a-z]+(?:tion|sion|ment|ness|ance|ence|ery|ility|age|time|ing)$")
_EACH = re.compile(r"^(?:各(?:国|國|省|市|州|地区?|地區|部门|月|年)|历年|歷年|.{0,6}別の?)的?(?=.)")
LONGEST_SUBJECT = 36


def subject(title: str) -> str:
    """What a title says is measured: `Sales by region, 2025` is about `Sales`; '' where it is long."""
    short = _EACH.sub("", _AFTER.sub("", human(title)).strip())
    return short if len(short) <= LONGEST_SUBJECT else ""


def lowered(name: str, language: str) -> str:
    """An English measure's name as it stands inside a sentence: `Life Expectancy` unlike `GDP`.

    Only words that are common nouns of measurement change their first letter.
    """
    if not language.startswith("en"):
        return name
    words = name.split(" ")
    if len(words) > 1 and words[1].islower() and _NOUN.search(words[0]):
        words[0] = words[0].lower()
    return " ".join(w[0].lower() + w[1:] if _is_common(w) else w for w in words)


def _is_common(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower() and word.lower() in known("common")


def plural(name: str) -> bool:
    """True where an English verb after `name` may be wrong: plurals, and names that are sentences."""
    if len(tokens(name)) > MOST_WORDS:
        return True
    last = tokens(name)[-1] if tokens(name) else ""
    if last in known("plural") or "&" in name or " and " in name or ", " in name:
        return True
    return last.endswith("s") and not any(last.endswith(end) for end in known("singular_s"))


def in_plural(noun: str) -> str:
    """An English noun in the plural: `cities`, `classes`, `hotels`."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def capitalised(sentence: str) -> str:
    """The sentence with a capital first letter, save where the second is one (`iPhone`)."""
    if sentence[1:2].isupper():
        return sentence
    return sentence[:1].upper() + sentence[1:]


@cache
def is_rest(name: str) -> bool:
    """True for `Other`, `Rest of world`: what is left over is no case of its own."""
    words = tokens(name)
    return bool(words) and words[0] in known("rest")
