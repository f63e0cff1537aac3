"""Looking for evidence: begun by people, run in the worker, put before them as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.core.events import Event
from workbench.core.session import Session
from workbench.gui.answers.methods import shown_method
from workbench.gui.evidence.exhibits import Exhibits
from workbench.gui.evidence.jobs import FindEvidence
from workbench.gui.language.words import tr
from workbench.gui.work.worker import Task

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


class EvidenceDesk(QObject):
    """One search at a time; what it finds stays until another one, or another session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._panel = window, window.evidence
        self._task: Task | None = None
        self._exhibits: Exhibits | None = None
        self._panel.asked.connect(self.start)
        self._panel.copied.connect(self._say_copied)
        self._panel.changed.connect(self._ask_actions)
        window.results.method_chosen.connect(self._panel.show_method)
        window.worker.event.connect(self.take)
        window.worker.finished_job.connect(self._take_end)
        window.document.changed.connect(self._take_document)

    @property
    def is_looking(self) -> bool:
        return self._task is not None

    @property
    def why_not(self) -> str:
        return self._panel.why_not

    @Slot()
    def start(self) -> None:
        """Look for evidence about the answer that the panel shows."""
        panel, window = self._panel, self._window
        window.tabs.setCurrentWidget(panel)
        answer, session = panel.answer, panel.session
        if panel.why_not or answer is None or session is None:
            return
        self._exhibits = Exhibits(session, answer)
        known = tuple(e for e in window.predictions.events() if getattr(e, "method", "") == panel.method)
        job = FindEvidence(session, panel.method, panel.clip, known)
        self._task = window.worker.submit(tr("Evidence, {title}", title=shown_method(panel.method).title), job)
        panel.show_exhibits(self._exhibits, is_looking=True)
        window.actions_.ask()

    @Slot(object)
    def take(self, event: Event) -> None:
        if self._task is None or self._exhibits is None:
            return
        found = self._exhibits.with_event(event)
        if found is not self._exhibits:
            self._exhibits = found
            self._panel.show_exhibits(found, is_looking=True)

    @Slot(object, str)
    def _take_end(self, task: Task, outcome: str) -> None:
        if task is self._task:
            self._task = None
            self._panel.show_exhibits(self._exhibits, is_looking=False)

    @Slot(object, object)
    def _take_document(self, before: Session | None, now: Session | None) -> None:
        """Another session: its answers are others."""
        if before is None or now is None or (before.folder, before.id) != (now.folder, now.id):
            if self._task is not None:
                self._window.worker.cancel(self._task)
            self._exhibits = None
            self._panel.show_exhibits(None, is_looking=self._task is not None)

    @Slot()
    def _ask_actions(self) -> None:
        self._window.actions_.ask()

    @Slot()
    def _say_copied(self) -> None:
        self._window.say(tr("The words are on the clipboard."))
