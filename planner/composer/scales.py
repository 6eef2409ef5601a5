"""How large the things of a scene are drawn: so that few fill the picture, and many find room."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from planner.composer.phrases import Thing
from planner.composer.spots import INDOORS
from planner.composer.standing import UPRIGHT, by_wall, extent, usual
from planner.parts import PictureObject

SCENERY = ("sky", "plant", "building", "boat")
_FEW, _CROWDED = 3, 0.5
"""Scenery of so many things stands side by side; where there are more, half of each is behind others."""
_WIDEST = 880.0
"""Most that things take side by side, units; some stand behind others."""
_LOFTY, _UNDER_SKY = 300.0, 0.65
"""Height of what fills much of the sky, as fireworks do, and how much lower what stands under it is, units."""
_TARGET_HEIGHT = 430.0
"""The main thing is drawn at least about this tall where few things share the picture, units."""


def fill(things: Sequence[Thing], ground: str) -> float:
    """How much larger than usual all things are drawn, so that few of them fill the picture."""
    main = [
        t
        for t in things
        if t.kind not in ("sky", "sign") and t.how not in ("lies", "sill", "crossed")
    ]
    aloft = any(
        t.kind == "sky" and t.how not in ("strewn", "world") and t.height > _LOFTY for t in things
    )
    target = _TARGET_HEIGHT * (_UNDER_SKY if aloft else 1.0)
    tallest = max((usual(t)[1] for t in main), default=target)
    share = _CROWDED if len(main) > _FEW else 0.85
    rows = _rows(main, ground)
    crowd = max(1.0, max(map(len, rows)) / 3)
    wide = max(
        sum(extent(t, 0.2, 1.0)[0] * (share if t.kind in SCENERY else 1.0) for t in row)
        for row in rows
    )
    room = _WIDEST / wide if wide else 2.6
    return min(max(1.0, min(2.6, target / tallest / math.sqrt(crowd))), max(0.5, room))


def _rows(things: Sequence[Thing], ground: str) -> tuple[list[Thing], list[Thing]]:
    """What stands side by side: of more than a few things indoors two rows, one behind the other."""
    if ground not in INDOORS or len(things) <= _FEW:
        return list(things), []
    back = [t for t in things if (by_wall(t) if ground == "room" else t.ratio < UPRIGHT)]
    return back, [thing for thing in things if thing not in back]


def scale_of(others: Sequence[tuple[Thing, PictureObject]]) -> float:
    """How much larger than usual things are drawn: the middle one of those that stand."""
    found = sorted(
        o.box.h / max(extent(replace(thing, count=o.count), o.depth, 1.0)[1], 1)
        for thing, o in others
        if o.support and thing.kind not in ("sky", "sign")
    )
    return found[len(found) // 2] if found else 1.6
