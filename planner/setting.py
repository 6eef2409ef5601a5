"""Where and when a scene is: its ground, time of day, weather, light and medium."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from typing import get_args

from planner import icons
from planner.composer.bearers import form_of
from planner.composer.lexicon import Hit, find
from planner.composer.outdoors import seen_outside
from planner.composer.phrases import Thing, is_material
from planner.composer.seasons import is_autumn
from planner.parts import DayTime, Light, PictureObject, Weather

_SPACEFARING = frozenset({"rocket", "spaceship", "spacecraft", "astronaut", "satellite", "planet"})
"""Things that are in space where nothing else is said."""
_SEASIDE = frozenset({"sandcastle", "lifeguard tower", "surfboard", "surfboards", "lifeguard"})
_OUTSIDE = frozenset({
    "bench", "benches", "mailbox", "streetlight", "swing", "hammock", "goal", "goals", "tor", "but", "portería", "gol",
    "baliza", "porta da calcio", "ворота", "球门", "ゴール",
})  # fmt: skip
"""Furniture of the open air."""
_RURAL = frozenset({
    "tractor", "traktor", "tracteur", "trattore", "trator", "трактор", "拖拉机", "トラクター", "트랙터",
})  # fmt: skip
"""Vehicles of fields."""
_OF_STREETS = frozenset({"wall", "shop", "stall", "streetlamp"})
"""Forms that are in a street where nothing else is said."""
_STANDS_ON = {
    "igloo": "snow",
    "pyramid": "desert",
    "pier": "beach",
    "cliff": "sea",
    "bridge": "hills",
} | dict.fromkeys(
    (
        "fence",
        "well",
        "windmill",
        "campfire",
        "swing",
        "bush",
        "haystack",
        "wheelbarrow",
        "shed",
        "watering-can",
    ),
    "hills",
)
"""The grounds of things that are nowhere else."""
_WET = frozenset({"sea", "beach", "lakeside", "ice", "underwater"})
_DRY = frozenset({"hills", "city", "sky"})
"""Grounds that boats do not stand on."""
_TELLING = (
    "underwater", "ice", "snow", "space", "table", "beach", "lakeside", "sea", "desert", "autumn", "forest", "room",
    "street", "hills", "city", "sky",
)  # fmt: skip
"""Grounds, those first that tell more of a scene."""
_FEW = 2
"""More small things than this, and nothing else, are on a table."""
_UNDER_SNOW = frozenset({"beach", "lakeside", "ice", "desert", "forest", "room", "street", "city"})
"""Grounds that keep their shape where a prompt names snow too."""
_TELL = frozenset({"sign", "furniture"})
"""Kinds of things whose names tell where they are: a bakery sign, an office chair."""
_DENIED = 14
"""So many letters before a word of weather is looked for one that denies it."""


def ground_of(masked: str, found: Sequence[Thing], language: str) -> str:
    """What the scene stands on: the ground named most often, the more telling one first."""
    found_at = tuple(
        h for h in find(masked, "grounds", language) if not is_material(masked, h, language)
    )
    if _is_window_alone(found):
        return "table" if any(h.meaning == "table" for h in found_at) else "plain"
    skies = _skies(masked, found, language)
    outside = seen_outside(masked, found, language)
    others: tuple[Hit | Thing, ...] = (*skies, *outside)
    found_at = tuple(h for h in found_at if not any(_inside(h, other) for other in others))
    named = [h for h in found_at if not any(_in_name(h, thing) for thing in found)]
    told = [h for h in found_at if any(t.kind in _TELL and _in_name(h, t) for t in found)]
    hits = [hit.meaning for hit in named or told]
    if outside or not any(thing.kind == "small" for thing in found):
        hits = [name for name in hits if name != "table"]
    if outside and set(hits) <= {"snow", "sky"}:
        hits = [*hits, "street"]
    if any(thing.kind == "person" or _is_built_in(thing, language) for thing in found):
        hits = [name for name in hits if name != "table"]
    hits = _shores(hits, found, language)
    if _UNDER_SNOW & set(hits):
        hits = [name for name in hits if name != "snow"]
    if "forest" in hits and is_autumn(masked, language):
        hits = ["autumn" if name == "forest" else name for name in hits]
    boats = any(thing.kind == "boat" for thing in found)
    if boats and not _WET & set(hits) and set(hits) <= _DRY:
        shore = any(thing.kind == "building" for thing in found)
        return "beach" if shore else "sea"
    if not hits:
        return _outside(_implied(found, language), {hit.meaning for hit in skies})
    return max(_TELLING, key=lambda name: (hits.count(name), -_TELLING.index(name)))


def _is_built_in(thing: Thing, language: str) -> bool:
    """Whether a thing stands on the floor of a room: a fridge, a bookshelf, no lamp."""
    return thing.how in ("wall", "plank") and form_of(thing, language) != "lamp"


def _is_window_alone(found: Sequence[Thing]) -> bool:
    """Whether a window sill and what is on it are all that is shown."""
    sills = any(thing.how == "sill" for thing in found)
    return sills and not any(t.kind in ("furniture", "building") and t.how != "sill" for t in found)


def _shores(hits: list[str], found: Sequence[Thing], language: str) -> list[str]:
    """The grounds; the sea has a beach, and a lake a bank, where something is there that stands on land."""
    banked = _ashore(found) or _on_land(found, language)
    if "lakeside" in hits and banked:
        return [name for name in hits if name != "hills"]
    hits = ["sea" if name == "lakeside" else name for name in hits]
    if "sea" in hits and _ashore(found):
        hits = [*hits, "beach"]
    return [name for name in hits if name != "sea"] if "beach" in hits else hits


def _ashore(found: Sequence[Thing]) -> bool:
    """Whether people are at the water, and nothing is there for them to be on or to swim in."""
    people = any(thing.kind == "person" and thing.how != "swims" for thing in found)
    return people and not any(thing.kind in ("boat", "building") for thing in found)


def _on_land(found: Sequence[Thing], language: str) -> bool:
    """Whether something grows or stands at the water: a tree, a bench, a hut; no bridge, no mountains."""
    return any(
        thing.kind in ("plant", "furniture", "vehicle")
        or (thing.kind == "building" and form_of(thing, language) not in _IN_WATER)
        for thing in found
    )


_IN_WATER = frozenset({"bridge", "lighthouse", "mountain", "pier", "rock", "fountain", "cliff"})
"""Buildings that may be in the water, or far behind it."""


def _outside(ground: str, skies: set[str]) -> str:
    """The ground that no prompt named, in a weather: it is the open air's."""
    if ground not in ("plain", "hills") or not skies:
        return ground
    return "snow" if any("snow" in sky for sky in skies) else "hills"


def _implied(found: Sequence[Thing], language: str) -> str:
    """The ground of things where the prompt names none."""
    if any(thing.noun.split()[-1] in _SPACEFARING for thing in found):
        return "space"
    if any(thing.noun in _SEASIDE for thing in found):
        return "beach"
    if any(thing.how == "plank" for thing in found):
        return "room"
    forms = [form_of(thing, language) for thing in found]
    for form, ground in _STANDS_ON.items():
        if form in forms:
            return ground
    forms += [hit.meaning for thing in found for hit in find(thing.label, "surfaces", language)]
    if "barn" in forms or any(t.noun.split()[-1] in _RURAL for t in found):
        return "hills"
    if len(found) > _FEW and all(thing.kind == "small" for thing in found):
        return "table"  # a still life
    grown = any(thing.kind == "plant" for thing in found)
    rides = any(thing.kind == "vehicle" for thing in found) and not grown
    benches = any(thing.noun.split()[-1] in _OUTSIDE for thing in found) or "bench" in forms
    housed = any(thing.kind == "building" for thing in found)
    furnished = any(
        t.kind == "furniture" and not (housed and form_of(t, language) == "door") for t in found
    )
    walls = {"wall"} if furnished and not benches else set()  # of a room with a sofa
    if rides or not (_OF_STREETS - walls).isdisjoint(forms):
        return "street"
    if furnished or ("window" in forms and not housed):
        return "hills" if grown or benches else "room"
    outdoors = len(found) > 1 and any(thing.kind in ("plant", "building") for thing in found)
    return "hills" if outdoors else "plain"


def _in_name(hit: Hit, thing: Thing) -> bool:
    """Whether a word for a ground is a part of a thing's name: a road sign in a desert, an ice cream truck."""
    return thing.start <= hit.start and hit.end < thing.end


def _inside(hit: Hit, other: Hit | Thing) -> bool:
    return other.start <= hit.start and hit.end <= other.end


def weather_of(
    masked: str, found: Sequence[Thing], ground: str, language: str
) -> tuple[Weather, ...]:
    """The weather that the prompt names, and snow where it lies on another ground."""
    said = kinds(_skies(masked, found, language))
    lies = any(
        hit.meaning == "snow" and not any(_in_name(hit, thing) for thing in found)
        for hit in find(masked, "grounds", language)
    )
    return ordered({*said, "snow"}) if lies and ground in _UNDER_SNOW else said


def changed(
    now: Collection[Weather], comes: Collection[Weather], goes: Collection[Weather]
) -> tuple[Weather, ...]:
    """A weather that another one joins: a clear sky ends what covers it, and the other way round."""
    ends = set(get_args(Weather)) - {"clear", "wind", "rainbow"} if "clear" in comes else {"clear"}
    kept = set(now) - set(goes) - (ends if comes else set())
    return ordered({*kept, *comes})


def ordered(names: Collection[str]) -> tuple[Weather, ...]:
    """Kinds of weather, in the order of the schema."""
    return tuple(name for name in get_args(Weather) if name in names)


def kinds(hits: Iterable[Hit]) -> tuple[Weather, ...]:
    """The kinds of weather that words mean; a storm is several."""
    return ordered({name for hit in hits for name in hit.meaning.split()})


def _skies(masked: str, found: Sequence[Thing], language: str) -> list[Hit]:
    """Where the prompt names weather: not in a thing's own name, and not as what is absent."""
    return [
        hit
        for hit in find(masked, "weather", language)
        if hit.meaning
        and not any(t.end - len(t.noun) <= hit.start and hit.end < t.end for t in found)
        and not _absent(masked, hit, language)
    ]


def is_sky(thing: Thing, language: str) -> bool:
    """Whether a thing is weather, and drawn with it: a rainbow."""
    hits = find(thing.noun, "weather", language)
    return any(hit.meaning and hit.end - hit.start == len(thing.noun) for hit in hits)


def _absent(masked: str, hit: Hit, language: str) -> bool:
    before = find(masked[max(0, hit.start - _DENIED) : hit.start], "edits", language)
    return bool(before) and before[-1].meaning == "remove"


def time_of(masked: str, found: Sequence[Thing], language: str) -> DayTime:
    """The time of day that the prompt names; where it names none night under a moon or fireworks, else day."""
    hits = {hit.meaning for hit in find(masked, "times", language)}
    if not hits and any(_is_nightly(thing, language) for thing in found):
        return "night"
    return "night" if "night" in hits else "dusk" if "dusk" in hits else "day"


def _is_nightly(thing: Thing, language: str) -> bool:
    return thing.noun.split()[-1] in _MOONS or form_of(thing, language) in ("fireworks", "stars")


_MOONS = frozenset({
    "moon", "crescent", "mond", "lune", "luna", "lua", "луна", "месяц", "月亮", "明月", "月", "달",
    "قمر", "القمر", "चाँद",
})  # fmt: skip
_STAND = 700.0
"""About how far down a scene of 1000 x 1000 units things stand."""
_SIDES = {"left": 290.0, "right": 70.0, "above": 0.0, "behind": 0.0}
WARMTH: dict[DayTime, float] = {"day": 0.15, "dusk": 0.7, "night": -0.1}
"""How warm the light is at each time of day."""
_HEIGHTS: dict[DayTime, float] = {"day": 50.0, "dusk": 24.0, "night": 40.0}


def light_of(
    masked: str, time: DayTime, language: str, shown: Sequence[PictureObject] = ()
) -> Light:
    """The light that the prompt names, else that of a sun or moon `shown` in the sky, else from the upper
    left; low and warm at dusk, cool at night."""
    side = next((hit.meaning for hit in find(masked, "light", language)), "")
    height = {"above": 75.0, "behind": 30.0}.get(side, _HEIGHTS[time])
    azimuth = _SIDES.get(side) or next(map(_towards, filter(_gives_light, shown)), 315.0)
    return Light(azimuth=azimuth, elevation=height, warmth=WARMTH[time])


def _gives_light(thing: PictureObject) -> bool:
    name = (thing.sprite or "").partition(":")[2]
    return thing.support is None and name in icons.LUMINARIES and name != "star"


def _towards(thing: PictureObject) -> float:
    """The azimuth, in degrees, of a thing in the sky, seen from where others stand."""
    x, y = thing.box.x + thing.box.w / 2 - 500, thing.box.y + thing.box.h / 2 - _STAND
    return math.degrees(math.atan2(x, -y)) % 360


def medium_of(masked: str, language: str) -> str | None:
    """The medium that the prompt names."""
    return next((hit.meaning for hit in find(masked, "media", language)), None)
