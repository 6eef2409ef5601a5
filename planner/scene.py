"""Plain scene prompts: the things in them, where they stand, and the text they carry."""

from __future__ import annotations

from planner.composer.quotes import Quote
from planner.content import Scene


def read_scene(masked: str, prompt: str, quoted: tuple[Quote, ...], language: str) -> Scene | None:
    return None
