"""A page that a prompt dictates part by part, as content: bands of panels with their words."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from planner.brief import PromptBrief
from planner.composer.dictated.depicted import scene_of
from planner.composer.dictated.items import TITLE, item_of, joined
from planner.composer.dictated.links import links
from planner.composer.dictated.parts import Part
from planner.composer.dictated.prose import Prose
from planner.composer.dictated.regions import read
from planner.composer.dictated.sheet import Band, Column, Region, Said, Sheet, is_named
from planner.composer.quotes import mask
from planner.composer.text import width
from planner.content import Content, Form, Item
from planner.layouts import DICTATED
from planner.parts import Reasoning

_LEAST = 4
"""A dictated page has two named parts, where a mere side or area is half of one."""
_NOTE, _LINES = 140, 8
_PLAIN = ("titled", "labeled", "text", "")
_BAR = Part(0, 0, "band")


def from_regions(brief: PromptBrief) -> Content | None:
    """The regions that a prompt describes, each with its words; None where it describes no two."""
    masked = mask(brief.prompt, brief.quoted)
    prose = Prose(masked, brief.quoted, brief.language)
    sheet = read(prose)
    named = sum(2 - part.vague for region in sheet.regions() if (part := region.part))
    told = sum(len(region.words) + is_named(region) for region in sheet.regions())
    if named < _LEAST or told < max(1, len(sheet.lead.words)):
        return None
    _with_bar(sheet)
    head = _head(sheet)
    note = _note(sheet)
    headline = head[0].text if head else ""
    deck, *intro = [said.text for said in joined(head[1:])] or [""]
    if intro:
        words = [Said("text", text, -1) for text in intro]
        sheet.bands.insert(0, Band(None, [Column("", [Region(None, words)])]))
    items = tuple(_items(sheet, brief.language))
    arrows = links(sheet, prose)
    topic = headline or next((item.title for item in items if item.form == "hero"), "")
    content = Content(
        headline=headline,
        language=brief.language,
        deck=deck,
        items=items,
        links=arrows,
        note=note,
        archetypes=(
            (DICTATED, f"the prompt dictates {len(items)} parts of the page"),
            ("cards", "every part as a card"),
        ),
        topic=topic or brief.topic,
        reasoning=(
            Reasoning(stage="content", text="The page's parts stand where the prompt puts them."),
        ),
    )
    return _ringed(_compared(content), brief)


def _with_bar(sheet: Sheet) -> None:
    """Logo and links that are named before a page's opening title are its header."""
    words = sheet.lead.words
    heroes = [band for band in sheet.bands if band.kind == "hero"]
    if not words or not heroes or any(said.role == "titled" for said in words):
        return
    bar = Band(_BAR)
    for _, own in groupby(words, lambda said: said.sentence):
        bar.columns.append(Column("", [Region(None, list(own))]))
    if sheet.bands[0].kind == "band":
        bar.columns += sheet.bands.pop(0).sorted()
    for number, column in enumerate(bar.columns):
        column.key = str(number)
    sheet.bands.insert(0, bar)
    sheet.lead.words = []


def _head(sheet: Sheet) -> list[Said]:
    """Title and what stands under it: of the page's own words, or of a first band that holds them alone."""
    words = sheet.lead.words
    titled = [said for said in words if said.role == "titled"][:1] or [
        said for said in words if width(said.text) <= TITLE
    ][:1]
    if titled:
        return [*titled, *(said for said in words if said is not titled[0])]
    head = _alone(sheet, 3)
    return [*head, *_alone(sheet, 1)] if len(head) == 1 else head


def _alone(sheet: Sheet, most: int) -> list[Said]:
    """The words of a first band that holds but so many, taken off the page."""
    if len(sheet.bands) < 2:
        return []
    first = sheet.bands[0]
    regions = [region for column in first.columns for region in column.regions]
    words = regions[0].words
    plain = len(regions) == 1 and first.kind != "hero" and not regions[0].letter
    shown = regions[0].pictures
    if not plain or shown or len(words) > most or any(said.role not in _PLAIN for said in words):
        return []
    sheet.bands.pop(0)
    return words


def _note(sheet: Sheet) -> str:
    """A last band of one short text is the note of the page."""
    if len(sheet.bands) < 2:
        return ""
    last = sheet.bands[-1]
    regions = [region for column in last.columns for region in column.regions]
    words = [said for region in regions for said in region.words]
    plain = last.kind in (None, "band") and len(words) == 1
    plain = plain and not any(region.pictures for region in regions)
    if not plain or words[0].role == "button" or width(words[0].text) > _NOTE:
        return ""
    sheet.bands.pop()
    return words[0].text


def _items(sheet: Sheet, language: str) -> list[Item]:
    """The regions as items, each with its band, its column and its form."""
    shown = [shown for region in sheet.regions() for shown in region.pictures]
    asked = any(picture.icon for picture in shown)
    return [
        _shown(
            replace(item, band=at, side=side, share=column.share, form=_form(item, region, band)),
            region,
            asked or (bool(shown) and not _is_pictured_row(band)),
            language,
        )
        for at, band in enumerate(sheet.bands)
        for side, column in enumerate(band.sorted())
        for region in column.regions
        for item in [_bar(region) if band.kind == "band" else item_of(region)]
    ]


def _is_pictured_row(band: Band) -> bool:
    """True for a row of several where some have pictures: the others have icons as large."""
    shown = any(region.pictures for column in band.columns for region in column.regions)
    return shown and len(band.columns) > 2


def _shown(item: Item, region: Region, asked: bool, language: str) -> Item:
    """The item with what its region shows: a picture, or an icon; none but those that are `asked` for."""
    pictures = [shown.text for shown in region.pictures if not shown.icon]
    icons = [shown.text for shown in region.pictures if shown.icon]
    scene = scene_of(", ".join(pictures), language) if pictures else None
    return replace(
        item, icon="".join(icons[:1]) if asked else item.icon, scene=scene, above=region.above
    )


def _bar(region: Region) -> Item:
    """What stands on a bar: one thing, or several side by side."""
    item = item_of(region)
    if len(region.words) < 2 or region.words[0].role == "titled":
        return item
    first = Item(title=item.title, body=item.body, value=item.value)
    return Item(items=(first, *item.items)) if item.title or item.body else item


def _form(item: Item, region: Region, band: Band) -> Form:
    if band.kind == "band":
        return "bar"
    if band.kind == "hero" and region.part is not None and region.part.kind != "panel":
        return "hero"
    if len(item.items) == 1 and item.items[0].form == "button" and not (item.title or item.body):
        return "text"
    if item.value and item.title and not (item.body or item.items):
        return "tile"
    parted = any(own.part is not None for column in band.columns for own in column.regions)
    return "panel" if parted else "text"


def _compared(content: Content) -> Content:
    """Two lists side by side and nothing else are a comparison."""
    items = content.items
    plain = len(items) == 2 and [item.side for item in items] == [0, 1]
    plain = plain and not any(item.scene for item in items)
    if not plain or not all(item.title and item.items and _is_list(item) for item in items):
        return content
    return replace(
        content,
        items=tuple(
            replace(own, side=item.side, icon=own.title) for item in items for own in item.items
        ),
        sides=tuple(item.title for item in items),
        archetypes=(("comparison", "two headed lists stand side by side"),),
    )


def _ringed(content: Content, brief: PromptBrief) -> Content:
    """One row of parts that is asked for as a cycle is one."""
    items = content.items
    asked = any(name == "cycle" for name, _ in brief.asks.archetypes)
    row = len(items) > 2 and [item.side for item in items] == list(range(len(items)))
    if not (asked and row) or any(item.scene or item.form != "panel" for item in items):
        return content
    return replace(
        content,
        items=tuple(replace(item, form="", side=0) for item in items),
        links=(),
        archetypes=(("cycle", f"{len(items)} parts follow each other in a circle"),),
    )


def _is_list(item: Item) -> bool:
    """True for a title over a few lines that are titles alone."""
    plain = all(own.title and not (own.form or own.value or own.body) for own in item.items)
    return plain and len(item.items) <= _LINES and not (item.body or item.value)
