"""The shapes that a drawing's prose mentions, in order: labelled or not, new or spoken of again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.composer.figured.told import STOP, Mention, Told, dash_in
from planner.composer.lexicon import Hit, find
from planner.composer.lexicon import words as words_of
from planner.composer.quotes import Quote, mask, quotes
from planner.composer.written.hues import hues
from planner.net import Dash

FORMS = ("box", "rect", "ellipse", "diamond", "trapezoid", "bubble", "stack", "page", "table", "person",
         "cells", "plus", "text", "caption", "ring", "row")  # fmt: skip
_APART = ("arrow", "to", "from", "above", "below", "between", "right_of", "left_of")
_PLACES = ("above", "below", "right_of", "left_of", "near")
_CLOSE, _BEHIND, _NOUN = 70, 40, 10
_JOIN = re.compile(r"\s*(?:[,，、]\s*)?(?:(?:and|und|et|y|和)\s*)?")


def told(text: str, language: str) -> Told:
    """Read a panel's prose."""
    quoted = quotes(text)
    masked = mask(text, quoted)
    hits = find(masked, "shapes", language)
    nouns = _heads([hit for hit in hits if hit.meaning in FORMS], masked, language)
    reader = _Reader(text, masked, quoted, nouns, hits, language)
    return Told(text, masked, tuple(reader.mentions()), tuple(hits), tuple(reader.colors), language)


def _heads(nouns: Sequence[Hit], masked: str, language: str) -> list[Hit]:
    """Of nouns in a row the last, which the others describe; of `stack of sheets` the first."""
    kept: list[Hit] = []
    for hit in nouns:
        between = masked[kept[-1].end : hit.start] if kept else ""
        if (
            kept
            and re.fullmatch(r"[\s-]*(?:\w+[\s-]+)?", between)
            and between.strip() in ("", "label", "icon")
        ):
            kept[-1] = Hit(kept[-1].start, hit.end, hit.meaning)
        elif (
            kept
            and re.fullmatch(r"\s+(?:of|with)\s+(?:[\w,-]+\s+){0,4}", between)
            and hit.meaning in ("plus", kept[-1].meaning, "page", "rect")
        ):
            form = "plus" if hit.meaning == "plus" else kept[-1].meaning
            kept[-1] = Hit(kept[-1].start, hit.end, form)
        else:
            kept.append(hit)
    return kept


class _Reader:
    """Puts labels and nouns together."""

    def __init__(self, text: str, masked: str, quoted: Sequence[Quote], nouns: Sequence[Hit],
                 hits: Sequence[Hit], language: str) -> None:  # fmt: skip
        self.text, self.masked, self.quoted, self.nouns = text, masked, quoted, nouns
        self.hits, self.language = hits, language
        self.colors = hues(masked, language)

    def mentions(self) -> list[Mention]:
        """Every mention in order; the labels of one list together."""
        taken: set[int] = set()
        found: list[Mention] = []
        for run in self._lists():
            noun, behind = self._noun(run, taken)
            if noun:
                taken.add(noun.start)
            found.append(self._mention(run, noun, behind))
        for noun in self.nouns:
            if noun.start not in taken and (
                noun.meaning in ("cells", "plus") or self._definite(noun.start)
            ):
                found.append(self._mention((), noun, False))
        found += self._named(found)
        return sorted(found, key=lambda one: one.start)

    def _named(self, found: Sequence[Mention]) -> list[Mention]:
        """Labels that are named without marks: `from the first Norm`, `connect attention to`."""
        words = {
            word.casefold()
            for quote in self.quoted
            for word in (quote.text, *re.findall(r"[^\W\d_]{3,}", quote.text))
        }
        held = [(one.start, one.end) for one in found]
        joins = [hit for hit in self.hits if hit.meaning in ("same", "to", "from", "arrow", "each")]
        lists = [words_of("drawing_words", order, self.language) for order in ("first", "later")]
        orders = "|".join(re.escape(word) for own in lists for word in own)
        out: list[Mention] = []
        for hit in joins:
            after = re.match(
                rf"\s+(?:({orders})\s+)?([^\W\d_][\w-]*(?: [A-Z][\w-]*)?)",
                self.masked[hit.end :],
            )
            if after is None:
                continue
            name = next((n for n in (after[2], after[2].split()[0]) if n.casefold() in words), "")
            start = hit.end + after.start(2)
            described = any(0 <= noun.start - start - len(name) <= 2 for noun in self.nouns)
            if (
                name
                and not described
                and not any(a <= start < b for a, b in (*held, *((o.start, o.end) for o in out)))
            ):
                out.append(
                    Mention(
                        start, start + len(name), definite=True, words=f"{after[1] or ''} {name}"
                    )
                )
        out += [Mention(hit.start, hit.end, definite=True, words=hit.meaning)
                for hit in self.hits if hit.meaning == "bound"]  # fmt: skip
        for hit in joins:
            tail = self.masked[hit.end : hit.end + _NOUN]
            it = find(tail, "drawing_words", self.language)[:1]
            if (
                hit.meaning in ("to", "from")
                and it
                and it[0].meaning == "it"
                and not tail[: it[0].start].strip()
            ):
                out.append(
                    Mention(hit.end + it[0].start, hit.end + it[0].end, definite=True, words="this")
                )
        return out

    def _lists(self) -> list[tuple[Quote, ...]]:
        """Quoted strings, those of a plain list together."""
        runs: list[tuple[Quote, ...]] = []
        for quote in self.quoted:
            joined = runs and _JOIN.fullmatch(self.masked, runs[-1][-1].end, quote.start)
            if joined and quote.start > runs[-1][-1].end:
                runs[-1] = (*runs[-1], quote)
            else:
                runs.append((quote,))
        return runs

    def _noun(self, run: Sequence[Quote], taken: set[int]) -> tuple[Hit | None, bool]:
        """The noun that a label is of: before it, else right behind it (True)."""
        start, end = run[0].start, run[-1].end
        free = [n for n in self.nouns if end <= n.start <= end + _BEHIND and n.start not in taken]
        beside = [n for n in free if not self.masked[end : n.start].strip()]
        bracket = [n for n in free if re.fullmatch(r"\s*[(（][^()（）]*", self.masked[end : n.start])
                   and n.meaning not in ("text", "box")]  # fmt: skip
        if beside and self._refers(run[-1]) and self._is_the(start):
            return beside[0], True
        noun = self._noun_before(run, taken)
        if noun and not (bracket and noun.meaning == "box"):
            return noun, False
        return next(iter([*beside, *bracket]), None), True

    def _is_the(self, at: int) -> bool:
        """True right behind `the` or a word like it."""
        before = self.masked[max(0, at - _NOUN) : at]
        hits = [
            hit for hit in find(before, "shapes", self.language) if hit.meaning in ("same", "each")
        ]
        return bool(hits) and not before[hits[-1].end :].strip()

    def _noun_before(self, run: Sequence[Quote], taken: set[int]) -> Hit | None:
        """The noun before a label, in its clause; of several the one that the others only describe."""
        start = run[0].start
        since = max([0, *(q.end for q in self.quoted if q.end <= start and not self._refers(q))])
        own = [
            n
            for n in self.nouns
            if since <= n.start < start and n.meaning != "row" and n.start not in taken
        ]
        if len(run) > 1:
            many = [
                n
                for n in own
                if self._count(self.masked[self._since(n.start) : n.start]) == len(run)
            ]
            if many and not STOP.search(self.masked[many[-1].end : start]):
                return many[-1]
        for noun in reversed(own):
            earlier = [
                n
                for n in own
                if n.end <= noun.start and not STOP.search(self.masked[n.end : noun.start])
            ]
            if any(
                h.meaning in _PLACES
                for h in self.hits
                for n in earlier[-1:]
                if n.end <= h.start < noun.start
            ):
                continue  # a title above the nodes
            if any(
                any(
                    h.meaning == "with"
                    for h in find(self.masked[n.end : noun.start], "drawing_words", self.language)
                )
                for n in earlier[-1:]
            ):
                continue  # a table icon with a head
            between = self.masked[noun.end : start]
            apart = [
                h
                for h in self.hits
                if noun.end <= h.start < start and h.meaning in ("arrow", "to", "from")
            ]
            if ":" in between or STOP.search(between) or apart or len(between) > _CLOSE:
                return None
            return noun
        return None

    def _refers(self, quote: Quote) -> bool:
        """True for a label with its noun behind it: `in the 'encoder' region`."""
        return any(0 <= n.start - quote.end <= 2 for n in self.nouns)

    def _mention(self, run: Sequence[Quote], noun: Hit | None, behind: bool) -> Mention:
        first = noun.start if noun and not behind else run[0].start
        start = min(first, run[0].start) if run else first
        since = self._since(start)
        if run and noun and any(noun.end <= quote.start < run[0].start for quote in self.quoted):
            start = run[0].start  # a rectangle in the 'encoder' region labeled so
        end = max([noun.end if noun else 0, *(quote.end for quote in run)])
        form = noun.meaning if noun else None
        words = self.masked[since : first if noun and not behind else start]
        whole = (since, end)
        new, definite = self._article(words)
        return Mention(
            start, end, tuple(quote.text for quote in run), form, *self._hues(whole),
            dash=self._dash(whole), fills=self._fills(end) if form == "cells" else (), count=self._count(words),
            new=new or self._count(words) > 1, definite=definite, words=self.masked[since:end],
        )  # fmt: skip

    def _since(self, start: int) -> int:
        """Where the words that describe a shape begin: behind what stands before it."""
        stops = [m.end() for m in re.finditer(r"[.;:,()。；：，]", self.masked[:start])]
        ends = [hit.end for hit in self.hits if hit.end <= start and hit.meaning in _APART]
        ends += [quote.end for quote in self.quoted if quote.end <= start]
        ends += [noun.end for noun in self.nouns if noun.end <= start]
        return max([0, *stops, *ends])

    def _fills(self, end: int) -> tuple[str, ...]:
        """The colours listed in brackets behind a row: `(alternating red, green and blue)`."""
        bracket = re.match(r"\s*[(（]([^()（）]*)[)）]", self.masked[end:])
        stop = end + bracket.end() if bracket else end
        return tuple(hue.color for hue in self.colors if end <= hue.start < stop)

    def _hues(self, whole: tuple[int, int]) -> tuple[str | None, str | None]:
        """Fill and border: a colour right before `border` or `outline` is that of the line."""
        fill = stroke = None
        for hue in self.colors:
            if not whole[0] <= hue.start < whole[1]:
                continue
            lined = any(h.meaning == "border" and 0 <= h.start - hue.end <= 2 for h in self.hits)
            if lined:
                stroke = stroke or hue.color
            else:
                fill = fill or hue.color
        return fill, stroke

    def _dash(self, whole: tuple[int, int]) -> Dash:
        hits = [h.meaning for h in self.hits if whole[0] <= h.start < whole[1]]
        return dash_in(hits)

    def _count(self, words: str) -> int:
        hits = find(words, "numerals", self.language)
        digits = re.findall(r"(?<![\w.])\d{1,2}(?!\w)", words)
        return int(hits[-1].meaning) if hits else int(digits[-1]) if digits else 1

    def _article(self, words: str) -> tuple[bool, bool]:
        """Whether words call a shape new (`a`, `another`) or known (`the`, `this second`)."""
        hits = [
            hit for hit in find(words, "shapes", self.language) if hit.meaning in ("new", "same")
        ]
        if not hits:
            return False, False
        both = len(hits) > 1 and hits[-2].meaning == "same" and hits[-1].start - hits[-2].end <= 1
        new = hits[-1].meaning == "new" and not both
        return new, not new

    def _definite(self, at: int) -> bool:
        return self._article(self.masked[self._since(at) : at])[1]
