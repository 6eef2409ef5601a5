"""Drawings of things that the icon sets lack, or show in another style: each has one shape."""

from __future__ import annotations

from collections.abc import Mapping

from planner.icons import board_fare as fare
from planner.icons import board_folk as folk
from planner.icons import board_goods as goods
from planner.icons import board_home as home
from planner.icons import board_rides as rides
from planner.icons import board_wild as wild
from planner.icons import board_yard as yard
from planner.icons.form import Board, Draw, Panel

_STONE, _WHITE = "#b4acbc", "#e9e6ef"


def _drawing(
    draw: Draw, tone: str, ratio: float, panel: Panel | None = None, seat: float = 0.0,
    paper: str = "", shines: bool = False, framed: bool = False,
) -> Board:  # fmt: skip
    """A drawing with at most one panel for words, on `paper` where that has a colour of its own."""
    x, y, right, bottom = panel or (0.0, 0.0, 1.0, 1.0)
    shape = ratio * (right - x) / (bottom - y)
    return Board(
        draw, tone, {"": panel} if panel else {}, (shape, shape), panel_tone=paper, shines=shines,
        ratio=ratio, seat=seat, framed=framed,
    )  # fmt: skip


DRAWINGS: Mapping[str, Board] = {
    "lamp": _drawing(home.lamp, "#ffb02e", 0.5, (0.2, 0.1, 0.8, 0.31), shines=True),
    "sofa": _drawing(home.sofa, "#3f6fd8", 2.1, seat=0.62),
    "armchair": _drawing(home.armchair, "#ff822d", 1.15, seat=0.62),
    "stool": _drawing(home.stool, "#a56953", 0.7, seat=0.02),
    "rug": _drawing(home.rug, "#e2403f", 4.6),
    "fireplace": _drawing(home.fireplace, "#d8bfae", 1.15, (0.1, 0.12, 0.9, 0.29), 0.01),
    "fridge": _drawing(home.fridge, _WHITE, 0.52, (0.2, 0.4, 0.84, 0.9), 0.01),
    "oven": _drawing(home.oven, _WHITE, 0.86, (0.1, 0.88, 0.9, 0.96), 0.01),
    "washer": _drawing(home.washer, _WHITE, 0.84, (0.4, 0.03, 0.7, 0.16), 0.01),
    "wardrobe": _drawing(home.wardrobe, "#a56953", 0.72, (0.1, 0.12, 0.45, 0.45), 0.01),
    "piano": _drawing(home.piano, "#7d4533", 1.25, (0.31, 0.15, 0.69, 0.39), 0.01, paper="#fbf6ea"),
    "toaster": _drawing(home.toaster, "#cdc4d6", 1.35, seat=0.26),
    "vase": _drawing(home.vase, "#4aa3d8", 0.62, (0.16, 0.42, 0.84, 0.82), 0.02),
    "jug": _drawing(fare.jug, "#4aa3d8", 0.78, seat=0.05),
    "bowl": _drawing(fare.bowl, "#4aa3d8", 1.9, seat=0.05),
    "crate": _drawing(fare.crate, "#c28d58", 1.45, seat=0.04),
    "bookcase": _drawing(goods.bookcase, "#8d5a3a", 0.85, seat=0.01),
    "blanket": _drawing(fare.blanket, "#d8473f", 4.4),
    "tag": _drawing(fare.tag, "#fbf3dc", 0.9),
    "pumpkin": _drawing(fare.pumpkin, "#f08a2c", 1.2),
    "toolbox": _drawing(home.toolbox, "#f8312f", 1.5, (0.08, 0.52, 0.92, 0.94), 0.27),
    "perfume": _drawing(home.perfume, "#f3b0c3", 0.72, (0.17, 0.48, 0.83, 0.81), paper="#fbf4e4"),
    "barrel": _drawing(home.barrel, "#a56953", 0.78, (0.14, 0.36, 0.86, 0.64), 0.02),
    "chest": _drawing(home.chest, "#a56953", 1.35, (0.18, 0.7, 0.82, 0.96)),
    "microwave": _drawing(home.microwave, _WHITE, 1.6, seat=0.01),
    "phone-booth": _drawing(home.phone_booth, "#f8312f", 0.45, (0.15, 0.065, 0.85, 0.125), paper="#fbf4e4"),
    "sill": _drawing(home.sill, "#f6ead8", 1.5, seat=0.89, framed=True),
    "bridge": _drawing(yard.bridge, _STONE, 2.4, (0.2, 0.42, 0.8, 0.58), 0.33),
    "mountain": _drawing(yard.mountain, "#8c7ba8", 1.7),
    "windmill": _drawing(yard.windmill, "#f6e3c8", 0.8, (0.36, 0.72, 0.64, 0.82)),
    "well": _drawing(yard.well, _STONE, 0.85, (0.1, 0.7, 0.9, 0.96), 0.6),
    "fence": _drawing(yard.fence, "#f6f2e8", 3.4, seat=0.05),
    "campfire": _drawing(yard.campfire, "#998ea4", 1.0, shines=True),
    "swing": _drawing(yard.swing, "#f8312f", 1.15, seat=0.72),
    "bush": _drawing(yard.bush, "#44a11b", 1.5, (0.24, 0.42, 0.72, 0.72)),
    "shed": _drawing(yard.shed, "#c17b4e", 1.05),
    "igloo": _drawing(yard.igloo, "#e6f3fb", 1.7, (0.1, 0.4, 0.48, 0.66)),
    "pyramid": _drawing(yard.pyramid, "#f3c35a", 1.8, (0.28, 0.6, 0.56, 0.9)),
    "haystack": _drawing(yard.haystack, "#fcc53f", 1.35, seat=0.02),
    "tent": _drawing(yard.tent, "#e5533d", 1.5, (0.5, 0.3, 0.84, 0.7)),
    "rock": _drawing(yard.rock, "#998ea4", 1.7, (0.34, 0.4, 0.62, 0.9), 0.02),
    "pier": _drawing(yard.pier, "#a56953", 3.4, seat=0.02),
    "floe": _drawing(yard.floe, "#eaf5fb", 5.2, seat=0.66),
    "lamppost": _drawing(yard.lamppost, "#636983", 0.14, shines=True),
    "wheelbarrow": _drawing(yard.wheelbarrow, "#00a65a", 1.6, (0.3, 0.18, 0.82, 0.54), 0.12),
    "watering-can": _drawing(yard.watering_can, "#00a6a6", 1.25, (0.46, 0.44, 0.86, 0.92)),
    "shovel": _drawing(yard.shovel, "#998ea4", 0.27),
    "knight": _drawing(folk.knight, "#f8312f", 0.56),
    "submarine": _drawing(folk.submarine, "#fcc53f", 1.9, (0.14, 0.68, 0.84, 0.86), 0.4),
    "rowboat": _drawing(folk.rowboat, "#a56953", 2.9, seat=0.3),
    "scooter": _drawing(folk.scooter, "#00b7c3", 1.35, (0.6, 0.52, 0.94, 0.66), 0.33),
    "excavator": _drawing(folk.excavator, "#fcb62f", 1.6, (0.46, 0.6, 0.82, 0.74)),
    "cannon": _drawing(folk.cannon, "#4a4655", 1.7, (0.1, 0.24, 0.5, 0.42)),
    "bough": _drawing(wild.bough, "#44a11b", 1.1, seat=0.545, framed=True),
    "hive": _drawing(wild.hive, "#e8b04a", 0.9),
    "brickwork": _drawing(wild.brickwork, "#b9674a", 3.2, seat=0.02),
    "gull": _drawing(wild.gull, "#f4f4f8", 1.6),
    "ledge": _drawing(fare.ledge, "#b07a4e", 11.0),
    "hen": _drawing(wild.hen, "#c4783f", 0.95),
    "cliff": _drawing(wild.cliff, "#a08d7c", 1.5, seat=0.03),
    "skateboard": _drawing(rides.skateboard, "#7c5bd0", 3.4, seat=0.3),
    "crosswalk": _drawing(rides.crosswalk, "#f2f2ee", 5.9),
    "stars": _drawing(wild.stars, "#fff6d8", 2.4),
    "fireworks": _drawing(wild.fireworks, "#ffd23f", 1.4, shines=True),
    "planet": _drawing(wild.planet, "#d9793f", 1.0),
    "traffic-light": _drawing(rides.traffic_light, "#3a3f4a", 0.3, shines=True),
    "robot": _drawing(folk.robot, "#7fa6d6", 0.55, (0.33, 0.44, 0.67, 0.58), paper="#e2e9ef"),
}  # fmt: skip
"""Every drawing by its name."""
