"""Small sessions, edits of them, and processes that are gone, for the tests of the store."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from workbench.core.history import History
from workbench.core.session import Label, Microphone, Session
from workbench.files.store.lock import Holder, this_process
from workbench.files.store.store import Store, open_store

SESSION = Session(
    id="6f0c7c1e",
    name="first",
    microphones=(Microphone(name="M1", position_m=(0.5, 0.5, 1.2), file="m1.wav"),),
    labels=(Label(start_s=1.0, end_s=2.0, text="cough"),),
)


def quick_folder() -> Path:
    """A new folder, in memory where there is such a place: for thousands of operations that wait for the disk."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))


def ended_process() -> Holder:
    """A process of this computer that runs no more: its claims are stale at once."""
    return replace(this_process(), pid=2**22 + 7)


def reopened(folder: Path, state: Path) -> Store:
    """As the next start would find it, and as the one after that would find it stale."""
    return open_store(folder, state_folder=state, me=ended_process())


def named(history: History, name: str) -> History:
    """One edit further: the session has another name."""
    assert history.session is not None
    return history.edited(f"Rename to {name}", replace(history.session, name=name))


def undone(history: History) -> History:
    """One step back, as the window does it."""
    return history.at(history.index - 1)


def redone(history: History) -> History:
    """One step on."""
    return history.at(history.index + 1)


def as_saved(history: History, saved: Session) -> History:
    """After its session was saved."""
    assert history.session is not None
    return history.saved_as(history.session, saved)


def discarded(history: History, saved: Session) -> History:
    """Gone back to what is saved."""
    return history.at(next(i for i, step in enumerate(history.steps) if step.session is saved))


def name_of(history: History) -> str:
    assert history.session is not None
    return history.session.name


def dies_after(folder: Path, state: Path, *names: str) -> Store:
    """A process that renames the session, keeps each name, and is gone without closing."""
    store = reopened(folder, state)
    history = store.history
    for name in names:
        history = named(history, name)
        store.keep(history)
    return store
