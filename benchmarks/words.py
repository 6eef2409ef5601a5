"""Words read back from pictures: `python -m benchmarks.words PROMPTS OUT [--head none] [--count N]`.

PROMPTS is a file of CVTG-2K (JSON lines with `prompt` and `carrier_list`), LongText-Bench (JSON lines with
`prompt` and `text`) or TextAtlasEval's CleanTextSynth (a JSON list with `annotation` and `raw_text`). All are
drawn by `nbcli batch` into OUT at 1K, which goes on where it stopped, and read by an OCR that was not made
here (`pip install 'nbcli-image[bench]'`: PP-OCR, by RapidOCR). What is reported, means over the pictures:

- word accuracy: share of the words asked for that were read, letter for letter but for case;
- NED: 1 less the edit distance to the nearest word read, over the longer one's length;
- precision: share of the words read that were asked for;
- things: share of CVTG-2K's carriers (sign, window, truck ...) that a drawn object's label names.

Chinese is counted by characters, as LongText-Bench does; what is neither letter nor digit counts nowhere
but in CVTG-2K's words.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Annotated, Any

import typer

from planner.plan import PictureElement, Plan

QUOTED = re.compile(r"(?<!\w)'(.+?)'(?!\w)")
HAN = re.compile(r"[\u3400-\u9fff]")
Reader = Callable[[Path], list[str]]


@dataclass(frozen=True)
class Case:
    """A prompt, the words that its picture is to show, and the things that bear them."""

    prompt: str
    words: list[str]
    carriers: list[str] = field(default_factory=list)

    @property
    def strict(self) -> bool:
        """Whether punctuation is part of a word, as in CVTG-2K."""
        return bool(self.carriers)

    def split(self, text: str) -> list[str]:
        """Words as this benchmark counts them: by blanks, of letters and digits, or Chinese characters."""
        if self.strict:
            return text.lower().split()
        parts = re.findall(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+", text.lower())
        return parts if HAN.search(" ".join(self.words)) else re.findall(r"[^\W_]+", text.lower())


def read(prompts: Path) -> Iterator[Case]:
    """The cases of a benchmark's file."""
    text = prompts.read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = (
        json.loads(text)
        if text.startswith("[")
        else [json.loads(line) for line in text.splitlines()]
    )
    for row in rows:
        if "carrier_list" in row:
            yield Case(row["prompt"], QUOTED.findall(row["prompt"]), row["carrier_list"])
        elif "text" in row:
            yield Case(row["prompt"], row["text"])
        else:
            yield Case(row["annotation"], [row["raw_text"]])


def drawn(cases: Sequence[Case], out: Path, head: str) -> Iterator[tuple[Case, Path | None]]:
    """Each case with the folder of its run; None where nothing was drawn."""
    out.mkdir(parents=True, exist_ok=True)
    asked = out / "prompts.jsonl"
    asked.write_text("".join(json.dumps({"prompt": case.prompt}) + "\n" for case in cases), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "nbcli", "batch", str(asked), "--size", "1K", "--head", head,
         "--search", "off", "--out", str(out / "runs"), "--quiet"],
        stdout=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    rows = json.loads((out / "runs/batch.json").read_text("utf-8"))["batch"]
    for case, row in zip(cases, rows, strict=True):
        yield case, Path(row["run"]) if "run" in row else None


def reader() -> Reader:
    """Lines of text in a picture, read by PP-OCR."""
    from rapidocr import RapidOCR

    engine: Any = RapidOCR(params={"Global.log_level": "error"})
    return lambda picture: list(engine(str(picture)).txts or ())


def scored(case: Case, lines: Iterable[str]) -> dict[str, float]:
    """Word accuracy, NED and precision of what was read in a picture."""
    from rapidfuzz.distance import Levenshtein

    wanted = Counter(word for text in case.words for word in case.split(text))
    found = Counter(word for line in lines for word in case.split(line))
    both = (wanted & found).total()
    near = [
        count * max((Levenshtein.normalized_similarity(word, one) for one in found), default=0.0)
        for word, count in wanted.items()
    ]
    return {
        "word accuracy": both / wanted.total(),
        "NED": sum(near) / wanted.total(),
        "precision": both / max(found.total(), 1),
    }


def shown(case: Case, plan: Plan) -> float:
    """Share of the carriers that a drawn object's label names."""
    labels = " ".join(
        thing.label.lower()
        for element in plan.elements
        if isinstance(element, PictureElement)
        for thing in element.objects
        if thing.sprite or thing.ref
    )
    return mean(carrier.lower() in labels for carrier in case.carriers)


def main(
    prompts: Annotated[Path, typer.Argument(help="The benchmark's file.")],
    out: Annotated[Path, typer.Argument(help="Folder of the pictures.")],
    head: Annotated[str, typer.Option(help="What paints the pictures.")] = "none",
    count: Annotated[int | None, typer.Option(help="The first of them alone.")] = None,
) -> None:
    """Print the means, and write each picture's figures to OUT/words.json."""
    look = reader()
    figures: list[dict[str, Any]] = []
    for case, run in drawn(list(read(prompts))[:count], out, head):
        lines = look(run / "image.png") if run else []
        row = scored(case, lines)
        if case.carriers:
            plan = Plan.model_validate_json((run / "plan.json").read_text("utf-8")) if run else None
            row["things"] = shown(case, plan) if plan else 0.0
        figures.append({"run": run and run.name, "read": lines, **row})
    (out / "words.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False), "utf-8")
    print(f"| {len(figures)} pictures | |\n|---|---|")
    for name in ("word accuracy", "NED", "precision", "things"):
        if name in figures[0]:
            print(f"| {name} | {mean(row[name] for row in figures):.3f} |")


if __name__ == "__main__":
    typer.run(main)
