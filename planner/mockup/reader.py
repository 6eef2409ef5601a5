"""Reads a dictated page: from one named part or quoted string to the next, into a tree of blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.composer.dictated.depicted import depictions
from planner.composer.dictated.joins import joins_list
from planner.composer.dictated.prose import Prose
from planner.composer.dictated.strings import echoes, role_of
from planner.composer.lexicon import Hit, find
from planner.composer.quotes import Quote
from planner.mockup.blocks import SAYING, Block
from planner.mockup.looks import Look, look
from planner.mockup.making import ENTRIES, SOON, is_part
from planner.mockup.names import Named, named
from planner.mockup.naming import Namer, unstopped
from planner.mockup.places import group_of, holder, told_apart
from planner.mockup.tidy import tidy

_STOP = re.compile(r"[.;。；]")
_EXACT, _QUOTED = 2, 8
"""A prompt that asks for exact words so often, and quotes so many, tells all of them."""
_TITLES = frozenset({"heading", "label", "button", "link", "tab", "pill"})
_TITLED = frozenset({"card", "section", "page", "bar", "circle"})
_OVERVIEW = ("ground", "frame", "column", "it")


def read(prose: Prose) -> Block:
    """The page that a prompt dictates; its quoted strings stand in it exactly."""
    hits = [hit for hit in find(prose.masked, "mockup", prose.language) if hit.meaning == "exact"]
    counted = [
        hit for hit in hits if find(prose.masked[hit.end : hit.end + 8], "numerals", prose.language)
    ]
    asked = len(hits) - len(counted)
    exact = asked >= _EXACT and len(prose.quoted) >= _QUOTED
    page = _Reader(prose, exact).read()
    tidy(page, exact)
    return page


class _Reader(Namer):
    """Walks the prompt."""

    def read(self) -> Block:
        prose = self.prose
        skipped = echoes(prose.masked, prose.quoted, prose.language) | _markers(prose.quoted)
        said = [quote for at, quote in enumerate(prose.quoted) if at not in skipped]
        self.shown = list(filter(self._is_plain, depictions(prose.masked, prose.language)))
        parts = named(prose.masked, prose.language)
        parts = [
            part
            for part in parts
            if not any(one.start < part.start and part.end <= one.end for one in self.shown)
        ]
        events: list[Named | Quote] = [*self._after_overview(parts), *said]
        events.sort(key=lambda event: event.start)
        if self.exact:
            events = self._without_summary(events)
        for at, event in enumerate(events):
            after = events[at + 1] if at + 1 < len(events) else None
            self._sentence(event.start)
            later = next((e for e in events[at + 1 : at + 3] if e.start >= event.end), None)
            end = min(later.start if later else len(prose.masked), prose.end(event.start))
            behind = prose.masked[event.end : max(end, event.end)]
            if isinstance(event, Quote) and event.start < self.named_to:
                behind = prose.masked[self.named_to : max(end, self.named_to)]
            recap = self._recaps(event.start)
            if (recap or event.start < self.shown_to) and not (
                isinstance(event, Quote) and self._is_unsaid(event)
            ):
                self.before = None
                continue
            if (
                isinstance(event, Quote)
                and event.start < self.named_to
                and unstopped(event) in self.memory.said
                and self.referred
            ):
                continue
            if isinstance(event, Quote):
                self._say(event, behind)
                self.before = event
            else:
                self.named_to = event.end
                self._name(event, behind, after)
                self.before = None
        return self.page

    def _after_overview(self, parts: list[Named]) -> list[Named]:
        """Without what a first sentence that quotes nothing only sums up: it tells ground, frame and columns."""
        prose = self.prose
        end = prose.end(0)
        quoted = any(quote.start < end for quote in prose.quoted)
        if quoted or len(prose.masked) < 3 * end:
            return parts
        return [part for part in parts if part.start >= end or part.kind in _OVERVIEW]

    def _without_summary(self, events: list[Named | Quote]) -> list[Named | Quote]:
        """Without what is told behind the sentence of the last new words: it only sums up."""
        said: dict[str, Quote] = {}
        for event in events:
            if isinstance(event, Quote):
                said.setdefault(event.text, event)
        end = max(
            (self.prose.end(quote.start) for quote in said.values()), default=len(self.prose.masked)
        )
        return [event for event in events if event.start < end]

    def _is_unsaid(self, quote: Quote) -> bool:
        return not any(quote.text in said for said in self.memory.said)

    def _recaps(self, at: int) -> bool:
        """True behind `ensure`, `keeping`: it tells again how all is to be."""
        hits = find(self.prose.masked[self._start(at) : at], "mockup", self.prose.language)
        return any(hit.meaning == "recap" for hit in hits)

    def _say(self, quote: Quote, behind: str) -> None:
        prose, text = self.prose, unstopped(quote)
        since = max(self.before.end if self.before else 0, self._start(quote.start))
        lead = prose.masked[since : quote.start]
        hits = find(lead, "mockup", prose.language)
        known = self.memory.saying(text)
        if known is not None and self._points(lead, known):
            return
        if (
            known is not None
            and self.entered
            and known.lines == [text]
            and any(one is known for one in self.cursor.walk())
        ):
            known.look = self.tone.over(known.look)
            self.last, self.tone = known, Look()
            return
        joined = self.before is not None and (
            joins_list(lead, prose.language) or (self.before.comma and not lead.strip())
        )
        lined = any(hit.meaning == "line" for hit in hits)
        goes_on = (
            self.last.linewise and self.last.sentence == self.sentence and self.before is not None
        )
        lined = lined or (
            goes_on and len(lead) <= SOON and not any(is_part(hit.meaning) for hit in hits)
        )
        anew = _is_new_line(lead, hits)
        self._title_next(lead)
        over = (
            self.before is not None
            and [hit.meaning for hit in hits] == ["above"]
            and len(lead) < SOON
        )
        lined = lined and not anew
        block = self.last if over else self._speaker(joined, lined)
        if not block.look.align and self._opens_centered(quote.start):
            block.look = replace(block.look, align="center")
        if anew and not block.lines:
            starts = [hit.end for hit in hits if hit.meaning in ("a", "the", "below")]
            nearest = lead[max(starts, default=0) :].rpartition(",")[2]
            block.look = look(nearest, "", "ink", prose.language).over(block.look)
        if over and block is self.last and (block.spread or block.lines):
            told = block.spread or block.lines
            told[-1] = f"{told[-1]}\n{text}"
            self.memory.said[text] = block
            return
        after = _STOP.split(behind)[0]
        tone = replace(look("", after, "ink", prose.language), size="", shape="", share=1.0)
        tone = tone.over(self.tone)
        if joined and self._is_listed(block):
            block.spread = [*(block.spread or block.lines), text]
            block.lines = []
            group = group_of(block)
            if group is not None:
                group.many = max(group.many, len(block.spread)) if group.many else 0
        elif (
            self._is_listed(block)
            and block.parent
            and block.parent.kind == "group"
            and not block.lines
            and not block.spread
        ):
            block.spread = [text]
        else:
            block.lines.append(text)
            block.linewise = block.linewise or lined
            block.look = replace(tone, fill="", stroke="").over(block.look)
        if block.kind in _TITLES and quote.stop and block.lines and "." not in text[:-1]:
            block.lines[-1] = block.lines[-1].removesuffix(".")
        if block.kind == "item" and block.spread and block.parent is not None:
            self.cursor = block.parent.parent or self.cursor
        self.memory.said[text] = block
        self.last = block
        block.sentence = self.sentence
        self._shift(block, behind.split(",")[0][:SOON])
        self.placed, self.tone = quote.start, Look()

    def _title_next(self, lead: str) -> None:
        """`position two of these, one titled "A" and one titled "B"`: each is the next item of the row."""
        if self.before is not None and self.titled is None:
            return
        group = self.titled or (self.last.parent if self.referred else None)
        if group is None or group.kind != "group" or role_of(lead, self.prose.language) != "titled":
            return
        if (self.titled or self.last is group.pattern) and len(group.own) < group.many:
            self.last = self.cursor = group.item(len(group.own))
            self.titled, self.side = group, ""

    def _points(self, lead: str, known: Block) -> bool:
        """True for a string said before that only tells where something else stands."""
        hits = find(lead, "mockup", self.prose.language)
        if hits and hits[-1].meaning == "the" and hits[-2:-1] and hits[-2].meaning == "with":
            return True
        near = [h for h in hits if h.meaning in ("below", "in", "beside", "above", "of")]
        words = lead[near[-1].end :].strip().lower() if near else "-"
        if near and words in ("", "the", "this"):
            part = Named(0, 0, known.kind, way=near[-1].meaning)
            self._anchor(part, known)
            return True
        labeled = role_of(lead, self.prose.language) == "labeled"
        if self.before is None and self.entered and labeled and known is not self.last:
            self.cursor = holder(known)
            self.last = known
            return True
        return False

    def _is_listed(self, block: Block) -> bool:
        """True for what the items of a group say, each its own."""
        group = group_of(block)
        if group is None or told_apart(block):
            return False
        return not block.linewise or (block is group.pattern and block.kind in ENTRIES)

    def _speaker(self, joined: bool, lined: bool) -> Block:
        """The block that says a string: the one just named, or a new one where that has its words."""
        last = self.last
        if (
            last.kind in SAYING
            and not (last.lines or last.spread)
            and not any(c.said() for c in last.children)
        ):
            if last.kind == "item":
                last.children = []
            return last
        if last.kind in SAYING and (
            (lined and last.sentence == self.sentence)
            or (joined and (last.linewise or last.kind == "list" or self._is_listed(last)))
        ):
            return last
        if joined and last.kind in SAYING and last.parent is not None:
            made = last.parent.add(Block(last.kind, last.look, last.words, sentence=self.sentence))
            self.memory.keep(made)
            return made
        host = self._host(Block("text"))
        free = next(
            (b for b in host.walk() if b.kind in ("heading", "text") and not b.said()), None
        )
        if free is not None and told_apart(host) and host.kind != "item":
            return free
        if host.kind == "item" and (host.linewise or not host.children):
            host.linewise = True
            return host
        opens = not any(block.kind == "heading" for block in self.page.walk())
        titled = not any(block.kind == "heading" for block in host.walk())
        kind = (
            "heading"
            if (titled and host.kind in _TITLED) or (opens and host.kind == "row")
            else "text"
        )
        made = Block(kind, sentence=self.sentence)
        self._place(made, host, self.side)
        self.memory.keep(made)
        return made


def _markers(quoted: Sequence[Quote]) -> set[int]:
    """Which strings only name the marker that others begin with: `o`."""
    return {
        at for at, quote in enumerate(quoted)
        if len(quote.text) == 1 and sum(other.text.startswith(f"{quote.text} ") for other in quoted) > 1
    }  # fmt: skip


def _is_new_line(lead: str, hits: Sequence[Hit]) -> bool:
    """True for `with a smaller line below it reading`: no next line of the same text."""
    lines = [hit for hit in hits if hit.meaning == "line"]
    articles = [
        hit for hit in hits if hit.meaning in ("a", "the") and lines and hit.start < lines[-1].start
    ]
    plain = bool(lines) and lead[lines[-1].start : lines[-1].end].lower() == "line"
    below = any(hit.meaning == "below" and lines and hit.start < lines[-1].start for hit in hits)
    of = bool(lines) and lead[lines[-1].end :].startswith(" of ")
    return (plain and bool(articles) and articles[-1].meaning == "a") or (below and of)
