"""Planning: a prompt with documents and tables becomes a plan.

The ways in are `planner.think.think` and `planner.check.check`; both modules keep their names, so
the functions are asked of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from planner.errors import NothingToSayError, PlanError, PlannerError

if TYPE_CHECKING:
    from planner import check, think
    from planner.content import Wishes
    from planner.plan import Plan
    from planner.store import dump_plan, load_plan, refit

__all__ = [
    "NothingToSayError",
    "Plan",
    "PlanError",
    "PlannerError",
    "Wishes",
    "check",
    "dump_plan",
    "load_plan",
    "refit",
    "think",
]

_HOMES = {
    "Plan": "planner.plan",
    "Wishes": "planner.content",
    "dump_plan": "planner.store",
    "load_plan": "planner.store",
    "refit": "planner.store",
}


def __getattr__(name: str) -> Any:
    """Load a part when it is first asked for, so that importing the room costs nothing."""
    if name in ("check", "think"):
        return import_module(f"planner.{name}")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
