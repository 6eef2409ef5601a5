"""Who is above whom, told in sentences: `The CEO is Ana. Two directors report to her: Rui (Sales) and Eva.`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from grounding.types import Block, Source
from planner.composer.heads import head_blocks
from planner.composer.labels import label_of
from planner.composer.lexicon import find, is_cjk, terms, words
from planner.composer.parts import parts_of
from planner.composer.text import ARTICLE, content_words, sentence_case, sentences, width

_NOTED = re.compile(r"([^()（）]{2,40}?)\s*[(（]([^()（）]{2,40})[)）]")
_PAIR = re.compile(r"([^\W\d_a-z][^\s,]*(?:\s[^\W\d_a-z][^\s,]*)+),\s+([^,]{2,40})")
_OWNED = re.compile(r"['’]s?\s.*$|的.*$")
_AN = r"(?:(?:an?|one|une?|eine?n?|una?|um|uma|uno)(?!\w)|一[个個名位])"
_ONE = re.compile(f"(?i){_AN}")
_YEAR = re.compile(r",?(?:\s+[^\W\d_A-Z]\w*){0,2}\s+\d{4}$")
"""When a couple married, which is no part of a name."""
_EACH = re.compile(rf"(?i)(?<!\w){_AN}\s+([^,，]{{2,30}})[,，]\s*([^,，]{{2,40}}?)(?:[,，]\s*|$)")
"""One of several below, with what it is: `a son, Archie, and a daughter, Lilibet`."""
_NAME = 60


@dataclass(slots=True)
class Node:
    """A name, what is noted of it, and who is below it."""

    name: str
    note: str = ""
    below: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This name and all below it, in reading order."""
        yield self
        for node in self.below:
            yield from node.walk()


def under(text: str, source: Source, language: str) -> list[Block]:
    """Each name as an item under its own; none where a sentence tells of nothing but names and their order."""
    title, *told = _clauses(text, language) or [""]
    label = label_of(title)
    if label and not _relation(title, language):
        title, told = label[0], [label[1], *told]
    elif _relation(title, language) or (told and _relation(told[0], language)):
        title, told = "", [title, *told]
    tree = Tree(language)
    if len(told) < 2 or not all(map(tree.tell, told)) or not any(n.below for n in tree.tops):
        return []
    if any(width(node.name) > _NAME for node in tree.every()):
        return []
    items = (block for top in tree.tops for block in _items(top, source, 1))
    return [*head_blocks(title, source, language), *items]


def _items(node: Node, source: Source, level: int) -> Iterator[Block]:
    told = f"{node.name}: {node.note}" if node.note else node.name
    yield Block("item", told, source, level)
    for own in node.below:
        yield from _items(own, source, level + 1)


def _clauses(text: str, language: str) -> list[str]:
    """Sentences, cut at semicolons and before an "and" that a pronoun or `has` follows."""
    joins, pronouns, has = (_either(name, language) for name in ("and", "pronoun", "has"))
    cut = re.compile(rf"(?i)\s*[;；]\s*|,?\s+(?:{joins})\s+(?=(?:{pronouns}|{has})\s)")
    parts = (part for sentence in sentences(text, language) for part in cut.split(sentence))
    return [part.strip(" .。") for part in parts if part.strip(" .。")]


class Tree:
    """The names that are told so far, each under its own."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.tops: list[Node] = []
        self.meant: Node | None = None
        self.paired = False

    def every(self) -> Iterator[Node]:
        """All names in reading order."""
        for top in self.tops:
            yield from top.walk()

    def tell(self, clause: str) -> bool:
        """Take in what a clause says; False where it says nothing of the kind."""
        relation = _relation(clause, self.language)
        if relation is None:
            return not self.tops and self._root(clause)
        kind, above, below = relation
        known = self._called(above) if above else self.meant
        node = known or (None if self.tops else self._new(above))
        if node is None:
            return False
        self.meant = node
        if kind == "childless":
            return True
        if kind == "married":
            year = _YEAR.search(below)
            name = below[: year.start()] if year else below
            if year:
                told = clause.removeprefix(above).replace(name, "", 1)
                node.note = sentence_case(" ".join(told.split()))
            node.name = f"{node.name} {words('joins', 'and', self.language)[0]} {name}"
            return True
        pairs = _pairs(below, self.language)
        self.paired = self.paired or len(pairs) > 1
        return self._put(node, (self.paired and pairs) or _members(below, self.language))

    def _root(self, clause: str) -> bool:
        """`The CEO is Ana`, `Ana is CEO`, `CEO Ana`: the first name."""
        match = re.fullmatch(rf"(?i)(.+?)\s+(?:{_either('is', self.language)})\s+(.+)", clause)
        if match is None:
            self._new(clause)
        elif ARTICLE.match(match[1]):
            self._new(match[2]).note = sentence_case(ARTICLE.sub("", match[1]))
        else:
            self._new(match[1]).note = sentence_case(ARTICLE.sub("", match[2]))
        return True

    def _new(self, name: str) -> Node:
        self.tops.append(Node(sentence_case(name)))
        self.meant = self.tops[-1]
        return self.tops[-1]

    def _put(self, node: Node, members: Sequence[Node]) -> bool:
        """Members below a node; one that stands at the top moves there, and none goes under its own."""
        for member in members:
            known = next((top for top in self.tops if top.name == member.name), None)
            if known is not None and node in known.walk():
                return False
            if known is not None:
                self.tops.remove(known)
            node.below.append(known or member)
        return bool(members)

    def _called(self, name: str) -> Node | None:
        """The node that is meant by a pronoun, a part of a name, or most words of a name and its note."""
        if name.casefold() in words("joins", "pronoun", self.language):
            return self.meant
        said = ARTICLE.sub("", _OWNED.sub("", name)).casefold()
        whole = re.compile(rf"(?<!\w){re.escape(said)}(?!\w)")
        every = list(self.every())
        named = [n for n in every if whole.search(f"{n.name} {n.note}".casefold())]
        if named:
            return named[0]
        spoken = set(content_words(said, self.language))
        shared = [
            len(spoken & set(content_words(f"{n.name} {n.note}", self.language))) for n in every
        ]
        return every[shared.index(max(shared))] if any(shared) else None


def _relation(clause: str, language: str) -> tuple[str, str, str] | None:
    """The kind of relation that a clause tells, who is above ("" where it does not say) and who is below."""
    for kind, pattern in _patterns(language):
        match = pattern.fullmatch(clause)
        if match:
            return kind, (match["above"] or "").strip(" ,，"), match["below"].strip(" ,，")
    return None


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    names = ("under", "leads", "reports", "has", "married", "childless", "is")
    opens, leads, reports, has, married, childless, be = (_either(n, language) for n in names)
    above, below = "(?P<above>[^:：,，]+?)", "(?P<below>.+)"
    gap, end = (r"\s*", "") if is_cjk(leads) else (r"\s+", r"\W")
    forms = (
        ("under", rf"(?:{opens})\s+{above}\s*[:：]\s*{below}"),
        ("under", rf"(?:{opens})\s+{above}\s+(?:{be})\s+{below}"),
        ("under", rf"[^:：,，]+?{gap}(?:{reports}){gap}{above}\s*[:：]\s*{below}"),
        ("under", rf"(?P<below>.+?){gap}(?:{reports}){gap}{above}"),
        ("childless", rf"{above}{gap}(?:{childless})(?P<below>)"),
        ("married", rf"{above}{gap}(?:{married}){gap}(?P<below>[^:：,，]+)"),
        ("under", rf"{above}{gap}(?:{leads}){gap}{below}"),
        ("under", rf"(?:{above}{gap})?(?:{has}){gap}(?P<below>(?:{_numerals(language)}){end}.*)"),
    )
    return tuple((kind, re.compile(f"(?i){form}")) for kind, form in forms)


@cache
def _numerals(language: str) -> str:
    names = sorted(terms("numerals", language), key=len, reverse=True)
    return "|".join((r"\d{1,2}", _AN, *map(re.escape, names)))


def _members(below: str, language: str) -> list[Node]:
    """`two teams, Sales and Care`, `three teams: A, B and C`, `a daughter, Ida` as names."""
    each = _EACH.findall(below)
    if len(each) > 1 and _EACH.sub("", below).strip() in ("", *words("joins", "and", language)):
        return [Node(name, sentence_case(role)) for role, name in each]
    label = label_of(below)
    counted, rest = label or re.split(r"[,，]\s*|$", below, maxsplit=1)
    one = _ONE.match(counted)
    told = _names(rest, language)
    number = next((int(hit.meaning) for hit in find(counted, "numerals", language)), 0)
    if told and one and len(told) == 1:
        return [Node(told[0].name, told[0].note or sentence_case(counted[one.end() :].strip()))]
    if told and (label or len(told) == number):
        return told
    return _names(below, language)


def _pairs(below: str, language: str) -> list[Node]:
    """`Jan Novak, Backend and Sofia Rossi, Frontend`: names with what each is; none where some part is no pair."""
    parts = re.split(rf"\s+(?:{_either('and', language)})\s+", below)
    found = [_PAIR.fullmatch(part) for part in parts]
    return [Node(pair[1], sentence_case(pair[2])) for pair in found if pair] if all(found) else []


def _names(text: str, language: str) -> list[Node]:
    parts = parts_of(text, language) if text else []
    if len(parts) < 2:
        joins = _either("and", language)
        gap = r"\s*" if is_cjk(joins) else r"\s+"
        parts = re.split(rf"{gap}(?:{joins}){gap}", text) if text else []
    return [_noted(part) for part in parts if part.strip()]


def _noted(name: str) -> Node:
    match = _NOTED.fullmatch(name)
    return Node(match[1], sentence_case(match[2])) if match else Node(sentence_case(name))


@cache
def _either(name: str, language: str) -> str:
    found = sorted(words("joins", name, language), key=len, reverse=True)
    return "|".join(re.escape(word) for word in found if word != "or")
