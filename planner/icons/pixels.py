"""What a drawing covers of its square, measured on a small raster."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

SIDE = 96
Ink = tuple[float, float, float, float]
"""Left, top, right and bottom in shares of a square."""


def raster(svg: str) -> npt.NDArray[np.uint8]:
    """An SVG document as pixels, uint8 [SIDE, SIDE, 4]."""
    import numpy as np
    import resvg_py
    from PIL import Image

    png = resvg_py.svg_to_bytes(svg_string=svg, width=SIDE, height=SIDE)
    return np.asarray(Image.open(io.BytesIO(bytes(png))).convert("RGBA"))


@cache
def ink(svg: str) -> Ink:
    """The box of all that is not clear; the whole square where nothing is drawn."""
    import numpy as np

    cover = raster(svg)[..., 3] > 60
    rows, columns = (np.flatnonzero(cover.any(axis)) for axis in (1, 0))
    if not rows.size:
        return 0.0, 0.0, 1.0, 1.0
    edges = columns[0], rows[0], columns[-1] + 1, rows[-1] + 1
    left, top, right, bottom = (float(edge) / SIDE for edge in edges)
    return left, top, right, bottom


@cache
def top_between(svg: str, left: float, right: float) -> float:
    """How far down a drawing begins between two columns, in shares of the square; 1.0 where nothing is drawn."""
    import numpy as np

    first, last = (min(SIDE, max(0, round(SIDE * at))) for at in (left, right))
    rows = np.flatnonzero((raster(svg)[:, first:last, 3] > 60).any(1))
    return float(rows[0]) / SIDE if rows.size else 1.0


_NARROW = 0.55


def side_in(svg: str, w: float, h: float) -> float:
    """The side of a drawing's square in a cell: clear margins of what is narrow may reach over its edges."""
    return min(h, w / cell_of(svg))


def cell_of(svg: str) -> float:
    """Width over height of the cell that a drawing fills: of what is narrow that of its ink."""
    left, _, right, _ = ink(svg)
    return right - left if right - left < _NARROW else 1.0
