"""A line cut into its parts: at the colon of its title, at semicolons, commas and the last "and"."""

from __future__ import annotations

import re

from planner.composer.labels import label_of
from planner.composer.lexicon import is_cjk, words
from planner.composer.text import sentences, width

_TITLED = re.compile(r"[^:：;；]{2,40}[:：]\s*[\ue001-\uf8ff]+[^:：;；]{0,30}[:：]\s*")
"""`Slide: "Title" with bullets:`: the colon after the quoted title opens the list."""
_NAME_ROLE = re.compile(r"((?:[^\W\d_][\w.'’-]*\s?){1,4}),\s+([^,:\d][^,:]{1,40})")
"""`Aiko Tan, designer`: a name, and what it is."""
_NUMBERED = re.compile(r"\d")
_LONGEST = 240
"""More characters than this between two semicolons are no part of a list."""


DASH = re.compile(r"\s+[-–—]\s+")
"""A dash that parts what stands before it from what is said of it."""


def at_colon(text: str) -> tuple[str, str]:
    """The text before and after its first colon that ends a phrase."""
    match = _TITLED.match(text) or re.search(r"：|:(?!//)(?=\s|[^\d\s])", text)
    if match is None:
        return "", text
    head = text[: match.end()].rstrip(" :：")
    return head, text[match.end() :].strip()


def parts_of(text: str, language: str) -> list[str]:
    """A list in a sentence: by semicolons, else by commas, with the last "and" cut."""
    first = sentences(text, language)
    strong = re.split(r"\s*[;；؛]\s*|\s+\|\s+", text.strip())
    strong = [part.strip(" .。,") for part in strong if part.strip(" .。,")]
    if len(strong) > 1 and all(map(_NAME_ROLE.fullmatch, strong)):
        strong = [_NAME_ROLE.sub(r"\1: \2", part) for part in strong]
    if len(strong) > 1:
        return strong if all(width(part) <= _LONGEST for part in strong) else []
    body = first[0] if first else ""
    if len(first) > 1 and sum(label_of(s) is not None for s in first) == len(first):
        return [sentence.rstrip(" .。") for sentence in first]
    parts = re.split(r"\s*[、，،]\s*|,\s+(?![^()]*\))", body.strip(" .。"))
    if len(parts) > 1:
        paired = any(len(_last_and(part, language)) > 1 for part in parts[:-1])
        last = _last_and(parts[-1], language, paired)
        numbered = all(_NUMBERED.search(part) for part in parts)
        if numbered and not all(map(_NUMBERED.search, last)):
            last = [" ".join(parts[-1].split())]  # `soup 4, fish and chips 13`
        parts = [*parts[:-1], *last]
    found = [part.strip(" .。") for part in parts if part.strip(" .。")]
    return found if all(width(part) <= 90 for part in found) else []


def _last_and(part: str, language: str, paired: bool = False) -> list[str]:
    """`c and d` as two, unless the parts before are `paired` by "and" too; `and d` as one."""
    joins = "|".join(re.escape(word) for word in words("joins", "and", language))
    if is_cjk(part):
        both = [piece.strip() for piece in re.split(rf"(?:{joins})", part, maxsplit=1)]
        return both if len(both) == 2 and all(both) and not paired else [part]
    part = re.sub(rf"^(?:{joins})\s+", "", part, flags=re.IGNORECASE)
    pieces = re.split(rf"\s+(?:{joins})\s+", part)
    two = len(pieces) == 2 and all(width(p) <= 40 for p in pieces)
    return pieces if two and not paired else [part]
