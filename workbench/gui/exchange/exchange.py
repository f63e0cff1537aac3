"""File > Import and File > Export, and other programs' files that are dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.core.session import Session, title_of
from workbench.engine.exchange import ImportInto, SessionChanged, edit_name, what_changed, write_export
from workbench.files.exchange.coordinates import Placement, placement
from workbench.files.exchange.registry import (
    ChangesSession,
    Exporter,
    MakesSessions,
    find_exporter,
    find_importer,
    fitting,
)
from workbench.files.site_files import safe_name
from workbench.gui.exchange.jobs import ImportNote, MakeSessions, SessionImported
from workbench.gui.language.words import tr
from workbench.gui.work.worker import Task

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

N_NOTES = 3
"""So many notes of many sessions are told; the rest is counted."""


class Exchange(QObject):
    """Asks for files, hands them to jobs, and makes what they bring one edit of the document, or new sessions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._making: Task | None = None
        self._made: list[Path] = []
        self._notes: list[str] = []
        self._to_tell = ""
        window.worker.finished_job.connect(self._take_end)
        window.document.changed.connect(self._tell_soon)

    # ---- what the menus do

    @Slot()
    def ask_import(self) -> None:
        """Ask for a file or folder of the format that the action is for."""
        importer = find_importer(self._asked_format())
        if isinstance(importer, MakesSessions):
            self.show_making(importer, None)
            return
        endings = " ".join(f"*{e} *{e.upper()}" for e in importer.endings)
        text, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Import: {title}", title=importer.title),
            self._last_folder(),
            tr("{title} ({endings});;All files (*)", title=importer.title, endings=endings),
        )
        if text:
            self.read_into(importer, Path(text))

    @Slot()
    def ask_export(self) -> None:
        """Ask where to write the open session in the format that the action is for."""
        exporter, session = find_exporter(self._asked_format()), self._window.document.session
        if session is None:
            return
        proposed = Path(self._last_folder()) / f"{safe_name(title_of(session))}{exporter.ending}"
        text, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("Export: {title}", title=exporter.title),
            str(proposed),
            f"{exporter.title} (*{exporter.ending})",
        )
        if text:
            self.export_to(exporter, Path(text))

    # ---- into the open session, and out of it

    def read_into(self, importer: ChangesSession, path: Path) -> None:
        """Labels or places of a file into the open session, as one edit; tables of coordinates are shown first."""
        session = self._window.document.session
        if session is None:
            self._window.say(tr("Open the session that {name} belongs to first.", name=path.name), "error")
        elif self._window.document.read_only_reason:
            self._window.say(f"{self._window.document.read_only_reason.rstrip('.')}.", "error")
        elif importer.maps_columns:
            self._show_columns(path, session)
        else:
            self._window.worker.submit(
                tr("Import {name}", name=path.name), ImportInto(importer.name, path, session), quiet=True
            )

    def export_to(self, exporter: Exporter, path: Path) -> None:
        """Write the open session to a file, an old one being replaced whole."""
        session = self._window.document.session
        if session is None:
            return
        if not path.suffix:
            path = path.with_name(path.name + exporter.ending)
        try:
            write_export(exporter.name, session, path)
        except UserError as error:
            self._window.say(str(error), "error")
        else:
            self._window.say(tr("Wrote {path}", path=path))

    def _show_columns(self, path: Path, session: Session) -> None:
        from workbench.files.text_table import read_table
        from workbench.gui.exchange.columns_dialog import ColumnsDialog

        try:
            table = read_table(path)
        except UserError as error:
            self._window.say(str(error), "error")
            return
        dialog = ColumnsDialog(path, table, session, self._window.themes, self._window)
        dialog.chosen.connect(self._take_places)
        self._window.columns_dialog = dialog
        dialog.open()

    @Slot(object, object)
    def _take_places(self, path: Path, shown: Placement) -> None:
        """Do what the dialog showed, on the session as it is now: another program may have saved it meanwhile."""
        before = self._window.document.session
        if before is None:
            return
        placed = placement(before, shown.table, shown.mapping)
        if placed.session is None:
            self._window.say(_sentences(placed.problems), "error")
            return
        importer = find_importer("coordinates")
        assert isinstance(importer, ChangesSession)
        what = what_changed(before, placed.session)
        self._edit(edit_name(importer, path, what) if what else "", placed.session, placed.notes, path.name)

    def _take_changed(self, event: SessionChanged) -> None:
        if self._window.document.session is not event.before:
            self._window.say(
                tr("The session was edited meanwhile, so nothing was imported. Import it again."), "warning"
            )
            return
        self._edit(event.name if event.what else "", event.session, event.notes, "")

    def _edit(self, name: str, session: Session, notes: tuple[str, ...], file: str) -> None:
        """One edit, named by what it brought; "" = nothing new."""
        if not name:
            nothing = tr("{file} says nothing that the session does not say already.", file=file or tr("The file"))
            self._window.say(" ".join((nothing, _sentences(notes))).strip())
            return
        self._window.document.edit(name, session)
        self._window.say(tr("{name}: done.", name=name))
        if notes:
            self._window.message.say(_sentences(notes))

    # ---- new sessions

    def show_making(self, importer: MakesSessions, path: Path | None) -> None:
        """The dialog that asks what to import, where the new sessions go, and what the files do not say."""
        from workbench.gui.exchange.making_dialog import MakingDialog

        dialog = MakingDialog(importer, path, self._last_folder(), self._window)
        dialog.chosen.connect(self.make_sessions)
        self._window.making_dialog = dialog
        dialog.open()

    @Slot(object)
    def make_sessions(self, job: MakeSessions) -> None:
        """Make the sessions in the worker's thread; the campaign opens when all are there."""
        self._made, self._notes = [], []
        title = find_importer(job.format).title
        self._making = self._window.worker.submit(tr("Import {title}", title=title), job)

    @Slot(object, str)
    def _take_end(self, task: Task, outcome: str) -> None:
        if self._making is None or task.number != self._making.number:
            return
        self._making = None
        n_made = len(self._made)
        sessions = tr("{n} session", n=n_made) if n_made == 1 else tr("{n} sessions", n=n_made)
        if outcome == "done" and self._made:
            told = [
                tr("Imported {sessions} into {folder}", sessions=sessions, folder=self._made[0].parent),
                *self._notes[:N_NOTES],
            ]
            more = len(self._notes) - N_NOTES
            self._to_tell = _sentences([*told, tr("There are {n} more notes like these", n=more)] if more > 0 else told)
            self._window.sessions.open_paths([self._made[0] if n_made == 1 else self._made[0].parent])
        elif outcome == "cancelled":
            self._window.say(tr("Stopped. {sessions} had been imported; they are whole.", sessions=sessions), "warning")

    @Slot()
    def _tell_soon(self, *_: object) -> None:
        """Opening a session clears the message bar, so what was imported is told once the first one is shown."""
        if self._to_tell:
            QTimer.singleShot(0, self._tell)

    @Slot()
    def _tell(self) -> None:
        if self._to_tell:
            self._window.message.say(self._to_tell)
        self._to_tell = ""

    # ---- dropped files

    def offer(self, path: Path) -> bool:
        """Import a dropped file or folder by the first format that it looks like; False when it looks like none.

        A folder of plain recordings is left to the new-session dialog.
        """
        found = [each for each in fitting(path) if each.name != "wav-set"]
        if not found:
            return False
        if isinstance(found[0], MakesSessions):
            self.show_making(found[0], path)
        else:
            self.read_into(found[0], path)
        return True

    @Slot(object)
    def take(self, event: Event) -> None:
        if isinstance(event, SessionChanged):
            self._take_changed(event)
        elif isinstance(event, SessionImported):
            self._made.append(event.folder)
        elif isinstance(event, ImportNote):
            self._notes.append(f"{event.session}: {event.text}")

    def _asked_format(self) -> str:
        action = self.sender()
        return str(action.data()) if isinstance(action, QAction) else ""

    def _last_folder(self) -> str:
        return self._window.store.settings.last_folder


def _sentences(texts: list[str] | tuple[str, ...]) -> str:
    return " ".join(f"{text.rstrip('.')}." for text in texts)
