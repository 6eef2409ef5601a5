"""The brief stage: what a prompt asks for, what it says itself, and in which order it is done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from grounding.types import Block, Document, Inputs
from planner.composer.asks import Asks, asks
from planner.composer.described import (
    describes_layout,
    is_captioned,
    is_described,
    is_posterlike,
    names_page,
    opening,
)
from planner.composer.greetings import Greeting, greeting
from planner.composer.inline import Inline, inline
from planner.composer.instruct import around, instruction_graph
from planner.composer.language import language_of, primary
from planner.composer.lexicon import find
from planner.composer.numbers import values
from planner.composer.placing import without_named
from planner.composer.quotes import Quote, mask, quotes, unmask
from planner.composer.request import Request, request
from planner.composer.statements import is_direction, names_day, tells
from planner.composer.text import sentences
from planner.composer.topic import only_looks
from planner.content import Scene, Wishes
from planner.parts import Instruction, Role

_MANY = 100
Kind = Literal["content", "page", "scene", "message", "request", "topic"]


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
    masked = mask(prompt, quoted)
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
        kind: Kind = "page" if described else _kind(masked, asked, content, brief, scene)
        brief = replace(brief, kind=kind, scene=scene if kind == "scene" else None)
    return replace(brief, instructions=instruction_graph(list(_wishes(brief, content))))


def clean(prompt: str) -> str:
    """The prompt without control and private-use characters, which no font can show."""
    return _UNSHOWN.sub("", prompt.replace("\r\n", "\n")).strip()


def _scene(
    masked: str, asked: Request, content: Inline, brief: PromptBrief, names: Sequence[str]
) -> Scene | None:
    """The things to be drawn, `names` among them, unless the prompt is a list."""
    from planner.scene import read_scene, sets_scene

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
    own = [part for part in parts[1:] if is_direction(part, language)]
    first = parts[0] if parts else ""
    return "\n".join([first.replace(topic, " ", 1) if topic else first, *own])


def _posterlike(masked: str, asked: Request, language: str) -> bool:
    """True where the first sentence names a poster or one of its kin, or a headline is given."""
    return is_posterlike(masked, language) or asked.message


def _kind(
    masked: str,
    asked: Request,
    content: Inline,
    brief: PromptBrief,
    scene: Scene | None,
) -> Kind:
    """Where the words of the picture come from, with nothing given beside the prompt."""
    from planner.scene import sets_scene

    page = names_page(masked, brief.language)
    describes = describes_layout(masked, brief.language) or _lists_parts(content, brief.language)
    if describes and (asked.asked or page) and not _is_data(content, brief.language):
        return _of_layout(brief, None if asked.asked or page else scene)
    if content.explicit:
        return "content"
    if scene is not None and sets_scene(masked, brief.quoted, brief.language):
        return "scene"
    if brief.quoted:
        return _of_quoted(
            content, brief, scene, page or brief.poster or (asked.asked and scene is None)
        )
    told = (names_day if not brief.poster else tells)(masked, brief.language) and not asked.picture
    if _asks_for_graphic(asked, brief, content) or (
        _counts_many(masked, brief) and not asked.picture
    ):
        scene = None
    if scene is not None and not told and (asked.picture or not content.structured):
        return "scene" if asked.picture or _is_picture(content, scene, brief) else "content"
    if not content.blocks and _says_something(masked, asked, brief):
        return "message"
    return "content" if content.blocks or content.fields else "topic"


def _asks_for_graphic(asked: Request, brief: PromptBrief, content: Inline) -> bool:
    """True for "make a table of cats and dogs", which is no picture of them, and a slide of several points."""
    pictured = {"poster"} if len(content.blocks) > 2 else {"poster", "slide"}
    kinds = {name for name, weight in brief.asks.archetypes if weight >= 3} - pictured
    return asked.asked and bool(kinds) and not asked.picture


def _counts_many(masked: str, brief: PromptBrief) -> bool:
    """True for more things than a picture can show one by one: 12,400 books, 870 games."""
    amounts = [v.amount or 0.0 for v in values(masked, brief.language)]
    return sum(amount >= _MANY for amount in amounts) > 1


def _of_quoted(content: Inline, brief: PromptBrief, scene: Scene | None, page: bool) -> Kind:
    """A prompt with quoted strings: a page of them, a list of its own, or signs in a scene."""
    if brief.poster and _opens_with_quote(brief):
        return "page"
    if (
        content.structured
        and not _is_quoted(content, brief)
        and not (page and len(brief.quoted) > 2)
    ):
        return "content"
    if page:
        return "scene" if scene is not None and brief.poster else "page"
    return "scene" if scene is not None else "page"


def _opens_with_quote(brief: PromptBrief) -> bool:
    """True for `Poster: "Night Market" ...`: one quoted title after nothing but words of asking."""
    first = brief.quoted[0]
    return len(brief.quoted) == 1 and only_looks(brief.prompt[: first.start], brief.language, True)


def _of_layout(brief: PromptBrief, scene: Scene | None) -> Kind:
    """A prompt that describes where things go says nothing but what it quotes."""
    if not brief.quoted:
        return "content" if brief.fields else "topic"
    return "scene" if scene is not None and scene.texts and not brief.poster else "page"


def _lists_parts(content: Inline, language: str) -> bool:
    """True where a list in a prompt names the parts of a page ("Left sidebar: ...")."""
    items = [block.text for block in content.blocks if block.kind == "item"]
    parts = sum(bool(find(text, "layout", language)) for text in items)
    return len(items) >= 3 and parts >= 0.5 * len(items)


def _is_data(content: Inline, language: str) -> bool:
    """True where most items of a list carry a number: data, whatever is said about layout."""
    items = [block.text for block in content.blocks if block.kind == "item"]
    numbered = sum(bool(values(text, language)) and len(text) <= 90 for text in items)
    tables = any(block.kind == "table" for block in content.blocks)
    return tables or (len(items) >= 3 and numbered >= 0.7 * len(items))


def _is_quoted(content: Inline, brief: PromptBrief) -> bool:
    """True where the list in a prompt is made of its quoted strings."""
    items = [block.text for block in content.blocks if block.kind in ("item", "paragraph")]
    quoted = sum(any(quote.text in text for quote in brief.quoted) for text in items)
    return quoted >= 0.5 * len(items)


def _is_picture(content: Inline, scene: Scene, brief: PromptBrief) -> bool:
    """True where the sentences describe what is seen rather than state a fact."""
    if not content.blocks:
        return True
    opens = re.match(r"(?i)\s*(?:a|an|two|three|four|five|six|at|in|on|inside)\s", brief.prompt)
    numbers = any(values(block.text, brief.language) for block in content.blocks)
    return len(scene.objects) >= 2 and not numbers and (opens is not None or brief.language != "en")


def _says_something(masked: str, asked: Request, brief: PromptBrief) -> bool:
    """A poster for something, or a greeting."""
    greets = any(h.meaning == "greeting" for h in find(masked, "request", brief.language))
    cries = masked.rstrip().endswith(("!", "！")) and not asked.asked
    told = brief.poster and tells(masked, brief.language)
    return bool(brief.topic) and ((asked.message and brief.poster) or greets or cries or told)


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
