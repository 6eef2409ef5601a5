"""Drawings of things that words stand on, at any width and height: signs, shops, screens, labels.

A board is called `board:form`. Its panels are the plain surfaces that words may stand on, in shares of
its box.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial

from planner.icons import board_goods as goods
from planner.icons import board_rides as rides
from planner.icons import board_shapes as shapes
from planner.icons.drawings import DRAWINGS
from planner.icons.form import Board, Draw

PREFIX = "board:"
_SHARE = re.compile(r"(.+)-(\d\d)")
RAISED = 0.6
"""How much of the height of a board on posts the board itself takes."""


@cache
def board(name: str | None) -> Board | None:
    """The form that a sprite's name tells; None where it is no board.

    A number at its end is how much of the height it takes, in hundredths: `shop-60` stands on a storey
    of 40.
    """
    form = name.removeprefix(PREFIX) if name and name.startswith(PREFIX) else ""
    share = _SHARE.fullmatch(form)
    if share and share[1] in BOARDS:
        return _raised(BOARDS[share[1]], _under(share[1]), int(share[2]) / 100)
    return BOARDS.get(form)


def taller(form: str, h: float, by: float) -> tuple[str, float]:
    """The form that reaches about `by` units further down than one of height `h`, and its height."""
    share = min(99, max(20, round(100 * h / (h + by))))
    return f"{form}-{share:02d}", 100 * h / share


def board_svg(form: Board, w: float, h: float, color: str | None = None) -> str:
    """A board as an SVG document, `w` x `h` units large."""
    body = form.draw(w, h, color or form.tone)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w:.2f}" height="{h:.2f}" '
        f'viewBox="0 0 {w:.2f} {h:.2f}">{body}</svg>'
    )


def _raised(form: Board, under: Draw, share: float = RAISED) -> Board:
    """A form in the upper part of a box, on what is `under` it."""

    def drawn(w: float, h: float, tone: str) -> str:
        return under(w, h, tone) + form.draw(w, share * h, tone)

    panels = {part: (x, y * share, r, b * share) for part, (x, y, r, b) in form.panels.items()}
    return replace(form, draw=drawn, panels=panels)


def _under(form: str) -> Draw:
    """What raises a form: a storey under a shop, else posts."""
    if form in ("shop", "front", "wall", "facade"):
        return shapes.storey
    at = _EDGES if form == "banner-post" else (0.22, 0.78) if form == "billboard" else (0.2, 0.8)
    return partial(shapes.posts, at=at, fill="#59626d" if form == "billboard" else "#6d5138")


_EDGES = (0.012, 0.988)
_IVORY, _SLATE = "#fbf6ea", "#27413a"
_FORMS: dict[str, Board] = {
    "sign": Board(shapes.sign, _IVORY, {"": (0.03, 0.07, 0.97, 0.93)}, (1.6, 4.5)),
    "billboard": Board(shapes.billboard, _IVORY, {"": (0.03, 0.04, 0.97, 0.585)}, (1.8, 3.4)),
    "chalkboard": Board(shapes.chalkboard, _SLATE, {"": (0.06, 0.07, 0.94, 0.93)}, (1.0, 2.4)),
    "easel": Board(shapes.easel, _SLATE, {"": (0.07, 0.055, 0.93, 0.74)}, (0.7, 1.7)),
    "banner": Board(shapes.banner, "#c8452f", {"": (0.05, 0.08, 0.95, 0.88)}, (2.4, 6.5)),
    "neon": Board(
        shapes.neon, "#ff4fa3", {"": (0.1, 0.19, 0.9, 0.81)}, (1.5, 4.0), panel_tone="#171427",
        shines=True,
    ),
    "paper": Board(shapes.paper, _IVORY, {"": (0.06, 0.05, 0.94, 0.88)}, (0.62, 1.3)),
    "screen": Board(shapes.screen, "#15283f", {"": (0.04, 0.045, 0.96, 0.795)}, (1.3, 2.2), shines=True),
    "display": Board(shapes.display, "#15283f", {"": (0.04, 0.06, 0.96, 0.94)}, (1.4, 3.8), shines=True),
    "window": Board(shapes.window, "#cfe6ee", {"": (0.06, 0.07, 0.94, 0.87)}, (1.0, 2.4)),
    "front": Board(shapes.front, "#cfe6ee", {"": (0.09, 0.31, 0.91, 0.83)}, (1.5, 2.6)),
    "cover": Board(shapes.cover, "#8c2f39", {"": (0.15, 0.06, 0.96, 0.84)}, (0.6, 0.85)),
    "mug": Board(shapes.mug, "#e9e3d6", {"": (0.04, 0.36, 0.72, 0.9)}, (1.1, 1.45)),
    "bottle": Board(
        shapes.bottle, "#3c6b4a", {"": (0.04, 0.51, 0.96, 0.86)}, (0.75, 1.3), panel_tone="#fbf4e4"
    ),
    "jar": Board(shapes.jar, "#c98a3d", {"": (0.04, 0.4, 0.96, 0.8)}, (1.2, 2.2), panel_tone="#fbf4e4"),
    "box": Board(shapes.box, "#d3a871", {"": (0.05, 0.29, 0.95, 0.95)}, (1.0, 2.0)),
    "suitcase": Board(goods.suitcase, "#8a5a3a", {"": (0.18, 0.28, 0.82, 0.9)}, (0.8, 1.5)),
    "shirt": Board(shapes.shirt, "#2f6f9f", {"": (0.25, 0.2, 0.75, 0.86)}, (0.6, 0.85)),
    "bag": Board(shapes.bag, "#d9c8a4", {"": (0.08, 0.36, 0.92, 0.94)}, (0.9, 1.5)),
    "shop": Board(
        shapes.shop, "#2f6b54",
        {"": (0.04, 0.035, 0.96, 0.225), "window": (0.12, 0.51, 0.56, 0.82), "door": (0.7, 0.525, 0.88, 0.715)},
        (4.2, 7.0), tones={"window": "#bfe0ea", "door": "#bfe0ea"},
    ),
    "plate": Board(shapes.plate, _IVORY, {"": (0.05, 0.09, 0.95, 0.91)}, (1.6, 4.5)),
    "bubble": Board(shapes.bubble, "#ffffff", {"": (0.06, 0.07, 0.94, 0.73)}, (1.2, 2.8)),
    "stone": Board(shapes.stone, "#9aa0a3", {"": (0.15, 0.3, 0.85, 0.88)}, (0.75, 1.2)),
    "wall": Board(shapes.wall, "#b9674a", {"": (0.07, 0.13, 0.93, 0.87)}, (1.6, 3.2), panel_tone="#f0e2cf"),
    "door": Board(shapes.door, "#7b4b32", {"": (0.13, 0.12, 0.87, 0.5)}, (0.7, 1.2)),
    "bus": Board(rides.bus, "#e3a531", {"": (0.05, 0.41, 0.95, 0.755)}, (3.2, 6.0)),
    "truck": Board(rides.truck, "#f4efe4", {"": (0.31, 0.07, 0.96, 0.75)}, (1.3, 2.8)),
    "food-truck": Board(rides.food_truck, "#3f8f8b", {"": (0.24, 0.08, 0.97, 0.385)}, (3.0, 5.5)),
    "car": Board(rides.car, "#3b6ea8", {"": (0.12, 0.46, 0.9, 0.68)}, (4.6, 8.0)),
    "taxi": Board(rides.taxi, "#f2b632", {"": (0.12, 0.49, 0.9, 0.7)}, (4.6, 8.0)),
    "train": Board(rides.train, "#c8452f", {"": (0.1, 0.47, 0.96, 0.745)}, (4.4, 8.0)),
    "boat": Board(
        rides.boat, "#f4efe4", {"": (0.2, 0.73, 0.8, 0.94), "sail": (0.2, 0.17, 0.8, 0.53)}, (2.4, 4.0),
        tones={"": "#8a5a3a"},
    ),
    "balloon": Board(rides.balloon, "#d8412f", {"": (0.12, 0.18, 0.88, 0.5)}, (1.4, 2.4)),
    "cart": Board(rides.cart, "#3f7f48", {"": (0.08, 0.53, 0.92, 0.78)}, (2.4, 4.4)),
    "laptop": Board(goods.laptop, "#15283f", {"": (0.14, 0.06, 0.86, 0.7)}, (1.3, 2.0), shines=True),
    "phone": Board(goods.phone, "#15283f", {"": (0.09, 0.1, 0.91, 0.9)}, (0.45, 0.75), shines=True),
    "machine": Board(goods.machine, "#2f6f9f", {"": (0.07, 0.05, 0.93, 0.31)}, (1.6, 3.0), panel_tone="#fbf4e4"),
    "counter": Board(goods.counter, "#b98a5a", {"": (0.06, 0.2, 0.94, 0.88)}, (2.4, 4.6)),
    "shelf": Board(goods.shelf, "#8d5a3a", {"": (0.06, 0.05, 0.94, 0.22)}, (4.0, 6.5), panel_tone="#fbf4e4"),
    "bench": Board(goods.bench, "#b07a48", {"": (0.05, 0.06, 0.95, 0.48)}, (3.0, 6.0), seat=0.56),
    "table": Board(goods.table, "#b98a5a", {"": (0.14, 0.15, 0.86, 0.5)}, (3.0, 5.5)),
    "fountain": Board(goods.fountain, "#b5bcc2", {"": (0.12, 0.7, 0.88, 0.92)}, (3.0, 5.0)),
    "cake": Board(goods.cake, "#f3c6cf", {"": (0.06, 0.57, 0.94, 0.89)}, (2.4, 4.2)),
    "streetlamp": Board(goods.streetlamp, "#2f6b54", {"": (0.27, 0.23, 0.95, 0.555)}, (0.6, 1.2)),
    "flag": Board(goods.flag, "#c8452f", {"": (0.07, 0.1, 0.95, 0.5)}, (1.3, 2.8)),
    "facade": Board(goods.facade, "#d8b48a", {"": (0.11, 0.14, 0.89, 0.32)}, (4.4, 8.0), panel_tone="#fbf4e4"),
    "barn": Board(goods.barn, "#b0392e", {"": (0.17, 0.43, 0.83, 0.59)}, (3.4, 6.0)),
    "lighthouse": Board(goods.lighthouse, "#c8372d", {"": (0.29, 0.385, 0.71, 0.52)}, (1.2, 1.8)),
    "stall": Board(goods.stall, "#c8452f", {"": (0.035, 0.04, 0.965, 0.21)}, (4.6, 7.5)),
    "surfboard": Board(goods.surfboard, "#3a9bb5", {"": (0.17, 0.2, 0.8, 0.8)}, (2.2, 4.0)),
    "newspaper": Board(goods.newspaper, "#f1ede2", {"": (0.06, 0.18, 0.94, 0.58)}, (1.5, 2.6)),
    "poster": Board(goods.poster, _IVORY, {"": (0.07, 0.06, 0.93, 0.94)}, (0.62, 1.3)),
    "ticket": Board(goods.ticket, "#f3d9a4", {"": (0.07, 0.1, 0.77, 0.9)}, (1.4, 3.0)),
    "bin": Board(goods.bin_, "#4f6b5a", {"": (0.17, 0.24, 0.83, 0.9)}, (0.7, 1.2)),
    "mirror": Board(goods.mirror, "#cfe6ee", {"": (0.08, 0.08, 0.92, 0.92)}, (0.6, 1.2)),
}  # fmt: skip
_ON_POSTS = ("sign", "neon", "display", "paper", "poster", "plate", "banner")
BOARDS: Mapping[str, Board] = {
    **_FORMS,
    **{f"{name}-post": _raised(_FORMS[name], _under(f"{name}-post")) for name in _ON_POSTS},
    **DRAWINGS,
}
"""Every form by its name; `-post` where it stands on posts."""
