"""Copies, moved folders and sessions without an id: each finds the edits and versions that are its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.store.samples import SESSION, as_saved, dies_after, name_of, named, reopened
from workbench.core.history import History
from workbench.files.session_folder import write_session
from workbench.files.store.store import open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_session(SESSION, tmp_path / "A-1")
    return tmp_path / "A-1"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def test_a_copy_of_the_folder_has_edits_and_a_lock_of_its_own(folder: Path, state: Path) -> None:
    shutil.copytree(folder, folder.with_name("A-2"))
    first, second = (open_store(folder.with_name(name), state_folder=state) for name in ("A-1", "A-2"))
    assert (first.read_only_reason, second.read_only_reason) == ("", "")
    first.keep(named(first.history, "of the first"))
    second.keep(named(second.history, "of the second"))
    first.close()
    second.close()
    assert name_of(reopened(folder, state).history) == "of the first"
    assert name_of(reopened(folder.with_name("A-2"), state).history) == "of the second"


def test_a_folder_that_was_renamed_takes_its_edits_and_versions_along(folder: Path, state: Path) -> None:
    store = reopened(folder, state)
    history = named(store.history, "second")
    history = as_saved(history, store.save(history.session or SESSION))
    store.keep(named(history, "third"))
    folder.rename(folder.with_name("A-017"))
    again = reopened(folder.with_name("A-017"), state)
    assert (name_of(again.history), again.n_recovered) == ("third", 1)
    assert [again.read_version(version).name for version in again.versions()] == ["first"]


def test_a_copy_takes_nothing_from_an_open_session_whose_file_is_away_for_a_moment(folder: Path, state: Path) -> None:
    copy = folder.with_name("A-2")
    shutil.copytree(folder, copy)
    first = open_store(folder, state_folder=state)
    first.keep(named(first.history, "of the first"))
    data = (folder / "session.json").read_bytes()
    (folder / "session.json").unlink()
    second = open_store(copy, state_folder=state)
    assert (name_of(second.history), second.n_recovered, second.conflict) == ("first", 0, None)
    (folder / "session.json").write_bytes(data)
    first.close()
    assert name_of(reopened(folder, state).history) == "of the first"


def test_edits_of_a_session_on_an_unplugged_drive_stay_its_own(tmp_path: Path, state: Path) -> None:
    drive = tmp_path / "drive"
    write_session(SESSION, drive / "A-1")
    dies_after(drive / "A-1", state, "second")
    shutil.copytree(drive / "A-1", tmp_path / "A-1")
    drive.rename(tmp_path / "unplugged")
    assert reopened(tmp_path / "A-1", state).n_recovered == 0
    (tmp_path / "unplugged").rename(drive)
    assert reopened(drive / "A-1", state).n_recovered == 1


def test_a_session_gets_an_id_and_keeps_its_versions(tmp_path: Path, state: Path) -> None:
    folder = tmp_path / "A-1"
    folder.mkdir()
    (folder / "session.json").write_text(
        '{"format": "workbench-session", "version": 1, "microphones": [{"file": "m.wav"}]}'
    )
    store = dies_after(folder, state, "second")
    saved = store.save(named(store.history, "second").session or SESSION)
    assert saved.id
    store.keep(named(History.of(saved), "third"))
    again = reopened(folder, state)
    assert (again.saved.id, name_of(again.history)) == (saved.id, "third")
    assert [again.read_version(version).name for version in again.versions()] == [""]
