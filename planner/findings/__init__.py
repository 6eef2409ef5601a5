"""What a table says: findings with their evidence, and the charts that show them."""

from __future__ import annotations

from planner.findings.ask import charts_named
from planner.findings.forms import supported
from planner.findings.story import TableStory, findings

__all__ = ["TableStory", "charts_named", "findings", "supported"]
