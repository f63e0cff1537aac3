"""Looks at the campaign that a form names, in the worker, and says what of it could be learned from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from workbench.core.events import Event
from workbench.engine.campaign import CampaignFound, OpenCampaign, SessionsFound
from workbench.files.campaign import SessionRow
from workbench.gui.training.recordings import Recordings, recorded, simulated
from workbench.gui.work.later import Later
from workbench.gui.work.worker import Task, Worker
from workbench.training.config import DataConfig

_QUIET_MS = 250


class CampaignLook(QObject):
    """`changed` when it knows more. A folder is looked at once, when it is named and the typing has paused."""

    changed = Signal()

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker, self._folder, self._task = worker, "", None
        self._rows: dict[Path, SessionRow] = {}
        self._is_known = False
        self._later = Later(self._look, _QUIET_MS, self, after_last=True)
        worker.event.connect(self._take)
        worker.finished_job.connect(self._end)

    def look_at(self, folder: str) -> None:
        """This is the campaign now; "" = none."""
        if folder != self._folder:
            self._folder, self._rows, self._is_known = folder, {}, False
            self._later.ask()

    def look_again(self) -> None:
        """Sessions may have come or changed meanwhile."""
        if self._folder and self._task is None:
            self._later.ask()

    def recordings(self, data: DataConfig) -> Recordings | None:
        """What the recordings come to; None while the campaign is being looked at."""
        if not data.campaign:
            return simulated(data)
        return recorded(data, self._rows.values()) if self._is_known and data.campaign == self._folder else None

    def _look(self) -> None:
        if self._task is not None:
            self._worker.cancel(self._task)
            self._task = None
        path = Path(self._folder).expanduser()
        if self._folder and path.is_dir():
            self._task = self._worker.submit("Look at the campaign", OpenCampaign(path), quiet=True)

    @Slot(object)
    def _take(self, event: Event) -> None:
        if self._task is None or getattr(event, "campaign", None) != Path(self._folder).expanduser():
            return
        if isinstance(event, CampaignFound):
            self._rows = {}
        elif isinstance(event, SessionsFound):
            self._rows |= {row.path: row for row in event.rows}

    @Slot(object, str)
    def _end(self, task: Task, outcome: str) -> None:
        if self._task is not None and task.number == self._task.number:
            self._task = None
            self._is_known = outcome == "done"
            self.changed.emit()
