"""Lines of text as entries: a date, a label, a number, a title and the sentences under it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from grounding.types import Source
from planner.composer.dated import date_behind, year_within
from planner.composer.dates import leading_date
from planner.composer.labels import TITLE, is_dated, label_of, without_marker
from planner.composer.lexicon import find, is_cjk
from planner.composer.name_values import offered, trailing
from planner.composer.numbers import Value, leading_value
from planner.composer.openings import in_order, opening
from planner.composer.salience import best_sentences
from planner.composer.shared_nouns import shared_noun
from planner.composer.text import (
    clauses,
    sentence_case,
    sentences,
    shorten,
    starts_with,
    strip_stop,
    width,
)

BODY, _PAGE, _MOST = 160, 1200, 300
"""Characters of a body at least, of all bodies of a page, and of one that stands among few."""
_EVEN = 110
"""Characters of a sentence that is set as a title where the others of its list are."""
_LETTERED = re.compile(r"([A-Z])\.\s+(?=\S)")
"""`A.` before an option, or an initial: only where a list counts with them."""
_BRACKETED = re.compile(r"^([^()（）]{2,40}?)\s*[(（]([^()（）]{2,60})[)）]$")
_TRAILS = frozenset({"valued", "trailing"})
_JOINS = re.compile(r"^(?:of|de|d'|di|der|des|von|的|の)\s+|^的|^の")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a document: its words, what opens them in bold, and where they stand."""

    text: str
    source: Source
    under: tuple[Line, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line says, taken apart but not reworded. `lines` are where it was taken from.

    `ordered` where its own entries are numbered; `behind` for words that follow a list and are no
    part of it.
    """

    title: str = ""
    body: str = ""
    value: str = ""
    amount: float | None = None
    unit: str = ""
    when: str = ""
    date: float | None = None
    scale: str = ""
    side: int = 0
    lines: tuple[Line, ...] = ()
    entries: tuple[Entry, ...] = field(default=())
    ordered: bool = False
    behind: bool = False

    def told(self) -> Iterator[Line]:
        """The lines that it and its own entries were taken from."""
        yield from self.lines
        for own in self.entries:
            yield from own.told()


def entries(lines: Sequence[Line], language: str) -> tuple[Entry, ...]:
    """A list's lines taken apart alike: dates and numbers come off where most lines have them."""
    noun, told = shared_noun([line.text for line in lines], language)
    if noun:
        bare = [replace(line, text=text) for line, text in zip(lines, told, strict=True)]
        counted = [
            replace(entry(one, language, _TRAILS), lines=(line,))
            for one, line in zip(bare, lines, strict=True)
        ]
        if all(e.value and e.title for e in counted):
            return tuple(replace(e, value=f"{e.value} {noun}", unit=noun) for e in counted)
    lines = _unlettered(lines)
    shape, room = shape_of(lines, language), body_room(len(lines))
    return _even(_answered(tuple(entry(line, language, shape, room) for line in lines)))


def _even(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Sentences of which one is too long for a title beside others that are one: all are titles."""
    alone = all(bool(e.title) != bool(e.body) and not e.entries for e in found)
    if not alone or all(e.body for e in found) or any(width(e.body) > _EVEN for e in found):
        return found
    return tuple(
        replace(e, title=sentence_case(e.title or strip_stop(e.body)), body="") for e in found
    )


def body_room(count: int) -> int:
    """Characters that the body of each of so many entries may take: the fewer, the more."""
    return max(BODY, min(_MOST, _PAGE // max(1, count)))


def _unlettered(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without `A.`, `B.`, `C.` before them, where they count from A on."""
    found = [_LETTERED.match(line.text) for line in lines]
    letters = "".join(match[1] for match in found if match)
    if len(lines) < 2 or letters != "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(lines)]:
        return lines
    return [replace(ln, text=ln.text[m.end() :]) for ln, m in zip(lines, found, strict=True) if m]


def _answered(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """`Q: ...` and `A: ...` in turn are one entry each: the question and its answer."""
    asks, answers = found[::2], found[1::2]
    labels = {e.title for e in asks}, {e.title for e in answers}
    alternate = len(asks) == len(answers) and all(len(names) == 1 for names in labels)
    if not alternate or labels[0] == labels[1] or any(e.when for e in found):
        return found
    if not all(ask.body.rstrip().endswith(("?", "？", "؟")) for ask in asks):
        return found
    return tuple(
        replace(
            ask,
            title=ask.body,
            body=" ".join(part for part in (answer.value, answer.body) if part),
            lines=(*ask.lines, *answer.lines),
        )
        for ask, answer in zip(asks, answers, strict=True)
    )


def entry(
    line: Line, language: str, shape: frozenset[str] = frozenset(), room: int = BODY
) -> Entry:
    """One line taken apart, its body within `room`. `shape` names what its list has in common."""
    text = without_marker(line.text, language)
    dated = leading_date(text, language) if "dated" in shape else None
    dated = opening(text, language) if dated is None and "years" in shape else dated
    inside = dated is None and not shape.isdisjoint(("yearly", "dated"))
    dated = year_within(text, language) if inside else dated
    dated = dated or (date_behind(text, language) if "labelled" in shape else None)
    found = Entry(lines=(line,), entries=entries(line.under, language) if line.under else ())
    if dated is not None:
        when, text = dated
        found = replace(found, when=when.text, date=when.date, scale=when.scale)
    named = line.lead and text.startswith(line.lead) and not leading_value(line.lead, language)
    if dated is None and named:
        rest = text[len(line.lead) :].lstrip(" .:：。—–-\n")
        return _labelled(found, line.lead, rest, language, room)
    divided = _divide(found, text, language, shape, room)
    return as_name(divided) if line.under else divided


def as_name(head: Entry) -> Entry:
    """What stands over others is a name, also where it ends with a number: `Week 1`, `Pixel 8`."""
    text = head.lines[0].text.strip() if head.lines else ""
    if not head.value or head.unit or not text.endswith(f" {head.value}"):
        return head
    return replace(head, title=text, value="", amount=None)


def shape_of(lines: Sequence[Line], language: str) -> frozenset[str]:
    """What six in ten lines have: a date, a leading number, a number after the name."""
    texts = [without_marker(line.text, language) for line in lines]
    tests: dict[str, Callable[[str], bool]] = {
        "dated": lambda text: leading_date(text, language) is not None,
        "valued": lambda text: _is_amount(text, language),
        "trailing": lambda text: trailing(text, language) is not None,
        "offered": lambda text: offered(text, language) is not None,
        "bracketed": lambda text: _BRACKETED.match(text) is not None,
    }
    need = max(2, 0.6 * len(texts))
    found = {name for name, test in tests.items() if sum(map(test, texts)) >= need}
    if len(texts) > 1 and all(date_behind(text, language) for text in texts):
        found.add("labelled")
    if "trailing" in found and "dated" not in found:
        found.add("valued")
    if all(tests["valued"](text) or tests["trailing"](text) for text in texts):
        found |= {"valued", "trailing"} - ({"valued"} if "dated" in found else set())
    if all(when and not when[1] for when in (leading_date(t, language) for t in texts)):
        # "Jan 12, Feb 18" and nothing else: months with a number each.
        amounts = all(re.fullmatch(r"[^\W\d]+\.?\s\d+", text) for text in texts)
        found = (found - {"dated"}) | {"trailing"} if amounts else found
    if in_order([opening(text, language) for text in texts]):
        found.add("years")
    elif "dated" not in found and in_order([year_within(text, language) for text in texts]):
        found.add("yearly")
    return frozenset(found)


def _is_amount(text: str, language: str) -> bool:
    """True for a text that opens with a number and not with a date."""
    return leading_value(text, language) is not None and leading_date(text, language) is None


def _divide(found: Entry, text: str, language: str, shape: frozenset[str], room: int) -> Entry:
    """Split the text (after any date) into label and rest, number and rest, or by its sentences."""
    value = leading_value(text, language)
    if value is not None and found.when and not text[value.end :].strip(" .。"):
        return _with_value(found, value)
    if value is not None and not found.when and re.match(r"\s*(?:[:：]|[—–]\s)", text[value.end :]):
        rest = _JOINS.sub("", text[value.end :].lstrip(" :：—–"))
        return _titled(_with_value(found, value), rest, language, room)
    label = label_of(text)
    if label is not None:
        return _labelled(found, *label, language, room)
    if "valued" in shape and not found.when and value is not None:
        rest = text[value.end :].lstrip(" ,:：、—–-")
        name = _JOINS.sub("", rest)
        part = name != rest and bool(find(name, "predicates", language))
        # `80 % of smokers live in poorer countries` is not what all of them do.
        return _titled(_with_value(found, value), rest if part else name, language, room)
    offer = offered(text, language) if "offered" in shape and not found.when else None
    if offer is not None:
        own = tuple(Entry(title=sentence_case(part), lines=found.lines) for part in offer[2])
        return replace(_with_value(found, offer[1]), title=offer[0], entries=own)
    pair = trailing(text, language, "dated" in shape) if "trailing" in shape else None
    if pair is not None:
        return replace(_with_value(found, pair[1]), title=sentence_case(pair[0]), body=pair[2])
    named = _BRACKETED.match(text) if "bracketed" in shape else None
    if named:
        return replace(found, title=named[1].strip(), body=named[2].strip())
    return _titled(found, text, language, room)


def _labelled(found: Entry, label: str, rest: str, language: str, room: int) -> Entry:
    value = leading_value(rest, language)
    tail = rest[value.end :] if value else ""
    if value is not None and (not tail.strip(" .。") or tail.lstrip()[0] in ",;，；、(（–—|/"):
        per = re.match(r"\s?/\s?[^\W\d]+", tail)
        found = _with_value(found, value)
        if per:
            found, tail = replace(found, value=value.text + per.group()), tail[per.end() :]
        rest = tail.strip(" .。,;，；、–—|")
        if rest.startswith(("(", "（")) and rest.endswith((")", "）")):
            rest = rest[1:-1]
    elif (
        value is not None
        and width(rest) <= 18
        and width(tail) <= 11
        and not is_dated(rest, language)
    ):
        found = replace(_with_value(found, value), value=strip_stop(rest))
        rest = ""
    return replace(found, title=label, body=fit(rest, language, room))


def _with_value(found: Entry, value: Value) -> Entry:
    return replace(found, value=value.text, amount=value.amount, unit=value.unit)


def _titled(found: Entry, text: str, language: str, room: int) -> Entry:
    """The first sentence or clause as the title where it is short enough, the rest under it."""
    parts = sentences(text, language)
    if not parts:
        return found
    first, rest = strip_stop(parts[0]), text[len(parts[0]) :].strip()
    if width(first) <= (TITLE if rest else 1.4 * TITLE):
        return replace(found, title=sentence_case(first), body=fit(rest, language, room))
    head = _main_clause(parts[0], language)
    if not head:
        return replace(found, body=fit(text, language, room))
    after = text[len(head) :].lstrip(" ,;:—–，；、،؛")
    # A relative clause goes on from the title; any other clause stands as a sentence of its own.
    goes_on = starts_with(after, "relative", language)
    return replace(
        found, title=head, body=fit(after if goes_on else sentence_case(after), language, room)
    )


def _main_clause(sentence: str, language: str) -> str:
    """The opening clause of a long sentence where it can stand as a title; else ""."""
    head, mark = clauses(sentence)[0]
    tail = sentence[len(head) + len(mark) :].lstrip()
    fits = 12 <= width(head) <= 1.15 * TITLE and (is_cjk(head) or len(head.split()) >= 3)
    if not (mark and fits) or mark in "、،" or starts_with(head, "subordinate", language):
        return ""
    stands = any(sign in mark for sign in ";；—–") or starts_with(tail, "additive", language)
    return head.strip() if stands and not starts_with(tail, "contrast", language) else ""


def fit(text: str, language: str, limit: int = BODY) -> str:
    """The sentences that say most within `limit` characters, in their order."""
    if width(text) <= limit:
        return text
    chosen = best_sentences(sentences(text, language), language, limit)
    return shorten(" ".join(chosen) if not is_cjk(text) else "".join(chosen), limit, language)
