"""The words of asking in a prompt ("make an infographic about ...") and the topic behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.composer.lexicon import Hit, find, is_cjk, words
from planner.composer.quotes import MASKED

_REACH = 12
"""How many words the phrase of asking may take before its medium is named."""
_WORD = re.compile(r"\w+|[^\w\s]")
_AUDIENCE = re.compile(
    r"\s+(?:for|für|pour|para|per|для)\s+(?:a|an|the|my|our|your|their|people|kids|children|beginners|"
    r"students|use|social|print|instagram|twitter|linkedin|den|die|das|meine|unsere|le|la|les|mon|notre|"
    r"el|mi|un|una)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_COUNT_TAIL = re.compile(r"\s+(?:in|en|em|в)\s+\S+\s+(?=\S+$)\S+$", re.IGNORECASE)
_SHAPE = re.compile(r"\d+\s?[:x×]\s?\d+(?:\s?(?:px|pixels))?|(?<!\w)[124]\s?[kK](?!\w)")
_TAIL = re.compile(
    r",\s+|，|、|;\s+|\s+(?:in|with|using|as|on|for|en|con|mit|als|avec|com|em|в|с|and)\s+"
    r"|\s+(?=(?:بخلفية|بألوان|باللون|بأسلوب|بشكل))",
    re.IGNORECASE,
)
_EDGES = " \t\n,.;:!，。；：、！-–—"


@dataclass(frozen=True, slots=True)
class Request:
    """What a prompt asks for: whether it asks at all, the medium's words, and the topic.

    `start` is where the topic begins in the prompt.
    """

    asked: bool
    topic: str
    medium: str = ""
    start: int = 0
    verb: bool = False
    message: bool = False
    picture: bool = False


def request(text: str, language: str) -> Request:
    """Take the words of asking off the front (and, in Chinese, Japanese or Korean, the end)."""
    sentence = whole = _first_sentence(text)
    if is_cjk(sentence) or language in ("ko", "hi"):
        sentence = _asking_clause(sentence, language)
    hits = _hits(sentence, language)
    start, seen = _front(sentence, hits, language)
    end, tail = _back(sentence[start:], language)
    kinds = {hit.meaning for hit in (*seen, *tail)}
    if not kinds & _SUBSTANCE:
        return Request(False, _clean(sentence, language))
    topic = "" if _RELATIVE.match(sentence[start:]) else sentence[start : start + end]
    if not topic.strip(_EDGES):
        topic = _later_topic(whole[len(sentence) :], language)
    medium = next(
        (sentence[h.start : h.end] for h in seen if h.meaning in ("medium", "poster")), ""
    )
    return Request(
        asked=True,
        topic=_without_for(_clean(topic, language)),
        medium=medium,
        start=start,
        verb="verb" in kinds,
        message="poster" in kinds and _is_message(sentence, seen, start),
        picture="picture" in kinds,
    )


def _asking_clause(sentence: str, language: str) -> str:
    """The first clause that asks for something: "把这份笔记做成一张信息图，每类一张卡片"."""
    clauses = re.split(r"[，、,]", sentence)
    for size in range(1, len(clauses)):
        head = sentence[: len("，".join(clauses[:size]))]
        asks = {hit.meaning for hit in _hits(head, language)}
        if asks & {"medium", "poster", "picture"} and asks & {"verb"}:
            return head
    return sentence


def _without_for(topic: str) -> str:
    """The topic without the Arabic "for" that is written onto its first word."""
    if topic.startswith("لل"):
        return f"ال{topic[2:]}"
    return topic[1:] if topic.startswith("ل") and len(topic.split()[0]) > 4 else topic


def _later_topic(rest: str, language: str) -> str:
    """The topic in a later clause: "make a poster, in blue, about the four inventions"."""
    for clause in re.split(r"[，、,]", rest):
        hits = _hits(clause, language)
        opens = bool(hits) and not clause[: hits[0].start].strip(_EDGES)
        if opens and hits[0].meaning in ("about", "verb") and not _only_looks(clause, language):
            at = 0
            for hit in hits:
                if clause[at : hit.start].strip(_EDGES):
                    break
                at = hit.end
            return clause[at:]
    return ""


def _first_sentence(text: str) -> str:
    match = re.search(r"[.!?]\s|[。！？\n]|:\s|：", text)
    return text[: match.start()] if match else text


def _hits(sentence: str, language: str) -> list[Hit]:
    """Words of asking and media in the sentence; so are kinds that are graphics by name."""
    asking = [h for h in find(sentence, "request", language) if h.meaning in _ASKING]
    integral = {word.lower() for word in words("request", "integral", language)}
    kinds = [
        Hit(h.start, h.end, "poster" if h.meaning == "poster" else "medium")
        for h in find(sentence, "archetypes", language)
        if h.meaning in _GRAPHICS and sentence[h.start : h.end].lower() not in integral
    ]
    looks = [Hit(h.start, h.end, "look") for name in ("colors", "style", "aspect")
             for h in find(sentence, name, language)]  # fmt: skip
    taken: list[Hit] = []
    for hit in sorted([*asking, *kinds, *looks], key=lambda h: (h.start, -(h.end - h.start))):
        if not taken or hit.start >= taken[-1].end:
            taken.append(hit)
    return taken


_GRAPHICS = frozenset(
    {
        "timeline",
        "table",
        "tree",
        "funnel",
        "pyramid",
        "flow",
        "quadrant",
        "charts",
        "poster",
        "slide",
    }
)
_SUBSTANCE = frozenset({"verb", "medium", "poster", "picture"})
_RELATIVE = re.compile(r"\s*(?:i|we|you|that|which|who|it)\b", re.IGNORECASE)
_ASKING = ("verb", "medium", "picture", "about", "filler")


def _front(sentence: str, hits: list[Hit], language: str) -> tuple[int, list[Hit]]:
    """Where the topic starts: after an unbroken run of asking words, or after an early medium."""
    at = 0
    seen: list[Hit] = []
    medium = _early_medium(sentence, hits)
    for hit in hits:
        gap = sentence[at : hit.start].strip(_EDGES)
        skipping = medium is not None and hit.start <= medium.start
        if gap and not skipping and not gap.isdigit():
            break
        if hit.meaning == "about" and not seen and language != "zh":
            break
        if hit.meaning == "look" and _names_topic(sentence, seen):
            break
        after_medium = bool(seen) and seen[-1].meaning in ("medium", "poster")
        if after_medium and hit.meaning == "filler" and _RELATIVE.match(sentence[at:]):
            break
        at = hit.end
        seen.append(hit)
    plain = not is_cjk(sentence) and not {hit.meaning for hit in seen} & _SUBSTANCE
    return (0, []) if plain else (at, seen)


def _names_topic(sentence: str, seen: list[Hit]) -> bool:
    """True after "about the", where a colour belongs to the topic; not after "in"."""
    telling = [hit for hit in seen if hit.meaning != "filler"]
    last = telling[-1] if telling else None
    if last is None or last.meaning != "about":
        return False
    return sentence[last.start : last.end].lower() not in _OF_LOOKS


def _early_medium(sentence: str, hits: list[Hit]) -> Hit | None:
    """The first medium within reach of a verb or article that opens the sentence."""
    if (
        not hits
        or hits[0].meaning not in ("verb", "filler", "look")
        or sentence[: hits[0].start].strip()
    ):
        return None
    for hit in hits:
        if hit.meaning == "about":
            return None
        if hit.meaning in ("medium", "poster"):
            near = len(_WORD.findall(sentence[: hit.start])) <= _REACH
            return hit if near and not MASKED.search(sentence[: hit.start]) else None
    return None


def _back(rest: str, language: str) -> tuple[int, list[Hit]]:
    """Where the topic ends: before the medium and verb that close a Chinese or Japanese request."""
    if not is_cjk(rest) and language not in ("ko", "hi"):
        return len(rest), []
    end = len(rest)
    seen: list[Hit] = []
    for hit in reversed(_hits(rest, language)):
        if rest[hit.end : end].strip(_EDGES) or hit.start == 0:
            break
        end = hit.start
        seen.append(hit)
    useful = {hit.meaning for hit in seen} & _SUBSTANCE
    return (end, seen) if useful else (len(rest), [])


def _is_message(sentence: str, seen: list[Hit], start: int) -> bool:
    """A poster "for" something says that thing; one "about" it only names a topic."""
    last = sentence[seen[-1].start : start].strip().lower() if seen else ""
    following = sentence[start:].lstrip().lower()
    return last in _MESSAGE_JOINS or following.startswith(_MESSAGE_JOINS)


_OF_LOOKS = (
    "in", "with", "using", "mit", "im", "en", "con", "com", "em", "avec", "в", "с", "の",
    "用", "以",
)  # fmt: skip
_MESSAGE_JOINS = (
    "for", "saying", "announcing", "reading", "titled", "called",
    "für", "pour", "para", "per", "для",
)  # fmt: skip


def _clean(topic: str, language: str) -> str:
    """The topic without its audience, its count and the words for looks that trail it."""
    named = MASKED.match(topic.strip(_EDGES))
    if named:
        return named.group()
    topic = _AUDIENCE.sub("", topic.strip(_EDGES))
    topic = re.split(
        r"\s+(?:and|so that)\s+(?=(?:say|show|explain|make|tell|use|add|include|put)\b)", topic
    )[0]
    if is_cjk(topic):
        topic = re.sub(r"(?:について|に関する|[をはがの])$", "", re.split(r"[，、]", topic)[0])
    topic = without_looks(topic, language)
    counted = _COUNT_TAIL.search(topic)
    if counted and find(counted.group(), "counted", language):
        topic = topic[: counted.start()]
    return topic.strip(_EDGES)


def without_looks(text: str, language: str) -> str:
    """The text without the clauses at its end that are only about looks: ", playful", "in blue"."""
    for match in reversed(list(_TAIL.finditer(text))):
        if not _only_looks(text[match.end() :], language):
            break
        text = text[: match.start()]
    return text


def _only_looks(part: str, language: str) -> bool:
    """True where every word of a part is about looks, size or asking."""
    covered = [False] * len(part)
    for name in ("colors", "style", "aspect", "request"):
        for hit in find(part, name, language):
            covered[hit.start : hit.end] = [True] * (hit.end - hit.start)
    for match in _SHAPE.finditer(part):
        covered[match.start() : match.end()] = [True] * (match.end() - match.start())
    left = "".join(" " if done else char for char, done in zip(part, covered, strict=True))
    return not re.search(
        r"\w{2,}", re.sub(r"\b(?:and|und|et|y|e|и|or|with|colou?rs?)\b", " ", left)
    )
