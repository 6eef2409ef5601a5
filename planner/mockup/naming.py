"""Parts that a dictated page names: new ones, those told of before, and places."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from planner.composer.lexicon import find
from planner.composer.quotes import MASKED, Quote
from planner.composer.things import things
from planner.mockup.blocks import HOLDERS, SAYING, Block
from planner.mockup.looks import look
from planner.mockup.making import SOON, USUAL, Maker
from planner.mockup.names import Named
from planner.mockup.places import group_of, sole, whole

_OPEN = ("card", "section", "column", "bar", "frame")
_COMMA = re.compile(r"[,;.]")


def unstopped(quote: Quote) -> str:
    """A title without the full stop that its sentence puts inside the closing mark."""
    text = quote.text
    words = text.split()
    titled = sum(word[:1].isupper() or not word[:1].isalpha() for word in words) > 0.6 * len(words)
    if quote.stop and text.endswith(".") and (len(words) <= 3 or titled) and "." not in text[:-1]:
        return text[:-1]
    return text


class Namer(Maker):
    """Reads the names of parts."""

    def _compares(self, part: Named) -> bool:
        """True for `similar to the one in the left panel`: it speaks of another part."""
        since = max(self.prose.masked.rfind(mark, 0, part.start) for mark in ",.;:")
        hits = find(self.prose.masked[since + 1 : part.start], "mockup", self.prose.language)
        likes = [since + 1 + hit.end for hit in hits if hit.meaning == "like"]
        return bool(likes) and (part.article in ("the", "each") or part.start - likes[-1] <= 1)

    def _name(self, part: Named, behind: str, after: Named | Quote | None) -> None:
        if self._compares(part):
            edge = look("", behind, "none", self.prose.language).stroke
            self.last.look = replace(self.last.look, stroke=self.last.look.stroke or edge)
            return
        if part.stray and part.kind != "area" and part.way != "beside":
            self.side = part.stray
        if part.aside == "beside" and self.last is not self.page:
            self._beside(self.last, part.stray)
        if part.aside == "below" and not part.way:
            self._below(whole(self.last) if part.kind in HOLDERS else self.last)
        if part.kind == "it":
            self._it(part, behind)
        elif part.mark:
            self._marked(part, behind)
        elif part.kind == "ground":
            self._ground(part, behind)
        elif part.kind == "arrow":
            self._arrows(part)
        elif part.kind == "area":
            self._area(part)
        elif part.kind == "nth":
            self._elliptic(part, behind)
        elif part.way == "is" or (self._is_said_by_last(part) and self._is_of_last(part, after)):
            usual = "ink" if part.kind == "words" else USUAL.get(self.last.kind, "fill")
            self.last.look = look(part.lead, behind, usual, self.prose.language).over(
                self.last.look
            )
        elif part.way == "of" and self._is_what_it_has(part):
            return
        else:
            self.referred = self._refers(part, behind, after)
            if not self.referred:
                self._new(part, behind)

    def _is_what_it_has(self, part: Named) -> bool:
        """True for `a paragraph of two sentences`, `this row of panels`: it names nothing new."""
        texts = part.kind == self.last.kind == "text" and self.last.sentence == self.sentence
        return not part.article and ((self.referred and part.many == 0) or texts)

    def _marked(self, part: Named, behind: str) -> None:
        """`the Day 1 panel`: a part with a name of its own, which heads it."""
        known = self.memory.marked.get(part.mark)
        if known is not None:
            self._anchor(part, known)
            return
        if part.way in ("below", "above", "beside", "of"):
            return
        group = self.memory.group()
        counted = (
            group is not None and group.pattern.kind == part.kind and len(group.own) < group.many
        )
        if group is not None and counted and self.sentence - group.sentence < 3:
            block = group.item(len(group.own))
        else:
            block = Block(part.kind, sentence=self.sentence)
            self._place(block, self._host(block), part.side or self.side)
        block.children.insert(0, Block("heading", lines=[part.mark], parent=block))
        block.sentence = self.sentence
        self.memory.marked[part.mark] = block
        self.cursor = self.last = block
        self.side = ""

    def _it(self, part: Named, behind: str) -> None:
        told = {hit.meaning for hit in find(part.lead, "tones", self.prose.language)}
        if "fill" in told:
            self.last.look = look(behind, "", "fill", self.prose.language).over(self.last.look)
        elif part.way:
            self._anchor(part, self.last)
            if part.way == "in":
                self._place_thing(self.cursor, behind)

    def _place_thing(self, block: Block, behind: str) -> None:
        """`center within it a single armchair`: what stands in a card is its picture."""
        text = _COMMA.split(behind)[0].strip()
        shown = [one for one in things(text, self.prose.language) if one.kind != "other"]
        placed = any(
            hit.start == 0 and hit.meaning in ("of", "whole")
            for hit in find(text, "mockup", self.prose.language)
        )
        if (
            block.kind not in ("card", "circle", "frame")
            or placed
            or not shown
            or not any(o.start < SOON for o in shown)
        ):
            return
        block.add(Block("image", subject=text, sentence=self.sentence))

    def _is_said_by_last(self, part: Named) -> bool:
        return part.kind == "words" or (part.kind == "mark" and part.article == "the")

    def _is_of_last(self, part: Named, after: Named | Quote | None) -> bool:
        """True for `with white text` behind a button: it is what the button says."""
        own = isinstance(after, Quote) and after.start - part.end <= SOON
        if own and (self.last.lines or self.last.spread) and not self.last.linewise:
            return False
        if self.last.kind == "item":
            return self.last.linewise and bool(self.last.lines)
        return self.last.kind in SAYING and self.last.sentence == self.sentence

    def _ground(self, part: Named, behind: str) -> None:
        own = look(part.lead, behind, "fill", self.prose.language)
        whole = self.last is self.page or self.cursor is self.page or "canvas" in part.lead
        block = self.page if whole and not self.page.look.fill else self.cursor
        if block.look.fill or not own.fill:
            return
        block.look = replace(block.look, fill=own.fill, fade=own.fade)

    def _area(self, part: Named) -> None:
        if part.start < self.sided_to:
            return
        aligns = part.side == "center" and not part.article
        upright = "middle" in part.words and self.cursor.kind in ("card", "column", "item")
        if upright or ("corner" in part.words and self.cursor is not self.page):
            return
        if (part.way in ("in", "beside", "") or aligns) and part.side:
            while (
                self.cursor.kind in ("tab", "item", "group", "row")
                and self.cursor.parent is not None
            ):
                self.cursor = self.cursor.parent
            self.side, self.area = part.side, True
            if self.cursor.kind == "cell" and part.way != "" and not aligns:
                self.cursor = (self.cursor.parent or self.page).parent or self.page

    def _arrows(self, part: Named) -> None:
        """`connected by arrows`, `an arrow from each box to the one above`: the boxes are a flow."""
        prose = self.prose
        clause = prose.masked[prose.start(part.start) : prose.end(part.start)]
        said = {hit.meaning for hit in find(clause, "mockup", prose.language)}
        group = self.memory.boxes(self.sentence)
        if "joins" not in said or group is None:
            return
        stacked = bool(said & {"upright", "stacked"}) and not group.down
        flow = group.flow() if stacked else group
        flow.arrows = "back" if "upward" in said else "on"

    def _elliptic(self, part: Named, behind: str) -> None:
        group = group_of(self.last) or self.memory.group()
        if group is None:
            return
        item = group.item(part.nth - 1 if part.nth > 0 else -1)
        if item.said():
            return  # first "A" and then "B"
        self.cursor = item if item.kind in HOLDERS else self.cursor
        self.last = item
        self._show(item, part)

    def _show(self, item: Block, part: Named) -> None:
        """What the words behind one item of a row say that its picture shows."""
        sign = next((b for b in item.walk() if b.kind in ("icon", "image") and not b.subject), None)
        end = _COMMA.search(self.prose.masked, part.end)
        stop = end.start() if end else len(self.prose.masked)
        text = self.prose.masked[part.end : stop]
        if sign is None or MASKED.search(text):
            return
        shows = [h.end for h in find(text, "depicted", self.prose.language) if h.meaning == "shows"]
        if not (shows and shows[0] < 12) and not (part.kind == "nth" and self._counts(text)):
            return
        sign.subject = text[shows[0] if shows and shows[0] < 12 else 0 :].strip()
        self.shown_to = stop

    def _counts(self, text: str) -> bool:
        """True for ` a trophy`, ` two bubbles`: something new, one or several."""
        language = self.prose.language
        ones = [hit for hit in find(text, "mockup_words", language) if hit.meaning == "one"]
        return any(not text[: h.start].strip() for h in (*ones, *find(text, "numerals", language)))

    def _open(self, part: Named) -> Block | None:
        """The block that is open where the words only name its kind: `the panel`."""
        if (
            part.article != "the"
            or part.many != 1
            or part.side
            or part.nth
            or part.kind not in _OPEN
        ):
            return None
        return next(
            (one for one in self.cursor.around() if one.kind == part.kind and one.sentence >= 0),
            None,
        )

    def _all_centered(self, part: Named) -> bool:
        """True for `each card has an icon and a title, all centered`."""
        hits = find(
            self.prose.masked[part.end : self.prose.end(part.start)], "mockup", self.prose.language
        )
        return any(
            each.meaning == "each" and told.meaning == "centered" and told.start - each.end < 2
            for each, told in pairwise(hits)
        )

    def _in_each(self, part: Named) -> bool:
        """`below each image`: what comes next stands in each item of the row that has them."""
        group = self.memory.holding(part.kind)
        if group is None or len(group.own) < group.many:
            return False
        self.cursor = self.last = group.pattern
        self.side, self.entered = "", True
        return True

    def _refers(self, part: Named, behind: str, after: Named | Quote | None) -> bool:
        """Go to a block told before; False where the words name a new one."""
        if part.kind == "item" and self.last.kind == "list" and not self.last.said():
            return True  # a list with the items ...
        if part.article == "a" and part.way in ("below", "above") and part.many == 1:
            return True  # each directly under one square
        inside = isinstance(after, Quote) and after.start < part.end
        if inside and isinstance(after, Quote):
            known = self.memory.saying(unstopped(after))
            known = known and sole(known, unstopped(after))
            if known is not None and part.article == "the":
                self._anchor(part, known)
                known.look = look(
                    part.lead, behind, USUAL.get(known.kind, "fill"), self.prose.language
                ).over(known.look)
            return known is not None and part.article == "the"
        if part.kind in ("words", "heading") and not part.article and not part.way:
            self.tone = look(part.lead, "", "ink", self.prose.language)
        if part.article not in ("the", "each"):
            return not part.article and part.many == 1 and part.way not in ("with", "of")
        own = isinstance(after, Quote) and after.start - part.end <= SOON and part.kind in SAYING
        said = own and isinstance(after, Quote) and self.memory.saying(after.text) is not None
        if own and not said and part.article == "the" and not part.nth and not part.side:
            return self.last.kind == part.kind == "text" and not self.last.said()
        if part.article == "each" and part.way and self._in_each(part):
            return True
        block = self._open(part) or self.memory.find(part, self.cursor, self.sentence)
        if part.way == "with" and (block is None or not (part.nth or part.side)):
            return True  # aligned with the logo
        if block is None and part.kind == "column" and part.side:
            self._area(replace(part, way=part.way or "in"))
            return True
        if block is None:
            if part.way == "below":
                self._leave()
            return bool(part.way) or part.kind not in HOLDERS or part.many == 0
        if (
            not part.way
            and block.kind in SAYING
            and block.said()
            and not (part.nth or part.side)
            and block.sentence != self.sentence
        ):
            return self.cursor.kind != "item"
        self._anchor(part, block)
        if part.article == "each" and self._all_centered(part):
            block.look = replace(block.look, align="center")
        if part.way == "in":
            align = look("", behind, "none", self.prose.language).align
            block.look = replace(block.look, align=align or block.look.align)
            self._place_thing(block, behind)
        if part.nth:
            self._show(block, part)
        if not part.way or part.way == "with":
            block.look = look(
                part.lead, behind, USUAL.get(block.kind, "fill"), self.prose.language
            ).over(block.look)
            self._depict(block, part, behind)
        return True
