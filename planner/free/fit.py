"""The page of a free layout: one scale for all type, the largest at which every text fits its box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from planner.free.arrows import connector, middle
from planner.free.bounds import bounded
from planner.free.build import Builder
from planner.free.contents import Air, Graph, Line, Path, Picture, Words
from planner.free.expand import expanded
from planner.free.flow import SLACK, Flow, Placed, TooFull, alone
from planner.free.grammar import Arrow, Holder, Layout, Node, nodes
from planner.free.leaves import painted
from planner.free.lettering import setting
from planner.free.piece import Fill
from planner.gradients import shade, stops
from planner.layouts.surface import Page
from planner.parts import Box
from planner.plan import (
    AnyElement,
    BackgroundElement,
    ConnectorElement,
    Gradient,
    ShapeElement,
    TextElement,
)
from planner.spatial import mirror
from planner.typeset import fit_element

STEPS, MOST_TOLD = 6, 3
SMALLEST, LARGEST = 0.5, 1.5
"""Bounds of the scale of type: body of 10 to 30 units, never under the page's least text."""


@dataclass(frozen=True)
class Solved:
    """The elements of a page, and what does not fit even at the smallest type: at most three, in words."""

    elements: tuple[AnyElement, ...]
    scale: float
    tight: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """True where all fits."""
        return not self.tight


def lay_out(layout: Layout, page: Page) -> Solved:
    """Solve a free layout on a page. Raises PlannerError for an icon not found."""
    root = expanded(layout.root)
    margin = layout.margin
    area = Box(
        x=margin,
        y=margin,
        w=max(1.0, page.width - 2 * margin),
        h=max(1.0, page.height - 2 * margin),
    )
    scale, placed = _largest(root, page, area)
    joined = frozenset(end for arrow in layout.arrows for end in (arrow.start, arrow.end))
    taken = frozenset(node.id for node in nodes(layout.root) if node.id)
    builder = Builder(page, scale, joined, taken)
    builder.elements.append(_ground(layout, page, builder.free("ground")))
    builder.build(placed, layout.ground)
    _arrows(layout.arrows, builder, layout.ground)
    elements = builder.elements
    if page.direction == "rtl":
        elements = [_mirrored(element, page) for element in elements]
    return Solved(tuple(elements), scale, tuple(islice(_tight(placed, area), MOST_TOLD)))


def _largest(root: Node, page: Page, area: Box) -> tuple[float, Placed]:
    """Scale and boxes, the largest at which all fits, by bisection; the smallest where nothing does."""
    rigid = Rigid(page)
    low, high, best = SMALLEST, LARGEST, None
    widest = _tried(root, page, area, high, rigid)
    if widest:
        low, best = high, widest
    for _ in range(STEPS if low < high else 0):
        middle_ = (low + high) / 2
        tried = _tried(root, page, area, middle_, rigid)
        if tried:
            low, best = middle_, tried
        else:
            high = middle_
    if best is None or any(one.held is not None for one in best.walk()):
        best = Flow(page, low).place(root, area.x, area.y, area.w, area.h)
    return low, best


def _tried(root: Node, page: Page, area: Box, scale: float, rigid: Rigid) -> Placed | None:
    """The page at a scale; None where a node is too small for what is in it, or the area for the page."""
    try:
        placed = Flow(page, scale, rigid).place(root, area.x, area.y, area.w, area.h)
    except TooFull:
        return None
    return placed if area.contains(placed.box, SLACK) else None


@dataclass
class Rigid:
    """Nodes that no scale of type changes, and whether they hold what is in them: placed once."""

    page: Page
    _known: dict[int, bool] = field(default_factory=dict)
    _held: dict[tuple[int, float, float], bool] = field(default_factory=dict)
    _placed: dict[tuple[int, float, float, float, float], Placed] = field(default_factory=dict)

    def has(self, node: Node) -> bool:
        """Whether nothing in a node is sized by its type."""
        if id(node) not in self._known:
            own = isinstance(node, Holder | Air | Path | Picture | Graph | Line)
            under = node.children if isinstance(node, Holder) else ()
            self._known[id(node)] = own and all(map(self.has, under))
        return self._known[id(node)]

    def placed(self, node: Node, x: float, y: float, w: float, h: float) -> Placed:
        """Such a node in its box, without what is in it but whether it holds that."""
        key = (id(node), x, y, w, h)
        if key not in self._placed:
            self._placed[key] = alone(node, x, y, w, h)
            if isinstance(node, Holder) and node.children:
                self._placed[key].held = self._holds(node, w, h)
        return self._placed[key]

    def _holds(self, node: Node, w: float, h: float) -> bool:
        key = (id(node), round(w, 2), round(h, 2))
        if key not in self._held:
            placed = Flow(self.page, LARGEST).place(node, 0.0, 0.0, w, h)
            self._held[key] = all(one.holds() for one in placed.walk())
        return self._held[key]


def _tight(placed: Placed, area: Box) -> Iterator[str]:
    """What is too large for its place, in words."""
    if not area.contains(placed.box, SLACK):
        yield "the page is larger than its canvas"
    yield from (_named(one) for one in placed.walk() if not one.holds())


def _named(one: Placed) -> str:
    """A node that does not hold what is in it, in words, with what it lacks."""
    node = one.node
    if isinstance(node, Words):
        words = " ".join((node.text or "".join(span.text for span in node.spans)).split())
        return f"“{words[:40]}” has {one.inside.w:.0f} × {one.inside.h:.0f} units, too few"
    name = f"{node.type} {node.id}" if node.id else f"a {node.type}"
    wide = max((child.box.right for child in one.children), default=0) - one.inside.right
    tall = max((child.box.bottom for child in one.children), default=0) - one.inside.bottom
    lacks = [
        f"{by:.0f} units of {side}"
        for by, side in ((wide, "width"), (tall, "height"))
        if by > SLACK
    ]
    return f"{name} lacks {' and '.join(lacks) or 'room'}"


def _ground(layout: Layout, page: Page, name: str) -> BackgroundElement:
    box = Box(x=0, y=0, w=page.width, h=page.height)
    return BackgroundElement(id=name, box=box, z=-100, **painted(layout.ground))


def _arrows(arrows: tuple[Arrow, ...], builder: Builder, ground: Fill) -> None:
    for number, arrow in enumerate(arrows, 1):
        line = connector(arrow, builder.spots, builder.free(f"arrow-{number}"))
        builder.elements.append(line)
        if arrow.label:
            stands = {builder.spots[end].ground for end in (arrow.start, arrow.end)}
            under = stands.pop() if len(stands) == 1 else None
            builder.elements += _label(arrow, line, builder, under or ground)


def _label(
    arrow: Arrow, line: ConnectorElement, builder: Builder, ground: Fill
) -> list[ShapeElement | TextElement]:
    """The arrow's words over the middle of its line, on a patch of what its ends stand on."""
    page = builder.page
    words = Words(text=arrow.label, size="caption", text_align="center")
    done = setting(words, page, builder.scale)
    w, h = done.natural() + 2, done.set(1e5).height
    x, y = middle(line.points)
    patch = bounded(x - w / 2 - 5, y - h / 2 - 3, w + 10, h + 6)
    text = TextElement(
        id=builder.free(f"{line.id}-label"), box=patch.inset(5, 3), runs=done.runs, font=done.role,
        size=done.font.size, weight=done.font.weight, align="center", leading=done.leading,
        tracking=done.font.tracking, level=done.level,
    )  # fmt: skip
    return [
        ShapeElement(id=builder.free(f"{line.id}-patch"), box=patch, fill=_middle_of(ground, page)),
        fit_element(text, page.style, page.language, page.direction),
    ]


def _middle_of(ground: Fill, page: Page) -> str:
    """A ground's colour, of a gradient the middle one."""
    return shade(stops(ground, page.style), 0.5) if isinstance(ground, Gradient) else ground


def _mirrored(element: AnyElement, page: Page) -> AnyElement:
    turned = mirror(element, page.width)
    if isinstance(turned, TextElement):
        return fit_element(turned, page.style, page.language, page.direction)
    return turned
