"""The last step of the Field screen: the answer in words, and the folder that is handed on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from workbench.core.errors import UserError
from workbench.core.events import Event, Saved
from workbench.core.finding import said_against
from workbench.core.place_words import PlaceSaid, place_said
from workbench.gui.answers.methods import shown_method
from workbench.gui.field.jobs import WriteHandOver
from workbench.gui.language.choice import spoken
from workbench.gui.language.words import retold, tr
from workbench.gui.work.worker import Task, Worker

if TYPE_CHECKING:
    from workbench.gui.field.desk import FieldDesk
    from workbench.gui.main_window import MainWindow


class HandingOver(QObject):
    """One folder at a time, written in a thread of its own. written : where; task : what is at work, None = nothing."""

    def __init__(self, window: MainWindow, desk: FieldDesk) -> None:
        super().__init__(desk)
        self._window, self._desk = window, desk
        self.worker = Worker(self)
        self.written: Path | None = None
        self.task: Task | None = None
        page = desk.page.hand_over
        for signal, slot in (
            (page.place.clicked, self.ask_place), (page.show_folder.clicked, self._show_folder),
            (self.worker.event, self._take_written), (self.worker.failed, self._take_failure),
            (self.worker.finished_job, self._take_end), (self.worker.broke, window.worker.broke),
        ):  # fmt: skip
            signal.connect(slot)

    def forget(self) -> None:
        """Another recording, or another answer."""
        self.written = None

    @property
    def said(self) -> PlaceSaid | None:
        """About the answer, where there is one."""
        answer, found = self._desk.answer, self._window.predictions
        session = found.whole_of(self._desk.method) or self._window.document.session
        if answer is None or session is None:
            return None
        told = [*answer.warnings, *(w for e in found.of(self._desk.method) for w in e.warnings), *self.warnings]
        method = shown_method(self._desk.method)
        return place_said(
            answer.position_m, session, radius_50_m=answer.radius_50_m, radius_90_m=answer.radius_90_m,
            mixture=answer.mixture, told=told, counted_on_simulated=method.radii_are_simulated,
            learnt_from_simulated=method.learnt_from_simulated,
        )  # fmt: skip

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the checks found in the sound and in the microphones' places, in English, as reports take it."""
        found = said_against(self._window.judged.findings or ())
        return tuple(dict.fromkeys((*found, *self._window.notices.about_microphones)))

    @property
    def is_sound_checked(self) -> bool:
        return self._window.judged.findings is not None and not self._window.judged.is_old

    def proposed_place(self) -> Path:
        """Beside the recording, never in it."""
        session = self._window.document.session
        folder = None if session is None else session.folder
        if folder is None:
            folder = Path(self._window.store.settings.live_folder or Path.home()) / "recording"
        return folder.parent / f"{folder.name}-hand-over-{datetime.now():%Y%m%d-%H%M%S}"

    @Slot()
    def ask_place(self) -> None:
        proposed = self.proposed_place()
        title = tr("The hand-over folder goes into")
        if found := QFileDialog.getExistingDirectory(self._window, title, str(proposed.parent)):
            self.write(Path(found) / proposed.name)

    def write(self, out: Path) -> None:
        """The hand-over folder, in the background."""
        window = self._window
        session = window.predictions.asked_of(self._desk.method) or window.document.session
        if session is None or self._desk.answer is None or self.task is not None:
            return
        job = WriteHandOver(session, out, self._desk.method, window.predictions.events(),
                            spoken(window.store.settings.language),
                            warnings=self.warnings if self.is_sound_checked else None)  # fmt: skip
        self.written = None
        self.task = self.worker.submit(tr("Hand over"), job)
        self._desk.page.say(tr("Writing…"))
        self._desk.refresh()

    @Slot(object)
    def _take_written(self, event: Event) -> None:
        if isinstance(event, Saved):
            self.written = event.path
            self._desk.page.say(tr("Written: {folder}", folder=event.path.name), "good", str(event.path))

    @Slot(object)
    def _take_failure(self, error: UserError) -> None:
        self._desk.page.say(retold(str(error)), "error")

    @Slot(object, str)
    def _take_end(self, *_: object) -> None:
        self.task = None
        self._desk.refresh()

    @Slot()
    def _show_folder(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written)))
