"""What is refused before a reader opens it: each refusal is one sentence for the person."""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grounding.errors import InputError

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MEGABYTE = 1024 * 1024
DOCUMENT_BYTES = 50 * MEGABYTE
TABLE_BYTES = 100 * MEGABYTE
MAX_ROWS = 500_000
MAX_COLUMNS = 1_000
MAX_CELLS = 5_000_000
_UNPACKED_BYTES = 300 * MEGABYTE
_RATIO = 200
_SMALL = 10 * MEGABYTE
_MAX_PARTS = 10_000
_CHUNK = 1 << 16
_DEFLATED = 8
_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or password-protected Office file"),
    (b"PAR1", "a Parquet file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a SQLite database"),
)
_CONTROL = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"


def check_file(path: Path, limit: int) -> None:
    """Raise InputError unless `path` is a readable, non-empty file of at most `limit` bytes.

    Its name must be text, for it is cited.
    """
    if any("\ud800" <= c <= "\udfff" for c in path.name):
        raise InputError(f"{str(path)!r} has a name that is not UTF-8; rename it.")
    try:
        info = path.stat()
    except (OSError, ValueError) as error:
        raise InputError(_unreachable(path, error)) from error
    if stat.S_ISDIR(info.st_mode):
        raise InputError(f"{path} is a folder; name a file inside it.")
    if not stat.S_ISREG(info.st_mode):
        raise InputError(f"{path} is not a regular file; save its content to a file first.")
    if info.st_size == 0:
        raise InputError(f"{path} is empty; give a file with content.")
    if info.st_size > limit:
        size, most = info.st_size / MEGABYTE, limit // MEGABYTE
        raise InputError(f"{path} has {size:.0f} MB, more than the {most} MB read; shorten it.")


def _unreachable(path: Path, error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"{path} does not exist; check the name and the folder."
    if isinstance(error, PermissionError):
        return f"{path} may not be read; change its permissions."
    return f"{str(path)!r} cannot be opened; check the name."


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of `path` after `check_file`."""
    check_file(path, limit)
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise InputError(_unreachable(path, error)) from error
    if len(data) > limit:
        raise InputError(f"{path} has more than the {limit // MEGABYTE} MB read; shorten it.")
    return data


def kind_of(data: bytes) -> str | None:
    """What a file's first bytes say it is, where that is no text."""
    return next((what for magic, what in _MAGIC if data.startswith(magic)), None)


def check_text(data: bytes, name: str) -> None:
    """Raise InputError where `data` is no text in any encoding."""
    what = kind_of(data)
    if what:
        raise InputError(
            f"{name} is {what}, not text; give it the right suffix or save it as text."
        )
    head = data[:_CHUNK]
    controls = len(head) - len(head.translate(None, _CONTROL))
    nulls = head.count(0)
    utf16 = nulls and abs(head[::2].count(0) - head[1::2].count(0)) > 0.9 * nulls
    if controls - (nulls if utf16 else 0) > len(head) // 200:
        raise InputError(f"{name} is binary, not text; save it as text in UTF-8.")


def check_extent(name: str, rows: Sequence[Sequence[object]]) -> int:
    """The width of `rows`; InputError where there is nothing, or more than is read."""
    width = max(map(len, rows), default=0)
    if not rows or not width:
        raise InputError(f"{name} holds no table; add a header and rows.")
    check_width(name, width)
    if len(rows) > MAX_ROWS + 3:
        check_height(name, len(rows))
    if len(rows) * width > MAX_CELLS:
        raise InputError(f"{name} has more than {MAX_CELLS:,} cells; leave out columns or rows.")
    return width


def check_width(name: str, width: int) -> None:
    """Raise InputError for more columns than are read."""
    if width > MAX_COLUMNS:
        raise InputError(
            f"{name} has {width:,} columns, more than the {MAX_COLUMNS:,} read; leave some out."
        )


def check_height(name: str, height: int) -> None:
    """Raise InputError for more rows than are read: how to sum them up is the person's choice."""
    if height > MAX_ROWS:
        raise InputError(
            f"{name} has more than {MAX_ROWS:,} rows; sum it up first, for example by month."
        )


def check_archive(path: Path, limit: int) -> None:
    """Raise InputError unless `path` is an Office ZIP that unpacks to a sane size.

    Both what the archive declares and what really comes out are held against the limits, since
    a hostile archive lies. Parts that declare XML entities are refused.
    """
    from zipfile import BadZipFile, ZipFile

    check_file(path, limit)
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(
            f"{path} is password-protected or an old Office file; save it unprotected."
        )
    try:
        with ZipFile(path) as archive:
            _check_parts(path, archive)
    except (
        BadZipFile,
        OSError,
        zlib.error,
        struct.error,
        ValueError,
        NotImplementedError,
    ) as error:
        raise InputError(f"{path} is not a readable Office file; save it again.") from error


def _check_parts(path: Path, archive: ZipFile) -> None:
    parts = archive.infolist()
    packed = path.stat().st_size
    if len(parts) > _MAX_PARTS:
        raise InputError(f"{path} holds {len(parts):,} parts, like a ZIP bomb; save it again.")
    _check_unpacked(path, sum(part.file_size for part in parts), packed)
    total = 0
    for part in parts:
        if part.flag_bits & 1:
            raise InputError(f"{path} is password-protected; save it without a password.")
        tail = b""
        for chunk in _unpack(path, part):
            total += len(chunk)
            _check_unpacked(path, total, packed)
            if b"<!DOCTYPE" in tail + chunk or b"<!ENTITY" in tail + chunk:
                raise InputError(
                    f"{path} declares XML entities, which are not read; save it again."
                )
            tail = chunk[-9:]


def _check_unpacked(path: Path, unpacked: int, packed: int) -> None:
    if unpacked > _UNPACKED_BYTES or unpacked > max(_SMALL, _RATIO * packed):
        raise InputError(
            f"{path} unpacks to over {unpacked // MEGABYTE} MB, like a ZIP bomb; save it again."
        )


def _unpack(path: Path, part: ZipInfo) -> Iterator[bytes]:
    """What really comes out of `part`, in chunks, whatever size the archive declares for it."""
    with path.open("rb") as file:
        file.seek(part.header_offset + 26)
        skip = sum(struct.unpack("<HH", file.read(4)))
        file.seek(part.header_offset + 30 + skip)
        packed = file.read(part.compress_size)
    if part.compress_type == 0:
        yield packed
        return
    if part.compress_type != _DEFLATED:
        raise NotImplementedError(part.compress_type)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while chunk := inflater.decompress(packed, _CHUNK):
        yield chunk
        packed = inflater.unconsumed_tail
