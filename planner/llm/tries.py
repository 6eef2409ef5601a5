"""The tries of one request: the words that came, and the faults that broke them off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from planner.llm.types import whole


@dataclass
class Tries:
    """What a client hears in a try, and in `faults` each try that came to nothing, with its words.

    `on_break` hears the words of a broken try before the next one; what it raises ends the tries.
    `last` are the words of the try that ended last.
    """

    faults: list[dict[str, str]] = field(default_factory=list)
    on_break: Callable[[str], None] = lambda words: None
    last: str = ""
    _heard: list[str] = field(default_factory=list)

    def hear(self, piece: str) -> None:
        """A piece of an answer came."""
        self._heard.append(piece)

    def words(self) -> dict[str, str]:
        """The words of this try as `text`, where there are any; they are then forgotten."""
        self.last = whole("".join(self._heard))
        self._heard.clear()
        return {"text": self.last} if self.last else {}

    def fail(self, fault: str) -> None:
        """This try came to nothing, and another follows."""
        words = self.words()
        self.faults.append({"fault": fault} | words)
        if words:
            self.on_break(words["text"])
