"""Many sessions edited at once, and that taken back step by step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.core.events import Event
from workbench.core.session_fields import Values, values_of, with_values
from workbench.engine.copy_array import CopyArray
from workbench.engine.edit_sessions import EditSessions, NotEdited, SessionEdited, Wanted
from workbench.files.campaign import SessionRow
from workbench.gui.campaign.batch_steps import Done, Steps
from workbench.gui.language.words import tr
from workbench.gui.work.later import Later
from workbench.gui.work.worker import Task

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

MOST_TOLD = 3
"""Sessions that could not be written are named up to this many."""
_ROWS_MS = 100


class Batch(QObject):
    """One batch at a time. `ended(tuple of NotEdited)` when all are written, or it was stopped."""

    ended = Signal(object)
    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._task: Task | None = None
        self._pending: Done | None = None
        self._turned: Done | None = None
        self._wanted: tuple[Wanted, ...] = ()
        self._failed: list[NotEdited] = []
        self._rows: list[SessionRow] = []
        self._show_rows = Later(self._put_rows, _ROWS_MS, self)
        self.steps = Steps()
        window.worker.finished_job.connect(self._take_end)

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def edit(self, name: str, rows: Iterable[SessionRow], values: Values) -> None:
        """Write these values into these sessions; the one that is open here is edited in the window."""
        folders = dict.fromkeys(row.path for row in rows)
        self._run(Done(name, ()), None, tuple(Wanted(folder, values) for folder in folders))

    @Slot(object)
    def copy(self, job: CopyArray) -> None:
        """Write one session's array into others, which are not open here."""
        if self._task is not None:
            self._window.say(tr("Wait until the sessions in hand are written, then copy the array."), "warning")
            return
        self._begin(Done(job.name, ()), None, ())
        self._submit(job)

    @Slot()
    def undo(self) -> None:
        """Take the last batch back; sessions changed otherwise since then are left alone."""
        if (step := self.steps.to_undo) is not None:
            self._run(Done(step.name, (), is_undone=True), step, step.back)

    @Slot()
    def redo(self) -> None:
        """Bring on again what was taken back last."""
        if (step := self.steps.to_redo) is not None:
            self._run(Done(step.name, ()), step, step.back)

    def _begin(self, done: Done, turned: Done | None, wanted: tuple[Wanted, ...]) -> None:
        self._pending, self._turned, self._wanted, self._failed = done, turned, wanted, []

    def _run(self, done: Done, turned: Done | None, wanted: tuple[Wanted, ...]) -> None:
        if self._task is not None:
            return
        self._begin(done, turned, wanted)
        session = self._window.document.session
        here = None if session is None else session.folder
        for one in wanted:
            if one.folder == here:
                self._edit_here(tr("Undo {name}", name=done.name) if done.is_undone else done.name, one)
        elsewhere = tuple(one for one in wanted if one.folder != here)
        if elsewhere:
            self._submit(EditSessions(done.name, elsewhere))
        else:
            self._end("done", ())

    def _submit(self, job: EditSessions | CopyArray) -> None:
        self._task = self._window.worker.submit(job.name, job)
        self.changed.emit()

    def _edit_here(self, name: str, one: Wanted) -> None:
        """Through the document, so that it is one step among the others; saved, if nothing else was unsaved."""
        document, session = self._window.document, self._window.document.session
        before = values_of(session, tuple(one.values))
        read_only = document.read_only_reason
        if read_only or (one.only_over is not None and before not in (one.only_over, one.values)):
            reason = read_only or tr("It was changed again since")
            self._failed.append(NotEdited(name=name, folder=one.folder, reason=reason))
            return
        was_saved = document.is_saved
        document.edit(name, with_values(session, one.values))
        back = Wanted(one.folder, before, only_over=one.values)
        self._pending = replace(self._pending, back=(*self._pending.back, back))
        if was_saved and not document.is_saved:
            self._window.sessions.save()

    @Slot(object)
    def take(self, event: Event) -> None:
        if self._task is None:
            return
        if isinstance(event, SessionEdited):
            self._rows.append(event.row)
            self._show_rows.ask()
        elif isinstance(event, NotEdited):
            self._failed.append(event)

    def _put_rows(self) -> None:
        """Many at a time: with every row that comes the whole list is sorted anew."""
        rows, self._rows = tuple(self._rows), []
        self._window.campaign_list.campaign_rows.put(rows)

    @Slot(object, str)
    def _take_end(self, task: Task, outcome: str) -> None:
        if self._task is not None and task.number == self._task.number:
            self._task = None
            self._show_rows.now()
            self._end(outcome, tuple(task.job.written))

    def _end(self, outcome: str, written: tuple[SessionEdited, ...]) -> None:
        failed = tuple(self._failed)
        done = replace(self._pending, back=(*self._pending.back, *(one.back for one in written)))
        seen = {*(one.folder for one in done.back), *(one.folder for one in failed)}
        rest = tuple(one for one in self._wanted if one.folder not in seen)
        self.steps = self.steps.after(done, self._turned, rest)
        self._pending, self._turned, self._wanted = None, None, ()
        if outcome != "done":
            taken = tr(" {undo} takes them back.", undo=done.text) if done.back else ""
            self._window.say(
                tr("Stopped: {name}, {n} written.{taken}", name=done.name, n=len(done.back), taken=taken),
                "warning",
            )
        elif failed:
            self._window.say(_said_failures(done, len(done.back), failed), "warning")
        else:
            self._window.say(f"{tr('Undone') if done.is_undone else tr('Done')}: {done.name}")
        if outcome != "done" or failed:  # their rows are not what is on disk
            self._window.campaign.read_again([*(w.folder for w in done.back), *(one.folder for one in failed)])
        self.changed.emit()
        self.ended.emit(failed)


def _said_failures(done: Done, n_edited: int, failed: tuple[NotEdited, ...]) -> str:
    told = "; ".join(f"{one.folder.name}: {one.reason}" for one in failed[:MOST_TOLD])
    more = tr("; and {n} more", n=len(failed) - MOST_TOLD) if len(failed) > MOST_TOLD else ""
    n_all = n_edited + len(failed)
    return tr(
        "{name}: {n} of {all} could not be written. {told}{more}.",
        name=done.name,
        n=len(failed),
        all=n_all,
        told=told,
        more=more,
    )
