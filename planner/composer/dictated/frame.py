"""What stands around a described drawing: its title, subtitle, captions and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from planner.brief import PromptBrief
from planner.composer.dictated.strings import String, role_of, strings
from planner.composer.lexicon import find
from planner.composer.quotes import mask
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


class Told(NamedTuple):
    """A prompt that tells of a drawing: its words with the quoted ones masked, all that it quotes, what
    of it stands around the drawing, and the rest in order."""

    masked: str
    said: Sequence[String]
    frame: Frame
    others: list[String]


def told_of(brief: PromptBrief, drawing: str = "") -> Told | None:
    """What a prompt quotes, parted; None where it does not name the `drawing` (table, tree)."""
    masked = mask(brief.prompt, brief.quoted)
    named = (hit.meaning for hit in find(masked, "drawn", brief.language))
    if drawing and drawing not in named:
        return None
    said = strings(masked, brief.quoted, brief.language)
    return Told(masked, said, *_parted(said, brief.language))


def _parted(said: Sequence[String], language: str) -> tuple[Frame, list[String]]:
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
