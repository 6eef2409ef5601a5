"""Icons: found by meaning in the text's own language, drawn as SVG in any colour.

- Line icons: Lucide (adjustable stroke) and Phosphor (five weights); colour icons: Fluent Emoji.
- `find` looks words up first and loads the sentence encoder only when words do not decide; below a
  threshold it returns nothing, for a wrong icon is worse than none.
- `likely` weighs words, meaning and the page's topic, and says how sure each icon is.
"""

from planner.icons.boards import board, board_svg
from planner.icons.called import LUMINARIES, called
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
    stand_in,
    stand_in_by_meaning,
    suits,
    svg,
    whole,
)
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
