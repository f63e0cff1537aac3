"""Edits are kept while they are made: the open session's store, its journal, and what the window says of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, QObject, Signal, Slot

from workbench.core.errors import UserError
from workbench.core.history import History
from workbench.core.session import Session
from workbench.files.store.disk import REAL, Disk
from workbench.files.store.homes import is_same_folder
from workbench.files.store.store import Store, open_store
from workbench.gui.documents.writer import Writer
from workbench.gui.language.words import tr
from workbench.gui.state.document import Document
from workbench.gui.work.later import Later

IN_MOTION_MS = 300
"""How long an edit that may go on (a drag) is out of the journal at most."""
PATIENCE_S = 5.0
"""How long leaving a session waits for its last edits to reach the disk."""


class State(Enum):
    """Where the present edits are, in the words of the status bar. Nothing is said before it is true."""

    NONE = ""
    SAVED = QT_TR_NOOP("saved")
    KEPT = QT_TR_NOOP("edits kept")
    KEEPING = QT_TR_NOOP("keeping…")
    SAVING = QT_TR_NOOP("saving…")
    NOT_KEPT = QT_TR_NOOP("edits not kept")
    NOT_SAVED = QT_TR_NOOP("not saved")
    READ_ONLY = QT_TR_NOOP("read only")


@dataclass(frozen=True, eq=False)
class _Saving:
    """A save that was asked for: of which store, which session, and how far the edits were then."""

    store: Store
    session: Session
    history: History


class Keeping(QObject):
    """Writes every edit of the document to the journal of its store, on the writer's thread.

    opening: another session is about to take the place of the one shown; opened(Session): it did.
    changed: where the edits are, or why not, is another. saved(Session): session.json was written. not_saved(error).
    unread_on_disk(UserError): saving found a session.json of another program that cannot be read, and wrote nothing.
    found_on_disk(Session): saving found that another program had written session.json, and wrote nothing.
    taken_in: what another program wrote and is part of the present session by now; saving may replace it.
    disk: what the sessions opened from now on are kept on.

    Answers of the writer's thread may come late: each is bound to the store it is of, and of one that was left nothing
    is taken for the present one.
    """

    opening = Signal()
    opened = Signal(object)
    changed = Signal()
    saved = Signal(object)
    not_saved = Signal(object)
    found_on_disk = Signal(object)
    unread_on_disk = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.writer = Writer(self)
        self.store: Store | None = None
        self.disk: Disk = REAL
        self.problem = ""
        self.taken_in: Session | None = None
        self._is_settling = False
        self._kept: History | None = None
        self._wanted: History | None = None
        self._saving: _Saving | None = None
        self._is_given_up = False
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

        Raises UserError when there is no readable session, or the disk does not answer about the one shown before,
        unless people gave that up; it then stays.
        """
        before, is_given_up, self._is_given_up = self.store, self._is_given_up, False
        is_same = before is not None and is_same_folder(before.folder, Path(folder))
        if not self.flush() and (is_same or not is_given_up):
            raise UserError("The disk does not answer, so this session stays open", "Try again in a moment")
        store = open_store(folder, disk=self.disk, take_over=take_over, instead_of=before if is_same else None)
        self._let_go(is_same=is_same)
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

    def give_up(self) -> None:
        """People said that the next session may be opened, though edits of this one are not on disk."""
        self._is_given_up = True

    def close(self) -> None:
        """The window goes: write what is to be kept, give the session back, end the thread."""
        self.keep_now()
        self._let_go()
        self.writer.shut_down()
        self.writer.deliver()

    def _let_go(self, *, is_same: bool = False) -> None:
        self._soon.cancel()
        store, self.store = self.store, None
        self._kept = self._wanted = self._saving = self.taken_in = None
        self.problem = ""
        if store is not None:
            self.writer.submit(store.give_way if is_same else store.close, self._ignore)

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
        self.writer.submit(lambda: self._write(store, history), partial(self._take_kept, store, history))

    def _write(self, store: Store, history: History) -> bool:
        """In the writer's thread. Of several waiting histories the newest says all: False for the others."""
        if history is not self._wanted and store is self.store:
            return False
        store.keep(history)
        return True

    def _take_kept(self, store: Store, history: History, result: bool | UserError) -> None:
        if store is not self.store:
            self._tell_of_left(store, result)
        elif isinstance(result, UserError):
            self.problem = str(result)
        elif result:
            self._kept, self.problem = history, ""
        self._tell()

    def _tell_of_left(self, store: Store, result: object) -> None:
        """An answer about a session that is not open any more: only a failure is told."""
        refusal = result[1] if isinstance(result, tuple) else result
        if isinstance(refusal, UserError):
            self.not_saved.emit(
                UserError(
                    tr("{name}, which was left: {problem}", name=store.folder.name, problem=refusal.problem),
                    refusal.hint,
                )
            )

    # ---- saving

    def save(self, *, over_unread: bool = False) -> None:
        """Write session.json, unless another program wrote it meanwhile: then say so and write nothing.

        over_unread: people said that what cannot be read may be replaced; its bytes go to the earlier versions.
        """
        store, session = self.store, self._document.history.session
        if self._saving is not None:
            self._saves_again = session is not self._saving.session
        if store is None or session is None or self._saving is not None:
            return
        self._soon.now()
        saving = self._saving = _Saving(store, session, self._document.history)
        self._saves_again = False
        taken_in = self.taken_in
        self.writer.submit(
            lambda: _saved(store, session, taken_in, over_unread=over_unread), partial(self._take_saved, saving)
        )
        self._tell()

    def _take_saved(self, saving: _Saving, result: tuple[str, Session | UserError] | UserError) -> None:
        if saving is not self._saving:
            self._tell_of_left(saving.store, result)
            return
        self._saving = None
        if isinstance(result, UserError):
            self.not_saved.emit(result)
        elif isinstance(result[1], UserError):
            self.unread_on_disk.emit(result[1])
        elif result[0] == "found":
            self.found_on_disk.emit(result[1])
        else:
            self._take_as_saved(saving, result[1])
            if self._saves_again:
                self.save()
        self._tell()

    def _take_as_saved(self, saving: _Saving, session: Session) -> None:
        """Saving cut the journal; edits that were made meanwhile go into it again."""
        self.problem, self.taken_in = "", None
        is_all = self._document.history is saving.history  # nothing at all was done since, or undone again
        self._is_settling = True
        self._document.mark_saved(session, was=saving.session)
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


def _saved(
    store: Store, session: Session, taken_in: Session | None, *, over_unread: bool
) -> tuple[str, Session | UserError]:
    """In the writer's thread: what another program wrote ("found"), why that cannot be read, or what was saved."""
    try:
        theirs = store.seen_on_disk()
    except UserError as error:
        is_of_disk = isinstance(error.__cause__, OSError)  # nobody wrote nonsense there; the save meets it, too, or not
        if not over_unread and not is_of_disk:
            return "unread", error
        theirs = None
    if theirs is not None and theirs != taken_in:
        return "found", theirs
    return "saved", store.save(session)
