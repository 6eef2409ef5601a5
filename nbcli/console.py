"""What the person sees: results on stdout, progress on stderr. Rich is imported here only."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.status import Status

Span = tuple[str, str]
"""Text and its Rich style."""
Line = list[Span]
WORDS = {
    "gather": "reading", "think": "planning", "brief": "planning: brief",
    "world": "planning: facts", "content": "planning: content", "physics": "planning: light",
    "look": "planning: look", "marks": "planning: icons", "spatial": "planning: layout",
    "check": "planning: check",
    "render": "drawing", "encode": "writing",
}  # fmt: skip


def out(text: str) -> None:
    """A result, on stdout."""
    if sys.stdout is not None:
        sys.stdout.write(text + "\n")


def out_bytes(data: bytes) -> None:
    """A file, on stdout; as with `out`, nowhere where stdout is closed."""
    if sys.stdout is None:
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def remark(text: str, quiet: bool = False) -> None:
    """A remark, on stderr."""
    if not quiet and sys.stderr is not None:
        sys.stderr.write(clean(text) + "\n")


def clean(text: str) -> str:
    """Text that cannot steer a terminal: controls and direction overrides are shown as symbols."""
    return "".join(_symbol(c) if c in _STEERING or ord(c) < 0x20 else c for c in text)


_STEERING = frozenset(
    map(chr, (*range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
"""C1 controls, line separators, and what overrides or isolates the writing direction."""


def _symbol(c: str) -> str:
    return "⏎ " if c == "\n" else chr(0x2400 + ord(c)) if ord(c) < 0x20 else "\ufffd"


def on_terminal(stream: TextIO | None) -> bool:
    """True on a terminal that can move its cursor."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def in_color(stream: TextIO | None) -> bool:
    """True where colour is wanted: on a terminal, unless NO_COLOR is set."""
    return on_terminal(stream) and not os.environ.get("NO_COLOR")


def show(lines: Iterable[Line]) -> None:
    """Styled lines, on stdout; plain where there is no colour."""
    if not in_color(sys.stdout):
        for line in lines:
            out("".join(text for text, _ in line).rstrip())
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False)
    for line in lines:
        console.print(Text.assemble(*line))


@dataclass(slots=True)
class Progress:
    """Tells of the stage at work: a moving line on a terminal, otherwise nothing."""

    status: Status | None = None

    def __call__(self, stage: str) -> None:
        """The stage that begins."""
        if self.status:
            self.status.update(WORDS.get(stage, stage))

    def ask(self, question: str) -> str:
        """The person's answer to a question, one line; empty where there is none."""
        if self.status:
            self.status.stop()
        sys.stderr.write(f"{clean(question)} ")
        sys.stderr.flush()
        answer = sys.stdin.readline().strip() if sys.stdin is not None else ""
        if not on_terminal(sys.stdin):  # which shows what is typed
            sys.stderr.write(f"{clean(answer)}\n")
        if self.status:
            self.status.start()
        return answer


@contextmanager
def progress(quiet: bool) -> Iterator[Progress]:
    """Progress while work is done."""
    if quiet or not on_terminal(sys.stderr):
        yield Progress()
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield Progress(status)
