"""Writing to disk so that a file is there whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from nbcli.errors import CliError


def write(path: Path, data: bytes, force: bool = False) -> None:
    """Write a file in one step. A file with these very bytes is left as it is; a device or a pipe
    takes them as they come.

    Raises CliError if another is there and `force` is not given, OSError if it cannot be written.
    """
    if path.is_char_device() or path.is_fifo():
        path.write_bytes(data)
        return
    if path.exists() and not force:
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        raise CliError(f"{path} is there already; use --force to replace it, or --out elsewhere.")
    with _staged(path, path.parent, {path.name: data}) as stage:
        os.replace(stage / path.name, path)


def write_folder(folder: Path, files: Mapping[str, bytes], force: bool = False) -> None:
    """Write a folder of files: a new one appears in one step, when all of them are whole.

    Into a folder that is there (empty, or with `force`) the whole files are moved one by one.
    Raises CliError if something is there and `force` is not given, OSError if it cannot be written.
    """
    there = folder.exists()
    if there and not (folder.is_dir() and (force or not any(folder.iterdir()))):
        raise CliError(f"{folder} is there already; use --force to replace it, or --out elsewhere.")
    with _staged(folder, folder if there else folder.parent, files) as stage:
        if not there:
            os.replace(stage, folder)
            return
        for name in files:
            os.replace(stage / name, folder / name)


def refuse_full(folder: Path | None, force: bool) -> None:
    """Say at once, not after the work, that a run folder is taken or cannot be written.

    Raises CliError if it is, and `force` is not given, OSError if it cannot be looked at.
    """
    if folder is None:
        return
    above = next(place for place in (folder, *folder.parents) if place.exists())
    if not above.is_dir():
        through = "" if above is folder else f"{folder} cannot be a folder, for "
        raise CliError(f"{through}{above} is a file; choose another place with --out.")
    if not os.access(above, os.W_OK | os.X_OK):
        raise CliError(f"{above} cannot be written; choose another place with --out.")
    if above is folder and any(folder.iterdir()) and not force:
        raise CliError(f"{folder} is there already; use --force to replace it, or --out elsewhere.")


@contextmanager
def _staged(target: Path, parent: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder with the files, whole and on disk, on the same disk as `target`; gone afterwards.

    Errors carry the name that the person knows, not that of the temporary folder.
    """
    stage: Path | None = None
    try:
        parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".nbcli-", dir=parent))
        for name, data in files.items():
            with (stage / name).open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        stage.chmod(0o777 & ~_umask())
        yield stage
    except OSError as error:
        error.filename, error.filename2 = str(target), None
        raise
    finally:
        if stage is not None:
            shutil.rmtree(stage, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def slug(text: str, longest: int = 48) -> str:
    """A file name of the letters and digits of `text` in any script, words joined by hyphens."""
    letters = (c if c.isalnum() or unicodedata.combining(c) else " " for c in text.casefold())
    words, name = unicodedata.normalize("NFC", "".join(letters)).split(), ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if len(longer) > longest or len(longer.encode()) > 3 * longest:
            break
        name = longer
    return name or (words[0][:longest] if words else "picture")
