"""Find the missing sound of a whole campaign in one folder; copy it in, or remember where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.files.relink import Found, Missing, NotFound, claimed_once, copy_in, find_files, heap_of, link
from workbench.files.session_folder import read_session


@dataclass(frozen=True, kw_only=True)
class FilesSought(Event):
    """What became of a session's missing files."""

    told: tuple[Found | NotFound, ...]


@dataclass(frozen=True, kw_only=True)
class FileSettled(Event):
    """One file is in its session's folder or linked now, or, with a reason, is not."""

    missing: Missing
    reason: str = ""


@dataclass(frozen=True)
class FindMoved:
    """Look below one folder for all files that these sessions miss. Yields Progress and then a FilesSought a session.

    A file that several sessions claim belongs to the one that knows its hash, and else to none of them.
    """

    sessions: tuple[Path, ...]
    search: Path

    def run(self) -> Iterator[Event]:
        yield Progress(done=0, total=0, doing="looking through the folder")
        heap = heap_of(self.search)
        found: list[tuple[Found | NotFound, ...]] = []
        for i, folder in enumerate(self.sessions):
            yield Progress(done=i, total=len(self.sessions), doing="comparing files")
            try:
                found.append(find_files(read_session(folder), heap))
            except UserError:
                continue  # the session's own row says what is wrong with it
        for told in claimed_once(found):
            yield FilesSought(told=told)
        yield Progress(done=len(self.sessions), total=len(self.sessions), doing="comparing files")


@dataclass(frozen=True)
class CopyIn:
    """Copy files that were found into their sessions' folders. Yields Progress and FileSettled."""

    found: tuple[Found, ...]

    def run(self) -> Iterator[Event]:
        for i, one in enumerate(self.found):
            yield Progress(done=i, total=len(self.found), doing="copying sound")
            try:
                copy_in(one)
            except UserError as error:
                yield FileSettled(missing=one.missing, reason=error.problem)
            else:
                yield FileSettled(missing=one.missing)
        yield Progress(done=len(self.found), total=len(self.found), doing="copying sound")


@dataclass(frozen=True)
class LinkFiles:
    """Remember where files that were found are, outside their sessions. Yields Progress and FileSettled."""

    found: tuple[Found, ...]

    def run(self) -> Iterator[Event]:
        of_session: dict[Path, list[Found]] = {}
        for one in self.found:
            of_session.setdefault(one.missing.folder, []).append(one)
        for i, files in enumerate(of_session.values()):
            yield Progress(done=i, total=len(of_session), doing="remembering where sound is")
            reason = ""
            try:
                link(files)
            except UserError as error:
                reason = error.problem
            for one in files:
                yield FileSettled(missing=one.missing, reason=reason)
        yield Progress(done=len(of_session), total=len(of_session), doing="remembering where sound is")
