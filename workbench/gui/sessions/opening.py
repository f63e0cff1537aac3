"""Opening, saving and making sessions: what the File, Edit and Session menus do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.core.session import Session, title_of
from workbench.engine.campaign import CampaignFound, OpenCampaign, SessionsFound
from workbench.files.campaign import SessionRow, session_row
from workbench.files.session_folder import sessions_beside
from workbench.files.store.homes import is_same_folder
from workbench.gui.language.words import tr
from workbench.gui.sessions.dropping import audio_in, sort_out
from workbench.gui.work.jobs import ReadSound
from workbench.gui.work.later import Later
from workbench.gui.work.worker import Task

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

Answer = QMessageBox.StandardButton


class Sessions(QObject):
    """Every way a session comes into the window and out of it again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reading: Task | None = None
        self._listing: Task | None = None
        self._around: Path | None = None
        self._read_again = Later(self._read_sound, 400, self)
        window.document.changed.connect(self._take_document)
        window.keeping.opening.connect(self._make_room)
        window.keeping.opened.connect(self._take_opened)
        window.keeping.saved.connect(self._take_saved)

    # ---- opening

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Open whatever this is: a session, a campaign, or audio files for a new session."""
        try:
            found = sort_out(Path(p).absolute() for p in paths)
        except UserError as error:
            self._window.say(str(error), "error")
            return
        if found.kind == "session":
            self.open_session(found.paths[0])
        elif found.kind == "audio":
            self.show_new(found.paths)
        elif found.kind == "exchange":
            self._window.exchange.offer(found.paths[0])
        else:
            self._list(found.paths[0], None)

    def open_session(self, folder: Path) -> bool:
        """Read and show a session; False when it could not be read or people chose to stay."""
        window = self._window
        store = window.keeping.store
        if store is not None and is_same_folder(store.folder, folder) and not store.read_only_reason:
            window.documents.look_back()
            window.watching.look()  # it is open already, with its history
            return True
        return self.may_leave() and self._show_folder(folder)

    def show_session(self, session: Session) -> None:
        """Show a session that was just written to its folder."""
        if session.folder is not None:
            self._show_folder(session.folder)

    def _show_folder(self, folder: Path) -> bool:
        window = self._window
        try:
            store = window.documents.open(folder)
        except UserError as error:
            window.say(str(error), "error")
            self._list_around(folder)
            return False
        window.recents.add(store.folder)
        window.store.change(last_folder=str(store.folder.parent))
        self._list_around(store.folder)
        return True

    @Slot()
    def _make_room(self) -> None:
        """Another session is about to be shown."""
        window = self._window
        window.finding.give_up()
        window.message.clear()
        window.predictions.put_away(window.document.history.session)
        window.notices.begin_session()
        window.viewing.change(clip=None, selected_microphone=None)

    @Slot(object)
    def _take_opened(self, session: Session) -> None:
        self._window.predictions.bring_back(session)
        self._read_sound()

    def _take_campaign(self, found: CampaignFound) -> None:
        """A folder without session.json was looked through: a campaign, a folder of recordings, or nothing."""
        window = self._window
        if found.folders:
            window.campaign_list.begin(found.campaign, found.folders)
            window.recents.add(found.campaign)
            window.store.change(last_folder=str(found.campaign))
            self._open_first(found.folders)
        elif window.exchange.offer(found.campaign):
            return
        elif audio := audio_in(found.campaign):
            self.show_new(audio)
        else:
            window.say(tr("There is no session and no recording in {folder}", folder=found.campaign), "error")

    def _open_first(self, folders: tuple[Path, ...]) -> None:
        """Open the first of these sessions that can be opened, and say why others before it were left out."""
        rows = []
        for folder in folders:
            rows.append(session_row(folder))
            if not rows[-1].problem:
                break
        can_be_opened = not rows[-1].problem
        if self.open_session(rows[-1].path if can_be_opened else folders[0]) and len(rows) > 1:
            self._window.say(
                tr("{name} cannot be opened. {problem}", name=rows[0].name, problem=rows[0].problem), "warning"
            )

    def _list_around(self, folder: Path) -> None:
        """Show the sessions beside this one, unless the list has it already."""
        window = self._window
        if window.campaign_list.has(folder):
            window.campaign_list.show_open(folder)
            return
        self._around = folder
        window.keeping.writer.submit(lambda: sessions_beside(folder), partial(self._take_beside, folder))

    def _take_beside(self, folder: Path, found: tuple[Path, ...] | UserError) -> None:
        if folder != self._around or isinstance(found, UserError):
            return
        self._list(folder.parent, found)
        session = self._window.document.session
        self._window.campaign_list.show_open(folder if session is None else session.folder)

    def _list(self, campaign: Path, folders: tuple[Path, ...] | None) -> None:
        """List these sessions; None = find them first."""
        window, self._around = self._window, None
        if self._listing is not None:
            window.worker.cancel(self._listing)
        if folders is not None:
            window.campaign_list.begin(campaign, folders)
        job = OpenCampaign(campaign, folders)
        self._listing = window.worker.submit(tr("List {name}", name=campaign.name), job, quiet=folders is not None)

    def _read_sound(self) -> None:
        window = self._window
        session = window.document.session
        self._read_again.cancel()
        if self._reading is not None:
            window.worker.cancel(self._reading)
        self._reading = None
        if session is not None and session.folder is not None:
            self._reading = window.worker.submit(
                tr("Read {name}", name=session.name or session.folder.name), ReadSound(session)
            )

    @Slot(object, object)
    def _take_document(self, before: Session | None, now: Session | None) -> None:
        """Sound is read again when an edit changes which sound it is: files, channels, gains, clocks."""
        window = self._window
        is_same = before is not None and now is not None and before.id == now.id and before.folder == now.folder
        if is_same and _sound_of(before) != _sound_of(now):
            self._read_again.ask()
        window.campaign_list.show_open(None if now is None else now.folder)

    @Slot()
    def ask_open(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self._window, tr("Open a session or campaign folder"), self._window.store.settings.last_folder
        )
        if folder:
            self.open_paths([Path(folder)])

    @Slot(object)
    def open_one(self, path: Path) -> None:
        """Open a path that is listed in the window (campaign list, recents)."""
        self.open_paths([path])

    @Slot()
    def open_next(self) -> None:
        self._step(1)

    @Slot()
    def open_previous(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        folder = self._window.campaign_list.neighbour(step)
        if folder is not None:
            self.open_session(folder)

    @Slot()
    def go_to_filter(self) -> None:
        field = self._window.campaign_list.filter
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    @Slot()
    def show_folder(self) -> None:
        session = self._window.document.session
        if session is not None and session.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(session.folder)))

    # ---- making

    @Slot()
    def new_from_audio(self) -> None:
        self.show_new(())

    def show_new(self, paths: tuple[Path, ...]) -> None:
        """The dialog that makes a session of recordings; the new session is shown when it is made."""
        from workbench.gui.sessions.new_session_dialog import NewSessionDialog

        if not self.may_leave():
            return
        dialog = NewSessionDialog(self._window.worker, self._window.store.settings.last_folder, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.made.connect(self._take_made)
        dialog.add_files(paths)
        self._window.new_dialog = dialog
        dialog.open()

    @Slot(object, str)
    def _take_made(self, session: Session, notice: str) -> None:
        self.show_session(session)
        if notice:
            self._window.message.say(notice)  # it tells what became of coordinates: nothing that may pass by

    # ---- saving and leaving

    @Slot()
    def save(self) -> None:
        """Write the session to its folder; the status bar says when it is there."""
        session = self._window.document.session
        if session is None:
            return
        if session.folder is None:
            self.save_as()
        elif self._window.document.read_only_reason:
            self._window.say(self._window.document.read_only_reason, "warning")
        else:
            self._window.keeping.save()

    @Slot(object)
    def _take_saved(self, session: Session) -> None:
        if session.folder is not None:
            self.list_again(session.folder)

    def list_again(self, folder: Path) -> None:
        """Bring its row in the list up to date with the disk, or add it; the writer's thread looks."""
        self._window.keeping.writer.submit(lambda: session_row(folder), self._take_row)

    def _take_row(self, row: SessionRow | UserError) -> None:
        if isinstance(row, SessionRow):
            self._window.campaign_list.put(row)

    @Slot()
    def save_as(self) -> bool:
        """Write the session with its sound to a new folder, and go on there."""
        session = self._window.document.session
        if session is None:
            return False
        text, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save the session as a new folder"), str(self._proposed(session))
        )
        return bool(text) and self.save_to(Path(text))

    def save_to(self, folder: Path) -> bool:
        """Copy the session to a folder that does not exist yet, sound and all, and show that one."""
        from workbench.files.new_session import copy_session

        session, store = self._window.document.session, self._window.keeping.store
        if session is None:
            return False
        if store is not None and store.held_by is not None:
            session = replace(session, read_only_reason="")  # another window edits this one; a copy is nobody's yet
        try:
            copied = copy_session(session, folder)
        except UserError as error:
            self._window.say(str(error), "error")
            return False
        self.show_session(copied)
        return True

    @staticmethod
    def _proposed(session: Session) -> Path:
        folder = session.folder or Path.home() / (session.name or "session")
        return folder.with_name(tr("{name} copy", name=folder.name))

    def may_leave(self, *, for_good: bool = False) -> bool:
        """Keep what is not saved: it comes back when the session is opened next. False when people choose to stay.

        There is a question only where something would be lost, for the disk refuses to keep it. for_good: the window
        closes, and answers of the methods that are in no file go with it.
        """
        window = self._window
        if window.document.session is None:
            return True
        has_answers = window.finding.keep_answers()
        if not (window.keeping.flush() and window.keeping.is_safe):
            why = window.keeping.problem or tr("The disk does not answer.")
            return self._leave_after_all(tr("The last edits"), why, self._saved_now)
        if for_good and not has_answers:
            return self._leave_after_all(tr("The answers"), window.message.text, window.finding.save_predictions)
        return True

    def _leave_after_all(self, what: str, why: str, save: Callable[[], bool]) -> bool:
        """Something would be lost: save it, leave without it, or stay."""
        question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.NoIcon)
        question.setWindowTitle(tr("Something cannot be kept"))
        question.setText(
            tr("{what} of “{session}” could not be kept.", what=what, session=title_of(self._window.document.session))
        )
        question.setInformativeText(tr("{why}\nLeaving now loses them.", why=why))
        question.setStandardButtons(Answer.Save | Answer.Discard | Answer.Cancel)
        question.setDefaultButton(Answer.Save)
        answer = Answer(question.exec())
        if answer == Answer.Discard:
            self._window.keeping.give_up()
        return save() if answer == Answer.Save else answer == Answer.Discard

    def _saved_now(self) -> bool:
        self.save()
        self._window.keeping.flush()
        return self._window.document.is_saved

    @Slot()
    def undo(self) -> None:
        if self._window.campaign.reviewing.undo_name:
            self._window.campaign.reviewing.take_back()
        else:
            self._window.document.undo()

    @Slot()
    def redo(self) -> None:
        self._window.document.redo()

    @Slot(object)
    def take(self, event: Event) -> None:
        if isinstance(event, SessionsFound):
            self._window.actions_.ask()
        elif isinstance(event, CampaignFound):
            self._take_campaign(event)


def _sound_of(session: Session) -> tuple[tuple[object, ...], ...]:
    """What decides how a session sounds."""
    return tuple((m.file, m.then, m.channel, m.gain_db, m.offset_s) for m in session.microphones)
