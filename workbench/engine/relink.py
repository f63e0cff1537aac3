"""Find the missing sound of a whole campaign in one folder; copy it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.files.relink import Found, Missing, NotFound, copy_in, find_files, heap_of
from workbench.files.session_folder import read_session


@dataclass(frozen=True, kw_only=True)
class FilesSought(Event):
    """What became of a session's missing files."""

    told: tuple[Found | NotFound, ...]


@dataclass(frozen=True, kw_only=True)
class FileCopied(Event):
    """One file is in its session's folder now, or, with a reason, is not."""

    missing: Missing
    reason: str = ""


@dataclass(frozen=True)
class FindMoved:
    """Look below one folder for all files that these sessions miss. Yields Progress and FilesSought."""

    sessions: tuple[Path, ...]
    search: Path

    def run(self) -> Iterator[Event]:
        yield Progress(done=0, total=0, doing="looking through the folder")
        heap = heap_of(self.search)
        for i, folder in enumerate(self.sessions):
            yield Progress(done=i, total=len(self.sessions), doing="comparing files")
            try:
                told = find_files(read_session(folder), heap)
            except UserError:
                continue  # the session's own row says what is wrong with it
            yield FilesSought(told=told)
        yield Progress(done=len(self.sessions), total=len(self.sessions), doing="comparing files")


@dataclass(frozen=True)
class CopyIn:
    """Copy files that were found into their sessions' folders. Yields Progress and FileCopied."""

    found: tuple[Found, ...]

    def run(self) -> Iterator[Event]:
        for i, one in enumerate(self.found):
            yield Progress(done=i, total=len(self.found), doing="copying sound")
            try:
                copy_in(one)
            except UserError as error:
                yield FileCopied(missing=one.missing, reason=error.problem)
            else:
                yield FileCopied(missing=one.missing)
        yield Progress(done=len(self.found), total=len(self.found), doing="copying sound")
