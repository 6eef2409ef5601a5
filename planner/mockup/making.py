"""New blocks of a dictated page: one, or a group of several, where the cursor is."""

from __future__ import annotations

import re
from dataclasses import replace

from planner.composer.dictated.depicted import Depicted
from planner.composer.lexicon import find
from planner.composer.things import things
from planner.mockup.blocks import HOLDERS, Block
from planner.mockup.cursor import Cursor
from planner.mockup.looks import Use, look
from planner.mockup.names import KINDS, Named
from planner.mockup.places import group_of, ring, same_place, told_apart, without_empty

USUAL: dict[str, Use] = {
    "heading": "ink", "text": "ink", "label": "ink", "words": "ink", "link": "ink", "icon": "ink",
    "logo": "ink", "image": "none", "avatar": "none", "list": "ink", "rule": "ink",
}  # fmt: skip
"""What a colour before a noun paints; the fill of others."""
ENTRIES = frozenset({"item", "link", "tab", "pill", "button"})
"""What may be listed in a row."""
_DOWN = frozenset({"text", "heading", "list", "bar", "row", "section", "words"})
"""What stands one under the other where several are named and no way is told."""
_COMMA = re.compile(r"[,;.:(]|\ue010")
SOON = 40
"""So many characters behind a part its own side or quoted string begins."""
_LIST = re.compile(r"\s*[:：]\s*([^.;:。；]+)")
_HOLD_ICONS = ("button", "pill", "tab", "link")
_SINGLE = frozenset({"heading", "label", "button", "pill", "icon", "image", "avatar"})
"""What each of several items has one of, where it is told in the plural: cards with titles."""
_SLOTS = frozenset({"card", "section", "column"})
_FILLED = {
    "heading": "heading", "text": "text", "words": "text", "label": "label", "icon": "icon",
    "image": "image", "avatar": "image", "button": "button", "pill": "pill",
}  # fmt: skip
"""What items have one of each, by what counts as the same."""


def is_part(meaning: str) -> bool:
    """True for the meaning of a noun that names a part."""
    return meaning.removeprefix("many ") in KINDS


class Maker(Cursor):
    """Makes the blocks that a page names for the first time."""

    def _arranges(self, part: Named) -> bool:
        """True for `arranged in a single row`, said of what was just named, which is set so."""
        group = self.last if self.last.kind == "group" else group_of(self.last)
        if (
            part.way not in ("in", "is")
            or part.article == "the"
            or part.kind not in ("row", "column")
        ):
            return False
        if group is None or group.sentence != self.sentence:
            return False
        counted = [int(h.meaning) for h in find(part.lead, "numerals", self.prose.language)]
        if part.kind == "column" and part.many > 1:
            group.across = part.many
        elif counted:
            group.across = counted[-1] if part.many == 1 else -(-max(group.many, 1) // counted[-1])
        said = {hit.meaning for hit in find(part.lead, "mockup", self.prose.language)}
        group.down = group.down if part.many != 1 else part.kind == "column" or "stacked" in said
        return True

    def _new(self, part: Named, behind: str) -> None:
        self.pinned = False
        if self._arranges(part):
            return
        block = Block(
            self._kind(part), look(part.lead, behind, USUAL.get(part.kind, "fill"), self.prose.language),
            part.words, side=part.side, sentence=self.sentence,
        )  # fmt: skip
        said = {h.meaning for h in find(f"{part.lead} {behind}", "mockup", self.prose.language)}
        if not block.look.align and (part.centered or self._opens_centered(part.start)):
            block.look = replace(block.look, align="center")
        block.linewise, block.single = "line" in said, "single" in said
        side = part.side or self.side
        host = self._host(block, part.way)
        if block.kind == "rule" and any(one.kind == "hub" for one in host.around()):
            return  # the lines from the middle are drawn with it
        if part.many != 1 or block.kind == "row":
            host = without_empty(host, self.sentence)
        listed = self._listed(block, part)
        if listed is not None:
            self._next_item(listed, block)
            return
        if block.kind == "label" and host.kind == "item" and block.linewise and not host.lines:
            host.linewise, self.last = True, host  # the name-and-price line of an entry
            return
        again = self._told_again(block, part)
        if again is not None:
            self.last = again.pattern
            self.cursor = again.pattern if again.pattern.kind in HOLDERS else self.cursor
            self._arrange(again, said)
            return
        unsaid = _unsaid(host, block)
        if unsaid is not None:
            unsaid.look = block.look.over(unsaid.look)
            unsaid.sentence, self.last = self.sentence, unsaid
            self.cursor = unsaid if unsaid.kind in HOLDERS else host
            self._depict(unsaid, part, behind)
            return
        slot = self._slot(block, side)
        if slot is not None:
            self.memory.keep(slot)
            self.cursor = self.last = slot
            self.side = ""
            return
        if (
            block.kind == "icon"
            and part.way == "with"
            and not side
            and self.last.kind in _HOLD_ICONS
            and self.last.sentence == self.sentence
        ):
            self.last.add(block)
            self._depict(block, part, behind)
            return
        if (
            part.many == 0
            and block.kind in _SINGLE
            and host.parent is not None
            and host.parent.kind == "group"
        ):
            part = replace(part, many=1)
        same = same_place(host, block, side)
        if same is not None:
            same.look = block.look.over(same.look)
            self.last, self.side = same, ""
            return
        whole = block
        if part.many != 1:
            whole = Block("group", words=part.words, many=part.many, sentence=self.sentence)
            whole.down = self._is_down(block, host, said)
            whole.add(block)
        elif block.kind == "row":
            own = {
                h.meaning for word in part.words for h in find(word, "mockup", self.prose.language)
            }
            whole.down = bool((said | own) & {"stacked", "upright"}) and "across" not in said
        rings = self.hub is not None and whole.kind == "group" and whole.many > 2
        if rings and self.hub is not None and ring(self.hub, whole):
            self.cursor = host
        else:
            self._place(whole, host, side)
        self.memory.keep(whole)
        self.memory.keep(block)
        self.last = block
        if block.kind in HOLDERS:
            self.cursor = block
        self.side = ""
        self._depict(block, part, behind)
        self.placed = part.start
        self._place_behind(whole, part)

    def _place_behind(self, block: Block, part: Named) -> None:
        """`an icon on the left side`: a side that is told right behind a part is its own."""
        behind = _COMMA.split(self.prose.masked[part.end : part.end + SOON])[0]
        hits = find(behind, "mockup", self.prose.language)
        if hits and hits[0].meaning == "in" and not behind[: hits[0].start].strip():
            self.sided_to = part.end + len(behind) if self._shift(block, behind) else self.sided_to

    def _kind(self, part: Named) -> str:
        """Words alone head a bar or a section, else are text."""
        if part.kind != "words":
            return part.kind
        host = self.cursor
        heads = host.kind in ("bar", "section") and not any(
            b.kind == "heading" for b in host.walk()
        )
        return "heading" if heads else "text"

    def _told_again(self, block: Block, part: Named) -> Block | None:
        """A row that was only counted, and is now told of: `above three cards; ... exactly three wide cards`."""
        group = next(
            (
                one
                for one in reversed(self.memory.blocks)
                if one.kind == "group" and one.pattern.kind == block.kind
            ),
            None,
        )
        if group is None or part.many < 2 or part.many != group.many:
            return None
        if group.own or group.pattern.children or self.sentence - group.sentence > 1:
            return None
        group.pattern.look = block.look.over(group.pattern.look)
        return group

    def _arrange(self, group: Block, said: set[str]) -> None:
        group.down = "stacked" in said or (group.down and "across" not in said)

    def _slot(self, block: Block, side: str) -> Block | None:
        """The item of a row just counted that a part at a side is: `two cards. On the left, a card ...`."""
        group = self.memory.group()
        if group is None or block.kind not in _SLOTS or group.pattern.kind not in _SLOTS:
            return None
        if (
            group.many not in (2, 3)
            or group.pattern.children
            or side not in ("left", "center", "right")
        ):
            return None
        at = {"left": 0, "center": 1, "right": group.many - 1}[side]
        if at in group.own or self.sentence - group.sentence > group.many:
            return None
        item = group.item(at)
        item.kind, item.look, item.words = (
            block.kind,
            block.look.over(item.look),
            item.words | block.words,
        )
        return item

    def _listed(self, block: Block, part: Named) -> Block | None:
        """The group of which a part is one more: the sentence counts it, and lists what it has."""
        group = next(
            (g for g in (self.last.parent, self.cursor.parent) if g and g.kind == "group"), None
        )
        if (
            group is None
            or part.article != "a"
            or part.many != 1
            or group.sentence != self.sentence
        ):
            return None
        if group.many == 0 and part.way == "with" and {block.kind, group.pattern.kind} <= ENTRIES:
            return group
        return group if block.kind == group.pattern.kind and len(group.own) < group.many else None

    def _next_item(self, group: Block, block: Block) -> None:
        """`two items (a sign-in item and a basket item)`: each is the next of the group."""
        item = group.item(len(group.own))
        item.look = block.look.over(item.look)
        self.memory.keep(item)
        self.last = item
        self.cursor = item if item.kind in HOLDERS else self.cursor

    def _is_down(self, block: Block, host: Block, said: set[str]) -> bool:
        if "across" in said or (
            host.kind == "row" and not host.down and host.sentence == self.sentence
        ):
            return False
        return "stacked" in said or host.down or block.kind in _DOWN

    def _depict(self, block: Block, part: Named, behind: str) -> None:
        if block.kind in ("icon", "image", "avatar"):
            told = self._subject(part.start, part.end + len(behind))
            block.subject = told or self._called(part.lead) or block.subject
            block.spread = self._listed_icons(block, part.end)

    def _listed_icons(self, block: Block, at: int) -> list[str]:
        """What the icons of a row show: `above each title an icon: a cart, a robot and a truck`."""
        group = group_of(block)
        match = _LIST.match(self.prose.masked, at)
        if block.kind != "icon" or group is None or told_apart(block) or match is None:
            return []
        named = [thing.label for thing in things(match[1], self.prose.language)]
        return named if len(named) == group.count else []

    def _called(self, lead: str) -> str:
        """The thing right before a noun: `a moon icon`; no form: `a decorative icon`."""
        lead, language = lead.rstrip(), self.prose.language
        named = things(lead, language)[-1:]
        if not named or named[0].end != len(lead):
            return ""
        forms = [hit for hit in find(named[0].noun, "depicted", language) if hit.meaning == "form"]
        plain = forms or find(named[0].noun, "tones", language)
        return "" if plain or is_part(named[0].noun) else named[0].label

    def _subject(self, start: int, end: int) -> str:
        text = next((one.text for one in self.shown if start <= one.start < end), "")
        subject, _, rest = text.partition(" with ")
        if not _ or find(rest, "tones", self.prose.language):
            text = subject
        return (
            ""
            if find(text.split(" ")[0], "tones", self.prose.language)
            and " " in text
            and not things(text, self.prose.language)
            else text
        )

    def _is_plain(self, shown: Depicted) -> bool:
        """True for a picture whose subject names no part of the page."""
        return not any(
            is_part(hit.meaning) for hit in find(shown.text, "mockup", self.prose.language)
        )


def _unsaid(host: Block, block: Block) -> Block | None:
    """What every item of a row has, in the one that is told apart, where nothing is told of it yet."""
    if block.kind not in _FILLED or not told_apart(host):
        return None
    same = (one for one in host.walk() if _FILLED.get(one.kind) == _FILLED[block.kind])
    return next((one for one in same if not (one.said() or one.subject)), None)
