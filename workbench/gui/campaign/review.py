"""Review by keyboard: say what a session is good for, and go on to the next that nobody judged yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from workbench.core.session import ReviewState, Session

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_NAMES = {"accepted": "Accept", "flagged": "Flag", "rejected": "Reject", "unreviewed": "Take Review Back"}


class Reviewing(QObject):
    """Edits the open session's review. It is saved at once unless other edits wait to be saved; then the next opens."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._judged: tuple[Session, ReviewState] | None = None
        window.keeping.saved.connect(self._take_saved, Qt.ConnectionType.QueuedConnection)  # its row first
        window.keeping.not_saved.connect(self._forget)
        window.keeping.found_on_disk.connect(self._forget)

    def judge(self, state: ReviewState, note: str | None = None) -> None:
        """note : why; None = as it was."""
        window, session = self._window, self._window.document.session
        if session is None or window.document.read_only_reason:
            return
        had_others = not window.document.is_saved
        review = replace(session.review, state=state, note=session.review.note if note is None else note)
        if review != session.review:
            window.document.edit(_NAMES[state], replace(session, review=review))
        if had_others or session.folder is None:
            window.say(f"{_said(state)}, not saved yet: this session has other unsaved edits. Save, then press Ctrl+J")
        elif window.document.is_saved:
            self._go_on(session, state)
        else:
            self._judged = (session, state)
            window.sessions.save()

    @Slot(object)
    def _take_saved(self, saved: Session) -> None:
        """On disk: now the next one, if people stayed here."""
        judged, self._judged = self._judged, None
        if judged is not None and judged[0].folder == saved.folder:
            self._go_on(*judged)

    @Slot()
    def _forget(self, *_: object) -> None:
        self._judged = None

    def _go_on(self, session: Session, state: ReviewState) -> None:
        following = self.next_folder()
        name = session.name or (session.folder.name if session.folder is not None else "session")
        if following is None:
            self._window.say(f"{_said(state)} {name}: nothing is left to review")
        elif self._window.sessions.open_session(following):
            self._window.say(f"{_said(state)} {name}")

    def next_folder(self) -> Path | None:
        """The next session in the list that nobody reviewed, from the open one on and round; None = none is left."""
        shown, here = self._window.campaign_list.rows(), self._window.campaign_list.campaign_rows.open_folder
        place = next((i for i, row in enumerate(shown) if row.path == here), -1)
        around = (*shown[place + 1 :], *shown[: max(place, 0)])
        return next((row.path for row in around if row.review == "unreviewed" and not row.problem), None)

    @Slot()
    def open_next(self) -> None:
        following = self.next_folder()
        if following is not None:
            self._window.sessions.open_session(following)


def _said(state: ReviewState) -> str:
    return {"accepted": "Accepted", "flagged": "Flagged", "rejected": "Rejected", "unreviewed": "Not reviewed"}[state]
