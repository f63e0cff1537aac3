"""Importing and exporting as jobs: whole folders or none, one change a file, and what people are told."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from workbench.core.errors import UserError
from workbench.core.events import Progress, Saved, Warned
from workbench.core.session import FloorPlan, Label, Microphone, Session, Site
from workbench.engine.exchange import (
    Export,
    ImportInto,
    ImportIntoFolder,
    ImportSessions,
    SessionChanged,
    edit_name,
    export_bytes,
)
from workbench.files.exchange.registry import ChangesSession, find_importer
from workbench.files.session_folder import find_sessions, read_session, write_session
from workbench.files.store.store import open_store

SESSION = Session(name="A-1", microphones=(Microphone(name="M1", file="a.wav"), Microphone(name="M2", file="b.wav")))


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where earlier versions and locks go."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("WORKBENCH_STATE", str(folder))
    return folder


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    folder = tmp_path / "field"
    folder.mkdir()
    for name in ("a", "b", "c"):
        soundfile.write(folder / f"{name}.wav", np.zeros(4410, np.float32), 44_100)
    return folder


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    file = tmp_path / "labels.txt"
    file.write_text("1\t2\tcough\n3\t4\tcall\n")
    return file


def test_sessions_are_there_whole_with_hashes(recordings: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    events = list(ImportSessions("wav-set", recordings, out).run())
    (saved,) = [event for event in events if isinstance(event, Saved)]
    session = read_session(saved.path)
    assert saved.path.parent == out and len(session.microphones) == 3 and session.id
    assert all(session.audio[m.file].sha256 for m in session.microphones)
    progress = [event for event in events if isinstance(event, Progress) and event.total]
    assert progress[-1].done == progress[-1].total == 3


def test_stopping_in_the_middle_leaves_no_half_made_session(recordings: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    job = ImportSessions("wav-set", recordings, out).run()
    for event in job:
        if isinstance(event, Progress) and event.total and event.done == 2:
            break
    job.close()
    assert find_sessions(out) == () and list(out.iterdir()) == []


def test_what_is_there_already_is_not_touched(recordings: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    list(ImportSessions("wav-set", recordings, out).run())
    with pytest.raises(UserError, match="exist"):
        list(ImportSessions("wav-set", recordings, out).run())
    assert len(find_sessions(out)) == 1


@pytest.mark.parametrize("path", ["nowhere", "empty"])
def test_nothing_to_import_writes_nothing(path: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError):
        list(ImportSessions("shotspotter", tmp_path / path, tmp_path / "out").run())
    assert not (tmp_path / "out").exists()


def test_labels_become_a_named_change_and_save_nothing(labels: Path) -> None:
    (changed,) = list(ImportInto("audacity", labels, SESSION).run())
    assert isinstance(changed, SessionChanged)
    assert (changed.what, changed.name) == ("2 labels", "Import 2 Audacity labels")
    assert changed.before is SESSION and len(changed.session.labels) == 2
    (again,) = list(ImportInto("audacity", labels, changed.session).run())
    assert isinstance(again, SessionChanged) and again.what == "" and again.session is changed.session


def test_into_a_folder_saves_once_and_tells(labels: Path, tmp_path: Path) -> None:
    folder = tmp_path / "A-1"
    write_session(SESSION, folder)
    assert [type(e) for e in ImportIntoFolder("audacity", labels, folder).run()] == [Saved]
    text = (folder / "session.json").read_bytes()
    (told,) = list(ImportIntoFolder("audacity", labels, folder).run())
    assert isinstance(told, Warned) and "nothing new" in told.text
    assert (folder / "session.json").read_bytes() == text


def test_the_session_before_an_import_can_be_brought_back(labels: Path, tmp_path: Path) -> None:
    folder = tmp_path / "A-1"
    write_session(SESSION, folder)
    list(ImportIntoFolder("audacity", labels, folder).run())
    with closing(open_store(folder)) as store:
        (version,) = store.versions()
        assert store.read_version(version).labels == () and len(store.saved.labels) == 2


def test_a_session_open_elsewhere_or_with_unsaved_edits_is_left_alone(labels: Path, tmp_path: Path) -> None:
    folder = tmp_path / "A-1"
    write_session(SESSION, folder)
    text = (folder / "session.json").read_bytes()
    with closing(open_store(folder)) as store:
        with pytest.raises(UserError, match="open in another window"):
            list(ImportIntoFolder("audacity", labels, folder).run())
        store.keep(store.history.edited("Rename", replace(store.saved, name="B-2")))
    with pytest.raises(UserError, match="never saved"):
        list(ImportIntoFolder("audacity", labels, folder).run())
    assert (folder / "session.json").read_bytes() == text


def test_a_format_of_the_other_kind_is_refused(recordings: Path, labels: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="hold labels and no recordings"):
        list(ImportSessions("audacity", labels, tmp_path / "out").run())
    with pytest.raises(UserError, match="whole recordings"):
        list(ImportInto("wav-set", recordings, SESSION).run())
    with pytest.raises(UserError, match="cannot be mapped"):
        list(ImportInto("audacity", labels, SESSION, {"x": "a"}).run())


def test_an_export_replaces_the_old_file_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "labels.txt"
    file.write_text("old")
    with pytest.raises(UserError, match="no labels"):
        list(Export("audacity", SESSION, file).run())
    assert file.read_text() == "old"
    labelled = replace(SESSION, labels=(Label(start_s=0.0, end_s=1.0, text="call"),))
    assert list(Export("audacity", labelled, file).run()) == [Saved(path=file, what="audacity")]
    assert file.read_bytes() == export_bytes("audacity", labelled)
    assert [p.name for p in tmp_path.iterdir()] == ["labels.txt"]


def test_edits_are_named_by_what_they_bring() -> None:
    raven, places = find_importer("raven"), find_importer("coordinates")
    assert isinstance(raven, ChangesSession) and isinstance(places, ChangesSession)
    assert edit_name(raven, Path("a.txt"), "1 label") == "Import 1 Raven label"
    assert edit_name(places, Path("mics.csv"), "9 places, the source") == "Import 9 places, the source from mics.csv"


@pytest.mark.parametrize("name", ["session.json", "Session.JSON", "a.wav", "new.flac", "plan.png", "room.obj"])
def test_no_export_replaces_a_document_sound_or_the_sessions_files(name: str, tmp_path: Path) -> None:
    site = Site(mesh="room.obj", floor_plan=FloorPlan(file="plan.png", metres_per_pixel=1.0))
    session = write_session(replace(SESSION, site=site, labels=(Label(start_s=0.0, end_s=1.0),)), tmp_path / "A-1")
    for file in ("a.wav", "plan.png", "room.obj"):
        (tmp_path / "A-1" / file).write_bytes(b"mine")
    before = {path: path.read_bytes() for path in (tmp_path / "A-1").iterdir()}
    with pytest.raises(UserError, match="an export may not replace"):
        list(Export("audacity", session, tmp_path / "A-1" / name).run())
    assert {path: path.read_bytes() for path in (tmp_path / "A-1").iterdir()} == before


def test_an_export_replaces_an_older_one_also_in_the_sessions_folder(tmp_path: Path) -> None:
    session = write_session(replace(SESSION, labels=(Label(start_s=0.0, end_s=1.0),)), tmp_path / "A-1")
    for _ in range(2):
        assert [type(e) for e in Export("audacity", session, tmp_path / "A-1" / "labels.txt").run()] == [Saved]
