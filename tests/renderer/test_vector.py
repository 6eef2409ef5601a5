"""Plain SVG as curves: drawn where it is, and left alone where it is more than shapes."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2 as pdfium
import pytest
import resvg_py
from PIL import Image

from planner import icons, looks
from planner.parts import Box, Brief, Canvas, DataColumn
from planner.plan import (
    AnyElement,
    ChartElement,
    ConnectorElement,
    Heads,
    IconElement,
    PictureElement,
    Plan,
    ShapeElement,
)
from renderer.ornament import ornament_svg
from renderer.page import Sheet, marks
from renderer.render import render
from renderer.vector import curves

STYLE = looks.style("ocean", "technical", "technical", False)
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">'


def mark(body: str, **box: float) -> dict[str, object]:
    return {
        "t": "svg",
        "x": 10,
        "y": 20,
        "w": 50,
        "h": 50,
        "svg": f"{HEAD}{body}</svg>",
        "alt": None,
    } | box


def drawn(plan: Plan, width: int, height: int) -> np.ndarray:
    """Grey levels on the page's ground."""
    return grey(Sheet(plan, marks(plan, {}), width, height).compile("png"))


def grey(png: bytes) -> np.ndarray:
    picture = Image.open(io.BytesIO(png)).convert("RGBA")
    ground = Image.new("RGBA", picture.size, STYLE.colors["bg"])
    ground.alpha_composite(picture)
    return np.asarray(ground.convert("L")).astype(float)


def plan(*elements: object) -> Plan:
    area = Canvas(aspect="4:3", width=1333.333, height=1000, size="2K")
    return Plan(prompt="x", canvas=area, brief=Brief(archetype="free", message="x"), style=STYLE,
                elements=elements)  # fmt: skip


def test_a_diagonal_is_one_straight_line() -> None:
    ends = ((20.0, 10.0), (1300.0, 990.0))
    line = ConnectorElement(id="a", box=Box(x=20, y=10, w=1280, h=980), start="b", end="c", points=ends,
                            color="#000000", width=2.0, head="none")  # fmt: skip
    levels = drawn(plan(line), 2048, 1536)
    ink = levels.max() - levels
    rows = ink[40:-40]
    middle = (rows * np.arange(rows.shape[1])).sum(1) / rows.sum(1)
    steps = np.diff(middle)
    assert np.abs(steps - np.median(steps)).max() < 0.35


def test_shapes_and_their_looks_become_curves() -> None:
    body = '<g stroke="#ff0000" fill="none"><circle cx="50" cy="50" r="10" stroke-width="4"/></g>'
    (circle,) = curves(mark(body)) or [{}]
    assert (circle["stroke"], circle["fill"], circle["sw"]) == ("#ff0000", None, 2.0)
    points = [p for step in circle["d"] for p in step[1:]]
    assert min(x for x, _ in points) == pytest.approx(10 + 20, abs=0.1)
    assert max(y for _, y in points) == pytest.approx(20 + 30, abs=0.1)


@pytest.mark.parametrize(
    "body",
    [
        '<defs><clipPath id="c"/></defs><path d="M0 0L1 1"/>',
        '<path d="M0 0L1 1" transform="rotate(3)"/>',
        '<g opacity=".5"><path d="M0 0L1 1"/></g>',
        '<path d="M0 0L1 1" fill="url(#g)"/>',
        "<text>words</text>",
        "<path",
    ],
)  # fmt: skip
def test_what_is_more_than_shapes_is_left_alone(body: str) -> None:
    assert curves(mark(body)) is None


def test_a_box_of_another_shape_is_left_alone() -> None:
    assert curves(mark('<path d="M0 0L1 1"/>', w=80)) is None


@pytest.mark.parametrize("name", ["lucide:users", "ph:leaf-fill", "fluent-emoji-flat:rocket"])
def test_icons_look_as_their_svg(name: str) -> None:
    box = Box(x=100, y=100, w=400, h=400)
    one = plan(IconElement(id="i", box=box, name=name, color="#123456"))
    own = drawn(one, 1333, 1000)
    assert curves(marks(one, {})[0]) is not None
    svg = icons.svg(name, color="#123456")
    theirs = grey(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=400, height=400)))
    assert np.abs(own[100:500, 100:500] - theirs).mean() < 3.0


def test_what_is_thinner_than_a_thread_is_not_drawn() -> None:
    thin = IconElement(
        id="i", box=Box(x=0, y=0, w=1e-9, h=300), name="lucide:heart", color="#000000"
    )
    assert drawn(plan(thin), 40, 30).min() > 200


SHAPES = (
    ShapeElement(id="a", box=Box(x=500, y=300, w=300, h=100), fill="#000000"),
    ShapeElement(id="a", box=Box(x=500, y=300, w=300, h=100), fill="#000000", shape="ellipse"),
    IconElement(id="a", box=Box(x=500, y=300, w=300, h=300), name="lucide:arrow-right", color="#000000"),
    IconElement(id="a", box=Box(x=500, y=300, w=300, h=300), name="fluent-emoji-flat:rocket"),
    PictureElement(id="a", box=Box(x=500, y=300, w=300, h=100), ground="hills", radius=30, alt="a"),
    ChartElement(id="a", box=Box(x=400, y=300, w=500, h=400), chart="bar", x="k", y=("v",), alt="a",
                 columns=(DataColumn(name="k", values=("p", "q")),
                          DataColumn(name="v", kind="number", values=(1.0, 3.0)))),
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES, ids=lambda e: getattr(e, "shape", e.kind))
@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_what_is_turned_looks_as_its_picture_turned(shape: AnyElement, kind: str) -> None:
    quarter = shape.model_copy(update={"turn": 90.0})
    flat, turned = (kept(plan(e), kind) for e in (shape, quarter))
    box = shape.box
    x, y = round(box.x + box.w / 2), round(box.y + box.h / 2)
    reach = min(y, 1000 - y) - 2
    part = np.s_[y - reach : y + reach, x - reach : x + reach]
    apart = np.abs(np.rot90(flat[part], -1) - turned[part])
    assert np.ptp(flat[part]) > 60
    assert apart.mean() < 2.0


def kept(of: Plan, kind: str) -> np.ndarray:
    """Grey levels of a page, one pixel a unit."""
    drawn = render(of, size="1333x1000")
    if kind == "png":
        return grey(drawn.png())
    page = pdfium.PdfDocument(drawn.pdf())[0]
    return grey(png_of(page.render(scale=1.0).to_pil().convert("RGB")))


def png_of(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def test_a_turned_drawing_has_smooth_edges() -> None:
    scene = PictureElement(
        id="a", box=Box(x=300, y=300, w=600, h=400), ground="plain", alt="a", turn=20
    )
    levels = grey(render(plan(scene)).png())
    rows = np.abs(np.diff(levels, axis=0))
    edges = rows[rows > 1]
    assert len(np.unique(edges.round())) > 12


@pytest.mark.parametrize(
    "path", ["M400 500L900 500", "M400 500C500 400 700 600 900 500", "M400 500H900"]
)
def test_the_head_of_a_path_is_at_its_end_and_as_an_arrows(path: str) -> None:
    box = Box(x=400, y=450, w=500, h=100)
    line = ShapeElement(id="a", box=box, shape="path", path=path, stroke="#000000", stroke_width=6)

    def ink(head: Heads) -> np.ndarray:
        levels = kept(plan(line.model_copy(update={"head": head})), "png")
        return levels.max() - levels > 60

    bare, headed = ink("none"), ink("end")
    assert np.flatnonzero(headed.any(0)).max() == pytest.approx(900, abs=2)
    assert headed[:, 870:890].sum() > 1.5 * bare[:, 870:890].sum()
    assert (headed[:, 400:800] == bare[:, 400:800]).mean() > 0.9995
    assert ink("both")[:, 410:430].sum() > 1.3 * bare[:, 410:430].sum()


def test_dots_are_one_path_and_look_as_circles_do() -> None:
    svg = ornament_svg("dots", 100, 100, "#336699", 0)
    circles = "".join(
        f'<circle cx="{25 * x}" cy="{25 * y}" r="1.3" fill="#336699"/>'
        for x in range(1, 5) for y in range(1, 5)
    )  # fmt: skip
    pictures = []
    for body in (svg, circles):
        page = Sheet(plan(), (mark(body, x=0, y=0, w=400, h=400),), 1333, 1000)
        pictures.append(grey(page.compile("png")))
    assert svg.count("<") == 1
    assert np.ptp(pictures[0]) > 50 and np.abs(pictures[0] - pictures[1]).max() <= 24
