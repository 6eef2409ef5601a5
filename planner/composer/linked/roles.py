"""What a quoted string is in a drawing's prose: a thing where a link starts or ends, a link's words, a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.composer.linked.items import FORMS, Item, Sentence

LINKED = ("arrow", "lead", "branch", "chain", "next")
_AROUND = ("ring", "lane")
_ENDS = {"from": "source", "to": "target"}
_PLACES = ("beside", "below", "outside")
_TOUCH = 1
"""Letters between a string and the word that belongs to it."""


@dataclass(frozen=True)
class Spoken:
    """A quoted string in its sentence: the meanings `since` the one before, and what is known of it.

    `linked` where the sentence speaks of links, `thing` and `group` where the string names one, `drawn` where
    a link was drawn just before, `joined` where any was.
    """

    sentence: Sentence
    at: int
    since: Sequence[str]
    linked: bool
    thing: bool
    group: bool
    drawn: bool
    joined: bool

    @property
    def behind(self) -> str:
        """The meaning of the word right behind it."""
        after = self.sentence.items[self.at + 1 : self.at + 2]
        near = [i for i in after if i.start - self.sentence.items[self.at].end <= _TOUCH]
        return near[0].meaning if near else ""

    @property
    def form(self) -> str:
        """The form that the nouns by it tell: `a circular node` is a circle; a text where words stand alone."""
        if {"center", "write"} <= set(self.since):
            return "text"
        forms = [m for m in (*self.since, self.behind) if m in FORMS and m != "ring"]
        exact = [m for m in forms if m not in ("box", "stack")]
        return (exact or forms or [""])[-1]

    @property
    def opens_link(self) -> bool:
        """True for words of a link that is told behind them."""
        return bool({"arrow", "branch"} & set(self.since)) or self.behind in (*_ENDS, "lead")

    @property
    def is_words(self) -> bool:
        """True for a link's words: no thing is spoken of between the link and them."""
        told = [m for m in self.since if m in (*FORMS, *_ENDS, "arrow", "branch", "label")]
        if self.thing or not told or not self.linked or "chain" in self.since:
            return False
        spoken = [m for m in told if m != "label"]
        return spoken[-1] in ("arrow", "branch") if spoken else self.drawn

    @property
    def names_link(self) -> bool:
        """True for words right before the ends of their link: `'fixation' from 'A' to 'B'`."""
        before: list[Item] = list(self.sentence.items[: self.at])
        labelled = any(item.meaning == "label" for item in before)
        return self.joined and labelled and self.behind in _ENDS and not (self.thing or self.form)


def role_of(one: Spoken) -> str:
    """holder, group, child, label, source, target, anchor, aside, caption or subject."""
    words = [
        m
        for m in one.since
        if m not in ("new", "same", "dashed", "dotted", "which", "both", "there")
    ]
    bare = [m for m in words if m not in (*_AROUND, *FORMS)]
    if bare[-1:] == ["aside"]:
        return "aside"
    if bare[-1:] == ["inside"] or (
        bare[-1:] == ["in"] and (one.group or one.behind in _AROUND or words[-1] in _AROUND)
    ):
        return "holder"
    nouns = [m for m in words if m in (*_AROUND, *FORMS, "to")]
    if nouns[-1:] in (["ring"], ["lane"]) and not one.thing:
        return "group"
    if "children" in bare:
        return "child"
    if one.is_words or one.names_link:
        return "label"
    ends = [m for m in bare if m in (*_ENDS, *_PLACES)]
    if one.linked and ends and ends[-1] in _ENDS:
        return _ENDS[ends[-1]]
    if (one.thing or one.group) and ends and ends[-1] in _PLACES:
        return "anchor"
    if bare[-1:] == ["caption"] and one.at:
        return "caption"
    return "aside" if "aside" in bare and not one.form else "subject"
