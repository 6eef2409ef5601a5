"""Fits how icons are weighed (planner/data/icons/rank.json): `python -m benchmarks.icons_fit`.

Logistic regression on the developed half of `icons.txt` and on the tuning rows of the tests: is an icon
one that fits, by the evidence for it (planner.icons.rank). Concepts are read a second time on a page
whose topic is the heading that they stand under. About two minutes on one processor core.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.icons import DATA, STYLES, Case, Half, bare, cases, fitting
from planner import icons
from planner.icons.rank import evidence
from planner.icons.search import DATA as SHIPPED

TUNING = Path("tests/planner/data/icon_queries.json")
SETS = {"line": "lucide", "fill": "ph", "colour": "fluent"}
NAMES = ["bias", "words", "meaning", "context", "shown", "single", "words_behind", "shown_behind"]
WEIGHTS = {"phrases": 3.0, "none": 3.0, "concepts": 1.5, "languages": 0.5}
"""Phrases are few, and the same concept in many languages is one."""
RIDGE, STEPS = 0.3, 40


def developed() -> Iterator[Case]:
    """The cases to learn from."""
    for case in cases():
        if case.half == Half.developed:
            yield case
    yield from on_their_pages()


def on_their_pages() -> Iterator[Case]:
    """The developed concepts, on the topic that they are listed under."""
    mine = {c.text: c for c in cases() if c.part == "concepts" and c.half == Half.developed}
    heading = ""
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "[")):
            heading = line.removeprefix("## ") if line.startswith("## ") else ""
        case = mine.get(line.partition("|")[0].strip())
        if heading and case:
            yield replace(case, topic=heading)


def rows() -> Iterator[tuple[tuple[float, ...], bool, float]]:
    """(Evidence, whether the icon fits, weight) of every candidate of every case."""
    tuning = json.loads(TUNING.read_text(encoding="utf-8"))["pairs"]
    for style in STYLES:
        names = icons.names(style)
        learnt = list(developed())
        for row in tuning:
            if row["half"] == "tune":
                fits = tuple(row[SETS[style]])
                learnt.append(Case("concepts", Half.developed, row["query"], fits, row["language"]))
        for case in learnt:
            fit = {bare(name) for name in fitting(case.fits, style)}
            (found,) = evidence([case.text], case.language, case.topic, names)
            for icon, seen in found.items():
                yield seen, names[icon] in fit, WEIGHTS[case.part]


def main() -> None:
    """Newton's method on the weighted log loss."""
    seen, fits, weights = zip(*rows(), strict=True)
    x = np.column_stack([np.ones(len(seen)), np.array(seen)])
    y, w = np.array(fits, dtype=float), np.array(weights)
    beta = np.zeros(x.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ beta))
        hessian = (x.T * (w * chance * (1 - chance))) @ x + RIDGE * np.eye(len(beta))
        beta -= np.linalg.solve(hessian, x.T @ (w * (chance - y)) + RIDGE * beta)
    fitted = {name: round(float(b), 3) for name, b in zip(NAMES, beta, strict=True)}
    (SHIPPED / "rank.json").write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
