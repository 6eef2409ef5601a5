"""What stands beside a document's list: a quotation, a line of small print, the source lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from grounding.types import Block
from planner.composer.entries import Line
from planner.composer.groups import Group
from planner.composer.leads import is_told, speech
from planner.composer.ledger import Ledger
from planner.composer.lexicon import is_cjk
from planner.composer.outline import Outline, reference_lines
from planner.composer.sectioned import closing
from planner.composer.text import width
from planner.localise import phrase
from planner.message import Message

_NOTE, _QUOTED = 200, 280
"""Most characters of a line of small print, and of a quotation."""


def quotation(tree: Outline, said: Message, group: Group | None) -> str:
    """The document's quotation, where it has one, else what somebody says in its introduction."""
    quoted = [b.text for s in tree.root.walk() for b in s.blocks if b.kind == "quote"]
    shown = {line.text for entry in group.entries for line in entry.told()} if group else set()
    own = speech(tree)
    apart = tree.root.children or not any(part in own for part in shown)
    quoted += [own] if apart and tree.document.source.title != "prompt" else []
    new = (text for text in quoted if not is_told(text, said, tree.document.language))
    return next((text for text in new if width(text) <= _QUOTED), "")


def small_print(
    tree: Outline, group: Group | None, others: Sequence[Group], said: Message, ledger: Ledger
) -> str:
    """Lines of advice, else a short second list such as the ingredients, else the closing line."""
    language = tree.document.language
    notes = _fitting(tree.notes)
    for block in notes:
        ledger.add(block.text, Line(block.text, block.source))
    if notes:
        return ("" if is_cjk(notes[0].text) else " ").join(block.text for block in notes)
    for other in others if group and group.kind != "sections" else ():
        texts = [line.text for entry in other.entries for line in entry.lines[:1]]
        listed = ("、" if language in ("zh", "ja") else ", ").join(texts)
        if other.heading and other.heading != tree.title and width(listed) <= _NOTE:
            for entry in other.entries:
                ledger.add(entry.lines[0].text, entry.lines[0])
            return phrase("pair", language, label=other.heading, rest=listed)
    return _closing(tree, group, said, ledger)


def _fitting(notes: Sequence[Block]) -> list[Block]:
    """The first line of advice or warning, and those after it that have room beside it."""
    shown = list(notes[:1])
    for block in notes[1:]:
        if sum(width(b.text) + 1 for b in (*shown, block)) <= _NOTE:
            shown.append(block)
    return shown


def _closing(tree: Outline, group: Group | None, said: Message, ledger: Ledger) -> str:
    """The short paragraphs after the list."""
    blocks = [block for section in tree.root.walk() for block in section.blocks]
    last = max((i for i, block in enumerate(blocks) if block.kind == "item"), default=len(blocks))
    sectioned = group is not None and group.kind == "sections"
    after = blocks[last + 1 :] or (closing(tree.root.children) if sectioned else ())
    told = [line.text for entry in group.entries for line in entry.told()] if group else []
    kept = [b for b in after if b.text.strip() not in (said.headline, *told)]
    kept = [b for b in kept if b.text.strip() not in said.deck]
    wide = sum(width(b.text) + 1 for b in kept)
    if len(blocks) < 3 or any(b.kind != "paragraph" for b in after) or wide > _NOTE:
        return ""
    for block in kept:
        ledger.add(block.text.strip(), Line(block.text.strip(), block.source))
    joint = "" if kept and is_cjk(kept[0].text) else " "
    return joint.join(block.text.strip() for block in kept)


def credits(tree: Outline, wanted: str | None = None) -> tuple[str, ...]:
    """The document's own source lines, else its file or address."""
    named = [block.text.strip() for block in (*tree.credits, *reference_lines(tree.document))]
    if named:
        return tuple(dict.fromkeys(named))[:4]
    source = tree.document.source
    name = PurePath(source.file).name if source.file else (source.title or source.url)
    return (phrase("source", wanted or tree.document.language, source=name),) if name else ()
