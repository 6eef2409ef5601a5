"""The edits that there are: a union on `do`, small enough for a model to write."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planner.parts import DayTime, Model, Weather

Label = Annotated[str, Field(min_length=1, max_length=200)]
Hex = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Where = Literal[
    "", "left", "right", "above", "under", "beside", "behind", "front", "on", "in", "hold"
]  # fmt: skip


class SetText(Model):
    """New words for the text element `id`; in a picture they keep its place and shrink to fit."""

    do: Literal["text"] = "text"
    id: Label
    text: Annotated[str, Field(min_length=1, max_length=4000)]


class Remove(Model):
    """Take away the element `id`, or the `thing` of a picture."""

    do: Literal["remove"] = "remove"
    id: str = ""
    thing: str = ""


class Recolor(Model):
    """Another colour for the words of the element `id`, or for the `thing` of a picture."""

    do: Literal["recolor"] = "recolor"
    id: str = ""
    thing: str = ""
    color: Hex


class Resize(Model):
    """A `thing` of a picture larger or smaller, on its foot."""

    do: Literal["resize"] = "resize"
    thing: Label
    factor: Annotated[float, Field(ge=0.2, le=5)]


class Move(Model):
    """A `thing` of a picture to a side of it, or to another thing (`to`)."""

    do: Literal["move"] = "move"
    thing: Label
    where: Where
    to: str = ""


class Swap(Model):
    """Another thing in the place of `thing`."""

    do: Literal["swap"] = "swap"
    thing: Label
    label: Label
    color: Hex | None = None


class Add(Model):
    """A new thing in the picture, to a side of it or of the thing `to`."""

    do: Literal["add"] = "add"
    label: Label
    count: Annotated[int, Field(ge=1, le=200)] = 1
    color: Hex | None = None
    where: Where = ""
    to: str = ""


class AddText(Model):
    """New words at the page's top, middle or bottom; over a picture, on a board."""

    do: Literal["write"] = "write"
    text: Annotated[str, Field(min_length=1, max_length=400)]
    at: Literal["top", "middle", "bottom"] = "top"


class SetLight(Model):
    """Where the light of all pictures comes from: degrees clockwise from the top, and above the page."""

    do: Literal["light"] = "light"
    azimuth: Annotated[float, Field(ge=0, lt=360)]
    elevation: Annotated[float, Field(ge=0, le=90)] = 50.0


class SetTime(Model):
    """Another time of day in all pictures."""

    do: Literal["time"] = "time"
    time: DayTime


class SetWeather(Model):
    """Weather that comes over all pictures, and weather that goes."""

    do: Literal["weather"] = "weather"
    comes: tuple[Weather, ...] = ()
    goes: tuple[Weather, ...] = ()


class SetMedium(Model):
    """Another medium for all pictures."""

    do: Literal["medium"] = "medium"
    medium: Literal["soft", "paper", "watercolour"]


class SetLook(Model):
    """Another palette or character, a dark or light page, or a ground of another colour."""

    do: Literal["look"] = "look"
    palette: str = ""
    character: str = ""
    dark: bool | None = None
    ground: Hex | None = None


Number = Annotated[int, Field(ge=1, le=200)]


class RemoveItem(Model):
    """Take away item number `item` of what the page lists; the page is laid out again."""

    do: Literal["drop"] = "drop"
    item: Number


class AddItem(Model):
    """A new item of what the page lists, the `at`-th, or the last; on the `side` of that name, where it
    has sides, else on that of the item before. The page is laid out again."""

    do: Literal["item"] = "item"
    title: Label
    body: Annotated[str, Field(max_length=2000)] = ""
    value: Annotated[str, Field(max_length=80)] = ""
    at: Number | None = None
    side: Annotated[str, Field(max_length=200)] = ""


class MoveItem(Model):
    """Item number `item` becomes the `to`-th, on the `side` of that name where one is given; the page is
    laid out again."""

    do: Literal["order"] = "order"
    item: Number
    to: Number
    side: Annotated[str, Field(max_length=200)] = ""


class SetIcon(Model):
    """Another icon for item number `item`: that of a thing, named by its `label`; none where that is empty."""

    do: Literal["icon"] = "icon"
    item: Number
    label: Annotated[str, Field(max_length=200)] = ""


class Reshape(Model):
    """The page laid out again in another shape (`16:9`, `A4`, `W:H`), or as another archetype."""

    do: Literal["shape"] = "shape"
    aspect: Annotated[str, Field(max_length=20)] = ""
    archetype: Annotated[str, Field(max_length=20)] = ""


class SetPart(Model):
    """New words for a part of the page: headline (`title`), subtitle (`deck`), `kicker`, `note`, button
    (`call`), `quote` or source lines; none where `text` is empty. With `more` a source line joins the
    others. A `logo` is the reference of that name, an `icon` that of a thing beside the headline. The page
    is laid out again."""

    do: Literal["part"] = "part"
    part: Literal["title", "deck", "kicker", "note", "call", "quote", "source", "logo", "icon"]
    text: Annotated[str, Field(max_length=4000)] = ""
    more: bool = False


class Reword(Model):
    """Other words, or another number, wherever the page says `old`: texts, tables and data of charts."""

    do: Literal["reword"] = "reword"
    old: Label
    new: Annotated[str, Field(min_length=1, max_length=400)]


class SetItem(Model):
    """New words or another value for item number `item`; what is not given stays."""

    do: Literal["set"] = "set"
    item: Number
    title: Annotated[str, Field(max_length=200)] | None = None
    body: Annotated[str, Field(max_length=2000)] | None = None
    value: Annotated[str, Field(max_length=80)] | None = None


class SetValue(Model):
    """Another value for what is called by all of `names`: an item, a row and column, a mark of a chart."""

    do: Literal["value"] = "value"
    names: Annotated[tuple[Label, ...], Field(min_length=1, max_length=3)]
    value: Annotated[str, Field(min_length=1, max_length=80)]


class Highlight(Model):
    """Lights items by number, or cases and series of charts by name, and nothing else of their kind."""

    do: Literal["highlight"] = "highlight"
    items: Annotated[tuple[Number, ...], Field(max_length=40)] = ()
    names: Annotated[tuple[Label, ...], Field(max_length=40)] = ()


class SetSize(Model):
    """The headline (`title`) or all other text larger or smaller by a factor."""

    do: Literal["size"] = "size"
    part: Literal["title", "text"]
    factor: Annotated[float, Field(ge=0.4, le=2.5)]


class SetAlign(Model):
    """The headline at the start of its line, or in the middle."""

    do: Literal["align"] = "align"
    align: Literal["start", "center"]


Edit = Annotated[
    SetText | Remove | Recolor | Resize | Move | Swap | Add | AddText | SetLight | SetTime | SetWeather | SetMedium
    | SetLook
    | RemoveItem | AddItem | MoveItem | SetIcon | Reshape | SetPart | Reword | SetItem | SetValue | Highlight
    | SetSize | SetAlign,
    Field(discriminator="do"),
]  # fmt: skip


class Edits(Model):
    """Edits in the order in which they are done."""

    edits: Annotated[tuple[Edit, ...], Field(min_length=1, max_length=40)]
