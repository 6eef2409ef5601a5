"""A grid of panels whose look a prompt dictates: fills, borders, icons in their colours, marks, arrows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from planner.brief import PromptBrief
from planner.color import luminance, mix
from planner.composer.dictated.page import from_regions
from planner.composer.figured.told import dash_in
from planner.composer.lexicon import find
from planner.composer.quotes import mask
from planner.composer.written.hues import Hue, given, hues
from planner.content import Content, Item
from planner.figure import Arrow, Figure, Form, Pane, Shape, Sign
from planner.layouts import FIGURE
from planner.net import Dash
from planner.parts import Reasoning

_SENTENCE = re.compile(r"(?<=[.。])\s+|\n")
_CLAUSE = re.compile(r"[.;。；]\s|\n")
_BEHIND = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_DOT = "\u2024"
_PALE = re.compile(r"(?i)(?:pale|pastel|soft|very)\b")
_PASTEL, _LIGHT = 0.42, 0.86
"""How much whiter a pale fill is than a pale mark, unless it is that light: it lies under black words."""
_LEAST = 3
_JOIN = re.compile(r"\s*(?:,|，|、|;)\s*(?:(?:and|und|et|y|e)\s+)?|\s+(?:and|und|et|y|e)\s+")


def from_tiles(brief: PromptBrief) -> Content | None:
    """The grid with the colours of its panels; None where most of them are given none."""
    made = from_regions(brief)
    if made is None or made.charts or len(made.items) < _LEAST:
        return None
    tiles = [item for item in made.items if _plain(item)]
    if len(tiles) < len(made.items) - 1 or len({(item.band, item.side) for item in tiles}) < len(
        tiles
    ):
        return None
    told = _Told(brief, [_name(item) for item in tiles])
    if 2 * len(told.fills) < len(tiles):
        return None
    return told.content(made, tiles)


def _plain(item: Item) -> bool:
    return (
        bool(item.title)
        and not (item.body or item.items or item.value or item.scene)
        and item.form in ("panel", "tile", "")
    )


def _name(item: Item) -> str:
    """The name of a panel, without what stands in brackets behind it."""
    return _BEHIND.sub("", item.title)


def _whiter(hue: Hue, text: str) -> str:
    """A colour that is called pale, as pale as a ground is."""
    before = text[max(0, hue.start - 6) : hue.end]
    dark = luminance(hue.color) < _LIGHT
    return mix(hue.color, "#ffffff", _PASTEL) if dark and _PALE.search(before) else hue.color


class _Told:
    """What the prompt says of the look of panels, by their names."""

    def __init__(self, brief: PromptBrief, names: Sequence[str]) -> None:
        self.brief, self.language = brief, brief.language
        self.names = [name.replace(".", _DOT) for name in names]
        self.prompt = brief.prompt
        for name, own in zip(names, self.names, strict=True):
            self.prompt = self.prompt.replace(name, own)  # an abbreviation ends no sentence
        self.masked = mask(brief.prompt, brief.quoted)
        self.sentences = [s for s in _SENTENCE.split(self.prompt) if s]
        self.fills = self._fills()

    def _hues(self, text: str) -> list[Hue]:
        return hues(text, self.language)

    def _clauses(self, meaning: str) -> list[str]:
        """The clauses that have a word for it."""
        return [
            c
            for c in _CLAUSE.split(self.masked)
            if any(h.meaning == meaning for h in find(c, "tiles", self.language))
        ]

    def _beside(self, meaning: str) -> str | None:
        """The colour right before such a word."""
        for clause in self._clauses(meaning):
            for hit in find(clause, "tiles", self.language):
                near = [hue for hue in self._hues(clause) if 0 <= hit.start - hue.end <= 14]
                if hit.meaning == meaning and near:
                    return near[-1].color
        return None

    def _fills(self) -> dict[str, str]:
        """The fill of each panel: of the sentence that tells of fills, names with their colours."""
        for sentence in self.sentences:
            start = next(
                (h.start for h in find(sentence, "tiles", self.language) if h.meaning == "fill"), -1
            )
            if start >= 0:
                text = sentence[start:]
                hued = [replace(hue, color=_whiter(hue, text)) for hue in self._hues(text)]
                found = {k: v for k, v in given(text, hued, self.names, self.language).items() if k}
                if len(found) > 1:
                    return found
        return {}

    def content(self, made: Content, tiles: Sequence[Item]) -> Content:
        """The grid as a figure: title with its line, panels, arrows between them, note."""
        bands = sorted({item.band for item in tiles})
        panes = []
        icons, disc = self._icons(), self._disc()
        for item, name in zip(tiles, self.names, strict=True):
            many = sum(other.band == item.band for other in tiles)
            box = (item.side / many, bands.index(item.band) / len(bands), 1 / many, 1 / len(bands))
            signs = tuple(Sign(icon, color, disc) for icon, color in icons.get(name, ()))
            panes.append(Pane(box, title=item.title, signs=signs, corner=self._corner(), fill=self.fills.get(name),
                              stroke=self._beside("border") or "#9aa0a8", ink="#000000"))  # fmt: skip
        rest = [item for item in made.items if item not in tiles]
        note = made.note or next((item.body or item.title for item in rest), "")
        rule, dash = self._rule()
        figure = Figure(
            tuple(panes), True, rule, dash, arrows=self._arrows(made, tiles), title=made.headline, note=note,
            title_color=self._title_color(made.headline), underline=self._beside("underline"),
        )  # fmt: skip
        return Content(
            headline=made.headline, language=self.language, topic=made.topic, figure=figure,
            archetypes=((FIGURE, f"the prompt gives {len(self.fills)} panels their fill"), *made.archetypes),
            items=made.items, reasoning=(Reasoning(stage="content", text="Panels look as the prompt says."),),
        )  # fmt: skip

    def _title_color(self, title: str) -> str | None:
        """The colour told in the sentence of the title, not that of its line."""
        for quote in self.brief.quoted:
            if quote.text != title:
                continue
            tail = re.split(r"[.;]|\b(?:and|und|et|y)\b", self.masked[quote.end :])[0]
            head = _SENTENCE.split(self.masked[: quote.start])[-1]
            found = [*self._hues(tail), *self._hues(head)]
            return found[0].color if found else None
        return None

    def _listed(self, name: str) -> str:
        match = re.search(
            rf"(?<!\w){re.escape(name)}(?:\s+icons?)?\s*(?:[=:＝：]|\buse\b|\bare\b)\s*([^;.。；\n]+)",
            self._iconed,
        )
        return match[1] if match else ""

    def _icons(self) -> dict[str, list[tuple[str, str | None]]]:
        """The icons of each panel, each with its colour where one is told."""
        sentences = [
            s
            for s in self.sentences
            if any(h.meaning == "icon" for h in find(s, "tiles", self.language))
        ]
        found: dict[str, list[str]] = {}
        colors: dict[str, list[str]] = {}
        for self._iconed in sentences:
            for name in self.names:
                listed = self._listed(name)
                own = self._hues(listed)
                pieces = [
                    piece.strip()
                    for piece in _JOIN.split(re.sub(r"\([^)]*\)", "", listed))
                    if piece.strip()
                ]
                if own and len(own) == len(pieces):
                    colors.setdefault(name, [hue.color for hue in own])
                elif len(pieces) > 1 and not own:
                    found.setdefault(name, pieces)
        return {
            name: list(zip_longest(icons, colors.get(name, [])[: len(icons)]))
            for name, icons in found.items()
        }

    def _disc(self) -> str | None:
        """The ground of the icons: a colour told of their circles."""
        for clause in self._clauses("disc"):
            hits = [h for h in find(clause, "tiles", self.language) if h.meaning == "disc"]
            near = [hue for hue in self._hues(clause) if hits and hue.start > hits[0].start]
            if near:
                return _whiter(near[0], clause)
        return None

    def _corner(self) -> Shape | None:
        """A mark in the corner of each panel: its form and colour."""
        for clause in self._clauses("marker"):
            forms = [
                h.meaning
                for h in find(clause, "shapes", self.language)
                if h.meaning in ("diamond", "ellipse", "rect")
            ]
            colors = self._hues(clause)
            if colors:
                form: Form = (
                    "diamond" if "diamond" in forms else "rect" if "rect" in forms else "ellipse"
                )
                return Shape(form, fill=colors[-1].color, stroke=colors[-1].color)
        return None

    def _arrows(self, made: Content, tiles: Sequence[Item]) -> tuple[Arrow, ...]:
        """The arrows between panels in the colour and dash told."""
        clause = next((c for c in self._clauses("arrow") if self._hues(c)), "")
        colors = self._hues(clause)
        words = [h.meaning for h in find(clause, "shapes", self.language)]
        dash = dash_in(words)
        index = {id(item): at for at, item in enumerate(tiles)}
        ends = [(made.items[link.start], made.items[link.end]) for link in made.links]
        return tuple(Arrow(index[id(a)], index[id(b)], colors[0].color if colors else None, dash)
                     for a, b in ends if id(a) in index and id(b) in index)  # fmt: skip

    def _rule(self) -> tuple[str | None, Dash]:
        """The line between two columns."""
        for clause in _CLAUSE.split(self.masked):
            if not any(h.meaning == "parts" for h in find(clause, "boards", self.language)):
                continue
            words = [h.meaning for h in find(clause, "shapes", self.language)]
            dash = dash_in(words)
            colors = self._hues(clause)
            return (colors[-1].color if colors else "#9aa0a8"), dash
        return None, ""
