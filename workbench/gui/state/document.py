"""The one place where a session's state lives while people edit it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.core.history import History
from workbench.core.session import Session
from workbench.gui.language.words import tr


class Document(QObject):
    """The present session, its history and whether it is on disk.

    History is a value (core.history), so undo has no inverse to get wrong. `changed(before, now)` carries two
    Session | None; "what changed?" is an identity test on a part (before.microphones is now.microphones).
    An earlier version can be looked at in its place; nothing can be edited meanwhile. refused(why): an edit was not
    taken, for the session is open for reading only.
    """

    changed = Signal(object, object)
    saved_changed = Signal(bool)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History.of(None)
        self._saved: Session | None = None
        self._looked_at: Session | None = None
        self._is_in_motion = False

    @property
    def session(self) -> Session | None:
        """What is shown: the present session, or the earlier version that is looked at."""
        return self._looked_at if self._looked_at is not None else self._history.session

    @property
    def history(self) -> History:
        """The edits and where among them the document is, whatever is looked at."""
        return self._history

    @property
    def saved(self) -> Session | None:
        """What session.json holds, as far as is known; None when it is not there."""
        return self._saved

    @property
    def is_saved(self) -> bool:
        """True when the present session is what is on disk."""
        now = self._history.session
        return now is self._saved or (now is not None and now == self._saved)

    @property
    def is_in_motion(self) -> bool:
        """Was the last edit part of one that may go on, such as a drag?"""
        return self._is_in_motion

    @property
    def is_looking_back(self) -> bool:
        """Is an earlier version shown?"""
        return self._looked_at is not None

    @property
    def read_only_reason(self) -> str:
        """Why nothing may be edited now, empty when it may. Views show it and take no edits."""
        if self._looked_at is not None:
            return tr("This is an earlier version, to look at: go back, or bring it back, to edit")
        return "" if self.session is None else self.session.read_only_reason

    @property
    def undo_name(self) -> str:
        """Name of the edit that undo would take back; empty when there is none."""
        return "" if self.read_only_reason else self._history.undo_name

    @property
    def redo_name(self) -> str:
        """Name of the edit that redo would bring back; empty when there is none."""
        return "" if self.read_only_reason else self._history.redo_name

    def open(
        self, session: Session | None, *, on_disk: bool, history: History | None = None, saved: Session | None = None
    ) -> None:
        """Show another session. history, saved: edits that were brought back, and what is on disk without them."""
        before = self.session
        self._history = history if history is not None else History.of(session)
        self._saved = (saved if saved is not None else session) if on_disk else None
        self._looked_at, self._is_in_motion = None, False
        self._tell(before)

    def edit(self, name: str, session: Session, *, merge: bool = False) -> None:
        """Go on to an edited session. merge: join with the last step if that has the same name (a drag, a spin)."""
        if session is self.session:
            return
        if self.read_only_reason:
            self.refused.emit(self.read_only_reason)
            return
        self._is_in_motion = merge
        edited = self._history.edited(name, session, merge=merge and not self.is_saved)
        self._show(edited.without_oldest(self._saved))

    def undo(self) -> None:
        self.go_to(self._history.index - 1)

    def redo(self) -> None:
        self.go_to(self._history.index + 1)

    def go_to(self, index: int) -> None:
        """Show another step of the history; nothing happens when there is no such step."""
        history = self._history.at(index)
        if history is self._history:
            return
        if self.read_only_reason:
            self.refused.emit(self.read_only_reason)
            return
        self._is_in_motion = False
        self._show(history)

    def look_at(self, version: Session) -> None:
        """Show an earlier version, to look at only."""
        before, self._looked_at = self.session, version
        self._tell(before)

    def look_back(self) -> None:
        """Show the present session again."""
        if self._looked_at is not None:
            before, self._looked_at = self.session, None
            self._tell(before)

    def mark_saved(self, session: Session, *, was: Session) -> None:
        """What is on disk now. `session` takes the place of `was`: saving may have filled in folder, id and hashes.
        Edits that were made since stay.
        """
        before = self.session
        self._history = self._history.saved_as(was, session)
        self._saved = session
        self._tell(before)

    def take_for_saved(self, session: Session | None) -> None:
        """session.json holds this now, whatever is shown; None: it is gone."""
        self._saved = session
        self.saved_changed.emit(self.is_saved)

    def _show(self, history: History) -> None:
        before = self.session
        self._history = history
        self._tell(before)

    def _tell(self, before: Session | None) -> None:
        self.changed.emit(before, self.session)
        self.saved_changed.emit(self.is_saved)
