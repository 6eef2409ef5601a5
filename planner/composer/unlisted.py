"""Nouns of a scene prompt that are in no list: those that icons are called by, and those that their phrase tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from planner.composer.lexicon import CJK, Hit, find, is_cjk, load, terms
from planner.composer.phrases import WORD, describes, is_part
from planner.composer.text import stopwords

_LISTS = (
    "grounds", "weather", "times", "relations", "colors", "numerals", "scene_words", "request", "style",
    "media", "archetypes", "light", "roles", "acts", "predicates", "captions", "people", "depicted", "things",
    "adverbs",
)  # fmt: skip
"""Words that are no unknown things."""
_MOST = 3
"""Words of a phrase after the word that opens it."""
_LONGEST = 6
"""Characters of a noun in a script without spaces."""
_PHRASES = {
    "zh": (
        r"(?=[一二两三四五六七八九十几\d][个個只隻本条條头頭匹朵棵座辆輛张張把盏盞轮颗片群艘盆株束瓶杯件间間扇支根块塊台架枝位名]"
        r"(?:[^\s，。、；：,.]{0,6}的)?((?:(?![的和与跟在是])[\u3400-\u9fff]){2,6}))"
        r"|(?:^|[，。、])(?![一二两三四五六七八九十几])([\u3400-\u9fff]{2,4}?)(?=[上里旁前下后][边面]?[有是停放坐躺站挂])"
    ),
    "ja": (
        r"([\u30a1-\u30fa\u30fc]{3,}|[\u3400-\u9fff々]{2,4})(?=が|を|と|や|は|の(?:上|下|前|横|隣|そば|後ろ|中))"
    ),
    "ko": r"([\uac00-\ud7a3]{2,})(?:이|가|을|를|와|과|하고)(?=\s|[,.]|$)",
}
"""How a noun shows in a language without articles: after a measure word, or before a particle."""
_STOPS = "，。、；：,. "
_ENDS, _SHORT = f"{_STOPS}在和与跟旁上下里前后", 2
"""What follows a Chinese noun at once, and its fewest characters."""
_NO_NOUN = {
    "ru": (
        "(?:[ыио]й|[аяо]я|[оеыи]е|[ое](?:го|му)|[ыи](?:ми|х)|[ую]ю|[аяиеоу]т|ют|ся|ть|[аяиыеу]л[аио]?|но)$"
    ),
    "hi": "[ािीेैं]$",
    "ar": "^ي|^ت.{4}$",
}
"""Words of languages without an indefinite article that describe or do something."""
_GERMANIC = ("nl", "da", "nb", "sv")
"""Languages whose adjectives before a noun end in `e`."""


def unlisted(masked: str, known: Sequence[Hit], language: str) -> Iterator[Hit]:
    """Nouns of no list in languages other than English, each with its kind, `other` where no icon is called so."""
    if language == "en":
        return
    listed = (hit for name in _LISTS for hit in find(masked, name, language))
    taken = [*known, *(hit for hit in listed if not is_part(masked, hit))]
    told = set(_told(masked, taken, language))
    for start, end in sorted(told.union(_words(masked, language)), key=lambda at: (at[0], -at[1])):
        if any(start < hit.end and hit.start < end for hit in taken):
            continue
        kind = _kind(masked[start:end], language)
        if kind or (start, end) in told:
            hit = Hit(start, end, kind or "other")
            taken.append(hit)
            yield hit


@lru_cache(maxsize=4096)
def _kind(noun: str, language: str) -> str:
    """The kind of the thing whose icon is called so; empty for none."""
    from planner import icons

    name = icons.called(noun, language)
    return terms("things", "en").get(icons.spoken(name), "") if name else ""


Span = tuple[int, int]


def _words(masked: str, language: str) -> Iterator[Span]:
    """Where a word may be a noun: all of them, in German those in capitals, parts of a run of characters."""
    for run in re.finditer(rf"[{CJK}]+", masked) if is_cjk(masked) else ():
        for size in range(min(_LONGEST, len(run.group())), 1, -1):
            yield from ((at, at + size) for at in range(run.start(), run.end() - size + 1))
    for word in WORD.finditer(masked):
        if language != "de" or word.group()[0].isupper():
            yield _bare(word, language)


def _bare(word: re.Match[str], language: str) -> Span:
    """A word without the article that is written in one with it: `l'enclume`."""
    cut = max(word.group().rfind("'"), word.group().rfind("’")) + 1
    return word.start() + (cut if language in ("fr", "it", "ca") else 0), word.end()


def _told(masked: str, taken: Sequence[Hit], language: str) -> Iterator[Span]:
    """Nouns whose phrase tells that they are some."""
    if language in _PHRASES:
        for match in re.finditer(_PHRASES[language], masked):
            start, end = match.span(match.lastindex or 0)
            cut = min([end, *(hit.start for hit in taken if start < hit.start < end)])
            if language != "zh" or (cut - start >= _SHORT and masked[cut : cut + 1] in _ENDS):
                yield start, cut
        return
    for phrase in _phrases(masked, language):
        own = list(_own(masked, phrase, taken, language))
        noun = _noun(own, language)
        if noun and len(noun.group()) > 2:
            yield _bare(noun, language)


def _phrases(masked: str, language: str) -> Iterator[list[re.Match[str]]]:
    """The words that may belong to a noun: from an article or the like on, or from where a clause opens."""
    openers = _openers(language)
    found = list(WORD.finditer(masked))
    for at, word in enumerate(found):
        opener, _, rest = word.group().lower().replace("’", "'").rpartition("'")
        opens = language in _NO_NOUN and masked[: word.start()].rstrip()[-1:] in _STOPS
        if rest in openers:
            yield found[at + 1 : at + 1 + _MOST]
        elif opens or (opener and f"{opener}'" in openers):
            yield found[at : at + _MOST]


def _openers(language: str) -> frozenset[str]:
    """Articles and numbers; prepositions too where a language has no articles."""
    table: dict[str, str] = load("lexicon", "openers")
    kin: dict[str, str] = load("lexicon", "kin")
    return frozenset((table.get(language) or table.get(kin.get(language, ""), "")).split())


def _own(
    masked: str, phrase: Sequence[re.Match[str]], taken: Sequence[Hit], language: str
) -> Iterator[re.Match[str]]:
    """The words of a phrase without what describes, up to one that is no part of it."""
    last: re.Match[str] | None = None
    for word in phrase:
        apart = last is not None and masked[last.end() : word.start()] != " "
        last = word
        if describes(word.group().lower(), language):
            continue
        listed = any(word.start() < hit.end and hit.start < word.end() for hit in taken)
        if apart or listed or word.group().lower() in stopwords(language):
            return
        yield word


def _noun(own: Sequence[re.Match[str]], language: str) -> re.Match[str] | None:
    """The noun among the words of a phrase."""
    if language == "de":
        return next((word for word in own if word.group()[0].isupper()), None)
    if language in _NO_NOUN:
        ends = _NO_NOUN[language]
        return next((word for word in own if not re.search(ends, word.group().lower())), None)
    if language in _GERMANIC:
        described = [word for word in own[:-1] if not word.group().endswith("e")]
        return next(iter([*described, *own[-1:]]), None)
    return next(iter(own), None)
