"""Prose about named things as lists: two things compared, and who is under whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from grounding.types import Block, Source
from planner.composer.entries import label_of
from planner.composer.lexicon import find, words
from planner.composer.lists import at_colon, head_blocks, parts_of
from planner.composer.sides import bare, versus
from planner.composer.text import sentences, width

_ARTICLE = re.compile(
    r"(?i)^(?:the|der|die|das|dem|den|le|la|les|l['’]|el|los|las|o|a|os|as|il|lo|i|gli)\s+"
)


def compared(text: str, source: Source, language: str) -> list[Block]:
    """`TCP vs UDP: TCP is slow, keeps order. UDP is fast.`: what is said of each as its list."""
    head, rest = at_colon(text)
    told = sentences(rest, language)
    if not head and len(told) > 2:
        head, told = told[0], told[1:]
    names = versus(head, language)
    if names is None:
        return []
    said: dict[str, list[str]] = {name: [] for name in names}
    for sentence in told:
        name = _opens(sentence, names)
        if name is None:
            return []
        said[name] += _clauses(_ARTICLE.sub("", sentence)[len(name) :], language)
    if not all(said.values()) or max(map(len, said.values())) < 2:
        return []
    items = (f"{name}: {'; '.join(clauses)}" for name, clauses in said.items())
    return [
        *head_blocks(head, source, language),
        *(Block("item", item, source, 1) for item in items),
    ]


def _opens(sentence: str, names: Sequence[str]) -> str | None:
    """The name that a sentence begins with and says something of."""
    start = _ARTICLE.sub("", sentence).casefold()
    found = [name for name in names if re.match(rf"{re.escape(name.casefold())}\s+\w", start)]
    return max(found, key=len, default=None)


def _clauses(said: str, language: str) -> list[str]:
    """`is slower and is used for email, keeps order` as clauses without the verb of being."""
    parts = parts_of(said, language) or [said]
    return [bare(clause) for part in parts for clause in _at_verbs(part.strip(" ."), language)]


def _at_verbs(part: str, language: str) -> Iterator[str]:
    """A clause cut before each "and" that a verb follows."""
    verbs = {hit.start for hit in find(part, "predicates", language) if hit.meaning == "predicate"}
    joins = "|".join(re.escape(word) for word in words("joins", "while", language))
    start = 0
    for join in re.finditer(rf"(?i)\s+(?:{joins})\s+", part):
        if join.end() in verbs:
            yield part[start : join.start()]
            start = join.end()
    yield part[start:]


def under(text: str, source: Source, language: str) -> list[Block]:
    """`CEO Ana. Under her: CFO Rui, CTO Eva. Under the CTO: Sam.`: each name under its own, by arrows."""
    opens = "|".join(re.escape(word) for word in words("joins", "under", language))
    below = re.compile(rf"(?i)^(?:{opens})\s+(.+)$")
    top, *rest = sentences(text, language) or [""]
    title, root = label_of(top) or ("", top)
    names = [root.strip(" .")]
    chains = []
    for sentence in rest:
        label = label_of(sentence)
        placed = below.match(label[0]) if label else None
        above = _called(placed[1], names, language) if placed else None
        if label is None or above is None:
            return []
        children = parts_of(label[1], language) or [label[1].strip(" .")]
        names += children
        chains.append(f"{above} -> {', '.join(children)}")
    if not chains or any(width(name) > 60 for name in names):
        return []
    return [*head_blocks(title, source, language), *(Block("paragraph", c, source) for c in chains)]


def _called(name: str, names: Sequence[str], language: str) -> str | None:
    """Which of `names` is meant by a part of it; a pronoun means the first."""
    if name.casefold() in words("joins", "pronoun", language):
        return names[0]
    said = _ARTICLE.sub("", name).casefold()
    meant = re.compile(rf"(?<!\w){re.escape(said)}(?!\w)")
    return next((one for one in names if meant.search(one.casefold())), None)
