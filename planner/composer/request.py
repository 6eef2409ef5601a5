"""The words of asking in a prompt ("make an infographic about ...") and the topic behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.composer.greetings import greeting
from planner.composer.lexicon import Hit, find, is_cjk, words
from planner.composer.quotes import MASKED
from planner.composer.text import sentences
from planner.composer.topic import (
    EDGES,
    behind_readers,
    clean,
    is_count,
    named_kind,
    only_looks,
    with_preposition,
    without_count,
    without_for,
)

_JOIN = re.compile(r"^\S+\s+")
_FOR_WHOM, _WHOM = re.compile(r"(?:请|請)?(?:为|為|给|給|帮|幫)"), 10
"""What opens a Chinese request before those it is made for, and their characters at most."""
_OWN = re.compile(r"^(?:我们|我|你们|你|他们)(?:的)?")
_REACH = 12
"""How many words the phrase of asking may take before its medium is named."""
_WORD = re.compile(r"\w+|[^\w\s]")


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
    sentence = whole = _first_sentence(text, language)
    said = greeting(sentence, language)
    if said is not None:
        about = _JOIN.sub("", said.whom or clean(sentence[said.end :], language))
        topic = about if said.whom or not said.said else said.words
        return Request(True, topic, start=said.end, message=True)
    if is_cjk(sentence) or language in ("ko", "hi"):
        sentence = _asking_clause(sentence, language)
    hits = _hits(sentence, language)
    start, seen = _front(sentence, hits, language)
    end, tail = _back(sentence[start:], language)
    kinds = {hit.meaning for hit in (*seen, *tail)}
    if not kinds & _SUBSTANCE:
        return Request(False, clean(sentence, language))
    topic = "" if _RELATIVE.match(sentence[start:]) else sentence[start : start + end]
    topic = with_preposition(sentence, seen, without_count(topic, language), language)
    topic = behind_readers(sentence, list(seen), topic, language)
    if not topic.strip(EDGES):
        topic = _later_topic(whole[len(sentence) :], language) or _before_verb(sentence, hits)
    medium = next(
        (sentence[h.start : h.end] for h in seen if h.meaning in ("medium", "poster")), ""
    )
    return Request(
        asked=True,
        topic=named_kind(sentence, seen, without_for(clean(topic, language)), language),
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


def _later_topic(rest: str, language: str) -> str:
    """The topic in a later clause: "make a poster, in blue, about the four inventions"."""
    for clause in re.split(r"[，、,]", rest):
        hits = _hits(clause, language)
        opens = bool(hits) and not clause[: hits[0].start].strip(EDGES)
        if opens and hits[0].meaning in ("about", "verb") and not only_looks(clause, language):
            at = 0
            for hit in hits:
                if clause[at : hit.start].strip(EDGES):
                    break
                at = hit.end
            return clause[at:]
    return ""


def _first_sentence(text: str, language: str) -> str:
    first = next(iter(sentences(text, language)), "")
    text = text[: text.find(first) + len(first)]
    match = re.search(r"[.!?]\s*$|[!?]\s|[。！？\n]|:\s|：", text)
    return text[: match.start()] if match else text


def _hits(sentence: str, language: str) -> list[Hit]:
    """Words of asking and media in the sentence; so are kinds that are graphics by name."""
    asking = [h for h in find(sentence, "request", language) if h.meaning in _ASKING]
    asking = _with_counts(sentence, asking, language)
    integral = {word.lower() for word in words("request", "integral", language)}
    kinds = [
        Hit(h.start, h.end, "poster" if h.meaning == "poster" else "medium")
        for h in find(sentence, "archetypes", language)
        if h.meaning in _GRAPHICS and sentence[h.start : h.end].lower() not in integral
        and (h.meaning == "poster" or not _is_thing(sentence, h, language))
    ]  # fmt: skip
    looks = [Hit(h.start, h.end, "look") for name in ("colors", "style", "aspect")
             for h in find(sentence, name, language)]  # fmt: skip
    taken: list[Hit] = []
    for hit in sorted([*asking, *kinds, *looks], key=lambda h: (h.start, -(h.end - h.start))):
        if not taken or hit.start >= taken[-1].end:
            taken.append(hit)
    return taken


def _is_thing(sentence: str, kind: Hit, language: str) -> bool:
    """True for `a tree on a hill`, `a green tree`: what is a kind of graphic too stands somewhere, or has a colour."""
    things = find(sentence, "things", language)
    if not any(t.start <= kind.start and kind.end <= t.end for t in things):
        return False
    before, behind = sentence[: kind.start], sentence[kind.end :]
    colored = any(not before[h.end :].strip() for h in find(before, "colors", language))
    return colored or _is_placed(behind, language)


def _is_placed(behind: str, language: str) -> bool:
    """True where a text begins with a place: `beside a barn`, `on a hill`, but not `on the rivers of France`."""
    placed = [h for h in find(behind, "relations", language) if h.meaning != "hold"]
    if not placed or behind[: placed[0].start].strip():
        return False
    about = any(h.meaning == "about" for h in find(behind[: placed[0].end], "request", language))
    return not about or bool(find(behind, "grounds", language))


_GRAPHICS = frozenset((
    "timeline", "table", "tree", "funnel", "pyramid", "flow", "quadrant", "charts", "poster", "slide",
))  # fmt: skip
_ADJECTIVES = frozenset(
    {
        "small", "big", "new", "short", "little", "modern", "clean", "vintage", "retro", "full",
        "creative", "professional", "visual", "educational", "custom", "quick", "complete",
    }
)  # fmt: skip
_SUBSTANCE = frozenset({"verb", "medium", "poster", "picture"})
_RELATIVE = re.compile(r"\s*(?:i|we|you|that|which|who|it)\b", re.IGNORECASE)
_ASKING = ("verb", "medium", "picture", "about", "filler")


def _front(sentence: str, hits: list[Hit], language: str) -> tuple[int, list[Hit]]:
    """Where the topic starts: after an unbroken run of asking words, or after an early medium."""
    at = 0
    seen: list[Hit] = []
    asking = _behind_audience(sentence, hits)
    medium = _early_medium(sentence, hits, language) if asking < 0 else None
    for hit in hits:
        gap = sentence[at : hit.start].strip(EDGES)
        skipping = hit.start <= max(medium.start if medium else -1, asking)
        if gap and not skipping and not (gap.isdigit() or is_count(gap, language)):
            break
        if hit.meaning == "about" and not seen and language != "zh":
            break
        if (
            hit.meaning == "look"
            and hit.start > asking
            and (_names_topic(sentence, seen) or _in_word(sentence, hit, hits))
        ):
            break
        if hit.meaning == "filler" and _describes_topic(sentence, hit, seen):
            break
        after_medium = bool(seen) and seen[-1].meaning in ("medium", "poster")
        if after_medium and hit.meaning == "filler" and _RELATIVE.match(sentence[at:]):
            break
        at = hit.end
        seen.append(hit)
    plain = not is_cjk(sentence) and not {hit.meaning for hit in seen} & _SUBSTANCE
    return (0, []) if plain else (at, seen)


def _behind_audience(sentence: str, hits: list[Hit]) -> int:
    """Where the verb of `为我们的社区做一张海报` stands, behind those it is done for; -1 elsewhere."""
    opens = _FOR_WHOM.match(sentence)
    verb = next((hit for hit in hits if hit.meaning == "verb"), None)
    return verb.start if opens and verb and verb.start - opens.end() <= _WHOM else -1


def _before_verb(sentence: str, hits: list[Hit]) -> str:
    """`舞蹈课` of `为我们的舞蹈课做一张海报`: what it is done for, where nothing else is named."""
    opens, at = _FOR_WHOM.match(sentence), _behind_audience(sentence, hits)
    return _OWN.sub("", sentence[opens.end() : at]) if opens and at >= 0 else ""


def _names_topic(sentence: str, seen: list[Hit]) -> bool:
    """True after "about the", where a colour belongs to the topic; not after "in"."""
    telling = [hit for hit in seen if hit.meaning != "filler"]
    last = telling[-1] if telling else None
    if last is None or last.meaning != "about":
        return False
    return sentence[last.start : last.end].lower() not in _OF_LOOKS


def _with_counts(sentence: str, asking: list[Hit], language: str) -> list[Hit]:
    """The words of asking with "三个步骤" before one of them as a filler."""
    if not is_cjk(sentence):
        return asking
    numbers = {hit.end: hit.start for hit in find(sentence, "numerals", language)}
    numbers |= {m.end(): m.start() for m in re.finditer(r"\d+", sentence)}
    for noun in find(sentence, "counted", language):
        follows = any(h.start == noun.end and h.meaning == "verb" for h in asking)
        if noun.start in numbers and follows:
            start = numbers[noun.start]
            inside = [h for h in asking if start <= h.start < noun.end]
            return [*(h for h in asking if h not in inside), Hit(start, noun.end, "filler")]
    return asking


def _in_word(sentence: str, hit: Hit, hits: list[Hit]) -> bool:
    """True for a colour inside a longer word: the 緑 of 緑茶, the 红 of 红楼梦."""
    after = sentence[hit.end : hit.end + 1]
    dense = is_cjk(sentence[hit.start : hit.end]) and is_cjk(after)
    return (
        dense
        and after not in "のなで的色调調系风風をに"
        and not any(h.start == hit.end for h in hits)
    )


def _describes_topic(sentence: str, hit: Hit, seen: list[Hit]) -> bool:
    """True for an adjective after "about", which belongs to the topic: "of a small bakery"."""
    about = any(h.meaning == "about" for h in seen)
    return about and sentence[hit.start : hit.end].lower() in _ADJECTIVES


def _early_medium(sentence: str, hits: list[Hit], language: str) -> Hit | None:
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
            # "a fox under a tree" asks for no tree diagram
            if hits[0].meaning != "verb" and find(sentence[: hit.start], "relations", language):
                return None
            return hit if near and not MASKED.search(sentence[: hit.start]) else None
    return None


def _back(rest: str, language: str) -> tuple[int, list[Hit]]:
    """Where the topic ends: before the medium and verb that close a Chinese or Japanese request."""
    if not is_cjk(rest) and language not in ("ko", "hi"):
        return len(rest), []
    end = len(rest)
    seen: list[Hit] = []
    for hit in reversed(_hits(rest, language)):
        if rest[hit.end : end].strip(EDGES) or hit.start == 0:
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


_OF_LOOKS = tuple("in with using mit im en con com em avec в с の 用 以".split())
_MESSAGE_JOINS = (
    "for", "saying", "announcing", "reading", "titled", "called",
    "für", "pour", "para", "per", "для",
)  # fmt: skip
