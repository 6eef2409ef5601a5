"""Planning with a language model: each stage asks it one question, and checks the answer."""

from __future__ import annotations

from planner.mind.brief import answered, read
from planner.mind.desk import Desk
from planner.mind.drafts import BriefDraft
from planner.mind.think import Steering, think_with

__all__ = ["BriefDraft", "Desk", "Steering", "answered", "read", "think_with"]
