"""Another try at 3-D, in a process of its own first: where the driver still breaks, that one ends, not the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from workbench.files.own_process import module_command
from workbench.gui.language.words import tr


class Retry(QObject):
    """Emits `came` with why 3-D does not start, or with "" when it does."""

    came = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child = QProcess(self)
        self._child.finished.connect(self._take_end)
        self._child.errorOccurred.connect(self._take_error)

    def begin(self) -> None:
        """Does nothing while a try is going on."""
        if self._child.state() == QProcess.ProcessState.NotRunning:
            program, *arguments = module_command("workbench.gui.site.trial")
            self._child.start(program, arguments)

    def stop(self) -> None:
        if self._child.state() != QProcess.ProcessState.NotRunning:
            self._child.kill()
            self._child.waitForFinished(2000)

    @Slot(int, QProcess.ExitStatus)
    def _take_end(self, code: int, status: QProcess.ExitStatus) -> None:
        if status == QProcess.ExitStatus.CrashExit:
            self.came.emit(tr("The process that tried it broke down: most often that is the graphics driver."))
        else:
            said = bytes(self._child.readAllStandardOutput().data()).decode(errors="replace").strip()
            unknown = tr("The process that tried it said nothing.")
            self.came.emit("" if code == 0 else said or unknown)

    @Slot(QProcess.ProcessError)
    def _take_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.came.emit(self._child.errorString())
