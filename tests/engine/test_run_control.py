"""Trainings in processes of their own: started, asked, ended with all they started. Real processes throughout."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from tests.engine.conftest import SMALL_TRAINING
from workbench.core.errors import UserError
from workbench.core.events import EpochDone, StateChanged
from workbench.engine.run_control import (
    cancel,
    creation_flags,
    go_on,
    kill_run,
    pause,
    remove_run,
    resume_run,
    start_new_run,
    start_run,
    stop_and_keep,
)
from workbench.engine.train import Train
from workbench.files.event_lines import append_line
from workbench.files.training_run import (
    CONFIG_FILE,
    EVENTS_FILE,
    RunLog,
    TrainingProcess,
    last_words,
    process_of,
    sign_in,
    wish_of,
)
from workbench.training.config import DataConfig, TrainConfig
from workbench.training.config_file import read_config, write_config

FAMILY = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(child.pid, flush=True)
time.sleep(600)
"""
"""A process with a child, as a training with its workers is."""


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Path]:
    """A run's folder with its configuration; whatever is left of it is ended."""
    folder = tmp_path / "runs" / "a"
    folder.mkdir(parents=True)
    write_config(TrainConfig(name="a"), folder / CONFIG_FILE)
    yield folder
    kill_run(folder)


def family(run: Path, *, is_marked: bool = True) -> tuple[subprocess.Popen[str], psutil.Process]:
    """A process that is signed in as the run's, and its child."""
    environment = os.environ | ({"WORKBENCH_RUN": str(run)} if is_marked else {})
    parent = subprocess.Popen([sys.executable, "-c", FAMILY], stdout=subprocess.PIPE, text=True, env=environment)
    assert parent.stdout is not None
    child = psutil.Process(int(parent.stdout.readline()))
    parent.stdout.close()
    created_s = psutil.Process(parent.pid).create_time()
    sign_in(run, replace(TrainingProcess.this(), pid=parent.pid, created_s=created_s))
    return parent, child


def is_gone(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("is_marked", [True, False])
def test_cancel_ends_the_whole_tree_and_removes_the_folder(run: Path, is_marked: bool) -> None:
    parent, child = family(run, is_marked=is_marked)
    process = psutil.Process(parent.pid)
    cancel(run)
    assert is_gone(process) and is_gone(child)
    parent.wait(10)
    assert list(run.parent.iterdir()) == []


def test_what_a_killed_training_left_is_ended_too(run: Path) -> None:
    """Its parent is gone, so that no tree finds it; the mark does."""
    parent, child = family(run)
    parent.kill()
    parent.wait(10)
    assert not is_gone(child)
    cancel(run)
    assert is_gone(child)


def test_a_number_that_is_anothers_by_now_is_left_alone(run: Path) -> None:
    stranger = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    sign_in(run, TrainingProcess(stranger.pid, 1.0, TrainingProcess.this().machine))
    cancel(run)
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait(10)


def test_this_process_never_ends_itself(run: Path) -> None:
    sign_in(run)
    cancel(run)
    assert not run.exists()


def test_a_training_on_another_computer_is_left_alone_as_long_as_it_is_heard_of(run: Path) -> None:
    sign_in(run, TrainingProcess(1, 1.0, "elsewhere"))
    append_line(run / EVENTS_FILE, StateChanged(state="training"))
    with pytest.raises(UserError, match="is trained on elsewhere"):
        cancel(run)
    with pytest.raises(UserError, match="on elsewhere is at work"):
        resume_run(run)
    os.utime(run / EVENTS_FILE, (1.0, 1.0))
    os.utime(run / "lock", (1.0, 1.0))
    cancel(run)
    assert not run.exists()


def test_wishes_are_written_and_taken_back(run: Path) -> None:
    for ask, wish in ((pause, "pause"), (go_on, "go on"), (stop_and_keep, "stop")):
        ask(run)
        assert wish_of(run) == wish


def test_a_run_is_not_started_twice_nor_resumed_while_at_work(run: Path) -> None:
    with pytest.raises(UserError, match="already holds a run"):
        start_run(TrainConfig(), run)
    parent, _ = family(run)
    append_line(run / EVENTS_FILE, StateChanged(state="training"))
    with pytest.raises(UserError, match="is at work in"):
        resume_run(run)
    kill_run(run)
    parent.wait(10)


def test_what_is_wished_of_a_run_before_its_process_speaks_is_heeded(tmp_path: Path, own_home: Path) -> None:
    """It is cleared where the run is started, not seconds later by its process."""
    folder = start_new_run(replace(SMALL_TRAINING, epochs=50), tmp_path)
    stop_and_keep(folder)
    log, process = RunLog(folder), process_of(folder)
    assert process is not None
    if (found := process.found()) is not None:
        found.wait(120)
    list(log.news())
    assert log.said == "stopped", last_words(folder)
    kill_run(folder)


def test_of_two_processes_that_resume_a_run_one_trains_and_the_other_is_told(tmp_path: Path, own_home: Path) -> None:
    events = Train(replace(SMALL_TRAINING, epochs=3), out=tmp_path / "run").run()
    next(e for e in events if isinstance(e, EpochDone))
    log = (tmp_path / "run" / EVENTS_FILE).read_bytes()
    with pytest.raises(UserError, match=r"Process \d+ is at work in"):
        list(Train(resume=tmp_path / "run").run())
    assert (tmp_path / "run" / EVENTS_FILE).read_bytes() == log, "who was refused writes nothing there"
    with pytest.raises(UserError, match="is at work in"):
        resume_run(tmp_path / "run")
    assert [e.epoch for e in events if isinstance(e, EpochDone)] == [2, 3]


def test_a_started_run_speaks_at_once_outlives_its_starter_and_leaves_its_last_words(tmp_path: Path) -> None:
    """The campaign is given as seen from here, where its child need not be; it is not there at all."""
    folder = tmp_path / "runs" / "b"
    config = TrainConfig(name="b", data=DataConfig(campaign="nowhere"))
    code = (
        "import sys; from pathlib import Path; from workbench.engine.run_control import start_run; "
        "from workbench.training.config_file import read_config; "
        "start_run(read_config(Path(sys.argv[1])), Path(sys.argv[2])); print('torch' in sys.modules)"
    )
    write_config(config, tmp_path / "b.toml")
    command = [sys.executable, "-c", code, str(tmp_path / "b.toml"), str(folder)]
    told = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert told.stdout == "False\n", "whoever starts a training imports no torch"
    log = RunLog(folder)
    list(log.news())
    assert log.said in ("preparing", "failed")
    process = process_of(folder)
    assert process is not None
    if (found := process.found()) is not None:
        found.wait(60)
    list(log.news())
    assert log.said == "failed" and "nowhere" in last_words(folder)
    assert read_config(folder / CONFIG_FILE).data.campaign == str(tmp_path / "nowhere")


def test_removing_what_is_gone_already_is_no_mistake(tmp_path: Path) -> None:
    remove_run(tmp_path / "gone")


def test_a_training_has_a_group_of_its_own_on_windows_too() -> None:
    assert creation_flags("nt") == 0x0800_0200 and creation_flags("posix") == 0
