"""The last touches: the prompt's fields and quoted strings in place, looks, icon queries."""

from __future__ import annotations

from dataclasses import replace

from planner.brief import PromptBrief
from planner.composer.asks import aspect_of
from planner.composer.lexicon import find, is_cjk, tokens
from planner.composer.placing import placed
from planner.composer.quotes import mask
from planner.composer.text import sentence_case, stopwords, strip_stop, width
from planner.content import Content, Item, Wishes
from planner.parts import Reasoning

_TITLE = 60
_SOLEMN = "editorial"
"""The character of a page that mourns."""


def finish(content: Content, brief: PromptBrief, wishes: Wishes) -> Content:
    """Place what the prompt named, keep every quoted string, and add its wishes for the look."""
    content = _with_fields(_with_roles(content, brief), brief)
    content = _with_quoted(content, brief)
    # In a scene, colours and moods are those of its things.
    asked = (
        brief.asks
        if brief.scene is None
        else replace(
            brief.asks,
            palette=None,
            character=None,
            dark=None,
            ground=None,
            aspect=_shape_of(brief),
        )
    )
    scene = content.scene and replace(content.scene, natural=wishes.theme is None)
    return replace(
        content,
        scene=scene,
        language=wishes.language
        or (brief.tag if content.language == brief.language else content.language),
        queries=content.queries or _queries(content, brief),
        palette=asked.palette,
        character=asked.character or (_SOLEMN if _is_solemn(content, brief) else None),
        dark=asked.dark,
        ground=asked.ground,
        aspect=asked.aspect,
        columns=asked.columns,
        icons=asked.icons,
        instructions=brief.instructions,
        reasoning=(*_read(brief, content), *content.reasoning),
    )


def _is_solemn(content: Content, brief: PromptBrief) -> bool:
    """True for an obituary and the like: prompt or title says so, or two of the words shown do."""
    said = f"{brief.prompt}\n{content.headline}"
    told = "\n".join((content.deck, *(f"{item.title}\n{item.body}" for item in content.items)))
    hits = {told[hit.start : hit.end].lower() for hit in find(told, "solemn", content.language)}
    return bool(find(said, "solemn", brief.language)) or len(hits) > 1


def _shape_of(brief: PromptBrief) -> str | None:
    """The aspect that a scene asks for: no screen that is a thing in it makes it wide."""
    text = mask(brief.prompt, brief.quoted)
    for name in ("surfaces", "things"):
        for hit in find(text, name, brief.language):
            text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    return aspect_of(text, brief.language)


def _with_fields(content: Content, brief: PromptBrief) -> Content:
    """`Title: ...`, `Button: ...` and the like override what was found."""
    footer = (brief.named("source"),) if brief.named("source") else content.footer
    if brief.named("deck") and content.deck and brief.kind == "message":
        first = Item(title=sentence_case(content.deck), icon=content.deck)
        content = replace(content, items=(first, *content.items))
    return replace(
        content,
        headline=brief.named("title") or content.headline,
        deck=brief.named("deck") or content.deck,
        kicker=brief.named("kicker") or content.kicker,
        call=brief.named("call") or content.call,
        quote=content.quote if brief.named("quote") in content.headline else brief.named("quote"),
        note=brief.named("footer") or brief.named("note") or content.note,
        footer=footer,
    )


def _with_roles(content: Content, brief: PromptBrief) -> Content:
    """Strings that the prompt quotes as title, tagline, button or footer of the picture."""
    if brief.kind != "request":
        return content
    slots = {
        "title": "headline",
        "deck": "deck",
        "call": "call",
        "kicker": "kicker",
        "footer": "note",
    }
    masked = mask(brief.prompt, brief.quoted)
    named: dict[str, str] = {}
    for role, quote, _ in placed(masked, brief.quoted, brief.language):
        if role in slots:
            named.setdefault(slots[role], quote.text)
    return replace(content, **named)  # type: ignore[arg-type]


def texts(content: Content) -> list[str]:
    """Every text that the picture may show."""
    scene = [text.text for text in content.scene.texts] if content.scene else []
    cells = [cell for row in content.table for cell in row]
    own = [
        content.headline,
        content.kicker,
        content.deck,
        content.note,
        content.call,
        content.quote,
    ]
    return [*own, *content.sides, *content.footer, *scene, *cells, *_item_texts(content.items)]


def _item_texts(items: tuple[Item, ...]) -> list[str]:
    found: list[str] = []
    for item in items:
        priced = f"{item.title} {item.value}"
        found += [item.when, item.value, item.title, item.body, priced, *_item_texts(item.items)]
    return found


def _with_quoted(content: Content, brief: PromptBrief) -> Content:
    """Quoted strings that no text shows yet stand where they are called to, else become items."""
    masked = mask(brief.prompt, brief.quoted)
    shown = texts(content)
    for role, quote, _ in placed(masked, brief.quoted, brief.language):
        if any(strip_stop(quote.text) in text for text in shown):
            continue
        shown.append(quote.text)
        if role in _CALLS and not content.call:
            content = replace(content, call=quote.text)
        elif role in _NOTES and not content.note:
            content = replace(content, note=quote.text)
        else:
            short = width(quote.text) <= 1.4 * _TITLE
            title, body = (quote.text, "") if short else ("", quote.text)
            item = Item(title=title, body=body, icon=quote.text)
            content = replace(content, items=(*content.items, item))
    return content


_CALLS, _NOTES = ("call", "bottom"), ("footer", "note")
"""The roles of strings that stand at the foot of a page."""


def _queries(content: Content, brief: PromptBrief) -> tuple[str, ...]:
    """What to look a hero icon up by: the topic, then its words, then the headline's."""
    topic = brief.topic or content.topic or content.headline
    stop = stopwords(brief.language)
    words = [
        w for w in tokens(f"{topic} {content.headline}") if w.lower() not in stop and len(w) > 2
    ]
    found = [topic, *words] if not is_cjk(topic) else [topic, content.headline]
    return tuple(dict.fromkeys(text for text in found if text))[:6]


def _read(brief: PromptBrief, content: Content) -> tuple[Reasoning, ...]:
    """How the prompt was understood, in words."""
    parts = [f"The prompt is in {brief.language}; its words come from: {brief.kind}."]
    if brief.asks.count:
        parts.append(f"It asks for {brief.asks.count} items.")
    if brief.quoted:
        parts.append(f"It quotes {len(brief.quoted)} strings, kept exactly.")
    if content.archetypes:
        name, reason = content.archetypes[0]
        parts.append(f"Archetype {name}: {reason}.")
    return (Reasoning(stage="brief", text=" ".join(parts)),)
