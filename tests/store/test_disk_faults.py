"""A full, broken or read-only disk at every single operation: a message, nothing lost, and the next try works."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import pytest

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
from workbench.files.session_folder import read_session, write_session
from workbench.files.store.disk import Disk
from workbench.files.store.store import open_store


@dataclass
class FailingDisk(Disk):
    """The real disk, whose operation number `fails_at` (from 0) is refused, and with `for_good` all after it.

    short : what is being written gets onto the disk by half.
    """

    fails_at: int
    error: int = errno.ENOSPC
    short: bool = False
    for_good: bool = False
    done: list[str] = field(default_factory=list)

    def refuses(self, what: str) -> bool:
        at = len(self.done)
        self.done.append(what)
        return at == self.fails_at or (self.for_good and at > self.fails_at >= 0)

    def ask(self, what: str, path: Path) -> None:
        if self.refuses(what):
            raise self.refusal(path)

    def refusal(self, path: Path) -> OSError:
        return OSError(self.error, os.strerror(self.error), str(path))

    def read(self, path: Path, at_most: int = -1) -> bytes:
        self.ask("read", path)
        return super().read(path, at_most)

    def exists(self, path: Path) -> bool:
        self.ask("exists", path)
        return super().exists(path)

    def names(self, folder: Path) -> list[str]:
        self.ask("names", folder)
        return super().names(folder)

    def size(self, path: Path) -> int:
        self.ask("size", path)
        return super().size(path)

    def write_new(self, path: Path, data: bytes, *, durable: bool = True) -> None:
        if self.refuses("write"):
            if self.short:
                super().write_new(path, data[: len(data) // 2], durable=False)
            raise self.refusal(path)
        super().write_new(path, data, durable=durable)

    def append(self, path: Path, data: bytes) -> None:
        if self.refuses("append"):
            if self.short:
                super().append(path, data[: len(data) // 2])
            raise self.refusal(path)
        super().append(path, data)

    def sync(self, file: BinaryIO, path: Path) -> None:
        self.ask("sync", path)

    def sync_folder(self, folder: Path) -> None:
        self.ask("sync_folder", folder)

    def rename(self, source: Path, target: Path) -> None:
        self.ask("rename", target)
        super().rename(source, target)

    def unlink(self, path: Path) -> None:
        self.ask("unlink", path)
        super().unlink(path)

    def mkdir(self, folder: Path) -> None:
        self.ask("mkdir", folder)
        super().mkdir(folder)


@dataclass
class Person:
    """Opens, edits and saves as people do: told of a refusal, they try again. Counts what they were told."""

    folder: Path
    state: Path
    disk: Disk
    told: list[str] = field(default_factory=list)
    saved: str = "first"
    kept: str = "left"
    shown: str = ""
    told_of_versions: bool = False
    told_of_unread: bool = False

    def works(self, then: Callable[[], object]) -> None:
        """Edit, edit, undo, save, edit, discard, edit, save, edit; `then` is called after each step."""
        if not self.tries_to_open() and not self.tries_to_open():
            return
        self.history = self.store.history
        self.shown = name_of(self.history)
        for step in ("second", "third", "undo", "save", "fourth", "discard", "fifth", "save", "sixth"):
            if step == "discard":
                self.history = discarded(self.history, self.store.saved)
            elif step != "save":
                self.history = undone(self.history) if step == "undo" else named(self.history, step)
            if not self.tries(step):
                self.tries(step)
            then()
        self.store.close()

    def tries_to_open(self) -> bool:
        try:
            self.store = open_store(self.folder, state_folder=self.state, disk=self.disk, me=ended_process())
        except UserError as error:
            self.told.append(str(error))
            return False
        self.told_of_unread = "could not be read" in self.store.not_kept_reason
        return True

    def tries(self, step: str) -> bool:
        assert self.history.session is not None
        try:
            if step == "save":
                self.history = as_saved(self.history, self.store.save(self.history.session))
                self.saved = self.store.saved.name
                self.told_of_versions |= "earlier version is not kept" in self.store.not_kept_reason
            else:
                self.store.keep(self.history)
        except UserError as error:
            self.told.append(str(error))
            return False
        self.kept = name_of(self.history)
        return True


def operations(folder: Path) -> list[str]:
    """What the work asks of a disk that refuses nothing."""
    left_with_an_edit(folder / "A-1", folder / "state")
    disk = FailingDisk(-1)
    person = Person(folder / "A-1", folder / "state", disk)
    person.works(lambda: None)
    assert person.told == []
    assert (person.shown, person.saved, person.kept) == ("left", "fifth", "sixth")
    return disk.done


def left_with_an_edit(folder: Path, state: Path) -> None:
    """A session with an edit that was kept by a process which then ended."""
    write_session(SESSION, folder)
    store = reopened(folder, state)
    store.keep(named(store.history, "left"))


@pytest.fixture
def place() -> Iterator[Path]:
    """Where hundreds of sessions are edited and saved."""
    folder = quick_folder()
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("error", "short"),
    [(errno.ENOSPC, False), (errno.ENOSPC, True), (errno.EIO, False), (errno.EROFS, False)],
    ids=["full", "short write", "broken", "read-only"],
)
def test_one_refusal_anywhere_is_told_and_the_next_try_works(place: Path, error: int, short: bool) -> None:
    n_operations = len(operations(place / "count"))
    assert n_operations > 50
    n_told = 0
    for at in range(n_operations):
        folder, state = place / str(at) / "A-1", place / str(at) / "state"
        left_with_an_edit(folder, state)
        person = Person(folder, state, FailingDisk(at, error, short))
        person.works(lambda folder=folder: read_session(folder))
        assert len(person.told) <= 1
        assert all(re.search("could not be (written|read)", sentence) for sentence in person.told)
        n_told += len(person.told)
        assert (person.saved, person.kept) == ("fifth", "sixth"), at
        store = reopened(folder, state)
        assert (store.saved.name, name_of(store.history)) == ("fifth", "sixth"), at
        versions = {store.read_version(version).name for version in store.versions()}
        assert {"first", "second"} <= versions or person.told_of_versions, at
        assert person.shown == "left" or (person.told_of_unread and "left" in versions), at
        store.close()
        assert [p.name for p in folder.iterdir() if p.suffix == ".tmp"] == []
    assert n_told > n_operations / 4


@pytest.mark.parametrize(("error", "short"), [(errno.ENOSPC, True), (errno.EIO, False)], ids=["full", "broken"])
def test_a_disk_that_refuses_everything_from_some_moment_on_loses_nothing_kept(
    place: Path, error: int, short: bool
) -> None:
    for at in range(len(operations(place / "count")) - 1):  # the last one gives the lock back
        folder, state = place / str(at) / "A-1", place / str(at) / "state"
        left_with_an_edit(folder, state)
        person = Person(folder, state, FailingDisk(at, error, short, for_good=True))
        person.works(lambda folder=folder: read_session(folder))
        assert person.told or (person.saved, person.kept) == ("fifth", "sixth"), at
        store = reopened(folder, state)
        names = [step.session.name for step in store.history.steps if step.session]
        versions = [store.read_version(version).name for version in store.versions()]
        assert person.kept in names, at
        assert person.shown == "left" or "left" in [*names, *versions], at
        assert store.conflict is None
        store.close()


def test_a_state_folder_that_cannot_be_made_lets_people_edit_and_save_and_says_so(tmp_path: Path) -> None:
    write_session(SESSION, tmp_path / "A-1")
    (tmp_path / "file").touch()
    store = open_store(tmp_path / "A-1", state_folder=tmp_path / "file" / "state")
    assert store.read_only_reason == ""
    assert store.not_kept_reason.startswith("Edits are not kept until you save")
    history = named(store.history, "second")
    with pytest.raises(UserError, match=r"Edits are not kept until you save: .*not a directory"):
        store.keep(history)
    store.save(history.session)
    assert read_session(tmp_path / "A-1").name == "second"
    assert store.versions() == ()
    store.close()


class UnreadableJournal(Disk):
    """A disk that does not read the journal under its own name, and so not before it was put aside."""

    read_tries = 1

    def read_once(self, path: Path, at_most: int = -1) -> bytes:
        if path.name == "journal":
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return super().read_once(path, at_most)


class UnreadableJournals(UnreadableJournal):
    """A disk that reads no journal at all."""

    def read_once(self, path: Path, at_most: int = -1) -> bytes:
        return super().read_once(path.with_name("journal") if path.name.startswith("journal") else path, at_most)


@pytest.mark.parametrize("disk", [UnreadableJournal(), UnreadableJournals()], ids=["for a while", "for long"])
@pytest.mark.parametrize("goes_on", ["keeping", "saving", "both"])
def test_kept_edits_that_cannot_be_read_are_never_written_over_and_end_up_among_the_versions(
    tmp_path: Path, disk: Disk, goes_on: str
) -> None:
    folder, state = tmp_path / "A-1", tmp_path / "state"
    left_with_an_edit(folder, state)
    store = open_store(folder, state_folder=state, disk=disk, me=ended_process())
    assert re.search(r"could not be read \(.*journal: input/output error\)", store.not_kept_reason)
    assert (name_of(store.history), store.n_recovered, store.conflict) == ("first", 0, None)
    store.close()  # nothing was done: all is as it was
    store = open_store(folder, state_folder=state, disk=disk, me=ended_process())
    history = named(store.history, "other")
    if goes_on != "saving":
        store.keep(history)
    if goes_on != "keeping":
        store.save(history.session or SESSION)
    assert store.not_kept_reason == ""
    again = reopened(folder, state)
    assert name_of(again.history) == "other"
    assert ("unsaved", "left") in [(v.kind, again.read_version(v).name) for v in again.versions()]


def test_a_journal_that_could_not_be_read_for_a_moment_is_there_the_next_time(tmp_path: Path) -> None:
    left_with_an_edit(tmp_path / "A-1", tmp_path / "state")
    open_store(tmp_path / "A-1", state_folder=tmp_path / "state", disk=UnreadableJournal(), me=ended_process())
    assert name_of(reopened(tmp_path / "A-1", tmp_path / "state").history) == "left"


class ReadOnlyFolder(Disk):
    """A session folder on a disc that nobody may write to."""

    def write_new(self, path: Path, data: bytes, *, durable: bool = True) -> None:
        if path.parent.name == "A-1":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        super().write_new(path, data, durable=durable)


def test_a_read_only_session_folder_keeps_edits_and_refuses_to_save(tmp_path: Path) -> None:
    folder, state = tmp_path / "A-1", tmp_path / "state"
    write_session(SESSION, folder)
    store = open_store(folder, state_folder=state, disk=ReadOnlyFolder(), me=ended_process())
    history = named(store.history, "second")
    store.keep(history)
    assert history.session is not None
    with pytest.raises(UserError, match=r"session\.json could not be written: permission denied"):
        store.save(history.session)
    again = reopened(folder, state)
    assert (again.saved.name, name_of(again.history), again.n_recovered) == ("first", "second", 1)
    assert again.save(history.session).name == "second"
    again.close()
