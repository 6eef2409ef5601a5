"""Lists inside one line of a prompt: numbered, labelled, by arrows, semicolons or commas."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grounding.types import Block, Source
from planner.composer.heads import head_blocks, is_form
from planner.composer.labels import label_of
from planner.composer.lexicon import find, is_cjk, words
from planner.composer.numbers import values
from planner.composer.openings import is_weekday
from planner.composer.parts import DASH, at_colon, parts_of
from planner.composer.request import request
from planner.composer.statements import is_direction, remarks, statements
from planner.composer.text import ARROW, sentences, starts_with, stopwords, width
from planner.composer.tidied import tidied
from planner.composer.topic import only_looks

_ARE = re.compile(
    r"^([^,;.]{4,70}?)\s(?:are|include|sind|umfassen|son|incluyen|sont|são|sono)\s([^;.]+)\.?$"
)
_BOX = re.compile(r"^\[[ xX]?\]\s*")
_EMOJI = re.compile(
    "[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2705](?:[\ufe0f\u200d\U0001f3fb-\U0001f3ff]|(?<=\u200d).)*"
)


_LEAD = 6
"""Words at most of what shares are of: `In our customer survey`."""


def pictured(text: str, source: Source, language: str) -> list[Block]:
    """`Our wins: 🚀 Launched 🏆 Won an award`: a list by the emoji before each part."""
    head, rest = at_colon(text)
    marks = list(_EMOJI.finditer(rest)) or list(re.finditer(r"\[[ xX]?\]\s", rest))
    if len(marks) < (2 if head else 3) or rest[: marks[0].start()].strip():
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(rest)]
    parts = [rest[m.start() : end].strip(" ,;，；、") for m, end in zip(marks, ends, strict=True)]
    parts = [_BOX.sub("", part) for part in parts]
    if any(not re.search(r"\w", part) or width(part) > 90 for part in parts):
        return []
    return [
        *head_blocks(head, source, language),
        *(Block("item", part, source, 1) for part in parts),
    ]


def arrowed(text: str, source: Source, language: str) -> list[Block]:
    """`Topic: A -> B -> C`."""
    head, rest = at_colon(text)
    fans = bool(head) and "," in ARROW.split(rest)[-1]
    every = _branched(re.split(r"[;；\n]|\.\s", rest), language)
    if sum(len(ARROW.findall(part)) for part in every) < (1 if fans else 2):
        return []
    chains = [part for part in every if ARROW.search(part)]
    return [
        *head_blocks(head, source, language),
        *(Block("paragraph", c.strip(), source) for c in chains),
    ]


def _branched(chains: Sequence[str], language: str) -> list[str]:
    """`Known? if yes, fix it; if no, open a ticket`: answers as labels of arrows from their question."""
    ifs, answers = (
        "|".join(map(re.escape, words("joins", name, language))) for name in ("if", "answers")
    )
    answer = re.compile(rf"(?i)(?:^|(?<=[?？]))\s*(?:(?:{ifs})\s*)?({answers})\s*[,，:：]\s*")
    question, found = "", []
    for chain in chains:
        told = answer.sub(lambda m: f" -[{m[1]}]-> ", chain)
        opens = told.lstrip().startswith("-[")
        found.append(f"{question}{told}" if opens and question else told if not opens else chain)
        asked = [part for part in ARROW.split(told)[::3] if part.rstrip().endswith(("?", "？"))]
        question = asked[-1].strip() if asked else question
    return found


def listed(text: str, source: Source, language: str) -> list[Block]:
    """`Topic: a, b, c and d`, `Topic: A: x; B: y`, and `Asia 59 %, Africa 18 %`."""
    head, rest = _year_back(
        *(
            _told(text)
            or _over(text, language)
            or _asked(text, language)
            or _dashed(text, language)
            or at_colon(text)
        )
    )
    rest, after = _first_list(rest, language)
    whole = parts_of(f"{head}: {rest}" if head else rest, language) or parts_of(rest, language)
    if not whole:
        return []
    colons = [len(re.findall(r"：|:(?=\s|[^\d\s/])", part)) for part in whole]
    if not head or (len(whole) > 1 and set(colons) == {1} and all(map(label_of, whole))):
        head, rest = "", f"{head}: {rest}" if head else rest
    parts = parts_of(rest, language)
    numeric = sum(bool(values(part, language)) for part in parts)
    named = len(parts) >= 3 and all(map(label_of, parts))
    if len(parts) < 2 or (not (head or named) and numeric < max(2, 0.8 * len(parts))):
        return []
    if not head and not all(paired(part, language) for part in parts):
        return []
    formed = numeric < len(parts) - 1 and len(parts) > 2 and is_form(head, language)
    if formed:
        head, *parts = parts  # `Poster: Summer party, 12 July, free entry`
    parts = [p for p in parts if label_of(p) or not starts_with(p, "asking", language)]
    marked = bool(head) and re.search(r"[;；؛]", rest) is not None
    known = all(label_of(part) or values(part, language) for part in parts)
    if len(parts) < 3 and not (marked or known or formed):
        return []
    items, numbered = tidied(parts, language)
    # A notice keeps all that it says; what follows a request is told from directions.
    asked = request(head, language)
    if after and head and not asked.verb and _is_notice(head, language):
        stated = [Block("item", s.rstrip("."), source, 1) for s in sentences(after, language)]
    else:
        stated = statements(after, source, language) or [
            Block("paragraph", s, source)
            for s in sentences(after, language)
            if not (is_direction(s, language) or only_looks(s, language))
        ]
    return [
        *head_blocks(head, source, language),
        *(Block("item", item, source, 1, numbered) for item in items),
        *stated,
    ]


def _dashed(text: str, language: str) -> tuple[str, str] | None:
    """`Iceland - capital Reykjavik, 383,000 people, currency króna`: a dash where a colon might stand."""
    head, *rest = DASH.split(text)
    if len(rest) != 1 or at_colon(text)[0] or re.search(r"[,，.。]", head):
        return None
    if is_weekday(head, language):
        return None  # `Mon - Fri 8 am to 6 pm`
    parts = parts_of(rest[0], language)
    told = sum(bool(values(part, language)) for part in parts)
    return (head, rest[0]) if len(parts) >= 3 and told >= 2 else None


def _is_notice(head: str, language: str) -> bool:
    """`Wedding invitation:`: the words of a notice, and nothing asked for."""
    return any(hit.meaning == "poster" for hit in find(head, "archetypes", language))


def counted(text: str, source: Source, language: str) -> list[Block]:
    """`In our survey, 72 % do this, 45 % do that and 12 % neither.`: shares, each with what it is of.

    A sentence before them, `We asked 200 customers.`, is their title.
    """
    opening = [(part, *_shares(part, language)) for part in sentences(text, language)[:2]]
    told, head, parts = next((one for one in opening if one[2]), ("", "", []))
    if not told:
        return []
    before, after = text.split(told, 1)
    if before.strip() and head.strip():  # `In 2023 sales fell. Of these, 3 % ...`
        return []
    # `Our survey of nurses found that`: who was asked, without the verb.
    return [
        *head_blocks(before.strip() or head, source, language),
        *(Block("item", part, source, 1) for part in parts),
        *remarks(after.strip(), source, language),
    ]


def _shares(sentence: str, language: str) -> tuple[str, list[str]]:
    """The words before the first share of a sentence, and each share with what it is of; no shares but two."""
    joins = "|".join(re.escape(word) for word in words("joins", "while", language))
    about, that = (
        "|".join(map(re.escape, words("joins", name, language))) for name in ("about", "that")
    )
    opens = re.compile(
        rf"(?i)(?:^|[,;:，；：、]\s*(?:(?:{joins})\s+)?|\s(?:{joins}|{that})\s+)"
        rf"(?=(?:(?:{about})\s+){{0,2}}\d+(?:[.,]\d+)?\s?[%٪％])"
    )
    cuts = list(opens.finditer(sentence))
    cuts = [*_opening_share(sentence, cuts, language), *cuts]
    if len(cuts) < 2:
        return "", []
    ends = [*(cut.start() for cut in cuts[1:]), len(sentence)]
    parts = [sentence[cut.end() : end].strip(" .。,;") for cut, end in zip(cuts, ends, strict=True)]
    told = all(len(values(part, language)) == 1 and width(part) <= 90 for part in parts)
    if not told or any(len(part.split()) < 2 and not is_cjk(part) for part in parts):
        return "", []
    be = re.compile(rf"(?i)(?<=[\s%٪％])(?:{'|'.join(words('joins', 'be', language))})\s+")
    if not any(be.search(part) for part in parts[1:]):  # `62 % were content, 24 % neutral`
        parts[0] = be.sub("", parts[0], count=1)
    return re.sub(rf"(?i)\s+\S+\s+(?:{that})\s*$", "", sentence[: cuts[0].end()]), parts


def _opening_share(text: str, cuts: Sequence[re.Match[str]], language: str) -> list[re.Match[str]]:
    """Where the first share stands right behind `In our survey`, before all other cuts; else nothing."""
    end = cuts[0].start() if cuts else 0
    share = re.compile(r"\s+(?=\d+(?:[.,]\d+)?\s?[%٪％])").search(text, 0, end)
    head = text[: share.start()] if share else ""
    first = head.lower().split()[:1]
    leads = bool(first) and first[0] in stopwords(language) and len(head.split()) <= _LEAD
    return [share] if share and leads else []


def _told(text: str) -> tuple[str, str] | None:
    """`The 5 stages of grief are a, b, c and d.`: what is counted, and the things."""
    match = _ARE.match(text)
    counted = match is not None and re.search(r"\d|\w\s\w", match[1])
    if match is None or not counted or ":" in text:
        return None
    parts = [part.strip() for part in match[2].split(",")]
    short = all(1 <= len(part.split()) <= 4 for part in parts)
    return (match[1], match[2].rstrip(" .")) if len(parts) >= 3 and short else None


def _over(text: str, language: str) -> tuple[str, str] | None:
    """`How much we drink. Monday 1.2 l, Tuesday 1.5 l`: a sentence without numbers over a list of them."""
    first, *rest = sentences(text, language) or [""]
    parts = parts_of(rest[0], language) if rest else []
    told = len(parts) > 2 and all(paired(part, language) for part in parts)
    if not told or ":" in first or values(first, language):
        return None
    return first.rstrip(" .。"), text[text.find(rest[0]) :]


def _asked(text: str, language: str) -> tuple[str, str] | None:
    """`Why remote work? Less commuting, more focus, happier teams`: a question over its answers."""
    first, *rest = sentences(text, language) or [""]
    if len(rest) != 1 or not first.endswith(("?", "？", "؟")) or request(first, language).asked:
        return None
    parts = parts_of(rest[0], language)
    return (first, rest[0]) if len(parts) > 2 and all(width(p) <= 60 for p in parts) else None


def _year_back(head: str, rest: str) -> tuple[str, str]:
    """`Sales 2020: 3, 2021: 4`: the year before the first colon belongs to the list."""
    year = re.search(r"\s(\d{4})$", head)
    if year is None or not re.search(r"[,;]\s*\d{4}:", rest):
        return head, rest
    return head[: year.start()], f"{year[1]}: {rest}"


def _first_list(text: str, language: str) -> tuple[str, str]:
    """The list, and the sentences after it; a list by semicolons may hold several sentences."""
    parts = sentences(text, language)
    if len(parts) < 2 or any(mark in "".join(parts[1:]) for mark in ";；؛"):
        return text, ""
    return parts[0], text[len(parts[0]) :].strip()


def paired(part: str, language: str) -> bool:
    """`Name 12 %` or `Name: 12`: short, a name first and a number last, and no sentence."""
    found = values(part)
    if width(part) > 60 or label_of(part) is not None:
        return width(part) <= 60
    states = any(hit.meaning == "predicate" for hit in find(part, "predicates", language))
    return bool(found and found[0].start > 0) and not states
