"""What a picture says, before it has a shape: the hand-over from composing to layout.

All lengths are characters, all text is final (never cut or reworded by a layout).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from pydantic import ConfigDict

from planner.figure import Figure
from planner.parts import (
    Annotation,
    ChartKind,
    Color,
    DataColumn,
    Dataset,
    DayTime,
    Fact,
    Finite,
    Instruction,
    LegendPlace,
    Light,
    Mark,
    PictureObject,
    Reasoning,
    Reference,
    Weather,
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person asked for by flags; `None` means: decide. `cite`: number the sources.

    `variant` is which design of a set this is, `taken` the archetypes and arrangements of those before it.
    """

    size: str = "2K"
    aspect: str | None = None
    archetype: str | None = None
    theme: str | None = None
    language: str | None = None
    seed: int = 0
    variant: int = 0
    taken: tuple[tuple[str, str], ...] = ()
    cite: bool = False


_STRICT = ConfigDict(extra="forbid")
"""A plan that keeps its content refuses unknown fields there too."""


Form = Literal["", "panel", "tile", "bar", "hero", "text", "button", "badge", "card"]
"""What an item looks like on a dictated page: a card, a large number, a header or footer, a title with
what is under it, words without a ground, a button, a badge, a card in a column."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things listed: a step, an event, a card, a rank, a part, a node.

    `value` is the number as it is to be read (`59 %`, `1969`, `4.7 bn`), `amount` the same as a
    number where lengths are drawn from it. `when` is the date or time label of an event. `side` is
    the column of a comparison or the quadrant (0-3, reading order). `mark` flags the item that the
    message is about; one that is `lit` was asked to stand out, on any page. `ordered` where its own
    `items` are numbered. `icon` is what to look
    an icon up by. On a dictated page `band` counts its bands from the top, `side` the columns of
    each, and `form` is what the item looks like there; `share` is how wide its column is beside others,
    `scene` what is pictured with it, under its first `above` texts.
    """

    __pydantic_config__: ClassVar = _STRICT

    title: str = ""
    body: str = ""
    value: str = ""
    amount: Finite | None = None
    when: str = ""
    date: Finite | None = None
    icon: str = ""
    side: int = 0
    mark: bool = False
    lit: bool = False
    items: tuple[Item, ...] = ()
    ordered: bool = False
    facts: tuple[str, ...] = ()
    band: int = 0
    form: Form = ""
    share: Finite = 1.0
    scene: Scene | None = None
    above: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from one item to another, by index, with an optional label."""

    __pydantic_config__: ClassVar = _STRICT

    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A chart and its claim. Fields as in `planner.plan.ChartElement`.

    `title` says what is seen, `subtitle` what is measured (unit, place, year), `source` credits.
    `weight` is how much of the page it deserves, relative to the others. `graded` where the series
    of `y` follow each other from one end to the other, as answers do.
    """

    __pydantic_config__: ClassVar = _STRICT

    chart: ChartKind
    columns: tuple[DataColumn, ...]
    title: str
    subtitle: str = ""
    source: str = ""
    x: str | None = None
    y: tuple[str, ...] = ()
    series: str | None = None
    size_by: str | None = None
    highlight: tuple[str, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    marks: tuple[Mark, ...] = ()
    unit: str | None = None
    decimals: int | None = None
    share: bool = False
    graded: bool = False
    colors: dict[str, Color] = field(default_factory=dict)
    x_title: str = ""
    y_title: str = ""
    upright: bool | None = None
    x_ticks: tuple[Finite, ...] = ()
    y_ticks: tuple[Finite, ...] = ()
    legend: LegendPlace | None = None
    data_labels: bool | None = None
    label: str | None = None
    center: str = ""
    ramp: tuple[Color, ...] = ()
    icon: str | None = None
    weight: Finite = 1.0
    alt: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture asked for in plain words: its things, its ground, and text on things.

    `natural` leaves things the colours they have; else they take the palette's. `painted` is set where
    light or medium are asked for. `undrawn` names the things that no drawing shows.
    """

    __pydantic_config__: ClassVar = _STRICT

    prompt: str
    objects: tuple[PictureObject, ...] = ()
    ground: str = "plain"
    texts: tuple[SceneText, ...] = ()
    time: DayTime = "day"
    weather: tuple[Weather, ...] = ()
    light: Light = field(default_factory=Light)
    medium: str | None = None
    natural: bool = True
    painted: bool = False
    undrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SceneText:
    """Quoted text in a scene: exact words, the thing that carries them, and how they look.

    `part` is the panel of the thing that they stand on, where it has several. Words `apart` are no
    part of the picture: the title of a book, the greeting of a card.
    """

    __pydantic_config__: ClassVar = _STRICT

    text: str
    carrier: str = ""
    part: str = ""
    apart: bool = False
    color: str | None = None
    size: str = "medium"
    font: str = "text"
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a layout may show.

    `headline` states the finding; `kicker` is a short label over it; `deck` one or two sentences
    under it; `footer` holds the source lines. `sides` names the halves of a comparison or the four
    quadrants; `axes` the two axes of a quadrant. `table` has its head as first row.
    `archetypes` ranks the anatomies that suit, best first, with a reason each.
    `columns` are those asked for, 0 for any; `icons` says whether items are to have some, None for either.
    `queries` are icon queries for the hero, best first; `hero` is the icon found for the header, `logo`
    one for the foot. `cite` numbers the sources; `ground` is
    the page's colour where one was asked for, `#rrggbb`. `references` are the pictures that the person gave.
    """

    __pydantic_config__: ClassVar = _STRICT

    headline: str
    language: str = "en"
    kicker: str = ""
    deck: str = ""
    items: tuple[Item, ...] = ()
    links: tuple[Link, ...] = ()
    charts: tuple[ChartSpec, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    sides: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()
    quote: str = ""
    note: str = ""
    call: str = ""
    footer: tuple[str, ...] = ()
    scene: Scene | None = None
    figure: Figure | None = None
    ordered: bool = False
    columns: int = 0
    icons: bool | None = None
    archetypes: tuple[tuple[str, str], ...] = ()
    queries: tuple[str, ...] = ()
    hero: str = ""
    logo: str = ""
    topic: str = ""
    palette: str | None = None
    character: str | None = None
    dark: bool | None = None
    ground: str | None = None
    aspect: str | None = None
    cite: bool = False
    facts: tuple[Fact, ...] = ()
    datasets: tuple[Dataset, ...] = ()
    references: tuple[Reference, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    reasoning: tuple[Reasoning, ...] = field(default=())
