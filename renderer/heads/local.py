"""The head `local`: our own model paints the picture at the pixels that it will have on the page."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from planner.parts import USUAL, Role, in_order
from planner.plan import Plan
from renderer.errors import RenderError
from renderer.heads import Access, OnEvent, Painted, Painting, PaintRequest
from renderer.heads.raster import lock, mark, missing, on_disc, pixel_box, sketch_of, weather
from renderer.model.settings import Settings, settings_of
from renderer.relief import Emphasis

_INSTALL = "The local image head needs more packages; run: pip install 'nbcli-image[local]'"


@cache
def network() -> Any:
    """The shipped model, loaded once.

    Raises RenderError where a package or the weights are missing.
    """
    try:
        from renderer.model import weights
    except ImportError as error:
        raise RenderError(f"{_INSTALL} ({error.name} is missing).") from error
    return weights.load(weights.shipped())


class LocalHead:
    """Paints with the shipped weights: sketch first, tokens of the whole, then tiles.

    What is painted is kept for an interruption every `every` seconds, or as often as is sensible.
    """

    def __init__(self, settings: Settings, every: float | None = None) -> None:
        self._settings, self._every = settings, every

    name = "local"
    capabilities = frozenset({"raster", "mask", "strength", "light", "medium"})

    def paint(self, request: PaintRequest, on_event: OnEvent | None = None) -> Painting:
        """The element painted at its own pixels."""
        model = network()
        from renderer.model.resume import EVERY, Resume
        from renderer.model.sample import paint
        from renderer.references import drawings

        plan, element = request.plan, request.element
        scale = request.size_px[0] / plan.canvas.width
        _, _, width, height = pixel_box(element, scale)
        settings = replace(
            self._settings, steps=request.steps or self._settings.steps,
            strength=request.strength, seed=request.drawn_seed, order=order(plan),
            emphasis=emphasis(plan),
        )  # fmt: skip
        notes = list(missing(element.objects))
        resume = None
        if request.unfinished:
            file = request.unfinished / f"{re.sub('[^a-zA-Z0-9-]', '_', element.id)}.npz"
            resume = Resume(file, EVERY if self._every is None else self._every)

        def told(done: int, total: int) -> None:
            if on_event:
                on_event(Painted(f"{element.id}: tile {done} of {total}"))

        pixels = paint(
            model, element, plan.style, (width, height), settings,
            mask=request.mask, source=request.source, on_tile=told,
            drawings=drawings(plan),
            on_note=notes.append, resume=resume,
        )  # fmt: skip
        weather(pixels, request)
        lock(pixels, request)
        shown = on_disc(pixels, sketch_of(request))
        return Painting(
            [mark(element, shown, scale)], "painted", tuple(dict.fromkeys(notes)), shown
        )


def order(plan: Plan) -> tuple[str, ...]:
    """The roles of tokens in the order of the instruction graph, else the most important first."""
    steps = in_order(sorted(plan.brief.instructions, key=lambda step: -step.importance))
    kinds = [step.kind for step in steps if step.kind in ("object", "style", "background")]
    return tuple(dict.fromkeys([*kinds, "object", "background"]))


def emphasis(plan: Plan) -> Emphasis:
    """How strongly light and medium show, by the importance of instructions over that usual for their kind."""

    def weight(kind: Role) -> float:
        found = [step.importance for step in plan.brief.instructions if step.kind == kind]
        return min(2.0, max(found) / USUAL[kind]) if found else 1.0

    return Emphasis(weight("object"), weight("background"), weight("style"))


def head(settings: str, access: Access) -> LocalHead:
    """The head with settings as `NAME=VALUE,…`. Raises RenderError for one that there is not."""
    return LocalHead(settings_of(settings))
