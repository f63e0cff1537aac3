"""The journal: one checksummed record an edit, on disk before anybody is told that the edit is kept.

It starts with the session it builds on, whole, so that it tells the edits also when session.json is gone or was
changed by another program. Records never change; a journal that may have a damaged end is written anew beside the
old one, which it then replaces.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from workbench.core.errors import UserError
from workbench.core.history import History, Step
from workbench.core.session import Session
from workbench.files.atomic import put_atomically
from workbench.files.session_schema import session_of_bytes
from workbench.files.store.change import Change, change_between, changed_by
from workbench.files.store.disk import Disk
from workbench.files.store.records import START, read_records, record

JOURNAL_FILE = "journal"
_NOT_OURS = (LookupError, TypeError, ValueError, AttributeError)
N_UNDO = 50
"""How far one can undo after a crash, at least, once one undid to before the last save."""
COMPACT_BYTES = 8 * 1024**2
"""A journal that grew by more since it was last written whole is written anew, without what was merged or undone."""


@dataclass(frozen=True)
class Replayed:
    """What a journal tells.

    base : the session.json it builds on, base_data : its bytes. history : base and the edits.
    kept_at : local time of the last edit, ISO, "" when none.
    """

    base: Session
    base_data: bytes
    history: History
    kept_at: str


def read_journal(path: Path, folder: Path, disk: Disk, saved: tuple[bytes, Session] | None = None) -> Replayed | None:
    """What a journal tells of the session in a folder; None when there is none, or it cannot be understood.

    saved : session.json as it is, if it is; a journal that builds on it shares its parts.
    A torn or damaged end is passed over. Raises OSError when it cannot be read.
    """
    try:
        data = disk.read(path)
    except FileNotFoundError:
        return None
    values = iter(read_records(data)[0])
    try:
        base_data = next(values)["base"].encode()
        is_saved = saved is not None and saved[0] == base_data
        base = saved[1] if saved and is_saved else session_of_bytes(base_data, folder, "The journal's session")
    except (StopIteration, UserError, *_NOT_OURS):
        return None
    told = Replayed(base, base_data, History.of(base), "")
    for value in values:
        try:
            told = _with_record(told, value, folder)
        except (UserError, *_NOT_OURS):
            break  # a record of another version of the program: what came before it still counts
    return told


def _with_record(told: Replayed, value: Any, folder: Path) -> Replayed:
    n_same, index = int(value["n_same"]), int(value["index"])
    steps = list(told.history.steps[:n_same])
    session = steps[-1].session if steps else told.base
    for added in value["steps"]:
        session = changed_by(session or told.base, added["change"], folder)
        steps.append(Step(str(added["name"]), session))
    if not 0 <= index < len(steps):
        raise ValueError(index)
    return replace(told, history=History(tuple(steps), index), kept_at=str(value["at"]))


class Journal:
    """The journal that is written to. `base` is the session.json it builds on, as bytes and as a session."""

    def __init__(self, path: Path, folder: Path, base_data: bytes, base: Session, disk: Disk) -> None:
        self._path, self._folder, self._disk = path, folder, disk
        self._base_data, self._base = base_data, base
        self._kept = History.of(base)
        self._is_there = False
        with contextlib.suppress(OSError):
            self._is_there = path.name in disk.names(path.parent)
        self._knows_what_is_there = not self._is_there
        self._chain: int | None = None  # None: the next record is written with a whole new journal
        self._n_bytes = self._n_whole_bytes = 0

    @property
    def unsaved(self) -> Session | None:
        """What the kept edits led to; None when that is what is saved."""
        return None if self._kept.session is self._base else self._kept.session

    @property
    def has_nothing_unsaved(self) -> bool:
        """False, too, while edits of another session.json may be there."""
        return self._knows_what_is_there and self.unsaved is None

    def go_on_from(self, history: History) -> None:
        """Take what is there as known (it was replayed from there); the next record writes the journal anew."""
        self._kept, self._knows_what_is_there, self._chain = history, True, None

    def build_on(self, base_data: bytes, base: Session) -> None:
        """Let edits build on another session.json from now on; what is there stays until the next keep replaces it."""
        self._base_data, self._base, self._kept = base_data, base, History.of(base)
        self._knows_what_is_there, self._chain = not self._is_there, None

    def forget(self, *, durable: bool) -> None:
        """Remove the edits. durable: they stay removed in a power cut. Raises OSError."""
        if self._is_there:
            with contextlib.suppress(FileNotFoundError):
                self._disk.unlink(self._path)
            if durable:
                self._disk.sync_folder(self._path.parent)
        self._is_there = False
        self.build_on(self._base_data, self._base)

    def keep(self, history: History) -> None:
        """Write down what changed since the last keep; on disk when this returns.

        Raises OSError when the disk refuses (the next keep starts over) and UserError for values that no session can
        hold.
        """
        window = self._window(history)
        n_same = _n_same(self._kept.steps, window.steps)
        is_known = n_same == len(self._kept.steps) == len(window.steps) and window.index == self._kept.index
        if is_known and self._knows_what_is_there:
            return
        if self._chain is None or self._n_bytes - self._n_whole_bytes > COMPACT_BYTES:
            self._write_whole(window)
        else:
            edits = self._edits(self._kept.steps[:n_same], window, n_same)
            try:
                self._append(edits)
            except FileNotFoundError:  # somebody tidied up the state folder
                self._write_whole(window)
        self._kept = window

    def about_to_save(self, session: Session) -> None:
        """Keep what is going to be saved, where there are edits: a journal that tells it is known as saved.

        Raises as `keep`.
        """
        if self._is_there and self._knows_what_is_there and self._kept.session != session:
            self.keep(self._kept.edited("Save", session))

    def _append(self, value: Any) -> None:
        assert self._chain is not None
        data, chain = record(value, self._chain)
        self._chain = None
        self._disk.append(self._path, data)
        self._chain, self._n_bytes = chain, self._n_bytes + len(data)

    def _write_whole(self, window: History) -> None:
        head = {"folder": str(self._folder), "base": self._base_data.decode()}
        first, chain = record(head, 0)
        n_same = _n_same(History.of(self._base).steps, window.steps)
        second, chain = record(self._edits(window.steps[:n_same], window, n_same), chain)
        self._chain = None
        put_atomically(self._path, START + first + second, self._disk)
        self._is_there, self._knows_what_is_there, self._chain = True, True, chain
        self._n_bytes = self._n_whole_bytes = len(START) + len(first) + len(second)

    def _edits(self, same: tuple[Step, ...], window: History, n_same: int) -> dict[str, Any]:
        before = same[-1].session if same else self._base
        steps = []
        for step in window.steps[n_same:]:
            assert before is not None
            assert step.session is not None, "a kept history has a session in every step"
            change = _readable_change(before, step.session, step.name, self._folder)
            steps.append({"name": step.name, "change": change})
            before = step.session
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        return {"at": at, "n_same": n_same, "index": window.index, "steps": steps}

    def _window(self, history: History) -> History:
        """The part of a history to be kept: what came before the last save only once people undo as far."""
        first = self._kept.steps[0].session
        start = next((i for i, step in enumerate(history.steps) if step.session is first), 0)
        if start > history.index:
            start = max(0, history.index - N_UNDO)
        head, *rest = history.steps[start:]
        return History((Step("", head.session), *rest), history.index - start)


def _readable_change(before: Session, now: Session, name: str, folder: Path) -> Change:
    """What leads from one to the other. What cannot be read back is refused now, not after a crash."""
    not_kept, hint = f"Edits since “{name}” are not kept", "Undo it, and what follows is kept again"
    try:
        change = change_between(before, now)
        changed_by(before, change, folder)
    except UserError as error:
        told = error.problems[0] if error.problems else error.problem
        more = f" (and {len(error.problems) - 1} more)" if len(error.problems) > 1 else ""
        raise UserError(f"{not_kept}: {told}{more}", hint) from error
    except ValueError as error:
        raise UserError(f"{not_kept}: it holds a number or a text that no file can hold", hint) from error
    return change


def _n_same(kept: tuple[Step, ...], now: tuple[Step, ...]) -> int:
    pairs = enumerate(zip(kept, now, strict=False))
    shorter = min(len(kept), len(now))
    return next((i for i, (a, b) in pairs if a.session is not b.session or a.name != b.name), shorter)
