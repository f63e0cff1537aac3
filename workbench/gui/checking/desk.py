"""Judges the open session's sound: a short one by itself, a long one when people ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, QObject, Signal, Slot

from workbench.core.clips import WHOLE_S
from workbench.core.events import Event, Progress, SoundJudged
from workbench.core.finding import Finding
from workbench.core.session import Session
from workbench.gui.checking.findings_lane import FindingsLane
from workbench.gui.checking.jobs import JudgeSound
from workbench.gui.checking.kept_thresholds import n_in_force, read_kept, thresholds_of
from workbench.gui.language.words import retold, tr
from workbench.gui.state.settings import Settings
from workbench.gui.work.later import Later
from workbench.gui.work.worker import Task, Worker

if TYPE_CHECKING:
    from workbench.gui.checking.thresholds_dialog import ThresholdsDialog
    from workbench.gui.main_window import MainWindow
    from workbench.judge.registry import Thresholds

_AFTER_OPENING_MS = 400
"""The first picture of the sound comes first."""
_AFTER_EDIT_MS = 1200
"""Places are dragged: judged is where they come to rest."""
_AROUND = 0.4
"""So much of a finding's length is shown before and after it."""
_LEAST_SHOWN_S = 4.0
_TONES = {"fault": "error", "warning": "warning", "note": "good", None: "good"}
_WELL = QT_TR_NOOP("Checked: nothing to warn of")


class CheckingDesk(QObject):
    """In a thread of its own, so that a night's recording is judged while people localize.

    `event` hands on what the judging says.
    """

    event = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.worker = Worker(self)
        self.judged = window.judged
        self.dialog: ThresholdsDialog | None = None
        self._task: Task | None = None
        self._soon = Later(self.start, _AFTER_OPENING_MS, self, after_last=True)
        self._again = Later(self._judge_again, _AFTER_EDIT_MS, self, after_last=True)
        self._own = Later(self._count_own, _AFTER_OPENING_MS, self, after_last=True)
        self.worker.event.connect(self._take)
        self.worker.failed.connect(self._fail)
        self.worker.finished_job.connect(self._end)
        window.open_sound.changed.connect(self._take_sound)
        window.document.changed.connect(self._take_document)
        window.store.changed.connect(self._take_settings)
        self.lane = FindingsLane(window.themes)
        window.sound.add_lane(self.lane)
        self.lane.chosen.connect(self.show_place)
        self.judged.changed.connect(self._show_in_sound)
        section = window.checks.sound
        section.asked.connect(self.start)
        section.stop_asked.connect(self.stop)
        section.thresholds_asked.connect(self.show_thresholds)
        section.chosen.connect(self.show_place)

    @property
    def why_not(self) -> str:
        """Why the sound cannot be checked now; empty when it can."""
        return "" if self._window.open_sound.sound is not None else tr("Open a session whose sound can be read first")

    @property
    def thresholds(self) -> Thresholds:
        """As people set them."""
        return thresholds_of(read_kept(self._window.store.settings.checks))

    @property
    def is_busy(self) -> bool:
        """Is the sound being judged, or about to be?"""
        return self._task is not None or self._soon.is_pending or self._again.is_pending

    @Slot()
    def start(self) -> None:
        """Judge all of the open session's sound."""
        session = self._window.document.session
        if session is None or self._window.open_sound.sound is None:
            return
        self.stop()
        changed = read_kept(self._window.store.settings.checks)
        self._task = self.worker.submit(tr("Check sound"), JudgeSound(session, changed))
        self.judged.begin()

    @Slot()
    def ask(self) -> None:
        """Judge it because people want to know, and show them where it is told."""
        self._window.show_checks()
        self.start()

    @Slot()
    def stop(self) -> None:
        if self._task is not None:
            self.worker.cancel(self._task)
            self._task = None
            self.judged.end()

    @Slot(object)
    def show_place(self, finding: Finding) -> None:
        """Bring a finding's place in time into sight, and choose its microphone."""
        first = finding.microphones[0] if finding.microphones else None
        times = self._window.sound.times
        low_s, high_s = times.span_s
        around_s = max((finding.end_s - finding.start_s) * _AROUND, _LEAST_SHOWN_S / 2)
        shown_s = max(low_s, finding.start_s - around_s), min(high_s, finding.end_s + around_s)
        if first is not None:
            self._window.viewing.change(selected_microphone=first)
        if shown_s[1] > shown_s[0]:
            times.show_stretch(*shown_s)

    @Slot()
    def show_thresholds(self) -> None:
        """At most one dialog; asking again brings it to the front."""
        from workbench.gui.checking.thresholds_dialog import ThresholdsDialog

        if self.dialog is None:
            self.dialog = ThresholdsDialog(self._window.store, self._window.themes, self._window)
            self.dialog.finished.connect(self._forget_dialog)
            self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def shut_down(self) -> None:
        """Nothing is begun any more."""
        self._soon.cancel()
        self._again.cancel()
        self._own.cancel()
        self.worker.shut_down()

    @Slot()
    def _show_in_sound(self) -> None:
        """A light beside each microphone's name, and the lane under the overview."""
        self.lane.show_findings(self.judged.findings or ())
        for row in self._window.sound.rows.rows:
            tone = None if self.judged.findings is None else _TONES[self.judged.worst_of(row.index)]
            row.set_light(tone, "\n".join(map(retold, self.judged.said_of(row.index))) or (tr(_WELL) if tone else ""))

    @property
    def _is_judged_by_itself(self) -> bool:
        sound = self._window.open_sound.sound
        return sound is not None and sound.duration_s <= WHOLE_S

    @Slot()
    def _take_sound(self) -> None:
        self.stop()
        self._soon.cancel()
        self._again.cancel()
        self.judged.forget()
        self._window.checks.sound.set_sound(self._window.open_sound.sound is not None, self.why_not)
        self._own.ask()
        if self._window.open_sound.sound is not None and self._is_judged_by_itself:
            self._soon.ask()

    @Slot(object, object)
    def _take_document(self, before: Session | None, now: Session | None) -> None:
        """Sentences name microphones, and clocks and the order of channels are judged by their places."""
        if before is not None and now is not None and _judged_by(before) != _judged_by(now):
            self._ask_again()

    @Slot(object, object)
    def _take_settings(self, before: Settings, now: Settings) -> None:
        if before.checks != now.checks:
            self._own.ask()
            self._ask_again()

    def _count_own(self) -> None:
        """Of those kept, the ones in force. None kept: nothing is imported for it."""
        kept = read_kept(self._window.store.settings.checks)
        self._window.checks.sound.set_own_thresholds(n_in_force(kept) if kept else 0)

    def _ask_again(self) -> None:
        if self._window.open_sound.sound is None or self._soon.is_pending:
            return
        if self._is_judged_by_itself:
            self._again.ask()
        else:
            self.judged.grow_old()

    def _judge_again(self) -> None:
        self.start()

    @Slot(object)
    def _take(self, event: Event) -> None:
        if isinstance(event, Progress):
            self.judged.go_on(event)
        elif isinstance(event, SoundJudged):
            self.judged.take(event)
        self.event.emit(event)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if self._window.open_sound.sound is not None:
            self._window.say(str(error), "error")

    @Slot(object, str)
    def _end(self, task: Task, outcome: str) -> None:
        if self._task is not None and task.number == self._task.number:
            self._task = None
            self.judged.end()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None


def _judged_by(session: Session) -> tuple[object, ...]:
    """What findings depend on besides the sound, for which OpenSound is another."""
    places = tuple((m.name, m.position_m) for m in session.microphones)
    return (*places, session.true_position_m, session.conditions.temperature_c)
