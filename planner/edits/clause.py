"""One instruction of an edit: its words, its quotes, and what its words mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.composer.language import primary
from planner.composer.lexicon import find, is_cjk
from planner.composer.quotes import Quote, mask, quotes
from planner.composer.text import stopwords
from planner.composer.things import things
from planner.edits.photo import LABEL
from planner.plan import PictureElement, Plan


@dataclass(frozen=True, slots=True)
class Clause:
    """One instruction: its words, the same with quotes blotted out, the quotes, and its language."""

    text: str
    masked: str
    quoted: tuple[Quote, ...]
    language: str

    @classmethod
    def of(cls, text: str, language: str) -> Clause:
        found = quotes(text)
        return cls(text, mask(text, found), found, language)

    def means(self, name: str) -> bool:
        """Whether the clause has a word of that meaning among the words for edits."""
        return any(hit.meaning == name for hit in find(self.masked, "edits", self.language))

    def rest(self, spans: Sequence[tuple[int, int]] = ()) -> str:
        """Its words outside of quotes and spans that are no words for edits and no stop words."""
        hits = (
            h for kind in ("edits", "edit_words") for h in find(self.masked, kind, self.language)
        )
        text = self.masked
        for start, end in (*spans, *((hit.start, hit.end) for hit in hits)):
            text = text[:start] + " " * (end - start) + text[end:]
        said = re.findall(r"[^\W_]+", text)
        stop = stopwords(self.language)
        return " ".join(word for word in said if word.casefold() not in stop)

    def first(self, kind: str) -> str | None:
        """The first meaning of a word list that the clause names."""
        return next((hit.meaning for hit in find(self.masked, kind, self.language)), None)


def labels_of(plan: Plan) -> list[str]:
    """What the things of all pictures are called."""
    pictures = (e for e in plan.elements if isinstance(e, PictureElement))
    labels = (thing.label for picture in pictures for thing in picture.objects)
    return list(dict.fromkeys(label for label in labels if label != LABEL))


def present(clause: Clause, plan: Plan) -> list[str]:
    """The things of the pictures that a clause names, in its order."""
    return [label for _, label in places(clause, plan)]


def places(clause: Clause, plan: Plan) -> list[tuple[int, str]]:
    """Where a clause names things of the pictures: by their labels, in another language by their drawings."""
    labels = labels_of(plan)
    found = [(at, label) for label in labels if (at := place_of(label, clause.masked)) >= 0]
    if not found and labels and clause.language != primary(plan.language):
        found = _translated(clause, plan)
    return sorted(found)


def _translated(clause: Clause, plan: Plan) -> list[tuple[int, str]]:
    """Where a clause names things that are drawn as things of the pictures are."""
    from planner.sprites import sprite_of

    pictures = (e for e in plan.elements if isinstance(e, PictureElement))
    drawn = {o.sprite.rpartition(":")[2]: o.label for p in pictures for o in p.objects if o.sprite}
    said = [
        (t.start, sprite_of(t.noun, clause.language))
        for t in things(clause.masked, clause.language)
    ]
    named = [(at, name.rpartition(":")[2]) for at, name in said if name]
    return [(at, drawn[name]) for at, name in named if name in drawn]


def place_of(label: str, text: str) -> int:
    """Where a thing is named in a text, by its whole label or its last word, in one or many; else -1."""
    if is_cjk(label):
        return text.find(label)
    noun = label.split()[-1]
    stem = noun[:-1] if len(noun) > 3 and noun.endswith("s") else noun
    match = re.search(rf"(?i)(?<!\w){re.escape(stem)}(?:e?s)?(?!\w)", text)
    return match.start() if match else -1
