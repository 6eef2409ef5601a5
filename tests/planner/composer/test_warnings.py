"""A warning in a prompt says that it is one; a tip is its words alone."""

from __future__ import annotations

import pytest

from planner.composer.inline import inline


@pytest.mark.parametrize(
    ("prompt", "language", "note"),
    [
        ("A, B, C. Warning: do not run.", "en", "Warning: do not run."),
        ("A, B, C. Vorsicht: Nicht laufen.", "de", "Vorsicht: Nicht laufen."),
        ("A, B, C. Tip: walk slowly.", "en", "walk slowly."),
        ("A, B, C. Warning: do not run; walk.", "en", "Warning: do not run; walk."),
        (
            "A, B, C. Achtung: Hunde an die Leine; Grillen nur am Platz.",
            "de",
            "Achtung: Hunde an die Leine; Grillen nur am Platz.",
        ),
        ("Tip: rest; Title: Sleep", "en", "rest"),
    ],
)
def test_the_label_of_a_warning_stays(prompt: str, language: str, note: str) -> None:
    assert ("note", note) in inline(prompt, language).fields
