"""One session's array written into many: what is written, kept, and refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.events import Progress, Saved
from workbench.core.history import History
from workbench.core.session import Microphone, Point, Session
from workbench.engine.copy_array import CopyArray, NotCopied
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
    assert [e for e in events if isinstance(e, Saved)] == [Saved(path=tmp_path / "b", what="session")]
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
    told = {e.path.name: e.why for e in events if isinstance(e, NotCopied)}
    assert set(told) == {"gone", "open", "unsaved", "others"}
    assert "never saved" in told["unsaved"]
    assert "by order" in told["others"]
    assert [e.path.name for e in events if isinstance(e, Saved)] == ["good"]
    assert isinstance(events[-1], Progress)
    assert open_then_close(tmp_path / "unsaved") == (5.0, 5.0, 5.0)


def test_a_session_that_has_the_places_already_is_not_written_again(tmp_path: Path) -> None:
    array = session_in(tmp_path / "a", *PLACES)
    session_in(tmp_path / "b", *PLACES)
    before = (tmp_path / "b" / "session.json").stat().st_mtime_ns
    assert not any(isinstance(e, Saved | NotCopied) for e in CopyArray(array, (tmp_path / "b",)).run())
    assert (tmp_path / "b" / "session.json").stat().st_mtime_ns == before


def open_then_close(folder: Path) -> Point | None:
    """Where the first microphone stands once unsaved edits are back."""
    store = open_store(folder)
    session = store.history.session
    store.close()
    assert session is not None
    return session.microphones[0].position_m
