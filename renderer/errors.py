"""Errors a person can act on, raised while a picture is made."""

from __future__ import annotations


class RendererError(Exception):
    """Base of every error of this room; its text is one sentence for the person."""


class RenderError(RendererError):
    """The plan cannot be drawn as asked."""
