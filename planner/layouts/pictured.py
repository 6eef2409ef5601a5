"""A picture as a node: a scene's things or one large thing, drawn near enough to fill it."""

from __future__ import annotations

from collections.abc import Sequence

from planner.content import Content
from planner.layouts.kit import Node
from planner.layouts.surface import Page, Sink, box
from planner.parts import REFERENCE, Box, PictureObject
from planner.plan import PictureElement

CLOSEST = 2.4
"""Most that things of a scene are enlarged."""
_HIGHEST, _NO_SKY = 0.62, 0.7
"""How much of a picture's height its things take at most; more where there is no sky over them."""
_HUNG = 0.7
"""How far down a wall what hangs on it reaches, where nothing stands before it."""
_HELD = 0.06
"""How much nearer or farther than who holds it a thing is."""
_OVER = 40.0
"""How far over a thing what is just above it is at most, units."""
_FAR = 0.94
"""What is so far away, such as mountains, does not come nearer."""
_SHORE = 0.68
"""What stands higher up is beyond a shore, and stays there."""
HORIZON = 0.6
"""How far down a picture the farthest things stand."""


class Picture(Node):
    """A picture that fills its box: the scene's things, or one large thing, on a ground."""

    def __init__(
        self,
        page: Page,
        content: Content,
        ground: str,
        least: float,
        radius: float = 0.0,
        z: int = 1,
    ) -> None:
        self.page, self.content, self.ground = page, content, ground
        self.least, self.radius, self.z = least, radius, z
        self.grow = 1.0

    def height(self, w: float) -> float:
        return self.least

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        area, scene = box(x, y, w, h), self.content.scene
        objects = hero_objects(self.content, area)
        if scene:
            things = composed(scene.objects, area, scene.ground)
            objects = tuple(closer(things, area, scene.ground))
        sink.add(
            PictureElement(
                id=sink.name("picture"),
                box=area,
                z=self.z,
                importance=0.9,
                prompt=self.content.topic or self.content.headline,
                ground=scene.ground if scene else self.ground,
                time=scene.time if scene else "day",
                weather=scene.weather if scene else (),
                tinted=not (scene and scene.natural),
                painted=bool(scene and scene.painted),
                objects=objects,
                radius=self.radius,
                alt=self.content.topic or self.content.headline,
            )
        )


def hero_objects(content: Content, area: Box) -> tuple[PictureObject, ...]:
    """The first sprite or reference, large and low in the middle of `area`; a photograph fills it."""
    if not content.queries:
        return ()
    name, side = content.queries[0], 0.74 * min(area.w, area.h)
    own = next((one for one in content.references if f"{REFERENCE}{one.id}" == name), None)
    w, h, foot = side, side, area.bottom - 0.09 * area.h
    if own is not None:
        ratio = own.width / own.height
        w, h = side * min(1.0, ratio), side / max(1.0, ratio)
        if not own.cut:
            w, h = max(area.w, area.h * ratio), max(area.h, area.w / ratio)
            foot = area.y + (area.h + h) / 2
    place = box(area.x + (area.w - w) / 2, foot - h, w, h)
    support = "ground" if own is None or own.cut else None
    return (hero(own.label if own else name.split(":")[-1], name, place, support),)


def hero(label: str, name: str, place: Box, support: str | None = None) -> PictureObject:
    """The thing that a picture is of, shown by a sprite or, where `name` is one, by a reference."""
    own = name.removeprefix(REFERENCE)
    sprite, ref = (name, None) if own == name else (None, own)
    return PictureObject(
        label=label, sprite=sprite, ref=ref, box=place, depth=0.2, support=support
    )  # fmt: skip


def closer(things: list[PictureObject], area: Box, ground: str) -> list[PictureObject]:
    """The same things nearer to the eye: what stands fills the picture, the sky's things grow too."""
    stand = [thing for thing in things if thing.support]
    if not stand:
        return _centred(things, area)
    stand = [thing for thing in stand if thing.depth < _FAR] or stand
    far = [thing for thing in things if thing.support and thing not in stand]
    whole = [thing for thing in things if thing not in far and _goes_along(thing, stand)]
    left, right = min(t.box.x for t in whole), max(t.box.right for t in whole)
    top, foot = min(t.box.y for t in whole), max(t.box.bottom for t in stand)
    highest = _NO_SKY if ground == "table" else _HIGHEST
    zoom = min(CLOSEST, 0.84 * area.w / max(right - left, 1), highest * area.h / max(foot - top, 1))
    middle = (left + right) / 2
    standing = [thing.box for thing in stand if thing.support in ("ground", "land")]
    floor = min(max(foot, area.y + 0.86 * area.h), area.bottom - 0.04 * area.h)
    if not standing:  # all is on the wall
        floor = area.y + _HUNG * area.h
    if zoom <= 1:
        return things

    def near(b: Box) -> Box:
        x, low = area.x + area.w / 2 + (b.x - middle) * zoom, floor + (b.bottom - foot) * zoom
        if b in standing and b.bottom < area.y + _SHORE * area.h:
            low = min(low, b.bottom)  # a boat stays on the water
        if b in standing:
            low = max(low, min(b.bottom, area.y + HORIZON * area.h))  # nothing stands in the air
        return box(x, low - b.h * zoom, b.w * zoom, b.h * zoom)

    heads = [near(thing.box) for thing in whole]

    def moved(thing: PictureObject) -> PictureObject:
        own = near(thing.box) if thing in whole else _aloft(thing.box, area, zoom, heads)
        return thing if thing in far else thing.model_copy(update={"box": own})

    return [moved(thing) for thing in things]


def _goes_along(thing: PictureObject, stand: list[PictureObject]) -> bool:
    """True for what stands, and for what is in someone's hand, over a head or just above a thing."""
    if thing.support:
        return True
    b = thing.box
    near = (t.box for t in stand if abs(t.depth - thing.depth) < _HELD)
    return any(
        b.x < o.right and o.x < b.right and b.y < o.bottom and o.y < b.bottom + _OVER for o in near
    )


def _centred(things: list[PictureObject], area: Box) -> list[PictureObject]:
    """Things of the sky that have the picture to themselves: large, in its middle."""
    if not things:
        return []
    left, right = min(t.box.x for t in things), max(t.box.right for t in things)
    top, foot = min(t.box.y for t in things), max(t.box.bottom for t in things)
    zoom = min(CLOSEST, 0.72 * area.w / max(right - left, 1), 0.56 * area.h / max(foot - top, 1))
    x, y = area.x + area.w / 2, area.y + 0.42 * area.h
    return [
        thing.model_copy(update={"box": box(
            x + (b.x - (left + right) / 2) * zoom, y + (b.y - (top + foot) / 2) * zoom,
            b.w * zoom, b.h * zoom,
        )}) for thing in things for b in (thing.box,)
    ]  # fmt: skip


def _aloft(b: Box, area: Box, zoom: float, heads: list[Box]) -> Box:
    """A box in the sky nearer to the eye, where it is within the picture, or beside what would hide it."""
    by = max(1.0, min(zoom, 0.34 * min(area.w, area.h) / max(b.w, b.h, 1)))
    w, h = b.w * by, b.h * by
    x = min(max(b.x + (b.w - w) / 2, area.x), area.right - w)
    y = min(max(b.y + (b.h - h) / 2, area.y), area.bottom - h)
    tried = (area.x + at * area.w - w / 2 for at in _BESIDE)
    places = (x, *(min(max(at, area.x), area.right - w) for at in tried))
    return min((box(at, y, w, h) for at in places), key=lambda one: _hidden(one, heads))


_BESIDE = (0.76, 0.24, 0.5, 0.86, 0.14)
"""Where across the sky there may be room."""


def _hidden(own: Box, heads: list[Box]) -> float:
    """The area of a box that others cover, rounded."""
    return round(
        sum(
            max(0.0, min(own.right, o.right) - max(own.x, o.x)) * max(0.0, min(own.bottom, o.bottom) - max(own.y, o.y))
            for o in heads
        )
    )  # fmt: skip


def scaled(thing: PictureObject, area: Box) -> PictureObject:
    """A thing whose box came for a square canvas, in `area`, its own shape kept."""
    b, side = thing.box, min(area.w, area.h) / 1000
    cx = area.x + (b.x + b.w / 2) / 1000 * area.w
    foot = area.y + b.bottom / 1000 * area.h
    return thing.model_copy(
        update={"box": box(cx - b.w * side / 2, foot - b.h * side, b.w * side, b.h * side)}
    )


def composed(things: Sequence[PictureObject], area: Box, ground: str) -> list[PictureObject]:
    """The things of a scene in `area`: what is on another one stays on it, and a still life together."""
    if area.w == area.h:
        return [scaled(thing, area) for thing in things]
    lowest = max((t.box.bottom for t in things if t.support == "ground"), default=0.0)
    anchor = PictureObject(label="", box=Box(x=0, y=0, w=1000, h=lowest))

    def placed(thing: PictureObject, seen: tuple[str, ...] = ()) -> PictureObject:
        under = _base(thing, things)
        if under is not None and under.label not in (*seen, thing.label):
            return _along(thing, under, placed(under, (*seen, thing.label)), area)
        if ground == "table" and thing.support == "ground":
            return _along(thing, anchor, scaled(anchor, area), area)
        return scaled(thing, area)

    return [placed(thing) for thing in things]


def _base(thing: PictureObject, things: Sequence[PictureObject]) -> PictureObject | None:
    """What a thing is on or in, or who holds it."""
    if thing.support:
        return next((one for one in things if one.label == thing.support), None)
    holders = (one for one in things if one.support and abs(one.depth - thing.depth) < _HELD)
    return next((one for one in holders if _touch(thing.box, one.box)), None)


def _touch(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def _along(
    thing: PictureObject, base: PictureObject, now: PictureObject, area: Box
) -> PictureObject:
    """A thing as far from its base as it was composed, where that is now."""
    side, own, old = min(area.w, area.h) / 1000, thing.box, base.box
    x = now.box.x + now.box.w / 2 + (own.x - old.x - old.w / 2) * side
    y = now.box.bottom + (own.y - old.bottom) * side
    return thing.model_copy(update={"box": box(x, y, own.w * side, own.h * side)})
