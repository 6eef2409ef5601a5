"""How a free layout's words are set: sizes by role, fonts and weights by the page's character."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner import fonts
from planner.color import contrast
from planner.fonts import Font
from planner.free.contents import Words
from planner.free.piece import Fill, Lettering
from planner.gradients import stops
from planner.layouts.surface import Page
from planner.parts import Style
from planner.plan import FontRole, Run
from planner.typeset import Set, natural_width, set_text

BODY = 20.0
"""Body size in units at scale 1."""
RATIO = {
    "display": 3.4, "title": 2.4, "heading": 1.5, "subheading": 1.2, "body": 1.0, "label": 0.86,
    "caption": 0.82, "number": 2.8,
}  # fmt: skip
"""Sizes by role, in body sizes."""
_LEVELS = {"display": 1, "title": 1, "heading": 2, "subheading": 3, "number": 4, "label": 5}
_DISPLAY = ("display", "title", "number")


def em(size: str | float) -> float:
    """A size in units at scale 1."""
    return BODY * RATIO[size] if isinstance(size, str) else size


@dataclass(frozen=True)
class Setting:
    """Words ready to be set: runs and everything a text element needs."""

    runs: tuple[Run, ...]
    font: Font
    role: FontRole
    leading: float
    level: int
    tabular: bool

    def set(self, w: float) -> Set:
        """The words set at a measure of `w` units."""
        return set_text(self.runs, self.font, w, leading=self.leading, balance=self.level > 0)

    def natural(self) -> float:
        """Width of the longest line where only line breaks in the words end lines."""
        return natural_width(self.runs, self.font) * 1.003

    def narrowest(self) -> float:
        """Width of the longest word."""
        words = [word for run in self.runs for word in run.text.split()] or [""]
        longest = max(words, key=len)
        weight = max(run.weight or self.font.weight for run in self.runs)
        font = self.font if weight == self.font.weight else replace(self.font, weight=weight)
        limit = 2.2 if fonts.is_cjk(self.font.language) else 40.0
        return min(fonts.width(longest, font) * 1.01, limit * self.font.size)


def setting(words: Words, page: Page, scale: float) -> Setting:
    """The words in the page's type at `scale`."""
    named = words.size if isinstance(words.size, str) else ""
    language = words.lang or page.language
    size = max(page.least, em(words.size) * scale)
    role = words.font or ("display" if named in _DISPLAY else _title_font(page, named))
    font = Font(
        fonts.chain(fonts.family_of(page.style.type, role), language, role), round(size, 3),
        words.weight or _weight(page, named), tracking=_tracking(words, page, named, language),
        language=language, tabular=words.text_align == "end",
    )  # fmt: skip
    return Setting(
        _runs(words), font, role, _leading(words, named, language), _level(words, named),
        words.text_align == "end",
    )  # fmt: skip


def _title_font(page: Page, named: str) -> FontRole:
    heading = named in ("heading", "subheading")
    return "display" if heading and page.character.title_font == "display" else "text"


def _runs(words: Words) -> tuple[Run, ...]:
    if words.spans:
        return tuple(
            Run(text=s.text, weight=s.weight, italic=s.italic or words.italic, color=s.color)
            for s in words.spans if s.text
        )  # fmt: skip
    return (Run(text=words.text, italic=words.italic),)


def _level(words: Words, named: str) -> int:
    """Headings, and short centred lines, are balanced over their lines."""
    if named in _LEVELS:
        return _LEVELS[named]
    return 5 if words.text_align == "center" else 0


def _weight(page: Page, named: str) -> int:
    if named in _DISPLAY:
        return page.character.display_weight
    if named in ("heading", "subheading"):
        return page.character.heading_weight
    return 600 if named == "label" else 400


def _tracking(words: Words, page: Page, named: str, language: str) -> float:
    if words.tracking is not None:
        return words.tracking
    latin = not fonts.is_cjk(language) and not fonts.is_rtl(language)
    return page.character.tracking if named in _DISPLAY and latin else 0.0


def _leading(words: Words, named: str, language: str) -> float:
    if words.leading is not None:
        return words.leading
    tight = {"display": 1.06, "title": 1.1, "number": 1.0, "heading": 1.18, "subheading": 1.22}
    more = (
        0.22 if fonts.is_cjk(language) else 0.2 if language[:2] in ("ar", "hi", "th", "ur") else 0
    )
    return tight.get(named, 1.36) + more


def ink_on(ground: Fill | None, words: Lettering, style: Style) -> str:
    """The colour of words: as stated, else the style's ink that stands out from all of the ground."""
    if words.color:
        return words.color
    under = stops(ground or "bg", style)
    if not all(color.startswith("#") for color in under):
        return "ink"
    quiet = words.size in ("caption",)
    liked: tuple[str, ...] = ("muted", "ink") if quiet else ("ink",)
    for name in (*liked, "on_dominant", "bg"):
        if _least(style.colors[name], under) >= 4.5:
            return name
    return max(("#ffffff", "#111111"), key=lambda color: _least(color, under))


def _least(color: str, under: tuple[str, ...]) -> float:
    return min(contrast(color[:7], one[:7]) for one in under)
