"""What stands around a described drawing: its title, subtitle, captions and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.brief import PromptBrief
from planner.composer.dictated.strings import String, role_of
from planner.composer.lexicon import find
from planner.content import Content


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around a drawing."""

    title: str = ""
    deck: str = ""
    notes: tuple[str, ...] = ()

    def content(self, brief: PromptBrief) -> Content:
        """A page with these words and nothing else."""
        return Content(
            headline=self.title, language=brief.language, deck=self.deck, footer=self.notes,
            topic=self.title or brief.topic,
        )  # fmt: skip


def frame_of(masked: str, said: Sequence[String], language: str) -> tuple[Frame, list[String]]:
    """The strings that are called title, subtitle, caption or note, and the others in order."""
    title, deck = "", ""
    notes: list[str] = []
    others: list[String] = []
    for string in said:
        called = _called(string.lead, language)
        if called == "title" and not title:
            title = string.text
        elif called == "deck" and not deck and not others:
            deck = string.text
        elif called in ("deck", "note") and string.value == "":
            notes.append(string.text)
        else:
            others.append(string)
    return Frame(title, deck, tuple(notes)), others


def _called(lead: str, language: str) -> str:
    """`title`, `deck` or `note` by the last word that names the string; "" for a part of the drawing."""
    role = role_of(lead, language)
    hits = [hit.meaning for hit in find(lead[-90:], "roles", language)]
    last = hits[-1] if hits else ""
    if role == "titled":
        return "title"
    if role == "text" and last in ("deck", "footer", "note", "body", "source"):
        return "deck" if last == "deck" else "note"
    return ""
