"""The whole window with real trainings in real processes: a tiny network on a small simulated campaign."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from conftest import wait_idle
from document_samples import answer_question
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from workbench.core.events import StateChanged
from workbench.engine.run_control import kill_run
from workbench.engine.simulate import SimulateCampaign
from workbench.files.event_lines import append_line
from workbench.files.own_models import kept_of
from workbench.files.training_run import (
    CONFIG_FILE,
    EVENTS_FILE,
    STARTED_FOR,
    TrainingProcess,
    process_of,
    sign_in,
)
from workbench.gui.answers.methods import method_names, shown_method
from workbench.gui.main_window import MainWindow
from workbench.gui.training.seen import RunSeen
from workbench.simulate.campaign import CampaignPlan
from workbench.training.config import DataConfig, NetworkConfig, TrainConfig
from workbench.training.config_file import write_config

WAIT_MS = 180_000


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten simulated sessions of two clips, at ten places."""
    folder = tmp_path_factory.mktemp("recordings") / "goyang"
    plan = CampaignPlan(sites=("goyang",), n_sessions=10, seconds=3.5, seed=5)
    list(SimulateCampaign(plan, folder, n_jobs=1).run())
    return folder


@pytest.fixture(autouse=True)
def shared_cache(home: Path, recordings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the network hears is computed by the first training and found by the others."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(recordings.parent / "cache"))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")


@pytest.fixture
def config(recordings: Path) -> TrainConfig:
    return TrainConfig(
        name="tiny", title="Tiny", epochs=500, batch=4, device="cpu",
        data=DataConfig(campaign=str(recordings), validation_share=0.2, test_share=0.2),
        network=NetworkConfig(architecture="chawa", layout="channels"),
    )  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_left(home: Path) -> Iterator[None]:
    """A test that fails leaves no training behind."""
    yield
    for folder in (home / "runs").glob("*"):
        kill_run(folder)


def start(window: MainWindow, qtbot: QtBot, config: TrainConfig) -> Path:
    """Fill the form, press its button, wait until it trains; -> the run's folder."""
    before = {run.folder for run in window.training.watch.runs}
    window.actions_["new_training"].trigger()
    form = window.training_page.form
    form.show_config(config)
    qtbot.waitUntil(form.start.isEnabled, timeout=WAIT_MS)
    form.start.click()
    (folder,) = {run.folder for run in window.training.watch.runs} - before
    wait_state(window, qtbot, folder, "training")
    return folder


def seen(window: MainWindow, folder: Path) -> RunSeen:
    run = window.training.watch.of(folder)
    assert run is not None
    return run


def wait_state(window: MainWindow, qtbot: QtBot, folder: Path, *states: str) -> RunSeen:
    """Wait until a run stands so; any other end than this is told at once."""

    def is_there() -> bool:
        run = seen(window, folder)
        assert run.state in (*states, "new", "preparing", "training", "paused", "stopping"), (run.problem, run.hint,
                                                                                            run.last_words)  # fmt: skip
        return run.state in states

    qtbot.waitUntil(is_there, timeout=WAIT_MS)
    return seen(window, folder)


def trigger(window: MainWindow, id: str) -> None:
    """As by its key: only what is enabled does anything."""
    window.actions_.refresh()
    assert window.actions_[id].isEnabled(), window.actions_[id].toolTip()
    window.actions_[id].trigger()


def press(window: MainWindow, text: str) -> None:
    """A button of the message in the window."""
    next(b for b in window.message.buttons if b.text() == text).click()


def processes(folder: Path) -> list[psutil.Process]:
    found = process_of(folder).found()
    return [] if found is None else [found, *found.children(recursive=True)]


def cpu_of_looks(folder: Path, qtbot: QtBot) -> float:
    """What a run that holds computes, seconds, while it awakes five times to look for another wish."""
    (first, *_) = everybody = processes(folder)
    cpu_s = [sum(sum(process.cpu_times()[:2]) for process in everybody)]
    awoke = first.num_ctx_switches().voluntary
    qtbot.waitUntil(lambda: first.num_ctx_switches().voluntary >= awoke + 5, timeout=WAIT_MS)
    return sum(sum(process.cpu_times()[:2]) for process in everybody) - cpu_s[0]


def drawn_epochs(window: MainWindow) -> int:
    """How many epochs the curve of the validation loss shows."""
    curves = window.training_page.runs.curves
    return max((len(figures.epochs) for figures in curves._figures.values()), default=0)


def test_from_the_form_to_a_network_that_localizes(
    window: MainWindow, recordings: Path, config: TrainConfig, qtbot: QtBot
) -> None:
    session = sorted(path for path in recordings.iterdir() if path.is_dir())[0]
    window.sessions.open_paths([session])
    wait_idle(window, qtbot)
    folder = start(window, qtbot, config)
    assert window.workspaces.is_train and window.training.chosen[0].folder == folder
    qtbot.waitUntil(lambda: drawn_epochs(window) >= 1, timeout=WAIT_MS)
    drawn = drawn_epochs(window)
    qtbot.waitUntil(lambda: drawn_epochs(window) > drawn, timeout=WAIT_MS)
    assert window.training.places.site, "the validation points are not in the 3-D view"
    assert window.training.mark.isVisible() and "training" in window.training.mark.text()

    trigger(window, "hold_training")
    held = wait_state(window, qtbot, folder, "paused")
    assert cpu_of_looks(folder, qtbot) < 0.2, "it computes while it holds"
    assert seen(window, folder).epochs == held.epochs and seen(window, folder).pulse == held.pulse
    window.actions_.refresh()
    assert window.actions_["hold_training"].text() == "&Go On"
    trigger(window, "hold_training")
    qtbot.waitUntil(lambda: len(seen(window, folder).epochs) > len(held.epochs), timeout=WAIT_MS)

    trigger(window, "stop_training")
    stopped = wait_state(window, qtbot, folder, "stopped")
    assert stopped.scored is not None and stopped.scored.n_places > 0
    assert window.training.places.site and "best epoch" in window.site.places_bar.note.text()
    qtbot.waitUntil(lambda: not processes(folder), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "tiny" in method_names(), timeout=WAIT_MS)
    assert shown_method("tiny").title == "Tiny (own, tiny)"
    assert kept_of(folder).name == "tiny"
    window.localize_button.methods.fill()
    assert "tiny" in window.localize_button.methods.boxes
    press(window, "Localize with It")
    qtbot.waitUntil(lambda: window.predictions.summary_of("tiny") is not None, timeout=WAIT_MS)
    assert window.finding.chosen_methods == ("tiny",) and window.workspaces.is_inspect
    assert window.tabs.currentWidget() is window.results


FAMILY = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(child.pid, flush=True)
time.sleep(600)
"""
"""A process with a child, as a training with its workers is, without what makes a training slow to begin."""


def stand_in(folder: Path, config: TrainConfig) -> tuple[subprocess.Popen[bytes], psutil.Process]:
    """A run's folder, and processes that are signed in as its training."""
    folder.mkdir(parents=True)
    write_config(config, folder / CONFIG_FILE)
    parent = subprocess.Popen(
        [sys.executable, "-c", FAMILY], stdout=subprocess.PIPE, env=os.environ | {STARTED_FOR: str(folder)}
    )
    child = psutil.Process(int(parent.stdout.readline()))
    parent.stdout.close()
    sign_in(folder, replace(TrainingProcess.this(), pid=parent.pid, created_s=psutil.Process(parent.pid).create_time()))
    append_line(folder / EVENTS_FILE, StateChanged(state="training"))
    return parent, child


def test_cancel_leaves_no_process_and_no_folder(
    window: MainWindow, home: Path, config: TrainConfig, qtbot: QtBot
) -> None:
    folder = home / "runs" / "tiny-1"
    parent, child = stand_in(folder, config)
    window.training.watch.look()
    wait_state(window, qtbot, folder, "training")
    window.training.show_runs()
    asked = answer_question("Leave It")
    trigger(window, "cancel_training")
    assert "Cancel and delete tiny-1" in asked[0] and parent.poll() is None and child.is_running()
    answer_question("Cancel Training")
    trigger(window, "cancel_training")
    qtbot.waitUntil(lambda: window.training.errands.is_idle, timeout=WAIT_MS)
    parent.wait(10)
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE
    assert list(folder.parent.iterdir()) == [] and window.training.watch.runs == ()
    assert "tiny" not in method_names() and not window.message.text


def test_a_killed_child_is_told_and_resumed_and_goes_on_without_the_window(
    new_window: Callable[[], MainWindow], config: TrainConfig, qtbot: QtBot
) -> None:
    window = new_window()
    window.training.start(config)
    (folder,) = (run.folder for run in window.training.watch.runs)
    qtbot.waitUntil(lambda: len(seen(window, folder).epochs) >= 2, timeout=WAIT_MS)
    os.kill(process_of(folder).pid, signal.SIGKILL)
    told = wait_state(window, qtbot, folder, "crashed")
    assert "broke off" in window.message.text and "At most its last epoch is lost" in window.message.text
    press(window, "Resume")
    qtbot.waitUntil(lambda: len(seen(window, folder).epochs) > len(told.epochs), timeout=WAIT_MS)
    epochs = [epoch.epoch for epoch in seen(window, folder).epochs]
    assert epochs == list(range(1, len(epochs) + 1)), "every epoch once"
    first_again = next(e for e in seen(window, folder).epochs if e not in told.epochs).epoch
    assert first_again >= len(told.epochs), "more than one epoch was lost"

    asked = answer_question("Do Not Close")
    assert not window.close() and "still at work" in asked[0]
    answer_question("Keep Training")
    assert window.close()
    assert processes(folder), "it went with the window"
    second = new_window()
    found = wait_state(second, qtbot, folder, "training")
    qtbot.waitUntil(lambda: len(seen(second, folder).epochs) > len(found.epochs), timeout=WAIT_MS)
    assert second.training.mark.isVisible()
    answer_question("Stop and Keep")
    assert second.close()
    child = process_of(folder).found()
    if child is not None:
        child.wait(WAIT_MS / 1000)
    third = new_window()
    wait_state(third, qtbot, folder, "stopped")
    qtbot.waitUntil(lambda: "tiny" in method_names(), timeout=WAIT_MS)


def test_a_child_that_cannot_begin_says_why(window: MainWindow, config: TrainConfig, qtbot: QtBot) -> None:
    nowhere = replace(config, data=replace(config.data, campaign="/nowhere/at/all"))
    window.training.start(nowhere)
    (run,) = window.training.watch.runs
    failed = wait_state(window, qtbot, run.folder, "failed")
    assert "/nowhere/at/all" in failed.problem and "/nowhere/at/all" in window.message.text
    (run.folder / CONFIG_FILE).write_text("epochs = 'many'\n")
    window.training.resume_one(run.folder)
    qtbot.waitUntil(lambda: "epochs" in seen(window, run.folder).problem, timeout=WAIT_MS)
    assert "epochs" in window.message.text and "failed" in window.message.text
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]
