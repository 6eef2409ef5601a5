"""What a mock-up's pictures show: only what a drawing surely shows; a grey plate stands for the rest."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from planner.composer.dictated.depicted import scene_of
from planner.composer.lexicon import find
from planner.composer.things import things
from planner.content import Scene
from planner.marks import drawn_scene

if TYPE_CHECKING:
    from planner.icons import IconMatch

_DETAIL = re.compile(r"[,;:(（，；：]")
_WORD = re.compile(r"[^\W\d_]+")
_PICTURE = frozenset({"picture", "icon"})
_SURE = 0.6
"""Least score of an icon that stands for what a prompt names."""


@cache
def drawn(subject: str, language: str) -> Scene | None:
    """The scene that shows a subject, its things with their sprites; None where no drawing surely does."""
    told = _DETAIL.split(subject)[0].strip()
    scene = drawn_scene(scene_of(told, language), language) if told else None
    if scene is None or not _is_sure(scene, told, language):
        return None
    return scene


def _is_sure(scene: Scene, told: str, language: str) -> bool:
    """True where things of the scene are known, or its drawing has the name of what is told."""
    label, sprite = scene.objects[0].label, scene.objects[0].sprite or ""
    if any(hit.meaning in _PICTURE for hit in find(label, "depicted", language)):
        return False  # a picture of a picture
    if label != told:
        return True
    named, said = _WORD.findall(sprite.rpartition(":")[2].lower()), _WORD.findall(told.lower())
    known = bool(find(label, "things", language))
    return known or (bool(said) and named[-1:] == [said[-1].removesuffix("s")])


def _shorter(subject: str) -> list[str]:
    """What an icon is to show, in fewer and fewer words."""
    subject = re.sub(r"^(?:an?|the|two|three|some|(?:a )?(?:pair|set|stack) of)\s+", "", subject)
    subject = re.sub(r"^(?:pair|set|stack) of\s+", "", subject)
    told = re.split(r"\s(?:with|combined|in|on|of|suggesting|such|and|to|for)\s", subject)[0]
    words = told.split()
    pair = " ".join(words[-2:])
    said = [
        subject,
        told,
        pair.removesuffix("s"),
        pair,
        *(words[-1:]),
        *(word.removesuffix("s") for word in words[::-1]),
    ]
    return [text for text in dict.fromkeys(said) if len(text) > 2]


def icon_of(subject: str, language: str) -> str | None:
    """The icon that shows a subject, if one surely does: shorter words have to be its own."""
    from planner import icons

    whole, *shorter = _shorter(subject) or [""]
    found = icons.find(whole, style="line", language=language)[:1] if whole else ()
    if found and found[0].score >= _SURE:
        return found[0].name
    first = things(subject, language)[:1]
    if first and first[0].kind == "person":
        return "lucide:users" if first[0].count > 1 else "lucide:user"
    for said in shorter:
        found = icons.find(said, style="line", language=language)[:1]
        if found and found[0].score >= _SURE and _is_own(said, found[0]):
            return found[0].name
    return None


def _is_own(said: str, icon: IconMatch) -> bool:
    """True for words that an icon was found by, and a single one that is in its name."""
    name = icon.name.rpartition(":")[2].split("-")
    return icon.how == "keyword" and (" " in said or any(said in part for part in name))
