"""The head `none`: pictures become vector illustration, and are labelled so."""

from __future__ import annotations

from renderer.heads import OnEvent, Painting, PaintRequest
from renderer.pictures import picture_svg, words_on
from renderer.references import drawings

_NOTE = "Pictures are vector illustrations: no image head was used; --head shaded paints them."


class NoHead:
    """Draws a picture's objects as vector art in the plan's palette."""

    name = "none"
    capabilities = frozenset({"vector"})

    def paint(self, request: PaintRequest, on_event: OnEvent | None = None) -> Painting:
        """An illustration in place of a painting."""
        element, plan = request.element, request.plan
        box = element.box
        mark = {
            "t": "svg", "x": box.x, "y": box.y, "w": box.w, "h": box.h,
            "svg": picture_svg(
                element, plan.style, plan.seed, drawings(plan), words_on(plan, element)
            ),
            "alt": element.alt or None,
        }  # fmt: skip
        return Painting([mark], "illustration", (_NOTE,))


HEAD = NoHead()
