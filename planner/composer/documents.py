"""A document as content: headline, deck, list, notes and source lines, all in its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from grounding.types import Document, Table
from planner.brief import PromptBrief
from planner.composer.arrows import nested
from planner.composer.asides import credits, quotation, small_print
from planner.composer.choose import MOST, about_words, choose, limited
from planner.composer.entries import Entry
from planner.composer.groups import Group, groups
from planner.composer.language import primary
from planner.composer.leads import with_leads
from planner.composer.ledger import Ledger
from planner.composer.notices import is_notice
from planner.composer.openings import is_calendar
from planner.composer.order import in_order
from planner.composer.outline import Outline, outline
from planner.composer.pairs import is_whole, own_rows, pairs_table
from planner.composer.reports import reporting
from planner.composer.sides import Sides, axes, branched, sides
from planner.composer.text import sentences, width
from planner.content import Content, Item, Link
from planner.errors import NothingToSayError
from planner.message import Message, message, shared_subject
from planner.parts import UNREAD, Reasoning
from planner.structure import Shape, named_kinds, rank

_FLATTENED = ("comparison", "quadrant")
_OF_SIDES = (*_FLATTENED, "table", "charts", "slide", "poster")
_TOLD_IN_ORDER = ("steps", "cycle", "flow")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A document with the list that was chosen from it."""

    outline: Outline
    group: Group | None
    others: tuple[Group, ...] = ()


def from_documents(
    documents: Sequence[Document], brief: PromptBrief, forced: str | None, charts: int = 0
) -> Content:
    """The content of the document that answers the prompt best; the others are not used."""
    wish = forced or (brief.asks.archetypes[0][0] if brief.asks.archetypes else None)
    best = max(
        (_choose(document, brief, wish) for document in documents),
        key=lambda chosen: _answers(chosen, brief),
    )
    content = _content(best, brief, forced, charts)
    own = next(d.language for d in documents if d.source == best.outline.document.source)
    return replace(content, language=own)


def _choose(document: Document, brief: PromptBrief, wish: str | None) -> Chosen:
    language = primary(document.language)
    tree = outline(replace(document, language=language))
    found = groups(tree.root, language)
    about = about_words(brief.topic, language)
    total = sum(
        len(section.title) + sum(len(b.text) for b in section.blocks)
        for section in tree.root.walk()
    )
    best = _whole(tree, found) or choose(found, total, about, wish, language)
    others = tuple(group for group in found if group is not best and group.kind == "list")
    return Chosen(tree, best, others)


def _whole(tree: Outline, found: Sequence[Group]) -> Group | None:
    """The headed lists of a prompt where it tells three or more: what it says itself is all shown."""
    if not _is_prompt(tree):
        return None
    sections = (g for g in found if g.kind == "sections" and len(g.entries) > 2)
    return next((g for g in sections if g.share("entries") == 1.0), None)


def pairs_in(document: Document, brief: PromptBrief, asked: bool) -> Table | None:
    """The document's list as a table: names with numbers in one unit that a chart would suit.

    Without being asked, only numbers by date and shares of a whole are charted.
    """
    group = _choose(document, brief, None).group
    if group is None:
        return None
    dated = group.share("when") == 1.0 or is_calendar(
        [entry.title for entry in group.entries], primary(document.language)
    )
    if not (asked or dated or is_whole(group.entries)):
        return None
    return pairs_table(group.entries, outline(document).title)


def _answers(chosen: Chosen, brief: PromptBrief) -> float:
    """How well a document answers the prompt: what its list is about, then how much it lists."""
    if chosen.group is None:
        return 0.0
    language = chosen.outline.document.language
    about = about_words(brief.topic, language)
    named = chosen.group.words(language) | about_words(chosen.outline.title, language)
    return 5.0 * len(about & named) + min(len(chosen.group.entries), 12)


def _content(chosen: Chosen, brief: PromptBrief, forced: str | None, charts: int) -> Content:
    tree, group = chosen.outline, chosen.group
    language = tree.document.language
    if group is None and not tree.title and not tree.root.text().strip():
        name = tree.document.source.file or "The document"
        raise NothingToSayError(f"{name} holds no text to show; give a document with words in it.")
    kinds = [name for name in (forced, *(name for name, _ in brief.asks.archetypes)) if name]
    kinds += named_kinds(tree.title, language)
    said = _message(tree, group, kinds, brief.topic)
    group = with_leads(tree, _unsaid(group, said), said)
    flat = group is not None and not group.links and ("comparison" in kinds or not _in_turn(group))
    group = _as_tree(group, kinds)
    if group and "tree" in kinds[:1]:
        group = branched(replace(group, entries=reporting(group.entries, language)), language)
    ruled = own_rows(group.entries, kinds, language) if group and not group.rows else ()
    group = replace(group, rows=ruled) if group and ruled else group
    beside = sides(group, brief.prompt, language, kinds) if group and flat and not ruled else None
    shape = Shape(
        title=f"{tree.title}\n{brief.topic if not tree.title else ''}",
        sides=len(beside.names) if beside else 0,
        charts=charts,
        rows=len(beside.rows if beside else group.rows) if group else 0,
        ruled=bool(ruled),
        language=language,
        notice=_is_prompt(tree) and is_notice(group, brief),
    )
    ranked = rank(group, shape, brief.asks.archetypes, forced)
    return _assemble(replace(chosen, group=group), brief, said, ranked, beside)


def _message(tree: Outline, group: Group | None, kinds: Sequence[str], topic: str) -> Message:
    """The message; instructions keep their title, and loose sentences leave the deck short."""
    told = (group is not None and group.ordered) or any(kind in _TOLD_IN_ORDER for kind in kinds)
    language = tree.document.language
    own = told or _is_prompt(tree)
    said = message(tree, language, keep_title=own, claim="" if own else topic)
    if group is None or group.kind != "prose":
        return said
    many = len(group.entries) >= (2 if tree.title else 3)
    if _is_prompt(tree) and many:
        subject = "" if tree.title or not _is_board(group) else _subject(group, language)
        return replace(said, headline=subject or said.headline, deck="", lines=said.lines[:1])
    first = sentences(said.deck, language)[:1]
    return replace(said, deck="".join(first))


def _as_tree(group: Group | None, kinds: Sequence[str]) -> Group | None:
    """Arrows as a tree where one is asked for, or where an arrow leads to several names."""
    if (
        group is None
        or not group.links
        or not ("tree" in kinds or (group.fans and "flow" not in kinds))
    ):
        return group
    tree = nested(group.entries, group.links)
    return replace(group, kind="list", entries=tree, links=(), ordered=False) if tree else group


def _in_turn(group: Group) -> bool:
    """True for steps or days, or lists of them: one comes after the other."""
    listed = group.ordered and group.kind == "list"
    dated = any(own.when for entry in group.entries for own in entry.entries)
    return listed or dated or group.share("when") == 1.0


def _is_board(group: Group) -> bool:
    """True for loose sentences of which most carry a number."""
    return len(group.entries) >= 3 and group.share("value") >= 0.6


def _subject(group: Group, language: str) -> str:
    return shared_subject([entry.lines[0].text for entry in group.entries], language)


def _unsaid(group: Group | None, said: Message) -> Group | None:
    """Loose sentences without those that the headline and the deck already show."""
    if group is None or group.kind != "prose":
        return group
    line = said.lines[0] if said.lines else None
    lead = {line[1].text} if line and line[0] == said.headline else set()
    left = tuple(
        entry
        for entry in group.entries
        if entry.lines[0].text not in lead and entry.lines[0].text not in said.deck
    )
    return replace(group, entries=left)


def _is_prompt(tree: Outline) -> bool:
    return tree.document.source.title == "prompt"


def _assemble(
    chosen: Chosen,
    brief: PromptBrief,
    said: Message,
    ranked: tuple[tuple[str, str], ...],
    beside: Sides | None,
) -> Content:
    tree, group = chosen.outline, chosen.group
    language = tree.document.language
    ledger = Ledger()
    for claim, line in said.lines:
        if claim:
            ledger.add(claim, line)
    flat = beside is not None and ranked[0][0] in _FLATTENED
    shown, left_out = _entries(group, beside if flat else None, brief, ranked[0][0])
    shown = in_order(shown, ranked[0][0], _asked(tree, brief), language)
    note = small_print(tree, group, chosen.others, said, ledger)
    # What a prompt says itself is never small print.
    aside = note if _is_prompt(tree) and not said.deck else ""
    reasons = [Reasoning(stage="world", text=f"Headline: {said.reason}.")]
    reasons += [Reasoning(stage=_stage(brief), text=left_out)] if left_out else []
    return Content(
        headline=said.headline,
        language=language,
        kicker=said.kicker,
        deck=said.deck or aside,
        items=_marked(tuple(ledger.item(entry) for entry in shown), said.headline),
        links=_links(group, shown),
        table=(beside.rows if beside else ()) or (group.rows if group else ()),
        sides=beside.names if beside and flat else (),
        axes=axes(tree.title, language) if ranked[0][0] == "quadrant" else (),
        quote=quotation(tree, said, group),
        note="" if aside else note,
        footer=credits(tree, brief.wanted),
        ordered=bool(group and (group.ordered or ranked[0][0] in (*_TOLD_IN_ORDER, "timeline"))),
        archetypes=_consistent(ranked, flat),
        topic=brief.topic or tree.title,
        facts=ledger.facts,
        reasoning=tuple(reasons),
    )


def _consistent(ranked: tuple[tuple[str, str], ...], flat: bool) -> tuple[tuple[str, str], ...]:
    """The anatomies that suit the items' shape: set side by side, or each with its own list."""
    if not flat:
        return tuple(pair for pair in ranked if pair[0] != "comparison") or ranked
    return tuple(pair for pair in ranked if pair[0] in _OF_SIDES)


def _entries(
    group: Group | None, beside: Sides | None, brief: PromptBrief, top: str
) -> tuple[tuple[Entry, ...], str]:
    if beside is not None:
        return beside.entries, ""
    if group is None:
        return (), ""
    entries = group.entries
    if top != "tree" and len(entries) == 1 and len(entries[0].entries) > 1:
        entries = entries[0].entries
    if group.links:
        return entries, ""
    return limited(entries, brief.asks.count, group.ordered, brief.language)


def _stage(brief: PromptBrief) -> str:
    """Where it is told that entries were left out: to the person, unless no more were asked for."""
    asked = brief.asks.count
    return "world" if asked is not None and asked <= MOST else UNREAD


def _asked(tree: Outline, brief: PromptBrief) -> str:
    """What a prompt says about a list: its title, its topic and the sentence before it."""
    opening = re.split(r"[:：\n]", brief.prompt, maxsplit=1)[0]
    return "\n".join((brief.topic, tree.title, opening))


def _marked(items: tuple[Item, ...], headline: str) -> tuple[Item, ...]:
    """The one item that the headline names is marked."""
    text = headline.lower()
    named = [
        i for i, item in enumerate(items) if width(item.title) >= 4 and item.title.lower() in text
    ]
    if len(named) != 1:
        return items
    return tuple(replace(item, mark=i in named) for i, item in enumerate(items))


def _links(group: Group | None, shown: tuple[Entry, ...]) -> tuple[Link, ...]:
    if group is None:
        return ()
    return tuple(Link(*link) for link in group.links if max(link[:2]) < len(shown))
