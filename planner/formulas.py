"""Formulas in Typst's math notation: how large they are set, and what is wrong with one."""

from __future__ import annotations

import json
import re
from functools import lru_cache

from planner.errors import PlannerError

MOST_FRACTIONS = 100
"""A longer chain of fractions overflows Typst's stack."""
_CODE = re.compile(r"#|\bstd\b")
"""What leads from a formula to Typst's code, which could read files and fetch packages."""
_MEASURED = """
#context [#metadata({
  let body = math.equation(block: true, eval(sys.inputs.formula, mode: "math"))
  let set_ = text(
    font: ("New Computer Modern Math", "Libertinus Serif"), size: 100pt,
    top-edge: "bounds", bottom-edge: "bounds", body,
  )
  let size = measure(set_)
  (size.width / 100pt, size.height / 100pt)
}) <size>]
"""


def fault(formula: str) -> str:
    """What keeps a formula from being given to Typst; empty where nothing does."""
    if _CODE.search(formula):
        return "holds code (# or std); write only math"
    return f"has over {MOST_FRACTIONS} fractions" if formula.count("/") > MOST_FRACTIONS else ""


_DOLLARS = re.compile(r"\$(?=\S)([^$\n\\{},;]*[=^_][^$\n\\{},;]*)(?<=\S)\$(?!\d)")
"""A formula between dollar signs (the rule of Pandoc's tex_math_dollars) that needs no mathematical setting."""
_RAISED = re.compile(r"([\^_])([+-]?[0-9n]+)")
_HIGH, _LOW = (str.maketrans("0123456789+-n", to) for to in ("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "₀₁₂₃₄₅₆₇₈₉₊₋ₙ"))


def in_line(text: str) -> str:
    """The text with each plain formula in it as one reads it: F = ma for $F = ma$, mc² for $mc^2$."""
    return _DOLLARS.sub(lambda found: _RAISED.sub(_raised, found[1]), text)


def _raised(found: re.Match[str]) -> str:
    return found[2].translate(_HIGH if found[1] == "^" else _LOW)


@lru_cache(maxsize=4096)
def extent(formula: str) -> tuple[float, float]:
    """Width and height of a formula's ink in em. Raises PlannerError for one that Typst does not set."""
    import typst

    wrong = fault(formula)
    if wrong:
        raise PlannerError(f"The formula {formula} {wrong}.")
    try:
        told = typst.query(
            _MEASURED.encode(), "<size>", field="value", one=True,
            ignore_system_fonts=True, sys_inputs={"formula": formula},
        )  # fmt: skip
    except RuntimeError as error:
        why = str(error).removeprefix("failed to compile document: ")
        raise PlannerError(
            f"The formula {formula} cannot be set ({why}); write it in Typst's math notation."
        ) from None
    width, height = json.loads(told)
    return width, height
