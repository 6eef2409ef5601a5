"""Edits: small changes of a plan, read from words or written by a model, each touching only what it names."""

from __future__ import annotations

from planner.edits.apply import apply, reshaped
from planner.edits.ops import Edit, Edits
from planner.edits.words import read

__all__ = ["Edit", "Edits", "apply", "read", "reshaped"]
