"""Texts by their job on the page."""

from __future__ import annotations

import pytest

from planner.errors import PlannerError
from planner.layouts.roles import _runs
from planner.plan.texts import MOST_LETTERS


def test_a_text_longer_than_one_may_be_is_one_sentence() -> None:
    assert _runs("a" * MOST_LETTERS)[0].text.endswith("a")
    with pytest.raises(PlannerError, match="a text of 20,001 letters"):
        _runs("a" * (MOST_LETTERS + 1))
