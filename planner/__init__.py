"""Planning: a prompt with documents and tables becomes a plan."""

from __future__ import annotations

from typing import Any

from planner.errors import NothingToSayError, PlanError, PlannerError

__all__ = [
    "NothingToSayError", "Plan", "PlanError", "PlannerError", "Wishes", "check", "dump_plan",
    "load_plan", "refit", "think",
]  # fmt: skip

_HOMES = {
    "Plan": "planner.plan", "Wishes": "planner.content", "check": "planner.check",
    "dump_plan": "planner.store", "load_plan": "planner.store", "refit": "planner.store",
    "think": "planner.think",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load a part when it is first asked for, so that importing the room costs nothing (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
