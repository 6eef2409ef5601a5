"""Charts whose data are written out in the prompt."""

from planner.composer.written.read import from_written, looks

__all__ = ["from_written", "looks"]
