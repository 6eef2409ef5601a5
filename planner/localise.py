"""The composer's own few words, in the language of the picture."""

from __future__ import annotations

from planner.composer.language import primary
from planner.composer.lexicon import load


def phrase(name: str, language: str, **parts: str) -> str:
    """A fixed phrase such as `source` ("Source: {source}") with its parts filled in.

    Raises KeyError where the phrase does not exist; a language without it is served in English.
    """
    table = load("phrases", "composer")[name]
    tag = language.lower()
    traditional = tag.startswith("zh") and any(mark in tag for mark in ("hant", "-tw", "-hk"))
    key = "zh-Hant" if traditional else primary(language)
    form: str = table.get(key, table["en"])
    return form.format(**parts)
