"""Sound that moved is found by what it holds; links are made by hand only, and no session can make one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from workbench.core.errors import UserError
from workbench.core.session import Microphone, Session
from workbench.engine.relink import CopyIn, FileSettled, FilesSought, FindMoved, LinkFiles
from workbench.files.audio import changed_files, read_recording, with_hashes
from workbench.files.campaign import missing_files, session_row
from workbench.files.links import (
    add_links,
    forget_links,
    known_links,
    links_folder,
    links_of,
    links_path,
    sound_path,
)
from workbench.files.new_session import copy_session
from workbench.files.relink import Found, NotFound, find_files, heap_of, link
from workbench.files.session_folder import read_session, write_session


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "state"


def sound(path: Path, seed: int, duration_s: float = 1.0, rate_hz: int = 8000) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, np.random.default_rng(seed).normal(0, 0.1, round(duration_s * rate_hz)), rate_hz)


def session_in(folder: Path, *, hashes: bool, seed: int = 0) -> Session:
    """A session of two files, saved."""
    for i, name in enumerate(("m1.wav", "m2.wav")):
        sound(folder / name, seed + i)
    microphones = tuple(Microphone(file=name) for name in ("m1.wav", "m2.wav"))
    session = replace(write_session(Session(name=folder.name, microphones=microphones), folder))
    return write_session(with_hashes(session)) if hashes else session


def moved(session: Session, to: Path) -> None:
    assert session.folder is not None
    to.mkdir(parents=True, exist_ok=True)
    for name in ("m1.wav", "m2.wav"):
        (session.folder / name).rename(to / name)


def found_in(session: Session, folder: Path) -> dict[str, Found | NotFound]:
    return {one.missing.name: one for one in find_files(session, heap_of(folder))}


def test_files_are_known_by_their_hash_whatever_folder_they_are_in(tmp_path: Path) -> None:
    first, second = (session_in(tmp_path / "c" / f"A-{i}", hashes=True, seed=10 * i) for i in (1, 2))
    moved(first, tmp_path / "disk" / "A-2")
    moved(second, tmp_path / "disk" / "A-1")
    told = found_in(first, tmp_path / "disk")
    assert {one.evidence for one in told.values() if isinstance(one, Found)} == {"hash"}
    assert told["m1.wav"].path == tmp_path / "disk" / "A-2" / "m1.wav"  # type: ignore[union-attr]


def test_a_file_of_that_name_with_other_sound_is_refused_when_the_hash_is_known(tmp_path: Path) -> None:
    session = session_in(tmp_path / "A-1", hashes=True)
    for name in ("m1.wav", "m2.wav"):
        (tmp_path / "A-1" / name).unlink()
        sound(tmp_path / "disk" / "A-1" / name, seed=99)
    told = found_in(session, tmp_path / "disk")["m1.wav"]
    assert isinstance(told, NotFound)
    assert told.reason == "the file called m1.wav holds something else"


def test_without_a_hash_a_folder_called_like_the_session_tells(tmp_path: Path) -> None:
    first, second = (session_in(tmp_path / "c" / f"A-{i}", hashes=False, seed=10 * i) for i in (1, 2))
    moved(first, tmp_path / "disk" / "A-1")
    moved(second, tmp_path / "disk" / "A-2")
    told = found_in(second, tmp_path / "disk")["m2.wav"]
    assert isinstance(told, Found)
    assert (told.evidence, told.path.parent.name) == ("folder", "A-2")


def test_without_a_hash_length_and_rate_of_the_other_files_tell(tmp_path: Path) -> None:
    session = session_in(tmp_path / "A-1", hashes=False)
    (tmp_path / "A-1" / "m2.wav").unlink()
    sound(tmp_path / "disk" / "x" / "m2.wav", 1, duration_s=1.0)
    sound(tmp_path / "disk" / "y" / "m2.wav", 1, duration_s=9.0)
    sound(tmp_path / "disk" / "z" / "m2.wav", 1, duration_s=1.0, rate_hz=16_000)
    told = found_in(session, tmp_path / "disk")["m2.wav"]
    assert isinstance(told, Found)
    assert (told.evidence, told.path.parent.name) == ("length", "x")
    shutil.rmtree(tmp_path / "disk" / "x")
    shutil.rmtree(tmp_path / "disk" / "z")
    assert isinstance(found_in(session, tmp_path / "disk")["m2.wav"], NotFound), "the only one, but too long"


def test_what_cannot_be_told_apart_is_left_to_people(tmp_path: Path) -> None:
    session = session_in(tmp_path / "A-1", hashes=False)
    moved(session, tmp_path / "disk" / "x")
    shutil.copytree(tmp_path / "disk" / "x", tmp_path / "disk" / "y")
    told = found_in(session, tmp_path / "disk")["m1.wav"]
    assert isinstance(told, NotFound)
    assert "2 files are called so" in told.reason


def test_another_sessions_sound_is_not_taken_for_this_ones(tmp_path: Path) -> None:
    session, other = (session_in(tmp_path / "c" / name, hashes=False) for name in ("A-1", "A-2"))
    (tmp_path / "c" / "A-1" / "m2.wav").unlink()
    told = found_in(session, tmp_path / "c")["m2.wav"]
    assert isinstance(told, NotFound)
    assert "belong to other sessions" in told.reason
    assert missing_files(other) == ()


def test_files_that_are_no_sound_or_have_too_few_channels_are_not_taken(tmp_path: Path) -> None:
    session = session_in(tmp_path / "A-1", hashes=False)
    session = replace(session, microphones=(Microphone(file="m1.wav", channel=2), Microphone(file="m2.wav")))
    moved(session, tmp_path / "disk" / "A-1")
    (tmp_path / "disk" / "A-1" / "m2.wav").write_text("notes")
    told = found_in(session, tmp_path / "disk")
    assert all(isinstance(one, NotFound) for one in told.values())


def test_two_files_of_a_session_are_never_taken_for_one(tmp_path: Path) -> None:
    folder = tmp_path / "A-1"
    microphones = (Microphone(file="a/m.wav"), Microphone(file="b/m.wav"))
    session = write_session(Session(microphones=microphones), folder)
    sound(tmp_path / "disk" / "m.wav", 1)
    told = found_in(session, tmp_path / "disk")
    assert all(isinstance(one, NotFound) and "two of this session's files" in one.reason for one in told.values())


def test_linked_sound_is_read_listed_checked_and_copied_from_where_it_is(tmp_path: Path) -> None:
    session = session_in(tmp_path / "A-1", hashes=True)
    whole = read_recording(session).samples
    text = (tmp_path / "A-1" / "session.json").read_bytes()
    moved(session, tmp_path / "disk")
    assert len(missing_files(session)) == 2
    link([one for one in found_in(session, tmp_path / "disk").values() if isinstance(one, Found)])
    assert missing_files(session) == ()
    assert np.array_equal(read_recording(session).samples, whole)
    assert changed_files(session) == ()
    assert session_row(tmp_path / "A-1").duration_s == pytest.approx(1.0)
    assert (tmp_path / "A-1" / "session.json").read_bytes() == text, "links are the user's, not the session's"
    copied = copy_session(session, tmp_path / "copy")
    assert (tmp_path / "copy" / "m1.wav").is_file()
    assert copied.id != session.id


def test_a_file_in_the_session_folder_comes_before_a_link(tmp_path: Path) -> None:
    session = session_in(tmp_path / "A-1", hashes=False)
    sound(tmp_path / "other.wav", 5)
    add_links({session.id: {"m1.wav": tmp_path / "other.wav"}})
    assert sound_path(session, "m1.wav") == tmp_path / "A-1" / "m1.wav"


def test_a_link_that_leads_nowhere_leaves_the_file_missing(tmp_path: Path) -> None:
    session = session_in(tmp_path / "A-1", hashes=False)
    moved(session, tmp_path / "disk")
    add_links({session.id: {"m1.wav": tmp_path / "disk" / "m1.wav"}})
    assert missing_files(session) == ("m2.wav",)
    (tmp_path / "disk" / "m1.wav").unlink()
    assert missing_files(session) == ("m1.wav", "m2.wav")


def test_links_can_be_forgotten(tmp_path: Path) -> None:
    session = session_in(tmp_path / "A-1", hashes=False)
    moved(session, tmp_path / "disk")
    add_links({session.id: {"m1.wav": tmp_path / "disk" / "m1.wav"}, "other": {"a.wav": tmp_path / "disk" / "m2.wav"}})
    forget_links(frozenset({session.id}))
    assert set(known_links()) == {"other"}
    assert "m1.wav" in missing_files(session)


def test_a_session_cannot_make_a_link_or_reach_through_anothers(tmp_path: Path, state: Path) -> None:
    victim = session_in(tmp_path / "victim", hashes=False)
    (tmp_path / "secret.wav").write_bytes(b"RIFF")
    add_links({victim.id: {"m1.wav": tmp_path / "disk.wav"}})
    before = links_path(victim.id).read_bytes()
    hostile = tmp_path / "hostile"
    hostile.mkdir()
    for extra in (
        {"links": {"m1.wav": str(tmp_path / "secret.wav")}},
        {"audio": {"m1.wav": {"path": str(tmp_path / "secret.wav"), "link": str(tmp_path / "secret.wav")}}},
        {"id": "../../links", "links": {}},
        {"id": str(tmp_path / "secret.wav")},
    ):
        told = {"format": "workbench-session", "version": 1, "id": "h", "microphones": [{"file": "m1.wav"}], **extra}
        (hostile / "session.json").write_text(json.dumps(told))
        session = read_session(hostile)
        assert sound_path(session, "m1.wav") == hostile / "m1.wav"
        session_row(hostile)
        write_session(session)
        find_files(session, heap_of(tmp_path / "victim"))
    assert links_path(victim.id).read_bytes() == before
    assert [p.name for p in state.iterdir()] == ["links"]
    assert list(links_folder().iterdir()) == [links_path(victim.id)]
    with pytest.raises(UserError, match="leaves the session folder"):
        sound_path(victim, "../secret.wav")


@pytest.mark.parametrize(
    "text",
    [
        "{", "[]", "null", '{"files": []}', '{"session": "id", "files": ["m1.wav"]}', '{"session": 1, "files": {}}',
        '{"session": "id", "files": {"m1.wav": 3}}', '{"session": "id", "files": {"m1.wav": "relative.wav"}}',
        '{"session": "id", "files": {"m1.wav": "/a\\u0000b"}}', '{"session": "other", "files": {"a": "/a"}}', "",
    ],
)  # fmt: skip
def test_a_damaged_file_of_links_holds_no_links(state: Path, text: str) -> None:
    links_folder().mkdir(parents=True)
    links_path("id").write_text(text)
    assert all(not files for files in known_links().values()) and not links_of("id")


def test_a_damaged_file_of_links_is_set_aside_when_links_are_added(state: Path) -> None:
    add_links({"one": {"a.wav": Path("/disk/a.wav")}, "two": {"b.wav": Path("/disk/b.wav")}})
    torn = links_path("one").read_bytes()[:-3]
    links_path("one").write_bytes(torn)
    add_links({"one": {"c.wav": Path("/disk/c.wav")}})
    assert known_links() == {"one": {"c.wav": Path("/disk/c.wav")}, "two": {"b.wav": Path("/disk/b.wav")}}
    assert [path.read_bytes() for path in links_folder().glob("*.damaged")] == [torn]


def test_links_that_cannot_be_read_are_not_written_over(state: Path) -> None:
    add_links({"one": {"a.wav": Path("/disk/a.wav")}})
    links_path("one").unlink()
    links_path("one").mkdir()
    with pytest.raises(UserError, match="could not be read, so nothing was added"):
        add_links({"one": {"b.wav": Path("/disk/b.wav")}})


def test_links_are_added_beside_the_sessions_others(state: Path) -> None:
    add_links({"one": {"a.wav": Path("/disk/a.wav")}})
    add_links({"one": {"b.wav": Path("/disk/b.wav")}})
    assert links_of("one") == {"a.wav": Path("/disk/a.wav"), "b.wav": Path("/disk/b.wav")} == known_links()["one"]


ADD_MANY = """
import sys
from pathlib import Path
from workbench.files.links import add_links
for i in range(60):
    add_links({f"{sys.argv[1]}-{i}": {"a.wav": Path("/disk/a.wav")}})
"""


def test_two_programs_that_link_at_once_keep_each_others_links(state: Path) -> None:
    """Read by a third that looks all the time, and must not miss the last."""
    running = [subprocess.Popen([sys.executable, "-c", ADD_MANY, name]) for name in "AB"]
    while any(child.poll() is None for child in running):
        known_links()
    assert [child.returncode for child in running] == [0, 0]
    assert set(known_links()) == {f"{name}-{i}" for name in "AB" for i in range(60)}


def test_links_need_an_id_and_absolute_paths(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="without an id"):
        add_links({"": {"m1.wav": tmp_path / "a.wav"}})
    with pytest.raises(UserError, match="no absolute path"):
        add_links({"id": {"m1.wav": Path("a.wav")}})
    assert not links_folder().exists()


def test_a_session_without_an_id_is_refused_and_the_others_are_linked(tmp_path: Path) -> None:
    session = session_in(tmp_path / "A-1", hashes=False)
    moved(session, tmp_path / "disk")
    other = session_in(tmp_path / "A-2", hashes=False)
    found = [one for one in found_in(session, tmp_path / "disk").values() if isinstance(one, Found)]
    missing = found[0].missing
    assert other.folder is not None
    nameless = replace(found[0], missing=replace(missing, session_id="", folder=other.folder))
    settled = [e for e in LinkFiles((nameless, found[1])).run() if isinstance(e, FileSettled)]
    assert [(e.missing.name, "no id yet" in e.reason) for e in settled] == [("m1.wav", True), ("m2.wav", False)]
    assert list(known_links()[session.id]) == ["m2.wav"]


def test_a_file_that_several_sessions_claim_is_given_to_none_of_them(tmp_path: Path) -> None:
    sessions = [session_in(tmp_path / "c" / f"A-{i}", hashes=False) for i in range(3)]
    for session in sessions:
        moved(session, tmp_path / "old" / session.name)
    sound(tmp_path / "new" / "m1.wav", 1)
    folders = tuple(s.folder for s in sessions if s.folder is not None)
    told = [e.told for e in FindMoved(folders, tmp_path / "new").run() if isinstance(e, FilesSought)]
    first = [one for files in told for one in files if one.missing.name == "m1.wav"]
    assert len(first) == 3
    assert all(isinstance(one, NotFound) and "could be of 3 sessions" in one.reason for one in first)


def test_a_file_belongs_to_the_session_that_knows_its_hash(tmp_path: Path) -> None:
    knows, guesses = (session_in(tmp_path / "c" / f"A-{i}", hashes=i == 0) for i in range(2))
    moved(guesses, tmp_path / "old")
    moved(knows, tmp_path / "new")
    folders = tuple(s.folder for s in (knows, guesses) if s.folder is not None)
    told = [e.told for e in FindMoved(folders, tmp_path / "new").run() if isinstance(e, FilesSought)]
    assert [type(one) for files in told for one in files] == [Found, Found, NotFound, NotFound]
    assert isinstance(told[1][0], NotFound) and "is sound of A-0" in told[1][0].reason


def test_one_choice_brings_back_the_sound_of_a_whole_campaign(tmp_path: Path) -> None:
    sessions = [session_in(tmp_path / "c" / f"A-{i}", hashes=i % 2 == 0, seed=10 * i) for i in range(6)]
    for i, session in enumerate(sessions):
        moved(session, tmp_path / "disk" / f"A-{i}")
    folders = tuple(s.folder for s in sessions if s.folder is not None)
    events = list(FindMoved(folders, tmp_path / "disk").run())
    found = tuple(one for e in events if isinstance(e, FilesSought) for one in e.told if isinstance(one, Found))
    assert len(found) == 12
    copied = [e for e in CopyIn(found).run() if isinstance(e, FileSettled)]
    assert [e.reason for e in copied] == [""] * 12
    assert all(missing_files(s) == () for s in sessions)
    assert sorted(p.name for p in folders[0].iterdir()) == ["m1.wav", "m2.wav", "session.json"]
    again = [e for e in CopyIn(found).run() if isinstance(e, FileSettled)]
    assert all("is there already" in e.reason for e in again)


def test_a_copy_that_is_not_what_was_annotated_does_not_stay(tmp_path: Path) -> None:
    session = session_in(tmp_path / "A-1", hashes=True)
    moved(session, tmp_path / "disk")
    found = found_in(session, tmp_path / "disk")["m1.wav"]
    assert isinstance(found, Found)
    sound(found.path, seed=77)
    event = next(e for e in CopyIn((found,)).run() if isinstance(e, FileSettled))
    assert "is not what was annotated" in event.reason
    assert [p.name for p in (tmp_path / "A-1").iterdir()] == ["session.json"]
