"""Comparing the open session with another one: which, from when, until when."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.core.session import Session
from workbench.gui.beside.dialog import BesideDialog
from workbench.gui.beside.jobs import BesideOpened, OpenBeside
from workbench.gui.beside.view import BesideView
from workbench.gui.language.words import tr
from workbench.gui.sound.names import is_same_sound
from workbench.gui.sound.rows_view import GAP_PX, LOWEST_ROW_PX
from workbench.gui.work.worker import Worker

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_LOW_ROW_PX = 28


class BesideDesk(QObject):
    """`changed`: another session is shown below the open one, or none is. It leaves with the session it is below.

    broke(Exception) : a fault of the program, in one of the threads at work here.
    """

    changed = Signal()
    broke = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.worker = Worker(self)  # its own: a comparison must not wait for a long localization
        self.view: BesideView | None = None
        self.dialog: BesideDialog | None = None
        self._wanted: Path | None = None
        self.worker.event.connect(self.take)
        self.worker.failed.connect(self._fail)
        self.worker.broke.connect(self.broke)
        window.document.changed.connect(self._follow)

    # ---- actions

    @property
    def why_not_leave(self) -> str:
        return "" if self.view is not None else tr("No other session is shown")

    @Slot()
    def ask(self) -> None:
        """Ask which session to show below."""
        window = self._window
        session = window.document.session
        if session is None:
            return
        rows = [row for row in window.campaign_list.campaign_rows.all() if row.path != session.folder]
        start = session.folder.parent if session.folder is not None else Path(window.store.settings.last_folder)
        self.dialog = BesideDialog(rows, start, window)
        self.dialog.chosen.connect(self.show)
        self.dialog.open()

    @Slot(object)
    def show(self, folder: Path) -> None:
        """Open the session in a folder and show its sound below."""
        self._wanted = folder
        self.worker.submit(tr("Open {name}", name=folder.name), OpenBeside(folder), quiet=True)

    @Slot()
    def leave(self) -> None:
        """The open session alone again."""
        self._wanted = None
        view, self.view = self.view, None
        if view is not None:
            view.close_sound()
            self._window.sound.stack.removeWidget(view)
            view.hide()
            view.deleteLater()
            rows = self._window.sound.rows
            rows.setMinimumHeight(len(rows.rows) * (LOWEST_ROW_PX + GAP_PX))
            self.changed.emit()

    def close_down(self) -> None:
        """The window is closing."""
        self.worker.shut_down()
        self.leave()

    # ---- what happens

    @Slot(object)
    def take(self, event: Event) -> None:
        if not isinstance(event, BesideOpened):
            return
        window, session = self._window, self._window.document.session
        if session is None or event.folder != self._wanted:
            event.sound.close()  # another was asked for meanwhile, or the window has no session any more
            return
        self.leave()
        panel = window.sound
        self.view = BesideView(session, event.session, event.sound, panel.times, panel.frequencies, window.viewing,
                               window.themes, window.tile_cache)  # fmt: skip
        self.view.left.connect(self.leave)
        self.view.loader.broke.connect(self.broke)
        panel.stack.addWidget(self.view, 1)
        self._make_room(self.view)
        self.changed.emit()

    def _make_room(self, view: BesideView) -> None:
        """Rows may be lower, so that both sessions are in sight; it is as before when the other leaves."""
        for rows in (self._window.sound.rows, view.rows):
            rows.setMinimumHeight(len(rows.rows) * _LOW_ROW_PX)

    @Slot(object)
    def _fail(self, error: UserError) -> None:
        self._window.say(str(error), "error")

    @Slot(object, object)
    def _follow(self, before: Session | None, now: Session | None) -> None:
        if not is_same_sound(before, now):
            self.leave()
