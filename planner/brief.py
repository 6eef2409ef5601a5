"""The brief stage: what a prompt asks for, what it says itself, and in which order it is done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from grounding.types import Block, Document, Inputs
from planner.composer.asks import Asks, asks
from planner.composer.described import (
    is_captioned,
    is_described,
    is_posterlike,
    opening,
)
from planner.composer.greetings import Greeting, greeting
from planner.composer.inline import Inline, inline
from planner.composer.instruct import around, instruction_graph
from planner.composer.kinds import Kind, kind_of
from planner.composer.laid_out import LaidOut, laid_out
from planner.composer.language import language_of, primary
from planner.composer.placing import without_named
from planner.composer.quotes import Quote, mask, quotes, unmask
from planner.composer.request import Request, request
from planner.composer.statements import is_direction, tells
from planner.composer.text import sentences
from planner.composer.topic import only_looks
from planner.composer.wide_marks import wide_marks
from planner.content import Scene, Wishes
from planner.parts import Instruction, Role

_UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\ue000-\uf8ff]|[\ud800-\udfff]")
_QUOTING = re.compile(
    r"(?i)(?:with|that says|saying|reading|the|a|text|words?|title|\s)*[\"'“‘«„「]"
)


@dataclass(frozen=True, slots=True)
class PromptBrief:
    """A prompt, understood.

    `kind` says where the words of the picture come from: `content` (lists and statements in the
    prompt), `page` (quoted strings, placed by the words around them), `scene` (things to be drawn),
    `message` (the topic is the text of a poster), `request` (the inputs), `topic` (nothing to say).
    `language` is the primary part of `tag`; `wanted` the language asked for by a flag. `document`
    holds the prompt's own content, `fields` what it names (`title`, `deck`, `call`, ...).
    """

    prompt: str
    language: str
    kind: Kind
    tag: str = "en"
    wanted: str | None = None
    topic: str = ""
    quoted: tuple[Quote, ...] = ()
    asks: Asks = field(default_factory=Asks)
    document: Document | None = None
    fields: tuple[tuple[str, str], ...] = ()
    scene: Scene | None = None
    poster: bool = False
    greeting: Greeting | None = None
    instructions: tuple[Instruction, ...] = ()

    def named(self, role: str) -> str:
        """The words that the prompt gives for a role, or ""."""
        return next((text for name, text in self.fields if name == role), "")


def read_brief(prompt: str, inputs: Inputs, wishes: Wishes) -> PromptBrief:
    """Understand a prompt in any of the languages of the word lists; never fails."""
    prompt = clean(prompt)
    tag = language_of(prompt, inputs, wishes)
    language = primary(tag)
    quoted = quotes(prompt)
    masked = wide_marks(mask(prompt, quoted), language)
    masked, laid = (masked, LaidOut()) if quoted else laid_out(masked, language)
    start = opening(masked, language)
    caption = masked[start:] if start else ""
    masked = " " * start + masked[start:]
    asked = request(masked, language)
    described = (
        is_captioned(caption, quoted, language)
        if caption
        else is_described(masked, quoted, asked.asked and not asked.picture, language)
    )
    rest, named = ("", ()) if described else without_named(masked, quoted, language)
    if named and (tells(rest, language) or inline(rest, language).structured):
        masked, quoted, asked = rest, (), request(rest, language)
    else:
        named = ()
    own = inline(masked, language)
    own = replace(own, fields=(*named, *own.fields))
    content = _unmasked(own, prompt, quoted)
    wanted = asks(_asking(masked, asked.topic, own, language), asked.topic, language)
    wanted = replace(wanted, columns=laid.columns, icons=laid.icons)
    brief = PromptBrief(
        prompt=prompt,
        language=language,
        tag=tag,
        wanted=wishes.language,
        kind="request",
        topic=_topic(content, asked.asked, unmask(asked.topic, prompt, quoted)),
        quoted=quoted,
        asks=wanted,
        fields=content.fields,
        poster=_posterlike(masked, asked, language),
        greeting=greeting(masked, language),
    )
    document = content.document(language, None) if content.blocks else None
    brief = replace(brief, document=document)
    if not (inputs.documents or inputs.tables):
        names = [reference.label for reference in inputs.references]
        scene = _scene(masked, asked, content, brief, names)
        kind: Kind = "page" if described else kind_of(masked, asked, content, brief, scene)
        brief = replace(brief, kind=kind, scene=scene if kind == "scene" else None)
    return replace(brief, instructions=instruction_graph(list(_wishes(brief, content))))


def clean(prompt: str) -> str:
    """The prompt without control and private-use characters, which no font can show."""
    return _UNSHOWN.sub("", prompt.replace("\r\n", "\n")).strip()


def _scene(
    masked: str, asked: Request, content: Inline, brief: PromptBrief, names: Sequence[str]
) -> Scene | None:
    """The things to be drawn, `names` among them, unless the prompt is a list."""
    from planner.composer.staged import sets_scene
    from planner.scene import read_scene

    quoted, language = brief.quoted, brief.language
    if content.structured and not sets_scene(masked, quoted, language):
        return None
    return read_scene(masked, brief.prompt, quoted, language, asked.start, names)


def _topic(content: Inline, asked: bool, topic: str) -> str:
    """The title that the prompt names, else the topic behind the words of asking."""
    titles = [text for role, text in content.fields if role == "title"]
    if titles:
        return titles[0]
    if _QUOTING.match(topic):
        return next(iter(quotes(topic)), Quote(topic, 0, 0)).text
    if asked or not content.structured:
        return topic
    return next((block.text for block in content.blocks if block.kind == "heading"), "")


def _unmasked(content: Inline, prompt: str, quoted: tuple[Quote, ...]) -> Inline:
    """The content with its quoted strings back in place."""
    if not quoted:
        return content
    return replace(
        content,
        blocks=tuple(_unmasked_block(block, prompt, quoted) for block in content.blocks),
        fields=tuple((role, unmask(text, prompt, quoted)) for role, text in content.fields),
    )


def _unmasked_block(block: Block, prompt: str, quoted: tuple[Quote, ...]) -> Block:
    rows = tuple(tuple(unmask(cell, prompt, quoted) for cell in row) for row in block.rows)
    return replace(block, text=unmask(block.text, prompt, quoted), rows=rows)


def _asking(masked: str, topic: str, content: Inline, language: str) -> str:
    """The words of asking and of looks: the prompt without topic and content."""
    for block in content.blocks:
        if block.text and block.kind != "heading":
            masked = masked.replace(block.text, "\n", 1)
    parts = sentences(masked, language)
    own = [part for part in parts[1:] if _directs(part.strip(" ,;–-"), language)]
    first = parts[0] if parts else ""
    return "\n".join([first.replace(topic, " ", 1) if topic else first, *own])


def _directs(part: str, language: str) -> bool:
    """True for what is said of the page: `use blue`, `in blue`, `a process diagram with icons`."""
    directs = is_direction(part, language) or only_looks(part, language)
    return directs or request(part, language).asked


def _posterlike(masked: str, asked: Request, language: str) -> bool:
    """True where the first sentence names a poster or one of its kin, or a headline is given."""
    return is_posterlike(masked, language) or asked.message


def _wishes(brief: PromptBrief, content: Inline) -> Iterator[tuple[Role, str]]:
    """What is asked, each with its kind."""
    if brief.topic:
        yield "identity", brief.topic
    for thing in brief.scene.objects if brief.scene else ():
        yield "object", thing.label
    for quote in brief.quoted:
        yield "text", around(brief.prompt, quote)
    for role, text in brief.fields:
        yield "text", f"{role}: {text}"
    for block in content.blocks:
        if block.text and block.kind != "heading":
            yield "data", block.text
    yield from _look_wishes(brief)


def _look_wishes(brief: PromptBrief) -> Iterator[tuple[Role, str]]:
    wanted = brief.asks
    for name, _ in wanted.archetypes[:1]:
        yield "style", name
    for text in (wanted.character, wanted.palette, wanted.aspect, wanted.size):
        if text:
            yield "style", text
    if wanted.dark is not None:
        yield "background", "dark" if wanted.dark else "light"
    if brief.scene is not None and brief.scene.ground != "plain":
        yield "background", brief.scene.ground
    if re.search(r"(?i)\btransparent\b", brief.prompt):
        yield "background", "transparent"
