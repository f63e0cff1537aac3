"""Works out what the page shows in a thread of its own, so that dragging the radius stays smooth."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from workbench.core.events import Event
from workbench.evaluate.evaluation import Evaluation
from workbench.gui.compare.reckoning import Asked, Reckon, Reckoned, ReckonedAnew
from workbench.gui.work.worker import Task, Worker


class Reckoner(QObject):
    """`changed` when other figures are there. One question at a time: of those asked meanwhile only the last counts."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.worker = Worker(self)
        self.reckoned: Reckoned | None = None
        self._evaluation: Evaluation | None = None
        self._wanted: Asked | None = None
        self._task: Task | None = None
        self.worker.event.connect(self._take)
        self.worker.finished_job.connect(self._take_end)

    def show(self, evaluation: Evaluation | None, asked: Asked | None = None) -> None:
        """Work out this; None, None = there is nothing."""
        if evaluation is not self._evaluation:
            self._evaluation, self.reckoned = evaluation, None
            self.changed.emit()
        self._wanted = None if evaluation is None else asked
        self._begin()

    @property
    def is_settled(self) -> bool:
        """Is shown what was asked for?"""
        return self._task is None and self._wanted is None

    def end(self) -> None:
        self.worker.shut_down()

    def _begin(self) -> None:
        wanted, evaluation = self._wanted, self._evaluation
        if self._task is not None or wanted is None or evaluation is None:
            return
        self._wanted = None
        if self.reckoned is None or self.reckoned.asked != wanted:
            self._task = self.worker.submit("figures", Reckon(evaluation, wanted, self.reckoned), quiet=True)

    @Slot(object)
    def _take(self, event: Event) -> None:
        if isinstance(event, ReckonedAnew) and event.reckoned.evaluation is self._evaluation:
            self.reckoned = event.reckoned
            self.changed.emit()

    @Slot(object, str)
    def _take_end(self, task: Task, outcome: str) -> None:
        if task is self._task:
            self._task = None
            self._begin()
