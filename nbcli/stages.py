"""The stages of a run: how long each took, and who hears of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any


class Stages:
    """Times stages by name and passes on what happens within them."""

    def __init__(self, tell: Callable[[str], None] = lambda text: None) -> None:
        self.timings: dict[str, float] = {}
        self._tell = tell

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Time a stage; the seconds of stages with one name add up."""
        self._tell(name)
        start = perf_counter()
        yield
        self.timings[name] = self.timings.get(name, 0.0) + perf_counter() - start

    def on_event(self, event: Any) -> None:
        """Pass on the progress of a room: any event with a `stage` and a `message`."""
        self._tell(" ".join(part for part in (event.stage, event.message) if part))

    @property
    def seconds(self) -> dict[str, float]:
        """Seconds by stage, to the millisecond."""
        return {name: round(value, 3) for name, value in self.timings.items()}
