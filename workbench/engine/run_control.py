"""Trainings in processes of their own: start one, ask things of it, end it. No torch here; the child has it.

A child is detached: it outlives whoever started it, and writes all it says into its run folder. What is asked of it
goes through that folder, too, so that any window or command line can ask.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil

from workbench.core.errors import UserError, reason_of
from workbench.core.events import StateChanged
from workbench.files.event_lines import append_line
from workbench.files.new_folder import make_folder
from workbench.files.new_run_folder import new_run_folder
from workbench.files.own_process import verb_command
from workbench.files.run_lock import held
from workbench.files.training_run import (
    CONFIG_FILE,
    EVENTS_FILE,
    OUTPUT_FILE,
    STARTED_FOR,
    TrainingProcess,
    is_alive,
    process_of,
    sign_in,
    wish_for,
)
from workbench.training.config import TrainConfig
from workbench.training.config_file import write_config

_KILL_S = 5.0
_LEAVES_S = 5.0
"""A training that said that it ended takes a moment to go."""
_NEW_PROCESS_GROUP, _NO_WINDOW = 0x0000_0200, 0x0800_0000
"""CREATE_NEW_PROCESS_GROUP and CREATE_NO_WINDOW of Windows, which subprocess names there alone."""
_started: list[subprocess.Popen[bytes]] = []
"""Children of this process; an ended one stays in the system's table until somebody asks how it ended."""


def start_new_run(config: TrainConfig, below: Path) -> Path:
    """Train in a process of its own, in a new folder, which is returned. UserError when that cannot be made."""
    folder = new_run_folder(config.name, below)
    start_run(config, folder)
    return folder


def start_run(config: TrainConfig, folder: Path) -> None:
    """Train in a process of its own, in a new folder. UserError when the folder holds a run or cannot be written."""
    make_folder(folder)
    with held(folder):
        if (folder / CONFIG_FILE).exists():
            raise UserError(f"{folder} already holds a run", "Resume it, or choose another folder")
        write_config(_from_anywhere(config), folder / CONFIG_FILE)
        _spawn(folder, [str(folder / CONFIG_FILE), "--out", str(folder)])


def resume_run(folder: Path) -> None:
    """Go on with a run that was stopped, failed or crashed. UserError when it is at work already."""
    with held(folder, 0.0 if is_alive(folder) else _LEAVES_S):
        _end(_of_run(folder))  # what a killed training left behind would hold memory for minutes
        _spawn(folder, ["--resume", str(folder)])


def pause(folder: Path) -> None:
    """Hold a training between two of its steps, until `go_on`."""
    wish_for(folder, "pause")


def go_on(folder: Path) -> None:
    wish_for(folder, "go on")


def stop_and_keep(folder: Path) -> None:
    """End a training with the epoch it is in; its best network is kept, and it can be resumed."""
    wish_for(folder, "stop")


def cancel(folder: Path) -> None:
    """End a training at once with all its processes, and remove its folder. UserError when that cannot be."""
    kill_run(folder)
    remove_run(folder)


def kill_run(folder: Path) -> None:
    """End all processes of a run at once. UserError when it runs on another computer or they do not go."""
    process = process_of(folder)
    if process is not None and not process.is_here and is_alive(folder):
        raise UserError(f"{folder.name} is trained on {process.machine}", "Stop it there")
    first = process.found() if process is not None and is_alive(folder) else None
    left = _end([*([] if first is None or first.pid == os.getpid() else _tree(first)), *_of_run(folder)])
    left = left or _end(_of_run(folder))  # born while the others went
    if left:
        raise UserError(f"Process {left[0].pid} of {folder.name} could not be ended", "End it, then try again")


def remove_run(folder: Path) -> None:
    """Delete a run's folder for good. It leaves the list at once, even when a file in it resists: UserError then."""
    aside = folder.with_name(f".{folder.name}.removed")
    try:
        folder.rename(aside)
        shutil.rmtree(aside)
    except FileNotFoundError:
        return
    except OSError as error:
        left = aside if aside.exists() else folder
        raise UserError(f"{left} could not be deleted: {reason_of(error)}", "Delete it by hand") from error


def _from_anywhere(config: TrainConfig) -> TrainConfig:
    """The same with full paths: a run may be resumed from another working folder."""
    campaign, start = config.data.campaign, config.start_from
    full_start = str(Path(start).absolute()) if start and Path(start).is_file() else start
    full_campaign = str(Path(campaign).absolute()) if campaign else ""
    return replace(config, data=replace(config.data, campaign=full_campaign), start_from=full_start)


def _spawn(folder: Path, arguments: list[str]) -> None:
    """Say that it prepares, on behalf of a child that has not begun to speak; then start it."""
    wish_for(folder, "go on")
    sign_in(folder)
    _say(folder, StateChanged(state="preparing"))
    command = [*verb_command("train"), *arguments, "--json"]
    _started[:] = [child for child in _started if child.poll() is None]
    try:
        with (folder / OUTPUT_FILE).open("ab") as output:
            child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=output,
                start_new_session=True,
                creationflags=creation_flags(os.name),
                env=os.environ | {STARTED_FOR: str(folder)},
            )
    except OSError as error:
        failed = UserError(f"The training could not be started: {reason_of(error)}")
        _say(folder, StateChanged(state="failed", problem=failed.problem))
        raise failed from error
    _started.append(child)
    with suppress(psutil.Error):  # it may be gone already; then it never signs in, and we did not go
        created_s = psutil.Process(child.pid).create_time()
        sign_in(folder, replace(TrainingProcess.this(), pid=child.pid, created_s=created_s))


def creation_flags(system: str) -> int:
    """On Windows (os.name "nt") what a session of its own is elsewhere: no Ctrl-C from us reaches it, no console."""
    return _NEW_PROCESS_GROUP | _NO_WINDOW if system == "nt" else 0


def _say(folder: Path, event: StateChanged) -> None:
    append_line(folder / EVENTS_FILE, event)


def _tree(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _of_run(folder: Path) -> list[psutil.Process]:
    """Living processes with the run's mark: also such whose parent was killed, which no tree finds any more."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            is_it = process.pid != os.getpid() and process.environ().get(STARTED_FOR) == str(folder)
            if is_it and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found


def _end(processes: Iterable[psutil.Process]) -> list[psutil.Process]:
    """Kill and wait; -> those that would not go."""
    chosen = list(processes)
    for process in chosen:
        with suppress(psutil.Error):
            process.kill()
    _, left = psutil.wait_procs(chosen, timeout=_KILL_S)
    _started[:] = [child for child in _started if child.poll() is None]
    return list(left)
