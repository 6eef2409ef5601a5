"""The regions of a described page, read from one named part or quoted string to the next."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from planner.composer.dictated.builder import Builder, Spot
from planner.composer.dictated.depicted import Depicted, depictions, icon_lists
from planner.composer.dictated.edges import EDGE, at_foot, heads_page, part_next
from planner.composer.dictated.grids import by_sides, gridded
from planner.composer.dictated.joins import end_of_of, joins_list
from planner.composer.dictated.parts import Part, parts, place_in, places
from planner.composer.dictated.prose import Prose
from planner.composer.dictated.sheet import ORDER, Said, Sheet, is_letter
from planner.composer.dictated.strings import echoes, list_places, role_of
from planner.composer.dictated.titles import is_page_title
from planner.composer.dictated.widths import spread
from planner.composer.lexicon import Hit, find
from planner.composer.quotes import Quote
from planner.composer.text import strip_stop

_OPENS = re.compile(r"(?:^|[.;。；])[^.;:,。；：，]{0,16}$")
_LETTERED = re.compile(r"[(（]\s*[Aa]\s*[,、–-]\s*[B-Zb-z]")
"""Panels that are told of as `(A, B, C)` show their letters."""
_CAPTIONED = 2
"""A lettered panel with more words is a drawing of named parts, not a picture with a caption."""
_REFERS = ("below", "into", "aside", "with", "the")


_Event = Part | Quote | Hit | Depicted


def read(prose: Prose) -> Sheet:
    """The regions of a described page, every quoted string in one of them."""
    return _Reader(prose).read()


class _Reader:
    """Walks the prompt and tells the builder what to open and what is said in it."""

    def __init__(self, prose: Prose) -> None:
        self.prose, self.built = prose, Builder(prose)
        named = parts(prose.masked, prose.language)
        self.named = gridded(named, prose.masked, prose.quoted, prose.language)
        if _LETTERED.search(prose.masked):
            self.built.lettered |= {part.mark for part in named if part.kind == "panel"}
        self.marks = {
            part.mark for part in self.named if len(part.mark) == 1 and part.mark.isalpha()
        }
        self.said: set[str] = set()
        self.lists = list_places(prose.masked, prose.quoted, prose.language)
        self.last: Quote | None = None
        self.shown = 0

    def read(self) -> Sheet:
        for event in self._events():
            if self.prose.recaps(event.start):
                self._recall(event)
            elif isinstance(event, Part):
                self._name(event)
            elif isinstance(event, Hit):
                self._place(event)
            elif isinstance(event, Depicted):
                self._show(event)
            else:
                self._say(event)
        self.built.sheet.tidy()
        self._show_listed()
        by_sides(self.built.sheet, self.prose)
        spread(self.built.sheet, self.prose.masked, self.prose.language)
        return self.built.sheet

    def _events(self) -> list[_Event]:
        """Parts, strings, pictures, and places that no part takes, in order."""
        prose = self.prose
        held = [(part.start, part.end) for part in self.named]
        stray = [hit for hit in places(prose.masked, prose.language)
                 if not any(start <= hit.start < end for start, end in held)]  # fmt: skip
        skipped = echoes(prose.masked, prose.quoted, prose.language)
        said = [quote for at, quote in enumerate(prose.quoted) if at not in skipped]
        shown = depictions(prose.masked, prose.language)
        events: list[_Event] = [*self.named, *said, *stray, *shown]
        return sorted(events, key=lambda event: event.start)

    def _recall(self, event: _Event) -> None:
        if isinstance(event, Quote) and not any(event.text in text for text in self.said):
            self._say(event)

    def _name(self, part: Part) -> None:
        if self.built.listing and self.built.wrap and not self.built.listed:
            return  # what a grid is like, before its words
        if part.rest:
            self.built.repeat(part)
            return
        if part.how in ("aside", "below") and " " in part.mark and not self.built.find(part):
            self.built.open(part)  # the Day 1 panel above the Day 2 panel
            return
        if part.how == "aside" or self._in_letter(part) or self._is_any(part):
            return
        if part.how != "below" and self.built.in_bar(part):
            self.built.side(part.across, part)
            return
        told = part.how in ("same", "in", "below") or self.built.is_lettered(part.mark)
        known = self.built.find(part) if told else None
        if part.how == "new" and self._opens_below(part):
            self.built.leave()
        if part.many > 1 and part.how != "below":
            self.built.declare(part)
        elif part.how == "below":
            self._below(part, known)
        elif known is not None:
            self.built.enter(part, *known)
        else:
            self.built.open(part, first=heads_page(self.prose, part))

    def _opens_below(self, part: Part) -> bool:
        """True for the first part of a sentence that opens with a lone `Below,`, where no column holds it."""
        first = not parts(self.prose.before(part.start), self.prose.language)
        return first and not self.built.inside() and self.prose.opens_below(part.start)

    def _is_any(self, part: Part) -> bool:
        """True for `the card` while several are listed: it is any of them."""
        row = self.built.row
        told = part.how in ("same", "in") or (self.built.listing and not self.built.listed)
        plain = part.many == 1 and not part.key and told
        return self.built.listing and plain and row is not None and row.kind == part.kind

    def _in_letter(self, part: Part) -> bool:
        """True for a box inside `Panel (A)`: all up to the next letter is its list."""
        opens = self.prose.before(part.start)[:EDGE]
        edge = part.kind == "band" and place_in(opens, self.prose.language)[1]
        leaves = edge or (part.how == "below" and part.many > 1)
        held = not (leaves or self.built.is_lettered(part.mark) or self.built.letter)
        return held and self.built.region.letter != ""

    def _below(self, part: Part, known: Spot | None) -> None:
        if known and part.key and len(known[0].columns) > 1:
            self.built.enter(part, *known)
        elif part.many > 1 or part.kind in ("band", "hero") or not self.built.inside():
            self.built.leave()

    def _place(self, hit: Hit) -> None:
        """A place that no part takes: a side of a bar or page, or the foot of the page."""
        before = self.prose.before(hit.start)
        leads = _OPENS.search(before) is not None
        lettered = (
            self.built.region.letter
            and place_in(self.prose.masked[hit.end : hit.end + 8], self.prose.language)[0]
        )  # the lower right of panel (A)
        if hit.meaning == "bottom" and leads and len(before) <= 24 and not lettered:
            if not part_next(self.prose, self.named, hit):
                self.built.leave()  # the foot of the page
        elif hit.meaning in ORDER and not end_of_of(
            self.prose.masked, hit.end, self.prose.language
        ):
            band = None if self.built.fresh else self.built.band
            bar = band is not None and band.kind == "band"
            if band is None or not (bar or leads) or part_next(self.prose, self.named, hit):
                return
            if bar or band.column(hit.meaning) or band.columns[-1].key in ORDER:
                self.built.side(hit.meaning)

    def _show(self, shown: Depicted) -> None:
        """A picture in the open region, or in one of its own where none is open."""
        built = self.built
        diagram = built.region.letter and len(built.region.words) > _CAPTIONED
        if diagram or (built.listing and not built.listed):
            return  # a sign in a drawing; or each of them has one
        if shown.icon and (built.fresh or built.region is built.sheet.lead):
            return
        if built.fresh or built.region is built.sheet.lead:
            if not (self.said or built.sheet.bands):
                return  # what the whole page is called
            built.new_band(None)
            built.new_column("", None)
        built.region.show(shown)
        self.shown = shown.end

    def _show_listed(self) -> None:
        """Icons that are listed for the parts of a row, each in its own."""
        for at, names in icon_lists(self.prose.masked, self.prose.language):
            for _, own in groupby(self.built.sheet.bands, lambda band: band.part):
                regions = [r for band in own for c in band.sorted() for r in c.regions]
                if len(regions) == len(names):
                    for region, name in zip(regions, names, strict=True):
                        region.show(Depicted(at, at, name, icon=True))

    def _say(self, quote: Quote) -> None:
        """A quoted string in the open region, or one that opens the next of a list."""
        since = max(self.last.end if self.last else 0, self.shown, self.prose.start(quote.start))
        lead = self.prose.masked[since : quote.start]
        sentence = self.prose.sentence(quote.start)
        apart = bool(lead.strip()) or (self.last is not None and self.last.comma)
        self.last = quote
        built = self.built
        if is_letter(quote.text):
            built.letter, built.letter_in = quote.text, sentence
            return
        if built.listing and quote.text in self.marks:
            built.lettered.add(quote.text)  # three panels labeled "A", "B" and "C"
            return
        if self._refers(quote.text, lead) or self._is_titled(quote.text, lead):
            return
        built.letter = ""
        self.said.add(strip_stop(quote.text))
        role = self._role(lead, quote.start)
        if at_foot(self.prose, self.named, quote, role):
            built.leave()
        said = Said(role, quote.text, sentence, self._goes_on(lead))
        alone = self.lists[quote.start][0] == 1
        if role == "titled" and is_page_title(built, quote, self.named, alone):
            built.sheet.lead.words.append(said)
            return
        if built.listing:
            joins = apart and joins_list(lead, self.prose.language)
            if not built.relist(*self.lists[quote.start]):
                built.next_listed(joins, ";" in lead)
            bare = not built.region.words and role == "text"
            said = replace(said, role="") if bare else said
        elif built.fresh:
            built.new_band(None)
            built.new_column("", None)
        elif built.region is not built.sheet.lead and built.region.parted(said):
            built.add(None)
        built.region.words.append(said)

    def _role(self, lead: str, at: int) -> str:
        """What a string is called; a second button is named with the first."""
        words = self.built.region.words
        if (
            words
            and words[-1].role in ("button", "badge")
            and joins_list(lead, self.prose.language)
        ):
            return words[-1].role
        return role_of(lead, self.prose.language) or self._of_card(lead, at)

    def _of_card(self, lead: str, at: int) -> str:
        """`card` for one inside a column that is headed already: `with the cards "A" and "B"`."""
        words = self.built.region.words
        if not words or self.built.listing or not self.built.inside():
            return ""
        if words[-1].role == "card" and joins_list(lead, self.prose.language):
            return "card"
        named = [part for part in self.named if at - len(lead) <= part.start < at]
        return "card" if named and named[-1].kind == "panel" else ""

    def _goes_on(self, lead: str) -> bool:
        """True where a string is a line of the same text as the one before."""
        hits = find(lead, "page", self.prose.language)
        if any(hit.meaning == "line" for hit in hits):
            return True
        words = self.built.region.words
        return bool(words) and words[-1].joined and joins_list(lead, self.prose.language)

    def _refers(self, text: str, lead: str) -> bool:
        """True for a string that was said before and is spoken of again; its region is entered."""
        if strip_stop(text) not in self.said:
            return False
        hits = [h for h in find(lead, "page", self.prose.language) if h.meaning in _REFERS]
        if not hits or hits[-1].end != len(lead.rstrip()):
            return False
        ways = [hit.meaning for hit in hits if lead[hit.end :].count(" ") <= 2]
        if any(strip_stop(one.text) == strip_stop(text) for one in self.built.region.words):
            return True
        if ways[0] not in ("below", "into") and lead.strip(" .").count(" "):
            return True
        self.built.enter_titled(strip_stop(text))
        return True

    def _is_titled(self, text: str, lead: str) -> bool:
        """True for the title of a region told before, which is entered: `in the card titled "A"`."""
        title, region = strip_stop(text), self.built.region
        if title not in self.said or role_of(lead, self.prose.language) not in (
            "titled",
            "labeled",
        ):
            return False
        if region.part is None or region.part.how != "in" or region.part.rest:
            return strip_stop(region.title) == title
        if not region.words:
            self.built.enter_titled(title)
        return strip_stop(self.built.region.title) == title
