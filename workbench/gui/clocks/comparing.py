"""What is compared, and what came of it: the part of the clocks' dialog that knows the document and the worker."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QObject, Signal, Slot

from workbench.core.clock_offset import ClocksProposed, with_offsets
from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.core.session import Point, Session
from workbench.gui.clocks.job import ClocksDoubted, ClocksRefused, CompareClocks
from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import number_in
from workbench.gui.state.document import Document
from workbench.gui.work.worker import Task, Worker

SET = QT_TR_NOOP("Set clock offsets")
"""The name of the step in the document's history."""


class Comparing(QObject):
    """One proposal at a time, kept as long as it still holds: while places, files and temperature are as they were."""

    changed = Signal()

    def __init__(self, document: Document, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._worker = document, worker
        self._task: Task | None = None
        self._heard: Session | None = None
        self.proposed: ClocksProposed | None = None
        self.problem = ""
        self.warnings: tuple[str, ...] = ()
        document.changed.connect(self._follow)
        worker.started_job.connect(self._note_start)
        worker.event.connect(self.take)
        worker.finished_job.connect(self._end)
        self._is_running = False

    @property
    def session(self) -> Session | None:
        return self._document.session

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    @property
    def why_not(self) -> str:
        """Why nothing can be compared now; empty when something can."""
        if self.session is None:
            return tr("Open a session first")
        if self.is_busy:
            return tr("The clocks are being compared")
        return tr("Save the session first: its sound has no folder yet") if self.session.folder is None else ""

    @property
    def why_no_apply(self) -> str:
        """Why no offset can be set now; empty when one can."""
        session = self.session
        if session is None or self.proposed is None:
            return tr("Compare the clocks first")
        if session.read_only_reason or self._document.read_only_reason:
            return session.read_only_reason or self._document.read_only_reason
        if all(each.why_not for each in self.proposed.offsets):
            return tr("No microphone was clear enough")
        return tr("The offsets are these already") if with_offsets(session, self.proposed.offsets) is session else ""

    def begin(self, source_m: Point, span_s: tuple[float, float] | None) -> None:
        """Start comparing; what was found before is forgotten."""
        session = self.session
        if session is None or self.why_not:
            return
        self._heard, self.proposed, self.problem, self.warnings = session, None, "", ()
        self._task = self._worker.submit(tr("Compare clocks"), CompareClocks(session, source_m, span_s))
        self.changed.emit()

    @Slot()
    def stop(self, *_: object) -> None:
        if self._task is not None:
            self._worker.cancel(self._task)

    def apply(self) -> int:
        """Set what was proposed as one step that can be undone; -> how many offsets changed."""
        session, proposed = self.session, self.proposed
        if session is None or proposed is None or self.why_no_apply:
            return 0
        now = with_offsets(session, proposed.offsets)
        n = sum(a != b for a, b in zip(session.microphones, now.microphones, strict=True))
        self._document.edit(tr(SET), now)
        return n

    @Slot(object)
    def _note_start(self, task: Task) -> None:
        self._is_running = task == self._task

    @Slot(object)
    def take(self, event: Event) -> None:
        if not self._is_running:
            return
        if isinstance(event, ClocksDoubted):
            self.warnings = (*self.warnings, event.text)
        elif isinstance(event, ClocksRefused):
            self.problem = event.why
        elif isinstance(event, ClocksProposed):
            if _is_same_array(self._heard, self.session):
                self.proposed = event
            else:
                self.problem = tr("The session was changed meanwhile: compare again.")

    @Slot(object, str)
    def _end(self, task: Task, outcome: str) -> None:
        if task == self._task:
            self._task, self._is_running = None, False
            if outcome == "cancelled":
                self.problem = tr("Stopped before there was an answer.")
            self.changed.emit()

    @Slot(object, object)
    def _follow(self, before: Session | None, now: Session | None) -> None:
        if self.proposed is not None and not _is_same_array(self._heard, now):
            self.proposed, self.warnings = None, ()
            self.problem = tr("Places, files or the temperature were changed: compare again.")
        elif self.proposed is None and not self.is_busy:
            self.problem = ""
        self.changed.emit()


def _is_same_array(heard: Session | None, now: Session | None) -> bool:
    """Does what was heard still tell the offsets? They are those of the files, whatever offsets stand there now."""
    if heard is None or now is None or heard.folder != now.folder:
        return False
    if heard.conditions.temperature_c != now.conditions.temperature_c:  # the speed of sound is another
        return False
    same = [(m.position_m, m.file, m.then, m.channel) for m in heard.microphones]
    return same == [(m.position_m, m.file, m.then, m.channel) for m in now.microphones]


def place_in(text: str) -> Point:
    """ "4.0, 6.5, 1.2" as metres; UserError when it is no place."""
    plainly = text.replace("m", " ").replace(";", " ")
    parts = [part.strip(",") for part in plainly.split() if part.strip(",")]
    numbers = [number_in(part) for part in (parts[0].split(",") if len(parts) == 1 else parts)]
    if len(numbers) != 3 or any(number is None for number in numbers):
        said = tr("{text} is no place", text=text.strip()) if text.strip() else tr("An empty field is no place")
        raise UserError(said, tr("Type x, y and z in metres: 4.0, 6.5, 1.2"))
    x, y, z = (float(number) for number in numbers if number is not None)
    return x, y, z
