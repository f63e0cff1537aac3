"""Edits are kept while they are made: the open session's store, its journal, and what the window says of it."""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from workbench.core.errors import UserError
from workbench.core.history import History
from workbench.core.session import Session
from workbench.files.store.store import Store, open_store
from workbench.gui.documents.writer import Writer
from workbench.gui.state.document import Document
from workbench.gui.work.later import Later

IN_MOTION_MS = 300
"""How long an edit that may go on (a drag) is out of the journal at most."""
PATIENCE_S = 5.0
"""How long leaving a session waits for its last edits to reach the disk."""


class State(Enum):
    """Where the present edits are, in the words of the status bar. Nothing is said before it is true."""

    NONE = ""
    SAVED = "saved"
    KEPT = "edits kept"
    KEEPING = "keeping…"
    SAVING = "saving…"
    NOT_KEPT = "edits not kept"
    NOT_SAVED = "not saved"
    READ_ONLY = "read only"


class Keeping(QObject):
    """Writes every edit of the document to the journal of its store, on the writer's thread.

    opening: another session is about to take the place of the one shown; opened(Session): it did.
    changed: where the edits are, or why not, is another. saved(Session): session.json was written. not_saved(error).
    found_on_disk(Session): saving found that another program had written session.json, and wrote nothing.
    taken_in: what another program wrote and is part of the present session by now; saving may replace it.
    """

    opening = Signal()
    opened = Signal(object)
    changed = Signal()
    saved = Signal(object)
    not_saved = Signal(object)
    found_on_disk = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.writer = Writer(self)
        self.store: Store | None = None
        self.problem = ""
        self.taken_in: Session | None = None
        self._is_settling = False
        self._kept: History | None = None
        self._wanted: History | None = None
        self._saving: Session | None = None
        self._saving_of: History | None = None
        self._saves_again = False
        self._soon = Later(self._keep, IN_MOTION_MS, self)
        self._shown: tuple[State, str] = (State.NONE, "")
        document.changed.connect(self._take_document)
        document.saved_changed.connect(self._tell)

    # ---- what is said

    @property
    def state(self) -> State:
        document, store = self._document, self.store
        if document.history.session is None:
            return State.NONE
        if document.history.session.read_only_reason:
            return State.READ_ONLY
        if self._saving is not None:
            return State.SAVING
        if store is None:
            return State.SAVED if document.is_saved else State.NOT_SAVED
        if self.problem:
            return State.NOT_KEPT
        if self._kept is not document.history:
            return State.KEEPING
        return State.SAVED if document.is_saved else State.KEPT

    @property
    def is_safe(self) -> bool:
        """True when nothing is lost if the window goes now."""
        return self.state in (State.NONE, State.SAVED, State.KEPT, State.READ_ONLY)

    @Slot()
    def _tell(self, _: bool = True) -> None:
        if self._shown != (self.state, self.problem):
            self._shown = self.state, self.problem
            self.changed.emit()

    # ---- opening and leaving

    def open(self, folder: Path, *, take_over: bool = False) -> Store:
        """Open a session folder and bring back what was not saved; the session shown before is let go.

        Raises UserError when there is no readable session; the one shown before then stays.
        """
        self.flush()
        if self.store is not None and self.store.folder == Path(folder).absolute():
            self._let_go()
            self.flush()
        store = open_store(folder, take_over=take_over)
        self._let_go()
        self.opening.emit()
        self.store, self._kept, self._wanted, self.problem = store, store.history, None, ""
        self._document.open(store.history.session, on_disk=True, history=store.history, saved=store.saved)
        if store.lost_reason:
            self._document.take_for_saved(None)
        self.opened.emit(self._document.session)
        return store

    def keep_now(self) -> None:
        """Write to the journal what is not there yet, without waiting for it."""
        self._soon.cancel()
        self._keep()

    def flush(self) -> bool:
        """Write down at once what is to be kept; False when the disk takes too long."""
        self.keep_now()
        return self.writer.finish(PATIENCE_S)

    def close(self) -> None:
        """The window goes: write what is to be kept, give the session back, end the thread."""
        self.keep_now()
        self._let_go()
        self.writer.shut_down()
        self.writer.deliver()

    def _let_go(self) -> None:
        self._soon.cancel()
        store, self.store = self.store, None
        self._kept = self._wanted = self._saving = self.taken_in = None
        self.problem = ""
        if store is not None:
            self.writer.submit(store.close, self._ignore)

    # ---- keeping

    @Slot(object, object)
    def _take_document(self, before: Session | None, now: Session | None) -> None:
        present = self._document.history.session
        if self.store is not None and (present is None or present.folder != self.store.folder):
            self._let_go()
        elif self.store is not None and self._document.history is not self._kept and not self._is_settling:
            self._soon.ask()
            if not self._document.is_in_motion:
                self._soon.now()
        self._tell()

    def _keep(self) -> None:
        store, history = self.store, self._document.history
        is_asked = history is self._kept or (history is self._wanted and not self.problem)
        if store is None or store.read_only_reason or is_asked:
            return
        self._wanted = history
        self.writer.submit(lambda: self._write(store, history), self._take_kept)

    def _write(self, store: Store, history: History) -> tuple[Store, History] | None:
        """In the writer's thread. Of several waiting histories the newest says all."""
        if history is not self._wanted and store is self.store:
            return None
        store.keep(history)
        return store, history

    def _take_kept(self, result: tuple[Store, History] | UserError | None) -> None:
        if isinstance(result, UserError):
            self.problem = str(result)
        elif result is not None and result[0] is self.store:
            self._kept, self.problem = result[1], ""
        self._tell()

    # ---- saving

    def save(self) -> None:
        """Write session.json, unless another program wrote it meanwhile: then say so and write nothing."""
        store, session = self.store, self._document.history.session
        if self._saving is not None:
            self._saves_again = session is not self._saving
        if store is None or session is None or self._saving is not None:
            return
        self._soon.now()
        self._saving, self._saving_of, self._saves_again = session, self._document.history, False
        taken_in = self.taken_in
        self.writer.submit(lambda: _saved(store, session, taken_in), self._take_saved)
        self._tell()

    def _take_saved(self, result: tuple[str, Store, Session] | UserError) -> None:
        was, self._saving = self._saving, None
        if isinstance(result, UserError):
            self.not_saved.emit(result)
        elif result[1] is not self.store:
            return
        elif result[0] == "found":
            self.found_on_disk.emit(result[2])
        else:
            self._take_as_saved(was, result[2])
            if self._saves_again:
                self.save()
        self._tell()

    def _take_as_saved(self, was: Session | None, session: Session) -> None:
        """Saving cut the journal; edits that were made meanwhile go into it again."""
        self.problem, self.taken_in = "", None
        is_all = self._document.history is self._saving_of  # nothing at all was done since, or undone again
        self._is_settling = True
        self._document.mark_saved(session, was=was)
        self._is_settling = False
        if is_all:
            self._soon.cancel()
            self._kept = self._wanted = self._document.history
        else:
            self._kept = self._wanted = None
            self._keep()
        self.saved.emit(session)

    @staticmethod
    def _ignore(_: object) -> None:
        """Nothing depends on how it went."""


def _saved(store: Store, session: Session, taken_in: Session | None) -> tuple[str, Store, Session]:
    """In the writer's thread: what another program wrote ("found"), or what was saved."""
    theirs = None
    with suppress(UserError):  # what cannot be read goes to the versions, and session.json is whole again
        theirs = store.seen_on_disk()
    if theirs is not None and theirs != taken_in:
        return "found", store, theirs
    return "saved", store, store.save(session)
