"""Icons for the items of a page: the likeliest for each, and a plain dot for a hard one among many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.icons import Style

LEAST, SURE = 0.36, 0.5
"""Least chance that an icon is right: on a page whose other icons are surer, and standing alone."""
ON_THE_WHOLE = 0.6
"""Least mean chance of the icons of a list. A gap in a row of icons looks like a mistake, and so does a
wrong icon: a list has a mark for every item, or numerals and words alone."""
FEW, ASKED = 0.2, 0.5
"""At most this share of a list is marked by dots, which say nothing and so nothing wrong; more where the
prompt asks for icons by name."""
_DOTS: dict[Style, str] = {
    "line": "lucide:circle", "light": "ph:circle-light", "regular": "ph:circle", "bold": "ph:circle-bold",
    "fill": "ph:circle-fill", "duotone": "ph:circle-duotone",
}  # fmt: skip
"""The plain mark of each set of one-colour icons."""


def item_icons(
    queries: Sequence[str],
    style: Style,
    language: str,
    topic: str = "",
    dots: float = 0.0,
    least: float = LEAST,
) -> list[str]:
    """An icon's name for each text of a page on `topic`, none twice, else "" for all.

    Each has a chance of `least` to be right. Of hard texts among many a share of `dots` at most has a plain mark.
    """
    from planner import icons

    likely = icons.likely(queries, style=style, language=language, topic=topic)
    offers = sorted(
        (-chance, i, name) for i, names in enumerate(likely) for name, chance in names.items()
    )
    found: dict[int, tuple[str, float]] = {}
    taken: set[str] = set()
    for less, i, name in offers:
        if -less >= least and i not in found and name not in taken:
            found[i] = name, -less
            taken.add(name)
    mean = sum(chance for _, chance in found.values()) / max(1, len(found))
    few = len(queries) - len(found) <= (dots * len(queries) if style in _DOTS else 0)
    enough = few and mean >= (ON_THE_WHOLE if len(queries) > 1 else SURE)
    dot = (_DOTS.get(style, ""), 0.0)
    return [found.get(i, dot)[0] if enough else "" for i in range(len(queries))]
