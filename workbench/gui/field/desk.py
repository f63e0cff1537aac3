"""What the Field screen does: it leads through the five steps, and lets the window's other desks do the work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QMenu

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress, Summary
from workbench.core.live_events import InputLevels, InputReady
from workbench.core.session import Session, title_of
from workbench.files.session_folder import read_session
from workbench.gui.field.channel_watch import ChannelWatch
from workbench.gui.field.handing_over import HandingOver
from workbench.gui.field.looks import RED, frame_sheet_of
from workbench.gui.field.showing import SECONDS, Showing
from workbench.gui.field.steps import Facts, Step
from workbench.gui.language.words import tr

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_SHOW_MS = 100


class FieldDesk(QObject):
    """One round after the other. Sound devices are left alone until somebody comes to the step that checks them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.page = window, window.field_page
        self.watch = ChannelWatch()
        self.handing, self._showing = HandingOver(window, self), Showing(window, self)
        self._array: Session | None = None
        self._array_folder: Path | None = None
        self._hides_bar = False
        self._is_checked = self._is_recorded = self._has_asked_devices = False
        self.progress: Progress | None = None
        self.at_s = 0.0
        self._show_soon = QTimer(self)
        self._show_soon.setSingleShot(True)
        self._show_soon.setInterval(_SHOW_MS)
        self._show_soon.timeout.connect(self.refresh)
        self._connect()
        self.page.show_step(Step.MICROPHONES)

    def _connect(self) -> None:
        page, window, live = self.page, self._window, self._window.live
        for signal, slot in (
            (page.pressed, self.press), (page.other_pressed, self.skip),
            (page.step_asked, self.go), (page.shown, self.refresh),
            (page.look_changed, self._colour_frame),
            (page.microphones.open.clicked, self._take_open), (page.microphones.other.clicked, self.ask_array),
            (page.microphones.tape.clicked, self._measure), (page.microphones.type.clicked, self._type),
            (page.microphones.open_recording.clicked, window.sessions.ask_open),
            (page.check.again.clicked, self._look_again), (page.check.device.clicked, self._show_devices),
            (page.record.choose.clicked, self._choose_folder), (page.localize.again.clicked, self._localize),
            (live.child.told, self._take_live), (live.changed, self._ask_refresh), (live.recorded, self._take_recorded),
            (live.page.form.changed, self._ask_refresh),
            (window.document.changed, self._take_document), (window.predictions.changed, self._ask_refresh),
            (window.finding.methods_changed, self._ask_refresh), (window.notices.changed, self._ask_refresh),
            (window.judged.changed, self._ask_refresh), (window.ready, self._ask_refresh),
            (window.worker.event, self._take_progress), (window.worker.finished_job, self._take_found),
            (window.workspaces.changed, self._take_workspace),
        ):  # fmt: skip
            signal.connect(slot)

    def shut_down(self) -> None:
        self._show_soon.stop()
        self.handing.worker.shut_down()

    # ---- where one is

    @property
    def facts(self) -> Facts:
        session = self._window.document.session
        return Facts(
            is_placed=self.array is not None,
            is_checked=self._is_checked,
            is_recorded=self._is_recorded,
            has_sound=session is not None,
            has_answer=self.answer is not None,
            is_handed_over=self.handing.written is not None,
        )

    @property
    def chosen_array(self) -> Session | None:
        """Of another recording than the open one."""
        return self._array

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
            self.go(Step.CHECK)
        elif step == Step.CHECK and not self.has_device:
            self._look_again()
        elif step == Step.CHECK:
            self.go(Step.RECORD)
        elif step == Step.RECORD:
            live.stop() if live.is_recording else self._record()
        elif step == Step.LOCALIZE:
            self._press_localize()
        else:
            self.handing.write(self.handing.proposed_place())

    def _press_localize(self) -> None:
        if self._window.finding.is_running:
            self._window.finding.stop()
        elif self.answer is not None:
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
        is_red = window.workspaces.is_field and self.page.look is RED
        if is_red != self._hides_bar:  # the pictures on its buttons are white
            self._hides_bar = is_red
            window.tool_bar.setVisible(not is_red)

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

    @Slot()
    def skip(self) -> None:
        """The recording that is open needs no other."""
        self.go(Step.LOCALIZE)

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

    @property
    def has_device(self) -> bool:
        return self._window.live.page.form.device.currentData() is not None

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
        self._is_recorded, self.at_s = False, 0.0
        self.handing.forget()
        self._window.live.page.locates.setChecked(False)
        self._window.live.record(SECONDS)
        self.refresh()

    @Slot(object)
    def _take_live(self, event: Event) -> None:
        if isinstance(event, InputReady):
            self.watch.begin(len(event.channels))
        elif isinstance(event, InputLevels):
            self.watch.take(event)
            self.at_s = event.at_s
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
        self.page.say(tr("Recorded into {folder}", folder=folder.name), tip=str(folder))

    # ---- 4 localize

    @Slot()
    def _localize(self) -> None:
        self.progress = None
        self.handing.forget()
        self._window.finding.start()
        self.refresh()

    @Slot(object)
    def _take_progress(self, event: Event) -> None:
        if isinstance(event, Progress) and self._window.finding.is_running:
            self.progress = event
            self._ask_refresh()

    @Slot(object, str)
    def _take_found(self, *_: object) -> None:
        """After the finding heard of it, too."""
        self._ask_refresh()
        if self._window.workspaces.is_field and self.page.step == Step.LOCALIZE and self.answer is not None:
            QTimer.singleShot(0, self.refresh)

    @property
    def method(self) -> str:
        return next(iter(self._window.finding.chosen_methods), "")

    @property
    def answer(self) -> Summary | None:
        return self._window.predictions.summary_of(self.method)

    # ---- what is seen

    @Slot(object, object)
    def _take_document(self, before: Session | None, now: Session | None) -> None:
        if before is None or now is None or before.id != now.id or before.folder != now.folder:
            self.handing.forget()
        self._ask_refresh()

    @Slot()
    def _ask_refresh(self, *_: object) -> None:
        if self._window.workspaces.is_field and not self._show_soon.isActive():
            self._show_soon.start()

    @Slot()
    def refresh(self) -> None:
        """Show the present step as things stand."""
        self._showing.show()
