"""The references stage: each picture that the person gave finds the thing or the part that it shows.

A reference shows the thing of a scene, or the item of a page, that has its name. One called a logo
stands at the foot; any other is the page's hero, or a thing of its own in a scene.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from grounding.types import Reference as Given
from planner.composer.lexicon import is_cjk, words
from planner.content import Content, Item, Scene
from planner.parts import REFERENCE, Box, PictureObject, Reference
from planner.plan import AnyElement, PictureElement

_WORD = re.compile(r"[^\W_]+")
_LARGEST = 880.0
"""Longest side of a thing that a reference shows, of a scene of 1000 units."""
_OWN = Box(x=320, y=380, w=360, h=460)
"""Where a thing stands that only a reference names."""


def with_references(content: Content, given: Sequence[Given]) -> Content:
    """The content with each reference at the part that it shows; as it was, where there are none."""
    if not given:
        return content
    kept = references(given)
    scene, items, left = content.scene, list(content.items), []
    for one in kept:
        if scene is not None and (found := _thing(scene, one)) is not None:
            scene = _shown(scene, found, one)
        elif scene is None and (place := _item(items, one)) is not None:
            items[place] = replace(items[place], icon=f"{REFERENCE}{one.id}")
        else:
            left.append(one)
    logo = next((one for one in left if _is_logo(one, content.language)), None)
    left = [one for one in left if one is not logo]
    content = replace(
        content, items=tuple(items), references=kept, logo=f"{REFERENCE}{logo.id}" if logo else ""
    )
    if scene is not None:
        return replace(content, scene=_joined(scene, left))
    hero = f"{REFERENCE}{left[0].id}" if left else ""
    return replace(
        content, hero=hero, queries=(hero, *content.queries) if hero else content.queries
    )


def references(given: Sequence[Given], taken: Sequence[str] = ()) -> tuple[Reference, ...]:
    """The pictures given as the plan keeps them, each with an id of its own, none of those `taken`."""
    kept: list[Reference] = []
    for number, one in enumerate(given, 1):
        plain = unicodedata.normalize("NFKD", one.label.casefold()).encode("ascii", "ignore")
        name = "-".join(_WORD.findall(plain.decode()))[:50] or f"picture-{number}"
        used = {*taken, *(other.id for other in kept)}
        kept.append(
            Reference(
                id=_free_id(name, number, used), label=one.label[:200],
                width=one.width, height=one.height, cut=one.cut,
                data=base64.b64encode(one.data).decode(),
            )
        )  # fmt: skip
    return tuple(kept)


def _free_id(name: str, number: int, used: set[str]) -> str:
    """The name, with a number where it is taken."""
    while name in used:
        name, number = f"{name}-{number}", number + 1
    return name


def on_page(elements: Iterable[AnyElement], kept: Sequence[Reference]) -> tuple[AnyElement, ...]:
    """Elements whose pictures' things are shown by the references that have their names."""
    return tuple(
        element.model_copy(update={"objects": tuple(_bound(t, kept) for t in element.objects)})
        if isinstance(element, PictureElement) else element
        for element in elements
    )  # fmt: skip


def _bound(thing: PictureObject, kept: Sequence[Reference]) -> PictureObject:
    own = next((one for one in kept if thing.ref is None and same(thing.label, one.label)), None)
    return thing.model_copy(update={"ref": own.id}) if own else thing


def _thing(scene: Scene, one: Reference) -> int | None:
    """The thing that a reference is named after, not yet shown by another."""
    free = [i for i, thing in enumerate(scene.objects) if thing.ref is None]
    return next((i for i in free if same(scene.objects[i].label, one.label)), None)


def _item(items: Sequence[Item], one: Reference) -> int | None:
    """The item whose title has a reference's name in it, else its words."""
    free = [i for i, item in enumerate(items) if not item.icon.startswith(REFERENCE)]
    titled = (i for i in free if _within(one.label, items[i].title))
    named = (i for i in free if _within(one.label, items[i].body))
    return next(titled, next(named, None))


def same(label: str, name: str) -> bool:
    """Whether a thing and a reference are called alike: the one's words are all among the other's."""
    return _within(name, label) or _within(label, name)


def _within(name: str, text: str) -> bool:
    """Whether all words of a name, numbers apart, stand in a text."""
    if is_cjk(name):
        return name.casefold() in text.casefold()
    said = [word for word in _stems(name) if not word.isdigit()]
    return bool(said) and set(said) <= set(_stems(text))


def _stems(text: str) -> list[str]:
    return [w[:-1] if len(w) > 3 and w.endswith("s") else w for w in _WORD.findall(text.casefold())]


def _is_logo(one: Reference, language: str) -> bool:
    return any(_within(name, one.label) for name in words("scene_words", "logo", language))


def _shown(scene: Scene, index: int, one: Reference) -> Scene:
    """The scene with a thing shown by a reference, in the reference's shape and about as high."""
    objects = list(scene.objects)
    thing = objects[index]
    objects[index] = thing.model_copy(update={"ref": one.id, "box": _shaped(thing.box, one)})
    return replace(scene, objects=tuple(objects))


def _shaped(box: Box, one: Reference) -> Box:
    """A box of a reference's shape on the same foot, as large as the old one in area."""
    ratio = one.width / one.height
    area = box.w * box.h
    w, h = (area * ratio) ** 0.5, (area / ratio) ** 0.5
    shrink = min(1.0, _LARGEST / w, _LARGEST / h)
    w, h = w * shrink, h * shrink
    x = min(max(box.x + box.w / 2 - w / 2, 10.0), 990 - w)
    return Box(x=round(x, 1), y=round(box.bottom - h, 1), w=round(w, 1), h=round(h, 1))


def _joined(scene: Scene, left: Sequence[Reference]) -> Scene:
    """The scene with the references that no word names as things of their own, in front."""
    count = len(left)
    own = []
    for at, one in enumerate(left):
        middle = 1000 * (at + 1) / (count + 1)
        side = min(1.0, 2.2 / (count + 1))
        box = Box(
            x=middle - _OWN.w * side / 2,
            y=_OWN.bottom - _OWN.h * side,
            w=_OWN.w * side,
            h=_OWN.h * side,
        )
        own.append(PictureObject(label=one.label, ref=one.id, box=_shaped(box, one), depth=0.08,
                                 support="ground"))  # fmt: skip
    return replace(scene, objects=(*scene.objects, *own))
