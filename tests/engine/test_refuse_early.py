"""What is refused before a network can be made: at once, and in the run's folder where a window looks for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.core.events import StateChanged
from workbench.files.event_lines import last_event
from workbench.files.training_run import CONFIG_FILE, EVENTS_FILE, STARTED_FOR
from workbench.training.config import DataConfig, TrainConfig
from workbench.training.config_file import write_config

WITHOUT_TORCH = """
import sys

class Refused:
    def find_spec(self, name, path=None, target=None):
        if name == "torch":
            raise RuntimeError("torch was imported")

sys.meta_path.insert(0, Refused())
from workbench.__main__ import main
main()
"""


def train(run: Path, *arguments: str, is_started: bool = True) -> str:
    """As a child of the window; -> what it printed as it was refused."""
    environment = os.environ | ({STARTED_FOR: str(run)} if is_started else {})
    command = [sys.executable, "-c", WITHOUT_TORCH, "train", *arguments]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert told.returncode == 1, told.stderr
    return told.stderr


@pytest.fixture
def run(tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    folder.mkdir()
    write_config(TrainConfig(data=DataConfig(campaign="/nowhere/at/all")), folder / CONFIG_FILE)
    return folder


@pytest.mark.parametrize("is_resumed", [False, True])
def test_a_campaign_that_is_not_there(run: Path, is_resumed: bool) -> None:
    said = train(run, *(("--resume", str(run)) if is_resumed else (str(run / CONFIG_FILE), "--out", str(run))))
    last = last_event(run / EVENTS_FILE)
    assert "/nowhere/at/all" in said and isinstance(last, StateChanged)
    assert last.state == "failed" and "/nowhere/at/all" in last.problem


def test_settings_that_cannot_be_read(run: Path) -> None:
    (run / CONFIG_FILE).write_text("epochs = 'many'\n")
    said, last = train(run, "--resume", str(run)), last_event(run / EVENTS_FILE)
    assert "epochs" in said and isinstance(last, StateChanged) and "epochs" in last.problem


def test_a_folder_that_is_anothers_is_told_nothing(run: Path) -> None:
    train(run, "--resume", str(run), is_started=False)
    assert not (run / EVENTS_FILE).exists()
