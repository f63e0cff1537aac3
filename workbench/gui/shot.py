"""A picture of the real window: opened, filled and waited for, then drawn into a PNG of exactly the size asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from workbench.core.errors import UserError
from workbench.core.events import MelSpectraDone
from workbench.gui.answers.methods import method_names, shown_methods
from workbench.gui.app import Program, application
from workbench.gui.looks.layout import INSPECT, WORKSPACES
from workbench.gui.main_window import MainWindow

TIMEOUT_S = 240.0
"""No picture of a session takes longer, networks included; after this the fault is said."""
SETTLE_MS = 250
"""Views redraw at most 60 ms after the last change; this is several times as long."""
_UNOBTRUSIVE = Qt.WindowType.WindowDoesNotAcceptFocus | Qt.WindowType.WindowStaysOnBottomHint
_FRONT = {"inspect": "results", "annotate": "microphones", "compare": "results", "train": "results", "live": "results"}
ARRANGEMENTS = (*WORKSPACES, "microphones", "results", "evidence", "labels", "checks")
"""What may be asked for: a workspace, or Inspect with this table in front."""


def shot(
    session: Path | None, out: Path, methods: tuple[str, ...], size: tuple[int, int], theme: str,
    workspace: str = "inspect", evaluation: Path | None = None,
) -> None:  # fmt: skip
    """Draw the window showing a session, with these methods' answers, or an evaluation, or both, into a PNG.

    session : a session folder; evaluation : an evaluation file, which Compare shows. size : width, height in pixels.
    theme : "light" or "dark". workspace : one of ARRANGEMENTS. Raises UserError: session, evaluation, method or
    workspace unknown, a method that cannot answer, a display missing, a name that does not end in .png, or a file that
    cannot be written.
    """
    if workspace not in ARRANGEMENTS:
        raise UserError(f"There is no workspace called {workspace!r}", f"Choose one of {', '.join(ARRANGEMENTS)}")
    if session is None and (evaluation is None or methods):
        raise UserError("There is no session to draw", "Name a session folder, or an evaluation to compare methods by")
    if evaluation is not None and workspace != "compare":
        raise UserError("An evaluation is shown in the workspace compare only", "Add --workspace compare")
    if out.suffix.lower() != ".png":
        raise UserError(f"{out.name} does not end in .png", "Pictures are PNG files: choose such a name")
    app = application()
    with tempfile.TemporaryDirectory() as folder:  # people's own settings neither show in the picture nor change
        program = Program(app, Path(folder) / "window.ini")
        program.store.change(theme=theme)
        window = program.new_window()
        window.training.ends.is_keeping = False
        try:
            picture = _Sitting(app, window, QSize(*size)).draw(session, methods, workspace, evaluation)
        finally:
            window.close_without_asking()
            window.deleteLater()
            app.processEvents()
    if not picture.save(str(out), "PNG"):
        raise UserError(f"{out} could not be written", "Choose another file for the picture")


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

    def draw(self, session: Path | None, methods: tuple[str, ...], arrangement: str, evaluation: Path | None) -> QImage:
        window = self._window
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
        if evaluation is not None:
            window.comparing.open(evaluation)
            self._wait_for("the evaluation", self._has_evaluation)
        window.tabs.setCurrentWidget(getattr(window, _FRONT.get(arrangement, arrangement)))
        if arrangement == "evidence" and methods:
            window.explaining.start()
            self._wait_for("the evidence", self._has_evidence)
        self._settle()
        self._wait_for("the 3-D view", self._is_drawn)
        return self._picture()

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

    def _picture(self) -> QImage:
        """The window as its widgets draw themselves, 3-D included; exactly the size asked for, one pixel a point."""
        grabbed = self._window.grab().toImage()
        picture = QImage(self._size, QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        grabbed.setDevicePixelRatio(1.0)
        painter.drawImage(picture.rect(), grabbed)
        painter.end()
        return picture
