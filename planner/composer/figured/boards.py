"""Where lettered panels stand: read from prose, as boxes on a board that straight cuts part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from planner.composer.figured.letters import Group, groups
from planner.composer.lexicon import find
from planner.figure import Share4

_NEAR = 60
"""How far from its letters a place may be told, in characters."""
_DOWN = {"top": 0, "middle": 1, "bottom": 2}
_ACROSS = {"left": 0, "center": 1, "right": 2}
_EDGES = {"top": "top", "upper": "top", "bottom": "bottom", "lower": "bottom"}
_LARGE, _SMALL = 2.0, 0.85
_CORNERED = 0.44
"""How much of a panel's width and height an inset takes."""


@dataclass
class Board:
    """What is told of the panels' places. `over` and `beside` hold pairs: the first above, left of the second."""

    letters: tuple[str, ...]
    over: set[tuple[str, str]] = field(default_factory=set)
    beside: set[tuple[str, str]] = field(default_factory=set)
    inset: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    equal: bool = False


def board(masked: str, letters: Sequence[str], language: str) -> Board:
    """Read the places of the panels from every clause that names them."""
    made = _Reader(tuple(letters), language)
    for group, after in _with_next(list(groups(masked, frozenset(letters)))):
        made.read(group, after)
    made.board.equal = any(hit.meaning == "equal" for hit in find(masked, "boards", language))
    return made.done()


def _with_next(found: Sequence[Group]) -> list[tuple[Group, Group | None]]:
    """Each group with the next of its clause."""
    pairs = zip(found, [*found[1:], None], strict=True)
    return [(one, after if after and after.clause == one.clause else None) for one, after in pairs]


class _Reader:
    """Gathers places and relations, clause by clause."""

    def __init__(self, letters: tuple[str, ...], language: str) -> None:
        self.board, self.language = Board(letters), language
        self.down: dict[str, int] = {}
        self.across: dict[str, int] = {}
        self.rows: list[tuple[str, ...]] = []
        self.columns: list[tuple[str, ...]] = []
        self.wide: dict[str, bool] = {}

    def _said(self, text: str) -> list[str]:
        return [hit.meaning for hit in find(text, "boards", self.language)]

    def read(self, group: Group, after: Group | None) -> None:
        """One group: how it stands to the next, in which row, on which side."""
        near, before = self._said(group.after[:_NEAR]), self._said(group.before[-_NEAR:])
        if after is not None:
            self._relate(group.letters, after.letters, self._said(group.after.rsplit(",")[-1]))
        self._inset(group, after)
        if any(one in self.board.inset for one in group.letters):
            return
        self._place(group, near, before)
        if len(group.letters) > 1:
            self._list(group.letters, near, before)
        if len(group.letters) == 1 or after is not None:
            self._weigh(group.letters, near)

    def _relate(self, ours: Sequence[str], theirs: Sequence[str], said: Sequence[str]) -> None:
        pairs = {(a, b) for a, b in product(ours, theirs) if a != b}
        turned = {(b, a) for a, b in pairs}
        for word, where, found in (
            ("above", self.board.over, pairs), ("below", self.board.over, turned),
            ("left_of", self.board.beside, pairs), ("right_of", self.board.beside, turned),
        ):  # fmt: skip
            if word in said and "inset" not in said:
                where |= {pair for pair in found if pair[::-1] not in where}

    def _inset(self, group: Group, after: Group | None) -> None:
        """`(F) is inset inside (A) near the top-left corner`; corners told for several are opposite."""
        hits = find(group.after, "boards", self.language)
        told = next((hit.start for hit in hits if hit.meaning == "inset"), -1)
        if after is None or told < 0 or len(after.letters) != 1:
            return
        into = any(h.meaning == "into" for h in find(group.after[told:], "page", self.language))
        holder, holders = after.letters[0], [spot[0] for spot in self.board.inset.values()]
        if (
            not into
            or holder in (*group.letters, *self.board.inset)
            or set(group.letters) & set(holders)
        ):
            return
        near = after.after[:_NEAR].split(",")[0] if len(group.letters) == 1 else ""
        hits = find(near, "boards", self.language)
        across = next((hit.meaning for hit in hits if hit.meaning in ("left", "right")), "")
        down = next(
            (
                way
                for hit in hits
                for word, way in _EDGES.items()
                if word in near[hit.start : hit.end]
            ),
            "",
        )
        for letter, usual in zip(
            group.letters, (("left", "top"), ("right", "bottom")) * 9, strict=False
        ):
            known = self.board.inset.get(letter, ("", *usual))
            self.board.inset[letter] = (holder, across or known[1], down or known[2])

    def _place(self, group: Group, near: Sequence[str], before: Sequence[str]) -> None:
        """Top, middle or bottom row, where one is named; left, centre or right for one alone."""
        alone = len(group.letters) == 1
        ways = (
            _vertical(group.after[:_NEAR], self.language)
            if alone or {"row", "wide"} & set(near)
            else []
        )
        if not ways and "row" in before[-2:]:
            ways = _vertical(group.before[-_NEAR:], self.language)
        for letter in group.letters if ways else ():
            self.down.setdefault(letter, _DOWN[ways[0]])
        if "wide" in near and alone:
            low = ways[:1] == ["bottom"] or "below" in self._said(group.after)
            self.wide[group.letters[0]] = low
        sides = _sides(group.after[:_NEAR], self.language)
        if alone and sides:
            self.across.setdefault(group.letters[0], _ACROSS[sides[0]])

    def _list(self, letters: tuple[str, ...], near: Sequence[str], before: Sequence[str]) -> None:
        if "column" in near and "row" not in near:
            self.columns.append(letters)
        elif "row" in near or "row" in before:
            self.rows.append(letters)

    def _weigh(self, letters: Sequence[str], near: Sequence[str]) -> None:
        size = next((m for m in near if m in ("large", "small")), "")
        for letter in letters if size else ():
            self.board.weights.setdefault(letter, _LARGE if size == "large" else _SMALL)

    def done(self) -> Board:
        """The board with all that follows from what was told."""
        made, free = self.board, [one for one in self.board.letters if one not in self.board.inset]
        for a, b in product(free, free):
            if self.down.get(a, 9) < self.down.get(b, -9) and (b, a) not in made.over:
                made.over.add((a, b))
        for column in self.columns:
            for at, one in enumerate(column):
                made.over |= {(one, b) for b in column[at + 1 :] if not self._known(one, b)}
        for row in self._rows(free):
            for at, one in enumerate(row):
                made.beside |= {(one, b) for b in row[at + 1 :] if not self._known(one, b)}
        for one, low in self.wide.items():
            made.over |= {
                (b, one) if low else (one, b) for b in free if b != one and not self._known(one, b)
            }
        while more := self._follows(free):
            made.over |= more
        return made

    def _follows(self, free: Sequence[str]) -> set[tuple[str, str]]:
        """What stands over or under one of a row stands so to all of it."""
        mates = {*self.board.beside, *((b, a) for a, b in self.board.beside)}
        more = {(b, c) for a, b in mates for x, c in self.board.over if x == a and c != b}
        more |= {(c, b) for a, b in mates for c, x in self.board.over if x == a and c != b}
        return {pair for pair in more if not self._known(*pair) and not set(pair) - set(free)}

    def _known(self, a: str, b: str) -> bool:
        pairs = {(a, b), (b, a)}
        return bool(pairs & (self.board.over | self.board.beside))

    def _rows(self, free: Sequence[str]) -> list[list[str]]:
        """Every row told, ordered by the sides of its panels; those of one height are one too."""
        bands = [[one for one in free if self.down.get(one) == level] for level in range(3)]
        told = [list(row) for row in self.rows] + [band for band in bands if len(band) > 1]
        sided = [one for one in free if one in self.across and one not in self.down]
        told += [sided] if len(sided) > 1 else []
        return [sorted(row, key=lambda one: self.across.get(one, 1)) for row in told]


def _vertical(text: str, language: str) -> list[str]:
    """Top, middle or bottom as a place: not of an edge; `above` and `below` say no such place, save `below them`."""
    hits = find(text, "boards", language)
    pairs = zip(hits, [*hits[1:], None], strict=False)
    stop = next(
        (hit.start for hit, after in pairs if hit.meaning in ("above", "below", "left_of", "right_of")
         and (after is None or after.meaning != "others")),
        len(text),
    )  # fmt: skip
    places = [(h.start, h.end, h.meaning) for h in hits if h.meaning in _DOWN]
    places += [(h.start, h.end, _EDGES[w]) for h in hits for w in _EDGES if h.meaning in _ACROSS
               and w in text[h.start : h.end].lower()]  # fmt: skip
    return [meaning for start, end, meaning in sorted(places)
            if start < stop and not _is_edge(text[end:], language)]  # fmt: skip


def _sides(text: str, language: str) -> list[str]:
    """Left, centre or right as a place, not of an edge or a corner."""
    hits = find(text, "boards", language)
    stop = next((h.start for h in hits if h.meaning in ("left_of", "right_of")), len(text))
    return [h.meaning for h in hits if h.meaning in _ACROSS and h.start < stop
            and not _is_edge(text[h.end :], language)]  # fmt: skip


def _is_edge(after: str, language: str) -> bool:
    """True before `edge`, `corner`, `border`."""
    hits = find(after[:18], "page", language)
    return bool(hits) and hits[0].start <= 2 and hits[0].meaning in ("measure", "corner")


def boxes(found: Board, weigh: Callable[[str, bool], float], grid: int = 0) -> Mapping[str, Share4]:
    """The box of each panel that is no inset; `weigh` gives the width (True) or height of one."""
    free = [letter for letter in found.letters if letter not in found.inset]
    out: dict[str, Share4] = {}
    _cut(found, free, (0.0, 0.0, 1.0, 1.0), weigh, grid, out)
    return out


def _cut(
    found: Board, letters: Sequence[str], area: Share4, weigh: Callable[[str, bool], float],
    grid: int, out: dict[str, Share4],
) -> None:  # fmt: skip
    """Part the panels by straight cuts: into rows where all of one stand over all of the next, else columns."""
    if len(letters) == 1:
        out[letters[0]] = area
        return
    for pairs, across in ((found.over, False), (found.beside, True)):
        parts = _parts(letters, pairs)
        if len(parts) > 1:
            _share(found, parts, area, weigh, across, out)
            return
    many = grid or (len(letters) if len(letters) < 4 else 2 if len(letters) == 4 else 3)
    rows = [list(letters[at : at + many]) for at in range(0, len(letters), many)]
    for row, own in zip(rows, _split(area, [1.0] * len(rows), across=False), strict=True):
        for letter, box in zip(row, _split(own, [1.0] * len(row), across=True), strict=True):
            out[letter] = box


def _share(
    found: Board, parts: Sequence[Sequence[str]], area: Share4,
    weigh: Callable[[str, bool], float], across: bool, out: dict[str, Share4],
) -> None:  # fmt: skip
    weights = [max(weigh(one, across) for one in part) for part in parts]
    for part, box in zip(parts, _split(area, weights, across), strict=True):
        _cut(found, part, box, weigh, 0, out)


def _parts(letters: Sequence[str], pairs: set[tuple[str, str]]) -> list[list[str]]:
    """The panels in groups that every relation parts, in their order."""
    left, parts = list(letters), list[list[str]]()
    while left:
        part, grown = [left.pop(0)], True
        while grown:
            more = [
                o for o in left if any((o, p) not in pairs and (p, o) not in pairs for p in part)
            ]
            left, grown = [o for o in left if o not in more], bool(more)
            part += more
        parts.append(part)
    return sorted(
        parts,
        key=lambda part: sum((p, o) in pairs for p in part[:1] for o in letters),
        reverse=True,
    )


def _split(area: Share4, weights: Sequence[float], across: bool) -> list[Share4]:
    x, y, w, h = area
    total, found, at = sum(weights), [], 0.0
    for weight in weights:
        share = weight / total
        found.append((x + at * w, y, share * w, h) if across else (x, y + at * h, w, share * h))
        at += share
    return found


def corner(across: str, down: str) -> Share4:
    """The box of an inset in a corner of its panel."""
    size = _CORNERED
    return (0.0 if across == "left" else 1 - size, 0.0 if down == "top" else 1 - size, size, size)
