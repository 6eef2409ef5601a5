"""The marks stage: icons for items and hero, sprites for a scene's things, all found by meaning."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.composer.lexicon import find
from planner.content import Content, Item, Scene
from planner.item_icons import ASKED, FEW, LEAST, SURE, item_icons
from planner.layouts import PICTURED
from planner.parts import REFERENCE, Box, PictureObject, Reasoning

if TYPE_CHECKING:
    from planner.icons import Style


def with_icons(content: Content, style: Style) -> Content:
    """The content with icon names in place of icon queries; empty where nothing is near enough."""
    if content.icons is False:
        return _unmarked(with_signs(_with_pictures(content)))
    asked = any(map(_asks, content.items))
    dots = ASKED if asked or content.icons else FEW if _is_dotted(content) else 0.0
    content = with_signs(_with_pictures(content))
    signed = any(_EMOJI.search(item.title) for item in content.items)
    wanted = [
        i for i, item in enumerate(content.items)
        if _takes_icon(item) and (_asks(item) or not signed)
    ]  # fmt: skip
    queries = [content.items[i].icon or content.items[i].title for i in wanted]
    chosen = item_icons(
        queries, style, content.language, content.headline, dots, SURE if asked else LEAST
    )
    found = dict(zip(wanted, chosen, strict=True))
    items = tuple(
        _bare(replace(item, icon=found.get(i, item.icon if _is_given(item) else "")))
        for i, item in enumerate(content.items)
    )
    scene = _with_sprites(content.scene, content.language) if content.scene else None
    if content.hero:  # a reference
        return replace(content, items=items, queries=(content.hero,), scene=scene)
    heroes = _near(content, "colour", LIKELY) if _pictured(content) else ()
    hero = "" if _EMOJI.search(content.headline) else _certain(content)
    done = replace(content, items=items, queries=heroes, scene=scene, hero=hero)
    return done if heroes else _without_callouts(done)


_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b50]")
"""A sign that titles bring themselves: an icon beside it would say the same again, in another manner."""


def _certain(content: Content) -> str:
    """The icon that the headline surely means; empty where there is none."""
    return next(iter(_near(content, "colour", CERTAIN)), "")


def _unmarked(content: Content) -> Content:
    """The content without any icon but those that are given as pictures."""
    items = tuple(
        _bare(replace(item, icon=item.icon if _is_given(item) else "")) for item in content.items
    )
    return replace(content, items=items, queries=())


def with_signs(content: Content) -> Content:
    """The content with names in place of what its figure's icons are looked up by; none where one is not found."""
    figure = content.figure
    wanted = [sign.icon for pane in figure.panes for sign in pane.signs] if figure else []
    if figure is None or not wanted:
        return content
    found = iter(item_icons(wanted, "light", content.language, content.topic, ASKED, LEAST))
    panes = [
        (pane, [replace(sign, icon=next(found)) for sign in pane.signs]) for pane in figure.panes
    ]
    named = tuple(
        replace(pane, signs=tuple(sign for sign in signs if sign.icon)) for pane, signs in panes
    )
    return replace(content, figure=replace(figure, panes=named))


def _is_given(item: Item) -> bool:
    return item.icon.startswith(REFERENCE)


def _takes_icon(item: Item) -> bool:
    """True but for what has a picture, and for what is no panel of a dictated page or is to have none."""
    panel = item.form == "panel" and bool(item.icon)
    return (panel or not item.form) and item.scene is None and not _is_given(item)


def _asks(item: Item) -> bool:
    """True for a panel with an icon that is none of its own words: the prompt asks for it."""
    return item.form == "panel" and item.icon not in f"{item.title} {item.body}"


def _is_dotted(content: Content) -> bool:
    return bool(content.archetypes) and content.archetypes[0][0] in _DOTTED


_DOTTED = frozenset({"cards", "slide"})
"""Pages whose items are led by their icons, and by no number or date."""


def _without_callouts(content: Content) -> Content:
    """The content for its next archetype, where it would label a picture that is not found."""
    first, *others = content.archetypes or (("", ""),)
    passed = first[0] == "callouts" and bool(others)
    return replace(content, archetypes=tuple(others)) if passed else content


def _pictured(content: Content) -> bool:
    """True where the page has a picture of its own."""
    return bool(content.archetypes) and content.archetypes[0][0] in PICTURED


CERTAIN, LIKELY = 0.6, 0.5
"""Least chance of being right, of the header's icon and of a poster's hero."""


def _near(content: Content, style: Style, least: float) -> tuple[str, ...]:
    """Icons that show the headline as a whole, the likeliest first.

    A word alone misleads (`bill`, `cycle`): its icon has to mean what the headline means. The headline
    of charts names what stands out, so theirs has to mean the topic; a slogan that could be shown plays
    with words, so a poster shows the topic that it stands for.
    """
    from planner import icons

    headline, topic = (_subject(t, content.language) for t in (content.headline, content.topic))
    apart = topic.lower() not in headline.lower() and headline.lower() not in topic.lower()
    texts = [topic if content.charts and topic else headline]
    if topic and apart and _pictured(content):
        texts += [topic]
    found = [
        {name: c for name, c in chances.items() if c >= least and name not in icons.signs()}
        for chances in icons.likely(
            texts, style=style, language=content.language, topic=topic or headline
        )
    ]
    shown = found[-1] if found[0] and found[-1] else found[0]
    if content.sides:  # a bulb for two bulbs, but no cat for cats and dogs
        sides = icons.likely(content.sides, style=style, language=content.language, topic=headline)
        shown = {n: c for n, c in shown.items() if all(s.get(n, 0.0) >= LIKELY for s in sides)}
    things = (name for name in shown if name not in icons.cards())
    return tuple(sorted(things, key=lambda name: (-shown[name], name)))


def _subject(text: str, language: str) -> str:
    """A title without the words for its kind: no bicycle for the water cycle, no chart for an org chart."""
    for hit in reversed(find(text, "archetypes", language)):
        text = f"{text[: hit.start]} {text[hit.end :]}"
    return " ".join(text.split())


def _with_sprites(scene: Scene, language: str) -> Scene:
    """A scene whose things have sprites; what carries words and no drawing shows is a sign."""
    from planner.settle import settled
    from planner.sprites import shown

    carriers = {text.carrier for text in scene.texts}
    objects = tuple(
        thing if thing.ref or thing.sprite else shown(thing, language, thing.label in carriers)
        for thing in scene.objects
    )
    lacking = dict.fromkeys(thing.label for thing in objects if not (thing.sprite or thing.ref))
    return replace(
        scene, objects=settled([t for t in objects if t.sprite or t.ref]), undrawn=tuple(lacking)
    )  # fmt: skip


def _with_pictures(content: Content) -> Content:
    """The content with the pictures of its items; what would be a picture alone and has none is left out."""
    items = [_with_picture(item, content.language) for item in content.items]
    kept = [at for at, item in enumerate(items) if not _is_void(item)]
    links = tuple(
        replace(link, start=kept.index(link.start), end=kept.index(link.end))
        for link in content.links
        if link.start in kept and link.end in kept
    )
    lost = [item.scene.prompt for item, now in zip(content.items, items, strict=True)
            if item.scene and not now.scene]  # fmt: skip
    told = tuple(
        Reasoning(stage="marks", text=f"No drawing shows {text!r}: no picture of it.")
        for text in lost
    )
    return replace(
        content, items=tuple(items[at] for at in kept), links=links,
        reasoning=(*content.reasoning, *told),
    )  # fmt: skip


def _is_void(item: Item) -> bool:
    told = item.title or item.body or item.value or item.items or item.when
    return item.form == "panel" and item.scene is None and not told


def _with_picture(item: Item, language: str) -> Item:
    """An item whose picture has its sprites; what no drawing shows for sure is left to an icon."""
    if item.scene is None:
        return item
    scene = drawn_scene(item.scene, language)
    if scene is None:
        return replace(item, scene=None, icon=item.scene.prompt)
    return replace(item, scene=scene)


def drawn_scene(scene: Scene, language: str) -> Scene | None:
    """A scene whose things have sprites; None where no drawing surely shows its subject.

    Beside its subject a picture shows only things that are known.
    """
    first, *others = scene.objects or (None,)
    named = language.split("-")[0]
    known = tuple(thing for thing in others if thing and find(thing.label, "things", named))
    if first and (find(first.label, "things", named) or _likely_thing(first.label, language)):
        known = (first, *known)
    scene = _with_sprites(replace(scene, objects=known), language)
    if not scene.objects or known[0] is not first:  # the subject is not drawn
        scene = replace(scene, objects=_likely_thing(scene.prompt, language))
    return scene if scene.objects else None


def _likely_thing(text: str, language: str) -> tuple[PictureObject, ...]:
    """The drawing that shows a whole text, large in the middle; none where none is likely."""
    from planner import icons

    chances = icons.likely([text], style="colour", language=language, topic="")[0]
    name = max(chances, key=lambda name: chances[name], default="")
    if chances.get(name, 0.0) < CERTAIN:
        return ()
    whole = Box(x=250, y=300, w=500, h=500)
    return (PictureObject(label=text, sprite=name, box=whole, depth=0.2, support="ground"),)


def _bare(item: Item) -> Item:
    return replace(item, items=tuple(_bare(replace(sub, icon="")) for sub in item.items))
