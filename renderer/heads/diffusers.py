"""The head `diffusers:PATH`: an open checkpoint, from a folder or the hub, starting from the shaded sketch.

What is painted by rule is the picture to start from (SDEdit, arXiv:2108.01073), so the model keeps the
plan's composition and light; with a mask the pipeline inpaints.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from renderer.errors import RenderError
from renderer.heads import Access, OnEvent, Painted, Painting, PaintRequest
from renderer.heads.asked import brief, placed
from renderer.heads.raster import png, sketch_of

_INSTALL = "The head diffusers needs more packages; run: pip install 'nbcli-image[diffusers]'"
_STEP, _LONGEST = 16, 1024
"""Sides are multiples of the one, and no longer than the other: open models repeat themselves beyond."""
STRENGTH, STEPS = 0.6, 30
"""How far the model may leave the shaded sketch, and in how many steps."""


def head(model: str, access: Access) -> DiffusersHead:
    """The head for a checkpoint. Raises RenderError where none is named."""
    if not model:
        raise RenderError("diffusers needs a folder or a hub id; write --head diffusers:PATH.")
    return DiffusersHead(f"diffusers:{model}", model)


@dataclass(frozen=True)
class DiffusersHead:
    """Paints with an image-to-image pipeline of diffusers."""

    name: str
    source: str
    capabilities = frozenset({"raster", "mask", "strength", "light", "medium"})

    def paint(self, request: PaintRequest, on_event: OnEvent | None = None) -> Painting:
        """The element as the checkpoint paints it.

        Raises RenderError where a package is missing, or the checkpoint cannot be used.
        """
        import torch
        from PIL import Image

        told = brief(request)
        pipe, inpaint = _pipelines(self.source)
        steps = request.steps or STEPS
        start = _start(request, told.width, told.height)
        size = start.size
        given: dict[str, Any] = {
            "prompt": told.words, "image": start, "num_inference_steps": steps,
            "strength": STRENGTH if request.strength >= 1 else request.strength,
            "generator": torch.Generator().manual_seed(told.seed), "output_type": "pil",
        }  # fmt: skip
        if request.mask is not None:
            given["mask_image"] = Image.fromarray(request.mask).resize(size, 0)
            given |= {"width": size[0], "height": size[1]}
            pipe = inpaint(pipe)

        def told_step(pipe: Any, step: int, time: Any, state: dict[str, Any]) -> dict[str, Any]:
            if on_event:
                on_event(Painted(f"{request.element.id}: step {step + 1}"))
            return state

        try:
            made = pipe(**given, callback_on_step_end=told_step).images[0]
        except (ValueError, RuntimeError, TypeError) as error:
            raise RenderError(f"{self.name} could not paint: {_first(error)}") from error
        return placed(png(made), request, self.name)


@cache
def _pipelines(source: str) -> tuple[Any, Any]:
    """The pipeline of a checkpoint, and what makes an inpainting one of it."""
    try:
        import torch

        transformers: Any = import_module("transformers")
        diffusers: Any = import_module("diffusers")
        for kit in (transformers, diffusers.utils):
            kit.logging.set_verbosity_error()
            kit.logging.disable_progress_bar()
    except ImportError as error:
        raise RenderError(f"{_INSTALL} ({error.name} is missing).") from error
    cuda = torch.cuda.is_available()
    try:
        pipe = diffusers.AutoPipelineForImage2Image.from_pretrained(source)
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise RenderError(f"{source} is no checkpoint for diffusers: {_first(error)}") from error
    pipe.set_progress_bar_config(disable=True)
    pipe = pipe.to("cuda", torch.bfloat16) if cuda else pipe
    return pipe, diffusers.AutoPipelineForInpainting.from_pipe


def _first(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _start(request: PaintRequest, width: int, height: int) -> Any:
    """The picture to start from, in sides that the model takes: the source, else the shaded sketch."""
    from PIL import Image

    from renderer.shade import Painter

    shrink = min(1.0, _LONGEST / max(width, height))
    wide, high = (max(_STEP, _STEP * round(side * shrink / _STEP)) for side in (width, height))
    size = (wide, high)
    if request.source is not None:
        return Image.fromarray(request.source).resize(size)
    sketch = sketch_of(request)
    return Image.fromarray(Painter(sketch, request.drawn_seed).paint(sketch.whole(*size)))
