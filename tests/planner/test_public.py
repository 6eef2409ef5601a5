"""What `planner.plan` and `planner.parts` offer is all there, and nothing else of theirs is."""

from __future__ import annotations

from types import ModuleType

import pytest

from planner import parts, plan


@pytest.mark.parametrize("room", [parts, plan])
def test_every_name_is_offered(room: ModuleType) -> None:
    own = {
        name
        for name, value in vars(room).items()
        if not name.startswith("_") and getattr(value, "__module__", "").startswith(room.__name__)
    }
    assert own <= set(room.__all__)
    assert [name for name in room.__all__ if not hasattr(room, name)] == []
