"""Rows of sessions as they were last read, so that a campaign of thousands opens at once.

A cache and nothing else: one SQLite file in the cache folder, keyed by session folder, so that campaigns inside one
another share it. A row counts only while session.json and every audio file have the time, size and inode they had;
what is damaged, older or written by another version is thrown away and read anew. Without a place to write, or while
another process holds the file, everything works and is read each time.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import TracebackType
from typing import Any

from workbench.core.errors import UserError, reason_of
from workbench.files.campaign import SessionRow, row_of
from workbench.files.links import Links, known_links, links_of
from workbench.files.session_folder import SESSION_FILE, read_session
from workbench.files.shipped import cache_folder

BUSY_S = 2.0
"""How long to wait for another process that writes; then the cache is done without."""
_COLUMNS = tuple(f.name for f in fields(SessionRow) if f.name != "path")
_TUPLES = ("size_m", "missing_files", "sound", "heard")
_VERSION = zlib.crc32(" ".join(("1", *_COLUMNS)).encode()) & 0x7FFF_FFFF
"""Another set of fields is another version."""
_TABLE_COLUMNS = ("folder", "head", "sound", "names", "row", "check_sum")
_TABLE = "CREATE TABLE rows (folder TEXT PRIMARY KEY, head TEXT, sound TEXT, names TEXT, row TEXT, check_sum INTEGER)"


@dataclass(frozen=True)
class Kept:
    """A row, and what its files were like when it was read.

    head : stamp of session.json; sound : stamps of the audio files; names : of those files, as session.json has them.
    """

    head: str
    sound: str
    names: tuple[str, ...]
    row: SessionRow

    def is_fresh(self, links: Links) -> bool:
        """Are all of its files as they were? Asks for their times and sizes only."""
        return (self.head, self.sound) == stamps_of(os.fspath(self.row.path), self.names, links.get(self.row.id, {}))


def stamps_of(folder: str, names: Iterable[str], links: Mapping[str, Path]) -> tuple[str, str]:
    """Of session.json and of its audio files `names`: as long as they are equal, nothing changed. links : its own."""
    return _stamp(f"{folder}/{SESSION_FILE}"), _sound_stamp(folder, names, links)


def index_path() -> Path:
    """The cache's one file."""
    return cache_folder() / "campaigns.sqlite"


def read_kept(folder: Path) -> Kept:
    """Read a session's row now. Times are taken before the files are read: a change meanwhile makes the row stale."""
    head = _stamp(f"{folder}/{SESSION_FILE}")
    names: tuple[str, ...] = ()
    sound = ""
    try:
        session = read_session(folder)
        names = session.audio_files
        sound = _sound_stamp(os.fspath(folder), names, links_of(session.id))
        row = replace(row_of(session), modified_ns=int(head.split(":")[0] or 0))
    except UserError as error:
        row = SessionRow(path=folder, name=folder.name, problem=str(error))
    except OSError as error:
        reason = reason_of(error)
        row = SessionRow(path=folder, name=folder.name, problem=f"{folder} could not be read: {reason}")
    return Kept(head, sound, names, row)


class CampaignIndex:
    """The cache, open for one thread; use it in a `with` block."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or index_path()
        self._database: sqlite3.Connection | None = None

    def __enter__(self) -> CampaignIndex:
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._database = self._opened()
        except sqlite3.OperationalError:  # no place to write, or busy
            self._database = None
        except sqlite3.DatabaseError:  # damaged
            self._start_anew()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def below(self, folder: Path) -> dict[Path, Kept]:
        """What is kept of the sessions at or below a folder; what is damaged is left out."""
        root = os.fspath(folder)
        query = "SELECT folder, head, sound, names, row, check_sum FROM rows WHERE folder = ? OR folder BETWEEN ? AND ?"
        parent = root.rstrip(os.sep) + os.sep
        # In the order of text, what starts with "/a/" lies between "/a/" and "/a0": "0" comes right after "/".
        found = self._asked(query, (root, parent, parent[:-1] + chr(ord(os.sep) + 1)))
        kept = (_kept_of(record) for record in found)
        return {one.row.path: one for one in kept if one is not None}

    def keep(self, many: Iterable[Kept]) -> None:
        """Remember these rows. Where nothing can be written, nothing is."""
        records = [_record_of(one) for one in many if _is_text(one.row.path)]
        self._changed("INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?, ?, ?)", records)

    def forget(self, folders: Iterable[Path]) -> None:
        """Sessions that are no longer there."""
        self._changed("DELETE FROM rows WHERE folder = ?", [(os.fspath(folder),) for folder in folders])

    def _opened(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=BUSY_S)
        try:
            version = database.execute("PRAGMA user_version").fetchone()[0]
            columns = tuple(record[1] for record in database.execute("PRAGMA table_info(rows)"))
            if (version, columns) != (_VERSION, _TABLE_COLUMNS):
                with database:
                    database.execute("BEGIN IMMEDIATE")
                    database.execute("DROP TABLE IF EXISTS rows")
                    database.execute(_TABLE)
                    database.execute(f"PRAGMA user_version = {_VERSION}")
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _start_anew(self) -> None:
        """What cannot be read is thrown away."""
        self._close()
        with contextlib.suppress(OSError, sqlite3.Error):
            self._path.unlink(missing_ok=True)
            self._database = self._opened()

    def _asked(self, query: str, values: tuple[str, ...]) -> list[tuple[Any, ...]]:
        if self._database is None:
            return []
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.OperationalError:
            return []
        except sqlite3.DatabaseError:
            self._start_anew()
            return []

    def _changed(self, statement: str, records: list[tuple[Any, ...]]) -> None:
        if self._database is None or not records:
            return
        try:
            with self._database:
                self._database.executemany(statement, records)
        except sqlite3.OperationalError:
            pass
        except sqlite3.DatabaseError:
            self._start_anew()

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None


def remember_heard(folder: Path, sound: str, told: tuple[str, ...], path: Path | None = None) -> SessionRow:
    """Remember what was wrong with a session's sound when it was read whole; its row as it is now.

    sound : sound_stamp of before it was read; when the files changed meanwhile, nothing is remembered.
    """
    kept = read_kept(folder)
    if kept.sound == sound and not kept.row.problem:
        kept = replace(kept, row=replace(kept.row, heard=told))
    with CampaignIndex(path) as index:
        index.keep([kept])
    return kept.row


def refreshed_row(folder: Path, path: Path | None = None) -> SessionRow:
    """A session's row read now, with what was heard before of sound that is still the same; kept in the cache."""
    with CampaignIndex(path) as index:
        kept = still_heard(read_kept(folder), index.below(folder).get(folder))
        index.keep([kept])
    return kept.row


def sound_stamp(folder: Path) -> str:
    """What tells whether a session's audio files changed; for remember_heard."""
    return read_kept(folder).sound


def still_heard(kept: Kept, before: Kept | None) -> Kept:
    """A row read anew, with what was heard of its sound before, while the audio files are the same."""
    if before is None or before.sound != kept.sound or before.row.heard is None or kept.row.problem:
        return kept
    return replace(kept, row=replace(kept.row, heard=before.row.heard))


def _is_text(path: Path) -> bool:
    """Names that are no text in this system's encoding cannot be kept in the cache."""
    return not any("\ud800" <= c <= "\udfff" for c in os.fspath(path))


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116 - 50,000 of them: a Path each takes as long as the rest
    except OSError:
        return ""
    return f"{found.st_mtime_ns}:{found.st_size}:{found.st_ino}"


def _sound_stamp(folder: str, names: Iterable[str], links: Mapping[str, Path]) -> str:
    return "|".join(_stamp(f"{folder}/{name}") or _linked_stamp(links.get(name)) for name in names)


def _linked_stamp(path: Path | None) -> str:
    return "" if path is None else f"{path}={_stamp(os.fspath(path))}"


def _record_of(one: Kept) -> tuple[Any, ...]:
    row = json.dumps([getattr(one.row, name) for name in _COLUMNS], ensure_ascii=False)
    parts = (os.fspath(one.row.path), one.head, one.sound, json.dumps(one.names), row)
    return (*parts, zlib.crc32("\n".join(parts).encode("utf-8", "surrogatepass")))


def _kept_of(record: tuple[Any, ...]) -> Kept | None:
    """What a record of the cache says; None when it is not as it was written."""
    *parts, check_sum = record
    try:
        if zlib.crc32("\n".join(parts).encode("utf-8", "surrogatepass")) != check_sum:
            return None
        folder, head, sound, names, row = parts
        values = dict(zip(_COLUMNS, json.loads(row), strict=True))
        for name in _TUPLES:
            if values[name] is not None:
                values[name] = tuple(values[name])
        return Kept(head, sound, tuple(json.loads(names)), SessionRow(path=Path(folder), **values))
    except (TypeError, ValueError, UnicodeError):
        return None


def stale_and_fresh(folders: Iterable[Path], kept: Mapping[Path, Kept]) -> Iterator[tuple[Path, Kept | None]]:
    """Each folder with what is kept of it, None when it must be read anew."""
    links = known_links()
    for folder in folders:
        one = kept.get(folder)
        yield folder, one if one is not None and one.is_fresh(links) else None
