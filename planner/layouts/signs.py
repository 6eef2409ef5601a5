"""Signs: a scene over the whole page, its quoted words on the surfaces of the things that carry them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.color import best_on, contrast, mix
from planner.content import Content, SceneText
from planner.icons.boards import BOARDS, PREFIX, board
from planner.layouts import roles
from planner.layouts.foot import logo_of
from planner.layouts.kit import Node, Text
from planner.layouts.pictured import closer, composed
from planner.layouts.surface import Page, Sink, add_rect, box
from planner.parts import Box, PictureObject
from planner.plan import Corner, OnObject, PictureElement
from planner.surfaces import Surface, area, surface

LETTERS = {"small": 1.5, "medium": 2.3, "large": 3.6}
"""Size of the letters on a board over the page, in body sizes."""
WIDEST = 0.8
"""Most of the page's width that such a board takes."""
_FULL = {"small": 0.62, "medium": 0.82, "large": 1.0}
"""How large letters on a thing are, of the largest that its surface has room for."""
_READ = 20.0
"""The least size of letters on a thing, units; where its surface is too small it bears a plate."""
_MIDDLE = Surface(0.1, 0.3, 0.9, 0.7, "")
"""Where a plate is on what has no surface."""
_TRIED = 60
"""Quarters of its height by which a plate is moved at most."""
_DEEPER = 12
"""Fiftieths of black that a board's colour may take for pale letters."""
_PALE, _DARK = "#fbf6ea", "#1d2430"
_ENOUGH, _NEAR = 4.5, 3.0
"""Contrast of letters on a thing, and the least at which they are darkened rather than the board changed."""


class Scene(Node):
    """A picture over the whole page; quoted words stand on the things that carry them."""

    grow = 1.0

    def __init__(self, page: Page, content: Content) -> None:
        assert content.scene is not None
        self.page, self.content, self.scene = page, content, content.scene

    def height(self, w: float) -> float:
        return 0.0

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        area = box(x, y, w, h)
        things = composed(self.scene.objects, area, self.scene.ground)
        if not self.scene.texts:
            things = closer(things, area, self.scene.ground)
        laid = _laid(self.page, self.scene.texts, things)
        plates = [one.plate for one in laid if one.plate]
        name = sink.name("picture")
        sink.add(
            PictureElement(
                id=name, box=area, z=1, importance=0.9, prompt=self.scene.prompt,
                ground=self.scene.ground, time=self.scene.time, weather=self.scene.weather,
                alt=self.scene.prompt,
                tinted=not self.scene.natural, painted=self.scene.painted,
                objects=(*things, *plates),
            )
        )  # fmt: skip
        for one in laid:
            at = len(things) + plates.index(one.plate) if one.plate else one.thing
            one.write(name, at, sink)
        logo, margin = logo_of(self.page, self.content, on_field=True), self.page.margin
        if logo:
            logo.place(x, y, w - margin, h - margin, sink)


@dataclass(frozen=True)
class _Laid:
    """Words fitted to a surface of a thing, or to a plate on it."""

    words: Text
    thing: int
    on: Box
    plate: PictureObject | None = None

    @property
    def whole(self) -> Box:
        """The plate, else the surface."""
        return self.plate.box if self.plate else self.on

    def write(self, picture: str, thing: int, sink: Sink) -> None:
        """Add the words as text on the thing of that index."""
        area = self.on
        quad: tuple[Corner, Corner, Corner, Corner] = (
            (area.x, area.y), (area.right, area.y), (area.right, area.bottom), (area.x, area.bottom)
        )  # fmt: skip
        self.words.place(area.x, area.y + 0.05 * self.words.size, area.w, area.h, sink)
        on = {"on": OnObject(object=thing, quad=quad), "parent": picture}
        sink.elements[-1] = sink.elements[-1].model_copy(update=on)


def _laid(page: Page, texts: Sequence[SceneText], things: list[PictureObject]) -> list[_Laid]:
    """The words of a scene on its things; a board takes a colour that its words stand out from, and plates
    make room for all other words."""
    laid: list[_Laid] = []
    bare: list[tuple[int, SceneText, int, Box]] = []
    groups: dict[tuple[int, str], list[SceneText]] = {}
    for text, index in zip(texts, _carriers(texts, things), strict=True):
        groups.setdefault((index, text.part), []).append(text)
    for (index, part), words in groups.items():
        things[index] = _toned(things[index], part, words[0].color)
        found = surface(things[index], part)
        for text, place in zip(
            words, _rows(area(things[index], found or _MIDDLE), words), strict=True
        ):
            done = _fitted(page, text, place, found.color, _glow(things[index])) if found else None
            if done:
                laid.append(_Laid(done, index, place))
            else:
                bare.append((len(laid) + len(bare), text, index, place))
    taken = [one.on for one in laid]
    for at, text, index, place in bare:
        laid.insert(at, _plated(page, text, index, things[index], place, taken))
        taken.append(laid[at].whole)
    return laid


def _carriers(texts: Sequence[SceneText], things: Sequence[PictureObject]) -> list[int]:
    """The index of the thing that carries each text; things of one name take theirs in turn.

    Words that no thing is said to carry stand on the first board, else the first that has a surface.
    """
    boards = [i for i, t in enumerate(things) if (form := board(t.sprite)) and not form.ratio]
    home = next(iter(boards or (i for i, thing in enumerate(things) if surface(thing))), 0)
    used: dict[str, int] = {}
    out = []
    for text in texts:
        same = [i for i, thing in enumerate(things) if thing.label == text.carrier]
        turn = used.get(text.carrier, 0)
        used[text.carrier] = turn + 1
        out.append(same[min(turn, len(same) - 1)] if same else home)
    return out


def _toned(thing: PictureObject, part: str, letters: str | None) -> PictureObject:
    """A board pale or dark enough for letters of a colour, where no colour was asked for it."""
    form = board(thing.sprite)
    if form and not letters and not form.shines:
        own = thing.color or form.tone
        return thing.model_copy(update={"color": _deep(own)}) if _deep(own) != own else thing
    if form is None or thing.color or not letters or letters == form.ground(part, thing.color):
        return thing
    if form.glows:
        return thing.model_copy(update={"color": letters})
    if form.panel_tone:
        return thing
    if contrast(letters, form.ground(part, None)) >= _NEAR:
        return thing
    return thing.model_copy(update={"color": best_on(letters, _PALE, _DARK)})


def _deep(color: str) -> str:
    """A strong colour, dark enough for pale letters: a green road sign has white ones."""
    steps = [mix(color, "#000000", share / 50) for share in range(_DEEPER)]
    return next((c for c in steps if contrast(c, _PALE) >= _ENOUGH), color)


def _rows(area: Box, texts: Sequence[SceneText]) -> Iterator[Box]:
    """A surface shared by texts one under the other, by the size of their letters."""
    total, y = sum(LETTERS[text.size] for text in texts), area.y
    for text in texts:
        h = area.h * LETTERS[text.size] / total
        yield box(area.x, y, area.w, h)
        y += h


def _glow(thing: PictureObject) -> str | None:
    """The colour of letters that are tubes of light."""
    form = board(thing.sprite)
    return mix(thing.color or form.tone, "#ffffff", 0.6) if form and form.glows else None


def _fitted(page: Page, text: SceneText, area: Box, ground: str, glow: str | None) -> Text | None:
    """The words as large as the surface and their size allow; None where they could not be read."""
    size = 0.8 * area.h
    least = max(_READ, page.least + 0.5)
    color = _legible(glow or text.color, ground)
    while size >= least:
        words = _letters(page, text, size, color)
        if words.set(area.w).fits and words.height(area.w) <= area.h - 0.1 * size:
            return _letters(page, text, max(size * _FULL[text.size], least), color)
        size *= 0.95
    return None


def _letters(page: Page, text: SceneText, size: float, color: str) -> Text:
    font = text.font if text.font in ("display", "text", "mono") else "display"
    return roles.heading(
        page, text.text, scale=size / page.body, color=color, font=font, align="center", valign="middle",
        weight=800 if text.bold else 600, name="sign", leading=1.16 if text.text.isascii() else 1.34,
    )  # fmt: skip


def _legible(color: str | None, ground: str) -> str:
    """The colour, darker or paler until it stands out from its ground."""
    color = color or best_on(ground, _PALE, _DARK)
    toward = best_on(ground, "#ffffff", "#000000")
    steps = (mix(color, toward, share / 10) for share in range(11))
    return next((c for c in steps if contrast(c, ground) >= _ENOUGH), toward)


def _plated(
    page: Page, text: SceneText, index: int, thing: PictureObject, area: Box, taken: Sequence[Box]
) -> _Laid:
    """The words on a plate over the middle of what has no surface for them, clear of what is `taken`."""
    ground = _PALE if not text.color else best_on(text.color, _PALE, _DARK)
    size, most = 1.3 * max(_READ, page.least), max(300.0, 1.1 * thing.box.w)
    words = _letters(page, text, size, _legible(text.color, ground))
    x, y, right, bottom = BOARDS["plate"].panels[""]
    wide = min(words.width(), most) * 1.02
    w, h = wide / (right - x), (words.height(wide) + 0.5 * size) / (bottom - y)
    left = min(max(area.x + (area.w - w) / 2, 10.0), page.width - w - 10)
    place = _clear(page, box(left, area.y + (area.h - h) / 2, w, h), taken)
    plate = PictureObject(
        label=thing.label, sprite=f"{PREFIX}plate", box=place, depth=max(0.0, thing.depth - 0.01),
        support=thing.label, color=ground,
    )  # fmt: skip
    inner = box(left + x * w, place.y + y * h, (right - x) * w, (bottom - y) * h)
    return _Laid(words, index, inner, plate)


def _clear(page: Page, plate: Box, taken: Sequence[Box]) -> Box:
    """The plate as near as it lies clear of what is taken, over or under its place; there if nowhere."""
    steps = sorted(range(-_TRIED, _TRIED + 1), key=lambda step: (abs(step), step))
    tried = (box(plate.x, plate.y + step * plate.h / 4, plate.w, plate.h) for step in steps)
    return next(
        (one for one in tried if one.y >= 10 and one.bottom <= page.height - 10
         and not any(one.overlaps(other) for other in taken)), plate,
    )  # fmt: skip


class Sign(Node):
    """Exact words on a board as wide as they need, in the colour and size asked for."""

    def __init__(self, page: Page, text: SceneText) -> None:
        self.page, self.text = page, text
        board = page.style.colors["surface"]
        color = (
            text.color if text.color and text.color.startswith("#") else page.style.colors["ink"]
        )
        if contrast(color, board) < 4.5:
            board = best_on(color, "#ffffff", "#101318")
        if contrast(color, board) < 4.5:
            color = best_on(board, "#ffffff", "#101318")
        self.board, self.frame = board, color
        font = text.font if text.font in ("display", "text", "mono") else "display"
        self.label = roles.heading(
            page, text.text, scale=LETTERS.get(text.size, 2.3), color=color, font=font, align="center",
            weight=800 if text.bold else 600, name="sign", leading=1.2 if text.text.isascii() else 1.4,
        )  # fmt: skip
        self.dx, self.dy = page.gap(2.4), page.gap(1.6)

    def span(self, w: float) -> float:
        """The width of the board: as wide as its words, `w` at the most."""
        return min(w, self.label.set(w - 2 * self.dx).width * 1.01 + 2 * self.dx)

    def tall(self, w: float) -> float:
        """The height of the board at its own width, `w` at the most."""
        return self.height(self.span(w))

    def height(self, w: float) -> float:
        return self.label.height(w - 2 * self.dx) + 2 * self.dy

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        inner, radius = w - 2 * self.dx, self.page.character.radius / 2
        edge = max(3.0, 0.14 * self.page.body)
        add_rect(sink, x - edge, y - edge, w + 2 * edge, h + 2 * edge, self.frame, z=3,
                 radius=radius + edge, name="frame")  # fmt: skip
        add_rect(sink, x, y, w, h, self.board, z=4, radius=radius, name="board")
        self.label.place(x + self.dx, y + self.dy + 0.06 * self.label.size, inner, h, sink)
