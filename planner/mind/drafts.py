"""What a language model writes at each stage: small, flat, and checked before it is used."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from planner.free.contents import Thing
from planner.free.grammar import Layout
from planner.parts import ChartKind, DataColumn, Role


class Draft(BaseModel):
    """Base of every draft: unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Text = Annotated[str, Field(max_length=4000)]
Short = Annotated[str, Field(max_length=400)]
Level = Annotated[float, Field(ge=0, le=1)]


class InstructionDraft(Draft):
    """One thing that was asked for."""

    kind: Role
    text: Text
    importance: Level = 0.5
    after: Annotated[tuple[int, ...], Field(max_length=40)] = ()


class BriefDraft(Draft):
    """What the request means."""

    interpretation: Text
    message: Short
    topic: Short = ""
    audience: Short = "general reader"
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})*$")] = "en"
    form: Literal["archetype", "free", "scene"] = "archetype"
    archetype: Short = ""
    aspect: Annotated[str, Field(max_length=12)] = ""
    dark: bool = False
    palette: Short = ""
    character: Literal["", "editorial", "bold", "technical", "playful"] = ""
    instructions: Annotated[tuple[InstructionDraft, ...], Field(max_length=60)] = ()
    queries: Annotated[tuple[Short, ...], Field(max_length=8)] = ()
    questions: Annotated[tuple[Short, ...], Field(max_length=3)] = ()


class FactDraft(Draft):
    """A fact and the words of a passage that say it; `passage` is its number."""

    claim: Text
    passage: Annotated[int, Field(ge=1)]
    quote: Text
    value: float | None = None
    unit: str = ""


class KnownDraft(Draft):
    """A fact that no passage gives."""

    claim: Text
    value: float | None = None
    unit: str = ""


class WorldDraft(Draft):
    """The facts chosen."""

    facts: Annotated[tuple[FactDraft, ...], Field(max_length=60)] = ()
    known: Annotated[tuple[KnownDraft, ...], Field(max_length=60)] = ()


class SubItemDraft(Draft):
    """An item under an item."""

    title: Short = ""
    body: Text = ""
    value: Short = ""


class ItemDraft(Draft):
    """One of the things listed."""

    title: Short = ""
    body: Text = ""
    value: Short = ""
    amount: float | None = None
    when: Short = ""
    icon: Short = ""
    side: Annotated[int, Field(ge=0, le=3)] = 0
    mark: bool = False
    items: Annotated[tuple[SubItemDraft, ...], Field(max_length=24)] = ()
    facts: tuple[str, ...] = ()


class LinkDraft(Draft):
    """An arrow from one item to another, by number from 1."""

    start: Annotated[int, Field(ge=1)]
    end: Annotated[int, Field(ge=1)]
    label: Short = ""


class ChartDraft(Draft):
    """A chart: of a dataset by the names of its columns, or of values given in `columns`."""

    chart: ChartKind
    title: Short
    subtitle: Short = ""
    dataset: str = ""
    columns: Annotated[tuple[DataColumn, ...], Field(max_length=40)] = ()
    x: str = ""
    y: tuple[str, ...] = ()
    series: str = ""
    highlight: tuple[str, ...] = ()
    unit: str = ""
    share: bool = False
    facts: tuple[str, ...] = ()


class ContentDraft(Draft):
    """Everything the picture says."""

    headline: Short
    kicker: Short = ""
    deck: Text = ""
    items: Annotated[tuple[ItemDraft, ...], Field(max_length=60)] = ()
    links: Annotated[tuple[LinkDraft, ...], Field(max_length=120)] = ()
    charts: Annotated[tuple[ChartDraft, ...], Field(max_length=8)] = ()
    table: Annotated[tuple[tuple[Short, ...], ...], Field(max_length=60)] = ()
    sides: Annotated[tuple[Short, ...], Field(max_length=4)] = ()
    axes: Annotated[tuple[Short, ...], Field(max_length=2)] = ()
    quote: Text = ""
    note: Text = ""
    call: Short = ""
    ordered: bool = False
    facts: tuple[str, ...] = ()


class LightDraft(Draft):
    """One light for all pictures."""

    azimuth: Annotated[float, Field(ge=0, lt=360)] = 315.0
    elevation: Annotated[float, Field(ge=0, le=90)] = 50.0
    warmth: Annotated[float, Field(ge=-1, le=1)] = 0.0


class StageDraft(Draft):
    """What stands where in one picture."""

    picture: str
    ground: str = "plain"
    things: Annotated[tuple[Thing, ...], Field(max_length=40)] = ()


class PhysicsDraft(Draft):
    """Light, and every picture's things."""

    light: LightDraft
    pictures: Annotated[tuple[StageDraft, ...], Field(max_length=40)] = ()


class SpatialDraft(Draft):
    """The page as a tree, and why it is so."""

    reasoning: Text = ""
    layout: Layout
