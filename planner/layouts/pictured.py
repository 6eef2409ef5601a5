"""A picture as a node: a scene's things or one large thing, drawn near enough to fill it."""

from __future__ import annotations

from planner.content import Content
from planner.layouts.kit import Node
from planner.layouts.surface import Page, Sink, box
from planner.plan import Box, PictureElement, PictureObject

CLOSEST = 2.4
"""Most that things of a scene are enlarged."""


class Picture(Node):
    """A picture that fills its box: the scene's things, or one large thing, on a ground."""

    def __init__(
        self, page: Page, content: Content, ground: str, least: float, radius: float = 0.0
    ) -> None:
        self.page, self.content, self.ground, self.least, self.radius = (
            page,
            content,
            ground,
            least,
            radius,
        )
        self.grow = 1.0

    def height(self, w: float) -> float:
        return self.least

    def place(self, x: float, y: float, w: float, h: float, sink: Sink) -> None:
        area, scene = box(x, y, w, h), self.content.scene
        objects = hero_objects(self.content.queries, area)
        if scene:
            objects = tuple(closer([scaled(thing, area) for thing in scene.objects], area))
        sink.add(
            PictureElement(
                id=sink.name("picture"),
                box=area,
                z=1,
                importance=0.9,
                prompt=self.content.topic or self.content.headline,
                ground=scene.ground if scene else self.ground,
                time=scene.time if scene else "day",
                tinted=not (scene and scene.natural),
                painted=bool(scene and scene.painted),
                objects=objects,
                radius=self.radius,
                alt=self.content.topic or self.content.headline,
            )
        )


def hero_objects(sprites: tuple[str, ...], area: Box) -> tuple[PictureObject, ...]:
    """The first sprite, large and low in the middle of `area`."""
    side = 0.74 * min(area.w, area.h)
    place = box(area.x + (area.w - side) / 2, area.bottom - 0.09 * area.h - side, side, side)
    return tuple(
        PictureObject(
            label=name.split(":")[-1], sprite=name, depth=0.2, box=place, support="ground"
        )
        for name in sprites[:1]
    )


def closer(things: list[PictureObject], area: Box) -> list[PictureObject]:
    """The same things nearer to the eye: what stands fills the picture, the sky's things grow too."""
    stand = [thing for thing in things if thing.support]
    if not stand:
        return [
            thing.model_copy(update={"box": _aloft(thing.box, area, CLOSEST)}) for thing in things
        ]
    left, right = min(t.box.x for t in stand), max(t.box.right for t in stand)
    top, foot = min(t.box.y for t in stand), max(t.box.bottom for t in stand)
    zoom = min(CLOSEST, 0.84 * area.w / max(right - left, 1), 0.62 * area.h / max(foot - top, 1))
    middle = (left + right) / 2
    ground = min(max(foot, area.y + 0.86 * area.h), area.bottom - 0.04 * area.h)
    if zoom <= 1:
        return things

    def near(b: Box) -> Box:
        x = area.x + area.w / 2 + (b.x - middle) * zoom
        return box(x, ground + (b.y - foot) * zoom, b.w * zoom, b.h * zoom)

    return [
        thing.model_copy(
            update={"box": near(thing.box) if thing in stand else _aloft(thing.box, area, zoom)}
        )
        for thing in things
    ]


def _aloft(b: Box, area: Box, zoom: float) -> Box:
    """A box in the sky nearer to the eye, where it is, within the picture."""
    by = min(zoom, 0.34 * min(area.w, area.h) / max(b.w, b.h, 1))
    w, h = b.w * by, b.h * by
    x = min(max(b.x + (b.w - w) / 2, area.x), area.right - w)
    return box(x, min(max(b.y + (b.h - h) / 2, area.y), area.bottom - h), w, h)


def scaled(thing: PictureObject, area: Box) -> PictureObject:
    """A thing whose box came for a square canvas, in `area`, its own shape kept."""
    b, side = thing.box, min(area.w, area.h) / 1000
    cx = area.x + (b.x + b.w / 2) / 1000 * area.w
    foot = area.y + b.bottom / 1000 * area.h
    return thing.model_copy(
        update={"box": box(cx - b.w * side / 2, foot - b.h * side, b.w * side, b.h * side)}
    )
