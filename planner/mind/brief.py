"""The brief stage: intent, interpretation, instruction graph and queries."""

from __future__ import annotations

from dataclasses import replace

from grounding.types import Document, Inputs, Reference, Table
from planner.content import Wishes
from planner.looks import colors, named_palettes, palettes
from planner.mind.content import head
from planner.mind.desk import Desk
from planner.mind.drafts import BriefDraft, InstructionDraft
from planner.mind.ready import get_ready
from planner.parts import USUAL, Instruction
from planner.spatial import aspect_ratio
from planner.steer import preferred, weighed
from planner.structure import ARCHETYPES

ORDER = ("identity", "object", "text", "data", "style", "background")
"""In which order kinds of instructions are done, where nothing else is said."""
_GLIMPSE = 1200


def read(desk: Desk) -> BriefDraft:
    """What the request means. Raises LlmError where the model gives no answer."""
    values = {
        "archetypes": ", ".join(ARCHETYPES), "prompt": desk.prompt,
        "inputs": glimpse(desk.inputs) or "(nothing)", "options": _options(desk.wishes),
        "palettes": "; ".join(map(_swatch, palettes())),
    }  # fmt: skip
    get_ready()
    draft, unknown = desk.settle("brief", values, BriefDraft, _judged)
    for fault in unknown:
        desk.note("brief", f"{fault} It was chosen without the model.")
    desk.note("brief", draft.interpretation)
    return draft


def _judged(draft: BriefDraft) -> tuple[BriefDraft, list[str]]:
    """The draft without the names that nothing has, and a sentence on each."""
    faults = {}
    if draft.archetype and draft.archetype not in ARCHETYPES:
        faults["archetype"] = f"No archetype is called {draft.archetype}."
    if draft.palette and not named_palettes(draft.palette):
        faults["palette"] = f"No palette is called {draft.palette}."
    if draft.aspect and not _is_aspect(draft.aspect):
        faults["aspect"] = f"{draft.aspect} is no aspect such as 16:9."
    return draft.model_copy(update=dict.fromkeys(faults, "")), list(faults.values())


def _is_aspect(text: str) -> bool:
    try:
        return aspect_ratio(text) > 0
    except ValueError:
        return False


def answered(desk: Desk, draft: BriefDraft, answers: dict[str, str]) -> BriefDraft:
    """The brief read again with the person's answers to its questions, in place of the first reading."""
    told = "\n".join(f"{question} {answer}" for question, answer in answers.items() if answer)
    if not told:
        return draft
    desk.prompt = f"{desk.prompt}\n\n{told}"
    desk.reasoning.clear()
    return read(desk)


def graph(
    drafts: tuple[InstructionDraft, ...],
    strengths: dict[str, float],
    priority: str | None = None,
) -> tuple[Instruction, ...]:
    """The instruction graph. `strengths` replaces the importance of a kind; `priority` comes first."""
    placed = sorted(range(len(drafts)), key=lambda i: (ORDER.index(drafts[i].kind), i))
    names = {number: f"i{place}" for place, number in enumerate(placed, 1)}
    told = tuple(
        Instruction(
            id=names[i], kind=drafts[i].kind, text=drafts[i].text,
            importance=_importance(drafts[i]),
            after=tuple(names[n - 1] for n in drafts[i].after if n - 1 in names and n - 1 != i),
        )
        for i in placed
    )  # fmt: skip
    return preferred(weighed(told, strengths), priority)


def _importance(draft: InstructionDraft) -> float:
    return draft.importance if "importance" in draft.model_fields_set else USUAL[draft.kind]


def wished(desk: Desk, draft: BriefDraft) -> Wishes:
    """The person's wishes, and where they wished nothing, the brief's."""
    wishes = desk.wishes
    look = "-".join(part for part in (draft.character, "dark" if draft.dark else "") if part)
    look = "" if wishes.variant else look  # the other designs are to differ
    return replace(
        wishes,
        language=wishes.language or draft.language,
        archetype=wishes.archetype
        or (draft.archetype if draft.form == "archetype" else "")
        or None,
        theme=wishes.theme or look or None,
    )


def glimpse(inputs: Inputs) -> str:
    """What was given, in short: titles, sizes, column names and first lines."""
    given = (
        *map(_document, inputs.documents),
        *map(_table, inputs.tables),
        *map(_reference, inputs.references),
    )
    return "\n\n".join(given)


def _swatch(palette: str) -> str:
    told = colors(palette, dark=False)
    return f"{palette} ({told['dominant']} with {told['accent']})"


def _reference(reference: Reference) -> str:
    shape = "cut out" if reference.cut else "a whole picture"
    return f"Reference picture “{reference.label}”, {shape}, shown wherever a thing or a part has its name"


def _document(document: Document) -> str:
    text = " ".join(block.text for block in document.blocks)
    name = document.title or document.source.file or "document"
    return f"Document “{name}” ({document.language}, {len(text)} characters): {text[:_GLIMPSE]}"


def _table(table: Table) -> str:
    return f"Table “{table.title or table.name}”, {table.height} rows: {head(table.columns)}"


def _options(wishes: Wishes) -> str:
    said = {
        "aspect": wishes.aspect, "archetype": wishes.archetype, "theme": wishes.theme,
        "language": wishes.language,
    }  # fmt: skip
    return ", ".join(f"{name} {value}" for name, value in said.items() if value) or "nothing"
