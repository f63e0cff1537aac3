"""The one place where a session's state lives while people edit it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from workbench.core.session import Session


@dataclass(frozen=True)
class Step:
    """One named edit and the session it led to."""

    name: str
    session: Session | None


class Document(QObject):
    """The present session, its history and whether it is on disk.

    History is a list of whole earlier values, so undo has no inverse to get wrong. `changed(before, now)` carries
    two Session | None; "what changed?" is an identity test on a part (before.microphones is now.microphones).
    """

    changed = Signal(object, object)
    saved_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = [Step("", None)]
        self._index = 0
        self._saved: Session | None = None

    @property
    def session(self) -> Session | None:
        return self._steps[self._index].session

    @property
    def is_saved(self) -> bool:
        """True when what is shown is what is on disk."""
        return self.session is self._saved

    @property
    def undo_name(self) -> str:
        """Name of the edit that undo would take back; empty when there is none."""
        return self._steps[self._index].name if self._index > 0 else ""

    @property
    def redo_name(self) -> str:
        """Name of the edit that redo would bring back; empty when there is none."""
        return self._steps[self._index + 1].name if self._index + 1 < len(self._steps) else ""

    def open(self, session: Session | None, *, on_disk: bool) -> None:
        """Show another session; its history starts empty."""
        before = self.session
        self._steps, self._index = [Step("", session)], 0
        self._saved = session if on_disk else None
        self._tell(before)

    def edit(self, name: str, session: Session, *, merge: bool = False) -> None:
        """Go on to an edited session. merge: join with the last step if that has the same name (a drag, a spin)."""
        before = self.session
        if session is before:
            return
        joins = merge and self.undo_name == name and self._steps[self._index].session is not self._saved
        kept = self._index if joins else self._index + 1
        self._steps = [*self._steps[:kept], Step(name, session)]
        self._index = kept
        self._tell(before)

    def undo(self) -> None:
        self._go(self._index - 1)

    def redo(self) -> None:
        self._go(self._index + 1)

    def mark_saved(self, session: Session) -> None:
        """What is on disk now; `session` replaces the present value (saving may fill in folder, id and hashes)."""
        before = self.session
        self._steps[self._index] = Step(self._steps[self._index].name, session)
        self._saved = session
        self._tell(before)

    def _go(self, index: int) -> None:
        if 0 <= index < len(self._steps):
            before = self.session
            self._index = index
            self._tell(before)

    def _tell(self, before: Session | None) -> None:
        self.changed.emit(before, self.session)
        self.saved_changed.emit(self.is_saved)
