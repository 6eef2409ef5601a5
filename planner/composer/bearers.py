"""What words stand on: the form of each thing that bears some, and the thing that a sign is part of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planner.composer.lexicon import find
from planner.composer.phrases import Thing
from planner.composer.quotes import MASKED
from planner.icons.drawings import DRAWINGS

_SHOP = {"sign": "", "neon": "", "banner": "", "window": "window", "door": "door"}
_LABEL = {"plate": "", "sign": ""}
_NAME = _LABEL | {"neon": ""}
_SCREENED = _LABEL | {"screen": "", "display": ""}
_VEHICLE = dict.fromkeys(
    ("plate", "sign", "door", "window", "display", "banner", "poster", "billboard"), ""
)
_PARTS: Mapping[str, Mapping[str, str]] = {
    "shop": _SHOP,
    "window": _NAME | {"poster": "", "paper": "", "banner": ""},
    **dict.fromkeys(("stall", "facade", "barn"), _NAME | {"banner": ""}),
    **dict.fromkeys(("bus", "truck", "food-truck", "car", "taxi", "train"), _VEHICLE),
    "boat": _VEHICLE | {"banner": "sail"},
    **dict.fromkeys(("laptop", "phone", "machine"), _SCREENED),
    **dict.fromkeys(
        ("bottle", "jar", "box", "suitcase", "bag", "mug", "cover", "shirt", "door", "stone", "cart", "bench", "cake",
         "fountain", "bin", "balloon", "surfboard", "counter", "mirror", "ticket", "shelf"), _LABEL,
    ),
}  # fmt: skip
"""Forms that may be part of another one, and the panel of it that they are."""
_DRAWN = {"vehicle": _VEHICLE, "boat": _VEHICLE, "furniture": _SCREENED, "small": _SCREENED}
"""The same for things that are shown by a drawing, by kind."""
_OUTDOORS = {
    "sign": "sign-post", "neon": "neon-post", "display": "display-post", "screen": "display-post",
    "paper": "paper-post", "poster": "poster-post", "plate": "plate-post", "banner": "banner-post",
    "chalkboard": "easel", "window": "front",
}  # fmt: skip
"""Forms in the open air: what hangs on walls stands on posts."""
_LYING = ("paper", "plate")
"""Forms that stand on a table where there is one."""
_WALLED = ("room", "table", "plain", "space")
_SLATES = (
    "chalkboard",
    "easel",
    "neon",
    "screen",
    "display",
    "billboard",
    "banner",
    "poster",
    "phone",
)
"""Forms that a menu or list may be on: they are what is seen of it."""
HANGING = (
    "sign", "chalkboard", "banner", "neon", "paper", "poster", "display", "window", "wall", "plate", "bubble",
    "mirror", "balloon",
)  # fmt: skip
"""Forms that hang; all others stand."""
_ITS = re.compile(
    r"(?i)\s*[,，、]\s*(?:(?:its|the|ihr|das|sein|son|sa|l['’]|su|la|el|il|其|那)\s*)?"
)
"""`A shop, its sign says`: what follows is a part of what was named."""
_THE = re.compile(r"(?i)(?:the|its)\s")
"""`A stall in the sun: the banner says`: a part of what was named before it and has one."""
_HOUSES, _APART = (
    ("shop", "stall", "facade"),
    {"beside", "left", "right", "front", "behind", "under", "around"},
)
"""Buildings that a sign told of next belongs to, and relations of one that stands by itself."""
_JOINS = ("and", "와", "과", "と", "和")
"""Words for two things in one breath, which say nothing of where a sign is."""
_WHOSE = re.compile(r"(?i)\b(?:whose|deren|dessen|dont|cuy[oa]s?|il cui|la cui|которого|которой)\b")
"""`A laptop on a desk whose screen says`: a part of what was named before it and has one."""
_ENDS = re.compile(r"[.;。；!?](?:\s|$)")


_BEINGS = ("robot",)
"""Drawings of what stays so whatever it does: a robot gardener is a robot."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a panel of a thing, in letters of a size."""

    text: str
    size: str = "medium"
    part: str = ""


NECK = 0.285
"""How far down a grown person's neck is, as a share of their height."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A thing that bears words. `form` is empty where its surface is that of its drawing.

    `person` is the place of the one who wears or holds it, whose `neck` is so far down; `hung` where it is
    on a wall.
    """

    form: str
    words: tuple[Words, ...]
    person: int | None = None
    hung: bool = False
    neck: float = NECK


@dataclass(frozen=True, slots=True)
class Borne:
    """For each quoted string the thing that bears it and the panel of that.

    `joined` are things that are parts of others, whose `colors` they give them; `people` tells who holds
    or wears a thing.
    """

    at: tuple[int | None, ...]
    parts: tuple[str, ...]
    joined: frozenset[int]
    people: Mapping[int, int]
    colors: Mapping[int, str] = field(default_factory=dict)


def form_of(thing: Thing, language: str) -> str:
    """The form that a thing has where it bears words; empty for a drawing of its own."""
    return form_named(thing.label, language) or ("sign" if thing.kind == "sign" else "")


def form_named(label: str, language: str) -> str:
    """The form that a label names; empty for none."""
    hits = [
        hit.meaning
        for hit in find(label, "surfaces", language)
        if hit.meaning not in DRAWINGS
        or hit.end == len(label)  # the sign of "a bridge sign"
        or hit.meaning in _BEINGS
    ]
    if len(hits) > 1 and _PARTS.get(hits[-2], {}).get(hits[-1]) == "":
        return hits[-2]  # the label of a coffee cup
    telling = [meaning for meaning in hits if meaning != "sign"]
    found = (telling or hits or [""])[-1]
    if found == "paper" and len(telling) > 1 and telling[-2] in _SLATES:
        return telling[-2]  # a chalkboard menu
    return "sign-post" if found == "post" else found


def placed_form(form: str, ground: str) -> str:
    """The form as it stands in a scene: on posts where there is no wall."""
    return form if ground in _WALLED else _OUTDOORS.get(form, form)


def hangs(form: str, ground: str) -> bool:
    """Whether a form is up on a wall."""
    return form in HANGING and not (ground == "table" and form in _LYING)


def borne(masked: str, found: Sequence[Thing], at: Sequence[int | None], language: str) -> Borne:
    """Who bears each quoted string: signs of shops, labels of bottles and the like join what they are on."""
    host: dict[int, tuple[int, str]] = {}
    people: dict[int, int] = {}
    for index in sorted({i for i in at if i is not None}):
        owner = _owner(masked, found, index, host, language)
        if owner is not None and found[owner].kind == "person":
            people[index] = owner
        elif owner is not None:
            part = _part(found[owner], found[index], language)
            whole = _owner(masked, found, owner, host, language) if part == "" else None
            outer = _part(found[whole], found[owner], language) if whole is not None else None
            if whole is not None and outer:  # a poster in the window of a shop
                host[owner] = whole, outer
                owner, part = whole, outer
            taken = (owner, part) in host.values() or (owner in at and part == "")
            if part is not None and (not taken or outer):
                host[index] = owner, part
    return Borne(
        tuple(i if i is None or i not in host else host[i][0] for i in at),
        tuple("" if i is None or i not in host else host[i][1] for i in at),
        frozenset(host),
        people,
        {to: color for i, (to, _) in host.items() if (color := found[i].color)},
    )


_POSSESSIVE = ("的", "の", "의", "'s", "’s")
_OF = ("of", "von", "vom", "de", "du", "del", "della", "do", "da")


def _owner(
    masked: str, found: Sequence[Thing], index: int, host: Mapping[int, tuple[int, str]], language: str
) -> int | None:  # fmt: skip
    """The thing that has this one, named before it or after; parts told in a row have the same owner."""
    if index + 1 < len(found):
        between = masked[found[index].end : found[index + 1].start]
        names = _relations(between, language)
        on = names and names[-1] in ("on", "in") and len(between) < 20
        near = (on or between.strip() in _OF) and not MASKED.search(between)
        if near and _part(found[index + 1], found[index], language) is not None:
            return index + 1
    if index == 0:
        return None
    between = masked[found[index - 1].end : found[index].start]
    if between.strip() in _POSSESSIVE:
        return index - 1
    if _THE.match(masked, found[index].start) or _WHOSE.search(between):
        owners = (
            i for i in range(index - 1, -1, -1) if not _is_setting(masked, found[i], language)
        )
        return next(
            (i for i in owners if _part(found[i], found[index], language) is not None), None
        )
    if _ENDS.search(between):
        return None
    if index - 1 in host:
        return host[index - 1][0]
    if _ITS.fullmatch(between) and _part(found[index - 1], found[index], language) is not None:
        return index - 1
    names = _relations(between, language)
    worn = found[index - 1].kind == "person" and form_of(found[index], language) == "shirt"
    has = names[-1:] == ["hold"] or (worn and names[-1:] in (["in"], ["on"]))
    house = form_of(found[index - 1], language) in _HOUSES
    if has and "," not in between:
        return None if house and form_of(found[index], language) == "banner" else index - 1
    told = {
        h.meaning
        for h in find(between, "relations", language)
        if between[h.start : h.end].lower() not in _JOINS
    }
    housed = house and not told & _APART and not _is_setting(masked, found[index - 1], language)
    return index - 1 if housed and _part(found[index - 1], found[index], language) == "" else None


_INSIDE = re.compile(r"(?i)\b(?:in|at|inside|im|dans|en|em|no|na|nel|nella|в)\s*$")


def _is_setting(masked: str, thing: Thing, language: str) -> bool:
    """True for a building that the scene is in: `In a restaurant, the exit door says`, a hotel lobby."""
    follows = masked[thing.end : thing.end + 16]
    hits = find(follows, "grounds", language)
    lobby = bool(hits) and not follows[: hits[0].start].strip()
    return lobby or _INSIDE.search(masked, 0, thing.start) is not None


def _relations(text: str, language: str) -> list[str]:
    return [hit.meaning for hit in find(text, "relations", language)]


def _part(owner: Thing, thing: Thing, language: str) -> str | None:
    """The panel of `owner` that a thing is; None where it is a thing of its own."""
    form = form_of(owner, language)
    table = _PARTS.get(form, {}) if form else _DRAWN.get(owner.kind, {})
    return table.get(form_of(thing, language))
