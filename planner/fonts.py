"""The fonts that come with the install: families, files, fallback by language, and measuring.

Nothing here reads the machine's own fonts, so a plan is set alike everywhere. Shaping is
HarfBuzz; Typst draws with the same files and the same shaping rules.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from planner import squares
from planner.errors import PlannerError

if TYPE_CHECKING:
    import uharfbuzz as hb

CJK_LANGUAGES = ("zh", "ja", "ko")
CJK_PUNCTUATION = "\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2025\u2026\u2027\u2e3a"
"""Characters that Latin fonts also have but that Chinese, Japanese and Korean text sets its own way."""
_JOINERS = re.compile(
    "[\u0300-\u036f\u200c\u200d\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)


class FontError(PlannerError):
    """A font that comes with the install cannot be found."""


@cache
def _data() -> dict[str, Any]:
    text = resources.files("planner").joinpath("data/fonts.json").read_text("utf-8")
    return dict(json.loads(text))


def pairings() -> dict[str, dict[str, str]]:
    """Type pairings by name: families for `display`, `text` and `mono`."""
    return dict(_data()["pairings"])


def families() -> tuple[str, ...]:
    """Every family that comes with the install."""
    return tuple(_data()["families"])


class Pairing(Protocol):
    """Families by role."""

    display: str
    text: str
    mono: str


def family_of(pairing: Pairing, role: str) -> str:
    """The family of a role of the pairing; of a voice the pairing's own, else the first of the install."""
    own = {"display": pairing.display, "text": pairing.text, "mono": pairing.mono}
    if role in own:
        return own[role]
    voices = _data()["voices"][role]
    return str(next((v for v in voices if v in own.values()), voices[0]))


def drawn_name(family: str) -> str:
    """The name under which Typst knows a family (some variable fonts are named by an instance)."""
    entry = _data()["families"].get(family, {})
    return str(entry.get("drawn_as", family))


@cache
def _package_dir(package: str) -> Path:
    if package == "planner":
        return Path(str(resources.files("planner")))
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FontError(
            f"The font package {package.replace('_', '-')} is missing; install nbcli again."
        )
    return Path(spec.origin).parent


def font_dirs() -> tuple[str, ...]:
    """Folders that Typst is given as font paths."""
    dirs: dict[str, None] = {}
    for entry in _data()["families"].values():
        file = entry.get("upright") or next(iter(entry["static"].values()))
        dirs[str((_package_dir(entry["package"]) / file).parent)] = None
    return tuple(dirs)


@cache
def _base_language(language: str) -> str:
    return language.split("-")[0]


def _by_language(table: dict[str, Any], language: str) -> Any:
    return table.get(language) or table.get(_base_language(language))


@cache
def chain(family: str, language: str, role: str = "text") -> tuple[str, ...]:
    """The families tried in turn for a character: the asked one, the language's own, then all."""
    data = _data()
    if family not in data["families"]:
        raise FontError(f"Unknown font family {family}; there are {', '.join(data['families'])}.")
    own = _by_language(data["fallback"], language) or []
    if role == "display":
        own = [*(_by_language(data["display_fallback"], language) or []), *own]
    if _base_language(language) == "zh" and not own:
        own = ["Noto Sans CJK SC"]
    return tuple(dict.fromkeys([family, *own, *data["last"]]))


def vertical_metrics(family: str, language: str) -> tuple[float, float]:
    """How far text reaches above and below its baseline, in em: cap height (or script height), descent."""
    table = _data()["metrics"]
    own = _by_language(table, language)
    if own:
        return float(own["ascent"]), float(own["descent"])
    return cap_height(family), float(table["default"]["descent"])


RTL = ("ar", "he", "fa", "ur")


def is_rtl(language: str) -> bool:
    """True for languages written from right to left."""
    return _base_language(language) in RTL


def is_cjk(language: str) -> bool:
    """True for Chinese, Japanese and Korean."""
    return _base_language(language) in CJK_LANGUAGES


@cache
def _face(family: str, weight: int, italic: bool) -> hb.Face:
    import uharfbuzz as hb

    entry = _data()["families"][family]
    if "static" in entry:
        nearest = min(entry["static"], key=lambda w: abs(int(w) - weight))
        file = entry["static"][nearest]
    else:
        file = entry.get("italic", entry["upright"]) if italic else entry["upright"]
    path = _package_dir(entry["package"]) / file
    if not path.exists():
        raise FontError(f"The font file of {family} is missing; install nbcli again.")
    return hb.Face(hb.Blob.from_file_path(str(path)), entry.get("index", 0))


@cache
def _upem(family: str) -> float:
    """Units of a family's em."""
    return float(_face(family, 400, False).upem)


@lru_cache(maxsize=512)
def _font(family: str, weight: int, italic: bool, optical: float) -> hb.Font:
    import uharfbuzz as hb

    face = _face(family, weight if "static" in _data()["families"][family] else 0, italic)
    font = hb.Font(face)
    if face.has_var_data:
        limits = {axis.tag: axis for axis in face.axis_infos}
        wanted = {"wght": float(weight), "opsz": optical}
        font.set_variations(
            {
                tag: min(max(value, limits[tag].min_value), limits[tag].max_value)
                for tag, value in wanted.items()
                if tag in limits
            }
        )
    return font


@cache
def _optical_sizes(family: str) -> tuple[float, float]:
    """The smallest and the largest optical size of a family; equal where it has one design for all."""
    face = _face(family, 400, False)
    axes = {axis.tag: axis for axis in face.axis_infos} if face.has_var_data else {}
    return (axes["opsz"].min_value, axes["opsz"].max_value) if "opsz" in axes else (0.0, 0.0)


def _optical(family: str, size: float) -> float:
    """The optical size of which the design is that of `size`, so that fewer are measured."""
    least, most = _optical_sizes(family)
    return min(max(size, least), most)


@cache
def cap_height(family: str) -> float:
    """Height of a capital letter, in em."""
    import uharfbuzz as hb

    font = _font(family, 400, False, 14.0)
    height = font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    return float(height) / float(font.face.upem)


@lru_cache(maxsize=20_000)
def _covers(family: str, character: str) -> bool:
    return _font(family, 400, False, 14.0).get_nominal_glyph(ord(character)) is not None


@cache
def _plain(family: str) -> frozenset[str]:
    """The characters of ASCII that a family has; no mark or joiner is among them."""
    return frozenset(c for c in map(chr, range(0x80)) if _covers(family, c))


def _family_of(character: str, names: tuple[str, ...], cjk: bool) -> str | None:
    for index, name in enumerate(names):
        if index == 0 and cjk and character in CJK_PUNCTUATION:
            continue
        if _covers(name, character):
            return name
    return None


@dataclass(frozen=True, slots=True)
class Font:
    """A font as text asks for it: the families in order, weight, slant, size in units, tracking in em."""

    names: tuple[str, ...]
    size: float
    weight: int = 400
    italic: bool = False
    tracking: float = 0.0
    language: str = "en"
    tabular: bool = False


def missing(text: str, names: tuple[str, ...]) -> str:
    """The characters of `text` that none of the families has."""
    lost = {c for c in text if not _unseen(c) and _family_of(c, names, False) is None}
    return "".join(sorted(lost))


def shown(text: str, names: tuple[str, ...]) -> str:
    """The text as it is drawn: a space for each character that none of the families has, and never a box."""
    return "".join(part for _, part in _segments(text, names, False))


def _unseen(character: str) -> bool:
    """True for spaces, controls and marks that are drawn only with their base."""
    invisible = character in "\u200b\u200e\u200f\u2060\ufeff" or ord(character) < 0x20
    return character.isspace() or invisible or _JOINERS.match(character) is not None


@lru_cache(maxsize=50_000)
def _segments(text: str, names: tuple[str, ...], cjk: bool) -> tuple[tuple[str, str], ...]:
    """Split `text` into stretches of one family; marks and joiners stay with their base, and what no family has
    is a space."""
    if text and _plain(names[0]).issuperset(text):
        return ((names[0], text),)
    out: list[tuple[str, str]] = []
    for character in text:
        stays = out and _JOINERS.match(character) is not None
        found = out[-1][0] if stays else _family_of(character, names, cjk)
        name = found or names[0]
        if not found and not _unseen(character):
            character = "\u00a0"
        if out and out[-1][0] == name:
            out[-1] = (name, out[-1][1] + character)
        else:
            out.append((name, character))
    return tuple(out)


@lru_cache(maxsize=50_000)
def _advance(
    text: str, family: str, weight: int, italic: bool, optical: float, tabular: bool
) -> float:
    """Width of one stretch in em."""
    import uharfbuzz as hb

    font = _font(family, weight, italic, optical)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, {"tnum": True} if tabular else None)
    return float(sum(p.x_advance for p in buffer.glyph_positions)) / _upem(family)


def advance(text: str, font: Font) -> float:
    """Width in units of `text` inside a line, kerned and shaped as Typst will draw it."""
    cjk = is_cjk(font.language)
    em = 0.0
    for name, part in _segments(text, font.names, cjk):
        optical = _optical(name, font.size)
        em += _advance(part, name, font.weight, font.italic, optical, font.tabular)
    em += len(text) * font.tracking
    em += squares.added(text)
    if cjk:
        em -= squares.squeezed(text, font.language)
    return em * font.size


def width(text: str, font: Font) -> float:
    """Width in units of `text` as a whole line: full-width brackets and stops lose their outer half.

    Never below 0, as tight tracking alone would make a character without a glyph.
    """
    trimmed = squares.trimmed(text, font.language) if is_cjk(font.language) else 0.0
    return max(0.0, advance(text, font) - trimmed * font.size)
