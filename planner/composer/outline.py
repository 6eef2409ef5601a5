"""A document's blocks as a tree of sections under their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from grounding.types import Block, Document
from planner.composer.dates import leading_date
from planner.composer.instructions import instructed
from planner.composer.labels import is_labelled, label_of, listlike
from planner.composer.lexicon import is_cjk, words
from planner.composer.salutations import without_salutation
from planner.composer.text import ARROW, sentences, width

_LABELS = 3
"""Labels inside one paragraph that make it a list."""
_NAME = 32
"""Characters of a paragraph's own name, before its colon, at most."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the blocks under it, and the sections below it. The root may have no heading."""

    heading: Block | None
    blocks: tuple[Block, ...] = ()
    children: tuple[Section, ...] = ()

    @property
    def title(self) -> str:
        """The heading's words."""
        return self.heading.text.strip() if self.heading else ""

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def text(self) -> str:
        """All words of the section except headings."""
        return "\n".join(block.text for section in self.walk() for block in section.blocks)


@dataclass(frozen=True, slots=True)
class Outline:
    """A document as sections, and the lines that are not part of its text."""

    root: Section
    document: Document
    credits: tuple[Block, ...] = ()
    notes: tuple[Block, ...] = ()

    @property
    def title(self) -> str:
        """The title: the root's heading, else what the file says."""
        return self.root.title or (self.document.title or "").strip()


def outline(document: Document) -> Outline:
    """The tree of a document. Source lines, notes and what follows instructions are set aside, programs are
    left out."""
    document = without_salutation(document)
    language = document.language
    document = replace(document, blocks=tuple(b for b in document.blocks if b.kind != "code"))
    credits = tuple(b for b in document.blocks if _is_line(b, "source", language))
    notes = tuple(b for b in document.blocks if _is_line(b, "note", language))
    aside = {id(block) for block in (*credits, *notes)}
    blocks = [b for b in document.blocks if id(b) not in aside and (b.text.strip() or b.rows)]
    blocks, document = _without_masthead(blocks, document)
    blocks = _without_byline(blocks, language)
    blocks = _with_title(_with_lead_ins(_with_items(blocks, language)))
    blocks = _with_methods(blocks, language)
    after: list[Block] = []
    if document.source.title != "prompt":
        blocks, after = instructed(blocks, language)
    root = _lift(_without_source_sections(_tree(blocks), language))
    return Outline(root, document, credits, (*notes, *after))


def _without_masthead(blocks: list[Block], document: Document) -> tuple[list[Block], Document]:
    """Without "For immediate release" and the like at the top: no title, no text.

    Where it was the title, the short line behind it is.
    """
    names = words("roles", "masthead", document.language)
    opens = [b.text.strip().lower().rstrip(" :.：") in names for b in blocks[:3]]
    if not opens or not opens[0] or all(opens):
        return blocks, document
    kept, title = blocks[opens.index(False) :], (document.title or "").strip().lower()
    if blocks[0].kind == "heading":
        kept[0] = _as_title(kept[0]) or kept[0]
    return kept, replace(document, title=None) if title in names else document


def _without_byline(blocks: list[Block], language: str) -> list[Block]:
    """The blocks without the line near their beginning that names the author: `By Ana Ruiz, 3 May`."""
    by = "|".join(map(re.escape, words("roles", "byline", language)))
    name = r"[^\W\d_a-zà-ÿ](?:[^.!?]|(?<=\b[A-Z])\.){2,80}"
    line = re.compile(rf"(?i:{by})[:：]?\s+{name}")
    return [
        block for i, block in enumerate(blocks)
        if not (0 < i < 4 and block.kind == "paragraph" and line.fullmatch(block.text.strip()))
    ]  # fmt: skip


def _is_line(block: Block, kind: str, language: str) -> bool:
    """True for a line such as `Source: Eurostat` or `注：…`."""
    if block.kind not in ("paragraph", "item", "quote"):
        return False
    head = block.text.strip().lower()
    return any(
        head.startswith(word) and head[len(word) :].lstrip(" )）").startswith((":", "：", "—"))
        for word in words("roles", kind, language)
    )


def _with_items(blocks: list[Block], language: str) -> list[Block]:
    """Neighbouring lines that are a list in all but name (dated, numbered, labelled) are items."""
    found: list[Block] = []
    run: list[Block] = []
    for block in [
        *(part for i in range(len(blocks)) for part in _lines(blocks, i, language)),
        None,
    ]:
        paragraph = block is not None and block.kind == "paragraph"
        if block and paragraph and (block.lead or listlike(block.text, language)):
            run.append(block)
            continue
        told = _are_short(run) or _are_labelled(run) or _are_dated(run, language)
        listed = len(run) >= 2 and told
        found.extend(replace(b, kind="item", level=1) if listed else b for b in run)
        run = []
        if block is not None:
            found.append(block)
    return found


def _are_short(run: Sequence[Block]) -> bool:
    return sum(width(block.text) for block in run) <= 200 * len(run)


def _are_labelled(run: Sequence[Block]) -> bool:
    """True for paragraphs that each open with a name of their own: `Methods: ...`, `Results: ...`."""
    labels = [block.lead or (label_of(block.text) or ("",))[0] for block in run]
    return all(0 < width(label) <= _NAME for label in labels) and len(set(labels)) == len(run)


def _are_dated(run: Sequence[Block], language: str) -> bool:
    return all(leading_date(block.text, language) for block in run)


def _lines(blocks: Sequence[Block], at: int, language: str) -> list[Block]:
    """A paragraph whose lines are a list, as one block a line, unless it alone leads the sections."""
    block, around = blocks[at], blocks[max(0, at - 1) : at + 2]
    parts = _labelled_parts(block.text, language) if block.kind == "paragraph" else []
    if parts:
        return [replace(block, text=part) for part in parts]
    leads = at == 1 and len(around) == 3 and {b.kind for b in around[::2]} == {"heading"}
    lines = [line.strip() for line in block.text.split("\n") if line.strip()]
    listed = sum(listlike(line, language) for line in lines)
    if block.kind != "paragraph" or leads or len(lines) < 2 or listed < 0.6 * len(lines):
        return [block]
    return [replace(block, text=line) for line in lines]


def _labelled_parts(text: str, language: str) -> list[str]:
    """`Aim: To test it. Methods: We asked 200. They slept. Results: ...`: a part a label; none where few."""
    told = sentences(text, language)
    labels = [bool(told) and is_labelled(part) for part in told]
    if sum(labels) < _LABELS or not labels[0]:
        return []
    starts = [i for i, label in enumerate(labels) if label]
    joint = "" if is_cjk(text) else " "
    return [
        joint.join(told[start:end])
        for start, end in zip(starts, [*starts[1:], len(told)], strict=True)
    ]


def _with_title(blocks: list[Block]) -> list[Block]:
    """Where no heading stands, a short first line without a full stop is the title."""
    if len(blocks) < 2 or any(b.kind == "heading" and b.level <= 2 for b in blocks):
        return blocks
    titled = _as_title(blocks[0])
    return [titled, *blocks[1:]] if titled else blocks


def _as_title(first: Block) -> Block | None:
    """A short line without a full stop as the title, None where it is none."""
    ends = first.text.rstrip().endswith((".", "。", ":", "：", "!", "?", "！", "？", ";", ",", "।"))
    bare = label_of(first.text) is None and not ARROW.search(first.text)
    if first.kind != "paragraph" or ends or width(first.text) > 90 or not bare:
        return None
    return replace(first, kind="heading", level=1)


def _with_lead_ins(blocks: list[Block]) -> list[Block]:
    """Short lines right before lists are their headings: one with a colon, or several of them."""
    after = [*(b.kind == "item" or bool(ARROW.search(b.text)) for b in blocks[1:]), False]
    leads = [
        i for i, block in enumerate(blocks)
        if block.kind == "paragraph" and after[i] and _is_lead_in(block.text)
    ]  # fmt: skip
    if len(leads) == 1 and not blocks[leads[0]].text.rstrip().endswith((":", "：")):
        return blocks
    return [
        replace(b, kind="heading", level=6, text=b.text.rstrip(" :：")) if i in leads else b
        for i, b in enumerate(blocks)
    ]


def _with_methods(blocks: list[Block], language: str) -> list[Block]:
    """Items under a heading such as `Method` are steps in their order, numbered or not."""
    names = words("roles", "method", language)
    found, told = list[Block](), False
    for block in blocks:
        if block.kind == "heading":
            told = block.text.lower().strip(" :：") in names
        found.append(replace(block, ordered=True) if told and block.kind == "item" else block)
    return found


def _is_lead_in(text: str) -> bool:
    return (
        width(text) <= 80
        and not ARROW.search(text)
        and not text.rstrip().endswith((".", "。", "!", "?", "。"))
    )


def _tree(blocks: Sequence[Block]) -> Section:
    return Section(None, *_split(blocks, 0))


def _split(blocks: Sequence[Block], above: int) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """The blocks before the first heading below level `above`, and the sections after."""
    levels = [block.level for block in blocks if block.kind == "heading"]
    if not levels:
        return tuple(blocks), ()
    top = min(levels)
    starts = [i for i, b in enumerate(blocks) if b.kind == "heading" and b.level == top]
    ends = [*starts[1:], len(blocks)]
    own, early = _split(blocks[: starts[0]], top)
    sections = tuple(
        Section(blocks[i], *_split(blocks[i + 1 : j], top))
        for i, j in zip(starts, ends, strict=True)
    )
    return own, (*early, *sections)


def _lift(root: Section) -> Section:
    """A lone top heading is the title of the whole."""
    if len(root.children) != 1 or root.heading is not None or root.blocks:
        return root
    only = root.children[0]
    return Section(only.heading, (*root.blocks, *only.blocks), only.children)


def _without_source_sections(root: Section, language: str) -> Section:
    """A section of references is not content."""
    names = {word.lower() for word in words("roles", "source", language)}
    kept = tuple(
        _without_source_sections(child, language)
        for child in root.children
        if child.title.lower().rstrip(":：") not in names
    )
    return Section(root.heading, root.blocks, kept)


def reference_lines(document: Document) -> tuple[Block, ...]:
    """The lines under a heading such as "Sources" or "参考文献"."""
    names = {word.lower() for word in words("roles", "source", document.language)}
    lines: list[Block] = []
    inside = False
    for block in document.blocks:
        if block.kind == "heading":
            inside = block.text.lower().strip().rstrip(":：") in names
        elif inside and block.text.strip():
            lines.append(block)
    return tuple(lines)
