"""Earlier versions of texts, in one SQLite database in the state folder.

A version is kept when a text is opened, saved or restored, and thinned with age: all of the last
day, one an hour of the last week, one a day of the last quarter, then one a month. A version that
the writer gave a name is never thinned.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

HOUR, DAY, WEEK, QUARTER, MONTH = 3600, 86_400, 604_800, 7_776_000, 2_592_000

_TABLES = """
CREATE TABLE IF NOT EXISTS texts (sha256 TEXT PRIMARY KEY, words BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS versions (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    at REAL NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL REFERENCES texts
);
CREATE INDEX IF NOT EXISTS versions_of ON versions (path, at);
PRAGMA user_version = 1;
"""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the text that was in the file at `path`; `at` in seconds since 1970."""

    id: int
    path: str
    at: float
    name: str
    sha256: str


class History:
    """The database, opened for each use, so that any thread may. Raises sqlite3.Error, OSError."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def keep(self, path: Path, text: str, name: str = "", at: float | None = None) -> None:
        """Keep a version, unless the newest is the same text; then it only gets the name."""
        at = time.time() if at is None else at
        data = text.encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(data).hexdigest()
        with self._open() as base:
            newest = base.execute(
                "SELECT id, sha256 FROM versions WHERE path = ? ORDER BY at DESC, id DESC LIMIT 1",
                (str(path),),
            ).fetchone()
            if newest is not None and newest[1] == digest:
                if name:
                    base.execute("UPDATE versions SET name = ? WHERE id = ?", (name, newest[0]))
                return
            base.execute(
                "INSERT OR IGNORE INTO texts VALUES (?, ?)", (digest, zlib.compress(data, 6))
            )
            base.execute(
                "INSERT INTO versions (path, at, name, sha256) VALUES (?, ?, ?, ?)",
                (str(path), at, name, digest),
            )
            self._thin(base, path, at)

    def move(self, path: Path, new: Path) -> None:
        """Let the versions of a file be those of the file that it is from now on."""
        with self._open() as base:
            base.execute("UPDATE versions SET path = ? WHERE path = ?", (str(new), str(path)))

    def versions(self, path: Path) -> list[Version]:
        """The versions of a file's text, newest first."""
        with self._open() as base:
            rows = base.execute(
                "SELECT id, path, at, name, sha256 FROM versions WHERE path = ? "
                "ORDER BY at DESC, id DESC",
                (str(path),),
            )
            return [Version(*row) for row in rows]

    def text(self, version: Version) -> str:
        """The text of a version."""
        with self._open() as base:
            (words,) = base.execute(
                "SELECT words FROM texts WHERE sha256 = ?", (version.sha256,)
            ).fetchone()
        return zlib.decompress(words).decode("utf-8", "surrogatepass")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The database in one transaction that is on the disk when it ends."""
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not self._file.exists():
            os.close(os.open(self._file, os.O_CREAT | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(self._file, timeout=10)) as base:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = FULL")
            base.executescript(_TABLES)
            with base:
                yield base

    def _thin(self, base: sqlite3.Connection, path: Path, now: float) -> None:
        rows = base.execute(
            "SELECT id, at FROM versions WHERE path = ? AND name = ''", (str(path),)
        ).fetchall()
        doomed = superfluous(rows, now)
        if doomed:
            base.executemany("DELETE FROM versions WHERE id = ?", [(id_,) for id_ in doomed])
            base.execute("DELETE FROM texts WHERE sha256 NOT IN (SELECT sha256 FROM versions)")


def superfluous(versions: Iterable[tuple[int, float]], now: float) -> list[int]:
    """Which of these (id, time) may go: all but the newest of each hour, day or month by age."""
    kept: set[tuple[int, int]] = set()
    doomed = []
    for id_, at in sorted(versions, key=lambda version: version[1], reverse=True):
        age = now - at
        if age <= DAY:
            continue
        span = HOUR if age <= WEEK else DAY if age <= QUARTER else MONTH
        place = (span, int(at // span))
        if place in kept:
            doomed.append(id_)
        kept.add(place)
    return doomed
