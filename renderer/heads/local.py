"""The head `local`: our own model paints the picture at the pixels that it will have on the page."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from planner.plan import Plan
from renderer.errors import RenderError
from renderer.heads import OnEvent, Painted, Painting, PaintRequest
from renderer.heads.raster import mark, missing, on_disc, pixel_box, sketch_of

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

    def __init__(self, every: float | None = None) -> None:
        self._every = every

    name = "local"
    capabilities = frozenset({"raster", "mask", "strength", "light", "medium"})

    def paint(self, request: PaintRequest, on_event: OnEvent | None = None) -> Painting:
        """The element painted at its own pixels."""
        model = network()
        from renderer.model.resume import EVERY, Resume
        from renderer.model.sample import paint
        from renderer.model.settings import Settings
        from renderer.references import drawings

        plan, element = request.plan, request.element
        scale = request.size_px[0] / plan.canvas.width
        _, _, width, height = pixel_box(element, scale)
        settings = Settings(
            steps=request.steps or Settings.steps, strength=request.strength,
            seed=request.drawn_seed, order=order(plan),
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
        shown = on_disc(pixels, sketch_of(request))
        return Painting([mark(element, shown, scale)], "painted", tuple(dict.fromkeys(notes)))


def order(plan: Plan) -> tuple[str, ...]:
    """The roles of tokens in the order of the instruction graph, the most important first."""
    steps = sorted(plan.brief.instructions, key=lambda step: -step.importance)
    kinds = [step.kind for step in steps if step.kind in ("object", "style", "background")]
    return tuple(dict.fromkeys([*kinds, "object", "background"]))


HEAD = LocalHead()
