"""One session's array written into many: what is written, kept, and refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.events import Progress
from workbench.core.history import History
from workbench.core.session import Microphone, Point, Session, Site
from workbench.engine.copy_array import CopyArray
from workbench.engine.edit_sessions import EditSessions, NotEdited, SessionEdited
from workbench.files.session_folder import read_session, write_session
from workbench.files.store.store import open_store

PLACES: tuple[Point, ...] = ((0.5, 0.5, 1.0), (9.0, 0.5, 3.0), (9.0, 7.0, 1.2))


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    yield


def session_in(folder: Path, *places: Point | None) -> Session:
    microphones = tuple(Microphone(name=f"M{i + 1}", file="a.wav", position_m=p) for i, p in enumerate(places))
    return write_session(Session(id=f"id-{folder.name}", name=folder.name, microphones=microphones), folder)


def test_places_are_written_and_the_version_before_is_kept(tmp_path: Path) -> None:
    array = session_in(tmp_path / "a", *PLACES)
    session_in(tmp_path / "b", (1.0, 1.0, 1.0), None, None)
    events = list(CopyArray(array, (tmp_path / "b",)).run())
    assert [e.folder for e in events if isinstance(e, SessionEdited)] == [tmp_path / "b"]
    assert [m.position_m for m in read_session(tmp_path / "b").microphones] == list(PLACES)
    store = open_store(tmp_path / "b")
    (version,) = store.versions()
    assert store.read_version(version).microphones[0].position_m == (1.0, 1.0, 1.0)
    store.close()


def test_what_cannot_be_written_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    array = session_in(tmp_path / "a", *PLACES)
    for name in ("open", "unsaved", "good", "others"):
        session_in(tmp_path / name, None, None, None)
    stranger = replace(read_session(tmp_path / "others"), microphones=(Microphone(name="X", file="a.wav"),))
    write_session(stranger)
    crashed = open_store(tmp_path / "unsaved")
    edited = crashed.saved.with_microphone_at(0, (5.0, 5.0, 5.0))
    crashed.keep(History.of(crashed.saved).edited("Move M1", edited))
    crashed.close()
    elsewhere = open_store(tmp_path / "open")
    folders = tuple(tmp_path / name for name in ("gone", "open", "unsaved", "others", "good"))
    events = list(CopyArray(array, folders).run())
    elsewhere.close()
    told = {e.folder.name: e.reason for e in events if isinstance(e, NotEdited)}
    assert set(told) == {"gone", "open", "unsaved", "others"}
    assert "never saved" in told["unsaved"]
    assert "by order" in told["others"]
    assert [e.folder.name for e in events if isinstance(e, SessionEdited)] == ["good"]
    assert isinstance(events[-1], Progress)
    assert open_then_close(tmp_path / "unsaved") == (5.0, 5.0, 5.0)


def test_a_session_that_has_the_places_already_is_not_written_again(tmp_path: Path) -> None:
    array = session_in(tmp_path / "a", *PLACES)
    session_in(tmp_path / "b", *PLACES)
    before = (tmp_path / "b" / "session.json").stat().st_mtime_ns
    assert not any(isinstance(e, NotEdited) for e in CopyArray(array, (tmp_path / "b",)).run())
    assert (tmp_path / "b" / "session.json").stat().st_mtime_ns == before


@pytest.mark.parametrize("with_site", [False, True])
def test_copies_are_taken_back_but_for_what_was_moved_since(with_site: bool, tmp_path: Path) -> None:
    array = session_in(tmp_path / "a", *PLACES)
    array = replace(array, site=Site(name="Yeoju", size_m=(9.0, 9.0, 4.0), shift_m=(100.0, 0.0, 0.0)))
    before = [session_in(tmp_path / name, (1.0, 1.0, 1.0), None, None) for name in ("b", "moved", "renamed")]
    job = CopyArray(array, tuple(s.folder for s in before if s.folder is not None), with_site=with_site)
    for _ in job.run():
        continue
    copied = [read_session(one.folder) for one in job.written]
    assert [s.site.name for s in copied] == [array.site.name if with_site else ""] * 3
    assert [s.microphones[2].position_m for s in copied] == [PLACES[2]] * 3
    write_session(copied[1].with_microphone_at(0, (5.0, 5.0, 5.0)))
    write_session(replace(copied[2], name="Another name"))
    back = EditSessions("Undo", tuple(one.back for one in job.written))
    refused = [e.reason for e in back.run() if isinstance(e, NotEdited)]
    assert refused == ["Its array was changed again since"]
    now = [read_session(tmp_path / name) for name in ("b", "moved", "renamed")]
    assert now[0] == before[0]
    assert now[1].microphones[0].position_m == (5.0, 5.0, 5.0)
    assert now[2] == replace(before[2], name="Another name")


def test_what_was_written_is_known_also_when_the_copying_is_stopped(tmp_path: Path) -> None:
    array = session_in(tmp_path / "a", *PLACES)
    folders = tuple(tmp_path / name for name in "bcd")
    for folder in folders:
        session_in(folder, None, None, None)
    job = CopyArray(array, folders)
    running = job.run()
    next(running)
    next(running)
    running.close()  # type: ignore[attr-defined]
    assert [one.folder for one in job.written] == [tmp_path / "b"]
    assert [read_session(folder).microphones[0].position_m for folder in folders] == [PLACES[0], None, None]


def open_then_close(folder: Path) -> Point | None:
    """Where the first microphone stands once unsaved edits are back."""
    store = open_store(folder)
    session = store.history.session
    store.close()
    assert session is not None
    return session.microphones[0].position_m
