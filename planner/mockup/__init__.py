"""Mock-ups: pages, slides and posters that a long prompt dictates part by part, drawn as it tells them."""

from __future__ import annotations

from planner.mockup.plan import mocked

__all__ = ["mocked"]
