"""What the window offers when a training ends as nobody wished."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot
from test_training_runs import epoch, look, make, tell

from workbench.core.events import StateChanged
from workbench.files.own_models import kept_of
from workbench.files.shipped import models_folder
from workbench.files.training_run import TrainingProcess
from workbench.gui.main_window import MainWindow

BEGUN = (StateChanged(state="preparing"), StateChanged(state="training"))


def at_work(runs: Path, window: MainWindow, name: str, baseline_m: float) -> Path:
    """A run in its second epoch, with a network."""
    folder = make(runs, name, *BEGUN, replace(epoch(1), baseline_median_m=baseline_m), process=TrainingProcess.this())
    shutil.copy(models_folder() / "chawa.safetensors", folder / "best.safetensors")
    look(window.training.watch)
    return folder


def ended(folder: Path, window: MainWindow, state: StateChanged) -> None:
    tell(folder, state)
    look(window.training.watch)


def test_a_network_that_learnt_nothing_is_kept_only_when_asked(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    useless = at_work(home / "runs", window, "useless", baseline_m=2.5)
    ended(useless, window, StateChanged(state="finished"))
    assert "always saying the mean place" in window.message.text and "not kept" in window.message.text
    assert kept_of(useless) is None
    window.message.buttons[0].click()
    qtbot.waitUntil(lambda: kept_of(useless) is not None, timeout=20_000)


def test_a_network_that_learnt_something_is_kept(window: MainWindow, home: Path, qtbot: QtBot) -> None:
    good = at_work(home / "runs", window, "good", baseline_m=9.0)
    ended(good, window, StateChanged(state="finished"))
    qtbot.waitUntil(lambda: kept_of(good) is not None, timeout=20_000)


def test_a_run_that_failed_by_its_settings_is_offered_with_them(window: MainWindow, home: Path) -> None:
    failed = at_work(home / "runs", window, "failed", baseline_m=9.0)
    ended(failed, window, StateChanged(state="failed", problem="The loss ran away", hint="Try less"))
    change = window.message.buttons[0]
    assert change.text() == "Change Settings…"
    change.click()
    assert window.workspaces.is_train and window.training_page.shows_form
    assert window.training_page.form.config is not None and window.training_page.form.config.name == "failed"
