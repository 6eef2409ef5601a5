"""What later stages surely need, loaded while the model writes its first answer."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from planner import icons
from planner.llm.schema import strict
from planner.mind.drafts import ContentDraft, PhysicsDraft, SpatialDraft, WorldDraft
from planner.read_numbers import numbers_in
from planner.typeset import break_units, text_width


def get_ready() -> Future[None]:
    """Load in a thread of its own; what fails is met again, and told, by the stage that needs it."""
    thread = ThreadPoolExecutor(1, "ready")
    loading = thread.submit(_load)
    thread.shutdown(wait=False)
    return loading


def _load() -> None:
    for draft in (WorldDraft, ContentDraft, SpatialDraft, PhysicsDraft):
        strict(draft)
    break_units("set-up", "en", phrases=False)
    text_width("set-up", families=("Inter",), size=20)
    numbers_in("1 million")
    icons.find("something without an icon of its name", style="line")
