"""The marks stage: icons for items and hero, sprites for a scene's things, all found by meaning."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.composer.bearers import form_named
from planner.composer.lexicon import find
from planner.composer.people import with_figure
from planner.content import Content, Item, Scene
from planner.icons.boards import PREFIX
from planner.icons.drawings import DRAWINGS
from planner.item_icons import ASKED, FEW, LEAST, SURE, item_icons
from planner.layouts import PICTURED
from planner.parts import REFERENCE, Box, PictureObject, Reasoning
from planner.settle import settled

if TYPE_CHECKING:
    from planner.icons import IconMatch, Style


def with_icons(content: Content, style: Style) -> Content:
    """The content with icon names in place of icon queries; empty where nothing is near enough."""
    asked = any(map(_asks, content.items))
    dots = ASKED if asked else FEW if _is_dotted(content) else 0.0
    content = _with_pictures(content)
    wanted = [i for i, item in enumerate(content.items) if _takes_icon(item)]
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
    hero = next(iter(_near(content, "colour", CERTAIN)), "")
    done = replace(content, items=items, queries=heroes, scene=scene, hero=hero)
    return done if heroes else _without_callouts(done)


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
    return tuple(sorted(shown, key=lambda name: (-shown[name], name)))


def _subject(text: str, language: str) -> str:
    """A title without the words for its kind: no bicycle for the water cycle, no chart for an org chart."""
    for hit in reversed(find(text, "archetypes", language)):
        text = f"{text[: hit.start]} {text[hit.end :]}"
    return " ".join(text.split())


def _with_sprites(scene: Scene, language: str) -> Scene:
    """A scene whose things have sprites; what carries words and no drawing shows is a sign."""
    carriers = {text.carrier for text in scene.texts}
    objects = tuple(
        thing if thing.ref or thing.sprite else _shown(thing, language, thing.label in carriers)
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
    """An item whose picture has its sprites; what no drawing shows for sure is left to an icon.

    Beside its subject a picture shows only things that are known.
    """
    if item.scene is None:
        return item
    first, *others = item.scene.objects or (None,)
    named = language.split("-")[0]
    known = tuple(thing for thing in others if thing and find(thing.label, "things", named))
    if first and (find(first.label, "things", named) or _likely_thing(first.label, language)):
        known = (first, *known)
    scene = _with_sprites(replace(item.scene, objects=known), language)
    if not scene.objects or known[0] is not first:  # the subject is not drawn
        scene = replace(scene, objects=_likely_thing(scene.prompt, language))
    if not scene.objects:
        return replace(item, scene=None, icon=scene.prompt)
    return replace(item, scene=scene)


def _likely_thing(text: str, language: str) -> tuple[PictureObject, ...]:
    """The drawing that shows a whole text, large in the middle; none where none is likely."""
    from planner import icons

    chances = icons.likely([text], style="colour", language=language, topic="")[0]
    name = max(chances, key=lambda name: chances[name], default="")
    if chances.get(name, 0.0) < CERTAIN:
        return ()
    whole = Box(x=250, y=300, w=500, h=500)
    return (PictureObject(label=text, sprite=name, box=whole, depth=0.2, support="ground"),)


def _shown(thing: PictureObject, language: str, carries: bool) -> PictureObject:
    """A thing with its sprite, from head to foot; what carries words and no drawing shows is a sign."""
    from planner import icons

    sprite = sprite_of(thing.label, language) or (_SIGN if carries else None)
    if sprite is None:
        return thing
    kinds = {hit.meaning for hit in find(thing.label, "things", language.split("-")[0])}
    person = "person" in kinds and icons.board(sprite) is None
    sprite = icons.whole(sprite, person)
    return with_figure(thing, sprite) if person else thing.model_copy(update={"sprite": sprite})


DRAWN = frozenset((
    "bench", "table", "barn", "lighthouse", "shelf", "counter", "surfboard", "fountain", "streetlamp", "bin", "stall",
    "shop", "cart", "food-truck", *DRAWINGS,
))  # fmt: skip
"""Boards that show their things also where they bear no words."""
_SIGN = "board:sign-post"
HEAD_FIRST = ("fr", "es", "it", "pt", "ar", "he", "th", "vi")
"""Languages in which the noun comes before the words that describe it."""


def sprite_of(label: str, language: str) -> str | None:
    """The sprite of a thing: one that both its whole label and its noun alone would find."""
    from planner import icons

    words = label.split()
    noun = words[0 if language.split("-")[0] in HEAD_FIRST else -1] if words else label
    known = icons.stand_in(label) or icons.stand_in(noun)
    if known is not None and (icons.board(known) or icons.exists(known)):
        return known
    drawn = _drawn(label, language.split("-")[0])
    if drawn:
        return drawn
    whole, alone = (
        [
            match
            for match in icons.find(query, style="colour", language=language, k=8)
            if icons.suits(match.name, label) and _of_a_kind(match.name, label, language)
        ]
        for query in (label, noun)
    )
    named = whole and whole[0].how == "keyword" and whole[0].score >= _NAMED
    if named and len(words) > 1:
        return whole[0].name
    names = [match.name for match in alone]
    both = [match.name for match in whole if match.name in names]
    sure = names if any(match.how == "keyword" for match in alone) else []
    found = both or sure or [match.name for match in whole] or names
    english = language.split("-")[0] == "en"
    foreign = None if english else icons.stand_in_by_meaning(label)
    if not found or (len(found) < 2 and foreign is None and not english):
        return foreign[0] if foreign else next(iter(found), None)
    from grounding.encode import encode

    thing, kind, *meanings = encode([label, noun, *map(icons.spoken, found)])
    near = [
        (float(max(m @ thing, m @ kind)), name) for m, name in zip(meanings, found, strict=True)
    ]
    if english:
        scores = {match.name: match for match in (*alone, *whole)}
        near = [(n, name) for n, name in near if _resembles(n, noun, scores[name])]
    return max([*near, *([foreign[::-1]] if foreign else [])], default=(0.0, None))[1]


_LIKE, _MEANT = 0.5, 0.6
"""Least nearness of a drawing's name to a thing's, and least score of one that is found by meaning alone."""


def _resembles(near: float, noun: str, match: IconMatch) -> bool:
    """Whether an English name is a drawing's own or one like it: no honey pot for a barrel."""
    from planner import icons

    own = noun.lower().rstrip("s")
    if any(word.startswith(own) for word in icons.spoken(match.name).split()):
        return match.name not in icons.signs()
    return near >= _LIKE and (match.how == "keyword" or match.score >= _MEANT)


def _drawn(label: str, language: str) -> str | None:
    """The board that shows a thing that is known by name, or a sign."""
    form = form_named(label, language)
    whole = any(hit.end == len(label) for hit in find(label, "surfaces", language))
    kinds = {h.meaning for h in find(label, "things", language) if h.end == len(label)}
    shown = (form in DRAWN and (whole or kinds)) or "sign" in kinds
    return f"{PREFIX}{form}" if form and shown else None


_NAMED = 0.9
"""Score by words at which a drawing bears the very label."""
_MARKS = re.compile(
    r"[-:](?:orange|red|blue|green|yellow|purple|brown|black|white)-(?:circle|square|heart|book|diamond)$"
)
"""Drawings of a colour itself."""
_DOER = re.compile(r"(?i)(?:er|or|ist|ian|man|men|woman|women|boy|girl|child|people|person|ess)s?$")
_PEOPLE = re.compile(r":(?:person|man|woman|people|men|women|boy|girl|family|couple)\b")


def _of_a_kind(name: str, label: str, language: str) -> bool:
    """False for a drawing of a person where the label names none that is known: no fencer for a fence."""
    if _MARKS.search(name):
        return False
    if not _PEOPLE.search(name):
        return True
    kinds = {hit.meaning for hit in find(label, "things", language)}
    return "person" in kinds if kinds else language != "en" or bool(_DOER.search(label))


def _bare(item: Item) -> Item:
    return replace(item, items=tuple(_bare(replace(sub, icon="")) for sub in item.items))
