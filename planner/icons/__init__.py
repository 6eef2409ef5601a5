"""Icons: found by meaning in the text's own language, drawn as SVG in any colour.

- Line icons: Lucide (adjustable stroke) and Phosphor (five weights); colour icons: Fluent Emoji.
- `find` looks words up first and loads the sentence encoder only when words do not decide; below a
  threshold it returns nothing, for a wrong icon is worse than none.
- `likely` weighs words, meaning and the page's topic, and says how sure each icon is.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.icons.boards import board, board_svg
    from planner.icons.drawn import stand_in, stand_in_by_meaning, svg, whole
    from planner.icons.dyes import clad, dyed, recolour
    from planner.icons.figures import is_person
    from planner.icons.filled import solid
    from planner.icons.index import (
        IconMatch,
        IconSet,
        Style,
        cards,
        every,
        exists,
        find,
        likely,
        names,
        sets,
        signs,
        spoken,
        suits,
    )
    from planner.icons.naming import LUMINARIES, called
    from planner.icons.pixels import cell_of, ink, side_in, top_between

__all__ = [
    "LUMINARIES",
    "IconMatch",
    "IconSet",
    "Style",
    "board",
    "board_svg",
    "called",
    "cards",
    "cell_of",
    "clad",
    "dyed",
    "every",
    "exists",
    "find",
    "ink",
    "is_person",
    "likely",
    "names",
    "recolour",
    "sets",
    "side_in",
    "signs",
    "solid",
    "spoken",
    "stand_in",
    "stand_in_by_meaning",
    "suits",
    "svg",
    "top_between",
    "whole",
]

_HOMES = {
    "boards": ("board", "board_svg"),
    "drawn": ("stand_in", "stand_in_by_meaning", "svg", "whole"),
    "dyes": ("clad", "dyed", "recolour"),
    "figures": ("is_person",),
    "filled": ("solid",),
    "naming": ("LUMINARIES", "called"),
    "pixels": ("cell_of", "ink", "side_in", "top_between"),
}
"""The modules of all names that are not the index's."""


def __getattr__(name: str) -> Any:
    """Load a part when it is first asked for: most plans need the index alone."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = next((home for home, names in _HOMES.items() if name in names), "index")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
