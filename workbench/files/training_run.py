"""A training's folder as anybody may look at it while it runs, in another process, or years later; no torch here.

config.toml        the whole configuration            environment.json   program, libraries, machine
events.jsonl       everything it said, a line each    process.json       who trains: process, machine
metrics.csv, tensorboard/   figures of every epoch    output.log         what its process printed (the last words)
last.checkpoint    where to go on                     best.safetensors, last.safetensors   networks with cards
wish               what people ask of it: pause, stop     lock   held, and touched, by who trains (files/run_lock.py)
"""

from __future__ import annotations

import json
import os
import re
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

import psutil

from workbench.core.errors import UserError
from workbench.core.events import Event, StateChanged, TrainingState
from workbench.files.atomic import cannot_write, write_atomically
from workbench.files.event_lines import EventLines, last_event

CONFIG_FILE = "config.toml"
ENVIRONMENT_FILE = "environment.json"
EVENTS_FILE = "events.jsonl"
PROCESS_FILE = "process.json"
OUTPUT_FILE = "output.log"
METRICS_FILE = "metrics.csv"
CHECKPOINT_FILE = "last.checkpoint"
BEST_FILE = "best.safetensors"
LAST_FILE = "last.safetensors"
BOARD_FOLDER = "tensorboard"
LOCK_FILE = "lock"
_WISH_FILE = "wish"
_WRITTEN_WHOLE = (
    CONFIG_FILE,
    ENVIRONMENT_FILE,
    PROCESS_FILE,
    METRICS_FILE,
    CHECKPOINT_FILE,
    BEST_FILE,
    LAST_FILE,
    _WISH_FILE,
)
STARTED_FOR = "WORKBENCH_RUN"
"""In the environment of a training that another process started, and of all that it starts: the run's folder."""
SILENT_S = 300.0
"""A training on another machine that was not heard of for so long is gone; one that lives is heard of in seconds."""
_AT_WORK: tuple[TrainingState, ...] = ("preparing", "training", "paused", "stopping")
ENDS: tuple[TrainingState, ...] = ("finished", "stopped", "failed")

Wish = Literal["go on", "pause", "stop"]
RunState = Literal["new", "preparing", "training", "paused", "stopping", "finished", "stopped", "failed", "crashed"]
"""new: nothing was said yet; crashed: its process is gone and never said that it ended."""


@dataclass(frozen=True)
class TrainingProcess:
    """Who trains. created_s : when the process began, seconds since 1970: its number may be another's by now."""

    pid: int
    created_s: float
    machine: str

    @classmethod
    def this(cls) -> TrainingProcess:
        return cls(os.getpid(), psutil.Process().create_time(), socket.gethostname())

    @property
    def is_here(self) -> bool:
        return self.machine == socket.gethostname()

    def found(self) -> psutil.Process | None:
        """The process, None when it is gone or on another machine."""
        try:
            process = psutil.Process(self.pid)
            is_it = self.is_here and abs(process.create_time() - self.created_s) < 1.0
            return process if is_it and process.status() != psutil.STATUS_ZOMBIE else None
        except psutil.Error:
            return None


@dataclass
class RunLog:
    """A run's folder, followed: `news()` reads what was said since. The one mutable thing here."""

    folder: Path
    said: TrainingState | None = None
    """The last state that the training itself told."""
    lines: EventLines = field(init=False)

    def __post_init__(self) -> None:
        self.lines = EventLines(self.folder / EVENTS_FILE)

    def news(self) -> Iterator[Event]:
        """Events since the last call, in order."""
        for event in self.lines.new():
            if isinstance(event, StateChanged):
                self.said = event.state
            yield event

    @property
    def state(self) -> RunState:
        """How it stands by what it said and whether its process lives. Ask `news` first."""
        if self.said is None:
            return "new" if process_of(self.folder) is None or _may_live(self.folder) else "crashed"
        return self.said if self.said not in _AT_WORK or _may_live(self.folder) else "crashed"


def is_run(folder: Path) -> bool:
    return (folder / CONFIG_FILE).is_file()


def refuse_no_run(folder: Path) -> None:
    """UserError when a run may not be put there: it holds other things than a run, or than one that is to begin."""
    try:
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    except OSError:  # who makes the run's folder tells why
        return
    if names - {CONFIG_FILE, LOCK_FILE} and not {CONFIG_FILE, PROCESS_FILE} <= names:
        raise UserError(f"{folder} holds other things than a run", "Choose a new or empty folder")


def remove_halves(folder: Path) -> None:
    """Delete what a killed process was writing there, as far as that may be done."""
    names = "|".join(map(re.escape, _WRITTEN_WHOLE))
    with suppress(OSError):
        for half in [path for path in folder.iterdir() if re.fullmatch(rf"\.({names})\.[0-9a-f]{{8}}\.tmp", path.name)]:
            half.unlink()


def find_runs(below: Path) -> tuple[Path, ...]:
    """Run folders directly below a folder, the newest first."""
    found: dict[Path, float] = {}
    with suppress(OSError):
        for path in below.iterdir():
            with suppress(OSError):  # no run, or one that goes at this moment
                if not path.name.startswith("."):  # being removed
                    found[path] = (path / CONFIG_FILE).stat().st_mtime
    return tuple(sorted(found, key=found.__getitem__, reverse=True))


def process_of(folder: Path) -> TrainingProcess | None:
    """Who trains or trained there; None when nobody ever did."""
    try:
        values: Mapping[str, Any] = json.loads((folder / PROCESS_FILE).read_bytes())
        return TrainingProcess(int(values["pid"]), float(values["created_s"]), str(values["machine"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_alive(folder: Path) -> bool:
    """Is it being trained, by all that its folder tells? One that said that it ended is not."""
    if not _may_live(folder):
        return False
    last = last_event(folder / EVENTS_FILE)
    return not (isinstance(last, StateChanged) and last.state in ENDS)


def _may_live(folder: Path) -> bool:
    """Does its process live? One of another machine does as long as it is heard of."""
    process = process_of(folder)
    if process is None or process.is_here:
        return process is not None and process.found() is not None
    return time.time() - _heard_s(folder) < SILENT_S


def _heard_s(folder: Path) -> float:
    """When it was heard of last, seconds since 1970."""
    times = [0.0]
    for name in (EVENTS_FILE, LOCK_FILE):
        with suppress(OSError):
            times.append((folder / name).stat().st_mtime)
    return max(times)


def sign_in(folder: Path, process: TrainingProcess | None = None) -> None:
    """A process is the one that trains there; None = this one."""
    write_atomically(folder / PROCESS_FILE, json.dumps(asdict(process or TrainingProcess.this())).encode())


def wish_for(folder: Path, wish: Wish) -> None:
    """Ask a training to pause, to stop and keep, or to go on; it looks a few times a second. Raises UserError."""
    if wish == "go on":
        try:
            (folder / _WISH_FILE).unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(folder / _WISH_FILE, error) from error
    else:
        write_atomically(folder / _WISH_FILE, wish.encode())


def was_started_for(folder: Path) -> bool:
    """Did another process start this one to train there? It has cleared earlier wishes then; later ones are for us."""
    return os.environ.get(STARTED_FOR) == str(folder)


def wish_of(folder: Path) -> Wish:
    """What people asked for last."""
    try:
        text = (folder / _WISH_FILE).read_text()
    except (OSError, UnicodeDecodeError):
        return "go on"
    return "pause" if text == "pause" else "stop" if text == "stop" else "go on"


def last_words(folder: Path, n_lines: int = 12) -> str:
    """The end of what its process printed."""
    try:
        with (folder / OUTPUT_FILE).open("rb") as file:
            file.seek(max(file.seek(0, os.SEEK_END) - 8_192, 0))
            return "\n".join(file.read().decode(errors="replace").splitlines()[-n_lines:])
    except OSError:
        return ""
