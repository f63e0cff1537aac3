"""Many sessions are changed one by one, each whole; what cannot be written is told and left alone."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from workbench.core.events import Progress
from workbench.core.history import History
from workbench.core.session import Microphone, Session, Source
from workbench.core.session_fields import FIELDS, said_change, values_of, with_values
from workbench.engine.edit_sessions import EditSessions, NotEdited, SessionEdited, Wanted
from workbench.engine.hear_sessions import HearSessions, SessionHeard
from workbench.files.session_folder import read_session, write_session
from workbench.files.store.store import open_store


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    made = []
    for i in range(4):
        folder = tmp_path / "c" / f"A-{i}"
        folder.mkdir(parents=True)
        soundfile.write(folder / "a.wav", np.random.default_rng(i).normal(0, 0.1, 48_000), 8000)
        made.append(folder)
        write_session(Session(name=f"A-{i}", microphones=(Microphone(file="a.wav"),)), folder)
    return made


def run(*wanted: Wanted) -> tuple[list[SessionEdited], list[NotEdited]]:
    events = list(EditSessions("Change weather", wanted).run())
    assert isinstance(events[0], Progress)
    return [e for e in events if isinstance(e, SessionEdited)], [e for e in events if isinstance(e, NotEdited)]


VALUES: dict[str, Any] = {
    "site": "Yeoju", "size_m": (8.0, 6.0, 3.0), "weather": "rain", "temperature_c": -3.5, "link": "wired",
    "source": "woman", "review": "flagged", "review_note": "wind", "notes": "a note",
}  # fmt: skip


def test_every_field_is_written_and_reads_back(folders: list[Path]) -> None:
    assert set(VALUES) == set(FIELDS)
    done, failed = run(*(Wanted(folder, VALUES) for folder in folders))
    assert (len(done), failed) == (4, [])
    for folder in folders:
        assert values_of(read_session(folder), VALUES) == VALUES
    assert done[0].row.weather == "rain"
    assert done[0].before["weather"] == ""


def test_only_the_fields_asked_for_change(folders: list[Path]) -> None:
    before = read_session(folders[0])
    run(Wanted(folders[0], {"weather": "rain"}))
    now = read_session(folders[0])
    assert now == replace(before, conditions=replace(before.conditions, weather="rain"))


def test_an_empty_source_name_makes_no_source(folders: list[Path]) -> None:
    assert with_values(read_session(folders[0]), {"source": ""}).source is None
    placed = read_session(folders[0]).with_source_at((1.0, 2.0, 3.0))
    assert with_values(placed, {"source": "woman"}).source == Source(position_m=(1.0, 2.0, 3.0), identity="woman")


def test_the_earlier_version_is_kept(folders: list[Path]) -> None:
    run(Wanted(folders[0], {"weather": "rain"}))
    with closing(open_store(folders[0])) as store:
        earlier = [store.read_version(v).conditions.weather for v in store.versions()]
    assert earlier == [""]


def test_what_holds_the_values_already_is_not_written(folders: list[Path]) -> None:
    run(Wanted(folders[0], {"weather": "rain"}))
    before = (folders[0] / "session.json").stat().st_mtime_ns
    done, _ = run(Wanted(folders[0], {"weather": "rain"}))
    assert len(done) == 1
    assert (folders[0] / "session.json").stat().st_mtime_ns == before


def test_taking_back_leaves_alone_what_was_changed_since(folders: list[Path]) -> None:
    run(*(Wanted(folder, {"weather": "rain"}) for folder in folders))
    run(Wanted(folders[1], {"weather": "snow"}))
    run(Wanted(folders[2], {"site": "Yeoju"}))
    run(Wanted(folders[3], {"weather": ""}))
    done, failed = run(*(Wanted(f, {"weather": ""}, only_over={"weather": "rain"}) for f in folders))
    assert [one.folder for one in failed] == [folders[1]]
    assert failed[0].reason == "Its weather was changed again since"
    assert [one.folder for one in done] == [folders[0], folders[2], folders[3]]
    assert [read_session(f).conditions.weather for f in folders] == ["", "snow", "", ""]
    assert read_session(folders[2]).site.name == "Yeoju"


def test_a_session_open_in_another_window_is_left_alone(folders: list[Path]) -> None:
    with closing(open_store(folders[0])):
        done, failed = run(*(Wanted(folder, {"weather": "rain"}) for folder in folders))
    assert [one.folder for one in failed] == [folders[0]]
    assert "open in another window" in failed[0].reason
    assert len(done) == 3
    assert read_session(folders[0]).conditions.weather == ""


def test_a_session_with_edits_that_were_never_saved_is_left_alone(folders: list[Path]) -> None:
    store = open_store(folders[0])
    edited = replace(store.saved, name="Edited, then the power went")
    store.keep(History.of(store.saved).edited("Rename", edited))
    store.close()
    _, failed = run(Wanted(folders[0], {"weather": "rain"}))
    assert "edits that were never saved" in failed[0].reason
    with closing(open_store(folders[0])) as again:
        assert again.history.session is not None
        assert again.history.session.name == "Edited, then the power went"


def test_broken_and_missing_sessions_are_told_and_the_rest_is_written(folders: list[Path]) -> None:
    (folders[0] / "session.json").write_text("{")
    (folders[1] / "session.json").unlink()
    done, failed = run(*(Wanted(folder, {"weather": "rain"}) for folder in folders))
    assert [one.folder for one in done] == folders[2:]
    assert "not JSON" in failed[0].reason


def test_stopping_leaves_whole_sessions_behind(folders: list[Path]) -> None:
    events = EditSessions("Change weather", tuple(Wanted(f, {"weather": "rain"}) for f in folders)).run()
    for event in events:
        if isinstance(event, SessionEdited):
            break
    events.close()  # type: ignore[attr-defined]
    assert [read_session(f).conditions.weather for f in folders] == ["rain", "", "", ""]


def test_an_edit_says_what_it_changes() -> None:
    assert said_change(("weather",), 14) == "Change weather of 14 sessions"
    assert said_change(("site", "weather", "link"), 1) == "Change site name, weather and link of 1 session"
    assert said_change(("site", "weather", "link", "notes"), 2) == "Change 4 fields of 2 sessions"


def test_hearing_sessions_says_what_is_wrong_in_their_rows(folders: list[Path]) -> None:
    soundfile.write(folders[1] / "a.wav", np.zeros(48_000), 8000)
    (folders[2] / "a.wav").write_text("no sound")
    rows = [e.row for e in HearSessions(tuple(folders)).run() if isinstance(e, SessionHeard)]
    assert [row.light for row in rows] == ["good", "warning", "error", "good"]
    assert "no sound from beginning to end" in " ".join(rows[1].heard or ())
