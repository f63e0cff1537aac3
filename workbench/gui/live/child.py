"""`workbench record` as a child process: nothing that the window does can lose a block of sound."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from workbench.files.event_lines import event_of
from workbench.files.own_process import verb_command
from workbench.gui.language.words import tr

_END_MS, _MOST_SAID = 2_500, 4_096


class RecordChild(QObject):
    """At most one child. told(Event) : what it says. ended(int, str) : exit status and what it said went wrong.

    devices_came(tuple of dicts, str) : the inputs of this machine, or why there are none. Call `shut_down()` with the
    window: the recording ends and is kept.
    """

    told = Signal(object)
    ended = Signal(int, str)
    devices_came = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._asking: QProcess | None = None
        self._said = b""
        self._rest = b""
        self._is_killed = False

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def start(self, arguments: Sequence[str]) -> None:
        """Record, or without --out listen; nothing where one runs already."""
        if self._process is None:
            self._said, self._rest, self._is_killed = b"", b"", False
            self._process = process = self._new()
            process.readyReadStandardOutput.connect(self._read)
            process.readyReadStandardError.connect(self._hear)
            process.finished.connect(self._take_end)
            process.errorOccurred.connect(self._take_error)
            program, *verb = verb_command("record")
            process.start(program, [*verb, "--json", "--ends-with-input", *arguments])

    def stop(self) -> None:
        """Ask it to end; `ended` comes when everything is on disk."""
        if self._process is not None:
            self._process.closeWriteChannel()

    def kill(self) -> None:
        """End it at once: a sound check, or a recording that does not end; what it wrote is on disk."""
        if self._process is not None:
            self._is_killed = True
            self._process.kill()

    def ask_devices(self) -> None:
        """Look which inputs there are; in a process, for that takes a second and PortAudio may chatter."""
        if self._asking is None:
            self._asking = process = self._new()
            process.finished.connect(self._take_devices)
            process.errorOccurred.connect(self._take_asking_error)
            program, *verb = verb_command("record")
            process.start(program, [*verb, "--json", "--devices"])

    @property
    def is_asking(self) -> bool:
        return self._asking is not None

    def shut_down(self) -> None:
        """End whatever runs; a recording is kept."""
        for process in (self._process, self._asking):
            if process is None:
                continue
            process.blockSignals(True)
            process.closeWriteChannel()
            if process is self._asking or not process.waitForFinished(_END_MS):
                process.kill()
                process.waitForFinished(_END_MS)
        self._process = self._asking = None

    def _new(self) -> QProcess:
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        return process

    @Slot()
    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            if (event := event_of(line)) is not None:
                self.told.emit(event)

    @Slot()
    def _hear(self) -> None:
        if self._process is not None:
            self._said = (self._said + self._process.readAllStandardError().data())[-_MOST_SAID:]

    @Slot(QProcess.ProcessError)
    def _take_error(self, error: QProcess.ProcessError) -> None:
        """One that did not even start never ends either."""
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            why = self._process.errorString()
            self._said = tr("The recorder could not be started: {why}", why=why).encode()
            self._take_end(1)

    @Slot(QProcess.ProcessError)
    def _take_asking_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._take_devices(1)

    @Slot(int)
    def _take_end(self, status: int, *_: object) -> None:
        self._read()
        self._hear()
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        lines = self._said.decode(errors="replace").strip().splitlines()
        self.ended.emit(status, lines[-1] if status and lines and not self._is_killed else "")

    @Slot(int)
    def _take_devices(self, status: int, *_: object) -> None:
        process, self._asking = self._asking, None
        if process is None:
            return
        lines = process.readAllStandardOutput().data().splitlines()
        said = process.readAllStandardError().data().decode(errors="replace").strip().splitlines()
        process.deleteLater()
        found = tuple(json.loads(line) for line in lines) if status == 0 else ()
        self.devices_came.emit(found, said[-1] if status and said else "")
