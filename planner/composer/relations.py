"""How the things of a scene prompt stand to each other, in the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from planner.composer.belonging import AND, joined, settled
from planner.composer.lexicon import Hit, find, is_cjk
from planner.composer.phrases import Thing
from planner.composer.quotes import MASKED
from planner.composer.standing import Relation

_AFTERWARDS = frozenset({"zh", "ja", "ko", "hi"})
"""Languages that put the word for a relation after the thing it refers to."""
_CLAUSES, _OF = re.compile("[，。、；]"), re.compile(r"的[^，。、；的]{0,6}")
_WALKS_ALONE = ("behind", "front", "left", "right")
_TELLS_NEXT = re.compile(r"[和与跟]|\w{1,2}?[面边方]?(?:有|是|停着|站着|坐着|挂着)")
"""`桥下有船`, `猫和狗`: what follows is under the bridge, or beside the cat."""
_BY = ("边", "前")
"""Last characters of Chinese nouns that name the place beside something."""
_OF_NEXT = {"hold": "hold", "lead": "follow"}
"""Relations that tell of the thing named after them: `A with B`, `A followed by B`."""
_VERBS = {"ride": "ride", "pass": "front"}
"""Chinese verbs between what does it and what it is done to: `骑着马`, `经过电影院`."""
_AFAR = re.compile(
    r"[，。、；]\s*(?:远处|远方|天边|背景|後ろ|遠く|背景|奥|멀리)(?:是|有|的|里|中)*[にでは]*"
)
"""A clause opens with what is far away: `，远处是山`, `、遠くに山`."""
_ENDS = re.compile(r"[、。,;।]|\s(?:और|तथा|है|हैं)(?:\s|$)")
"""A clause ends: in Japanese, Korean and Hindi what stood before the words of place is what is there."""
_CLOSE = re.compile(r"[,;.]|\s(?:and|und|et|y|e|и)\s")
_STOPS = re.compile(r"[.,;:!?]")
_PLACES = ("on", "under", "above", "behind", "front", "beside", "in")
_PREPOSITION = re.compile(
    r"(?i)\s+(?:de(?:s|l(?:l[aeo])?)?|du|d['’]|da(?:l(?:la)?)?|do|a(?:l(?:l[aeo])?)?|au|ao|с|со|von|to|of)(?!\w)"
)
"""What follows an adverb of place makes a preposition of it: `detrás de un árbol`."""
_DOING = re.compile(r"(?i)\w+(?:ing|nd|ant|ndo|end)\s")
"""What a thing does before it is told where it does so: `a dragon flying above it`."""
_OFS = frozenset({" of "})
_AT = re.compile(r"(?i)(?:^|\s)(?:à la|à l['’]|au|aux|alla|al|all['’]|à)\s?$")
"""What stands before a thing that one is at, where no other word of relation is: `tricote à la fenêtre`."""
_PRONOUN = re.compile(
    r"(?i)\b(?:him|her|his|them|their|ihm|ihr|ihnen|seine[nr]|ihre[nr]|lui|elle|eux|elles|ses|leurs|él|ella|ellos|ellas|sus?"
    r"|del[ea]s?|eles|elas|seus?|loro|suoi|suo|ним|ней|ними|него|неё|них|его|её)\b"
)
"""Words for those whom an adverb of place tells of: `beside him`, `à ses pieds`."""


def relations_of(masked: str, found: Sequence[Thing], language: str) -> Iterator[Relation]:
    """How each thing stands to another one, or to the picture as a whole."""
    again = dict(_again(masked, found, language))
    relative = dict(_relative(masked, found, language))
    told = [Relation(held, "hold", holder) for held, holder in relative.items()]
    told += [r for r in _told(masked, found, language) if r.subject not in {*again, *relative}]
    told = settled(masked, told, found, language)
    for index, side in again.items():
        yield Relation(index, side, None)
    flanked = {
        r.subject: r.target
        for r in told
        if r.name == "between" and r.target is not None and joined(masked, found, r.target)
    }
    for relation in told:
        if relation.subject in flanked:
            yield Relation(relation.subject, "right", relation.target)
        elif relation.subject not in flanked.values():
            yield relation
    for middle, first in flanked.items():
        yield Relation(first, "left", None)
        yield Relation(first + 1, "right", middle)


def _relative(masked: str, found: Sequence[Thing], language: str) -> Iterator[tuple[int, int]]:
    """What one holds who is named after it, with its holder: `撑着雨伞的女孩`."""
    if language != "zh":
        return
    for index, (held, holder) in enumerate(pairwise(found)):
        before = masked[found[index - 1].end if index else 0 : held.start]
        names = find(_CLAUSES.split(before)[-1], "relations", language)
        of = _OF.fullmatch(masked, held.end, holder.start) is not None
        if of and names and names[-1].meaning == "hold" and holder.kind in ("person", "animal"):
            yield index, index + 1


def _again(masked: str, found: Sequence[Thing], language: str) -> Iterator[tuple[int, str]]:
    """Things that are named again, with a side of the picture: `..., the mouse on the left`."""
    for index, thing in enumerate(found):
        at = masked.lower().rfind(thing.noun)
        if at < thing.end or is_cjk(thing.noun):
            continue
        tail = _CLOSE.split(masked[at + len(thing.noun) :], maxsplit=1)[0]
        sides = [h for h in find(tail, "relations", language) if h.meaning in ("left", "right")]
        if sides and sides[0].start <= 1 and not tail[sides[0].end :].strip():
            yield index, sides[0].meaning


def _told(masked: str, found: Sequence[Thing], language: str) -> Iterator[Relation]:
    """How each thing stands to the next one named, or to the picture as a whole."""
    for index, thing in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        end = following.start if following else len(masked)
        between = masked[thing.end : end]
        if following and _AFAR.match(between):
            yield Relation(index + 1, "behind", None)  # 远处是山
            continue
        if following and thing.noun[-1] in _BY and masked.startswith("有", thing.end):
            yield Relation(index + 1, "on", index)  # 窗边有一只猫
            continue
        if language in _AFTERWARDS and (language == "hi" or is_cjk(masked)):
            between = between.rpartition(thing.noun)[2]  # a bridge, under the bridge a boat
            yield from _postposed(between, index, following is not None, language)
        else:
            after = _adverb(between, language) if following else None
            if after:
                yield Relation(index + 1, after, index)
                continue
            trailing = _trailing(masked, found, index + 1, language)
            if trailing and between in _OFS:
                yield Relation(index + 1, "hold", index)  # a box of nails beside him
                yield replace(trailing, subject=index)
                continue
            if trailing:
                yield trailing
                continue
            yield from _preposed(between, index, following is not None, language)
            lead = masked[found[index - 1].end if index else 0 : thing.start]
            yield from _leading(lead, between, index, following is not None, language)


def _adverb(between: str, language: str) -> str | None:
    """Where the next thing is: `..., dahinter ein Schiff`, `..., next to it a dog`."""
    start = re.match(r"\s*[,;.]\s*(?:(?:and|und|et|y|e|и)\s+)?", between)
    found = [
        hit for hit in find(between, "adverbs", language) if start and hit.start == start.end()
    ]
    goes_on = found and _PREPOSITION.match(between, found[0].end)
    return found[0].meaning if found and not goes_on and not MASKED.search(between) else None


def _trailing(masked: str, found: Sequence[Thing], index: int, language: str) -> Relation | None:
    """Where a thing is by what is told after it: `with a lamp beside it`, `a cat at her feet`."""
    if index >= len(found) or found[index].kind == "sky":
        return None
    end = found[index + 1].start if index + 1 < len(found) else len(masked)
    after = masked[found[index].end : end]
    colors = [hit.end for hit in find(after, "colors", language) if hit.start == 1]
    start = (colors or [0])[0] + 1  # a red one behind him, in languages that put the colour last
    verb = _DOING.match(after, start)
    starts = (start, verb.end() if verb else start)
    hits = [hit for hit in find(after, "adverbs", language) if hit.start in starts]
    if not hits or _PREPOSITION.match(after, hits[0].end):
        return None
    said = after[hits[0].start : hits[0].end]
    return Relation(index, hits[0].meaning, _told_of(said, hits[0].meaning, found[:index]))


def _told_of(said: str, name: str, before: Sequence[Thing]) -> int:
    """The thing that an adverb of place refers to: two of a kind for `between them`, a being for `beside him`."""
    last = len(before) - 1
    if name == "between":
        return next((i for i in range(last, -1, -1) if before[i].count == 2), last)
    if _PRONOUN.search(said):
        beings = (i for i in range(last, -1, -1) if before[i].kind in ("person", "animal"))
        return next(beings, last)
    return last


def _leading(lead: str, between: str, index: int, more: bool, language: str) -> Iterator[Relation]:
    """`On A sits B`: a clause that opens with the place of what is told next."""
    *before, clause = _STOPS.split(lead)
    hits = find(clause, "relations", language) if before or index == 0 else ()
    opens = hits and not clause[: hits[0].start].strip() and hits[0].meaning in _PLACES
    if opens and more and not find(between, "relations", language) and not MASKED.search(between):
        yield Relation(index + 1, hits[0].meaning, index)


def _preposed(between: str, index: int, more: bool, language: str) -> Iterator[Relation]:
    """`A on B`, `A holding B`, `A in the background`."""
    if more and between in _OFS:  # a vase of tulips
        yield Relation(index + 1, "hold", index)
        return
    hits = _to_things(between, language)
    at = _AT.search(between) if language in ("fr", "it", "pt") and more else None
    if at and not any(hit.end >= at.start() and hit.meaning != "hold" for hit in hits):
        yield Relation(index, "in", index + 1)
        return
    names = [hit.meaning for hit in hits]
    sides = (AND.match(between, hit.end) for hit in hits if hit.meaning in _WALKS_ALONE)
    closed = re.search(r"[,;.]", between) or next(filter(None, sides), None)
    if hits and more and not closed and not MASKED.search(between):
        name = names[-1]
        if name in _OF_NEXT:
            yield Relation(index + 1, _OF_NEXT[name], index)
        else:
            yield Relation(index, name, index + 1)
        return
    own = between[: closed.start()] if closed else between
    alone = [hit.meaning for hit in find(own, "relations", language) if hit.meaning in _WALKS_ALONE]
    if alone:
        yield Relation(index, alone[0], None)


def _to_things(between: str, language: str) -> list[Hit]:
    """The words of relation between two things but those of where the scene is: `a boat on the beach and ...`."""
    grounds = find(between, "grounds", language)
    return [
        hit
        for hit in find(between, "relations", language)
        if not any(
            _opens_setting(between[hit.end : ground.start])
            for ground in grounds
            if ground.start >= hit.end
        )
    ]


def _opens_setting(between: str) -> bool:
    """Whether a word of relation is told of a ground: at most an article and an adjective are between them."""
    return len(between.split()) <= 2 and not _STOPS.search(between)


def _postposed(between: str, index: int, more: bool, language: str) -> Iterator[Relation]:
    """`Bの上のA`: the word for the relation follows its target."""
    if language == "ja" and more and between.startswith("に") and not _ENDS.search(between):
        yield Relation(index + 1, "on", index)  # ソファに猫
        return
    hits = [h for h in find(between, "relations", language) if h.start <= 1]
    if not hits or re.search(r"[。，、]", between[: hits[0].start]):
        return
    name = hits[0].meaning
    more = more and (language == "zh" or not _ENDS.search(between, hits[0].end))
    if language == "zh":
        if name in _OF_NEXT and more:
            yield Relation(index + 1, _OF_NEXT[name], index)
        elif name in _VERBS and more:
            yield Relation(index, _VERBS[name], index + 1)
        elif more and name != "hold" and _TELLS_NEXT.match(between, hits[0].start, hits[0].end + 4):
            yield Relation(index + 1, name, index)
        elif index > 0:
            yield Relation(index - 1, name, index)
    elif name == "hold":
        yield Relation(index, "hold", index + 1 if more else index - 1)
    elif more:
        yield Relation(index + 1, name, index)
    elif index > 0:
        yield Relation(index - 1, name, index)
