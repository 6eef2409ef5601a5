"""The forms of sentences, by language: the files `data/findings/<language>.json`, and how they are filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from planner.findings.words import load

LANGUAGES = (
    "en", "zh-Hans", "zh-Hant", "ja", "ar", "de", "fr", "es", "pt", "it", "ru", "ko", "hi",
)  # fmt: skip
_TWICE = re.compile(r"\b([A-Za-zÀ-ÿ]+) (?=\1\b)", re.IGNORECASE)


def supported(language: str) -> str | None:
    """The language of sentences for a BCP 47 tag, or None where there are no forms for it."""
    if language in LANGUAGES:
        return language
    base, *rest = language.split("-")
    if base == "zh":
        return "zh-Hant" if {"Hant", "TW", "HK", "MO"} & set(rest) else "zh-Hans"
    return base if base in LANGUAGES else None


@cache
def forms_of(language: str) -> dict[str, Any]:
    """The forms of a language, one of LANGUAGES."""
    assert files("planner").joinpath(f"data/findings/{language}.json").is_file()
    return load(language)


def fill(form: str, slots: Mapping[str, str]) -> str:
    """The form with its slots; a word that meets itself (`total Total`) is said once."""
    text = form.format_map(slots)
    return _TWICE.sub("", text) if _TWICE.search(text) and not _doubled(slots) else text


def _doubled(slots: Mapping[str, str]) -> bool:
    """True where a name itself repeats a word (`Bora Bora`): names stay as they are."""
    return any(_TWICE.search(value) for value in slots.values())
