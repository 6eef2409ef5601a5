"""Which language the picture speaks: the one asked for, else the inputs', else the prompt's."""

from __future__ import annotations

from grounding.types import Inputs
from planner.content import Wishes


def language_of(prompt: str, inputs: Inputs, wishes: Wishes) -> str:
    """The language of a prompt as a primary tag such as `en`; the inputs' where it is empty."""
    if prompt.strip():
        from grounding import detect_language

        return primary(detect_language(prompt))
    given = inputs.documents[0].language if inputs.documents else wishes.language or "en"
    return primary(given)


def primary(tag: str) -> str:
    """The language part of a tag: `zh` of `zh-Hant`."""
    return tag.lower().replace("_", "-").split("-", 1)[0] or "en"
