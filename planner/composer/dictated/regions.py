"""The regions of a described page, read from one named part or quoted string to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.composer.dictated.builder import Builder, Spot
from planner.composer.dictated.joins import end_of_of, joins_list
from planner.composer.dictated.parts import Part, parts, place_in, places
from planner.composer.dictated.prose import Prose
from planner.composer.dictated.sheet import ORDER, Said, Sheet, is_letter
from planner.composer.dictated.strings import echoes, list_places, role_of
from planner.composer.lexicon import Hit, find
from planner.composer.quotes import Quote
from planner.composer.text import strip_stop

_OPENS = re.compile(r"(?:^|[.;。；])[^.;:,。；：，]{0,16}$")
_EDGE = 30
"""How soon a sentence names the edge of the page that a band lies at, in characters."""
_REFERS = ("below", "into", "aside", "with", "the")


def read(masked: str, quoted: Sequence[Quote], language: str) -> Sheet:
    """The regions of a described page, every quoted string in one of them."""
    return _Reader(Prose(masked, quoted, language)).read()


class _Reader:
    """Walks the prompt and tells the builder what to open and what is said in it."""

    def __init__(self, prose: Prose) -> None:
        self.prose, self.built = prose, Builder(prose)
        self.named = parts(prose.masked, prose.language)
        self.said: set[str] = set()
        self.lists = list_places(prose.masked, prose.quoted, prose.language)
        self.last: Quote | None = None

    def read(self) -> Sheet:
        for event in self._events():
            if self.prose.recaps(event.start):
                self._recall(event)
            elif isinstance(event, Part):
                self._name(event)
            elif isinstance(event, Hit):
                self._place(event)
            else:
                self._say(event)
        self.built.sheet.tidy()
        return self.built.sheet

    def _events(self) -> list[Part | Quote | Hit]:
        """Parts, strings, and places that no part takes, in order."""
        prose = self.prose
        held = [(part.start, part.end) for part in self.named]
        stray = [hit for hit in places(prose.masked, prose.language)
                 if not any(start <= hit.start < end for start, end in held)]  # fmt: skip
        skipped = echoes(prose.masked, prose.quoted, prose.language)
        said = [quote for at, quote in enumerate(prose.quoted) if at not in skipped]
        events: list[Part | Quote | Hit] = [*self.named, *said, *stray]
        return sorted(events, key=lambda event: event.start)

    def _recall(self, event: Part | Quote | Hit) -> None:
        if isinstance(event, Quote) and not any(event.text in text for text in self.said):
            self._say(event)

    def _name(self, part: Part) -> None:
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
        told = part.how in ("same", "in", "below") or is_letter(part.mark)
        known = self.built.find(part) if told else None
        if part.many > 1 and part.how != "below":
            self.built.declare(part)
        elif part.how == "below":
            self._below(part, known)
        elif known is not None:
            self.built.enter(part, *known)
        else:
            self.built.open(part, first=self._heads(part))

    def _heads(self, part: Part) -> bool:
        """`At the top of the page add a bar`: the first band, whenever it is told."""
        lead = self.prose.before(part.start)
        bar = part.kind == "band" and not parts(lead, self.prose.language)
        return bar and place_in(lead[:_EDGE], self.prose.language)[1] == "top"

    def _is_any(self, part: Part) -> bool:
        """True for `the card` while several are listed: it is any of them."""
        row = self.built.row
        plain = part.many == 1 and not part.key and part.how in ("same", "in")
        return self.built.listing and plain and row is not None and row.kind == part.kind

    def _in_letter(self, part: Part) -> bool:
        """True for a box inside `Panel (A)`: all up to the next letter is its list."""
        opens = self.prose.before(part.start)[:_EDGE]
        edge = part.kind == "band" and place_in(opens, self.prose.language)[1]
        leaves = edge or (part.how == "below" and part.many > 1)
        held = not (leaves or is_letter(part.mark) or self.built.letter)
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
            if not self._part_next(hit):
                self.built.leave()  # the foot of the page
        elif hit.meaning in ORDER and not end_of_of(
            self.prose.masked, hit.end, self.prose.language
        ):
            band = None if self.built.fresh else self.built.band
            bar = band is not None and band.kind == "band"
            if band is None or not (bar or leads) or self._part_next(hit):
                return
            if bar or band.column(hit.meaning) or band.columns[-1].key in ORDER:
                self.built.side(hit.meaning)

    def _part_next(self, hit: Hit) -> bool:
        """True where a part is named between a place and the next quoted string."""
        quote = next(
            (q.start for q in self.prose.quoted if q.start >= hit.end), len(self.prose.masked)
        )
        end = min(quote, self.prose.end(hit.start))
        return any(hit.end <= part.start < end and part.how == "new" for part in self.named)

    def _say(self, quote: Quote) -> None:
        """A quoted string in the open region, or one that opens the next of a list."""
        since = max(self.last.end if self.last else 0, self.prose.start(quote.start))
        lead = self.prose.masked[since : quote.start]
        sentence = self.prose.sentence(quote.start)
        apart = bool(lead.strip()) or (self.last is not None and self.last.comma)
        self.last = quote
        built = self.built
        if is_letter(quote.text):
            built.letter, built.letter_in = quote.text, sentence
            return
        if self._refers(quote.text, lead) or self._is_titled(quote.text, lead):
            return
        built.letter = ""
        self.said.add(strip_stop(quote.text))
        role = self._role(lead)
        if self._at_foot(quote, role):
            built.leave()
        said = Said(role, quote.text, sentence, self._goes_on(lead))
        if self._is_page_title(said, quote):
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

    def _role(self, lead: str) -> str:
        """What a string is called; a second button is named with the first."""
        words = self.built.region.words
        if (
            words
            and words[-1].role in ("button", "badge")
            and joins_list(lead, self.prose.language)
        ):
            return words[-1].role
        return role_of(lead, self.prose.language)

    def _at_foot(self, quote: Quote, role: str) -> bool:
        """True for `add the caption "..." at the bottom`, in a sentence of no part and no other string."""
        prose = self.prose
        start, end = prose.start(quote.start), prose.end(quote.start)
        alone = [q for q in prose.quoted if start <= q.start < end] == [quote]
        named = any(start <= part.start < end for part in self.named)
        low = place_in(prose.masked[quote.end : end], prose.language)[1] == "bottom"
        return role == "text" and alone and low and not named

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

    def _is_page_title(self, said: Said, quote: Quote) -> bool:
        """`The title at the top is "..."`: of the page, wherever it is told."""
        sheet, lead = self.built.sheet, self.prose.before(quote.start)
        titled = any(one.role == "titled" for one in sheet.lead.words)
        if said.role != "titled" or titled or parts(lead, self.prose.language):
            return False
        headed = any(band.kind == "band" for band in sheet.bands[:1])
        top = place_in(lead, self.prose.language)[1] == "top"
        return not sheet.bands or (top and not headed)
