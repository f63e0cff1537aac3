"""A picture of the real window: opened, filled and waited for, then drawn into a PNG of exactly the size asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from workbench.core.errors import UserError
from workbench.core.events import MelSpectraDone
from workbench.gui.answers.methods import method_names, shown_methods
from workbench.gui.app import Program, application
from workbench.gui.field.steps import Step
from workbench.gui.language.choice import speak
from workbench.gui.looks.layout import INSPECT, WORKSPACES
from workbench.gui.main_window import MainWindow

TIMEOUT_S = 240.0
"""No picture of a session takes longer, networks included; after this the fault is said."""
SETTLE_MS = 250
"""Views redraw at most 60 ms after the last change; this is several times as long."""
_UNOBTRUSIVE = Qt.WindowType.WindowDoesNotAcceptFocus | Qt.WindowType.WindowStaysOnBottomHint
_FRONT = {"inspect": "results", "annotate": "microphones", "compare": "results", "train": "results", "live": "results",
          "field": "results"}  # fmt: skip
ARRANGEMENTS = (*WORKSPACES, "microphones", "results", "evidence", "labels", "checks", "campaign")
"""What may be asked for: a workspace, Inspect with this table in front, or the table of all sessions."""
VIEWS = {"perspective": "view_perspective", "top": "view_top", "front": "view_front", "side": "view_side"}
PLAN = "plan"
DIALOGS = {
    "about": "about", "clocks": "clocks", "commands": "palette", "history": "history", "keys": "keys",
    "settings": "settings", "site": "site", "tape": "tape", "thresholds": "check_thresholds",
    "versions": "versions",
}  # fmt: skip
"""Dialogs that can be drawn -> the action that shows each."""


@dataclass(frozen=True)
class Pose:
    """How the window is to stand. workspace : one of ARRANGEMENTS. evaluation : what Compare shows.

    clip : number of the clip looked at, from 1; None = the session. view : of VIEWS, or PLAN, as without OpenGL.
    dialog : one of DIALOGS, which is then drawn alone; "" = the window. step : of the workspace field, from 1.
    """

    workspace: str = "inspect"
    evaluation: Path | None = None
    clip: int | None = None
    view: str = "perspective"
    dialog: str = ""
    step: int | None = None

    def refuse_unknown(self) -> None:
        known = (("workspace", self.workspace, ARRANGEMENTS), ("view of the site", self.view, (*VIEWS, PLAN)),
                 ("dialog to draw", self.dialog, ("", *DIALOGS)))  # fmt: skip
        for what, asked, names in known:
            if asked not in names:
                hint = f"Choose one of {', '.join(filter(None, names))}"
                raise UserError(f"There is no {what} called {asked!r}", hint)
        if self.evaluation is not None and self.workspace != "compare":
            raise UserError("An evaluation is shown in the workspace compare only", "Add --workspace compare")
        if self.step is not None and self.workspace != "field":
            raise UserError("Only the workspace field has steps", "Add --workspace field")
        if self.step is not None and not 1 <= self.step <= len(Step):
            raise UserError(f"There is no step {self.step} in the workspace field", f"It has steps 1 to {len(Step)}")


def shot(
    session: Path | None, out: Path, methods: tuple[str, ...], size: tuple[int, int], theme: str,
    pose: Pose = Pose(), language: str = "en",
) -> tuple[int, int]:  # fmt: skip
    """Draw the window showing a session, with these methods' answers, or an evaluation, or both, into a PNG.

    session : a session folder. size : width, height of the window in pixels. theme : "light" or "dark".
    language : one of LANGUAGES. Returns the width and height. Raises UserError: session, evaluation, method or
    what the pose names unknown, a method that cannot answer, a display missing, a name that does not end in .png, or a
    file that cannot be written.
    """
    pose.refuse_unknown()
    if session is None and (methods or (pose.evaluation is None and not pose.dialog and pose.workspace != "field")):
        raise UserError("There is no session to draw", "Name a session folder, or an evaluation to compare methods by")
    if out.suffix.lower() != ".png":
        raise UserError(f"{out.name} does not end in .png", "Pictures are PNG files: choose such a name")
    app = application()
    with tempfile.TemporaryDirectory() as folder:  # people's own settings neither show in the picture nor change
        program = Program(app, Path(folder) / "window.ini")
        program.store.change(theme=theme, language=language)
        speak(app, language)
        window = program.new_window()
        window.training.ends.is_keeping = False
        try:
            picture = _Sitting(app, window, QSize(*size)).draw(session, methods, pose)
        finally:
            window.close_without_asking()
            window.deleteLater()
            app.processEvents()
            speak(app, "en")
    if not picture.save(str(out), "PNG"):
        raise UserError(f"{out} could not be written", "Choose another file for the picture")
    return picture.width(), picture.height()


class _Sitting(QObject):
    """Brings the window to the state to be drawn; waits for events, never for a fixed time to get there."""

    def __init__(self, app: QApplication, window: MainWindow, size: QSize) -> None:
        super().__init__()
        self._app, self._window, self._size = app, window, size
        self._problem: Exception | None = None
        self._has_spectra = False
        window.worker.event.connect(self._take)
        window.worker.failed.connect(self._fail)
        window.worker.broke.connect(self._fail)

    def draw(self, session: Path | None, methods: tuple[str, ...], pose: Pose) -> QImage:
        window, arrangement = self._window, pose.workspace
        if pose.view == PLAN:
            window.site.go_without_3d("It was left out of this picture.")
        window.setMinimumSize(self._size)
        window.resize(self._size)
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # people may be at work beside it
        window.setWindowFlags(window.windowFlags() | _UNOBTRUSIVE)
        window.show()
        self._wait_for("the window", self._is_ready)
        window.workspaces.use(WORKSPACES.get(arrangement, INSPECT))
        unknown = [m for m in methods if m not in method_names()]
        if unknown:
            known = ", ".join(method_names())
            raise UserError(f"There is no method called {unknown[0]!r}", f"Choose one of {known}")
        if session is not None:
            self._open(session, methods)
        if pose.evaluation is not None:
            window.comparing.open(pose.evaluation)
            self._wait_for("the evaluation", self._has_evaluation)
        self._arrange(arrangement)
        if pose.step is not None:
            window.field.go(Step(pose.step - 1))
        if pose.clip is not None:
            self._look_at(pose.clip)
        if arrangement == "evidence" and methods:
            window.explaining.start()
            self._wait_for("the evidence", self._has_evidence)
        if pose.view in VIEWS:
            getattr(window.site, VIEWS[pose.view])()
        shown = self._dialog(pose.dialog) if pose.dialog else window
        self._settle()
        self._wait_for("the window's work", self._is_idle)
        self._wait_for("the 3-D view", self._is_drawn)
        self._settle()
        return self._picture(shown)

    def _arrange(self, arrangement: str) -> None:
        """Bring the table that was asked for to the front; all sessions in one table for "campaign"."""
        window = self._window
        if arrangement == "campaign":
            window.campaign.toggle_table()
        else:
            window.tabs.setCurrentWidget(getattr(window, _FRONT.get(arrangement, arrangement)))

    def _look_at(self, clip: int) -> None:
        n_clips = self._window.views.n_clips
        if not 1 <= clip <= n_clips:
            raise UserError(f"There is no clip {clip} to look at", f"The session has clips 1 to {n_clips}")
        self._window.viewing.change(clip=clip - 1)

    def _dialog(self, name: str) -> QWidget:
        """The dialog of that name, shown by its action."""
        window, action = self._window, self._window.actions_[DIALOGS[name]]
        window.actions_.refresh()
        if not action.isEnabled():
            raise UserError(f"The dialog {name} cannot be shown now: {action.toolTip().splitlines()[-1]}")
        before = set(self._app.topLevelWidgets())
        action.trigger()
        self._settle()
        shown = [each for each in self._app.topLevelWidgets() if each not in before and each.isVisible()]
        if not shown:
            raise UserError(f"The dialog {name} did not appear")
        return shown[0]

    def _open(self, session: Path, methods: tuple[str, ...]) -> None:
        self._window.sessions.open_session(session)
        self._refuse_message()
        self._wait_for("the sound", self._has_sound)
        if methods:
            self._ask(methods)

    def _ask(self, methods: tuple[str, ...]) -> None:
        finding, session = self._window.finding, self._window.document.session
        finding.choose_methods(methods)
        if finding.why_not or session is None:
            raise UserError(finding.why_not)
        finding.run_on(finding.session_to_ask(session))
        self._wait_for("the answers", self._has_answers)

    # ---- is it there?

    def _is_idle(self) -> bool:
        return self._window.worker.is_idle

    def _is_ready(self) -> bool:
        return bool(shown_methods()) and (self._window.site.is_3d or bool(self._window.site.trouble))

    def _is_drawn(self) -> bool:
        return self._window.site.is_settled

    def _has_sound(self) -> bool:
        has_spectra = self._has_spectra or self._window.mel.asks_for_clips
        return self._window.sound.is_complete and has_spectra and not self._window.checking.is_busy

    def _has_answers(self) -> bool:
        found = self._window.predictions
        return not self._window.finding.is_running and all(found.is_through(m) for m in found.methods)

    def _has_evaluation(self) -> bool:
        comparing = self._window.comparing
        self._problem = self._problem or comparing.problem
        return comparing.evaluation is not None and comparing.is_settled

    def _has_evidence(self) -> bool:
        return not self._window.explaining.is_looking

    @Slot(object)
    def _take(self, event: object) -> None:
        self._has_spectra |= isinstance(event, MelSpectraDone)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._problem = error

    def _refuse_message(self) -> None:
        if self._window.document.session is None:
            raise UserError(self._window.message.text)

    # ---- waiting and drawing

    def _wait_for(self, what: str, is_there: Callable[[], bool]) -> None:
        """Let the window live until something is there; raise what went wrong, or that it took too long."""
        loop, poll, too_long = QEventLoop(), QTimer(), QTimer()
        poll.setInterval(20)
        too_long.setSingleShot(True)

        def look() -> None:
            if is_there() or self._problem is not None or not too_long.isActive():
                loop.quit()

        poll.timeout.connect(look)
        too_long.start(round(TIMEOUT_S * 1000))
        poll.start()
        loop.exec()
        poll.stop()
        if self._problem is not None:
            raise self._problem
        if not is_there():
            raise UserError(f"The picture was not drawn: {what} did not come within {TIMEOUT_S:.0f} s")

    def _settle(self) -> None:
        """Let every view that redraws a moment later do so."""
        loop = QEventLoop()
        QTimer.singleShot(SETTLE_MS, loop.quit)
        loop.exec()

    def _picture(self, shown: QWidget) -> QImage:
        """The window, or a dialog, as its widgets draw themselves, 3-D included; one pixel a point.

        The window has exactly the size asked for.
        """
        grabbed = shown.grab().toImage()
        picture = QImage(shown.size(), QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        grabbed.setDevicePixelRatio(1.0)
        painter.drawImage(picture.rect(), grabbed)
        painter.end()
        return picture
