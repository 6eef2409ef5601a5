"""A folder of one's own as a search: its documents in an SQLite full-text index, kept up to date.

SQLite FTS5 with trigrams (`grounding.terms`), so that every script is found; BM25 ranks.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import platformdirs

from grounding.documents import READERS, read_document
from grounding.errors import InputError
from grounding.search import Hit, Query, SearchError
from grounding.terms import indexed, matching

_SCHEMA = """
CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, stamp TEXT, title TEXT, start TEXT);
CREATE VIRTUAL TABLE IF NOT EXISTS body USING fts5(path UNINDEXED, text, tokenize='trigram');
"""
MOST_FILES, START = 5_000, 200
"""How many documents a folder may hold, and how many letters of each a hit shows."""
VERSION = 2
"""Of the index; another one is another file."""


class Folder:
    """The documents under `root`; the index is `index`, in the user's cache unless named."""

    name = "folder"

    def __init__(self, root: Path, index: Path | None = None) -> None:
        self.root = root
        self.index = index or _index_of(root)

    def search(self, query: Query, limit: int) -> list[Hit]:
        """Documents with the query's words, those with more and rarer ones first."""
        match = matching(query.words)
        if not match:
            return []
        with closing(self._opened()) as base, base:
            self._refresh(base)
            rows = base.execute(
                "SELECT body.path, file.title, file.start FROM body JOIN file USING (path)"
                " WHERE body MATCH ? ORDER BY bm25(body) LIMIT ?", (match, limit),
            ).fetchall()  # fmt: skip
        return [
            Hit(str(self.root / path), title or path, start, provider=self.name)
            for path, title, start in rows
        ]

    def _opened(self) -> sqlite3.Connection:
        """The index; one in memory where its file cannot be used."""
        try:
            self.index.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(self.index)
            base.executescript(_SCHEMA)
            base.execute(
                f"PRAGMA user_version = {VERSION}"
            )  # a file that is read-only says so here
            base.commit()
        except (OSError, sqlite3.Error):
            base = sqlite3.connect(":memory:")
            base.executescript(_SCHEMA)
        return base

    def _refresh(self, base: sqlite3.Connection) -> None:
        """Index what is new or changed, forget what is gone."""
        known = dict(base.execute("SELECT path, stamp FROM file"))
        there = {str(path.relative_to(self.root)): path for path in self._files()}
        for name in known.keys() - there.keys():
            _forget(base, name)
        for name, path in there.items():
            state = path.stat()
            stamp = f"{state.st_mtime_ns}/{state.st_size}"
            if known.get(name) != stamp:
                _forget(base, name)
                _learn(base, name, path, stamp)

    def _files(self) -> Iterator[Path]:
        found = (p for p in sorted(self.root.rglob("*")) if p.suffix.lower() in READERS)
        for number, path in enumerate(p for p in found if p.is_file() and not self._hidden(p)):
            if number >= MOST_FILES:
                raise SearchError(f"{self.root} holds more than {MOST_FILES} documents.")
            yield path

    def _hidden(self, path: Path) -> bool:
        return any(part.startswith(".") for part in path.relative_to(self.root).parts)


def _forget(base: sqlite3.Connection, name: str) -> None:
    base.execute("DELETE FROM file WHERE path = ?", (name,))
    base.execute("DELETE FROM body WHERE path = ?", (name,))


def _learn(base: sqlite3.Connection, name: str, path: Path, stamp: str) -> None:
    """Index one file; one that cannot be read is remembered as empty, until it changes."""
    try:
        document = read_document(path)
        title, text = document.title, "\n".join(block.text for block in document.blocks)
    except InputError:
        title, text = None, ""
    base.execute("INSERT INTO file VALUES (?, ?, ?, ?)", (name, stamp, title, text[:START]))
    base.execute("INSERT INTO body VALUES (?, ?)", (name, indexed(text)))


def _index_of(root: Path) -> Path:
    key = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
    return Path(platformdirs.user_cache_dir("nbcli")) / "folders" / f"{key}-{VERSION}.db"


def open_provider(place: str) -> Folder:
    """The folder at the path `place`."""
    if not place or not Path(place).is_dir():
        raise SearchError(f"There is no folder {place or '(none named)'}; write folder:PATH.")
    return Folder(Path(place))
