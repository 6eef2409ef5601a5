"""A name with its number behind it: `Asia 59 %`, and an offer: `Basic $9 a month, 3 users, 5 GB`."""

from __future__ import annotations

import re
from dataclasses import replace

from planner.composer.dates import dates
from planner.composer.numbers import Value, values
from planner.composer.text import stopwords, width

_CHANGE = re.compile(r"\s*[(（]([+\-−±]\s?\d[^()（）]{0,24})[)）]$")
_PARTICLES = frozenset({"out", "up", "down", "off", "away", "back", "other"})
"""Words that end a name as well as they lead to a number: `going out 90 €`, `other 4 %`."""
_PRICE = re.compile(r"[$€£¥￥₹₩₽฿]|[A-Z]{3}$")
_PART = re.compile(r",\s+|[、，،]\s*")
_PER = 16
"""Most characters behind a price that say for how long or how much it is: `por mês`, `/ person`."""


def offered(text: str, language: str) -> tuple[str, Value, list[str]] | None:
    """A name, its price as written with what it is for, and what belongs to it, parted by commas."""
    first, *parts = (part.strip(" .。") for part in _PART.split(text))
    found = values(first, language)
    if not parts or len(found) != 1 or not _PRICE.search(found[0].unit):
        return None
    name, per = first[: found[0].start].strip(" (（:：–—-"), first[found[0].end :]
    if not re.search(r"[^\W\d]", name) or width(per) > _PER:
        return None
    return name, replace(found[0], text=found[0].text + per.rstrip(" )）")), [p for p in parts if p]


def trailing(text: str, language: str, dated: bool = True) -> tuple[str, Value, str] | None:
    """`Asia 4.7 billion`, `Asia (59 %)` and `Sales 4.2M (+18 %)`: the name, its number, its change."""
    if width(text) > 70:
        return None
    changed = _CHANGE.search(text)
    told = text[: changed.start()] if changed else text
    found = values(told, language)
    if not found or told[found[-1].end :].strip(" )）.。"):
        return None
    name = told[: found[-1].start].strip(" (（,，:：")
    alone = re.fullmatch(r"[^\W\d]+\.?\s\d+", told) and not dated
    dated = not (alone or found[-1].unit) and any(
        when.start <= found[-1].start < when.end for when in dates(told, language)
    )
    lettered = re.search(r"\s[A-Z]$", name) is not None  # `Group A 16`
    last = [] if lettered else name.lower().split()[-1:]
    alone_name = name[:1].isupper() and " " not in name  # `Other 10 %`
    leans = bool(last) and last[0] in stopwords(language) and last[0] not in _PARTICLES
    leans = leans and not alone_name
    several = (
        len(found) > 1 and re.search(r"[,，、;；]", name) is not None
    )  # 82 m high, 2700 m wide
    if not re.search(r"[^\W\d]", name) or dated or leans or several:
        return None
    return name, found[-1], changed[1] if changed else ""
