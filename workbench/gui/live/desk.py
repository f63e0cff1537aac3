"""What the window does with live input: check, record, stop, discard, and open what was recorded."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal, Slot

from workbench.core.array.checks import microphone_names
from workbench.core.errors import UserError, reason_of
from workbench.core.events import Event
from workbench.core.live_events import (
    ColumnsCame,
    FileBegun,
    InputLevels,
    InputReady,
    NewestLocated,
    RecordingEnded,
    SamplesLost,
)
from workbench.core.session import Session, title_of
from workbench.files.recording_tail import RecordingTail
from workbench.files.session_folder import SESSION_FILE, read_session
from workbench.gui.language.words import tr
from workbench.gui.live.answers import LiveAnswers
from workbench.gui.live.asking import ask_discard, ask_end
from workbench.gui.live.child import RecordChild
from workbench.gui.live.locating import Follower

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


ASKS_FROM_S = 10.0
"""What is shorter is a false start, and discarded without a question."""
_LISTEN_AFTER_MS, _PATIENCE_MS = 300, 8_000


class LiveDesk(QObject):
    """One input at a time, in a child process.

    changed : what can be done may have changed. recorded(folder) : what was recorded is open now.
    """

    changed = Signal()
    recorded = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.page = window, window.live_page
        self.child, self.follower = RecordChild(self), Follower(self)
        self._is_recording = self._is_discarded = self._has_looked = False
        self._folder: Path | None = None
        self._tail: RecordingTail | None = None
        self._answers: LiveAnswers | None = None
        self._n_lost, self._wants_record, self._trouble = 0, False, ""
        self._at_s, self._arguments, self._is_late, self._is_quiet = 0.0, [""], False, False
        self.is_asking = True
        self._is_heard_elsewhere, self._seconds = False, None
        self._listening_soon, self._patience = QTimer(self), QTimer(self)
        for timer, wait_ms, slot in (
            (self._listening_soon, _LISTEN_AFTER_MS, self._listen), (self._patience, _PATIENCE_MS, self._say_late)
        ):  # fmt: skip
            timer.setSingleShot(True)
            timer.setInterval(wait_ms)
            timer.timeout.connect(slot)
        self._connect()
        self._show_buttons()

    def _connect(self) -> None:
        page, window = self.page, self._window
        for signal, slot in (
            (page.check_asked, self.check), (page.record_asked, self.record), (page.stop_asked, self.stop),
            (page.discard_asked, self.discard), (page.locating_changed, self._locate),
            (page.form.refresh_asked, self.look_for_devices), (page.form.changed, self._show_buttons),
            (page.form.changed, self._listen_soon),
            (self.child.told, self._take), (self.child.ended, self._take_end),
            (self.child.devices_came, self._take_devices), (self.follower.columns_came, self._take_columns),
            (self.follower.located, self._take_located), (self.follower.failed, self._take_trouble),
            (self.follower.broke, window.worker.broke), (window.workspaces.changed, self._take_workspace),
            (window.finding.methods_changed, self._locate), (window.ready, self._locate),
            (window.ready, self._prepare),
            (window.document.changed, self._show_open),
        ):  # fmt: skip
            signal.connect(slot)

    # ---- for the window

    @property
    def is_running(self) -> bool:
        return self.child.is_running

    @property
    def is_recording(self) -> bool:
        """Is something written?"""
        return self.child.is_running and self._is_recording

    def may_close(self) -> bool:
        """The window is about to close: people are asked when that ends a recording."""
        return not (self.is_recording and self.is_asking) or ask_end(self._window)

    def shut_down(self) -> None:
        """A recording ends and is kept."""
        self._listening_soon.stop()
        self._patience.stop()
        self.follower.shut_down()
        if not self._is_recording:
            self.child.kill()
        self.child.shut_down()

    @Slot()
    def toggle(self) -> None:
        """Record, or stop: one key."""
        self._window.workspaces.live()
        if self.is_recording:
            self.stop()
        elif why_not := self.page.form.why_no_record:
            self.page.say(why_not, "warning")
        else:
            self.record()

    # ---- what people ask

    @Slot()
    def look_for_devices(self) -> None:
        self.page.say(tr("Looking for devices…"))
        self.child.ask_devices()

    @Slot()
    def check(self) -> None:
        """Only levels."""
        self._begin(records=False)

    @Slot()
    def record(self, seconds: float | None = None) -> None:
        """seconds : it ends by itself after so many; None = when somebody says so."""
        self._seconds = seconds
        if self.child.is_running:  # a sound check: it gives way
            self._wants_record = True
            self.child.kill()
            return
        self.page.form.renew_name()
        self._folder = self.page.form.session_folder
        self._window.store.change(live_folder=self.page.form.folder.text().strip())
        self._begin(records=True)

    @Slot()
    def stop(self) -> None:
        """End it; asked again where that takes too long, by force."""
        self._wants_record, self._is_quiet = False, True
        if self._is_late or not self._is_recording:
            self.child.kill()
            return
        self.page.say(tr("Ending…"))
        self.child.stop()
        self._patience.start()

    @Slot()
    def discard(self) -> None:
        """End it and delete what it wrote; more than a false start is asked about."""
        if self._at_s < ASKS_FROM_S or ask_discard(self._at_s, self._window):
            self._is_discarded = self.is_recording
            self.stop()

    # ---- inside

    def _begin(self, *, records: bool) -> None:
        self._is_recording, self._is_discarded, self._wants_record = records, False, False
        self._tail, self._answers, self._n_lost, self._trouble = None, None, 0, ""
        self._at_s, self._is_late, self._is_quiet = 0.0, False, False
        self.page.say(tr("Opening the device…"))
        self._prepare()
        self._arguments = self.page.form.arguments(records=False)
        ends = ["--seconds", str(self._seconds)] if records and self._seconds is not None else []
        self.child.start([*self.page.form.arguments(records=records), *ends])
        self._show_buttons()

    @Slot(object)
    def _take(self, event: Event) -> None:
        if isinstance(event, InputLevels):
            self._at_s = event.at_s
            self.page.bars.take(event)
            self.page.time.setText(_time_text(event.at_s) if self._is_recording else "")
        elif isinstance(event, InputReady):
            names = [f"M{i}" for i in range(1, len(event.channels) + 1)]
            self.page.bars.begin(names)
            verb = tr("Recording") if self._is_recording else tr("Listening")
            said = tr("{verb}: {device}, {n} channels, {rate_hz} Hz")
            n = len(event.channels)
            self.page.say(said.format(verb=verb, device=event.device, n=n, rate_hz=event.rate_hz))
        elif isinstance(event, FileBegun):
            self._take_file(event)
        elif isinstance(event, SamplesLost):
            self._n_lost += 1
            at, lost_s = _time_text(event.at_s), event.lost_s
            lost = tr("Sound lost at {at}: {lost_s:.3f} s, {why}", at=at, lost_s=lost_s, why=event.why)
            more = "" if self._n_lost == 1 else tr(" ({n} losses)", n=self._n_lost)
            self.page.say(lost + more, "warning")
        elif isinstance(event, RecordingEnded) and event.said:
            self._trouble = tr("The recording ended: {said}", said=event.said)

    def _take_file(self, event: FileBegun) -> None:
        if self._tail is None:
            self._tail = RecordingTail.of(event)
            try:
                session = read_session(event.path.parent)
            except UserError as error:
                self._take_trouble(error)
                return
            self._answers = LiveAnswers(session)
            self.page.rolling.begin(microphone_names(session))
            self.page.bars.begin(microphone_names(session))
            self._locate()
        else:
            self._tail = self._tail.going_on(event)
        self.follower.follow(self._tail)

    @Slot(int, str)
    def _take_end(self, status: int, said: str) -> None:
        self.follower.stop()
        self._patience.stop()
        self.page.bars.end()
        self._window.site.show_live(None)
        folder, was_recording, self._is_recording = self._folder, self._is_recording, False
        has_begun = self._tail is not None  # else the folder, if there is one, is somebody else's
        self.page.say(said or (tr("Ended") if was_recording else ""), "error" if said else "info")
        if status and not said and was_recording and not self._is_discarded:
            broke_off = tr("The recording broke off; what was written until then is kept")
            self._trouble = self._trouble or (broke_off if has_begun else tr("The recording did not begin"))
        self._is_quiet = not was_recording and (self._is_quiet or bool(said))
        if self._wants_record:
            self.record(self._seconds)
            return
        if has_begun and folder is not None:
            self._discard(folder) if self._is_discarded else self._open(folder)
        if self._trouble:  # now, for opening a session clears what was said
            self._window.say(self._trouble, "error")
        if has_begun:
            self.page.form.propose_name()
        self._show_buttons()
        self._listen_soon()

    def _discard(self, folder: Path) -> None:
        try:
            if folder.is_dir():
                shutil.rmtree(folder)
        except OSError as error:
            said = tr("{folder} could not be deleted: {reason}", folder=folder, reason=reason_of(error))
            self._window.say(said, "error")
            return
        self.page.say(tr("Deleted"))

    def _open(self, folder: Path) -> None:
        """Show what was recorded, if anything was."""
        if (folder / SESSION_FILE).is_file() and self._window.sessions.open_session(folder):
            if not self._window.workspaces.is_field:
                self._window.workspaces.inspect()
            self.recorded.emit(folder)

    @Slot()
    def _locate(self) -> None:
        """Begin, go on with other methods, or end."""
        if self._answers is None or not self.is_recording:
            return
        session, wants = self._answers.session, self.page.locates.isChecked()
        methods = self._window.finding.chosen_methods
        why_not = _why_no_answers(session, methods) if wants else ""
        self._answers = LiveAnswers(session)
        self.page.answer.setText(why_not)
        self.follower.locate(session if wants and not why_not else None, methods)
        self._window.site.show_live(self._answers if wants and not why_not else None)

    @Slot(object)
    def _take_columns(self, columns: ColumnsCame) -> None:
        self.page.rolling.take(columns.first, columns.codes)

    @Slot(object)
    def _take_located(self, told: NewestLocated) -> None:
        if self._answers is None or not self.follower.is_locating:
            return
        self._answers.take(told)
        said = self._answers.said(self._window.site.titles)
        if not self.follower.keeps_pace:
            said += "\n" + tr("Slower than the sound: every {pace_s:.1f} s", pace_s=self.follower.pace_s)
        self.page.answer.setText(said)
        self._window.site.show_live(self._answers)

    @Slot(object)
    def _take_trouble(self, error: UserError) -> None:
        self.page.answer.setText(str(error))

    @Slot(object, str)
    def _take_devices(self, devices: tuple[dict[str, object], ...], said: str) -> None:
        self.page.form.show_devices(devices)
        if not self.child.is_running:
            self.page.say(said, "warning" if said else "info")
        self._show_buttons()

    @Slot()
    def _prepare(self) -> None:
        """What the methods load takes seconds: before the first answer is wanted."""
        if self.page.locates.isChecked() and self._window.workspaces.is_live:
            self.follower.prepare(self._window.finding.chosen_methods)

    @Slot()
    def _listen_soon(self) -> None:
        """Levels are seen as long as people look at Live, and are those of the device that is chosen now."""
        if not self._is_recording and not self._wants_record:
            self._listening_soon.start()

    @Slot()
    def _listen(self) -> None:
        form, shows = self.page.form, self._window.workspaces.is_live or self._is_heard_elsewhere
        is_other = form.arguments(records=False) != self._arguments
        if self._is_recording or self._wants_record or not (self.child.is_running or shows):
            return
        if self.child.is_running and (is_other or not shows):
            self.child.kill()  # when it has ended, the other one is listened to
        elif not self.child.is_running and not form.why_no_check and (is_other or not self._is_quiet):
            self.check()

    @Slot()
    def _say_late(self) -> None:
        self._is_late = True
        self.page.say(tr("It does not end. Stop again ends it by force; what is on disk is kept"), "warning")

    @Slot()
    def _take_workspace(self) -> None:
        self._prepare()
        self._listen_soon()
        if self._window.workspaces.is_live:
            self.begin_looking()

    def listen_for_others(self, wants: bool) -> None:
        """Another page shows the levels, too, or no more."""
        self._is_heard_elsewhere = wants
        self._listen_soon()

    def begin_looking(self) -> None:
        """Look for devices, the first time that people come where they matter."""
        if not self._has_looked:
            self._has_looked = True
            stored = self._window.store.settings.live_folder
            documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
            self.page.form.folder.setText(stored or documents)
            self._show_open()
            self.look_for_devices()

    @Slot()
    def _show_open(self, *_: object) -> None:
        session = self._window.document.session
        placed = session is not None and session.is_placed and session.folder is not None
        self.page.form.show_open(session.folder if placed else None, title_of(session) if placed else "")

    @Slot()
    def _show_buttons(self) -> None:
        page, runs, records = self.page, self.child.is_running, self.is_recording
        why_no_check, why_no_record = page.form.why_no_check, page.form.why_no_record
        page.form.setEnabled(not records)
        page.check.setEnabled(not runs and not why_no_check)
        page.record.setEnabled(not records and not why_no_record)
        page.record.setToolTip(why_no_record or tr("Write what comes in into a new session (F9)"))
        page.stop.setEnabled(runs)
        page.discard.setEnabled(records)
        self.changed.emit()


def _why_no_answers(session: Session, methods: tuple[str, ...]) -> str:
    if not session.is_placed:
        return tr("Localizing needs the microphones' places: take them over from a session before recording")
    return "" if methods else tr("Choose methods beside Localize first")


def _time_text(at_s: float) -> str:
    minutes, seconds = divmod(at_s, 60)
    return f"{int(minutes // 60):02d}:{int(minutes % 60):02d}:{seconds:04.1f}"
