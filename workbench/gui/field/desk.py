"""What the Field screen does: it leads through the five steps, and lets the window's other desks do the work."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu

from workbench.core.array.checks import microphone_names
from workbench.core.errors import UserError
from workbench.core.events import Event, Located, Progress, Saved, Summary
from workbench.core.live_events import InputLevels, InputReady
from workbench.core.place_words import PlaceSaid, place_said
from workbench.core.session import Session, title_of
from workbench.core.simulated import is_simulated
from workbench.files.session_folder import read_session
from workbench.gui.answers.methods import shown_method, shown_methods
from workbench.gui.field.channel_watch import ChannelWatch
from workbench.gui.field.jobs import WriteHandOver
from workbench.gui.field.looks import frame_sheet_of
from workbench.gui.field.steps import Facts, Step, marks
from workbench.gui.field.widgets import tune
from workbench.gui.language.choice import spoken
from workbench.gui.language.words import tr
from workbench.gui.work.worker import Task, Worker

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

SECONDS = 30
_SHOW_MS = 100
_MOST_NOTICES = 8


class FieldDesk(QObject):
    """One round after the other. Sound devices are left alone until somebody comes to the step that checks them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.page = window, window.field_page
        self.worker = Worker(self)
        self.watch = ChannelWatch()
        self._array: Session | None = None
        self._array_folder: Path | None = None
        self._is_checked = self._is_recorded = self._has_asked_devices = False
        self._written: Path | None = None
        self._progress: Progress | None = None
        self._task: Task | None = None
        self._at_s = 0.0
        self._show_soon = QTimer(self)
        self._show_soon.setSingleShot(True)
        self._show_soon.setInterval(_SHOW_MS)
        self._show_soon.timeout.connect(self.refresh)
        self._connect()
        self.page.show_step(Step.MICROPHONES)

    def _connect(self) -> None:
        page, window, live = self.page, self._window, self._window.live
        for signal, slot in (
            (page.pressed, self.press), (page.step_asked, self.go), (page.shown, self.refresh),
            (page.look_changed, self._colour_frame),
            (page.microphones.open.clicked, self._take_open), (page.microphones.other.clicked, self.ask_array),
            (page.microphones.tape.clicked, self._measure), (page.microphones.type.clicked, self._type),
            (page.microphones.open_recording.clicked, window.sessions.ask_open),
            (page.check.again.clicked, self._look_again), (page.check.device.clicked, self._show_devices),
            (page.record.choose.clicked, self._choose_folder), (page.localize.again.clicked, self._localize),
            (page.hand_over.place.clicked, self.ask_place), (page.hand_over.show_folder.clicked, self._show_folder),
            (live.child.told, self._take_live), (live.changed, self._ask_refresh), (live.recorded, self._take_recorded),
            (live.page.form.changed, self._ask_refresh),
            (window.document.changed, self._take_document), (window.predictions.changed, self._ask_refresh),
            (window.finding.methods_changed, self._ask_refresh), (window.notices.changed, self._ask_refresh),
            (window.judged.changed, self._ask_refresh), (window.ready, self._ask_refresh),
            (window.worker.event, self._take_progress), (window.worker.finished_job, self._take_found),
            (window.workspaces.changed, self._take_workspace),
            (self.worker.event, self._take_written), (self.worker.failed, self._take_failure),
            (self.worker.finished_job, self._take_end), (self.worker.broke, window.worker.broke),
        ):  # fmt: skip
            signal.connect(slot)

    def shut_down(self) -> None:
        self._show_soon.stop()
        self.worker.shut_down()

    # ---- where one is

    @property
    def facts(self) -> Facts:
        session = self._window.document.session
        return Facts(
            is_placed=self.array is not None,
            is_checked=self._is_checked,
            is_recorded=self._is_recorded,
            has_sound=session is not None,
            has_answer=self._answer is not None,
            is_handed_over=self._written is not None,
        )

    @property
    def array(self) -> Session | None:
        """Whose microphones' places a new recording takes over."""
        session = self._window.document.session
        if self._array is not None:
            return self._array
        return session if session is not None and session.is_placed else None

    @Slot(object)
    def go(self, step: Step) -> None:
        """To any step; what it lacks is said there. A recording that goes on is left by stopping it."""
        if self._window.live.is_recording and step != Step.RECORD:
            self.page.say(tr("It is recording: press Stop first."), "warning")
            return
        if self.page.step == Step.CHECK and step > Step.CHECK and self.watch.n_channels:
            self._is_checked = self._is_checked or "waiting" not in self.watch.states()
        self.page.show_step(step)
        self.page.say("")
        self._listen()
        self.refresh()
        self.page.main.setFocus()
        if not self.page.main.isEnabled():
            self.page.setFocus()

    @Slot()
    def press(self) -> None:
        """The big button."""
        step, live = self.page.step, self._window.live
        if step == Step.MICROPHONES:
            self.go(Step.LOCALIZE if self._goes_on_without_recording else Step.CHECK)
        elif step == Step.CHECK:
            self.go(Step.RECORD)
        elif step == Step.RECORD:
            live.stop() if live.is_recording else self._record()
        elif step == Step.LOCALIZE:
            self._press_localize()
        else:
            self.write(self._proposed_place())

    def _press_localize(self) -> None:
        if self._window.finding.is_running:
            self._window.finding.stop()
        elif self._answer is not None:
            self.go(Step.HAND_OVER)
        else:
            self._localize()

    @Slot()
    def _take_workspace(self) -> None:
        self._listen()
        self._colour_frame()
        if self._window.workspaces.is_field:
            self.refresh()

    @Slot()
    def _colour_frame(self) -> None:
        """What stands round the screen must not blind at night; elsewhere it looks as the window does."""
        window = self._window
        sheet = frame_sheet_of(self.page.look) if window.workspaces.is_field else ""
        for part in (window.menuBar(), window.tool_bar, window.statusBar()):
            part.setStyleSheet(sheet)

    def _listen(self) -> None:
        """Levels come in the steps that show them, and in no other."""
        wants = self._window.workspaces.is_field and self.page.step in (Step.CHECK, Step.RECORD)
        live = self._window.live
        if wants and not self._has_asked_devices:
            self._has_asked_devices = True
            live.begin_looking()
        self._set_channels()
        live.listen_for_others(wants)

    # ---- 1 microphones

    @property
    def _goes_on_without_recording(self) -> bool:
        """A recording is open: by default it is what is localized."""
        return self._window.document.session is not None and self._array is None

    @Slot()
    def _take_open(self) -> None:
        self._array = self._array_folder = None
        self._share_places()
        self.refresh()

    @Slot()
    def ask_array(self) -> None:
        start = self._window.store.settings.last_folder
        title = tr("Recording whose microphones' places are taken over")
        self.take_array(QFileDialog.getExistingDirectory(self._window, title, start))

    def take_array(self, folder: str) -> None:
        """From this session folder; "" = nobody chose one."""
        if not folder:
            self.refresh()
            return
        try:
            session = read_session(Path(folder))
        except UserError as error:
            self.page.say(str(error), "error")
        else:
            if session.is_placed:
                self._array, self._array_folder = session, Path(folder)
                self._share_places()
                self.page.say("")
            else:
                self.page.say(tr("{name} has microphones without places.", name=title_of(session)), "error")
        self.refresh()

    def _share_places(self) -> None:
        """What is recorded from now on takes them over."""
        if self._array_folder is not None:
            self._window.live.page.form.take_places_of(self._array_folder)
        else:
            self._window.live.page.form.take_open_places()
        self._set_channels()

    def _set_channels(self) -> None:
        array, live = self.array, self._window.live
        if array is not None and not live.is_recording and live.page.form.n_channels != len(array.microphones):
            live.page.form.channels.setText(str(len(array.microphones)))

    @Slot()
    def _measure(self) -> None:
        self._window.tape.show()

    @Slot()
    def _type(self) -> None:
        self._window.workspaces.annotate()
        self._window.tabs.setCurrentWidget(self._window.microphones)

    # ---- 2 check, 3 record

    @Slot()
    def _look_again(self) -> None:
        self._window.live.look_for_devices()
        self.refresh()

    @Slot()
    def _show_devices(self) -> None:
        form, button = self._window.live.page.form, self.page.check.device
        menu = QMenu(button)
        for i in range(form.device.count()):
            menu.addAction(form.device.itemText(i)).setData(i)
        if not menu.isEmpty():
            menu.triggered.connect(self._choose_device)
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    @Slot(object)
    def _choose_device(self, action: object) -> None:
        self._window.live.page.form.device.setCurrentIndex(action.data())

    @Slot()
    def _choose_folder(self) -> None:
        form = self._window.live.page.form
        found = QFileDialog.getExistingDirectory(self._window, tr("Folder for recordings"), form.folder.text())
        if found:
            form.folder.setText(found)
            self.refresh()

    def _record(self) -> None:
        self._is_recorded, self._written, self._at_s = False, None, 0.0
        self._window.live.page.locates.setChecked(False)
        self._window.live.record(SECONDS)
        self.refresh()

    @Slot(object)
    def _take_live(self, event: Event) -> None:
        if isinstance(event, InputReady):
            self.watch.begin(len(event.channels))
        elif isinstance(event, InputLevels):
            self.watch.take(event)
            self._at_s = event.at_s
        else:
            return
        if self._window.workspaces.is_field:
            self._ask_refresh()

    @Slot(object)
    def _take_recorded(self, folder: Path) -> None:
        """It is open now."""
        if not self._window.workspaces.is_field:
            return
        self._is_recorded = True
        self.go(Step.LOCALIZE)
        self.page.say(tr("Recorded into {folder}", folder=folder))

    # ---- 4 localize

    @Slot()
    def _localize(self) -> None:
        self._progress, self._written = None, None
        self._window.finding.start()
        self.refresh()

    @Slot(object)
    def _take_progress(self, event: Event) -> None:
        if isinstance(event, Progress) and self._window.finding.is_running:
            self._progress = event
            self._ask_refresh()

    @Slot(object, str)
    def _take_found(self, *_: object) -> None:
        """After the finding heard of it, too."""
        self._ask_refresh()
        if self._window.workspaces.is_field and self.page.step == Step.LOCALIZE and self._answer is not None:
            QTimer.singleShot(0, self.refresh)

    @property
    def _method(self) -> str:
        return next(iter(self._window.finding.chosen_methods), "")

    @property
    def _answer(self) -> Summary | None:
        return self._window.predictions.summary_of(self._method)

    # ---- 5 hand over

    @property
    def said(self) -> PlaceSaid | None:
        """About the answer, where there is one."""
        answer, found = self._answer, self._window.predictions
        session = found.whole_of(self._method) or self._window.document.session
        if answer is None or session is None:
            return None
        told = [*answer.warnings, *(w for e in found.of(self._method) if isinstance(e, Located) for w in e.warnings)]
        return place_said(
            answer.position_m, session, radius_50_m=answer.radius_50_m, radius_90_m=answer.radius_90_m,
            mixture=answer.mixture, told=told,
        )  # fmt: skip

    def _proposed_place(self) -> Path:
        """Beside the recording, never in it."""
        session = self._window.document.session
        folder = None if session is None else session.folder
        if folder is None:
            folder = Path(self._window.store.settings.live_folder or Path.home()) / "recording"
        return folder.parent / f"{folder.name}-hand-over-{datetime.now():%Y%m%d-%H%M%S}"

    @Slot()
    def ask_place(self) -> None:
        proposed = self._proposed_place()
        title = tr("The hand-over folder goes into")
        if found := QFileDialog.getExistingDirectory(self._window, title, str(proposed.parent)):
            self.write(Path(found) / proposed.name)

    def write(self, out: Path) -> None:
        """The hand-over folder, in the background."""
        window = self._window
        session = window.predictions.asked_of(self._method) or window.document.session
        if session is None or self._answer is None or self._task is not None:
            return
        job = WriteHandOver(session, out, self._method, window.predictions.events(),
                            spoken(window.store.settings.language))  # fmt: skip
        self._written = None
        self._task = self.worker.submit(tr("Hand over"), job)
        self.page.say(tr("Writing…"))
        self.refresh()

    @Slot(object)
    def _take_written(self, event: Event) -> None:
        if isinstance(event, Saved):
            self._written = event.path
            self.page.say(tr("Written: {folder}", folder=event.path), "good")

    @Slot(object)
    def _take_failure(self, error: UserError) -> None:
        self.page.say(str(error), "error")

    @Slot(object, str)
    def _take_end(self, *_: object) -> None:
        self._task = None
        self.refresh()

    @Slot()
    def _show_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    # ---- what is seen

    @Slot(object, object)
    def _take_document(self, before: Session | None, now: Session | None) -> None:
        if before is None or now is None or before.id != now.id or before.folder != now.folder:
            self._written = None
        self._ask_refresh()

    @Slot()
    def _ask_refresh(self, *_: object) -> None:
        if self._window.workspaces.is_field and not self._show_soon.isActive():
            self._show_soon.start()

    @Slot()
    def refresh(self) -> None:
        """Show the present step as things stand."""
        self.page.row.show_marks(marks(self.page.step, self.facts))
        (self._show_microphones, self._show_check, self._show_record, self._show_localize, self._show_hand_over)[
            self.page.step
        ]()

    def _show_microphones(self) -> None:
        panel, array, session = self.page.microphones, self.array, self._window.document.session
        panel.plan.show_session(array or session, answers=False)
        panel.open.setEnabled(session is not None and session.is_placed)
        panel.open.setChecked(array is not None and self._array is None)
        panel.other.setChecked(self._array is not None)
        panel.tape.setEnabled(session is not None)
        panel.type.setEnabled(session is not None)
        if array is not None:
            n = len(array.microphones)
            panel.state.setText(tr("{name}: {n} microphones, all with places", name=title_of(array), n=n))
        elif session is not None:
            panel.state.setText(tr("Not all of its microphones have places yet: measure or type them."))
        else:
            panel.state.setText(tr("Choose a recording whose microphones stand as they stand now."))
        tune(panel.state, "tone", "good" if array is not None else "warning")
        text = tr("Localize this recording") if self._goes_on_without_recording else tr("Check the microphones")
        self.page.show_main(text)

    def _show_check(self) -> None:
        panel, live = self.page.check, self._window.live
        names = microphone_names(self.array) if self.array is not None else ()
        panel.cards.show_levels(names, self.watch if live.is_running else ChannelWatch())
        panel.device.setVisible(live.page.form.device.count() > 1)
        text, tone = self._said_check(names)
        panel.state.setText(text)
        tune(panel.state, "tone", tone)
        self.page.show_main(tr("Go on: record"))

    def _said_check(self, names: tuple[str, ...]) -> tuple[str, str]:
        live = self._window.live
        form = live.page.form
        if live.child.is_asking:
            return tr("Looking for sound inputs…"), "muted"
        if form.device.currentData() is None:
            return tr("No sound input was found: plug it in and press Look again. "
                      "A recording that was made already can be localized without one."), "error"  # fmt: skip
        if not live.is_running:
            return live.page.state.text() or tr("Nothing is heard yet."), "error"
        states = self.watch.states()
        bad = {state: [i for i, one in enumerate(states) if one == state] for state in ("dead", "clipped", "quiet")}

        def told(state: str) -> str:
            return ", ".join(names[i] if i < len(names) else f"M{i + 1}" for i in bad[state])

        if not states or "waiting" in states:
            return tr("Listening…"), "muted"
        if bad["dead"]:
            return tr("{names}: nothing comes. Check cable, plug and power.", names=told("dead")), "error"
        if bad["clipped"]:
            return tr("{names}: too loud. Turn the gain down.", names=told("clipped")), "error"
        if bad["quiet"]:
            return tr("{names}: quiet. Say something there, or turn the gain up.", names=told("quiet")), "warning"
        return tr("All {n} microphones are heard.", n=len(states)), "good"

    def _show_record(self) -> None:
        panel, live = self.page.record, self._window.live
        is_going = live.is_recording
        left_s = max(SECONDS - self._at_s, 0.0) if is_going else SECONDS
        panel.count.setText(f"{left_s:.0f}")
        panel.bar.setValue(round(10 * (SECONDS - left_s)))
        names = microphone_names(self.array) if self.array is not None else ()
        panel.cards.show_levels(names, self.watch if live.is_running else ChannelWatch())
        form = live.page.form
        panel.folder.setText(tr("Goes into {folder}", folder=form.session_folder))
        panel.choose.setEnabled(not is_going)
        why_not = "" if is_going else form.why_no_record
        if is_going:
            panel.state.setText(tr("Recording. Nobody moves, nobody speaks."))
        elif live.child.is_asking:
            panel.state.setText(tr("Looking for sound inputs…"))
        else:
            panel.state.setText(why_not or tr("Stop engines and voices, then press Record."))
        tune(panel.state, "tone", "error" if why_not or is_going else "")
        text = tr("Stop early") if is_going else tr("Record 30 s")
        self.page.show_main(text, why_not, is_alarm=is_going)

    def _show_localize(self) -> None:
        panel, window, finding = self.page.localize, self._window, self._window.finding
        session, answer = window.document.session, self._answer
        panel.plan.show_session(session, answers=True)
        panel.what.setText("" if session is None else self._said_recording(session))
        panel.method.setText(tr("Method: {method}", method=shown_method(self._method).title)
                             if self._method and shown_methods() else "")  # fmt: skip
        panel.again.setVisible(answer is not None and not finding.is_running)
        panel.bar.setVisible(finding.is_running)
        why_not = finding.why_not if session is not None and not finding.is_running else ""
        if session is None:
            state, tone = tr("No recording is open: record one, or open one in step 1."), "error"
            why_not = state
        elif finding.is_running:
            state, tone = self._said_progress(), ""
        elif answer is not None:
            state, tone = tr("There is an answer."), "good"
        elif window.predictions.methods and window.predictions.is_through(self._method):
            state, tone = tr("The method gives no answer for this recording."), "error"
        else:
            state, tone = why_not, "error" if why_not else ""
        panel.state.setText(state)
        tune(panel.state, "tone", tone)
        panel.notices.show_texts(self._notices())
        if finding.is_running:
            self.page.show_main(tr("Cancel"), is_alarm=True)
        elif answer is not None:
            self.page.show_main(tr("Hand over"))
        else:
            self.page.show_main(tr("Localize"), why_not)

    def _said_recording(self, session: Session) -> str:
        n, sound = len(session.microphones), self._window.open_sound.sound
        if sound is None:
            return tr("{name}: {n} microphones", name=title_of(session), n=n)
        start_s, end_s = sound.common_span_s
        long = f"{max(end_s - start_s, 0.0):.1f}"
        return tr("{name}: {n} microphones, {seconds} s", name=title_of(session), n=n, seconds=long)

    def _said_progress(self) -> str:
        bar, progress = self.page.localize.bar, self._progress
        if progress is None or progress.total <= 0:
            bar.setRange(0, 0)
            return tr("Working…")
        bar.setRange(0, progress.total)
        bar.setValue(progress.done)
        return tr("Working: {done} of {total}", done=progress.done, total=progress.total)

    def _notices(self) -> tuple[tuple[str, dict[str, str]], ...]:
        """What to keep in mind: of the answer, of the sound, of the places."""
        window = self._window
        found = [f.said for f in window.judged.findings or () if f.severity != "note"]
        texts = [*window.notices.about_answers, *found, *window.notices.about_microphones]
        return tuple((text, {"ground": "unsure"}) for text in dict.fromkeys(texts))[:_MOST_NOTICES]

    def _show_hand_over(self) -> None:
        panel, window = self.page.hand_over, self._window
        session = window.predictions.whole_of(self._method) or window.document.session
        panel.plan.show_session(session, answers=True)
        panel.words.show_texts(self._answer_in_words())
        panel.place.setEnabled(self._answer is not None and self._task is None)
        panel.show_folder.setVisible(self._written is not None)
        why_not = "" if self._answer is not None else tr("There is no answer yet: go back and localize.")
        self.page.show_main(
            tr("Writing…") if self._task is not None else tr("Export hand-over folder"),
            why_not or (tr("Writing…") if self._task is not None else ""),
        )

    def _answer_in_words(self) -> tuple[tuple[str, dict[str, str]], ...]:
        """The answer, how sure it is, and what speaks against it, the largest first."""
        if (said := self.said) is None:
            return ((tr("There is no answer yet: go back and localize."), {"letters": "large", "tone": "error"}),)
        alarms = said.against[:1] if is_simulated(self._window.document.session) else ()
        found = [(alarm.text(tr), {"ground": "alarm"}) for alarm in alarms]
        found += [(said.where.text(tr), {"letters": "key"}), (said.height.text(tr), {"letters": "large"})]
        half = "" if said.half is None else f", {said.half.text(tr)}"
        sure = f"{said.sure.text(tr)}{half}"
        found += [(sure, {"letters": "large", "ground": "sure" if said.is_calibrated else "unsure"})]
        found += [(other.text(tr), {"ground": "unsure"}) for other in said.elsewhere]
        found += [(said.way.text(tr), {}), (said.tapes.text(tr), {})]
        found += [(text.text(tr), {"ground": "unsure"}) for text in said.against[len(alarms) :]]
        return (*found, *((text, {"tone": "warning"}) for text in said.told))
