"""Asks once, in a process of its own, what PyTorch finds on this machine."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from workbench.engine.machine import MachineKnown, machine_command, machine_in


class MachineLook(QObject):
    """`found(MachineKnown)`; the answer serves every window of this program. Nothing is said where nobody answers."""

    found = Signal(object)
    known: ClassVar[MachineKnown | None] = None

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None

    def ask(self) -> None:
        """Tell what is known, or begin to ask."""
        if MachineLook.known is not None:
            self.found.emit(MachineLook.known)
        elif self._process is None:
            program, *arguments = machine_command()
            self._process = QProcess(self)
            self._process.setStandardErrorFile(QProcess.nullDevice())
            self._process.finished.connect(self._take)
            self._process.start(program, arguments)

    @Slot()
    def end(self) -> None:
        """Ask no more."""
        if self._process is not None:
            self._process.finished.disconnect(self._take)
            self._process.kill()
            self._process.waitForFinished(2_000)

    @Slot()
    def _take(self, *_: object) -> None:
        assert self._process is not None
        told = machine_in(self._process.readAllStandardOutput().data())
        if told is not None:
            MachineLook.known = told
            self.found.emit(told)
