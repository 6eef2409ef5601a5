"""Icons as SVG documents, and the drawings that stand in for those that there are not."""

from __future__ import annotations

import json
import zlib
from functools import cache
from typing import Any

from planner.errors import PlanError
from planner.icons.boards import board
from planner.icons.bodies import PARTS, is_bust, made
from planner.icons.figures import FACES
from planner.icons.index import COLOUR, FAMILY, WHOLE, made_of
from planner.icons.search import DATA, connection

_SIDE = {"lucide": 24, "ph": 256, "fluent-emoji-flat": 32}  # of the drawing, in its own units
_LUCIDE_STROKE = 'stroke-width="2"'


def svg(name: str, *, color: str | None = None, stroke_width: float | None = None) -> str:
    """The icon as a whole SVG document.

    `color` (any SVG colour) paints line and filled icons, by default in `currentColor`; colour
    icons are drawn as they are (see `recolour`). `stroke_width`, in 24ths of the icon's side, by
    default 2, applies to Lucide alone: Phosphor's stroke is its style. Raises PlanError for an
    unknown name.
    """
    if name.startswith(WHOLE):
        part, pose = made_of(name)
        return made(svg(part), part.rpartition(":")[2], pose)
    row = connection().execute("SELECT body FROM drawing WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise PlanError(f"There is no icon called {name!r}: take a name that `find` returned.")
    body = zlib.decompress(row[0]).decode()
    family = name.partition(":")[0]
    if stroke_width is not None and family == "lucide":
        body = body.replace(_LUCIDE_STROKE, f'stroke-width="{stroke_width:g}"')
    if color is not None:
        body = body.replace("currentColor", color)
    side = _SIDE[family]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" '
        f'viewBox="0 0 {side} {side}">{body}</svg>'
    )


def whole(name: str, person: bool) -> str:
    """The drawing of a whole animal, a boat out of the water, or for a `person` one who stands."""
    if not name.startswith(COLOUR):
        return name
    own = name.rpartition(":")[2]
    part = own in PARTS or (person and (own in FACES or is_bust(svg(name))))
    return f"{WHOLE}{name}" if part else name


def stand_in(label: str) -> str | None:
    """The drawing for an English name that no colour icon bears: a dove for gulls, a two-tone lighthouse."""
    table, said = _stand_ins(), label.casefold().replace("-", " ")
    name = table.get(said) or table.get(said.removesuffix("s"))
    return _stand_in_drawing(name) if name else None


def _stand_in_drawing(name: str) -> str:
    prefix, _, rest = name.rpartition(":")
    if board(name) is not None:
        return name
    return f"{prefix}:{rest}{FAMILY['duotone'][1]}" if prefix else f"{COLOUR}:{rest}"


_SAME = 0.72
"""Least nearness in meaning of a name to an English one that it translates."""


@cache
def _stand_ins() -> dict[str, str]:
    table: dict[str, str] = json.loads((DATA / "standins.json").read_text(encoding="utf-8"))
    return table


def stand_in_by_meaning(label: str) -> tuple[str, float] | None:
    """The stand-in of the English name that means the same as a label of any language, and how near it is."""
    from grounding.encode import encode

    names, meanings = _stand_in_meanings()
    near = meanings @ encode([label])[0]
    best = int(near.argmax())
    if near[best] < _SAME:
        return None
    return _stand_in_drawing(_stand_ins()[names[best]]), float(near[best])


@cache
def _stand_in_meanings() -> tuple[list[str], Any]:
    from grounding.encode import encode

    names = [name for name in _stand_ins() if name.isascii()]
    return names, encode(names)
