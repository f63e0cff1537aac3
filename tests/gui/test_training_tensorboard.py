"""TensorBoard, for real: it answers over HTTP with the run's figures, and ends with the window."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from workbench.files.training_run import BOARD_FOLDER
from workbench.gui.training import tensorboard
from workbench.gui.training.tensorboard import TensorBoard


class Browser(QObject):
    """Stands where the desktop's browser would: Qt hands addresses to it."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    QDesktopServices.setUrlHandler("http", made, "show")
    yield made
    QDesktopServices.unsetUrlHandler("http")


@pytest.fixture
def board(qtbot: QtBot) -> Iterator[TensorBoard]:
    owner = QObject()
    made = TensorBoard(owner)
    yield made
    made.shutdown()


def make_run(folder: Path) -> Path:
    """A run's folder with a TensorBoard log of three losses, written as trainings write theirs."""
    code = (
        "import sys; from torch.utils.tensorboard import SummaryWriter\n"
        "board = SummaryWriter(sys.argv[1])\n"
        "[board.add_scalar('loss/val', 3.0 / k, k) for k in (1, 2, 3)]; board.close()\n"
    )
    subprocess.run([sys.executable, "-c", code, str(folder / BOARD_FOLDER)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    home = tmp_path_factory.mktemp("runs, of a desk")
    return make_run(home / "spacenet-1"), make_run(home / "chawa-2")


def asked(address: str) -> object:
    with urllib.request.urlopen(address, timeout=10) as reply:
        return json.load(reply)


def test_it_answers_with_the_figures_of_all_chosen_runs_and_is_shown(
    board: TensorBoard, browser: Browser, runs: tuple[Path, Path], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(board.answered, timeout=60_000) as told:
        board.open(runs)
    (address,) = told.args
    assert browser.shown == [address] and address.startswith("http://127.0.0.1:")
    qtbot.waitUntil(lambda: set(asked(f"{address}data/runs")) == {"spacenet-1", "chawa-2"}, timeout=30_000)
    figures = asked(f"{address}data/plugin/scalars/scalars?tag=loss%2Fval&run=spacenet-1")
    assert [(step, value) for _, step, value in figures] == [(1, 3.0), (2, 1.5), (3, 1.0)]
    links = Path(board._links.name)
    process = psutil.Process(board._process.processId())
    board.open(runs)
    assert browser.shown == [address, address], "the same runs are shown again at once"
    board.shutdown()
    assert not process.is_running() and not links.exists() and board.address == "" and not board.is_running
    with pytest.raises(urllib.error.URLError):
        asked(f"{address}data/runs")


def test_no_tensorboard_outlives_a_window_that_is_killed(runs: tuple[Path, Path]) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "app = QCoreApplication([])\n"
        "from workbench.gui.training.tensorboard import TensorBoard\n"
        "board = TensorBoard(app)\n"
        "board.open((Path(sys.argv[1]),)); board._process.waitForStarted()\n"
        "print(board._process.processId(), flush=True)\n"
        "app.exec()\n"
    )
    window = subprocess.Popen([sys.executable, "-c", code, str(runs[0])], stdout=subprocess.PIPE, text=True)
    assert window.stdout is not None
    child = psutil.Process(int(window.stdout.readline()))
    os.kill(window.pid, signal.SIGKILL)
    window.wait()
    window.stdout.close()
    _, alive = psutil.wait_procs([child], timeout=30)
    assert not alive


def test_one_that_ends_by_itself_is_told_with_its_last_words(
    board: TensorBoard, browser: Browser, runs: tuple[Path, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tensorboard, "flags_for", lambda folders, home: ["--port", "no-port"])
    said: list[tuple[str, str]] = []
    board.said.connect(lambda *words: said.append(words))
    board.open(runs[:1])
    qtbot.waitUntil(lambda: said[-1][1] == "error", timeout=60_000)
    assert said[-1][0].startswith("TensorBoard ended by itself: ") and "no-port" in said[-1][0]
    assert not board.is_running and browser.shown == []


def test_one_that_does_not_answer_is_told_and_ended(
    board: TensorBoard, browser: Browser, runs: tuple[Path, Path], qtbot: QtBot
) -> None:
    said: list[tuple[str, str]] = []
    board.said.connect(lambda *words: said.append(words))
    board._patience.setInterval(1)
    board.open(runs[:1])
    qtbot.waitUntil(lambda: said[-1][1] == "error", timeout=20_000)
    assert "did not answer" in said[-1][0] and not board.is_running and browser.shown == []


def test_without_a_log_or_with_an_odd_name_it_says_so(
    board: TensorBoard, runs: tuple[Path, Path], tmp_path: Path
) -> None:
    said: list[tuple[str, str]] = []
    board.said.connect(lambda *words: said.append(words))
    board.open((tmp_path,))
    assert said == [("There is nothing for TensorBoard yet: its log begins with a run's first epoch", "warning")]
    assert not board.is_running


def test_a_machine_without_tensorboard_is_told_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['tensorboard'] = None\n"
        "sys.meta_path.insert(0, type('Gone', (), {'find_spec': staticmethod(lambda *a: None)}))\n"
        "from pathlib import Path; from workbench.gui.training import tensorboard as t\n"
        "del sys.modules['tensorboard']\n"
        "sys.path[:] = []\n"
        "sys.path_importer_cache.clear()\n"
        "print(t.why_not((Path('.'),)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "pip install tensorboard" in done.stdout, done.stderr
