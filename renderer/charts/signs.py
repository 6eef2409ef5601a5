"""Icons inside a chart, nested as they are; matplotlib has no part in them."""

from __future__ import annotations

import re

from planner import icons
from renderer.charts.sheet import Sign
from renderer.errors import RenderError

_WHOLE = re.compile(r"<svg([^>]*)>(.*)</svg>", re.DOTALL)
_VIEW = re.compile(r'viewBox="([^"]+)"')


def sign_svg(sign: Sign) -> str:
    """The icon in each of its places; a cut one shows as much of it as its width allows."""
    (left, top, wide, high), body = _icon(sign.icon, sign.color)
    parts = [f'<g id="{sign.gid}">' if sign.gid else "<g>"]
    for box, part in sign.places:
        shift = 1 - part if sign.mirrored else 0.0
        view = (left + shift * wide, top, part * wide, high)
        parts.append(
            f'<svg x="{box.x + shift * box.w:.6f}" y="{box.y:.6f}" width="{part * box.w:.6f}" '
            f'height="{box.h:.6f}" viewBox="{" ".join(f"{v:.6f}" for v in view)}" '
            f'preserveAspectRatio="none">{body}</svg>'
        )
    return "".join(parts) + "</g>\n"


def _icon(name: str, color: str) -> tuple[tuple[float, float, float, float], str]:
    """The view box and the body of an icon; RenderError if there is none called `name`."""
    if not icons.exists(name):
        raise RenderError(f"There is no icon called {name}; choose another for the pictogram.")
    found = _WHOLE.search(icons.svg(name, color=color))
    view = _VIEW.search(found.group(1)) if found else None
    if found is None or view is None:
        raise RenderError(f"The icon {name} has no view box; choose another for the pictogram.")
    left, top, wide, high = (float(part) for part in view.group(1).split())
    return (left, top, wide, high), found.group(2)
