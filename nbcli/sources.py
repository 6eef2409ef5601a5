"""What the person points at: a prompt (text, file, stdin), a plan (file, folder, picture)."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, overload

from nbcli.errors import CliError, UsageFault

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL.Image import Image

    Pixels = npt.NDArray[np.uint8]
    Mask = npt.NDArray[np.bool_]

PROMPT_FILES = (".txt", ".text", ".md", ".markdown", ".prompt")
DOCUMENT_FILES = (".html", ".htm", ".xhtml", ".pdf", ".docx")
TABLE_FILES = (
    ".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson", ".parquet",
)  # fmt: skip
"""Suffixes of what is no prompt, but may be given beside one."""
LARGEST_PROMPT = 2 * 2**20
MOST_LETTERS = 20_000
"""Of a prompt; planning takes its time for each of them."""
MOST_ALIKE = 300
"""How often a prompt may say the same few signs in a row; of blanks, so many are one gap."""
_BLANKS = re.compile(rf"\s{{{MOST_ALIKE},}}")
_HEAP = re.compile(rf"(?s)(?!\s)(.{{1,8}}?)\1{{{MOST_ALIKE},}}")
LARGEST_PICTURE = 512 * 2**20
LARGEST_BATCH = 32 * 2**20


def lines_of(value: str) -> list[str]:
    """The lines of a text file, or of stdin (`-`). Raises CliError or OSError."""
    if value == "-":
        return _decoded(_stdin(LARGEST_BATCH), "stdin").splitlines()
    with Path(value).open("rb") as stream:
        data = _bounded(stream.read(LARGEST_BATCH + 1), LARGEST_BATCH, value)
    return _decoded(data, value).splitlines()


def text(value: str) -> str:
    """A prompt given as text, checked. Raises UsageFault."""
    if any("\ud800" <= c <= "\udfff" or c == "\0" for c in value):
        raise UsageFault("The prompt holds bytes that are not text; give it as UTF-8.")
    if not any(c.isprintable() and not c.isspace() for c in value):
        raise UsageFault("The prompt is empty; say in a sentence what the picture should show.")
    if len(value) > MOST_LETTERS:
        raise UsageFault(
            f"The prompt has {len(value):,} letters, more than the {MOST_LETTERS:,} read;"
            " give what is long with --doc, and say beside it what to draw."
        )
    if heap := _HEAP.search(value):
        raise UsageFault(
            f"The prompt repeats {heap[1]!r} {len(heap[0]) // len(heap[1]):,} times in a row,"
            " which says nothing; leave it out."
        )
    return _BLANKS.sub(lambda run: "\n\n" if "\n" in run[0] else " ", value.strip())


def prompt(value: str) -> str:
    """The prompt itself, whether given as text, as a file, or as `-` for stdin.

    Raises UsageFault if it is empty, CliError if it is not text, OSError if it cannot be read.
    """
    if value == "-":
        return text(_decoded(_stdin(LARGEST_PROMPT), "stdin"))
    if _is_path(value):
        return text(_decoded(_file(Path(value)), value))
    return text(value)


def _is_path(value: str) -> bool:
    """True for an existing file, and for one word that can only be a path."""
    if len(value) > 1024 or any(c in "\n\0" for c in value):
        return False
    path = Path(value)
    try:
        if path.is_file():
            return True
        named = path.suffix.lower() in PROMPT_FILES + DOCUMENT_FILES + TABLE_FILES
        return not any(c.isspace() for c in value) and (named or ("/" in value and path.exists()))
    except OSError:  # a name that no disk could hold is a prompt
        return False


def _file(path: Path) -> bytes:
    suffix = path.suffix.lower()
    if suffix in DOCUMENT_FILES + TABLE_FILES:
        option = "--doc" if suffix in DOCUMENT_FILES else "--data"
        raise UsageFault(
            f"{path} is not a prompt; give it with {option}, and the prompt beside it."
        )
    with path.open("rb") as stream:
        return _bounded(stream.read(LARGEST_PROMPT + 1), LARGEST_PROMPT, str(path))


def _stdin(most: int) -> bytes:
    if sys.stdin is None:
        raise CliError("stdin is closed, so - gives nothing; give a file or the text itself.")
    return _bounded(sys.stdin.buffer.read(most + 1), most, "stdin")


def _bounded(data: bytes, most: int, name: str) -> bytes:
    if len(data) > most:
        raise CliError(f"{name} is larger than {most // 2**20} MB; give a shorter one.")
    return data


def _decoded(data: bytes, name: str) -> str:
    """Text of bytes in UTF-8, UTF-16 with its mark, or whatever its letters suggest."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" not in data:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            from charset_normalizer import from_bytes

            best = from_bytes(data).best()
            if best is not None:
                return str(best)
    raise CliError(f"{name} is not text; give a text file or the prompt itself.")


def references(values: tuple[str, ...]) -> tuple[tuple[Path, str], ...]:
    """The files of references with the names that they were given, each as IMG[:NAME]."""
    return tuple(_reference(value) for value in values)


def _reference(value: str) -> tuple[Path, str]:
    path, colon, name = value.rpartition(":")
    if not colon or "/" in name or "\\" in name or Path(value).exists():
        return Path(value), ""
    return Path(path), name.strip()


@overload
def plan(value: str) -> str: ...
@overload
def plan(value: str, needed: bool) -> str | None: ...
def plan(value: str, needed: bool = True) -> str | None:
    """The JSON of the plan in a file, a run folder, a picture, or on stdin (`-`).

    Raises CliError if there is none and one is `needed`, OSError if it cannot be read.
    """
    if value == "-":
        data = _stdin(LARGEST_PICTURE)
    else:
        with plan_path(value).open("rb") as stream:
            data = _bounded(stream.read(LARGEST_PICTURE + 1), LARGEST_PICTURE, value)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return _json(data, value)
    from renderer.provenance import plan_in

    text = plan_in(data)
    if text is None and needed:
        raise CliError(
            f"{value} has no plan in it; give a plan.json, a run folder or nbcli's picture."
        )
    return text


def pixels(value: str) -> Pixels | None:
    """The picture that belongs to a plan, uint8 [h, w, 3]: the file itself, or that in its run folder.

    None where there is only a plan. Raises CliError for one that cannot be read.
    """
    path = None if value == "-" else _picture(Path(value))
    if path is None:
        return None
    import numpy as np

    return np.array(_opened(path).convert("RGB"))


def _picture(path: Path) -> Path | None:
    """The file with the pixels: the path itself, or the first picture beside its plan."""
    from renderer.export import RASTERS

    if path.suffix.lower().lstrip(".") in (*RASTERS, "jpeg"):
        return path
    folder = path if path.is_dir() else path.parent if path.name == "plan.json" else None
    shown = (folder / f"image.{kind}" for kind in RASTERS) if folder else ()
    return next((one for one in shown if one.is_file()), None)


def mask(path: Path, size: tuple[int, int]) -> Mask:
    """Where a picture is white, bool [h, w] at `size` (width, height). Raises CliError or OSError."""
    import numpy as np

    image = _opened(path).convert("L")
    if abs(image.width / image.height / (size[0] / size[1]) - 1) > 0.02:
        raise CliError(
            f"{path} is {image.width} x {image.height} pixels, another shape than the picture's"
            f" {size[0]} x {size[1]}."
        )
    return np.asarray(image.resize(size, 0)) > 127


def _opened(path: Path) -> Image:
    """A picture as it is to be seen, turned upright."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            return ImageOps.exif_transpose(image)
    except FileNotFoundError:
        raise CliError(f"{path} does not exist; check the name and the folder.") from None
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise CliError(f"{path} cannot be read as a picture.") from None


def plan_path(value: str) -> Path:
    """The file that holds the plan: `value` itself, or `plan.json` inside a folder."""
    path = Path(value)
    if not path.is_dir():
        return path
    if not (path / "plan.json").is_file():
        raise CliError(f"There is no plan.json in {value}; give a run folder.")
    return path / "plan.json"


def _json(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CliError(f"{name} is not UTF-8 text, so it is no plan.") from None


@dataclass(frozen=True, slots=True)
class Given:
    """A file the person gave, as run.json names it."""

    path: str
    bytes: int
    sha256: str


def given(path: Path) -> Given:
    """Name, size and SHA-256 of a file."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Given(str(path), path.stat().st_size, digest)
