"""The head `auto`: pictures whose light or medium was asked for are painted, all others illustrated."""

from __future__ import annotations

from renderer.heads import OnEvent, Painting, PaintRequest, head_named


class AutoHead:
    """Chooses for each picture."""

    name = "auto"
    capabilities = frozenset({"vector", "raster", "light", "medium"})

    def paint(self, request: PaintRequest, on_event: OnEvent | None = None) -> Painting:
        """The element by `shaded` or by `none`."""
        name = "shaded" if request.element.painted else "none"
        return head_named(name).paint(request, on_event)


HEAD = AutoHead()
