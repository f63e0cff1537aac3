"""Others at work on the session that is open: windows that only read, earlier versions, other programs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from document_samples import (
    ALT,
    PLACES,
    THERE,
    answer_question,
    elsewhere,
    make,
    move,
    opener,
    place,
    press,
    said,
    wait_said,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.files.session_folder import read_session, write_session
from workbench.files.store.lock import this_process
from workbench.files.store.store import open_store
from workbench.gui.app import Program
from workbench.gui.documents.merging import FROM_DISK
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
    assert window.message.text == "", "it is told as long as undo takes it back"
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
    qtbot.waitUntil(lambda: window.documents.merging.is_undecided, timeout=10_000)
    assert window.documents.merging.dialog is None, "nothing comes up by itself"
    press(window, "Decide…")
    dialog = window.documents.merging.dialog
    assert [c.what for c in dialog.conflicts] == ["M2 position"]
    assert not dialog.isModal()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.documents.merging.is_undecided, "Enter writes nothing"
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
    qtbot.waitUntil(lambda: window.documents.merging.is_undecided, timeout=10_000)
    assert window.documents.merging.dialog is None, "nothing comes up by itself"
    press(window, "Decide…")
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
    qtbot.waitUntil(lambda: window.documents.merging.is_undecided, timeout=10_000)
    assert window.documents.merging.dialog is None, "nothing comes up by itself"
    press(window, "Decide…")
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
    qtbot.waitUntil(lambda: bool(window.campaign_list.rows()[0].problem))
    (folder / "session.json").write_text("{ half a hand-written file", encoding="utf-8")
    window.sessions.save()
    wait_said(window, qtbot, "edits kept")
    assert (folder / "session.json").read_text(encoding="utf-8") == "{ half a hand-written file"
    press(window, "Replace It, Keep Its Text")
    wait_said(window, qtbot, "saved")
    assert read_session(folder).name == "A-017"
    assert window.banner.text == ""
    window.documents.show_versions()
    dialog = window.documents.versions
    qtbot.waitUntil(lambda: bool(dialog.earlier))
    assert dialog.text.toPlainText() == "{ half a hand-written file"
    assert dialog.details.text().startswith("This version ")
    assert not dialog.look.isEnabled()
    dialog.copy.click()
    assert QApplication.clipboard().text() == "{ half a hand-written file"
    dialog.close()


def test_an_unreadable_file_that_is_mended_is_taken_in(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    whole = (folder / "session.json").read_bytes()
    (folder / "session.json").write_bytes(whole[:-20])
    qtbot.waitUntil(lambda: "cannot be read now" in window.banner.text, timeout=10_000)
    (folder / "session.json").write_bytes(whole)
    qtbot.waitUntil(lambda: window.banner.text == "", timeout=10_000)
    wait_said(window, qtbot, "saved")


def test_a_folder_that_is_moved_away_is_told_when_it_happens(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    folder.rename(folder.with_name("elsewhere"))
    qtbot.waitUntil(lambda: "A-017 was deleted or moved away" in window.banner.text, timeout=10_000)
    assert [b.text() for b in window.banner.buttons] == ["Save As…"]
    assert window.isWindowModified()
    qtbot.waitUntil(lambda: "could not be read" in window.campaign_list.rows()[0].problem)
    folder.with_name("elsewhere").rename(folder)
    qtbot.waitUntil(lambda: window.banner.text == "", timeout=10_000)
    qtbot.waitUntil(lambda: not window.campaign_list.rows()[0].problem)


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
    assert second.documents.merging.dialog is None
    second.documents.merging.decide()
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
