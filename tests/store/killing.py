"""Kill -9 a process that edits and saves, again and again, and open what it left. Run as a program; see main.

Each process is a fork of this one, which has everything imported: so a thousand deaths take less than a minute.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.store.samples import as_saved, redone, undone
from workbench.core.errors import UserError
from workbench.core.history import History
from workbench.core.session import Label, Microphone, Session
from workbench.files.session_folder import read_session, write_session
from workbench.files.session_text import session_text
from workbench.files.store.store import Store, open_store

LIFE_S = 0.015
SESSION = Session(
    id="6f0c7c1e",
    name="0.0",
    microphones=tuple(Microphone(name=f"M{i}", position_m=(i, 0.5, 1.2), file=f"m{i}.wav") for i in (1, 2, 3, 4)),
    labels=tuple(Label(start_s=float(i), end_s=i + 0.5, text=f"call {i}") for i in range(50)),
)
State = tuple[str, str]
"""Names of the session that was saved, and of the one that is shown."""


@dataclass
class Told:
    """What a process said on its pipe. sure : the state it promised last. tried : the one it was at work on."""

    sure: State
    tried: State


def main(n: int, seed: int, folder: Path) -> dict[str, float]:
    """Counts of n deaths of the store, and of n / 10 of a program that writes over the old file."""
    chance = random.Random(seed)
    state = folder / "state"
    session_folder = folder / "A-1"
    write_session(SESSION, session_folder)
    unreadable = lost = n_acknowledged = n_saved = 0
    now: State = ("0.0", "0.0")
    for kill in range(1, n + 1):
        said = life(lambda pipe, kill=kill: edit_for_ever(session_folder, state, pipe, kill), chance)
        told = told_by(said, now)
        n_acknowledged += sum(line.startswith("done") for line in said)
        n_saved += sum(line.startswith("done saved") for line in said)
        try:
            store = open_store(session_folder, state_folder=state)
        except UserError:
            unreadable += 1
            write_session(SESSION, session_folder)
            continue
        now = (store.saved.name, shown(store))
        lost += now not in (told.sure, told.tried) or store.read_only_reason != "" or store.conflict is not None
        store.close()
    plain = plain_overwrite(folder / "plain", n // 10, chance)
    return {
        "kills": n,
        "unreadable": unreadable,
        "lost": lost,
        "acknowledged": n_acknowledged,
        "saved": n_saved,
        "plain_failed": plain,
    }


def life(live: Callable[[int], None], chance: random.Random) -> list[str]:
    """Fork, let it live for a random while, kill it; the lines it wrote. One in five dies while opening."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            live(writing)
        finally:
            os._exit(1)
    os.close(writing)
    first = os.read(reading, 1) if chance.random() > 0.2 else b""
    time.sleep(chance.uniform(0.0, LIFE_S))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the process ended by itself"
    with os.fdopen(reading, "rb") as pipe:
        return (first + pipe.read()).decode().splitlines()


def edit_for_ever(folder: Path, state: Path, pipe: int, kill: int) -> None:
    """Edit, undo, redo and save; say before each step what it will lead to, and after it that it is done."""
    store = open_store(folder, state_folder=state)
    os.write(pipe, b"open\n")
    chance = random.Random(kill)
    history = store.history
    number = 0
    while True:
        number += 1
        step = chance.choice(["edit", "edit", "edit", "merge", "undo", "redo", "save"])
        saved = store.saved.name
        if step in ("edit", "merge"):
            assert history.session is not None
            renamed = replace(history.session, name=f"{kill}.{number}")
            history = history.edited("Rename", renamed, merge=step == "merge")
        elif step in ("undo", "redo"):
            history = undone(history) if step == "undo" else redone(history)
        elif history.session is not None:
            saved = history.session.name
        name = history.session.name if history.session else ""
        os.write(pipe, f"try {saved} {name}\n".encode())
        if step == "save" and history.session is not None:
            history = as_saved(history, store.save(history.session))
            os.write(pipe, b"done saved\n")
        else:
            store.keep(history)
            os.write(pipe, b"done\n")


def told_by(lines: list[str], before: State) -> Told:
    """What must be found after these lines."""
    told = Told(before, before)
    for line in lines:
        if line.startswith("try "):
            _, saved, name = line.split(" ")
            told.tried = (saved, name)
        elif line.startswith("done"):
            told.sure = told.tried
    return told


def shown(store: Store) -> str:
    history: History = store.history
    return history.session.name if history.session else ""


def plain_overwrite(folder: Path, n: int, chance: random.Random) -> float:
    """The share of deaths after which a program that writes over its file has lost it: the control."""
    folder.mkdir()
    failed = 0
    for _ in range(n):
        write_session(SESSION, folder)
        value = json.loads(session_text(SESSION))
        life(lambda pipe, value=value: overwrite_for_ever(folder / "session.json", value, pipe), chance)
        try:
            read_session(folder)
        except UserError:
            failed += 1
            (folder / "session.json").unlink()
    return failed / n


def overwrite_for_ever(file: Path, value: object, pipe: int) -> None:
    os.write(pipe, b"open\n")
    while True:
        with file.open("w") as opened:
            json.dump(value, opened, indent=1)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))))
