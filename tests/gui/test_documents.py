"""Sessions as documents: edits are kept, come back, are merged, looked back at; a second window only reads."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import make_session
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from workbench.core.errors import UserError
from workbench.core.session import Microphone, Session, Source
from workbench.engine.localize import Localize
from workbench.files.predictions import read_predictions
from workbench.files.session_folder import read_session, write_session
from workbench.files.store.disk import Disk
from workbench.files.store.lock import this_process
from workbench.files.store.store import open_store
from workbench.gui.app import Program
from workbench.gui.documents import keeping
from workbench.gui.documents.merging import FROM_DISK
from workbench.gui.main_window import MainWindow

ALT = (4.4, 2.2, 1.0)
THERE = (6.6, 1.1, 1.5)
PLACES = ((0.5, 0.5, 1.2), (7.5, 0.6, 1.6), (7.4, 7.5, 2.0), (0.4, 7.2, 2.6))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A session folder; its sound is missing, which documents do not mind."""
    return make(tmp_path / "campaign" / "A-017")


def make(target: Path) -> Path:
    microphones = tuple(Microphone(name=f"M{i}", file=f"m{i}.wav", position_m=p) for i, p in enumerate(PLACES, start=1))
    source = Source(position_m=(3.0, 4.0, 1.1))
    write_session(Session(id=f"id-{target.name}", name=target.name, microphones=microphones, source=source), target)
    return target


@pytest.fixture
def open_window(program: Program) -> Iterator[Callable[[Path], MainWindow]]:
    """Opens real windows on a session. They are not shown: nothing here depends on a picture."""
    made: list[MainWindow] = []

    def open_one(folder: Path) -> MainWindow:
        window = program.new_window()
        made.append(window)
        window.sessions.open_paths([folder])
        assert window.document.session is not None, window.message.text
        return window

    yield open_one
    for window in made:
        window.close_without_asking()
        window.deleteLater()


@pytest.fixture
def window(open_window: Callable[[Path], MainWindow], folder: Path) -> MainWindow:
    return open_window(folder)


def move(window: MainWindow, index: int, to_m: tuple[float, float, float] = ALT) -> None:
    session = window.document.session
    assert session is not None
    window.document.edit(f"Move M{index + 1}", session.with_microphone_at(index, to_m))


def place(window: MainWindow, index: int) -> object:
    session = window.document.session
    assert session is not None
    return session.microphones[index].position_m


def said(window: MainWindow) -> str:
    return window.statusBar().saved.text()


def wait_said(window: MainWindow, qtbot: QtBot, text: str) -> None:
    qtbot.waitUntil(lambda: said(window) == text, timeout=10_000)


def press(window: MainWindow, text: str) -> None:
    """Press a button of the banner."""
    next(b for b in window.banner.buttons if b.text() == text).click()


def elsewhere(folder: Path, index: int, to_m: tuple[float, float, float]) -> None:
    """Another program moves a microphone and saves."""
    write_session(read_session(folder).with_microphone_at(index, to_m))


def answer_question(text: str) -> list[str]:
    """Press a button of the next question that comes up; the list then holds its text."""
    seen: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, answer)
            return
        seen.append(f"{box.text()} {box.informativeText()}")
        next(b for b in box.buttons() if b.text().replace("&", "") == text).click()

    QTimer.singleShot(0, answer)
    return seen


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
    document = window.document
    for i in range(20):
        session = document.session
        document.edit("Move M2", session.with_microphone_at(1, (1.0 + i / 10, 2.0, 1.0)), merge=i > 0)
    assert document.history.index == 1
    qtbot.waitUntil(lambda: said(window) == "edits kept", timeout=1_000)


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


# ---- two windows


def test_a_second_window_only_reads_and_says_who_edits(
    window: MainWindow, open_window: Callable[[Path], MainWindow], folder: Path, qtbot: QtBot
) -> None:
    second = open_window(folder)
    assert f"process {os.getpid()} on " in second.banner.text
    assert said(second) == "read only"
    model = second.microphones.model
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    assert not second.microphones.site.isEnabled()
    before = second.document.session
    move(second, 0)
    assert second.document.session is before
    assert "Nothing was changed" in second.statusBar().said
    second.actions_.refresh()
    assert not second.actions_["save"].isEnabled()
    assert "open in another window" in second.actions_["save"].toolTip()

    press(second, "Edit Here")
    assert said(second) == "read only", "the first still edits"
    move(window, 2)
    window.sessions.save()
    wait_said(window, qtbot, "saved")
    qtbot.waitUntil(lambda: place(second, 2) == ALT, timeout=10_000)
    assert said(second) == "read only"

    window.close_without_asking()
    second.actions_.refresh()
    second.actions_["edit_here"].trigger()
    assert said(second) == "saved"
    assert second.banner.text == ""
    assert second.microphones.site.isEnabled()
    move(second, 0)
    assert place(second, 0) == ALT
    wait_said(second, qtbot, "edits kept")


def test_a_window_on_another_computer_is_taken_over_only_when_people_say_that_it_is_closed(
    open_window: Callable[[Path], MainWindow], folder: Path, qtbot: QtBot
) -> None:
    open_store(folder, me=replace(this_process(), host="field-laptop", machine="another"))
    window = open_window(folder)
    assert "on field-laptop" in window.banner.text
    press(window, "Edit Here")
    assert said(window) == "read only", "nobody can tell here whether it still runs"
    for text, expected in (("Cancel", "read only"), ("It Is Closed: Edit Here", "saved")):
        asked = answer_question(text)
        press(window, "Take Over")
        assert asked[0].startswith("Has the window on field-laptop been closed?")
        assert said(window) == expected
    move(window, 0)
    wait_said(window, qtbot, "edits kept")


def test_a_session_of_a_newer_version_can_only_be_looked_at(
    open_window: Callable[[Path], MainWindow], folder: Path
) -> None:
    told = json.loads((folder / "session.json").read_text(encoding="utf-8"))
    (folder / "session.json").write_text(json.dumps(told | {"version": 99}), encoding="utf-8")
    window = open_window(folder)
    assert "It can be looked at, not saved." in window.banner.text
    assert said(window) == "read only"
    assert window.banner.buttons == []


# ---- earlier versions


def test_an_earlier_version_can_be_looked_at_and_brought_back(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    move(window, 1)
    window.sessions.save()
    wait_said(window, qtbot, "saved")
    window.actions_.refresh()
    window.actions_["versions"].trigger()
    dialog = window.documents.versions
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=5_000)
    assert dialog.table.item(0, 1).text() == "M2 position: x 4.40, y 2.20, z 1.00 m → x 7.50, y 0.60, z 1.60 m"

    assert dialog.details.text() == dialog.table.item(0, 1).text()

    dialog.look.click()
    assert place(window, 1) == PLACES[1]
    assert window.banner.text.startswith("You are looking at the version of ")
    move(window, 0)
    assert place(window, 0) == PLACES[0], "an earlier version is not edited"
    press(window, "Back")
    assert place(window, 1) == ALT
    assert window.banner.text == ""

    dialog.look.click()
    window.actions_.refresh()
    window.actions_["bring_back"].trigger()
    assert place(window, 1) == PLACES[1]
    assert window.banner.text == ""
    assert window.document.undo_name.startswith("Bring Back the version of ")
    wait_said(window, qtbot, "edits kept")
    window.document.undo()
    assert place(window, 1) == ALT
    wait_said(window, qtbot, "saved")
    dialog.close()


# ---- changed by another program


def test_what_another_program_saved_comes_in_quietly_where_it_does_not_conflict(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    move(window, 1)
    wait_said(window, qtbot, "edits kept")
    elsewhere(folder, 2, THERE)
    qtbot.waitUntil(lambda: place(window, 2) == THERE, timeout=10_000)
    assert place(window, 1) == ALT, "the edit made here stays"
    assert "M3 position" in window.message.text
    assert window.document.undo_name == FROM_DISK
    assert window.isWindowModified()
    window.document.undo()
    assert place(window, 2) == PLACES[2]
    window.document.redo()
    window.sessions.save()
    wait_said(window, qtbot, "saved")
    assert [m.position_m for m in read_session(folder).microphones[1:3]] == [ALT, THERE]


def test_without_edits_here_the_session_follows_the_disk_and_stays_saved(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    elsewhere(folder, 2, THERE)
    qtbot.waitUntil(lambda: place(window, 2) == THERE, timeout=10_000)
    assert not window.isWindowModified()
    wait_said(window, qtbot, "saved")
    elsewhere(folder, 2, ALT)
    qtbot.waitUntil(lambda: place(window, 2) == ALT, timeout=10_000)
    wait_said(window, qtbot, "saved")


@pytest.mark.parametrize(("takes_theirs", "expected"), [(True, THERE), (False, ALT)])
def test_a_conflict_is_listed_and_decided_item_by_item(
    window: MainWindow, folder: Path, qtbot: QtBot, takes_theirs: bool, expected: tuple[float, float, float]
) -> None:
    move(window, 1)
    wait_said(window, qtbot, "edits kept")
    elsewhere(folder, 1, THERE)
    qtbot.waitUntil(lambda: window.documents.merging.dialog is not None, timeout=10_000)
    dialog = window.documents.merging.dialog
    assert [c.what for c in dialog.conflicts] == ["M2 position"]
    assert not dialog.isModal()
    dialog.reject()
    assert "changed session.json in a place that you changed, too" in window.banner.text
    window.actions_.refresh()
    window.actions_["decide"].trigger()
    dialog = window.documents.merging.dialog
    (dialog.all_theirs if takes_theirs else dialog.all_ours).click()
    dialog.go.click()
    wait_said(window, qtbot, "saved")
    assert place(window, 1) == expected
    assert read_session(folder).microphones[1].position_m == expected
    assert window.banner.text == ""


def test_a_conflict_that_came_up_while_deciding_is_asked_about_too(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    move(window, 1)
    write_session(read_session(folder).with_microphone_at(1, THERE).with_microphone_at(2, THERE), folder)
    qtbot.waitUntil(lambda: window.documents.merging.dialog is not None, timeout=10_000)
    first = window.documents.merging.dialog
    assert [c.what for c in first.conflicts] == ["M2 position"]
    move(window, 2)
    first.all_theirs.click()
    first.go.click()
    second = window.documents.merging.dialog
    assert [c.what for c in second.conflicts] == ["M2 position", "M3 position"]
    assert second.theirs_at == {"M2 position"}, "as it was decided before"
    assert (place(window, 1), place(window, 2)) == (ALT, ALT)
    second.go.click()
    wait_said(window, qtbot, "saved")
    assert [m.position_m for m in read_session(folder).microphones[1:3]] == [THERE, ALT]


def test_a_conflict_whose_sides_changed_while_deciding_is_asked_about_again(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    move(window, 1)
    elsewhere(folder, 1, THERE)
    qtbot.waitUntil(lambda: window.documents.merging.dialog is not None, timeout=10_000)
    first = window.documents.merging.dialog
    first.all_theirs.click()
    move(window, 1, (1.0, 1.0, 1.0))
    first.go.click()
    second = window.documents.merging.dialog
    assert second is not first
    assert second.theirs_at == frozenset()
    second.all_ours.click()
    second.go.click()
    wait_said(window, qtbot, "saved")
    assert place(window, 1) == (1.0, 1.0, 1.0)


def test_saving_finds_what_another_program_wrote_before_it_writes(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    move(window, 1)
    elsewhere(folder, 2, THERE)
    window.sessions.save()
    wait_said(window, qtbot, "saved")
    assert [m.position_m for m in read_session(folder).microphones[1:3]] == [ALT, THERE]


def test_a_deleted_session_file_is_told_and_saving_writes_it_again(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    (folder / "session.json").unlink()
    qtbot.waitUntil(lambda: "was deleted or moved away. Saving" in window.banner.text, timeout=10_000)
    assert window.isWindowModified()
    press(window, "Save")
    wait_said(window, qtbot, "saved")
    assert read_session(folder).name == "A-017"
    assert window.banner.text == ""


def test_a_session_file_that_another_program_broke_is_told(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    (folder / "session.json").write_text("{", encoding="utf-8")
    qtbot.waitUntil(lambda: "cannot be read now" in window.banner.text, timeout=10_000)
    window.sessions.save()
    wait_said(window, qtbot, "saved")
    assert read_session(folder).name == "A-017"


def test_edits_of_a_session_that_changed_meanwhile_are_merged_when_they_come_back(
    open_window: Callable[[Path], MainWindow], folder: Path, qtbot: QtBot
) -> None:
    first = open_window(folder)
    move(first, 1)
    assert first.close()
    elsewhere(folder, 2, THERE)
    second = open_window(folder)
    assert (place(second, 1), place(second, 2)) == (ALT, THERE)
    assert second.banner.text.startswith("1 edit from ")
    second.document.undo()
    assert place(second, 1) == PLACES[1]


def test_edits_that_conflict_with_what_was_saved_meanwhile_are_asked_about(
    open_window: Callable[[Path], MainWindow], folder: Path, qtbot: QtBot
) -> None:
    first = open_window(folder)
    move(first, 1)
    assert first.close()
    elsewhere(folder, 1, THERE)
    second = open_window(folder)
    dialog = second.documents.merging.dialog
    assert dialog.conflicts[0].what == "M2 position"
    dialog.go.click()
    wait_said(second, qtbot, "saved")
    assert read_session(folder).microphones[1].position_m == ALT


def test_ids_that_saving_gives_reach_every_step(
    open_window: Callable[[Path], MainWindow], folder: Path, qtbot: QtBot
) -> None:
    write_session(replace(read_session(folder), id="x"))
    text = (folder / "session.json").read_text(encoding="utf-8")
    (folder / "session.json").write_text(text.replace('"id": "x"', '"id": ""'), encoding="utf-8")
    window = open_window(folder)
    move(window, 1)
    move(window, 2)
    window.sessions.save()
    wait_said(window, qtbot, "saved")
    assert window.document.session.id
    assert {step.session.id for step in window.document.history.steps} == {window.document.session.id}


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


# ---- slow and broken disks


class Gate(Disk):
    """A disk on which replacing a session.json waits until it is let through, or a look at the disk goes wrong."""

    def __init__(self) -> None:
        self.opened = threading.Event()
        self.opened.set()
        self.fault: Exception | None = None
        self.refuses_to_read = ""

    def rename_once(self, source: Path, target: Path) -> None:
        if target.name == "session.json":
            self.opened.wait(20)
        super().rename_once(source, target)

    def exists(self, path: Path) -> bool:
        if self.fault is not None:
            raise self.fault
        return super().exists(path)

    def read(self, path: Path, at_most: int = -1) -> bytes:
        if self.refuses_to_read and path.name == self.refuses_to_read:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return super().read(path, at_most)


def window_on(program: Program, folder: Path, disk: Disk) -> MainWindow:
    window = program.new_window()
    window.keeping.disk = disk
    window.sessions.open_paths([folder])
    return window


@pytest.fixture
def gate() -> Iterator[Gate]:
    disk = Gate()
    yield disk
    disk.opened.set()


@pytest.fixture
def gated(program: Program, folder: Path, gate: Gate) -> Iterator[MainWindow]:
    """A window on a session that lies on such a disk."""
    window = window_on(program, folder, gate)
    yield window
    gate.opened.set()
    gate.fault = None
    window.close_without_asking()
    window.deleteLater()


def test_a_late_answer_about_a_session_that_was_left_changes_nothing_in_the_next_one(
    gated: MainWindow, gate: Gate, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "PATIENCE_S", 0.2)
    other = make(folder.parent / "A-018")
    move(gated, 1)
    wait_said(gated, qtbot, "edits kept")
    gate.opened.clear()
    gated.sessions.save()
    answer_question("Discard")
    assert gated.sessions.open_session(other)
    move(gated, 1)
    gated.sessions.save()
    move(gated, 2)
    gate.opened.set()
    move(gated, 3)
    wait_said(gated, qtbot, "edits kept")
    assert [place(gated, i) for i in (1, 2, 3)] == [ALT, ALT, ALT]
    assert [m.position_m for m in read_session(other).microphones] == [PLACES[0], ALT, *PLACES[2:]]
    assert read_session(folder).microphones[1].position_m == ALT
    assert gated.document.session.name == gated.document.saved.name == "A-018"


def test_a_late_refusal_about_a_session_that_was_left_is_told_as_its_own(
    gated: MainWindow, gate: Gate, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "PATIENCE_S", 0.2)
    other = make(folder.parent / "A-018")
    move(gated, 1)
    wait_said(gated, qtbot, "edits kept")
    gate.opened.clear()
    gated.sessions.save()
    (folder / "session.json").unlink()
    (folder / "session.json").mkdir()  # nothing can take its place
    answer_question("Discard")
    assert gated.sessions.open_session(other)
    gate.opened.set()
    qtbot.waitUntil(lambda: "A-017, which was left: " in gated.message.text, timeout=5_000)
    assert "could not be written" in gated.message.text
    assert (said(gated), gated.keeping.problem) == ("saved", "")


def test_while_the_disk_does_not_answer_the_session_stays_unless_people_give_it_up(
    gated: MainWindow, gate: Gate, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "PATIENCE_S", 0.2)
    move(gated, 1)
    gate.opened.clear()
    gated.sessions.save()
    for target in (folder, make(folder.parent / "A-018")):
        with pytest.raises(UserError, match="The disk does not answer"):
            gated.documents.open(target)
    assert place(gated, 1) == ALT
    assert gated.keeping.store is not None


@pytest.mark.parametrize("fault", [ValueError("a slip of ours"), PermissionError(13, "Permission denied")])
def test_after_a_save_that_went_wrong_in_any_way_the_next_one_works(
    gated: MainWindow, gate: Gate, folder: Path, qtbot: QtBot, fault: Exception
) -> None:
    broke: list[object] = []
    gated.keeping.writer.broke.connect(broke.append)
    move(gated, 1)
    wait_said(gated, qtbot, "edits kept")
    gate.fault = fault
    gated.sessions.save()
    wait_said(gated, qtbot, "edits kept")
    assert str(fault.args[-1]).lower() in gated.message.text.lower()
    assert len(broke) == isinstance(fault, ValueError)
    gate.fault = None
    gated.sessions.save()
    wait_said(gated, qtbot, "saved")
    assert read_session(folder).microphones[1].position_m == ALT


def test_a_session_that_cannot_be_opened_anew_stays_with_its_edits_and_can_be_saved(
    window: MainWindow, folder: Path, qtbot: QtBot, home: Path
) -> None:
    store = window.keeping.store
    (folder / "session.json").write_text("{", encoding="utf-8")
    with pytest.raises(UserError, match=r"session\.json"):
        window.documents.open(folder)
    assert window.keeping.store is store
    move(window, 1)
    window.sessions.save()
    wait_said(window, qtbot, "saved")
    assert read_session(folder).microphones[1].position_m == ALT


def test_another_way_to_the_folder_that_is_open_leads_to_the_same_document(window: MainWindow, folder: Path) -> None:
    link = folder.with_name("link")
    link.symlink_to(folder, target_is_directory=True)
    move(window, 1)
    assert window.sessions.open_session(link)
    assert window.document.undo_name == "Move M2"
    window.documents.open(link)
    assert (window.document.read_only_reason, place(window, 1)) == ("", ALT)


def test_kept_edits_that_cannot_be_read_are_told_and_come_back_when_they_can(
    open_window: Callable[[Path], MainWindow], program: Program, folder: Path, qtbot: QtBot, gate: Gate
) -> None:
    first = open_window(folder)
    move(first, 1)
    assert first.close()
    gate.refuses_to_read = "journal"
    second = window_on(program, folder, gate)
    assert said(second) == "saved"
    assert second.banner.text.startswith("Edits that were kept earlier could not be read (")
    press(second, "Open Again")
    assert "could not be read" in second.banner.text
    gate.refuses_to_read = ""
    press(second, "Open Again")
    assert second.banner.text.startswith("1 edit from ")
    assert place(second, 1) == ALT
    second.close_without_asking()
    second.deleteLater()


def test_a_version_that_saving_could_not_keep_is_told(
    window: MainWindow, folder: Path, qtbot: QtBot, home: Path
) -> None:
    store = window.keeping.store
    assert store is not None
    move(window, 1)
    wait_said(window, qtbot, "edits kept")
    (next(home.rglob("journal")).parent / "versions").touch()  # where a folder should be
    window.sessions.save()
    wait_said(window, qtbot, "saved")
    assert window.banner.text.startswith("The earlier version is not kept: ")


# ---- discarding


def test_discarding_while_what_came_back_is_undecided_drops_it_for_good(
    open_window: Callable[[Path], MainWindow], folder: Path, qtbot: QtBot
) -> None:
    first = open_window(folder)
    move(first, 1)
    assert first.close()
    elsewhere(folder, 1, THERE)
    second = open_window(folder)
    assert second.documents.merging.dialog is not None
    second.documents.discard_edits()
    assert (second.documents.merging.dialog, second.banner.text) == (None, "")
    assert "among the earlier versions" in second.statusBar().said
    assert place(second, 1) == THERE
    assert second.close()
    third = open_window(folder)
    assert (place(third, 1), third.banner.text) == (THERE, "")
    assert [v.kind for v in third.keeping.store.versions()] == ["unsaved"]


def test_discarding_takes_what_another_program_saved_where_it_was_not_decided(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    move(window, 1)
    elsewhere(folder, 1, THERE)
    qtbot.waitUntil(lambda: window.documents.merging.dialog is not None, timeout=10_000)
    window.documents.discard_edits()
    assert place(window, 1) == THERE
    assert not window.documents.merging.is_undecided
    wait_said(window, qtbot, "saved")


def test_without_a_saved_session_there_is_nothing_to_discard_to(
    open_window: Callable[[Path], MainWindow], folder: Path
) -> None:
    first = open_window(folder)
    move(first, 1)
    assert first.close()
    second = open_window(make(folder.parent / "A-018"))
    (folder / "session.json").unlink()
    second.documents.open(folder)
    second.banner.drop("gone")
    assert [b.text() for b in second.banner.buttons] == ["Save"]
    second.documents.discard_edits()
    assert place(second, 1) == ALT
    assert "Nothing was discarded" in second.statusBar().said + second.message.text


def test_a_file_written_in_several_strokes_is_read_after_the_last(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    file = folder / "session.json"
    whole = file.read_bytes().replace(b'"A-017"', b'"A-018"')
    for i in range(8):
        file.write_bytes(whole[: (i + 1) * len(whole) // 9])
        qtbot.wait(100)
        assert "cannot be read" not in window.banner.text
    file.write_bytes(whole)
    qtbot.waitUntil(lambda: window.document.session.name == "A-018", timeout=5_000)
