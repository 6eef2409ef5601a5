"""What documents and tables state in numbers: how much, of what, and where it is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice, pairwise
from math import isclose

from grounding.types import Column, Document, Source, Table
from planner.composer.language import primary
from planner.composer.lexicon import find, is_cjk, load, root, tokens, words
from planner.composer.numbers import Value, values
from planner.composer.text import clauses, sentences, starts_with, stopwords, strip_stop
from planner.read_numbers import numbers_in

MOST, LONGEST = 3, 1000
"""A sentence of more numbers is a list; rows of a table and numbers of a document that are compared."""
NEUTRAL, PEOPLE, YEARS = "neutral", "people", "years"
TOLERANCE = 0.005
"""How far apart two values are before they differ, as a share."""
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_DATE = re.compile(rf"(?:{_YEAR.pattern})(?![.,']?\d)")
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Matter:
    """What a number is of: kinds of quantity, other words, years; `about` is what stands over it.

    `whole` where its own words name the subject, as a row of a table does; `label` where what stands
    over it does, as over an item of a list.
    """

    measures: Words
    words: Words
    years: Words
    about: Words
    whole: bool = False
    label: bool = False

    def is_that_of(self, other: Matter, topic: Words) -> bool:
        """Whether both speak of one thing: no word of either is new to the other, nor its subject."""
        if (self.measures, self.years) != (other.measures, other.years):
            return False
        if not (self.words - other.words <= other.about and other.words - self.words <= self.about):
            return False
        mine, its = self.words | self.about, other.words | other.about
        if (self.label and not self.about <= its) or (other.label and not other.about <= mine):
            return False
        named = self.words == other.words and bool(self.words)
        return mine <= its or its <= mine or (
            named and (self.whole or other.whole or bool(self.words & topic))
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as it is written in a sentence, or in a `cell` of a table; `hedged` by "about" or the like.

    `number` is that of its table or document among those compared.
    """

    claim: str
    quote: str
    amount: float
    unit: str
    written: str
    language: str
    source: Source
    matter: Matter
    cell: bool = False
    hedged: bool = False
    number: int = 0

    @property
    def origin(self) -> str:
        """The source's address or file."""
        return self.source.url or self.source.file or self.source.title or ""

    def agrees(self, other: Stated) -> bool:
        """Whether one number is the other, rounded or nearly."""
        close = near(self.amount, other.amount)
        return close or self._rounds(other.amount) or other._rounds(self.amount)

    def _rounds(self, amount: float) -> bool:
        if self.hedged and abs(amount - self.amount) <= _step(self.amount):
            return True
        return any(number.matches(amount) for number in numbers_in(self.written, self.language)[:1])


def near(a: float, b: float) -> bool:
    """Whether two values are taken for the same."""
    return isclose(a, b, rel_tol=TOLERANCE)


def _step(amount: float) -> float:
    """What one more of the last digit but zeros makes of a round number, at most a quarter of it."""
    exponent = int(Decimal(f"{amount:.12g}").normalize().as_tuple().exponent)
    return min(10.0**exponent, abs(amount) / 4)


def words_of(text: str, language: str) -> Words:
    """The words that name something, without endings."""
    return _split(text, language)[1]


def kinds_in(text: str, language: str) -> Words:
    """The kinds of quantity that a text names: length, price, population."""
    return _split(text, language)[0]


def in_document(document: Document) -> Iterator[Stated]:
    """The first LONGEST numbers in the sentences of a document; tables in it are left out."""
    return islice(_in_sentences(document), LONGEST)


def _in_sentences(document: Document) -> Iterator[Stated]:
    language = primary(document.language)
    over = {0: words_of(document.title or "", language)}
    for block in document.blocks:
        if block.kind == "heading":
            over = {level: w for level, w in over.items() if level < block.level}
            over[block.level] = words_of(block.text, language)
        elif block.kind != "table":
            about = frozenset[str]().union(*over.values())
            for sentence in sentences(block.text, language):
                # An item that is no sentence says nothing without the heading over it.
                label = block.kind == "item" and not find(sentence, "predicates", language)
                main = _main(sentence, language)
                yield from _in_sentence(main, block.source, language, about, label)


def in_table(table: Table, language: str) -> Iterator[Stated]:
    """The numbers in the cells of a table of at most LONGEST rows, each with a name of its own."""
    if table.height > LONGEST:
        return
    names = [column for column in table.columns if not column.numeric]
    keys = [", ".join(str(c.values[row] or "") for c in names) for row in range(table.height)]
    known = Counter(keys)
    about = words_of(table.title or "", language)
    for column in table.columns:
        for row, value in enumerate(column.values):
            if column.numeric and known[keys[row]] == 1 and isinstance(value, float | int):
                yield _in_cell(table, column, row, keys[row], about, language)


def _main(sentence: str, language: str) -> str:
    """A sentence up to a clause that adds to it: `The Nile is 6,400 km long, and it ...`."""
    end = 0
    for clause, _ in clauses(sentence):
        if end and starts_with(clause, "additive", language):
            return sentence[:end]
        end = sentence.index(clause, end) + len(clause)
    return sentence


def _in_sentence(
    text: str, source: Source, language: str, about: Words, label: bool
) -> Iterator[Stated]:
    found = [value for value in values(text, language) if value.amount is not None]
    dated = [v for v in found if _DATE.match(v.text) and _unit(v.unit)[0] in ("", YEARS)]
    years = frozenset(v.text[:4] for v in dated)
    amounts = [v for v in found if v not in dated]
    amounts = [v for v in amounts if v.unit] or amounts
    if not 0 < len(amounts) <= MOST:
        return
    bare = text
    for value in (*amounts, *dated):
        bare = bare[: value.start] + " " * (value.end - value.start) + bare[value.end :]
    units = Counter(_unit(v.unit)[0] for v in amounts)
    parts = _parts(bare, amounts, language) if max(units.values()) > 1 else [bare] * len(amounts)
    for value, part in zip(amounts, parts, strict=True):
        unit, measure = _unit(value.unit)
        if part:
            measures, own = _split(part, language)
            matter = Matter(measures | measure, own, years, about, label=label or not own)
            yield Stated(
                strip_stop(text), text, value.amount or 0.0, unit, value.text, language, source,
                matter, hedged=_is_hedged(text[: value.start]),
            )  # fmt: skip


def _parts(bare: str, amounts: Sequence[Value], language: str) -> list[str]:
    """What a sentence says of each of its numbers, whose places are blank: `The dam is    tall and    long`.

    All but the first are said of what stands before that; nothing where no "and" or comma parts two.
    """
    joins = "|".join(map(re.escape, words("joins", "and", language)))
    join = re.compile(rf"[,，、;；]|(?i:{joins})" if is_cjk(bare) else rf"[,;،]|\b(?i:{joins})\b")
    cuts = [
        next(join.finditer(bare, before.end, after.start), None)
        for before, after in pairwise(amounts)
    ]
    if not all(cuts):
        return [""] * len(amounts)
    places = [0, *(cut.end() for cut in cuts if cut), len(bare)]
    first, *others = (bare[start:end] for start, end in pairwise(places))
    subject = bare[: amounts[0].start]
    return [first, *(f"{subject} {other}" for other in others)]


def _is_hedged(before: str) -> bool:
    """Whether a number after these words is about, at least or at most so much."""
    last = before.rstrip().casefold()
    return any(
        last.endswith(term) and (is_cjk(term) or not last[: -len(term)][-1:].isalpha())
        for term in load("lexicon", "units")["approximate"]
    )


def _in_cell(
    table: Table, column: Column, row: int, key: str, about: Words, language: str
) -> Stated:
    value = float(column.values[row] or 0.0)  # type: ignore[arg-type]
    named, owned = (
        _split(_YEAR.sub(" ", key), language),
        _split(_YEAR.sub(" ", column.name), language),
    )
    unit, measure = _unit(_without_scale(column.unit or "", language))
    matter = Matter(
        named[0] | owned[0] | measure, named[1] | owned[1],
        frozenset(_YEAR.findall(f"{key} {column.name}")), about, whole=True,
    )  # fmt: skip
    quote = f"{value:.{column.decimals}f}"
    written = f"{quote} {column.unit or ''}".strip()
    (amount, *_) = (number.value for number in numbers_in(written, "en"))
    place = replace(table.source, locator=f"{column.letter}{table.row_number(row)}")
    claim = f"{key}: {column.name}" if key else column.name
    return Stated(claim, quote, amount, unit, written, "en", place, matter, cell=True)


@lru_cache(maxsize=8192)
def _split(text: str, language: str) -> tuple[Words, Words]:
    """The kinds of quantity that a text names, and its other words without endings."""
    hits = find(text, "measures", language)
    for hit in hits:
        text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    idle = stopwords(language) | _hedges()
    own = (root(token, language) for token in tokens(text) if token.lower() not in idle)
    return frozenset(hit.meaning for hit in hits) - {NEUTRAL}, frozenset(own) - {""}


@cache
def _hedges() -> Words:
    """Words such as "about" and "more than"."""
    return frozenset(w for term in load("lexicon", "units")["approximate"] for w in term.split())


@cache
def _units() -> dict[str, str]:
    """The first name of each unit by all of its names."""
    groups: list[list[str]] = load("lexicon", "same_units")["names"]
    return {name: group[0] for group in groups for name in group}


def _unit(name: str) -> tuple[str, Words]:
    """A unit by its first name, and the kind of quantity that it tells; people are counted."""
    first = _units().get(name, name.casefold())
    kind = load("lexicon", "same_units")["kinds"].get(first)
    return "" if first == PEOPLE else first, frozenset({kind} if kind else ())


def _without_scale(unit: str, language: str) -> str:
    """A unit without its word of scale: `million USD` is USD."""
    (scaled, *_) = numbers_in(f"1 {unit}", language)
    return f"1 {unit}"[scaled.end :].strip()
