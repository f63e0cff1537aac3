"""What is asked of runs and takes seconds, in a thread of its own: ending processes, deleting folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QT_TR_NOOP, QFile, QObject, Signal, Slot

from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.engine.run_control import cancel, remove_run, resume_run
from workbench.gui.training.watch import RunsWatch
from workbench.gui.work.worker import Task, Worker

ErrandKind = Literal["resume", "cancel", "throw away", "remove"]
"""throw away: into the trash; remove: for good."""
CANCELLING = QT_TR_NOOP("cancelling")
_SAID: dict[ErrandKind, str] = {
    "resume": QT_TR_NOOP("resuming"),
    "cancel": CANCELLING,
    "throw away": QT_TR_NOOP("deleting"),
    "remove": QT_TR_NOOP("deleting"),
}


@dataclass(frozen=True, kw_only=True)
class ErrandDone(Event):
    """It was done to a run; error : why not. has_no_trash : it could not be moved there."""

    kind: ErrandKind
    folder: Path
    error: UserError | None = None
    has_no_trash: bool = False


@dataclass(frozen=True)
class Errand:
    """One thing done to several runs, to all of them, whatever happens to one."""

    kind: ErrandKind
    folders: tuple[Path, ...]

    def run(self) -> Iterator[Event]:
        yield from [self._done(folder) for folder in self.folders]

    def _done(self, folder: Path) -> ErrandDone:
        has_no_trash = False
        try:
            if self.kind == "resume":
                resume_run(folder)
            elif self.kind == "cancel":
                cancel(folder)
            elif self.kind == "remove":
                remove_run(folder)
            else:
                has_no_trash = not QFile.moveToTrash(str(folder))
        except UserError as error:
            return ErrandDone(kind=self.kind, folder=folder, error=error)
        return ErrandDone(kind=self.kind, folder=folder, has_no_trash=has_no_trash)


class Errands(QObject):
    """One after another; `done(ErrandDone)` in the window's thread. Until then the watch says what is being done."""

    done = Signal(object)

    def __init__(self, watch: RunsWatch, parent: QObject) -> None:
        super().__init__(parent)
        self._watch = watch
        self.worker = Worker(self)
        self.worker.event.connect(self._take)
        self.worker.finished_job.connect(self._take_end)

    @property
    def is_idle(self) -> bool:
        return self.worker.is_idle

    def ask(self, kind: ErrandKind, folders: Iterable[Path]) -> None:
        """Do this to these runs, soon."""
        errand = Errand(kind, tuple(folders))
        for folder in errand.folders:
            self._watch.mark(folder, _SAID[kind])
        if errand.folders:
            self.worker.submit(kind, errand, quiet=True)

    def end(self) -> None:
        """What is being done is done; nothing else is begun."""
        self.worker.shut_down()

    @Slot(object)
    def _take(self, event: Event) -> None:
        if isinstance(event, ErrandDone):
            self._watch.look()
            self._watch.mark(event.folder, "")
            self.done.emit(event)

    @Slot(object, str)
    def _take_end(self, task: Task, outcome: str) -> None:
        """Also when it broke off: nothing is being done to them any more."""
        for folder in task.job.folders:
            self._watch.mark(folder, "")
