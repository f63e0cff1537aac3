"""What the window does with a whole campaign: its table, review, batches, moved sound."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QToolButton

from workbench.core.events import Event, SoundJudged
from workbench.core.session import ReviewState, Session
from workbench.engine.campaign import OpenCampaign
from workbench.engine.hear_sessions import HearSessions, RememberHeard, SessionHeard, said_of
from workbench.files.campaign import SessionRow, session_row
from workbench.files.links import known_links
from workbench.gui.campaign.batch import Batch
from workbench.gui.campaign.batch_steps import Done
from workbench.gui.campaign.review import Reviewing
from workbench.gui.campaign.review_bar import ReviewBar
from workbench.gui.checking.jobs import SoundStamped
from workbench.gui.language.words import tr
from workbench.gui.work.later import Later

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

WAIT = QT_TR_NOOP("Wait until the sessions in hand are written")
NOTHING_TO_UNDO = QT_TR_NOOP(
    "No sessions were changed together since the window was opened; what each held before is in File > Earlier Versions"
)
_MOST_PX = 280
_ROW_MS = 100
_STATES = {"accepted": QT_TR_NOOP("Accept"), "flagged": QT_TR_NOOP("Flag"), "rejected": QT_TR_NOOP("Reject")}


class CampaignDesk(QObject):
    """With the table in front its commands mean the chosen rows, else the open session.

    `changed`: what can be done may have changed.
    """

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.rows, self.table = window.campaign_list.campaign_rows, window.campaign_table
        self.batch, self.reviewing = Batch(window), Reviewing(window)
        self.bar = ReviewBar(window.themes)
        self._row_of: Path | None = None
        self._read_at: tuple[Path, str] | None = None
        window.campaign_list.add_below(self.bar)
        self.bar.judged.connect(self.reviewing.judge)
        self.bar.note.given.connect(self._flag_open)
        self.bar.note.left.connect(window.sound.setFocus)
        self.table.note.given.connect(self._flag_chosen)
        self.table.chosen.connect(self.open_one)
        self.table.left.connect(self.show_session)
        self._make_buttons()
        self.batch.changed.connect(self._show_buttons)
        self.table.selected.connect(self._show_buttons)
        window.document.changed.connect(self._take_document)
        self._show_row = Later(self._show_open_row, _ROW_MS, self)
        self._show_buttons()

    def _make_buttons(self) -> None:
        add = self.table.add_command
        self.chosen_buttons = [
            add(tr("Edit…"), tr("Change site, weather and the like of all chosen sessions"), self.edit_many),
            add(tr("Accept"), tr("Accept the chosen sessions (Ctrl+Return)"), self.accept, "accepted"),
            add(tr("Flag…"), tr("Flag the chosen sessions, with a note (Ctrl+Shift+F)"), self.flag, "flagged"),
            add(tr("Reject"), tr("Reject the chosen sessions (Ctrl+Shift+X)"), self.reject, "rejected"),
            add(tr("Check Sound"), tr("Read all their sound: silent, clipped and odd channels"), self.hear),
        ]
        self.moved_button = add(
            tr("Find Missing Sound…"), tr("Say where missing files went, once for all"), self.find_sound
        )
        self.table.commands.addStretch(1)
        self.undo_button = add("", "", self.undo_many, "undo")
        self.redo_button = add("", "", self.redo_many, "redo")
        for button in (self.undo_button, self.redo_button):
            button.setProperty("flat", True)
            button.setMinimumWidth(36)  # their words never make the window wider

    # ---- what is meant

    @property
    def shows_table(self) -> bool:
        return self._window.pages.currentWidget() is self.table

    def chosen(self) -> list[SessionRow]:
        """The rows a command is about."""
        if self.shows_table:
            return self.table.selected_rows()
        session = self._window.document.session
        if session is None or session.folder is None:
            return []
        return [self.rows.of(session.folder) or session_row(session.folder)]

    # ---- showing

    @Slot()
    def toggle_table(self) -> None:
        if self.shows_table:
            self.show_session()
            return
        self._window.pages.setCurrentWidget(self.table)
        self.table.show_folder(self.rows.open_folder)
        self.table.take_focus()

    @Slot()
    def show_session(self) -> None:
        self._window.pages.setCurrentWidget(self._window.panes)
        self._window.sound.setFocus()
        self.changed.emit()

    @Slot(object)
    def open_one(self, folder: Path) -> None:
        """Open a session of the table and show it."""
        session = self._window.document.session
        if (session is not None and session.folder == folder) or self._window.sessions.open_session(folder):
            self.show_session()

    @Slot()
    def go_to_filter(self) -> None:
        field = self.table.search if self.shows_table else self._window.campaign_list.filter
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    @Slot()
    def _show_buttons(self) -> None:
        rows = self.table.selected_rows() if self.shows_table or self.table.isVisible() else []
        for button in self.chosen_buttons:
            button.setEnabled(bool(rows) and not self.batch.is_busy)
        steps = self.batch.steps
        _show_step(self.undo_button, steps.to_undo, "Ctrl+Alt+U", not self.batch.is_busy)
        _show_step(self.redo_button, steps.to_redo, "Ctrl+Alt+Shift+U", not self.batch.is_busy)
        self.changed.emit()

    # ---- review

    @Slot()
    def next_to_review(self) -> None:
        self.reviewing.open_next()
        self.show_session()

    @Slot()
    def accept(self) -> None:
        self._judge("accepted")

    @Slot()
    def reject(self) -> None:
        self._judge("rejected")

    @Slot()
    def flag(self) -> None:
        """Ask for a note beside what is flagged; Enter flags."""
        rows = self.chosen()
        if self.shows_table:
            notes = {row.review_note for row in rows}
            self.table.note.ask(notes.pop() if len(notes) == 1 else "")
        elif self._window.document.session is not None:
            if not self.bar.isVisible():
                self._window.panes.setSizes([204, *self._window.panes.sizes()[1:]])
            self.bar.note.ask(self._window.document.session.review.note)

    def _judge(self, state: ReviewState, note: str | None = None) -> None:
        if not self.shows_table:
            self.reviewing.judge(state, note)
        elif rows := self.chosen():
            values = {"review": state} if note is None else {"review": state, "review_note": note}
            sessions = tr("1 session") if len(rows) == 1 else tr("{n} sessions", n=len(rows))
            self.batch.edit(f"{tr(_STATES[state])} {sessions}", rows, values)

    @Slot(str)
    def _flag_open(self, note: str) -> None:
        self.reviewing.judge("flagged", note)

    @Slot(str)
    def _flag_chosen(self, note: str) -> None:
        self._judge("flagged", note)

    # ---- many at once

    @Slot()
    def edit_many(self) -> None:
        """A form for the chosen sessions."""
        from workbench.gui.campaign.edit_dialog import EditDialog

        rows = [row for row in self.chosen() if not row.problem]
        if not rows:
            self._window.say(tr("None of the chosen sessions can be opened, so none can be changed."), "error")
            return
        self._edited = rows
        self.dialog = EditDialog(rows, self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.wanted.connect(self._edit)
        self.dialog.finished.connect(self._take_keys)
        self.dialog.open()

    @Slot()
    def _take_keys(self, *_: object) -> None:
        """A dialog closed: not every window manager gives the keys back by itself."""
        self._window.activateWindow()

    @Slot(str, object)
    def _edit(self, name: str, values: dict[str, object]) -> None:
        self.batch.edit(name, self._edited, values)

    @Slot()
    def undo_many(self) -> None:
        self.batch.undo()

    @Slot()
    def redo_many(self) -> None:
        self.batch.redo()

    @property
    def undo_text(self) -> str:
        """What undo_many would do, in words."""
        step = self.batch.steps.to_undo
        return tr("Undo Change of Many Sessions") if step is None else step.text

    @property
    def redo_text(self) -> str:
        """What redo_many would do, in words."""
        step = self.batch.steps.to_redo
        return tr("Redo Change of Many Sessions") if step is None else step.text

    # ---- sound

    @Slot()
    def hear(self) -> None:
        """Check the sound of the chosen sessions and say in their rows what is wrong with it, or of the open one."""
        if not self.shows_table and not self._window.checking.why_not:
            self._window.checking.ask()
            return
        folders = tuple(row.path for row in self.chosen() if not row.problem and not row.missing_files)
        if folders:
            self._window.worker.submit(
                tr("Check sound"), HearSessions(folders, thresholds=self._window.checking.thresholds)
            )

    @Slot()
    def find_sound(self) -> None:
        """Say where missing sound went, for all sessions of the campaign at once."""
        from workbench.gui.campaign.relink_dialog import RelinkDialog

        self.relink = RelinkDialog(self.rows.all(), self.rows.campaign, self._window.worker, self._window)
        self.relink.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.relink.linked.connect(self._take_linked)
        self.relink.finished.connect(self._take_keys)
        self.relink.open()

    @Slot(object, str)
    def _take_linked(self, folders: tuple[Path, ...], said: str) -> None:
        self._window.say(said)
        self.read_again(folders)
        session = self._window.document.session
        if session is not None and session.folder in folders and self._window.document.is_saved:
            self._window.sessions.open_session(session.folder)

    def read_again(self, folders: Iterable[Path]) -> None:
        """Bring the rows of these sessions up to date."""
        if self.rows.campaign is not None and (some := tuple(folders)):
            self._window.worker.submit(tr("Read the campaign"), OpenCampaign(self.rows.campaign, some), quiet=True)

    # ---- why not

    @property
    def why_no_review(self) -> str:
        """Why nothing can be judged now; empty when it can."""
        if self.shows_table:
            return "" if self.table.selected_rows() else tr("Choose sessions in the table first")
        session = self._window.document.session
        return tr("Open a session first") if session is None else self._window.document.read_only_reason

    @property
    def why_no_review_back(self) -> str:
        return "" if self.reviewing.last is not None else tr("No review was given since the window was opened")

    @property
    def why_no_edit(self) -> str:
        return tr(WAIT) if self.batch.is_busy else self._why_none_chosen

    @property
    def why_no_undo(self) -> str:
        return self._why_no_step(self.batch.steps.to_undo, tr(NOTHING_TO_UNDO))

    @property
    def why_no_redo(self) -> str:
        return self._why_no_step(self.batch.steps.to_redo, tr("No change of many sessions was taken back"))

    def _why_no_step(self, step: Done | None, otherwise: str) -> str:
        return otherwise if step is None else tr(WAIT) if self.batch.is_busy else ""

    @property
    def why_no_missing(self) -> str:
        return (
            ""
            if self.rows.n_missing or self.rows.has_any(known_links())
            else tr("No sound is missing in this campaign")
        )

    @property
    def _why_none_chosen(self) -> str:
        if self.shows_table:
            return "" if self.table.selected_rows() else tr("Choose sessions in the table first")
        session = self._window.document.session
        return "" if session is not None and session.folder is not None else tr("Open a session or the campaign table")

    # ---- what happens

    @Slot(object)
    def take(self, event: Event) -> None:
        self.batch.take(event)
        if isinstance(event, SessionHeard):
            self.rows.put_heard(event.row)
        elif isinstance(event, SoundStamped):
            self._read_at = event.folder, event.stamp
        elif isinstance(event, SoundJudged) and self._read_at is not None:
            told = said_of(event.findings)
            self._window.worker.submit(tr("Remember"), RememberHeard(*self._read_at, told), quiet=True)

    @Slot(object, object)
    def _take_document(self, before: Session | None, now: Session | None) -> None:
        folder = None if now is None else now.folder
        if folder is None or self._read_at is None or self._read_at[0] != folder:
            self._read_at = None  # what is read from now on says what it is of
        self.bar.show_review(None if now is None else now.review, self._window.document.read_only_reason)
        self._show_row.ask()

    def _show_open_row(self) -> None:
        """The open session's row says what is open; that of one left with unsaved edits what is on disk by now."""
        before = self._row_of
        session = self._window.document.history.session
        self._row_of = None if session is None else session.folder
        if self.rows.show_session(session) and before is not None:
            self.read_again([before])


def _show_step(button: QToolButton, step: Done | None, keys: str, is_enabled: bool) -> None:
    """A button for what can be taken back or brought on again; none while there is nothing."""
    text = "" if step is None else step.text
    button.setVisible(step is not None)
    button.setEnabled(is_enabled)
    button.setText(button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _MOST_PX))
    button.setToolTip(f"{text} ({keys})")
