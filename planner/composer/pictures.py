"""Scenes and short messages as content."""

from __future__ import annotations

from dataclasses import replace

from planner.brief import PromptBrief
from planner.composer.greetings import Greeting
from planner.composer.lexicon import find, load
from planner.composer.quotes import mask
from planner.composer.text import sentence_case, sentences, strip_stop, width
from planner.content import Content, Item, Scene, SceneText
from planner.parts import Reasoning

_POSTERLIKE = ("title", "deck", "footer", "bottom")


def from_scene(brief: PromptBrief, scene: Scene) -> Content:
    """A picture to be drawn. `scene.texts` holds every quoted string; `headline` repeats the first
    where the picture is a poster or the string is called a title.
    """
    scene = hued(_poster_texts(brief, scene) if brief.poster else scene)
    own = [text.text for text in scene.texts if text.apart or not text.carrier]
    names = ", ".join(thing.label for thing in scene.objects)
    return Content(
        headline=own[0] if own else "",
        language=brief.language,
        scene=scene,
        archetypes=(("poster", "a scene to be drawn, with what it names"),),
        topic=scene.objects[0].label if scene.objects else brief.topic,
        queries=tuple(dict.fromkeys(thing.label for thing in scene.objects)),
        reasoning=(
            Reasoning(stage="physics", text=f"On the ground {scene.ground}: {names or 'nothing'}."),
        ),
    )


def hued(scene: Scene) -> Scene:
    """Colour names as the values that are drawn."""
    values: dict[str, str] = load("lexicon", "color_values")
    return replace(
        scene,
        objects=tuple(
            thing.model_copy(update={"color": values.get(thing.color or "")})
            for thing in scene.objects
        ),
        texts=tuple(replace(text, color=values.get(text.color or "")) for text in scene.texts),
    )


def _poster_texts(brief: PromptBrief, scene: Scene) -> Scene:
    """On a poster, strings called title, tagline and the like stand on the page, not on a thing.

    Where some string is on a thing all of them are.
    """
    masked = mask(brief.prompt, brief.quoted)
    texts: list[SceneText] = []
    end, free = 0, False
    for quote, text in zip(brief.quoted, scene.texts, strict=True):
        before = masked[end : quote.start]
        roles = [hit.meaning for hit in find(before, "roles", brief.language)]
        role = next((name for name in reversed(roles) if name in _POSTERLIKE), "")
        on_thing = any(_names(before, thing.label) for thing in scene.objects) and not text.apart
        free = bool(role) or not on_thing or (free and not on_thing)
        size = "large" if role == "title" else text.size if role == "" else "small"
        texts.append(replace(text, carrier="", size=size) if free else text)
        end = quote.end
    mixed = any(text.carrier for text in texts)
    return scene if mixed else replace(scene, texts=tuple(texts))


def _names(text: str, label: str) -> bool:
    return label.lower() in text.lower()


def from_message(brief: PromptBrief) -> Content:
    """A poster whose text is the prompt's own: "for Summer Jazz Night, 12 July, Riverside Park"."""
    if brief.greeting is not None and brief.greeting.said:
        return _greeting(brief, brief.greeting)
    first, *rest = sentences(brief.topic, brief.language) or [brief.topic]
    parts = [part.strip() for part in first.split(",")] if width(first) > 30 else [first]
    others = [*parts[1:], *rest]
    return Content(
        headline=sentence_case(strip_stop(parts[0])),
        language=brief.language,
        deck=others[0] if others else "",
        items=tuple(Item(title=sentence_case(strip_stop(text)), icon=text) for text in others[1:]),
        archetypes=(
            ("poster", "a message to be read at once"),
            ("slide", "a headline and its points"),
        ),
        topic=brief.topic,
    )


def _greeting(brief: PromptBrief, said: Greeting) -> Content:
    """A greeting as the headline, and for whom it is below."""
    return Content(
        headline=sentence_case(said.words),
        language=brief.language,
        deck=sentence_case(said.whom),
        archetypes=(("poster", "a greeting"),),
        topic=brief.topic,
    )
