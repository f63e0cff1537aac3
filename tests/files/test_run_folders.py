"""A run's folder: who works there, what may be deleted in it, and what is no run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.core.errors import UserError
from workbench.core.events import StateChanged
from workbench.files import run_lock
from workbench.files.event_lines import append_line
from workbench.files.new_run_folder import new_run_folder
from workbench.files.run_lock import AtWorkError, held
from workbench.files.training_run import (
    CONFIG_FILE,
    EVENTS_FILE,
    LOCK_FILE,
    PROCESS_FILE,
    SILENT_S,
    RunLog,
    TrainingProcess,
    is_alive,
    refuse_no_run,
    remove_halves,
    sign_in,
)

HOLDS = """
import sys
from pathlib import Path
from workbench.files.run_lock import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
ELSEWHERE = TrainingProcess(1, 1.0, "elsewhere")


def silent(folder: Path, seconds: float = 2 * SILENT_S) -> None:
    """As if nothing was heard of it for so long."""
    for path in folder.iterdir():
        then_s = path.stat().st_mtime - seconds
        os.utime(path, (then_s, then_s))


def state(folder: Path) -> str:
    log = RunLog(folder)
    list(log.news())
    return log.state


def test_one_process_at_a_time_works_in_a_folder_until_it_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDS, str(tmp_path)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
    with pytest.raises(AtWorkError, match="Another process is at work in"), held(tmp_path):
        pass
    holder.kill()
    holder.communicate()
    with held(tmp_path), pytest.raises(AtWorkError), held(tmp_path, patience_s=0.0):
        pass


def test_who_holds_a_folder_shows_that_it_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_lock, "_BEATS_EVERY_S", 0.01)
    with held(tmp_path):
        os.utime(tmp_path / LOCK_FILE, (1.0, 1.0))
        while (tmp_path / LOCK_FILE).stat().st_mtime == 1.0:
            pass
    sign_in(tmp_path, ELSEWHERE)
    assert is_alive(tmp_path)


def test_a_training_of_another_machine_lives_as_long_as_it_is_heard_of(tmp_path: Path) -> None:
    sign_in(tmp_path, ELSEWHERE)
    append_line(tmp_path / EVENTS_FILE, StateChanged(state="training"))
    assert is_alive(tmp_path) and state(tmp_path) == "training"
    with pytest.raises(AtWorkError, match="Process 1 on elsewhere is at work"), held(tmp_path):
        pass
    silent(tmp_path)
    assert not is_alive(tmp_path) and state(tmp_path) == "crashed"
    with held(tmp_path):
        pass


def test_a_training_of_another_machine_that_said_its_end_is_over(tmp_path: Path) -> None:
    sign_in(tmp_path, ELSEWHERE)
    append_line(tmp_path / EVENTS_FILE, StateChanged(state="stopped"))
    assert not is_alive(tmp_path) and state(tmp_path) == "stopped"
    with held(tmp_path):
        pass


def test_only_what_the_program_itself_left_half_written_is_deleted(tmp_path: Path) -> None:
    ours = [".last.checkpoint.1a2b3c4d.tmp", ".wish.00000000.tmp"]
    others = [".thesis.tmp", ".notes.1a2b3c4d.tmp", "last.checkpoint.1a2b3c4d.tmp", ".last.checkpoint.tmp"]
    for name in (*ours, *others):
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / ".best.safetensors.1a2b3c4d.tmp").mkdir()  # cannot be deleted as a file
    remove_halves(tmp_path)
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} - set(ours) == set(others)


@pytest.mark.parametrize(
    ("names", "is_free"),
    [
        ((), True),
        ((CONFIG_FILE,), True),
        ((CONFIG_FILE, PROCESS_FILE, EVENTS_FILE, "output.log"), True),
        (("thesis.txt",), False),
        ((CONFIG_FILE, "main.py"), False),
        ((PROCESS_FILE,), False),
    ],
)
def test_a_folder_of_other_things_is_no_place_for_a_run(tmp_path: Path, names: tuple[str, ...], is_free: bool) -> None:
    for name in names:
        (tmp_path / name).touch()
    if is_free:
        refuse_no_run(tmp_path)
        refuse_no_run(tmp_path / "new")
        return
    with pytest.raises(UserError, match="holds other things than a run"):
        refuse_no_run(tmp_path)


def test_new_folders_are_made_at_once_and_stay_below(tmp_path: Path) -> None:
    names = ("my net/../x", "my net/../x", "../../x", "..", "x" * 500)
    made = [new_run_folder(name, tmp_path / "runs") for name in names]
    assert len(set(made)) == len(names) and all(folder.is_dir() for folder in made)
    assert {folder.parent for folder in made} == {tmp_path / "runs"}
    assert made[0].name.startswith("my-net-..-x-") and made[3].name.startswith("run-")
