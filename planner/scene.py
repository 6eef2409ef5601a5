"""Plain scene prompts: the things in them, where they stand, and the text they carry."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.composer.bearers import NECK, Bearer, Borne, Words, borne, form_of, hangs, placed_form
from planner.composer.clothes import clothed
from planner.composer.described import is_posterlike
from planner.composer.gathered import gathered
from planner.composer.gear import filled, geared
from planner.composer.hands import moved
from planner.composer.hues import each_color
from planner.composer.kin import drawn_like, families
from planner.composer.lexicon import find
from planner.composer.nooks import WORN
from planner.composer.outdoors import (
    before_walls,
    lit_outdoors,
    seen_outside,
    shops_among,
    told_apart,
    walled,
)
from planner.composer.people import figures, neck_of, with_figure
from planner.composer.phrases import Thing
from planner.composer.places import place
from planner.composer.props import props
from planner.composer.quotes import Quote
from planner.composer.relations import relations_of
from planner.composer.said import carrier, is_role, quoted_text
from planner.composer.seasons import in_season
from planner.composer.seen import pictures_something
from planner.composer.shares import shared
from planner.composer.staged import scene_start
from planner.composer.standing import Relation
from planner.composer.things import things
from planner.composer.wholes import at_windows, merged
from planner.content import Scene, SceneText
from planner.setting import ground_of, is_sky, light_of, medium_of, time_of, weather_of


def read_scene(
    masked: str, prompt: str, quoted: tuple[Quote, ...], language: str, start: int = 0,
    names: Sequence[str] = (), pictured: bool = False,
) -> Scene | None:  # fmt: skip
    """The scene of a prompt, or None where it names nothing that could be drawn.

    `masked` is the prompt with its quoted strings blotted out; what stands before `start` are words
    of asking ("a poster of"); `names` are those of things that references show; `pictured` is set for
    what is known to be a picture. Boxes are in 1000 x 1000 units. Every quoted string is in `texts`;
    one that is on no thing has no carrier.
    """
    named = things(masked, language, names)
    begins = scene_start(masked, named, quoted, start, language)
    poster = is_posterlike(masked, language)
    found = tuple(
        t for t in named
        if t.end > begins and not _is_medium(masked, t, language)
        and not (poster and is_role(masked, t, quoted, language))
    )  # fmt: skip
    if not found or not (pictured or pictures_something(masked, found, quoted, language)):
        return None
    found = clothed(masked, geared(masked, each_color(masked, found, language), language), language)
    found = in_season(masked, filled(masked, found, language), language)
    found = told_apart(shops_among(masked, shared(masked, found, language), language), language)
    if not quoted:
        found = walled(masked, at_windows(masked, found, language), language)
    carriers = [
        carrier(masked, quoted, index, found, language, poster) for index in range(len(quoted))
    ]
    if poster:
        carriers = _unheaped(carriers, found, language)
    found, carriers = _one_each(masked, found, carriers, language)
    own = borne(masked, found, carriers, language)
    ground = _ground_under(masked, found, own, language)
    kept = _drawn(masked, found, ground, own, language)
    apart = [found[index] for index in kept]
    bearing = [at for at, index in enumerate(kept) if index in own.at]
    told = list(relations_of(masked, apart, language))
    shown, relations, whole = merged(apart, told, bearing, language)
    shown = lit_outdoors(shown, relations, ground, language)
    relations = before_walls(shown, relations, language)
    kept = [kept[index] for index in whole]
    back = {index: place_ for place_, index in enumerate(kept)}
    texts = tuple(
        replace(
            quoted_text(masked, quoted, index, found[at].label if at is not None else "", language),
            part=part, apart=at is None and poster,
        )
        for index, (at, part) in enumerate(zip(own.at, own.parts, strict=True))
    )  # fmt: skip
    bearers = _bearers(found, texts, own, back, ground, language)
    shown = [
        replace(t, color=t.color or own.colors.get(at)) for t, at in zip(shown, kept, strict=True)
    ]
    for one in relations:
        if one.target is not None and one.name == "hold" and shown[one.subject].how in WORN:
            shown[one.subject] = replace(shown[one.subject], count=shown[one.target].count)
    shown, relations, like = families(masked, shown, relations, language)
    shown, relations = gathered(masked, shown, relations, bearers, language)
    for index, prop in list(props(masked, shown, relations, language)):
        relations.append(Relation(len(shown), "hold", index))
        shown.append(prop)
    objects = drawn_like(place(shown, relations, ground, bearers), like, language)
    for index, sprite in figures(
        masked, shown, _seated(shown, relations), _at_tables(relations), language
    ):
        objects = moved(objects, index, with_figure(objects[index], sprite))
    time, weather = time_of(masked, found, language), weather_of(masked, found, ground, language)
    medium = medium_of(masked, language)
    return Scene(
        prompt, tuple(objects), ground, texts, time, weather,
        light_of(masked, time, language, objects), medium,
        painted=medium is not None or bool(find(masked, "light", language)),
    )  # fmt: skip


_IN = re.compile(r"(?i)\b(?:in|im|dans|en|em|nas|nos|nei|nelle|в)\s+(?:[^\W\d_]{2,3}\s+)?\S*\s*$")
"""`In the mountains`: they are where the scene is, and none of its things."""
_HEAP = 2
"""So many strings at most are on a thing that nothing is usually written on."""


def _unheaped(
    carriers: Sequence[int | None], found: Sequence[Thing], language: str
) -> list[int | None]:
    """The carriers on a poster, where a list of strings is the poster's own, not that of a moon on it."""
    heaped = {
        i for i, thing in enumerate(found)
        if carriers.count(i) > _HEAP and not form_of(thing, language)
    }  # fmt: skip
    return [None if at in heaped else at for at in carriers]


def _one_each(
    masked: str, found: tuple[Thing, ...], carriers: Sequence[int | None], language: str
) -> tuple[tuple[Thing, ...], list[int | None]]:
    """Three jars with three labels are three things, each with its own; so are signs with many."""
    out: list[Thing] = []
    at = list(carriers)
    for index, thing in enumerate(found):
        own = [text for text, carried in enumerate(carriers) if carried == index]
        told = find(masked[thing.start : thing.end], "numerals", language)
        many = not told and thing.count > 1 and thing.kind == "sign"
        each = len(own) > 1 and (many or thing.count == len(own))
        for turn, text in enumerate(own):
            at[text] = len(out) + (turn if each else 0)
        out += [replace(thing, count=1)] * len(own) if each else [thing]
    return tuple(out), at


_OF = re.compile(r"(?i)\s*[:：]|\s+(?:of|showing|von|mit|de|d['’]|du|del|di|da)\b")


def _is_medium(masked: str, thing: Thing, language: str) -> bool:
    """True for what a prompt asks for rather than shows: a product photo of a bottle."""
    media = (
        *find(thing.noun, "request", language),
        *find(masked[: thing.end], "archetypes", language),
    )
    opens = len(masked[: thing.start].split()) <= 2
    asked = any(hit.meaning in ("picture", "poster") for hit in media)
    return opens and asked and _OF.match(masked, thing.end) is not None


def _seated(shown: Sequence[Thing], relations: Sequence[Relation]) -> list[int]:
    """Those who are on furniture."""
    return [
        relation.subject
        for relation in relations
        if relation.target is not None
        and shown[relation.target].kind == "furniture"
        and (
            relation.name == "on"
            or (relation.name == "in" and shown[relation.target].how == "seat")
        )
    ]


def _at_tables(relations: Sequence[Relation]) -> list[int]:
    return [relation.subject for relation in relations if relation.name == "at"]


def _ground_under(masked: str, found: Sequence[Thing], own: Borne, language: str) -> str:
    """The ground; a shop that words stand on is seen from the street."""
    ground = ground_of(masked, found, language)
    forms = {form_of(found[index], language) for index in own.at if index is not None}
    windows = (
        found[i] for i in own.at if i is not None and form_of(found[i], language) == "window"
    )
    if any(find(thing.label, "grounds", language) for thing in windows):
        forms.add("shop")  # the window of a hardware store
    return "street" if "shop" in forms and ground in ("room", "plain", "hills", "table") else ground


def _bearers(
    found: Sequence[Thing], texts: Sequence[SceneText], own: Borne, back: Mapping[int, int],
    ground: str, language: str,
) -> dict[int, Bearer]:  # fmt: skip
    """What bears words, by its place among the things shown."""
    out: dict[int, Bearer] = {}
    for index in dict.fromkeys(i for i in own.at if i is not None):
        words = tuple(
            Words(t.text, t.size, t.part)
            for t, at in zip(texts, own.at, strict=True)
            if at == index
        )
        person = back.get(own.people[index]) if index in own.people else None
        form = form_of(found[index], language)
        form = placed_form(form, ground) if person is None else form.removesuffix("-post")
        hung = person is None and hangs(form, ground)
        neck = NECK if person is None else neck_of(found[own.people[index]], language)
        out[back[index]] = Bearer(form, words, person, hung, neck)
    return out


def _drawn(
    masked: str, found: Sequence[Thing], ground: str, own: Borne, language: str
) -> list[int]:
    """The things to draw: what is the ground itself, the setting or a part of a thing is not drawn again."""
    whole = [
        index
        for index in range(len(found))
        if index not in own.joined and not is_sky(found[index], language)
    ]
    bearing = {index for index in own.at if index is not None}
    outside = seen_outside(masked, found, language)
    kept = [
        index
        for index in whole
        if index in bearing
        or found[index] in outside
        or not _is_ground(masked, found[index], ground, len(whole), language)
    ]
    spare = max(14, len(bearing)) - len(bearing)
    free = [index for index in kept if index not in bearing][:spare]
    return [index for index in kept if index in bearing or index in free] or whole[:14]


def _is_ground(masked: str, thing: Thing, ground: str, count: int, language: str) -> bool:
    """Whether a thing is the ground, or its setting: a bakery street, a school hall."""
    on_it = re.search(r"(?i)\b(?:on|auf|sur|en|su|на)\s+\S*\s*$", masked[: thing.start + 4])
    own = find(thing.noun, "grounds", language) if thing.kind == "furniture" else ()
    if any(hit.meaning == "table" and hit.end == len(thing.noun) for hit in own):
        return ground == "table"
    if thing.noun.split()[-1] in ("moon", "mars", "mond", "lune", "luna"):
        return ground == "space" and on_it is not None
    if (form_of(thing, language) == "wall" and thing.kind == "sign") or (
        ground == "room" and form_of(thing, language) == "window"
    ):
        return count > 1
    if form_of(thing, language) == "mountain":
        return on_it is not None or _IN.search(masked, 0, thing.start + 4) is not None
    named = any(hit.end == len(thing.noun) for hit in find(thing.noun, "grounds", "en"))
    inside = ground in ("room", "table") or named
    setting = any(hit.start == thing.end + 1 for hit in find(masked, "grounds", language))
    return thing.kind == "building" and count > 1 and (inside or setting)
