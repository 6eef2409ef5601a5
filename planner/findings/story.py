"""A table's story: profile, claims, the best of them, and the charts that show them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from grounding.types import Table
from planner.content import ChartSpec, Item
from planner.findings import write
from planner.findings.ask import Ask, read_ask
from planner.findings.choose import draw, headline_of, weighed
from planner.findings.condense import Condensed, condense
from planner.findings.draw import Desk
from planner.findings.forms import supported
from planner.findings.headers import said
from planner.findings.ledger import Ledger, dataset_of
from planner.findings.outlook import projected_from
from planner.findings.phrases import Voice
from planner.findings.profile import Profile, profile
from planner.parts import UNREAD, Dataset, Fact, Reasoning

MOST_MEASURES = 40


@dataclass(frozen=True, slots=True)
class TableStory:
    """What a table says. Charts come best first; `items` are big numbers, each with its facts.

    `headline` is empty where the table holds nothing to state, `title` where the file does not say it.

    `facts` holds a derivation from `dataset` for every number said; `table` is the table as text
    with its head, or its largest rows where it is long; `footer` are the source lines.
    """

    dataset: Dataset
    facts: tuple[Fact, ...]
    charts: tuple[ChartSpec, ...]
    headline: str
    deck: str
    items: tuple[Item, ...]
    table: tuple[tuple[str, ...], ...]
    footer: tuple[str, ...]
    reasoning: tuple[Reasoning, ...]
    title: str = ""


def findings(
    table: Table, *, prompt: str = "", language: str = "en", dataset_id: str = "d1"
) -> TableStory:
    """The findings of `table`, told in `language`, weighed by what `prompt` asks.

    Deterministic, and without knowledge of any subject. Text is in English where there are no
    sentence forms for `language`; the reasoning then says so.
    """
    spoken = supported(language)
    ahead = projected_from(table, prompt)
    voice = Voice(spoken or "en", language if spoken else "en", ahead, language)
    table = said(_worded(table, voice))
    whole = profile(table)
    shorter = condense(whole, voice, prompt)
    seen = profile(shorter.table) if shorter else whole
    ask = read_ask(prompt, seen)
    seen = _narrowed(seen, ask)
    dataset = dataset_of(seen.table, dataset_id)
    ledger = Ledger(seen.table, dataset, table if shorter else None)
    credit = write.credit(table)
    basis = _basis(shorter.rows, voice) if shorter else ""
    found = weighed(seen, voice, ask)
    lead = headline_of(found)
    charts, told = draw(Desk(seen, voice, ask, ledger, credit, basis), found, lead)
    deck = write.deck(found, [*([lead] if lead else []), *told], voice, ledger)
    titles = [chart.title for chart in charts]
    shown = [lead.sentence if lead else "", deck, *titles[:1]]
    items = write.items(found, shown, titles, ledger) or write.values(seen, ledger, voice)
    footer = write.footer(seen, voice, ledger, credit)
    return TableStory(
        dataset, ledger.facts, charts, lead.sentence if lead else "", deck,
        items,
        write.rows_as_text(seen, voice, lead), footer,
        (
            *(Reasoning(stage=UNREAD, text=note) for note in table.unread),
            *_notes(language, spoken, shorter, len(whole.measures)),
            *write.reasons(seen, ask, lead, charts),
        ),
        table.title or "",
    )  # fmt: skip


def _narrowed(seen: Profile, ask: Ask) -> Profile:
    """Of very many measures those that the prompt names and the first."""
    if len(seen.measures) <= MOST_MEASURES:
        return seen
    asked = [m for m in seen.measures if m.column.name in ask.measures]
    chosen = dict.fromkeys((*asked, *seen.measures))
    return replace(seen, measures=tuple(chosen)[:MOST_MEASURES])


def _worded(table: Table, voice: Voice) -> Table:
    """The table with yes and no in words."""
    if not any(column.kind == "bool" for column in table.columns):
        return table
    said: dict[object, str] = {True: voice.noun("yes"), False: voice.noun("no")}
    columns = tuple(
        replace(c, values=tuple(said.get(v) for v in c.values)) if c.kind == "bool" else c
        for c in table.columns
    )
    return replace(table, columns=columns)


def _basis(rows: int, voice: Voice) -> str:
    return f"{voice.number(rows)} {voice.noun('entries')}"


def _notes(
    language: str, spoken: str | None, shorter: Condensed | None, measures: int
) -> list[Reasoning]:
    notes = []
    if measures > MOST_MEASURES:
        notes.append(f"Of {measures} measures, {MOST_MEASURES} were looked at.")
    if spoken is None:
        notes.append(f"There are no sentence forms for {language}, so findings are in English.")
    if shorter is not None:
        notes.append(f"{shorter.note}.")
    return [Reasoning(stage="findings", text=note) for note in notes]
