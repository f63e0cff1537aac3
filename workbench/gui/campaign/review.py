"""Review by keyboard: say what a session is good for, and go on to the next that nobody judged yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, QObject, Qt, Slot

from workbench.core.session import Review, ReviewState, Session, title_of
from workbench.gui.language.words import tr

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_NAMES = {
    "accepted": QT_TR_NOOP("Accept"),
    "flagged": QT_TR_NOOP("Flag"),
    "rejected": QT_TR_NOOP("Reject"),
    "unreviewed": QT_TR_NOOP("Take Review Back"),
}


MOST_GIVEN = 100


@dataclass(frozen=True)
class Given:
    """A review that was given and saved. landed : the session that opened after it, None = none did."""

    folder: Path
    title: str
    before: Review
    after: Review
    landed: Path | None

    @property
    def name(self) -> str:
        return f"{tr(_NAMES[self.after.state])} {self.title}"


class Reviewing(QObject):
    """Edits the open session's review. It is saved at once unless other edits wait to be saved; then the next opens."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._judged: tuple[Session, Review] | None = None
        self._given: tuple[Given, ...] = ()
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
            window.document.edit(tr(_NAMES[state]), replace(session, review=review))
        if had_others or session.folder is None:
            window.say(
                tr(
                    "{state}, not saved yet: this session has other unsaved edits. Save, then press Ctrl+J",
                    state=_said(state),
                )
            )
        elif window.document.is_saved:
            self._go_on(session, review)
        else:
            self._judged = (session, review)
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

    def _go_on(self, session: Session, review: Review) -> None:
        following, said = self.next_folder(), f"{_said(review.state)} {title_of(session)}"
        is_on = following is not None and self._window.sessions.open_session(following)
        if following is None:
            self._window.say(tr("{said}: nothing is left to review", said=said))
        elif is_on:
            self._window.say(tr("{said}. Ctrl+Z takes it back", said=said))
        if session.folder is not None and review != session.review:
            landed = following if is_on else None
            given = Given(session.folder, title_of(session), session.review, review, landed)
            self._given = (*self._given, given)[-MOST_GIVEN:]
            self._window.actions_.ask()

    # ---- back

    @property
    def last(self) -> Given | None:
        """The review that was given last in this window and not taken back."""
        return self._given[-1] if self._given else None

    @property
    def undo_name(self) -> str:
        """What Undo takes back right after a review led on to a session where nothing was done; empty = nothing."""
        window, last = self._window, self.last
        session, history = window.document.session, window.document.history
        if last is None or session is None or window.campaign.shows_table or history.undo_name or history.redo_name:
            return ""
        return last.name if last.landed is not None and session.folder == last.landed else ""

    @Slot()
    def take_back(self) -> None:
        """Go back to the session that was reviewed last, and take its review back."""
        window, last = self._window, self.last
        if last is None or not window.sessions.open_session(last.folder):
            return
        self._given = self._given[:-1]
        window.campaign.show_session()
        document = window.document
        if document.session.review != last.after:
            window.say(tr("{title} was reviewed anew since, so nothing was taken back", title=last.title), "warning")
        elif document.read_only_reason:
            window.say(
                tr(
                    "{name} was not taken back. {reason}",
                    name=last.name,
                    reason=document.read_only_reason,
                ),
                "warning",
            )
        else:
            was_saved = document.is_saved
            document.edit(tr(_NAMES["unreviewed"]), replace(document.session, review=last.before))
            if was_saved:
                window.sessions.save()
            window.say(tr("Taken back: {name}", name=last.name))

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
    return {
        "accepted": tr("Accepted"),
        "flagged": tr("Flagged"),
        "rejected": tr("Rejected"),
        "unreviewed": tr("Not reviewed"),
    }[state]
