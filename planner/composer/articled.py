"""English nouns of a scene prompt that are in no list but have an article: "a gramophone on ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planner.composer.counts import count_before, is_plural
from planner.composer.lexicon import Hit, find, words
from planner.composer.phrases import Thing, height_of, label_of

_ENGLISH = re.compile(
    r"(?i)\b(a|an|two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d{1,2})\s+"
    r"((?:[a-z-]+\s){0,2}?)([a-z-]{3,})"
    r"(?=\s+(?:on|in|under|with|and|that|which|near|by|behind|beside|above|over|at|next|"
    r"\w+ing|reads?|says?|shows?|displays?|labell?ed|marked|named|called|titled|outside|inside|around|from|against|across|for|while)\b|\s*[,.;]|\s*$|\s*[\ue001-\uf8ff])"
)


def told_by_article(masked: str, known: Sequence[Thing]) -> Iterator[Thing]:
    """The things that stand in a phrase of their own and are in no list."""
    skip = {
        word.lower()
        for name in ("word", "abstract", "vague")
        for word in words("scene_words", name, "en")
    }
    for match in _ENGLISH.finditer(masked):
        start, end, noun = match.start(), match.end(), match[3].lower()
        taken = any(start < thing.end and thing.start < end for thing in known)
        beside = find(masked[end : end + 24], "grounds", "en")
        setting = (
            find(match.group(), "grounds", "en")
            or _adjoins(masked, end, beside)
            or any(find(match[3], name, "en") for name in ("request", "weather", "times"))
        )
        looks = find(match[3], "colors", "en") or find(match[3], "style", "en")
        measured = match[1].lower() not in ("a", "an") and not is_plural(noun)
        if (
            taken
            or setting
            or looks
            or noun in skip
            or noun.endswith(("ing", "ly", "ed"))
            or measured
        ):
            continue
        colors = find(match[2], "colors", "en")
        yield Thing(
            label=label_of(match[2], match[3], "en"),
            noun=noun,
            kind="other",
            start=start,
            end=end,
            color=colors[-1].meaning if colors else None,
            count=count_before(f"{match[1]} {match[2]}", noun, "en"),
            height=height_of(match[2], noun, "other", "en"),
        )


def _adjoins(text: str, at: int, hits: Sequence[Hit]) -> bool:
    """True where a word is what a setting is like: the `busy` of "a busy parking lot"."""
    return bool(hits) and not text[at : at + hits[0].start].strip()
