"""The think phase with a language model: brief, world, content, spatial, physics, check.

What the model does not say is named in the reasoning; nothing falls back to the composer silently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from grounding.gather import passages as passages_of
from grounding.types import Passage, Table
from planner.check import check
from planner.content import Content, Wishes
from planner.errors import PlannerError
from planner.fonts import is_rtl
from planner.governs import governed
from planner.mind import brief as brief_stage
from planner.mind import content as content_stage
from planner.mind import physics, spatial, world
from planner.mind.desk import Desk
from planner.mind.drafts import BriefDraft, ContentDraft
from planner.mind.spatial import lines
from planner.parts import Brief, Dataset, Fact, Reasoning
from planner.plan import Plan
from planner.refer import on_page, references, with_references
from planner.spatial import page_of
from planner.think import Event, lay_out, look, marks

FREE = "free"
"""The archetype of pages that the model lays out itself."""
MOST_PASSAGES = 60
"""Passages shown to the model: the first ones where there are more."""


@dataclass(frozen=True)
class Steering:
    """How a person steers the instruction graph: importance by kind, and a kind that comes first."""

    strengths: dict[str, float]
    priority: str | None = None


def think_with(
    desk: Desk,
    brief: BriefDraft,
    found: Sequence[Passage] = (),
    steering: Steering | None = None,
    on_event: Callable[[Event], None] | None = None,
) -> Plan:
    """Plan a picture from a brief and passages found for it.

    Raises LlmError where the model gives no usable answer, PlannerError for unknown wishes.
    """
    tell = on_event or (lambda event: None)
    steer = steering or Steering({})
    asked = desk.wishes
    desk.wishes = brief_stage.wished(desk, brief)
    graph = brief_stage.graph(brief.instructions, steer.strengths, steer.priority)
    tell(Event("world"))
    passages = _passages(desk, found)
    datasets, computed = _from_tables(desk.inputs.tables, brief, desk.prompt)
    facts = (*world.choose(desk, brief, passages), *computed)
    tell(Event("content"))
    archetype = _archetype(desk.wishes, brief)
    given = content_stage.Given(brief, archetype, graph, facts, passages, datasets)
    laid = _free(desk, given, tell) if archetype == FREE else _filled(desk, given)
    tell(Event("physics"))
    plan = physics.staged(desk, laid)
    plan = plan.model_copy(update={"elements": on_page(plan.elements, plan.references)})
    tell(Event("check"))
    issues = laid.issues if plan.elements == laid.elements else check(plan)
    _tell_filled_in(desk, brief, asked, plan)
    told = (*desk.reasoning, *plan.reasoning)
    return plan.model_copy(update={"reasoning": told, "issues": issues})


def _tell_filled_in(desk: Desk, brief: BriefDraft, asked: Wishes, plan: Plan) -> None:
    """Note of the look what neither the model nor the person said."""
    look = (
        ("palette", brief.palette or asked.theme, plan.style.palette),
        ("character", brief.character or asked.theme, plan.style.character),
        ("aspect", brief.aspect or asked.aspect, plan.canvas.aspect),
    )
    filled = [f"{name} {value}" for name, said, value in look if not said]
    if filled:
        desk.note("look", f"Chosen without the model: {', '.join(filled)}.")


def _passages(desk: Desk, found: Sequence[Passage]) -> tuple[Passage, ...]:
    own = [p for document in desk.inputs.documents for p in passages_of(document)]
    both = (*own, *found)
    if len(both) > MOST_PASSAGES:
        desk.note("world", f"Of {len(both)} passages the first {MOST_PASSAGES} were read.")
    return both[:MOST_PASSAGES]


def _from_tables(
    tables: Sequence[Table], brief: BriefDraft, prompt: str
) -> tuple[tuple[Dataset, ...], tuple[Fact, ...]]:
    """Tables as datasets, with the findings computed from them."""
    if not tables:
        return (), ()
    from planner.findings import findings

    told = [
        findings(table, prompt=prompt, language=brief.language, dataset_id=f"data{number}")
        for number, table in enumerate(tables, 1)
    ]
    return tuple(t.dataset for t in told), tuple(fact for t in told for fact in t.facts)


def _content(desk: Desk, given: content_stage.Given, draft: ContentDraft) -> Content:
    brief = given.brief
    content = content_stage.content_of(draft, brief, given.facts, given.datasets, given.archetype)
    return replace(
        content,
        instructions=tuple(given.graph),
        palette=brief.palette or None,
        aspect=brief.aspect or None,
        cite=desk.wishes.cite,
    )


def _filled(desk: Desk, given: content_stage.Given) -> Plan:
    """A page of a known anatomy with the model's words, checked, and mended by what that finds."""

    def page(draft: ContentDraft) -> tuple[Plan | None, Sequence[str]]:
        content = with_references(_content(desk, given, draft), desk.inputs.references)
        style, area = look(content, desk.wishes)
        marked = marks(content, style)
        try:
            plan = lay_out(marked, desk.prompt, style, area, desk.wishes)
        except PlannerError as error:
            return None, [str(error)]
        told = (*plan.reasoning, *_icons_filled_in(content, marked))
        plan = plan.model_copy(update={"issues": check(plan), "reasoning": told})
        return plan, lines(plan.issues)

    plan = content_stage.write(desk, given, page)
    brief = plan.brief.model_copy(update={"audience": given.brief.audience})
    return plan.model_copy(update={"brief": brief})


def _icons_filled_in(content: Content, marked: Content) -> Iterator[Reasoning]:
    """Which icons the model did not name: those found by the titles of items, and the page's own."""
    pairs = zip(content.items, marked.items, strict=False)
    found = [after.title for before, after in pairs if after.icon and not before.icon]
    found += ["the headline"] if marked.hero and not content.hero else []
    if found:
        yield Reasoning(
            stage="look", text=f"Icons found without the model: for {', '.join(found)}."
        )


def _archetype(wishes: Wishes, brief: BriefDraft) -> str:
    """The anatomy: the person's, else the brief's; free pages and pure scenes have none."""
    if wishes.archetype:
        return wishes.archetype
    return brief.archetype if brief.form == "archetype" and brief.archetype else FREE


def _free(desk: Desk, given: content_stage.Given, tell: Callable[[Event], None]) -> Plan:
    """A page laid out by the model itself, checked."""
    draft: ContentDraft = content_stage.write(desk, given, lambda told: (told, ()))
    content = _content(desk, given, draft)
    style, area = look(content, desk.wishes)
    tell(Event("spatial"))
    rtl = is_rtl(content.language)
    page = page_of(area, style, content.language, "rtl" if rtl else "ltr", desk.wishes.seed, 0)
    bare = Plan(
        prompt=desk.prompt, language=content.language, direction="rtl" if rtl else "ltr",
        seed=desk.wishes.seed, canvas=area, style=style, datasets=content.datasets,
        facts=content.facts, elements=(), alt=f"{content.headline}. {content.deck}".strip(),
        brief=Brief(archetype="free", message=content.headline, topic=given.brief.topic,
                    audience=given.brief.audience),
        references=references(desk.inputs.references),
    )  # fmt: skip
    laid = spatial.lay(desk, draft, content.instructions, page, bare)
    graph = governed(content.instructions, laid.elements)
    done = bare.brief.model_copy(update={"instructions": graph})
    return laid.model_copy(update={"brief": done})
