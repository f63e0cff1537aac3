"""Wherever the power goes, the session opens and holds every edit that was told to be kept.

Each flush is left out by itself, too: then some power cut must lose a kept edit, a save or a version.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.store.power_cut import Event, RecordingDisk, Simulated, Tree, put
from tests.store.samples import (
    SESSION,
    as_saved,
    discarded,
    ended_process,
    name_of,
    named,
    quick_folder,
    reopened,
    undone,
)
from workbench.core.errors import UserError
from workbench.core.session import Session
from workbench.files.session_folder import write_data
from workbench.files.session_text import session_text
from workbench.files.store.homes import home_of
from workbench.files.store.store import Store, open_store


@dataclass(frozen=True)
class Outcome:
    """What the next start should find.

    saved, shown : names of the session on disk and of the one with its edits, None = there is no session.
    versions : names that must be among the earlier versions. redo : what could be redone.
    """

    saved: str | None
    shown: str | None
    versions: frozenset[str] = frozenset()
    redo: str = ""


@dataclass(frozen=True)
class Moment:
    """From here on one of these is right: what was promised, and what is being done."""

    allowed: tuple[Outcome, ...]


class Writer:
    """Edits a session on a recording disk and says before and after each step what must be found."""

    def __init__(self, root: Path) -> None:
        self.disk = RecordingDisk()
        self.folder, self.state = root / "A-1", root / "state"
        self.promised = Outcome(None, None)
        self.store: Store | None = None

    def doing(self, then: Outcome, action: Callable[[], object], *between: Outcome) -> None:
        self.disk.mark(Moment((self.promised, *between, then)))
        action()
        self.promised = then
        self.disk.mark(Moment((then,)))

    def write(self, session: Session = SESSION) -> None:
        folder, data = self.folder, session_text(session).encode()
        self.doing(Outcome("first", "first"), lambda: write_data(folder, data, self.disk))

    def open(self) -> Store:
        if self.store is not None:
            self.store.close()
        self.store = open_store(self.folder, state_folder=self.state, disk=self.disk, me=ended_process())
        self.history = self.store.history
        return self.store

    def keep(self, name: str) -> None:
        assert self.store is not None
        self.history = named(self.history, name)
        self.doing(replace(self.promised, shown=name, redo=""), lambda: self.store.keep(self.history))

    def undo(self) -> None:
        assert self.store is not None
        redo, self.history = self.history.undo_name, undone(self.history)
        then = replace(self.promised, shown=name_of(self.history), redo=redo)
        self.doing(then, lambda: self.store.keep(self.history))

    def save(self) -> None:
        assert self.store is not None
        assert self.promised.saved is not None
        name = name_of(self.history)
        then = Outcome(name, name, self.promised.versions | {self.promised.saved})
        self.doing(then, self._save, replace(self.promised, shown=name))  # first kept, then saved

    def _save(self) -> None:
        self.history = as_saved(self.history, self.store.save(self.history.session))

    def discard(self) -> None:
        assert self.store is not None
        redo = self.history.steps[self.history.index].name
        self.history = discarded(self.history, self.store.saved)
        self.doing(replace(self.promised, shown=self.promised.saved, redo=redo), lambda: self.store.keep(self.history))


def first_save_and_edits(writer: Writer) -> None:
    writer.write()
    writer.open()
    for name in ("second", "third", "fourth"):
        writer.keep(name)


def saves_with_versions(writer: Writer) -> None:
    writer.write()
    writer.open()
    for name in ("second", "third", "fourth"):
        writer.keep(name)
        writer.save()
    writer.keep("fifth")


def undo_and_redo(writer: Writer) -> None:
    writer.write()
    writer.open()
    writer.keep("second")
    writer.keep("third")
    writer.undo()
    writer.save()
    writer.undo()


def saved_without_being_kept(writer: Writer) -> None:
    writer.write()
    writer.open()
    writer.keep("second")
    writer.history = named(writer.history, "third")
    writer.save()


def a_session_that_gets_its_id_when_saved(writer: Writer) -> None:
    writer.write(replace(SESSION, id=""))
    writer.open()
    writer.keep("second")
    writer.save()
    writer.open()
    writer.keep("third")


def discarded_edits(writer: Writer) -> None:
    writer.write()
    writer.open()
    writer.keep("second")
    writer.discard()
    writer.keep("third")


def edits_go_on_after_a_restart(writer: Writer) -> None:
    writer.write()
    writer.open()
    writer.keep("second")
    writer.open()
    writer.keep("third")
    writer.save()


def recovered_and_saved_at_once(writer: Writer) -> None:
    writer.write()
    writer.open()
    writer.keep("second")
    writer.open()
    writer.save()
    writer.keep("third")


def after_one_that_was_killed_while_it_made_folders(writer: Writer) -> None:
    writer.write()
    writer.open()
    home = home_of(writer.state, SESSION.id, writer.folder)
    for folder in (home.parent.parent, home.parent, home):
        writer.disk.mkdir(folder)
    writer.keep("second")


SCENARIOS = (
    after_one_that_was_killed_while_it_made_folders,
    first_save_and_edits,
    saves_with_versions,
    undo_and_redo,
    saved_without_being_kept,
    a_session_that_gets_its_id_when_saved,
    discarded_edits,
    edits_go_on_after_a_restart,
    recovered_and_saved_at_once,
)


@pytest.fixture
def root() -> Iterator[Path]:
    """Where thousands of states are laid out one after another."""
    folder = quick_folder()
    yield folder / "root"
    shutil.rmtree(folder)


def recorded(scenario: Callable[[Writer], None], root: Path) -> list[Event]:
    """What a scenario asked of the disk. What becomes of claims is looked at in one scenario only: they are stale."""
    root.mkdir()
    writer = Writer(root)
    scenario(writer)
    log = writer.disk.log
    return log if scenario is first_save_and_edits else [event for event in log if "locks" not in event.path.parts]


def found_on(root: Path) -> Outcome:
    """What the next start finds. Anything it would tell although nothing happened to the session fails."""
    try:
        store = reopened(root / "A-1", root / "state")
    except UserError:
        return Outcome(None, None)
    assert (store.conflict, store.lost_reason, store.not_kept_reason, store.read_only_reason) == (None, "", "", "")
    assert (store.n_recovered == 0) == (store.saved == store.history.session)
    versions = []
    for version in store.versions():
        try:
            versions.append(store.read_version(version).name)
        except UserError as error:
            assert "damaged" in str(error)
    redo = store.history.redo_name
    outcome = Outcome(store.saved.name, name_of(store.history), frozenset(versions), redo)
    store.close()
    return outcome


def problems(log: list[Event], root: Path, seen: set[int], first: int = 0) -> Iterator[str]:
    """What a power cut after each event from `first` on would break. seen : states that were right before."""
    simulated, moment, chance = Simulated(root), Moment((Outcome(None, None),)), random.Random(1)
    for i, event in enumerate(log):
        if event.kind == "mark":
            moment = event.mark
        else:
            simulated.do(event)
        if i < first:
            continue
        for tree in simulated.states(chance):
            state = hash((tuple(tree.items()), moment))
            if state not in seen:
                if problem := problem_of(tree, moment, root):
                    yield f"event {i} {event.kind} {event.path.name}: {problem}"
                seen.add(state)


def problem_of(tree: Tree, moment: Moment, root: Path) -> str:
    put(tree, root)
    try:
        found = found_on(root)
    except AssertionError as error:
        return str(error)
    for allowed in moment.allowed:
        same = (found.saved, found.shown) == (allowed.saved, allowed.shown)
        if same and found.versions >= allowed.versions and found.redo in (allowed.redo, ""):
            return ""
    return f"{found} is none of {moment.allowed}; {sorted(tree)}"


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.__name__)
def test_whatever_a_power_cut_leaves_holds_every_kept_edit_and_each_flush_is_needed_for_it(
    scenario: Callable[[Writer], None], root: Path
) -> None:
    log, seen = recorded(scenario, root), set[int]()
    assert list(problems(log, root, seen)) == []
    assert len(seen) > 40
    flushes = [i for i, event in enumerate(log) if event.kind in ("sync", "sync_folder")]
    assert len(flushes) > 5
    needless = [
        f"{log[i].kind} {log[i].path.relative_to(root)}"
        for i in flushes
        if next(problems(log[:i] + log[i + 1 :], root, set(seen), i), None) is None
    ]
    assert needless == [], "without these flushes nothing was found to be lost"
