"""Reads the icon sets and the words for them from the npm packages named in README.md."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FAMILIES = ("lucide", "ph", "fluent-emoji-flat")
LABEL, TAG = 1.0, 0.7  # how closely an emoji's name, and a tag of anything, names it
OTHERS = 0.6  # a tag that another set gives to the same thing

_WEIGHTS = frozenset(("", "light", "bold", "fill", "duotone"))  # Phosphor's; thin is too faint
_CLDR = ("ar", "cs", "el", "fa", "he", "id", "ro", "tr")  # languages that emojibase lacks
_RENAMED = {"zh-hant": "zh-tw", "es-mx": "es", "en-gb": "en"}
_TONE = re.compile(r"-(light|medium-light|medium|medium-dark|dark)$")
_ENGLISH = re.compile("[a-z][a-z -]+")
_WEIGHT = re.compile(r"-(thin|light|bold|fill|duotone)$")
_PHOSPHOR = re.compile(
    r'name: "([a-z0-9-]+)",\s+pascal_name: "\w+",'
    r'(?:\s+alias: \{\s*name: "([a-z0-9-]+)"[^}]*\},)?.*?tags: \[(.*?)\]',
    re.DOTALL,
)


@dataclass
class Icon:
    """One icon before it is indexed: English names and tags, and words by language."""

    family: str
    name: str
    names: list[str]
    tags: list[str]
    emoji: str = ""
    kind: str = ""  # of the emoji, such as 'animal-bird'
    words: dict[str, list[tuple[str, float]]] = field(default_factory=lambda: defaultdict(list))


def read(modules: Path) -> tuple[list[Icon], dict[str, str]]:
    """Every icon, and the SVG body of every drawing by its full name."""
    icons: list[Icon] = []
    drawings: dict[str, str] = {}
    for family, reader in zip(FAMILIES, (_lucide, _phosphor, _fluent), strict=True):
        drawn = _json(modules, f"@iconify-json/{family}/icons.json")["icons"]
        bodies = {name: icon["body"] for name, icon in drawn.items() if not icon.get("hidden")}
        found = list(reader(modules, bodies))
        icons += found
        shown = {icon.name for icon in found}
        for name, body in bodies.items():
            if name in shown or (family == "ph" and _base(name) in shown):
                drawings[f"{family}:{name}"] = body
    _translate(icons, modules)
    _tag_alike(icons, modules)
    return icons, drawings


def _json(modules: Path, path: str) -> Any:
    return json.loads((modules / path).read_text(encoding="utf-8"))


def _base(name: str) -> str | None:
    """The icon of which this Phosphor name is a shipped weight."""
    found = _WEIGHT.search(name)
    return None if found and found[1] not in _WEIGHTS else _WEIGHT.sub("", name)


def _lucide(modules: Path, bodies: dict[str, str]) -> Iterator[Icon]:
    tags = _json(modules, "lucide-static/tags.json")
    names: dict[str, list[str]] = {name: [name] for name in bodies}
    for alias, icon in _json(modules, "@iconify-json/lucide/icons.json")["aliases"].items():
        if icon["parent"] in names:
            names[icon["parent"]].append(alias)
    for name, known in names.items():
        yield Icon("lucide", name, known, [tag for n in known for tag in tags.get(n, ())])


def _phosphor(modules: Path, bodies: dict[str, str]) -> Iterator[Icon]:
    source = (modules / "@phosphor-icons/core/dist/index.mjs").read_text(encoding="utf-8")
    for name, alias, listed in _PHOSPHOR.findall(source):
        if name in bodies:
            tags = [tag for tag in re.findall(r'"([^"]+)"', listed) if not tag.startswith("*")]
            names = [n.removesuffix("-logo") for n in (name, alias) if n]
            yield Icon("ph", name, names, tags)


def _fluent(modules: Path, bodies: dict[str, str]) -> Iterator[Icon]:
    by_code = {_code(entry): entry for entry in _json(modules, "emojibase-data/en/data.json")}
    kinds = _json(modules, "emojibase-data/meta/groups.json")["subgroups"]
    for code, name in _json(modules, "@iconify-json/fluent-emoji-flat/chars.json").items():
        entry = by_code.pop(code.replace("-fe0f", ""), None)
        if entry and name in bodies and not _TONE.search(name):
            kind = kinds.get(str(entry.get("subgroup")), "")
            names = [name, entry["label"]]
            yield Icon(
                "fluent-emoji-flat", name, names, entry.get("tags", []), entry["emoji"], kind
            )


def _code(entry: dict[str, Any]) -> str:
    return str(entry["hexcode"]).lower().replace("-fe0f", "")


def _translate(icons: list[Icon], modules: Path) -> None:
    """Give each colour icon the words of its emoji in every language that is known."""
    by_emoji = {icon.emoji: icon for icon in icons if icon.emoji}
    for folder in sorted(path.parent for path in (modules / "emojibase-data").glob("*/data.json")):
        language = _RENAMED.get(folder.name, folder.name)
        for entry in _json(folder, "data.json"):
            if entry["emoji"] in by_emoji:
                words = by_emoji[entry["emoji"]].words[language]
                words.append((entry["label"], LABEL))
                words += [(tag, TAG) for tag in entry.get("tags", ())]
    for language in _CLDR:
        path = f"cldr-annotations-full/annotations/{language}/annotations.json"
        known = _json(modules, path)["annotations"]["annotations"]
        for emoji, icon in by_emoji.items():
            entry = known.get(emoji) or known.get(emoji.replace("\ufe0f", "")) or {}
            icon.words[language] += [(label, LABEL) for label in entry.get("tts", ())]
            icon.words[language] += [(tag, TAG) for tag in entry.get("default", ())]


def _tag_alike(icons: list[Icon], modules: Path) -> None:
    """Add the English tags of other collections: emojilib's for emoji, Tabler's for line icons."""
    emoji = _json(modules, "emojilib/dist/emoji-en-US.json")
    drawn = {
        name: icon["tags"] for name, icon in _json(modules, "@tabler/icons/icons.json").items()
    }
    for icon in icons:
        tags = emoji.get(icon.emoji, ()) if icon.emoji else drawn.get(icon.name, ())
        words = (str(tag).casefold().replace("_", " ") for tag in tags)
        icon.words["en"] += [(word, OTHERS) for word in words if _ENGLISH.fullmatch(word)]
