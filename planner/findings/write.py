"""The words around the charts: deck, big numbers, the table as text, source lines, reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from grounding.types import Cell, Column, Table
from planner.content import ChartSpec, Item
from planner.findings.ask import Ask
from planner.findings.finding import Evidence, Figures, Finding, alike, topic
from planner.findings.ledger import Ledger
from planner.findings.phrases import Voice
from planner.findings.profile import Profile
from planner.findings.shapes import Sides
from planner.findings.words import capitalised, human
from planner.numbers import format_date, format_number
from planner.parts import Reasoning

MOST_ITEMS = 6
FEWEST_ITEMS = 3
LEAST_ITEMS = 2
MOST_TABLE_ROWS = 12
TOP_TABLE_ROWS = 10
MOST_TABLE_COLUMNS = 8
LONGEST_DECK = 220
LEAST_SAID = 0.3
LEAST_TILE = 0.15
HERO = 0.1
_FIGURE = re.compile(r"\d(?:[\d.,\u00a0\u202f\u066b\u066c]*\d)?")


def deck(found: Sequence[Finding], said: Sequence[Finding], voice: Voice, ledger: Ledger) -> str:
    """One or two sentences that neither the headline nor a chart says already."""
    chosen: list[Finding] = []
    heroes = {name for f in said[:1] for name in f.focus[:1]}
    # Other cases than the headline's complete it.
    ordered = sorted(found, key=lambda f: -f.score + HERO * bool(heroes & set(f.focus[:1])))
    for finding in ordered:
        before = [*said, *chosen]
        new = all(f.sentence != finding.sentence and not alike(f, finding) for f in before)
        if new and finding.score >= LEAST_SAID:
            chosen.append(finding)
        if len(chosen) == 2:
            break
    lead = said[0].sentence if said else ""
    told = [f"{voice.marked_once(f.sentence, lead)}{voice.mark('stop')}" for f in chosen]
    text = voice.mark("gap").join(told)
    if len(text) > LONGEST_DECK:
        chosen, text = chosen[:1], told[0]
    for finding in chosen:
        _facts(finding, ledger)
    return text


def _facts(finding: Finding, ledger: Ledger) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ledger.add(evidence) for evidence in finding.evidence))


def items(
    found: Sequence[Finding], said: Sequence[str], titles: Sequence[str], ledger: Ledger
) -> tuple[Item, ...]:
    """Up to six big numbers, different in kind and in number.

    None that `said` holds; those in `titles` of charts only where there are few others.
    """
    chosen: list[Finding] = []
    worthy = [f for f in found if _is_figure(f) and f.score >= LEAST_TILE]
    new = [f for f in worthy if not _within(f, said)]
    fresh = [f for f in new if not _within(f, titles)]
    if len(fresh) < FEWEST_ITEMS:
        fresh = [*fresh, *(f for f in new if f not in fresh)]
    for limit in (1, 2, 3):
        for finding in fresh:
            if len(chosen) >= (MOST_ITEMS if limit == 1 else FEWEST_ITEMS):
                break
            if _adds(finding, chosen, limit):
                chosen.append(finding)
    if len(chosen) < LEAST_ITEMS:
        return ()
    return tuple(
        Item(
            title=finding.label, value=finding.number, amount=finding.amount,
            icon=human(finding.measures[0]) if finding.measures else "",
            mark=finding is chosen[0], facts=_facts(finding, ledger),
        )
        for finding in chosen
    )  # fmt: skip


def _within(finding: Finding, texts: Sequence[str]) -> bool:
    """True where a text holds the number; sentences say in words which way a change went."""
    figures = [re.escape(figure) for figure in _FIGURE.findall(finding.number)]
    return bool(figures) and any(
        all(re.search(rf"(?<![\d.,]){figure}(?!\d)", text) for figure in figures) for text in texts
    )


def _is_figure(finding: Finding) -> bool:
    """True for values and shares; factors, correlations and counts need a sentence to be read."""
    if finding.number.endswith("×") or finding.family == "relation":
        return False
    if finding.form == "spread" and isinstance(finding.shape, Sides):
        return False
    return finding.form not in ("median", "middle") and topic(finding.form) != "many"


def values(seen: Profile, ledger: Ledger, voice: Voice) -> tuple[Item, ...]:
    """The numbers of a table of one row, each as it stands."""
    if len(seen.rows) != 1:
        return ()
    row = seen.rows[0]
    made = []
    for measure in seen.numbers[:MOST_ITEMS]:
        value = measure.values[row]
        if value is not None:
            text = Figures(voice, measure).text(value)
            said = f"{capitalised(measure.name)}{voice.mark('colon')}{text}"
            fact = ledger.add(
                Evidence("value", ((measure.column.name, (row,)),), said, measure.column.unit)
            )
            made.append(
                Item(title=capitalised(measure.name), value=text, amount=value, facts=(fact,))
            )
    return tuple(made)


def _adds(finding: Finding, chosen: Sequence[Finding], limit: int) -> bool:
    """True where it says something else than those chosen before."""
    if any(f.number == finding.number or f.label == finding.label for f in chosen):
        return False
    alike = [f for f in chosen if f.measures == finding.measures]
    if any(_within(f, [finding.number]) or _within(finding, [f.number]) for f in alike):
        return False
    same = [f for f in chosen if f.form == finding.form]
    twins = [f for f in same if f.measures == finding.measures]
    about = [f for f in chosen if f.focus == finding.focus and f.measures == finding.measures]
    return len(same) <= limit and len(twins) < limit and len(about) < 1 + limit


def rows_as_text(seen: Profile, voice: Voice, lead: Finding | None) -> tuple[tuple[str, ...], ...]:
    """The table with its head: all of a short one, the ten with the largest values of a longer."""
    table = seen.table
    columns = [c for c in table.columns if c.name not in seen.ids or table.height > MOST_TABLE_ROWS]
    columns = columns[:MOST_TABLE_COLUMNS]
    rows = list(range(table.height))
    if table.height > MOST_TABLE_ROWS:
        if seen.key is None:
            return ()
        rows = _largest(seen, lead)
        if seen.key not in columns:
            columns = [seen.key, *columns[:-1]]
    head = tuple(_head(column, voice) for column in columns)
    return (head, *(tuple(_text(c, c.values[i], voice) for c in columns) for i in rows))


def _largest(seen: Profile, lead: Finding | None) -> list[int]:
    names = lead.measures if lead else ()
    measure = next((m for m in seen.measures if m.column.name in names), None)
    measure = measure or next(iter(seen.measures), None)
    if measure is None:
        return list(seen.rows[:TOP_TABLE_ROWS])
    known = [i for i in seen.rows if measure.values[i] is not None]
    return sorted(known, key=lambda i: -(measure.values[i] or 0.0))[:TOP_TABLE_ROWS]


def _head(column: Column, voice: Voice) -> str:
    name = capitalised(human(column.name))
    return voice.bracket(name, column.unit) if column.unit and column.numeric else name


def _text(column: Column, value: Cell, voice: Voice) -> str:
    """A cell as text: full numbers with the decimals of the file."""
    if value is None:
        return "–"
    if isinstance(value, date):
        return format_date(value, voice.number_language, column.precision or "day", short=True)
    if isinstance(value, bool) or not isinstance(value, float | int):
        return human(str(value))
    unit = "%" if column.unit == "%" else None
    return format_number(float(value), voice.number_language, column.decimals, unit)


def footer(seen: Profile, voice: Voice, ledger: Ledger, credit: str) -> tuple[str, ...]:
    """The source, then what is missing where more than one value in twenty is."""
    lines = [voice.noun("source", c=credit)] if credit else []
    count = len(seen.rows)
    known = {
        c.name: tuple(i for i in seen.rows if c.values[i] is not None) for c in seen.table.columns
    }
    whole = next((name for name, rows in known.items() if len(rows) == count), None)
    for measure in seen.numbers[:4]:
        rows = known[measure.column.name]
        if whole is not None and len(rows) < 0.95 * count:
            slots = {
                "m": voice.measure(measure.name),
                "n": voice.number(len(rows)), "k": voice.number(count),
            }  # fmt: skip
            line = voice.say("known", slots)
            for name, cells in ((measure.column.name, rows), (whole, seen.rows)):
                ledger.add(Evidence("count", ((name, cells),), line))
            lines.append(f"{line}{voice.mark('stop')}")
    return tuple(lines)


def credit(table: Table) -> str:
    """Whom to credit: what the file says, else its name, or the title of its page."""
    source = table.source
    file = (source.file or "").replace("\\", "/").rsplit("/", 1)[-1]
    return table.credit or file or source.title or source.url or ""


def reasons(
    seen: Profile, ask: Ask, lead: Finding | None, charts: Sequence[ChartSpec]
) -> Iterator[Reasoning]:
    """What was decided, and why."""
    for text in (*_roles(seen), *_choices(seen, ask, lead, charts)):
        yield Reasoning(stage="findings", text=text)


def _roles(seen: Profile) -> Iterator[str]:
    named = ", ".join(m.column.name for m in seen.measures) or "none"
    yield f"{len(seen.rows)} rows; measures: {named}."
    if seen.ids:
        yield f"Not measured, as they only number, code or date the rows: {', '.join(seen.ids)}."
    if seen.mixed:
        yield f"Not compared, because their units differ: {', '.join(seen.mixed)}."
    if seen.copies:
        yield f"Left out, because another column says the same: {', '.join(seen.copies)}."
    if seen.totals:
        yield f"Rows with totals or averages, not counted as cases: {len(seen.totals)}."
    for whole, parts in seen.sums.items():
        yield f"{whole} is the sum of {' and '.join(parts)}."
    loose = [m.column.name for m in seen.measures if m.additive != "yes"]
    if loose:
        yield f"Never added up, because sums of them may mean nothing: {', '.join(loose)}."


def _choices(
    seen: Profile, ask: Ask, lead: Finding | None, charts: Sequence[ChartSpec]
) -> Iterator[str]:
    if lead is not None:
        about = ", ".join(lead.measures[:3])
        yield f"Headline: {lead.form} of {about}, score {lead.score:.2f}, the best of all."
    if ask.measures or ask.categories or ask.families:
        asked = sorted({*ask.measures, *ask.categories, *ask.families})
        yield f"The prompt asks for: {', '.join(asked)}."
    drawn = {chart.chart for chart in charts}
    for kind in ask.charts:
        if kind not in drawn:
            yield f"A {kind} chart was asked for, but nothing in this table suits it."
    for chart in charts:
        shown = len(chart.columns[0].values) if chart.columns else 0
        yield f"{chart.chart} of {shown} rows for: {chart.title}."
