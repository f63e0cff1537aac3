"""What the Annotate menu does about places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

from workbench.core.session import Session
from workbench.engine.copy_array import CopyArray
from workbench.gui.language.words import tr
from workbench.gui.placing.array_text import array_text, pasted_array
from workbench.gui.placing.elsewhere import Elsewhere
from workbench.gui.placing.manner import Along
from workbench.gui.placing.measure import as_table
from workbench.gui.placing.things import place_of

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


class Placing(QObject):
    """Between the table of actions and the 3-D view, the clipboard and other sessions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.elsewhere = Elsewhere(window)
        self._copies: CopyArray | None = None
        window.keeping.saved.connect(self._take_saved, Qt.ConnectionType.QueuedConnection)  # its row first
        window.keeping.not_saved.connect(self._take_not_saved)
        window.keeping.found_on_disk.connect(self._take_not_saved)
        window.site.hands.said.connect(window.say)
        window.site.hands.checks_wanted.connect(window.show_checks)
        window.site.started.connect(self._show_problems)
        window.notices.changed.connect(self._show_problems)
        window.themes.changed.connect(self._show_problems)

    # ---- why not

    @property
    def why_no_edit(self) -> str:
        return self._window.site.hands.why_not()

    @property
    def why_no_nudge(self) -> str:
        """Why arrow keys move nothing; empty when they do."""
        window = self._window
        if window.document.session is None:
            return tr("Open a session first")
        if not window.site.is_3d:
            return window.views.why_no_3d
        selected = window.site.hands.selected
        if selected is None:
            return tr("Select a microphone or the source first: click it in the 3-D view, or press Tab there")
        return self.why_no_edit

    @property
    def why_not_off(self) -> str:
        """Why nothing can be taken off the site; empty when something can."""
        window = self._window
        session, selected = window.document.session, window.site.hands.selected
        if session is None or selected is None:
            return self.why_no_nudge
        return self.why_no_edit or ("" if place_of(session, selected) is not None else tr("It has no place"))

    @property
    def why_no_array(self) -> str:
        """Why there is no array to copy; empty when there is one."""
        session = self._window.document.session
        if session is None:
            return tr("Open a session first")
        is_placed = any(m.position_m is not None for m in session.microphones)
        return "" if is_placed else tr("No microphone of this session is placed yet")

    @property
    def why_no_measurements(self) -> str:
        return "" if self._window.site.hands.measuring.measured.done else tr("Nothing was measured yet: press Measure")

    # ---- moving

    def _go(self, way: str) -> None:
        self._window.site.hands.nudge(way)

    @Slot()
    def nudge_left(self) -> None:
        self._go("left")

    @Slot()
    def nudge_right(self) -> None:
        self._go("right")

    @Slot()
    def nudge_away(self) -> None:
        self._go("away")

    @Slot()
    def nudge_near(self) -> None:
        self._go("near")

    @Slot()
    def nudge_up(self) -> None:
        self._go("up")

    @Slot()
    def nudge_down(self) -> None:
        self._go("down")

    @Slot()
    def type_place(self) -> None:
        self._window.site.hands.open_editor()

    @Slot()
    def take_off(self) -> None:
        self._window.site.hands.take_off()

    # ---- how things are dragged

    def _choose(self, along: Along) -> None:
        viewing = self._window.viewing
        viewing.change(manner=replace(viewing.look.manner, along=along))

    @property
    def keeps_height(self) -> bool:
        return self._window.viewing.look.manner.along == "keep"

    @property
    def goes_to_height(self) -> bool:
        return self._window.viewing.look.manner.along == "height"

    @property
    def is_upright(self) -> bool:
        return self._window.viewing.look.manner.along == "upright"

    @property
    def is_on_surfaces(self) -> bool:
        return self._window.viewing.look.manner.along == "surface"

    @Slot()
    def keep_height(self) -> None:
        self._choose("keep")

    @Slot()
    def go_to_height(self) -> None:
        self._choose("height")

    @Slot()
    def go_upright(self) -> None:
        self._choose("upright")

    @Slot()
    def go_on_surfaces(self) -> None:
        self._choose("surface")

    # ---- measuring

    @property
    def is_measuring(self) -> bool:
        return self._window.viewing.look.is_measuring

    @Slot()
    def measure(self) -> None:
        self._window.viewing.change(is_measuring=not self.is_measuring)

    @Slot()
    def copy_measurements(self) -> None:
        measured = self._window.site.hands.measuring.measured
        QGuiApplication.clipboard().setText(as_table(measured))
        n = len(measured.done)
        one = tr("1 measurement was copied, tab-separated")
        self._window.say(one if n == 1 else tr("{n} measurements were copied, tab-separated", n=n))

    # ---- arrays

    @Slot()
    def copy_array(self) -> None:
        session = self._window.document.session
        if session is not None:
            QGuiApplication.clipboard().setText(array_text(session))
            self._window.say(tr("The microphones' places were copied as CSV"))

    @Slot()
    def paste_array(self) -> None:
        window = self._window
        session = window.document.session
        if session is None:
            return
        placed, problems, notes = pasted_array(QGuiApplication.clipboard().text(), session)
        if problems:
            window.say(tr("Nothing was pasted: {problems}", problems="; ".join(problems)), "error")
        elif placed is session:
            window.say(tr("The microphones stand there already"))
        else:
            window.document.edit(tr("Paste array"), placed)
            if notes:
                window.say(" ".join(f"{note}." for note in notes))

    @Slot()
    def copy_to_sessions(self) -> None:
        """Ask which sessions get this one's places."""
        from workbench.gui.placing.copy_dialog import CopyDialog

        window = self._window
        if window.document.session is None:
            return
        rows, is_saved = window.campaign_list.campaign_rows.all(), self._has_nothing_to_save
        dialog = CopyDialog(window.document.session, rows, window, is_saved=is_saved)
        dialog.chosen.connect(self._copy)
        dialog.finished.connect(self._take_keys)
        self.dialog = dialog
        dialog.open()

    @property
    def _has_nothing_to_save(self) -> bool:
        document = self._window.document
        return document.is_saved or bool(document.read_only_reason) or document.session.folder is None

    @Slot(object)
    def _copy(self, job: CopyArray) -> None:
        """Into the others, once these places are on disk here."""
        if self._has_nothing_to_save:
            self._window.campaign.batch.copy(job)
        else:
            self._copies = job
            self._window.sessions.save()

    @Slot(object)
    def _take_saved(self, saved: Session) -> None:
        job, self._copies = self._copies, None
        if job is not None and job.array.folder == saved.folder:
            self._window.campaign.batch.copy(job)

    @Slot()
    def _take_not_saved(self, *_: object) -> None:
        if self._copies is not None:
            self._copies = None
            self._window.say(tr("The array was not copied: this session could not be saved first."), "warning")

    @Slot()
    def _take_keys(self, *_: object) -> None:
        """The dialog closed: not every window manager gives the keys back by itself."""
        self._window.activateWindow()

    # ---- warnings

    @Slot()
    def _show_problems(self) -> None:
        self._window.site.hands.show_problems(self._window.notices.about_microphones)
