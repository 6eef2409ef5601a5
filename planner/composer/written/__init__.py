"""Charts whose data are written out in the prompt."""

from planner.composer.written.read import from_written, looks
from planner.composer.written.tallies import from_tallies

__all__ = ["from_tallies", "from_written", "looks"]
