"""Formulas: as large as they are drawn, and refused where they are not Typst's math."""

from __future__ import annotations

import pytest

from planner.errors import PlannerError
from planner.formulas import extent, in_line


def test_a_formula_is_as_wide_and_high_as_its_ink() -> None:
    width, height = extent("F = m a")
    assert width == pytest.approx(3.52, abs=0.01)
    assert height == pytest.approx(0.69, abs=0.01)
    assert extent("sqrt(l/g)")[1] > extent("l/g")[1] > 1.5 * height
    assert extent("mat(1; 2; 3; 4)")[1] > 1.9 * extent("mat(1; 2)")[1]


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        (r"\frac{1}{2}", "cannot be set"), ("foo(x)", "unknown variable: foo"), ("frac(1", "cannot be set"),
        ('#read("/etc/passwd")', "holds code"), ("std.read(x)", "holds code"),
        ("a/" * 900 + "a", "has over 100 fractions"),
    ],
)  # fmt: skip
def test_what_typst_does_not_set_is_one_sentence(formula: str, why: str) -> None:
    with pytest.raises(PlannerError, match=why) as told:
        extent(formula)
    assert str(told.value).endswith(".")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("$F = ma$", "F = ma"),
        ("Energy $E = mc^2$, always", "Energy E = mc², always"),
        ("$a_1 + a_2 = 10^-3$", "a₁ + a₂ = 10⁻³"),
        ("between $5 and $6, or x = 3$", "between $5 and $6, or x = 3$"),
        (r"$\frac{a}{b} = c$", r"$\frac{a}{b} = c$"),
    ],
)
def test_plain_formulas_are_read_in_line(text: str, read: str) -> None:
    assert in_line(text) == read
