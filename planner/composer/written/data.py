"""Data written in a prompt as a table: the names, the measures, and every value as stated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planner.composer.lexicon import find, load, words
from planner.composer.quotes import MASKED
from planner.composer.written.entries import AND, Entry, is_name, trimmed
from planner.composer.written.runs import Run

Unmask = Callable[[str], str]
_MOST_TAIL = 3
"""More words than this after a number, other ones after each, are prose."""
_AND = re.compile(rf"\s+{AND}$")
_TAIL = re.compile(r"^[\s,，.;；]*|[\s,，.;；]*$")


@dataclass(frozen=True, slots=True)
class Data:
    """A table: `values[i][k]` is the number of `names[i]` under `measures[k]`, None where it is missing.

    `units` and `decimals` have one entry a measure, `groups` one a name (or none at all). `points`
    are places in a plane, `listed` rows of numbers under labels of their own. `mixed` are the units
    of numbers that cannot be drawn together.
    """

    names: tuple[str, ...]
    measures: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    units: tuple[str, ...]
    decimals: tuple[int, ...]
    groups: tuple[str, ...] = ()
    points: bool = False
    listed: bool = False
    mixed: tuple[str, ...] = ()
    start: int = 0
    end: int = 0

    @property
    def words(self) -> tuple[str, ...]:
        """Every name, measure and group."""
        return tuple(dict.fromkeys((*self.names, *self.measures, *self.groups)))

    def turned(self) -> Data:
        """The same with names and measures exchanged, for tables of one unit."""
        return replace(
            self, names=self.measures, measures=self.names,
            values=tuple(zip(*self.values, strict=True)),
            units=(self.units[0],) * len(self.names),
            decimals=(max(self.decimals),) * len(self.names),
        )  # fmt: skip


def data_of(run: Run, unmask: Unmask, language: str) -> Data | None:
    """The table that a run is; None where its parts do not agree or are not named."""
    entries = [one for one in run.entries if not _is_header(one, language)]
    if not entries or (len(entries) < 2 and not _is_list(entries[0])):
        return None
    reading = {"multi": _multi, "reversed": _reversed}.get(entries[0].shape, _plain)
    data = reading(entries, unmask, language)
    if data is None or len(set(data.names)) < len(data.names):
        return None
    if all(value is None for row in data.values for value in row):
        return None
    return replace(data, start=run.start, end=run.end)


def _is_list(one: Entry) -> bool:
    """True for a row of numbers with the same unit, or none, after each."""
    return one.shape == "row" and len({_trim(tail) for tail in one.tails[:-1]}) < 2


def header_of(run: Run, language: str) -> tuple[str, ...]:
    """Labels that are numbers themselves: the row `Years: 2020, 2021, 2022` of a run."""
    for one in run.entries:
        if _is_header(one, language):
            return tuple(
                f"{f.value:.{f.decimals}f}{f.unit}" for f in one.figures if f.value is not None
            )
    return ()


def _is_header(one: Entry, language: str) -> bool:
    if one.shape != "row":
        return False
    cue = any(hit.meaning in ("columns", "x") for hit in find(one.name, "chart_words", language))
    values = [figure.value for figure in one.figures if figure.value is not None]
    years = bool(values) and all(1500 <= v <= 2100 and v == int(v) for v in values)
    return cue or (years and all(a < b for a, b in pairwise(values)))


def _plain(entries: Sequence[Entry], unmask: Unmask, language: str) -> Data | None:
    """Pairs, points and rows: one name, then numbers of the same meaning in each."""
    names = _names([one.name for one in entries], unmask, language)
    points = entries[0].shape == "tuple"
    if not points and not all(names):
        return None
    count = len(entries[0].figures)
    units = [_unit(_tails(entries, k)) for k in range(count)]
    last = [_trim(one.tails[-1]) for one in entries]
    groups = () if units[-1] and len(entries[0].tails) == count else _groups(last, unmask)
    scaled = _scaled(entries, units)
    told = (
        not units[-1] and not groups and any(len(tail.split()) > _MOST_TAIL for tail in last[:-1])
    )
    if scaled is None or told:
        return None
    values, units = scaled
    mixed = _mixed(groups)
    measures = ("",) * count
    counted = [_AND.sub("", unit) for unit in units]
    if count > 1 and not points and _are_names(counted):
        measures, units = tuple(counted), [""] * count
    return Data(
        tuple(names) if any(names) else tuple("" for _ in ()), measures, values, tuple(units),
        _decimals(entries), () if mixed else groups, points,
        entries[0].shape == "row" and not all(measures), mixed,
    )  # fmt: skip


def _are_names(tails: Sequence[str]) -> bool:
    """Whether what follows each number says what is counted: `42 adults, 18 children`, not `4 kg, 2 m`."""
    known = load("lexicon", "units")
    parts = {part for tail in tails for part in tail.split()}
    plain = all(part.replace("-", "").isalpha() for part in parts)
    measured = {*known["unit"], *known["scale"]}
    return all(tails) and plain and len(set(tails)) == len(tails) and not measured & parts


def _multi(entries: Sequence[Entry], unmask: Unmask, language: str) -> Data | None:
    """`Iceland Capital 56% Rural 44%`: where no mark parts them, the name ends where all agree."""
    labels = list(entries[0].labels)
    names = [one.name for one in entries]
    if not any(name.strip() for name in names):
        heads = [one.labels[0].split() for one in entries]
        shared = _suffix(heads)
        if not shared or any(len(head) == len(shared) for head in heads):
            return None
        labels[0] = " ".join(shared)
        names = [" ".join(head[: len(head) - len(shared)]) for head in heads]
    named = _names(names, unmask, language)
    scaled = _scaled(entries, [_unit(_tails(entries, k)) for k in range(len(labels))])
    if not all(named) or scaled is None:
        return None
    measures = tuple(_whole(label, unmask, language) for label in labels)
    return Data(tuple(named), measures, scaled[0], tuple(scaled[1]), _decimals(entries))


def _suffix(heads: Sequence[Sequence[str]]) -> list[str]:
    """The words that all end with, in their order."""
    found: list[str] = []
    for column in zip(*(head[::-1] for head in heads), strict=False):
        if len({word.casefold() for word in column}) > 1:
            break
        found.insert(0, column[0])
    return found


def _reversed(entries: Sequence[Entry], unmask: Unmask, language: str) -> Data | None:
    """`120 km/h for Cheetah`, `62 % yes`: the words that all begin with are the unit."""
    tails = [one.tails[-1].split() for one in entries]
    shared = _suffix([tail[::-1] for tail in tails])[::-1]
    if any(len(tail) == len(shared) for tail in tails):
        return None
    joins = {w.lower() for w in (*words("stopwords", "stopword", language), "for", "of")}
    unit = " ".join(word for word in shared if word.lower() not in joins)
    names = _names([" ".join(tail[len(shared) :]) for tail in tails], unmask, language)
    scaled = _scaled(entries, [unit])
    if scaled is None or not all(names):
        return None
    return Data(tuple(names), ("",), scaled[0], tuple(scaled[1]), _decimals(entries))


def _names(written: Sequence[str], unmask: Unmask, language: str) -> list[str]:
    """The names; one that is too long to be a name, or a word for a row alone, is ""."""
    found = [_whole(text, unmask, language) for text in written]
    first = found[0].split()[:1]
    if len(found) > 1 and first and _is_word(first[0], "row", language):
        alike = all(name.split()[:1] == first and len(name.split()) > 1 for name in found)
        found = [name.split(maxsplit=1)[1] for name in found] if alike else found
    found[0] = _asked_off(found[0], language)
    return [name if is_name(name) else "" for name in found]


def _whole(text: str, unmask: Unmask, language: str) -> str:
    """A name without marks; one with a quotation in it is that, and words such as `series` go."""
    quoted = MASKED.findall(text)
    plain = trimmed(MASKED.sub(" ", text))
    if len(quoted) == 1 and (not plain or all(_is_word(w, "row", language) for w in plain.split())):
        match = MASKED.search(text)
        return unmask(match[0]) if match else ""
    return trimmed(
        re.sub(
            rf"^(?:{_joins(language)}|for|in|für|pour|para|per|для)\s+", "", unmask(trimmed(text))
        )
    )


def _joins(language: str) -> str:
    return "|".join(map(re.escape, words("joins", "and", language))) or "and"


def _is_word(text: str, meaning: str, language: str) -> bool:
    return text.lower() in {word.lower() for word in words("chart_words", meaning, language)}


def _asked_off(name: str, language: str) -> str:
    """The first name without the words of asking before it: `Show apples`, `bar chart apples`."""
    while True:
        hits = [
            *find(name, "request", language), *find(name, "archetypes", language),
            *(h for h in find(name, "chart_words", language) if h.meaning in ("graphic", "row")),
        ]  # fmt: skip
        ends = [hit.end for hit in hits if hit.start == 0 and trimmed(name[hit.end :])]
        if not ends:
            return name
        name = trimmed(name[max(ends) :])


def _trim(text: str) -> str:
    return _TAIL.sub("", " ".join(text.split()))


def _tails(entries: Sequence[Entry], k: int) -> list[str]:
    """What follows each known number of a column."""
    return [_trim(one.tails[k]) for one in entries if one.figures[k].value is not None]


def _unit(tails: Sequence[str]) -> str:
    """What follows the numbers of a column, if it is the same after each; the last may say more."""
    if not tails:
        return ""
    first = tails[0]
    if len(tails) > 1 and first and all(t == first for t in tails[:-1]):
        return first if tails[-1].startswith(first) else ""
    last = re.fullmatch(r"[(（]([^()（）]{1,16})[)）]", tails[-1])
    return (
        last[1]
        if last and not any(tails[:-1])
        else first
        if len(tails) == 1 and len(first) < 9
        else ""
    )


def _groups(tails: Sequence[str], unmask: Unmask) -> tuple[str, ...]:
    """The words behind each entry, where they sort the entries into fewer kinds."""
    found = [trimmed(unmask(tail.strip("()（） "))) for tail in tails]
    counts = Counter(found)
    if not all(found) or len(counts) < 2 or len(counts) == len(found):
        return ()
    return tuple(found)


def _mixed(tails: Sequence[str]) -> tuple[str, ...]:
    """Tails that differ where all of them are units."""
    known = set(load("lexicon", "units")["unit"])
    return tuple(dict.fromkeys(tails)) if tails and known.issuperset(tails) else ()


def _scaled(
    entries: Sequence[Entry], tails: Sequence[str]
) -> tuple[tuple[tuple[float | None, ...], ...], list[str]] | None:
    """The values, and the unit of each measure; None where units differ and are no scales."""
    columns, units = [], []
    scales = load("lexicon", "units")["scale"]
    for k in range(len(entries[0].figures)):
        column = [one.figures[k] for one in entries]
        beside = {figure.unit for figure in column if figure.value is not None} or {""}
        if len(beside) == 1:
            columns.append([figure.value for figure in column])
            units.append(" ".join(part for part in (min(beside), tails[k]) if part))
        elif all(unit in scales or not unit for unit in beside):
            columns.append([_times(f.value, scales.get(f.unit, 1)) for f in column])
            units.append(tails[k])
        elif beside - {""} and len(beside) == 2 and "" in beside:
            columns.append([figure.value for figure in column])
            units.append((beside - {""}).pop())
        else:
            return None
    return tuple(zip(*columns, strict=True)), units


def _times(value: float | None, scale: float) -> float | None:
    return None if value is None else round(value * scale, 9)


def _decimals(entries: Sequence[Entry]) -> tuple[int, ...]:
    count = len(entries[0].figures)
    return tuple(max(one.figures[k].decimals for one in entries) for k in range(count))
