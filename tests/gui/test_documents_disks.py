"""Disks that are slow, refuse or go wrong, and edits that are discarded: nothing is lost or mixed up."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Iterator
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
from pytestqt.qtbot import QtBot

from workbench.core.errors import UserError
from workbench.files.session_folder import read_session
from workbench.files.store.disk import Disk
from workbench.gui.app import Program
from workbench.gui.documents import keeping
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


# ---- slow and broken disks


class Gate(Disk):
    """A disk on which replacing a session.json waits until it is let through, or a look at the disk goes wrong."""

    def __init__(self) -> None:
        self.opened, self.reached = threading.Event(), threading.Event()
        self.opened.set()
        self.fault: Exception | None = None
        self.refuses_to_read = ""

    def rename_once(self, source: Path, target: Path) -> None:
        if target.name == "session.json":
            self.reached.set()
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
    assert gate.reached.wait(5)
    (folder / "session.json").unlink()
    (folder / "session.json").mkdir()  # nothing can take its place
    answer_question("Discard")
    assert gated.sessions.open_session(other)
    qtbot.waitUntil(lambda: "m1.wav is not there" in gated.message.text, timeout=5_000)  # the bar holds one message
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
    qtbot.waitUntil(lambda: "cannot be read now" in window.banner.text, timeout=10_000)
    press(window, "Replace It, Keep Its Text")
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
    second.documents.merging.decide()
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
    qtbot.waitUntil(lambda: window.documents.merging.is_undecided, timeout=10_000)
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
