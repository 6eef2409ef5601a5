"""Rendering: a plan becomes a picture."""

from renderer.errors import RendererError, RenderError
from renderer.render import Picture, pixel_size, render

__all__ = ["Picture", "RenderError", "RendererError", "pixel_size", "render"]
