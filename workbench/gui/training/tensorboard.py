"""Opens TensorBoard on training runs: a process on this machine alone, shown in the browser once it answers."""

from __future__ import annotations

import importlib.util
import re
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkProxy, QNetworkReply, QNetworkRequest

from workbench.files.own_process import module_command
from workbench.files.training_run import BOARD_FOLDER
from workbench.gui.language.words import tr

_CHILD = "workbench.gui.training.board_child"
_PATIENCE_MS, _AGAIN_MS, _END_MS = 60_000, 200, 3_000
_ADDRESS = re.compile(rb"http://127\.0\.0\.1:(\d+)/")
_MOST_KEPT = 8_192


class TensorBoard(QObject):
    """At most one TensorBoard. `open(folders)` starts it, or brings it up again; call `shutdown()` with the window.

    answered(address) : it answers and the browser was asked to show it. said(text, tone) : something for people.
    """

    answered = Signal(str)
    said = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._folders: tuple[Path, ...] = ()
        self._links: tempfile.TemporaryDirectory[str] | None = None
        self._output = b""
        self._address = ""
        self._is_open = False
        self._network: QNetworkAccessManager | None = None
        self._patience, self._again = QTimer(self), QTimer(self)
        for timer, wait_ms, slot in (
            (self._patience, _PATIENCE_MS, self._give_up),
            (self._again, _AGAIN_MS, self._ask),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait_ms)
            timer.timeout.connect(slot)

    @property
    def address(self) -> str:
        """Where it answers; empty while it does not."""
        return self._address if self._is_open else ""

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def open(self, folders: tuple[Path, ...]) -> None:
        """Show the logs of these runs, each under its folder's name."""
        trouble = why_not(folders)
        if trouble:
            self.said.emit(trouble, "warning")
        elif self.is_running and folders == self._folders:
            if self._is_open:
                self._browse()
        else:
            self.shutdown()
            self._start(folders)

    @Slot()
    def shutdown(self) -> None:
        """End it; may be called twice."""
        self._patience.stop()
        self._again.stop()
        process, self._process = self._process, None
        self._address, self._is_open, self._output = "", False, b""
        if process is None:
            return
        for signal, slot in self._wires(process):
            signal.disconnect(slot)
        process.closeWriteChannel()  # it ends by itself when its input does
        if not process.waitForFinished(_END_MS):
            process.kill()
            process.waitForFinished(_END_MS)
        process.deleteLater()
        self._links.cleanup()

    # ---- inside

    def _start(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._process = process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._links = tempfile.TemporaryDirectory(prefix="tensorboard-", ignore_cleanup_errors=True)
        flags = flags_for(folders, Path(self._links.name))
        for signal, slot in self._wires(process):
            signal.connect(slot)
        self.said.emit(tr("Starting TensorBoard …"), "info")
        self._patience.start()
        program, *arguments = module_command(_CHILD)
        process.start(program, [*arguments, *flags])

    def _wires(self, process: QProcess) -> tuple[tuple[object, object], ...]:
        """Signals of the process, and who hears them."""
        return (
            (process.readyRead, self._read), (process.finished, self._ended), (process.errorOccurred, self._failed)
        )  # fmt: skip

    @Slot()
    def _read(self) -> None:
        if self._process is None:
            return
        self._output = (self._output + self._process.readAll().data())[-_MOST_KEPT:]
        found = _ADDRESS.search(self._output)
        if found is not None and not self._address:
            self._address = found.group(0).decode()
            self._ask()

    @Slot()
    def _ask(self) -> None:
        if self._network is None:
            self._network = QNetworkAccessManager(self)
            self._network.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))
            self._network.finished.connect(self._hear)
        self._network.get(QNetworkRequest(QUrl(self._address)))

    @Slot(QNetworkReply)
    def _hear(self, reply: QNetworkReply) -> None:
        reply.deleteLater()
        if not self.is_running or reply.url() != QUrl(self._address) or self._is_open:
            return
        if reply.error() != QNetworkReply.NetworkError.NoError:
            self._again.start()
            return
        self._patience.stop()
        self._is_open = True
        self._browse()

    def _browse(self) -> None:
        if not QDesktopServices.openUrl(QUrl(self._address)):
            self.said.emit(
                tr("TensorBoard answers at {address}; no browser could be opened", address=self._address), "warning"
            )
        self.answered.emit(self._address)

    @Slot()
    def _give_up(self) -> None:
        self._tell_end(tr("TensorBoard did not answer within {seconds} seconds", seconds=_PATIENCE_MS // 1000))

    @Slot()
    def _ended(self, *_: object) -> None:
        if self._process is not None:
            self._output += self._process.readAll().data()
            self._tell_end(tr("TensorBoard ended by itself"))

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._tell_end(tr("TensorBoard could not be started"))

    def _tell_end(self, problem: str) -> None:
        lines = [line for line in self._output.decode(errors="replace").splitlines() if line.strip()]
        self.shutdown()
        self.said.emit(f"{problem}: {lines[-1].strip()}" if lines else problem, "error")


def why_not(folders: tuple[Path, ...]) -> str:
    """Why TensorBoard cannot show these runs; empty when it can."""
    if importlib.util.find_spec("tensorboard") is None:
        return tr("TensorBoard is not installed: pip install tensorboard, then try again")
    if not any((folder / BOARD_FOLDER).is_dir() for folder in folders):
        return tr("There is nothing for TensorBoard yet: its log begins with a run's first epoch")
    return ""


def flags_for(folders: tuple[Path, ...], links: Path) -> list[str]:
    """A free port of this machine alone, and every run by its name: as links in a folder, which TensorBoard advises.

    Where links cannot be made (Windows asks for a right that few have) the runs are listed; names then end in "/.".
    """
    try:
        for folder in folders:
            (links / folder.name).symlink_to(folder / BOARD_FOLDER, target_is_directory=True)
        where = ["--logdir", str(links)]
    except OSError:
        listed = (f"{folder.name}:{folder / BOARD_FOLDER}" for folder in folders)
        where = ["--logdir_spec", ",".join(listed)]
    return [*where, "--host", "127.0.0.1", "--port", "0", "--reload_interval", "5", "--load_fast", "false"]
