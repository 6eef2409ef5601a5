"""Reads which thing leads to which: sentence by sentence, from where links start to where they end."""

from __future__ import annotations

from collections.abc import Sequence

from planner.composer.linked.items import FORMS, JOIN, Item, Sentence
from planner.composer.linked.roles import LINKED, Spoken, role_of
from planner.net import Dash, Group, Knot, Link, Net, Run, Way

_SIDES = ("down", "up", "right", "left")
_WAYS: dict[str, Way] = {"column": "down", "row": "across", "rising": "up"}


def net(masked: str, told: Sequence[Sentence]) -> Net:
    """The net that sentences draw; the strings that no link, form or group speaks of are its rest."""
    reader = _Reader(masked)
    for sentence in told:
        reader.read(sentence)
    made = reader.made
    linked = {end for link in made.links for end in (link.start, link.end)}
    for label, knot in list(made.knots.items()):
        if not knot.form and label not in (*linked, made.center) and not knot.group:
            made.rest.append(made.knots.pop(label).text)
    if any(group.lane for group in made.groups.values()):
        made.kind = "lanes"
    elif not _holds(made):
        made.kind = ""
    return made


def _holds(made: Net) -> bool:
    """False for a map without its middle, and for a circle that leaves things out."""
    if made.kind == "mind":
        return made.center in made.knots
    return made.kind != "cycle" or not {*made.knots} - {*made.ring, made.center}


class _Reader:
    """Where the reader is.

    `told` are the things in the order in which they were spoken of last. In a sentence: `starts` is where the next
    link starts, `subject` what it is about, `run` the list told last, `listed` what was said of it, `chained` the
    last list of several, `fresh` the links just drawn; `label`, `side` and `dash` wait for their link, `named` where
    the label is told before its ends; `into` is where what follows leads. Across sentences: `held` is the group that
    new things stand in, `anchor` what the next stands beside, `fork` where links with words left last.
    """

    def __init__(self, masked: str) -> None:
        self.masked, self.made = masked, Net()
        self.told: list[str] = []
        self.run: list[str] = []
        self.held = self.anchor = self.fork = ""

    def read(self, one: Sentence) -> None:
        """One sentence, item by item."""
        self.starts: list[str] = []
        self.subject: list[str] = []
        self.fresh: list[Link] = []
        self.since: list[str] = []
        self.listed: list[str] = []
        self.chained: list[str] = []
        self.role = self.label = self.side = self.into = ""
        self.dash: Dash = ""
        self.named = False
        self.last: Item | None = None
        self.sentence, self.linked = one, one.says(*LINKED)
        self.made.kind = (
            "mind" if one.says("mind") else "cycle" if one.says("cycle") else self.made.kind
        )
        for at, item in enumerate(one.items):
            if item.quote is None:
                self._word(item)
            else:
                self._quote(at, item)
        self._close(one)
        if one.ends:
            self.held = self.anchor = ""

    def _word(self, item: Item) -> None:
        """A word: what the next link starts at, where it leads, how it looks."""
        meaning, before = item.meaning, self.last.text if self.last else ""
        if meaning == "which" and self.told:
            self.starts, self.label = [self.told[-1]], ""
        elif meaning == "both":
            self.starts = self.told[-2:]
        elif meaning == "there" and self.linked and "branch" not in self.since:
            self.starts = self.told[-1:]
        elif meaning == "to" and self._is_relative(item):
            self.into = before
        elif meaning == "contains" and before:
            self._hold(before)
        elif meaning == "branch":
            self.starts, self.label, self.side = [], "", ""
        elif meaning == "next":
            self._chain(self.run)
        elif meaning == "children":
            self.starts = [before or self.made.center]
        elif meaning in _SIDES:
            self.side = meaning
        elif meaning in ("dashed", "dotted"):
            self.dash = "dashed" if meaning == "dashed" else "dotted"
        elif meaning in ("arrow", "lead"):
            self.label, self.side = ("", "") if meaning == "arrow" else (self.label, self.side)
            self.starts = self._referred(self.since) or self.starts
        self.since.append(meaning)

    def _is_relative(self, item: Item) -> bool:
        """`, into which ...`: the thing just told is where what follows leads."""
        between = self.masked[self.last.end : item.start].strip() if self.last else ""
        return self.role == "subject" and between in (",", "，")

    def _referred(self, since: Sequence[str]) -> list[str]:
        """What `from the diamond` speaks of: the last thing of that form."""
        spoken = since[since.index("from") + 1 :] if "from" in since else []
        forms = [meaning for meaning in spoken if meaning in FORMS]
        return [one for one in self.told if forms and self.made.knots[one].form == forms[-1]][-1:]

    def _quote(self, at: int, item: Item) -> None:
        """A quoted string in its role: a list goes on in that of its first."""
        since, self.since = self.since, []
        joined = bool(self.last and JOIN.fullmatch(self.masked, self.last.end, item.start))
        spoken = Spoken(self.sentence, at, since, self.linked, item.text in self.made.knots,
                        item.text in self.made.groups, bool(self.fresh), bool(self.made.links))  # fmt: skip
        leads = self.role == "target" and spoken.behind == "lead" and not self.into
        if not joined or self.role in ("", "holder", "label") or spoken.names_link or leads:
            self.role, joined = role_of(spoken), False
        getattr(self, f"_{self.role}")(item, spoken, joined)
        self.last = item

    def _hold(self, label: str) -> None:
        """What follows stands inside a group; a thing that holds others is one."""
        knot = self.made.knots.pop(label, None)
        self.told = [one for one in self.told if one != label]
        if label not in self.made.groups:
            inside = knot.group if knot else ""
            self.made.groups[label] = Group(label, inside, dash=knot.dash if knot else self.dash)
        self.held, self.dash = label, ""

    def _holder(self, item: Item, spoken: Spoken, joined: bool) -> None:
        self._hold(item.text)
        self.made.groups[item.text].lane |= "lane" in spoken.since

    def _group(self, item: Item, spoken: Spoken, joined: bool) -> None:
        before = self.made.groups.get(self.last.text) if joined and self.last else None
        lane = before.lane if before else "lane" in spoken.since
        self.made.groups.setdefault(
            item.text, Group(item.text, self.held, dash=self.dash, lane=lane)
        )

    def _anchor(self, item: Item, spoken: Spoken, joined: bool) -> None:
        """The next thing stands beside or under this one, in the same group; what is outside one is in none."""
        if "outside" in spoken.since:
            self.held = ""
        elif item.text in self.made.groups:
            self.held = self.made.groups[item.text].inside
        else:
            self.held = self.made.knots[item.text].group
            self.anchor = item.text if "beside" in spoken.since else ""

    def _caption(self, item: Item, spoken: Spoken, joined: bool) -> None:
        """Words under a thing: the first of a list where that is said behind them, else the one told last."""
        first = any(one.meaning == "first" for one in self.sentence.items[spoken.at + 1 :])
        named = [
            one for one in (self.run[:1] if first else self.told[-1:]) if one in self.made.knots
        ]
        if named:
            knot = self.made.knots[named[0]]
            knot.lines = (*knot.lines, item.text)
        else:
            self.made.rest.append(item.text)

    def _aside(self, item: Item, spoken: Spoken, joined: bool) -> None:
        """What stands beside the drawing; a list of it on one line."""
        if joined:
            self.made.rest[-1] += f" · {item.text}"
        else:
            self.made.rest.append(item.text)

    def _label(self, item: Item, spoken: Spoken, joined: bool) -> None:
        """Words of the link to come, or of those just drawn."""
        if self.fresh and not spoken.opens_link:
            for link in self.fresh:
                link.text = link.text or item.text
        else:
            self.label, self.fresh, self.named = item.text, [], spoken.names_link
            self.starts = [] if spoken.names_link else self.starts

    def _source(self, item: Item, spoken: Spoken, joined: bool) -> None:
        self._thing(item, spoken)
        self.starts = [*self.starts, item.text] if joined else [item.text]

    def _subject(self, item: Item, spoken: Spoken, joined: bool) -> None:
        if spoken.group:
            return
        like = self.made.knots.get(self.run[-1]) if joined and self.run else None
        if joined and like and "lines" in self.listed:
            like.lines = (*like.lines, item.text)
            return
        self._thing(item, spoken, like)
        self.listed = self.listed if joined else [*spoken.since]
        if self.into:
            self._link(item.text, self.into)
            return
        self.run = [*self.run, item.text] if joined else [item.text]
        self.subject = self.starts = list(self.run)
        self.chained = self.run if len(self.run) > 1 else self.chained

    def _child(self, item: Item, spoken: Spoken, joined: bool) -> None:
        self._thing(item, spoken)
        for start in filter(None, self.starts):
            self.made.join(Link(start, item.text, plain=True))

    def _target(self, item: Item, spoken: Spoken, joined: bool) -> None:
        """A link ends here, from each of its starts; of `into which 'A' and 'B' lead` those are the starts."""
        if self.into:
            self._subject(item, spoken, joined)
            return
        starts = self._referred(spoken.since[:-1]) or self.starts or self._default(item.text)
        self._thing(item, spoken)
        self.fresh = self.fresh if joined else []
        for start in starts:
            self._link(start, item.text)
        self.side = ""

    def _default(self, end: str) -> list[str]:
        """Where a link starts that nothing tells: where its way is drawn already, at the fork whose other link
        has words, else at the thing told last."""
        drawn = self.made.into(end)
        if self.named and drawn:
            return [drawn.start]
        others = self.made.siblings(self.fork)
        if self.label and len(others) == 1 and others[0].text != self.label:
            return [self.fork]
        return self.told[-1:]

    def _link(self, start: str, end: str) -> None:
        self.fresh.append(self.made.join(Link(start, end, self.label, self.dash, side=self.side)))
        self.fork = start if self.label else self.fork

    def _thing(self, item: Item, spoken: Spoken, like: Knot | None = None) -> None:
        """The thing of that label, new or told again; one of a list has the form of those before."""
        label, knots = item.text, self.made.knots
        if label not in knots:
            form = spoken.form or (like.form if like else "")
            dash = self.dash if spoken.form else ""
            knots[label] = Knot(label, form, dash=dash, group=self.held)
            self.dash = "" if dash else self.dash
            if self.anchor:
                self.made.beside.append((self.anchor, label))
                self.anchor = ""
        if "center" in spoken.since and self.made.kind and self.role == "subject":
            self.made.center = label
        self.told = [*(one for one in self.told if one != label), label]

    def _close(self, one: Sentence) -> None:
        """At its end a sentence joins what it listed, and tells how that stands."""
        told = [item.text for item in one.items if item.quote and item.text in self.made.knots]
        listed = dict.fromkeys(self.chained or told)
        ways = [_WAYS[item.meaning] for item in one.items if item.meaning in _WAYS]
        way: Way = ways[0] if ways else ""
        if way and not told:
            self.made.way = way
        if len(listed) > 1 and way:
            self.made.runs.append(Run(tuple(listed), way))
        if one.says("chain") and not self.fresh:
            self._chain(self.chained or self.run)
        elif self.role == "source" and self.subject and self.starts and not self.fresh:
            for label in self.subject:
                self._link(self.starts[-1], label)

    def _chain(self, run: Sequence[str]) -> None:
        """A link from each of a list to the next; in a cycle back to the first too."""
        closed = self.made.kind == "cycle" and len(run) > 2
        for start, end in zip(run, [*run[1:], *run[: int(closed)]], strict=False):
            self.made.join(Link(start, end, dash=self.dash))
