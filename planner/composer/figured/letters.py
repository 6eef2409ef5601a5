"""The lettered panels of a prompt: what is said of each, and where their letters stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NOUN = r"(?:[Pp]anels?|[Tt]afeln?|[Tt]eilbild(?:er)?n?|[Pp]anneaux?|[Pp]anel(?:es)?|面板|子图)"
_PLACES = (
    "(?:[Ll]eft|[Rr]ight|[Tt]op|[Bb]ottom|[Uu]pper|[Ll]ower|[Mm]iddle|[Cc]entral|[Ff]irst|[Ss]econd|[Tt]hird"
    "|(?:[Ll]ink|[Rr]echt|[Oo]ber|[Uu]nter|[Mm]ittler)e[nrms]?|izquierd[oa]|derech[oa]|superior|inferior)"
)
_STARTS = re.compile(
    rf"(?:^|(?<=[.;:。；：!?])\s+|(?<=[。；：])|\n)\s*(?:[-*•]\s*)?(?:(?:In|For|Im|Dans|En|在)\s+)?"
    r"(?:(?:[Tt]he|[Dd]er|[Dd]ie|[Dd]as|[Ll]e|[Ll]a|[Ee]l)\s+)?"
    rf"(?:{_PLACES}[\s-]+){{0,2}}"
    rf"(?:{_NOUN}\s*(?:[(（]([A-Za-z])[)）]|([A-Z])(?=\s*[:：(]|\s+(?:is|shows|contains)\b))"
    rf"|[(（]([A-Z])[)）])(?=[\s:：,，])"
)
_LETTER = re.compile(rf"[(（]([A-Za-z])[)）]|(?:{_NOUN}\s+)([A-Z])(?![\w])")
_JOIN = re.compile(
    rf"\s*(?:[,，、/&]\s*)?(?:(?:and|und|et|y|e|和|与)\s*)?(?:the\s+)?(?:{_NOUN}\s*)?"
)
_CLAUSE = re.compile(r"[.;。；\n]\s*|\(\d+\)\s*")


@dataclass(frozen=True, slots=True)
class Group:
    """Letters named together, with the words of their clause before and after, up to other letters."""

    letters: tuple[str, ...]
    before: str
    after: str
    clause: int


def described(prompt: str) -> dict[str, str]:
    """What the prompt says of each letter, from there to the next: where it is called a panel, else the longest."""
    starts = list(_STARTS.finditer(prompt))
    found: dict[str, str] = {}
    called = {letter for match in starts for letter in match.groups()[:2] if letter}
    for match, stop in zip(starts, [m.start() for m in starts[1:]] + [len(prompt)], strict=False):
        letter = next(group for group in match.groups() if group)
        text = prompt[match.end() : stop].strip(" ,，:：-*•\n")
        if letter in called and match[3]:
            continue
        if len(text) > len(found.get(letter, "")):
            found[letter] = text
    return found


def groups(masked: str, known: frozenset[str]) -> Iterator[Group]:
    """The letters of each clause, those in a list together."""
    for number, clause in enumerate(_CLAUSE.split(masked)):
        hits = [m for m in _LETTER.finditer(clause) if (m[1] or m[2]) in known]
        runs: list[list[re.Match[str]]] = []
        for hit in hits:
            joined = runs and _JOIN.fullmatch(clause, runs[-1][-1].end(), hit.start())
            if joined:
                runs[-1].append(hit)
            else:
                runs.append([hit])
        for at, run in enumerate(runs):
            since = runs[at - 1][-1].end() if at else 0
            until = runs[at + 1][0].start() if at + 1 < len(runs) else len(clause)
            letters = tuple(dict.fromkeys(hit[1] or hit[2] for hit in run))
            yield Group(
                letters, clause[since : run[0].start()], clause[run[-1].end() : until], number
            )
