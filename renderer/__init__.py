"""Rendering: a plan becomes a picture. The way in is `renderer.render.render`."""

from renderer.errors import RendererError, RenderError

__all__ = ["RenderError", "RendererError"]
