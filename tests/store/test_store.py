"""What one open session folder keeps, brings back, and tells of others that meddled."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.samples import SESSION, as_saved, dies_after, ended_process, name_of, named, redone, reopened, undone
from workbench.core.errors import UserError
from workbench.core.session import AudioFile, Conditions, Label, Microphone, Review, Session, Site, Source
from workbench.files.session_folder import read_session, write_session
from workbench.files.store import journal as journal_module
from workbench.files.store.homes import home_of
from workbench.files.store.store import folders_with_unsaved_edits, open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_session(SESSION, tmp_path / "A-1")
    return tmp_path / "A-1"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def test_edits_come_back_with_their_names_and_can_be_undone(folder: Path, state: Path) -> None:
    dies_after(folder, state, "second", "third")
    store = reopened(folder, state)
    assert [step.name for step in store.history.steps] == ["", "Rename to second", "Rename to third"]
    assert (store.n_recovered, name_of(store.history), name_of(undone(store.history))) == (2, "third", "second")
    assert store.recovered_at[:2] == "20"
    assert store.history.steps[0].session is store.saved
    assert store.saved == read_session(folder)


def test_every_part_of_a_session_comes_back(folder: Path, state: Path) -> None:
    store = reopened(folder, state)
    history = store.history
    edits: list[dict[str, object]] = [
        {"name": 'ä"\n', "recorded_at": "2025-03-14T10:22:00+09:00", "extra": {"mine": [1, {"a": None}]}},
        {"site": Site(name="pump", size_m=(3, 4.5, 2), extra={"x": 1}), "review": Review(state="flagged", note="wind")},
        {"conditions": Conditions(temperature_c=-3.5), "source": Source(position_m=(1, 2, 3))},
        {"microphones": (*SESSION.microphones, Microphone(file="m2.wav", channel=2, gain_db=3, extra={"y": "z"}))},
        {"microphones": (Microphone(file="m3.wav"),), "labels": ()},
        {"labels": tuple(Label(start_s=i, end_s=i + 1, microphone=1) for i in range(9))},
        {"labels": tuple(Label(start_s=i, end_s=i + 1, text="b") for i in range(3))},
        {"audio": {"m3.wav": AudioFile(sha256="0a")}, "source": None, "review": Review(), "extra": {}},
    ]
    for i, parts in enumerate(edits):
        assert history.session is not None
        history = history.edited(f"Edit {i}", replace(history.session, **parts))  # type: ignore[arg-type]
        store.keep(history)
    assert reopened(folder, state).history == history


def test_undo_and_redo_are_kept_too(folder: Path, state: Path) -> None:
    store = dies_after(folder, state, "second", "third")
    history = undone(reopened(folder, state).history)
    store = reopened(folder, state)
    store.keep(history)
    again = reopened(folder, state)
    assert (name_of(again.history), again.history.redo_name, again.n_recovered) == ("second", "Rename to third", 1)
    again.keep(undone(again.history))
    nothing = reopened(folder, state)
    assert (nothing.n_recovered, nothing.history.session) == (0, nothing.saved)
    assert nothing.history.redo_name == "Rename to second"


def test_after_a_save_one_can_undo_to_before_it_and_that_is_kept(folder: Path, state: Path) -> None:
    store = reopened(folder, state)
    history = named(named(store.history, "second"), "third")
    store.keep(history)
    history = as_saved(history, store.save(history.session))
    store.keep(undone(history))
    again = reopened(folder, state)
    assert (again.saved.name, name_of(again.history), again.n_recovered) == ("third", "second", 1)
    assert redone(again.history).session is again.saved


def test_long_after_a_save_one_can_undo_to_before_it_step_by_step(folder: Path, state: Path) -> None:
    store = reopened(folder, state)
    history = store.history
    for i in range(140):
        history = named(history, str(i))
    store.keep(history)
    history = as_saved(history, store.save(history.session or SESSION))
    for i in range(138, 9, -1):
        history = undone(history)
        store.keep(history)
        if i % 16 == 0:
            again = reopened(folder, state)
            assert (name_of(again.history), again.history.redo_name) == (str(i), f"Rename to {i + 1}")
            assert sum(step.session is again.saved for step in again.history.steps) == 1
            assert again.history.index >= min(i, 1)
            again.close()
    store.keep(named(history, "other"))
    again = reopened(folder, state)
    assert [step.name for step in again.history.steps[-2:]] == ["Rename to 10", "Rename to other"]


def test_a_drag_is_one_step(folder: Path, state: Path) -> None:
    store = reopened(folder, state)
    history = store.history
    for i in range(20):
        history = history.edited("Drag", replace(SESSION, name=str(i), folder=folder), merge=True)
        store.keep(history)
    again = reopened(folder, state)
    assert [step.name for step in again.history.steps] == ["", "Drag"]
    assert name_of(again.history) == "19"


def test_a_torn_or_damaged_end_is_cut_and_what_came_before_survives(folder: Path, state: Path) -> None:
    names = [str(i) for i in range(2, 8)]
    dies_after(folder, state, *names)
    journal = home_of(state, SESSION.id, folder) / "journal"
    whole, chance = journal.read_bytes(), random.Random(3)
    found = []
    for _ in range(150):
        at = chance.randrange(len(whole))
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        for data in (whole[:at], bytes(damaged), whole[:at] + bytes(50)):
            journal.write_bytes(data)
            store = reopened(folder, state)
            steps = [step.session.name for step in store.history.steps if step.session]
            assert steps == ["first", *names][: len(steps)]
            found.append(len(steps))
            store.close()
    assert set(found) == set(range(1, 8))


def test_after_a_torn_end_edits_go_on_and_are_kept(folder: Path, state: Path) -> None:
    dies_after(folder, state, "second", "third")
    journal = home_of(state, SESSION.id, folder) / "journal"
    journal.write_bytes(journal.read_bytes()[:-5])
    store = reopened(folder, state)
    assert name_of(store.history) == "second"
    store.keep(named(store.history, "fourth"))
    assert name_of(reopened(folder, state).history) == "fourth"


def test_a_journal_of_a_newer_program_is_put_aside_and_not_written_over(folder: Path, state: Path) -> None:
    dies_after(folder, state, "second")
    journal = home_of(state, SESSION.id, folder) / "journal"
    journal.write_bytes(b"workbench-journal 2\n something new")
    store = reopened(folder, state)
    store.keep(named(store.history, "third"))
    kept = [p for p in journal.parent.iterdir() if p.name.startswith("journal-not-understood")]
    assert [p.read_bytes() for p in kept] == [b"workbench-journal 2\n something new"]
    assert name_of(reopened(folder, state).history) == "third"


def test_a_journal_that_grew_is_written_anew(folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "COMPACT_BYTES", 20_000)
    store = reopened(folder, state)
    history, journal, longest = store.history, home_of(state, SESSION.id, folder) / "journal", 0
    for i in range(300):
        history = history.edited("Drag", replace(SESSION, name=str(i), folder=folder), merge=True)
        store.keep(history)
        longest = max(longest, journal.stat().st_size)
    assert longest < 25_000
    again = reopened(folder, state)
    assert (name_of(again.history), len(again.history.steps)) == ("299", 2)


def test_a_state_folder_that_was_tidied_away_is_made_again(folder: Path, state: Path) -> None:
    store = dies_after(folder, state, "second")
    shutil.rmtree(state)
    history = named(named(store.history, "second"), "third")
    store.keep(history)
    assert name_of(reopened(folder, state).history) == "third"


def test_edits_of_a_session_that_another_program_changed_are_told_apart(folder: Path, state: Path) -> None:
    dies_after(folder, state, "mine")
    write_session(replace(SESSION, name="theirs"), folder)
    store = reopened(folder, state)
    assert (store.saved.name, name_of(store.history), store.n_recovered) == ("theirs", "theirs", 0)
    assert store.conflict is not None
    assert (store.conflict.base.name, name_of(store.conflict.history), store.conflict.n_edits) == ("first", "mine", 1)
    store.close()
    assert reopened(folder, state).conflict == store.conflict  # looking at it forgets nothing
    again = reopened(folder, state)
    again.keep(named(again.history, "fourth"))  # people went on without them
    (version,) = again.versions()
    assert (version.kind, again.read_version(version).name) == ("unsaved", "mine")
    assert (reopened(folder, state).conflict, name_of(reopened(folder, state).history)) == (None, "fourth")


def test_a_session_saved_in_the_moment_of_the_crash_is_nothing_to_tell(folder: Path, state: Path) -> None:
    store = dies_after(folder, state, "second")
    journal = home_of(state, SESSION.id, folder) / "journal"
    before = journal.read_bytes()
    store.save(named(store.history, "second").session or SESSION)
    journal.write_bytes(before)
    again = reopened(folder, state)
    assert (again.n_recovered, again.conflict, again.saved.name) == (0, None, "second")
    assert not journal.exists()


def test_a_session_json_that_was_deleted_comes_back_from_the_journal(folder: Path, state: Path) -> None:
    dies_after(folder, state, "second")
    (folder / "session.json").unlink()
    store = reopened(folder, state)
    assert "it has no session.json" in store.lost_reason
    assert (store.saved.name, name_of(store.history), store.n_recovered) == ("first", "second", 1)
    store.save(store.history.session or SESSION)
    assert (read_session(folder).name, store.lost_reason) == ("second", "")


def test_a_broken_session_json_without_a_journal_says_which_version_is_kept(folder: Path, state: Path) -> None:
    store = reopened(folder, state)
    store.save(named(store.history, "second").session or SESSION)
    (folder / "session.json").write_bytes(b"<<<<<<< HEAD")
    with pytest.raises(UserError, match=r"session\.json .*An earlier version is kept as .*\.json"):
        reopened(folder, state)


def test_another_program_s_change_is_seen_until_it_is_saved_over(folder: Path, state: Path) -> None:
    store = open_store(folder, state_folder=state, me=ended_process())
    assert store.seen_on_disk() is None
    history = named(store.history, "mine")
    store.keep(history)
    write_session(replace(SESSION, name="theirs"), folder)
    theirs = store.seen_on_disk()
    assert theirs is not None
    assert theirs.name == "theirs"
    merged = replace(theirs, conditions=Conditions(weather="rain"))
    store.keep(history.edited("Merge", merged))
    assert store.seen_on_disk() == theirs
    assert store.save(merged) == merged == read_session(folder)
    assert store.seen_on_disk() is None
    again = reopened(folder, state)
    assert (again.conflict, again.history.session, again.n_recovered) == (None, merged, 0)
    (folder / "session.json").unlink()
    assert (store.is_there(), store.seen_on_disk()) == (False, None)
    store.save(merged)
    assert (store.is_there(), read_session(folder)) == (True, merged)


def test_what_another_program_wrote_last_is_among_the_versions_after_a_save(folder: Path, state: Path) -> None:
    store = reopened(folder, state)
    write_session(replace(SESSION, name="theirs"), folder)
    store.save(named(store.history, "mine").session or SESSION)
    assert [store.read_version(version).name for version in store.versions()] == ["theirs"]


def test_edits_that_meet_another_session_json_can_be_dropped_and_are_among_the_versions(
    folder: Path, state: Path
) -> None:
    dies_after(folder, state, "second", "third")
    write_session(replace(SESSION, name="theirs"), folder)
    store = reopened(folder, state)
    store.drop_conflict()
    assert store.conflict is None
    again = reopened(folder, state)
    assert (again.conflict, again.n_recovered, name_of(again.history)) == (None, 0, "theirs")
    (version,) = again.versions()
    assert (version.kind, again.read_version(version).name) == ("unsaved", "third")
    history = named(again.history, "fourth")
    again.keep(history)
    again.drop_conflict()  # there is none
    assert name_of(reopened(folder, state).history) == "fourth"


def test_what_no_session_can_hold_is_refused_and_the_edits_before_are_safe(folder: Path, state: Path) -> None:
    store = dies_after(folder, state, "second")
    history = named(store.history, "second")
    assert history.session is not None
    bad = replace(history.session, conditions=Conditions(temperature_c=float("nan")))
    with pytest.raises(UserError, match="Edits since “Temperature” are not kept"):
        store.keep(history.edited("Temperature", bad))
    hostile = replace(history.session, microphones=(Microphone(file="../../etc/passwd"),))
    with pytest.raises(UserError, match="leaves the session folder"):
        store.keep(history.edited("File", hostile))
    store.keep(named(history, "third"))
    assert name_of(reopened(folder, state).history) == "third"


def test_a_session_of_a_newer_format_is_open_for_reading_only(folder: Path, state: Path) -> None:
    file = folder / "session.json"
    file.write_text(file.read_text().replace('"version": 1', '"version": 2'))
    store = reopened(folder, state)
    assert "newer version" in store.read_only_reason
    for action in (lambda: store.keep(store.history), lambda: store.save(store.saved), store.drop_conflict):
        with pytest.raises(UserError, match="newer version"):
            action()


def test_a_folder_that_is_gone_is_not_made_again_by_a_save(folder: Path, state: Path) -> None:
    store = reopened(folder, state)
    folder.rename(folder.with_name("A-017"))
    with pytest.raises(UserError, match="is not there any more"):
        store.save(store.saved)
    assert not folder.exists()


def test_leftovers_of_a_killed_save_are_removed_once_they_are_old(folder: Path, state: Path) -> None:
    old, new = folder / ".session.json.0a0a0a0a.tmp", folder / ".session.json.0b0b0b0b.tmp"
    old.touch()
    new.touch()
    dies_after(folder, state, "second")
    home = home_of(state, SESSION.id, folder)
    (home / ".journal.0c0c0c0c.tmp").touch()  # nobody else is at work there
    os.utime(old, (0, 0))
    reopened(folder, state).close()
    assert (old.exists(), new.exists()) == (False, True)
    assert sorted(path.name for path in home.iterdir()) == ["journal", "of.json"]


def test_folders_with_unsaved_edits_are_listed_until_these_are_saved(folder: Path, state: Path) -> None:
    assert folders_with_unsaved_edits(state) == ()
    store = dies_after(folder, state, "second")
    assert folders_with_unsaved_edits(state) == (folder,)
    in_use = open_store(folder, state_folder=state)
    assert folders_with_unsaved_edits(state) == ()
    in_use.save(in_use.history.session or SESSION)
    in_use.close()
    store.close()
    assert folders_with_unsaved_edits(state) == ()


def test_edits_that_were_undone_leave_no_journal_behind(folder: Path, state: Path) -> None:
    store = dies_after(folder, state, "second")
    store.keep(undone(named(store.history, "second")))
    store.close()
    assert folders_with_unsaved_edits(state) == ()


def test_nothing_is_written_into_the_session_folder_but_its_session_json(folder: Path, state: Path) -> None:
    store = dies_after(folder, state, "second")
    store.save(Session(id=SESSION.id, name="third", microphones=SESSION.microphones, folder=folder))
    store.close()
    assert [path.name for path in folder.iterdir()] == ["session.json"]
