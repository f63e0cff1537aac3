"""The real window is killed while a robot edits: no edit is lost that its status bar had called kept or saved."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest
from conftest import make_session
from pytestqt.qtbot import QtBot
from robot import digest

from workbench.files.session_folder import read_session
from workbench.files.store.store import open_store
from workbench.gui.app import Program

N_KILLS = 50
SEED = 20260
MOST_EDITS = 12
WAITS_FOR_PROMISE = 0.8
"""In how many of the rounds it has to have promised something, however busy the machine is."""
LONGEST_S = 0.4
"""The robot is let to make so many edits at most, and then so much time."""


class Nursery:
    """The process that forks windows, and what they tell."""

    def __init__(self) -> None:
        program = Path(__file__).with_name("robot.py")
        self._process = subprocess.Popen(
            [sys.executable, str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        self.wait_for("warm", 120)

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._lines.put(line.rstrip("\n"))

    def begin(self, folder: Path, seed: int) -> int:
        """A new window; -> its process."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{seed} {folder}\n")
        self._process.stdin.flush()
        return int(self.wait_for("pid", 30)[-1].split()[1])

    def wait_for(self, start: str, longest_s: float) -> list[str]:
        """All lines up to the first that starts so."""
        return self._wait(lambda line: line.startswith(start), start, longest_s)

    def wait_for_promise(self, longest_s: float) -> list[str]:
        """All lines up to the next by which edits are kept or saved."""
        return self._wait(_is_promise, "promise", longest_s)

    def _wait(self, is_it: Callable[[str], bool], what: str, longest_s: float) -> list[str]:
        found, until_s = [], time.monotonic() + longest_s
        while not (found and is_it(found[-1])):
            try:
                found.append(self._lines.get(timeout=max(0.01, until_s - time.monotonic())))
            except Empty:
                raise AssertionError(f"no “{what}” after {longest_s} s; last: {found[-3:]}") from None
        return found

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(30)
        self._reader.join(10)
        assert self._process.stdout is not None
        self._process.stdout.close()


@pytest.fixture
def nursery(home: Path) -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.close()


def test_killing_the_window_fifty_times_loses_no_edit_it_called_kept_or_saved(
    nursery: Nursery, tmp_path: Path, program: Program, qtbot: QtBot
) -> None:
    folder = make_session(tmp_path / "campaign", "A-1", duration_s=1.0)
    chance = random.Random(SEED)
    last, n_edits, n_promises, n_back = digest(read_session(folder)), 0, 0, 0
    for i in range(N_KILLS):
        pid = nursery.begin(folder, i + 1)
        told = []
        if chance.random() < 0.85:  # else while it starts
            told += nursery.wait_for(f"now {chance.randrange(2, MOST_EDITS)} ", 60)
            if chance.random() < WAITS_FOR_PROMISE:
                told += nursery.wait_for_promise(60)
        time.sleep(chance.uniform(0, LONGEST_S))
        os.kill(pid, signal.SIGKILL)
        told += nursery.wait_for("ended", 30)

        values, promised = _values(told, last), _promised(told)
        store = open_store(folder)
        last = digest(store.history.session)
        n_back += store.n_recovered > 0
        store.close()
        where = f"kill {i + 1}: {told[-6:]}"
        assert last in values[promised:], (
            f"{where} holds the value of step {values.index(last)}" if last in values else where
        )
        assert read_session(folder).id == "id-A-1"
        n_edits += max(0, len(values) - 2)  # the first value is what was opened
        n_promises += promised > 0
    assert n_edits > 3 * N_KILLS, f"the robot hardly edited: {n_edits} times"
    assert n_promises > 0.6 * N_KILLS, "it was hardly ever killed after a promise"
    assert n_back > 0.4 * N_KILLS, "there was hardly ever something to bring back"
    _fresh_window_shows(program, folder, last)


def _values(told: list[str], last: str) -> list[str]:
    """Digests of the session's values: what it was before, and each that the window told."""
    return [last, *(line.split()[2] for line in told if line.startswith("now"))]


def _promised(told: list[str]) -> int:
    """Index of the last value that was called kept or saved; 0 = that from before."""
    kept = [line.split() for line in told if _is_promise(line)]
    return int(kept[-1][1]) if kept else 0


def _is_promise(line: str) -> bool:
    return line.startswith("said") and line.endswith((" edits kept", " saved"))


def _fresh_window_shows(program: Program, folder: Path, last: str) -> None:
    window = program.new_window()
    window.sessions.open_paths([folder])
    session = window.document.session
    assert digest(session) == last
    is_unsaved = digest(read_session(folder)) != last
    assert ("not saved" in window.banner.text) == is_unsaved
    assert window.isWindowModified() == is_unsaved
    x = window.microphones.model.index(0, 1).data()
    assert float(x.replace("\N{MINUS SIGN}", "-")) == pytest.approx(session.microphones[0].position_m[0], abs=0.01)
    window.close_without_asking()
    window.deleteLater()
