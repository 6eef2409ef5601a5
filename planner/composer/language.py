"""Which language the picture speaks: the one asked for, else the inputs', else the prompt's."""

from __future__ import annotations

from grounding.types import Inputs
from planner.content import Wishes


def language_of(prompt: str, inputs: Inputs, wishes: Wishes) -> str:
    """The tag of a prompt's language such as `en` or `zh-Hant`; the inputs' where it is empty."""
    if prompt.strip():
        from grounding.language import detect_language

        return detect_language(prompt)
    return inputs.documents[0].language if inputs.documents else wishes.language or "en"


def primary(tag: str) -> str:
    """The language part of a tag: `zh` of `zh-Hant`."""
    return tag.lower().replace("_", "-").split("-", 1)[0] or "en"
