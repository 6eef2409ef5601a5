"""Lines of a list taken apart alike."""

from __future__ import annotations

from grounding.types import Source
from planner.composer.entries import Line, entries

LONG = (
    "Choose a pot that is 2 cm wider than the old one and put a layer of clay balls at the bottom."
)


def test_one_long_sentence_among_titles_is_a_title_too() -> None:
    lines = [Line(text, Source(title="prompt")) for text in ("Water the plant.", LONG, "Set it in the middle.")]  # fmt: skip
    assert [e.title for e in entries(lines, "en")] == ["Water the plant", LONG.rstrip("."), "Set it in the middle"]  # fmt: skip
    assert not any(e.body for e in entries(lines, "en"))


def test_long_sentences_among_themselves_stay_text() -> None:
    lines = [Line(LONG, Source(title="prompt")), Line(LONG.replace("2", "3"), Source(title="prompt"))]  # fmt: skip
    assert all(e.body and not e.title for e in entries(lines, "en"))
