"""The instruction graph of a prompt: what was asked, by kind, in the order it is done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from planner.composer.quotes import Quote
from planner.parts import USUAL, Instruction, Role

KINDS: tuple[Role, ...] = ("identity", "object", "text", "data", "style", "background")
_STRESS = re.compile(
    r"(?i)\b(?:must|exactly|important|large|bold|main|prominent\w*|center|big|always|only)\b|必须|一定|"
    r"重要|大きく|必ず|반드시|unbedingt|wichtig|absolument|importante|обязательно|يجب"
)
_MOST = 60


def instruction_graph(wishes: Sequence[tuple[Role, str]]) -> tuple[Instruction, ...]:
    """Number the wishes and order them: each waits for those of the kind before its own.

    Importance falls from identity to background, and rises where the words stress it.
    """
    ordered = sorted(enumerate(wishes[:_MOST]), key=lambda pair: (KINDS.index(pair[1][0]), pair[0]))
    found: list[Instruction] = []
    for number, (_, (kind, text)) in enumerate(ordered, 1):
        stress = 0.1 if _STRESS.search(text) else 0.0
        found.append(
            Instruction(
                id=f"ask{number}",
                kind=kind,
                text=text,
                importance=min(1.0, USUAL[kind] + stress),
                after=_before(found, kind),
            )
        )
    return tuple(found)


def _before(found: Iterable[Instruction], kind: Role) -> tuple[str, ...]:
    """The ids of the nearest earlier kind that has any."""
    earlier = [node for node in found if node.kind != kind]
    return tuple(node.id for node in earlier if node.kind == earlier[-1].kind)


def around(prompt: str, quote: Quote, reach: int = 40) -> str:
    """A quoted string with the words before it, as the prompt has them."""
    start = max(0, quote.start - reach)
    if start:
        start = prompt.find(" ", start) + 1 or start
    return prompt[min(start, quote.start) : quote.end].strip()
