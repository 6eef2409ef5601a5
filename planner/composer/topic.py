"""The topic of a request: without its audience, its count, and the words for looks that trail it."""

from __future__ import annotations

import re

from planner.composer.dates import dates
from planner.composer.lexicon import Hit, find, is_cjk, words
from planner.composer.order import without_course
from planner.composer.quotes import MASKED
from planner.composer.text import starts_with

_AUDIENCE = re.compile(
    r"\s+(?:for|für|pour|para|per|для)\s+(?:a|an|the|my|our|your|their|people|kids|children|beginners|"
    r"students|use|social|print|instagram|twitter|linkedin|den|die|das|meine|unsere|le|la|les|mon|notre|"
    r"el|mi|un|una)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_READERS = re.compile(
    r"\s+(?:to|for)\s+(?:(?:a|an|the|my|our|young|small|absolute)\s+)?(?:\w+[\s-])?(?:year|day|week|month)[\s-]olds?\b"
    r"|\s+(?:to|for)\s+(?:(?:a|an|the|my|our|young|small|absolute)\s+)*(?:kids|children|beginners|students|pupils|"
    r"teenagers|teens|adults|seniors|newcomers|dummies|laypeople|executives|managers|investors|"
    r"everyone|toddlers|parents|teachers|child|kid|beginner|five|schoolchildren)\b",
    re.IGNORECASE,
)
_COUNT_TAIL = re.compile(r"\s+(?:in|en|em|в)\s+\S+\s+(?=\S+$)\S+$", re.IGNORECASE)
_SHAPE = re.compile(r"\d+\s?[:x×]\s?\d+(?:\s?(?:px|pixels))?|(?<!\w)[124]\s?[kK](?!\w)")
_TAIL = re.compile(
    r",\s+|，|、|;\s+|\s+(?:in|with|using|on|for|en|con|mit|avec|com|em|в|с|and)\s+"
    r"|\s+(?P<form>as|als|como|comme|come|в\s+виде|in\s+the\s+form\s+of|in\s+form\s+(?:von|of)|en\s+forma\s+de|sous\s+forme\s+de)\s+"
    r"|\s+(?=(?:بخلفية|بألوان|باللون|بأسلوب|بشكل))",
    re.IGNORECASE,
)
_FORMATS = ("poster", "slide")
_CASES = {"ru": ("о", "об", "обо")}
"""Languages whose nouns change after these words of "about"."""
_LISTED = re.compile(
    r"\s+(?:with|using|covering|mit|avec|con|com)\s+(?:these|the\s+following|diesen|folgenden|ces|les|"
    r"estos|los\s+siguientes|las\s+siguientes|estes|os\s+seguintes|questi|i\s+seguenti)\s+[\w\s]{3,24}$",
    re.IGNORECASE,
)
_INFLECTED = re.compile(
    r"(?i)^(?:unser|mein|dein|euer|eur|ihr|sein|dies|kommend|nächst)e[nmrs]\s+(?=[A-ZÄÖÜ])"
)
"""A German word before a noun in a case that no title stands in: `für unseren Kurs`."""
_FOR = ("for", "für", "pour", "para", "per", "для")
EDGES = " \t\n,.;:!，。；：、！-–—"


def without_count(topic: str, language: str) -> str:
    """The topic without "in three steps" before it: "explain in three steps how to brew tea"."""
    counted = find(topic, "counted", language)
    if not counted or not is_count(topic[: counted[-1].end], language):
        return topic
    rest = topic[counted[-1].end :].lstrip(EDGES)
    if is_cjk(topic):
        return rest[1:] if rest.startswith("で") else topic
    return rest if starts_with(rest, "asking", language) else topic


def with_preposition(sentence: str, seen: list[Hit], topic: str, language: str) -> str:
    """The topic in the case it stands in: Russian "о пчёлах", and "блок-схема заказа" whole."""
    if language not in _CASES or not topic.strip() or is_cjk(topic):
        return topic
    told = [hit for hit in seen if hit.meaning != "filler"]
    if told and sentence[told[-1].start : told[-1].end].lower() in _CASES[language]:
        return sentence[told[-1].start : told[-1].end] + sentence[told[-1].end :]
    kinds = {hit.meaning for hit in told}
    whole = bool(told) and "verb" not in kinds and told[-1].meaning == "medium"
    return sentence[told[0].start :] if whole and topic[:1].isspace() else topic


def named_kind(sentence: str, seen: list[Hit], topic: str, language: str) -> str:
    """A topic that is no more than a time or a few letters, with its kind: "Dashboard for Q3"."""
    kinds = [hit for hit in find(sentence, "archetypes", language) if hit.meaning not in _FORMATS]
    first = next((k for k in kinds if any(s.start == k.start for s in seen)), None)
    at = sentence.find(topic)
    if not topic or first is None or at < first.end or not _is_thin(topic, language):
        return topic
    return sentence[first.start : at + len(topic)]


def _is_thin(topic: str, language: str) -> bool:
    """True for a time, or a few letters."""
    few = len(topic) <= 3 and not is_cjk(topic)
    if few or topic.lower() in words("joins", "lately", language):
        return True
    return any(when.end - when.start == len(topic) for when in dates(topic, language))


def points(prompt: str, at: int, language: str) -> bool:
    """True where what stands at `at` is pointed at: "this guide", "diesem Zettel", 这份纪要."""
    if starts_with(prompt[at:], "pointing", language):
        return True
    named = tuple(word.strip() for word in words("clauses", "pointing", language))
    before = prompt[:at].lower().rstrip()
    if is_cjk(prompt):  # a measure word may stand between
        return before.endswith(named) or before[:-1].endswith(named)
    return before.rpartition(" ")[2] in named


def without_for(topic: str) -> str:
    """The topic without the Arabic "for" that is written onto its first word."""
    if topic.startswith("لل"):
        return f"ال{topic[2:]}"
    return topic[1:] if topic.startswith("ل") and len(topic.split()[0]) > 4 else topic


def is_count(gap: str, language: str) -> bool:
    """True for "in three steps", "用三个步骤": words of number and of what is counted."""
    counted = find(gap, "counted", language)
    left = list(gap)
    for name in ("counted", "numerals"):
        for hit in find(gap, name, language):
            left[hit.start : hit.end] = " " * (hit.end - hit.start)
    rest = re.sub(r"\d+|[用以分个個つの]|으로|로|가지", " ", "".join(left))
    small = set(words("joins", "count", language))
    return bool(counted) and all(word.lower() in small for word in re.findall(r"\w+", rest))


def clean(topic: str, language: str) -> str:
    """The topic without its audience, its count and the words for looks that trail it."""
    topic = uninflected(topic.lstrip(EDGES + "'’"), language)  # the rest of `d'offre`
    named = MASKED.match(topic.strip(EDGES))
    if named:
        return named.group()
    topic = _LISTED.sub("", _AUDIENCE.sub("", topic.strip(EDGES)))
    # "How to pitch to investors" is about them; "explain inflation to children" is not.
    topic = topic if starts_with(topic, "asking", language) else _READERS.sub("", topic)
    topic = re.split(
        r"\s+(?:and|so that)\s+(?=(?:say|show|explain|make|tell|use|add|include|put)\b)", topic
    )[0]
    if is_cjk(topic):
        topic = re.sub(r"(?:について|に関する|[をはがの])$", "", re.split(r"[，、]", topic)[0])
    topic = without_looks(topic, language)
    counted = _COUNT_TAIL.search(topic)
    if counted and find(counted.group(), "counted", language):
        topic = topic[: counted.start()]
    return topic.strip(EDGES)


def behind_readers(sentence: str, seen: list[Hit], topic: str, language: str) -> str:
    """`photosynthesis` of `a sheet for my class about photosynthesis`: what it tells those that it is for."""
    last = sentence[seen[-1].start : seen[-1].end].lower() if seen else ""
    if last not in _FOR:
        return topic
    telling = "|".join(map(re.escape, words("request", "telling", language)))
    found = re.search(rf"(?i)\s(?:{telling})\s+(?=\S)", topic)
    return topic[found.end() :] if found else topic


def uninflected(topic: str, language: str) -> str:
    """The topic without a German word before it in a case that no title stands in."""
    return _INFLECTED.sub("", topic) if language == "de" else topic


def without_graphic(title: str, language: str) -> str:
    """The title without the word for the picture itself: "Quiz infographic about bees", "Price list poster"."""
    names, about = (
        "|".join(map(re.escape, sorted(words("request", name, language), key=len, reverse=True)))
        for name in ("graphic", "about")
    )
    if is_cjk(title):
        return re.sub(rf"(?<=\S)的?(?:{names})$", "", title)
    found = re.search(
        rf"(?i)(?<=\w)(?:\s+(?:en|in|as|als|em))?[\s-]+(?:{names})(?=$|\s+(?:{about})(?!\w))", title
    )
    return title[: found.start()] + title[found.end() :] if found else title


def without_looks(text: str, language: str) -> str:
    """The text without the clauses that are only about looks: ", playful", "in blue", "top down"."""
    text = without_course(text, language)
    tails = list(_TAIL.finditer(text))
    for before, match in reversed(list(zip((None, *tails), tails, strict=False))):
        joined = match.group().strip().lower() == "and"
        if joined and not (before and only_looks(text[before.end() : match.start()], language)):
            break  # "Python and Rust" are two topics, "in black and rust" is one look
        if not only_looks(text[match.end() :], language, bool(match["form"])):
            break
        text = text[: match.start()]
    return text


def only_looks(part: str, language: str, form: bool = False) -> bool:
    """True where every word of a part is about looks, size or asking; after "as", about form."""
    covered = [False] * len(part)
    lists = ("colors", "style", "aspect", "request", *(("archetypes", "forms") if form else ()))
    for name in lists:
        for hit in find(part, name, language):
            covered[hit.start : hit.end] = [True] * (hit.end - hit.start)
    for match in _SHAPE.finditer(part):
        covered[match.start() : match.end()] = [True] * (match.end() - match.start())
    left = "".join(" " if done else char for char, done in zip(part, covered, strict=True))
    return not re.search(
        r"\w{2,}", re.sub(r"\b(?:and|und|et|y|e|и|or|with|colou?rs?)\b", " ", left)
    )
