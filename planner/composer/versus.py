"""The two names of a comparison: `A vs B`, `between A and B`, `AとBの違い`."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from planner.composer.lexicon import find, is_cjk, words


def versus(prompt: str, language: str) -> tuple[str, str] | None:
    """The two names of `A vs B`, `between A and B`, `AとBの違い`, as written."""
    for pattern in _versus(language, is_cjk(prompt)):
        match = pattern.search(prompt)
        if match:
            left = _last_name(match[1].split())
            right = _proper(match[2], prompt[match.end(2) :], language)
            return left, right or _whole_name(left, match[2].strip(), prompt[match.end(2) :])
    return None


def _last_name(words_: list[str]) -> str:
    """The name that stands last: words with capitals, two words, else the last one."""
    capitals = list(takewhile(lambda word: word[:1].isupper(), reversed(words_)))
    taken = len(capitals) if 1 < len(capitals) < len(words_) else 1 if len(words_) > 2 else 2
    return " ".join(words_[-taken:])


def _proper(name: str, after: str, language: str) -> str:
    """A second name of several words with capitals, `Burj Khalifa`; "" where it is none."""
    if language == "de" or not name[:1].isupper():
        return ""
    more = re.match(r"(?:\s[^\W\d_a-z][\w'’-]*)+|\s\d\w*(?=\s*[:,.]|\s*$)", after)
    if more is None or find(more[0], "request", language):
        return ""
    return name + more[0]


def _whole_name(left: str, right: str, after: str) -> str:
    """The second name with the word that both share: `electric cars and petrol cars`, `Plan A vs Plan B`."""
    first, *_, last = left.split() if " " in left else ("", "")
    following = re.match(r"\s([\w'’-]+)", after)
    if (
        following
        and last
        and (right.lower() == first.lower() or following[1].lower() == last.lower())
    ):
        return right + following.group()
    return right


@cache
def _versus(language: str, dense: bool) -> tuple[re.Pattern[str], ...]:
    joins = "|".join(re.escape(word) for word in words("joins", "versus", language) if word != "or")
    if dense:
        name = r"([^\s\d，。、：:,.的のはがをと和与]{1,8})"
        both = "|".join(re.escape(word) for word in words("joins", "and", language))
        told = "|".join(re.escape(word) for word in words("joins", "compared", language))
        return (
            re.compile(rf"(?i){name}\s?(?:{both})\s?{name}的?の?\s?(?:{told})"),
            re.compile(rf"(?i){name}\s?(?:{joins})\s?{name}"),
        )
    name = r"([\w'’-]+(?:\s[\w'’-]+){0,2}?)"
    pairs = "|".join(re.escape(word) for word in words("joins", "between", language))
    also = "|".join(re.escape(word) for word in words("joins", "and", language) if word != "or")
    article = rf"(?:(?:{'|'.join(words('joins', 'article', language))})\s+)?"
    return (
        re.compile(rf"(?i){name}\s*(?<!\w)(?:{joins})(?!\w)\.?\s*{article}([\w'’-]+)"),
        re.compile(rf"(?i)(?<!\w)(?:{pairs})\s+{article}{name}\s+(?:{also})\s*{article}([\w'’-]+)"),
    )
