"""The one date of a line that does not open with it: inside the line, or behind its label."""

from __future__ import annotations

import re

from planner.composer.dates import When, dates, leading_date
from planner.composer.labels import label_of
from planner.composer.lexicon import load, words


def year_within(text: str, language: str) -> tuple[When, str] | None:
    """`founded in 2012 in Berlin`: the one year, or span of years, of a line, and the line without it."""
    found = dates(text, language)
    if len(found) != 1 or not re.fullmatch(r"(?:1\d|20)\d{2}(?:\D+\d{4})?", found[0].text):
        return None
    year = re.escape(found[0].text)
    spans = load("lexicon", "dates")["from"] if len(found[0].text) > 4 else []
    joins = "|".join(re.escape(word) for word in (*words("joins", "dated", language), *spans))
    about = "|".join(map(re.escape, load("lexicon", "dates")["circa"]))
    said = rf"(?:(?<!\w)(?:{joins})\s+)?(?P<when>(?:(?<!\w)(?:{about})\s+)?{year})"
    match = re.search(rf"(?i)\s*[,(]?\s*{said}\)?(?=[\s,.;]|$)", text)
    rest = text.replace(match.group(), "", 1).strip(" ,.;:") if match else ""
    if match is None or found[0].text in rest or not re.search(r"[^\W\d]", rest):
        return None
    return When(match["when"], 0, 4, found[0].date), rest


def date_behind(text: str, language: str) -> tuple[When, str] | None:
    """`3.2.0 – 14 September 2026`: the date behind a label and nothing else, and the label."""
    label, rest = label_of(text) or ("", "")
    dated = leading_date(rest, language) if label else None
    return (dated[0], label) if dated and not dated[1] and dated[0].scale == "year" else None
