"""Free layouts: a tree of nested panels becomes elements, at the largest type at which it fits."""

from __future__ import annotations

from planner.free.fit import Solved, lay_out
from planner.free.grammar import Layout

__all__ = ["Layout", "Solved", "lay_out"]
