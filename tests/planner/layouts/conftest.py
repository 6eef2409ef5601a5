"""What tests of layouts share: a page laid out, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from planner import looks, spatial
from planner.check import (
    duplicate_ids,
    empty_sections,
    low_contrast,
    missing_alt,
    missing_glyphs,
    off_canvas,
    overflow,
    overlap,
    too_small,
)
from planner.content import Content
from planner.parts import Brief
from planner.plan import Plan, ShapeElement, TextElement

RULES = (
    duplicate_ids, empty_sections, low_contrast, missing_alt, missing_glyphs, off_canvas, overflow,
    overlap, too_small,
)  # fmt: skip


@dataclass(frozen=True)
class Laid:
    """A page laid out, the name of its arrangement, its body size, and whether all fits."""

    plan: Plan
    fits: bool
    arrangement: str
    body: float

    @property
    def faults(self) -> list[str]:
        """What the checks of a plan say about it."""
        return [issue.message for rule in RULES for issue in rule(self.plan)]

    def texts(self, stem: str = "") -> list[TextElement]:
        """Texts whose id starts with `stem`."""
        found = [e for e in self.plan.elements if isinstance(e, TextElement)]
        return [e for e in found if e.id.startswith(stem)]

    def shapes(self, stem: str) -> list[ShapeElement]:
        """Shapes whose id starts with `stem` and a number."""
        found = [e for e in self.plan.elements if isinstance(e, ShapeElement)]
        return [e for e in found if e.id.rsplit("-", 1)[0] == stem]

    @property
    def words(self) -> str:
        """All text, a line for each element."""
        return "\n".join(e.text for e in self.texts())

    def outside(self) -> list[str]:
        """Texts that reach over the margins."""
        margin, width = 68.0 - 1.0, self.plan.canvas.width
        lines = [(e.id, line) for e in self.texts() for line in e.lines]
        return [i for i, at in lines if at.x < margin or at.x + at.width > width - margin]


LayOut = Callable[..., Laid]


@pytest.fixture(scope="session")
def lay_out() -> LayOut:
    """Lay content out: `lay_out(content, archetype, aspect, character, dark=False)`."""

    def run(
        content: Content, archetype: str, aspect: str = "4:5", character: str = "editorial",
        dark: bool = False,
    ) -> Laid:  # fmt: skip
        style = looks.style("ocean", character, looks.character(character).pairings[0], dark)
        area = spatial.canvas(aspect, "2K")
        direction = "rtl" if content.language in ("ar", "he") else "ltr"
        page = spatial.page_of(area, style, content.language, direction, 1, 0)
        solution = spatial.arrange(archetype, content, page)
        plan = Plan(
            prompt="", language=content.language, direction=direction, canvas=area, style=style,
            brief=Brief(archetype=archetype, message=content.headline),
            elements=spatial.elements_of(solution, page),
        )  # fmt: skip
        return Laid(plan, solution.fits, solution.arrangement.name, solution.frame.page.body)

    return run
