"""Choosing among arrangements: for each, the largest body size at which the page holds everything.

The size is found by false position on set text. The arrangement with the best score is kept: large type,
little empty height, no preference against it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from planner.content import Content
from planner.layouts.frame import Frame, FrameKind
from planner.layouts.kit import Node
from planner.layouts.surface import Page

SIZES = 512
"""Body sizes that are told apart, from the least to the largest of an arrangement."""
AIR = (1.0, 0.86, 0.73, 0.6)
"""Distances between things, as shares of the usual: the next is tried where type is small."""
CROWDED = 1.8
"""What a page would cost without any distances; others by the square of what they lack."""
HOLE, EMPTY = 0.1, 0.8
"""The empty part of a body that is only air, and what a larger one costs."""
FLAT, CLOSER = 0.25, (0.87, 0.75)
"""What a table costs that is set as lines, for want of room; the type in which it may have room."""
COMFORT = 24.0
"""Body size in units past which larger type is no gain, for lists of texts a small one."""
LARGER, LARGEST = 0.2, 1.75
"""How much of it, and up to which size in comforts."""

KEEPS = 0.1
"""How much better another arrangement must be than the one that a page has, so that a small edit keeps it."""
TAKEN = 0.5
"""What an anatomy costs that an earlier design of the same content has."""


@dataclass(frozen=True)
class Arrangement:
    """One way to build a body. `cost` is how much less it is liked; `limit` its largest body size,
    `comfort` the size past which larger type is no gain. A list of texts `fills` its body; air round a
    figure is no hole. A `spare` one is kept for designs after the first. Those whose names begin with the
    same letters, such as `grid2` and `grid3`, have one `anatomy`.
    `columns` are those that its items stand in, where these may be asked for."""

    name: str
    build: Callable[[Page], Node]
    frame: FrameKind = "top"
    cost: float = 0.0
    limit: float = 34.0
    comfort: float = COMFORT
    fills: bool = False
    spare: bool = False
    columns: int = 0

    @property
    def anatomy(self) -> str:
        """What the arrangement shares with those that differ in sizes and columns alone."""
        return anatomy(self.name)


def anatomy(arrangement: str) -> str:
    """The letters that an arrangement's name begins with: `grid` of `grid3`."""
    found = re.match(r"[a-z]*", arrangement)
    return found[0] if found else ""


@dataclass(frozen=True)
class Solution:
    """A solved page: `fits` is false where even the smallest type overflows."""

    frame: Frame
    arrangement: Arrangement
    fits: bool
    score: float


def least_body(page: Page) -> float:
    """The smallest body size in units: 1.5 % of the short side, 1.9 % on a phone's page; what can just be read
    on a tight one."""
    if page.tight:
        return page.least + 0.5
    return max(19.0 if page.height / page.width > 1.7 else 15.0, 1.2 * page.least)


def solve(page: Page, content: Content, arrangements: Sequence[Arrangement]) -> Solution:
    """The best of the arrangements; of the spare ones too, for later designs or where nothing else fits."""
    usual = [a for a in arrangements if page.variant or not a.spare]
    best = _solved(page, content, usual)
    if best.fits or len(usual) == len(arrangements):
        return best
    return max(best, _solved(page, content, arrangements), key=_rank)


def _solved(page: Page, content: Content, arrangements: Sequence[Arrangement]) -> Solution:
    """The best of the arrangements at its best size; with less air where type gains by it, and in type that can
    just be read where nothing else fits."""
    best = _best(page, content, arrangements)
    for air in AIR[1:]:
        if best.fits and best.frame.page.body >= best.arrangement.comfort:
            break
        closer = _best(replace(page, air=air), content, arrangements, best)
        if not best.fits or closer.frame.page.body > best.frame.page.body:
            best = closer
    if best.fits or page.tight:
        return best
    return _solved(replace(page, tight=True), content, arrangements)


def _best(
    page: Page, content: Content, arrangements: Sequence[Arrangement], best: Solution | None = None
) -> Solution:
    """The best-scored one, or `best`; those that could not win at any size are not set."""
    ranked = sorted(arrangements, key=lambda a: -_ceiling(page, a, a.limit))
    for arrangement in ranked:
        bar = best.score if best and best.fits else float("-inf")
        if _ceiling(page, arrangement, arrangement.limit) <= bar:
            break
        solution = _solve_one(page, content, arrangement, bar)
        best = max(best or solution, solution, key=_rank)
    assert best is not None
    return best


def _rank(solution: Solution) -> tuple[bool, float]:
    return solution.fits, solution.score


def _ceiling(page: Page, arrangement: Arrangement, body: float) -> float:
    """The score of a page that is full at this body size: no page does better."""
    return _eased(arrangement, max(body, least_body(page))) - _dislike(page, arrangement)


def _eased(arrangement: Arrangement, body: float) -> float:
    """How easily a body size is read: it grows up to comfort, and for texts slowly on to LARGEST."""
    times = body / arrangement.comfort
    return times if times < 1 else 1 + LARGER * arrangement.fills * (min(times, LARGEST) - 1)


def _solve_one(page: Page, content: Content, arrangement: Arrangement, bar: float) -> Solution:
    """The largest size at which the page holds everything; given up where it cannot pass `bar`."""

    def frame(body: float) -> Frame:
        own = page.at(body)
        return Frame(own, content, arrangement.build(own), arrangement.frame)

    if page.style.text_scale < 1:
        return _smaller(page, content, arrangement, bar)
    small = least_body(page)
    span = max(arrangement.limit * page.style.text_scale, small) - small

    def at(step: int) -> Frame:
        return frame(small + span * step / SIZES)

    def spare(laid: Frame) -> float:
        return page.height + 0.5 - laid.need()

    best = at(SIZES)
    if spare(best) < 0:
        low = _first(page, arrangement, span, bar)
        least = at(low)
        if spare(least) < 0:
            return Solution(least, arrangement, False, -10 - least.need() / page.height)
        best = _largest(at, spare, low, least, best)
    told = Solution(best, arrangement, True, _score(best, arrangement))
    if not arrangement.fills or not best.flaws[1]:
        return told
    smaller = [frame(max(best.page.body * share, least_body(page))) for share in CLOSER]
    return max(told, *(Solution(f, arrangement, True, _score(f, arrangement)) for f in smaller),
               key=_rank)  # fmt: skip


def _first(page: Page, arrangement: Arrangement, span: float, bar: float) -> int:
    """The first of the sizes whose page may score more than `bar`."""
    body = min(bar + _dislike(page, arrangement), 1.0) * arrangement.comfort
    least = least_body(page)
    return 0 if not span or body <= least else min(SIZES - 1, ceil((body - least) / span * SIZES))


def _largest(
    at: Callable[[int], Frame],
    spare: Callable[[Frame], float],
    low: int,
    best: Frame,
    over: Frame,
) -> Frame:
    """The page of the largest size that holds everything: from `low`, whose page is `best`, to SIZES, whose page
    `over` does not.

    Found by the Illinois algorithm of false position (Dowell and Jarratt 1971).
    """
    room, lack = spare(best), -spare(over)
    high, held = SIZES, None
    while high - low > 1:
        guess = low + round((high - low) * room / (room + lack))
        size = min(max(guess, low + 1), high - 1)
        candidate = at(size)
        left = spare(candidate)
        if left >= 0:
            lack /= 1 + (held is True)
            low, best, room, held = size, candidate, left, True
        else:
            room /= 1 + (held is False)
            high, lack, held = size, -left, False
    return best


def _smaller(page: Page, content: Content, arrangement: Arrangement, bar: float) -> Solution:
    """The page as it would be, with text as much smaller as is asked for and can be read."""
    usual = replace(page, style=page.style.model_copy(update={"text_scale": 1.0}))
    solved = _solve_one(usual, content, arrangement, bar)
    whole = solved.frame.page.body
    body = max(whole * page.style.text_scale, least_body(page))
    style = page.style.model_copy(update={"text_scale": body / whole})
    own = replace(page, body=body, style=style)
    frame = Frame(own, content, arrangement.build(own), arrangement.frame)
    return replace(solved, frame=frame)


def _score(frame: Frame, arrangement: Arrangement) -> float:
    page = frame.page
    empty = max(0.0, page.height - frame.need()) / page.height
    grown = frame.body.grow > 0
    size = _eased(arrangement, page.body)
    flawed = _flaws(frame) if arrangement.fills else 0.0
    return size - empty * (0.35 if grown else 1.0) - flawed - _dislike(page, arrangement)


def _flaws(frame: Frame) -> float:
    hole, flat = frame.flaws
    return EMPTY * max(0.0, hole - HOLE) + FLAT * flat


def _dislike(page: Page, arrangement: Arrangement) -> float:
    """How much less an arrangement is liked: its cost, little air and a whim, less a bonus for the one
    that the page has.

    The whim is drawn from the seed, so that a set of designs also differs in anatomy.
    """
    drawn = random.Random(f"{page.seed}/{page.variant}/{arrangement.name}")
    whim = drawn.uniform(0, 0.1) if page.variant else 0.0
    crowded = CROWDED * (1 - page.air) ** 2
    taken = TAKEN * page.taken.count(arrangement.anatomy)
    if page.variant and page.like and arrangement.anatomy != anatomy(page.like):
        taken += TAKEN  # a design that is laid out again stays another than the first
    return arrangement.cost + crowded + whim + taken - KEEPS * (arrangement.name == page.like)
