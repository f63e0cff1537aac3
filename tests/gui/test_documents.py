"""Sessions as documents: edits are kept, undone, come back; leaving asks only where something would be lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import make_session
from document_samples import (
    ALT,
    PLACES,
    answer_question,
    make,
    move,
    opener,
    place,
    press,
    said,
    wait_said,
)
from pytestqt.qtbot import QtBot

from workbench.engine.localize import Localize
from workbench.files.predictions import read_predictions
from workbench.files.session_folder import read_session
from workbench.gui.app import Program
from workbench.gui.documents.keeping import IN_MOTION_MS
from workbench.gui.main_window import MainWindow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A session folder; its sound is missing, which documents do not mind."""
    return make(tmp_path / "campaign" / "A-017")


@pytest.fixture
def open_window(program: Program) -> Iterator[Callable[[Path], MainWindow]]:
    yield from opener(program)


@pytest.fixture
def window(open_window: Callable[[Path], MainWindow], folder: Path) -> MainWindow:
    return open_window(folder)


# ---- kept and saved


def test_the_status_bar_says_kept_and_saved_only_when_it_is_so(
    window: MainWindow, folder: Path, qtbot: QtBot, home: Path
) -> None:
    assert said(window) == "saved"
    move(window, 1)
    assert said(window) == "keeping…"
    assert window.isWindowModified()
    wait_said(window, qtbot, "edits kept")
    assert list(home.rglob("journal"))
    assert read_session(folder).microphones[1].position_m != ALT
    window.sessions.save()
    assert said(window) == "saving…"
    wait_said(window, qtbot, "saved")
    assert read_session(folder).microphones[1].position_m == ALT
    assert not window.isWindowModified()


def test_undoing_to_what_is_saved_says_saved_once_the_undo_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    move(window, 1)
    wait_said(window, qtbot, "edits kept")
    window.document.undo()
    assert said(window) == "keeping…"
    wait_said(window, qtbot, "saved")


def test_a_drag_is_kept_within_a_third_of_a_second_of_its_last_change(window: MainWindow, qtbot: QtBot) -> None:
    assert IN_MOTION_MS <= 1000 / 3
    document = window.document
    for i in range(20):
        session = document.session
        document.edit("Move M2", session.with_microphone_at(1, (1.0 + i / 10, 2.0, 1.0)), merge=i > 0)
    assert document.history.index == 1
    assert said(window) == "keeping…"
    wait_said(window, qtbot, "edits kept")


def test_edits_made_while_it_is_saved_stay_unsaved(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    move(window, 1)
    window.sessions.save()
    move(window, 2)
    wait_said(window, qtbot, "edits kept")
    assert place(window, 2) == ALT
    assert window.isWindowModified()
    saved = read_session(folder)
    assert (saved.microphones[1].position_m, saved.microphones[2].position_m) == (ALT, PLACES[2])
    window.document.undo()
    wait_said(window, qtbot, "saved")


def test_an_edit_undone_while_it_is_saved_does_not_come_back(
    open_window: Callable[[Path], MainWindow], folder: Path, qtbot: QtBot
) -> None:
    window = open_window(folder)
    move(window, 1)
    window.sessions.save()
    move(window, 2)
    window.document.undo()
    wait_said(window, qtbot, "saved")
    assert window.close()
    again = open_window(folder)
    assert again.banner.text == ""
    assert (place(again, 1), place(again, 2)) == (ALT, PLACES[2])


def test_saving_again_while_it_is_saved_saves_the_newest(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    move(window, 1)
    window.sessions.save()
    move(window, 2)
    window.sessions.save()
    wait_said(window, qtbot, "saved")
    assert [m.position_m for m in read_session(folder).microphones[1:3]] == [ALT, ALT]


def test_a_disk_that_refuses_is_told_and_the_next_edit_tries_again(
    window: MainWindow, qtbot: QtBot, home: Path
) -> None:
    state = home / "ssl-workbench"
    move(window, 0)
    wait_said(window, qtbot, "edits kept")
    journal = next(home.rglob("journal"))
    journal.unlink()
    journal.mkdir()  # nothing can be written there, also by root
    move(window, 1)
    wait_said(window, qtbot, "edits not kept")
    assert "could not be written" in window.banner.text
    assert [b.text() for b in window.banner.buttons] == ["Try Again", "Save"]
    journal.rmdir()
    move(window, 2)
    wait_said(window, qtbot, "edits kept")
    assert window.banner.text == ""
    assert state.exists()


def test_leaving_asks_only_when_edits_cannot_be_kept(
    window: MainWindow, folder: Path, qtbot: QtBot, home: Path
) -> None:
    other = make(folder.parent / "A-018")
    move(window, 0)
    wait_said(window, qtbot, "edits kept")
    journal = next(home.rglob("journal"))
    journal.unlink()
    journal.mkdir()
    move(window, 1)
    asked = answer_question("Cancel")
    assert not window.sessions.open_session(other)
    assert "A-017" in asked[0]
    assert "could not be written" in asked[0]
    assert window.document.session.name == "A-017"
    answer_question("Save")
    assert window.sessions.open_session(other)
    assert read_session(folder).microphones[1].position_m == ALT


# ---- undo, redo, history


def test_undo_and_redo_name_their_step_and_the_list_jumps_to_any(window: MainWindow, qtbot: QtBot) -> None:
    for i in range(3):
        move(window, i)
    window.actions_.refresh()
    assert window.actions_["undo"].text() == "&Undo Move M3"
    window.actions_["history"].trigger()
    dialog = window.findChild(_history_dialog())
    texts = [dialog.list.item(i).text() for i in range(dialog.list.count())]
    assert texts == ["Opened   (saved)", "Move M1", "Move M2", "Move M3"]
    dialog.list.setCurrentRow(1)
    assert [place(window, i) == ALT for i in range(3)] == [True, False, False]
    window.actions_.refresh()
    assert window.actions_["redo"].text() == "&Redo Move M2"
    dialog.list.setCurrentRow(3)
    assert place(window, 2) == ALT
    dialog.close()
    wait_said(window, qtbot, "edits kept")


def _history_dialog() -> type:
    from workbench.gui.documents.history_dialog import HistoryDialog

    return HistoryDialog


# ---- leaving and coming back


def test_leaving_a_session_asks_nothing_and_its_edits_are_back_when_it_is_opened_again(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    other = make(folder.parent / "A-018")
    for i in range(3):
        move(window, i)
    assert window.sessions.open_session(other)
    assert window.document.session.name == "A-018"
    assert window.banner.text == ""
    assert window.sessions.open_session(folder)
    assert window.banner.text.startswith("3 edits from ")
    assert window.banner.text.endswith(" that were not saved are back.")
    assert window.isWindowModified()
    assert said(window) == "edits kept"
    assert [place(window, i) for i in range(3)] == [ALT] * 3
    assert window.document.undo_name == "Move M3"
    press(window, "Discard")
    assert place(window, 0) == PLACES[0]
    assert window.banner.text == ""
    wait_said(window, qtbot, "saved")
    window.document.redo()
    assert place(window, 0) == ALT, "what was discarded is not lost"


def test_closing_the_window_asks_nothing_and_the_next_one_brings_the_edits_back_to_be_saved(
    open_window: Callable[[Path], MainWindow], folder: Path, qtbot: QtBot
) -> None:
    first = open_window(folder)
    move(first, 1)
    assert first.close()
    second = open_window(folder)
    assert second.banner.text.startswith("1 edit from ")
    assert second.banner.text.endswith(" that was not saved is back.")
    press(second, "Save")
    wait_said(second, qtbot, "saved")
    assert second.banner.text == ""
    assert read_session(folder).microphones[1].position_m == ALT


def test_opening_the_session_that_is_open_keeps_its_history(window: MainWindow, folder: Path) -> None:
    move(window, 1)
    assert window.sessions.open_session(folder)
    assert window.document.undo_name == "Move M2"


def test_after_a_crash_the_next_run_names_the_sessions_with_unsaved_edits(
    program: Program, folder: Path, qtbot: QtBot, open_window: Callable[[Path], MainWindow]
) -> None:
    script = (
        "import os, sys; from pathlib import Path\n"
        "from workbench.files.store.store import open_store\n"
        "store = open_store(Path(sys.argv[1])); s = store.history.session\n"
        "store.keep(store.history.edited('Move M2', s.with_microphone_at(1, (4.4, 2.2, 1.0)))); os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(folder)], check=False, timeout=60, env=os.environ)
    window = open_window(make(folder.parent / "A-018"))
    window.documents.tell_of_crash()
    qtbot.waitUntil(lambda: bool(window.banner.text), timeout=5_000)
    assert window.banner.text == "The last run ended unexpectedly; A-017 had unsaved edits. They are kept."
    press(window, "Open A-017")
    assert window.document.session.name == "A-017"
    assert window.banner.text.startswith("1 edit from ")
    assert place(window, 1) == ALT


# ---- answers of the methods


def test_answers_in_no_file_are_saved_when_their_session_is_left(
    open_window: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    folder = make_session(tmp_path, "B-1", duration_s=4.0)
    window = open_window(folder)
    answer(window)
    assert window.sessions.open_session(make(tmp_path / "A-018"))
    (path,) = (folder / "predictions").glob("*.json")
    assert read_predictions(path).runs[0].method == "centroid"
    assert window.sessions.open_session(folder)
    assert window.predictions.methods == ("centroid",)
    assert window.close()
    assert len(list((folder / "predictions").glob("*.json"))) == 1, "they are saved once"


def test_closing_asks_before_answers_that_cannot_be_saved_are_lost(
    open_window: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    folder = make_session(tmp_path, "B-1", duration_s=4.0)
    window = open_window(folder)
    answer(window)
    (folder / "predictions").write_text("in the way", encoding="utf-8")
    asked = answer_question("Cancel")
    assert not window.close()
    assert "The answers of “B-1” could not be kept." in asked[0]
    answer_question("Discard")
    assert window.close()


def answer(window: MainWindow) -> None:
    """A method says where the source is."""
    session = window.document.session
    window.predictions.begin(("centroid",), session)
    for event in Localize(session, ("centroid",)).run():
        window.predictions.take(event)


def test_a_copy_can_be_made_of_a_session_that_another_window_edits(
    window: MainWindow, open_window: Callable[[Path], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = make_session(tmp_path, "B-1", duration_s=0.5)
    first, second = open_window(folder), open_window(folder)
    assert said(second) == "read only"
    assert second.sessions.save_to(tmp_path / "copy"), second.message.text
    assert said(second) == "saved"
    assert first.document.session.folder == folder
