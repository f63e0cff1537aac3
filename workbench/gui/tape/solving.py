"""The tapes of the session in hand and the shape they make; every part of the dialog looks at this."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QObject, Signal, Slot

from workbench.core.session import Session
from workbench.core.tape.nouns import TapeFrame
from workbench.core.tape.placing import end_names, matched_frame, network_of_session
from workbench.core.tape.solve import Solution, solve
from workbench.gui.language.words import tr
from workbench.gui.state.document import Document
from workbench.gui.work.later import Later

_QUIET_MS = 30
PASTED = QT_TR_NOOP("Write down tape lengths")
ERROR = QT_TR_NOOP("Set the error of tape lengths")
CHOSEN = QT_TR_NOOP("Choose where the tapes lie")
"""Names of steps in the document's history."""


class Solving(QObject):
    """Solves again as soon as a length changed: in the window's own thread, since it takes a few hundredths of a second
    at most. `changed()` when there is a new solution; a moment later when only places changed (a drag is many edits).
    """

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._solution: Solution | None = None
        self._matching: tuple[TapeFrame, float, int] | None = None
        self._tell_later = Later(self.changed.emit, _QUIET_MS, self)
        document.changed.connect(self._follow)
        self._solve()

    @property
    def session(self) -> Session | None:
        return self._document.session

    @property
    def solution(self) -> Solution | None:
        """The shape of what is written down, None without a session."""
        return self._solution

    @property
    def frame(self) -> TapeFrame:
        """Where the shape stands: as people chose, else as near as can be to the places that are known."""
        session, solution = self.session, self.solution
        if session is None or solution is None:
            return TapeFrame()
        return session.tape_frame or self.matching()[0]

    def matching(self) -> tuple[TapeFrame, float, int]:
        """The frame nearest to the places known, rms distance in metres, number of places; 0 when there are too few."""
        session, solution = self.session, self.solution
        if session is None or solution is None:
            return TapeFrame(), 0.0, 0
        if self._matching is None:
            frame = session.tape_frame or TapeFrame()
            self._matching = matched_frame(session, solution, frame) or (frame, 0.0, 0)
        return self._matching

    def write(self, name: str, session: Session) -> None:
        """One edit of what is written down; one choice after the other counts as one, and so do typed errors."""
        if session != self.session:
            self._document.edit(tr(name), session, merge=name in (CHOSEN, ERROR))

    @Slot(object, object)
    def _follow(self, before: Session | None, now: Session | None) -> None:
        self._matching = None
        if _measures_alike(before, now):
            self._tell_later.ask()
        else:
            self._solve()

    def _solve(self) -> None:
        session = self.session
        self._solution = None if session is None else solve(network_of_session(session))
        self.changed.emit()


def _measures_alike(before: Session | None, now: Session | None) -> bool:
    """Is what was measured, and between whom, the same in both?"""
    if before is None or now is None:
        return before is now
    is_same = before.tapes is now.tapes and before.tape_heights is now.tape_heights
    return is_same and end_names(before) == end_names(now)
