"""The new-session dialog under keys and clipboard, as people use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from conftest import RATE_HZ
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from workbench.gui.sessions.new_session_dialog import NewSessionDialog
from workbench.gui.sessions.new_session_model import FILE, NAME, X, Y, Z
from workbench.gui.work.worker import Worker

BLOCK = "703795.163\t4744821.331\t2\n703771.888\t4744840.281\t2.5\n"


@pytest.fixture
def recordings(tmp_path: Path) -> tuple[Path, ...]:
    folder = tmp_path / "field" / "day 1"
    folder.mkdir(parents=True)
    paths = tuple(folder / f"mic_{i:02}.wav" for i in range(7, 10))
    for path in paths:
        soundfile.write(path, np.zeros(RATE_HZ, np.float32), RATE_HZ)
    return paths


@pytest.fixture
def dialog(qtbot: QtBot, recordings: tuple[Path, ...], tmp_path: Path) -> Iterator[NewSessionDialog]:
    worker = Worker()
    made = NewSessionDialog(worker, str(tmp_path / "field"))
    made.add_files(recordings)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=5_000)
    yield made
    if isValid(made):  # it goes when its session is made
        made.close()
    worker.shut_down()


@pytest.fixture
def click(dialog: NewSessionDialog) -> Callable[[int, int], None]:
    def there(row: int, column: int) -> None:
        place = dialog.view.visualRect(dialog.model.index(row, column)).center()
        QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    return there


def editor_of(dialog: NewSessionDialog) -> QLineEdit | None:
    found = QGuiApplication.focusObject()
    return found if isinstance(found, QLineEdit) and dialog.view.isAncestorOf(found) else None


@pytest.mark.parametrize("opens_editor", [False, True])
def test_a_block_is_pasted_where_people_clicked(
    dialog: NewSessionDialog, click: Callable[[int, int], None], opens_editor: bool
) -> None:
    QGuiApplication.clipboard().setText(BLOCK)
    click(1, X)
    if opens_editor:
        QTest.keyClick(dialog.view, Qt.Key.Key_F2)
        assert editor_of(dialog) is not None
    QTest.keyClick(editor_of(dialog) or dialog.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    places = [r.place_m for r in dialog.model.rows]
    assert places == [(None,) * 3, (703795.163, 4744821.331, 2.0), (703771.888, 4744840.281, 2.5)]


def test_a_block_too_long_is_said(dialog: NewSessionDialog, click: Callable[[int, int], None]) -> None:
    click(2, X)
    dialog.view.paste(BLOCK)
    assert "1 more row was copied" in dialog.problem.text()


def test_one_number_is_pasted_into_the_open_editor(dialog: NewSessionDialog, click: Callable[[int, int], None]) -> None:
    QGuiApplication.clipboard().setText("4.25")
    click(0, Y)
    QTest.keyClick(dialog.view, Qt.Key.Key_F2)
    QTest.keyClick(editor_of(dialog), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor_of(dialog).text() == "4.25"


def test_arrow_keys_move_and_open_nothing(dialog: NewSessionDialog, click: Callable[[int, int], None]) -> None:
    click(0, X)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(dialog.view, key)
        assert editor_of(dialog) is None
    assert (dialog.view.currentIndex().row(), dialog.view.currentIndex().column()) == (1, Y)


def test_tab_goes_through_x_y_z_and_on_to_the_next_row(
    dialog: NewSessionDialog, click: Callable[[int, int], None]
) -> None:
    click(0, X)
    for typed in ("1", "2", "3", "4"):
        QTest.keyClicks(editor_of(dialog) or dialog.view, typed)
        QTest.keyClick(editor_of(dialog), Qt.Key.Key_Tab)
    assert [r.place_m for r in dialog.model.rows[:2]] == [(1.0, 2.0, 3.0), (4.0, None, None)]
    dialog.view.setCurrentIndex(dialog.model.index(2, Z))
    QTest.keyClick(dialog.view, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is not dialog.view, "Tab leads out of the table"


def test_what_is_no_number_is_said_and_kept_in_the_field(
    dialog: NewSessionDialog, click: Callable[[int, int], None]
) -> None:
    click(0, X)
    QTest.keyClicks(dialog.view, "a")
    QTest.keyClicks(editor_of(dialog), "bc")
    assert dialog.problem.text() == "x needs a number in metres."
    QTest.keyClick(editor_of(dialog), Qt.Key.Key_Return)
    assert editor_of(dialog).text() == "abc"
    click(1, NAME)
    assert "x needs a number in metres" in dialog.problem.text()
    click(0, X)
    QTest.keyClicks(dialog.view, "5")
    assert dialog.problem.text() == ""


def test_names_come_from_short_or_numbered_files(dialog: NewSessionDialog, tmp_path: Path) -> None:
    assert [r.name for r in dialog.model.rows] == ["mic_07", "mic_08", "mic_09"]
    dialog.model.add(tmp_path / "a recording of the whole afternoon.wav", 1)
    dialog.model.add(tmp_path / "stereo1.wav", 2)
    dialog.model.add(tmp_path / "elsewhere" / "mic_07.wav", 1)
    assert [r.name for r in dialog.model.rows[3:]] == ["M4", "M5", "M6", "M7"]
    assert dialog.model.index(0, FILE).data() == "mic_07.wav"


def test_the_session_goes_into_a_new_folder_beside_the_recordings(
    dialog: NewSessionDialog, recordings: tuple[Path, ...], tmp_path: Path
) -> None:
    assert dialog.target == tmp_path / "field" / "day 1 session"
    dialog.target.mkdir()
    again = NewSessionDialog(dialog._worker, "/somewhere/else")
    again.add_files(recordings)
    assert again.target == tmp_path / "field" / "day 1 session 2"
    one = NewSessionDialog(dialog._worker, "")
    one.add_files(recordings[:1])
    assert one.target == recordings[0].parent / "mic_07"
    again.close()
    one.close()


def night(folder: Path, recorder: str, *times: str) -> tuple[Path, ...]:
    """Files of one second that begin at these times of day."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"{recorder}_20200617_{time}.wav" for time in times)
    for path in paths:
        soundfile.write(path, np.zeros(RATE_HZ, np.float32), RATE_HZ)
    return paths


def test_files_that_follow_one_another_are_one_channel_and_become_one_microphone(
    dialog: NewSessionDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.model.remove([0, 1, 2])
    first, *later = night(tmp_path / "night", "Ex-1", "090000", "090010", "090011")
    (other,) = night(tmp_path / "night", "Ex-2", "090001")
    dialog.add_files((later[0], other))
    dialog.model.setData(dialog.model.index(0, NAME), "North")
    dialog.add_files((first, later[1]))
    assert [r.paths for r in dialog.model.rows] == [(first, *later), (other,)]
    assert dialog.model.rows[0].name == "North"
    assert dialog.model.index(0, FILE).data() == "3 files from Ex-1_20200617_090000.wav on"
    assert (
        "3 files from Ex-1_20200617_090000.wav on follow one another, with gaps of up to 9 s" in dialog.follows.text()
    )
    name = dialog.model.rows[1].name
    with qtbot.waitSignal(dialog.made, timeout=10_000) as made:
        dialog.start()
    session = made.args[0]
    assert [(m.name, m.offset_s, m.begins_s) for m in session.microphones] == [
        ("North", 0.0, (0.0, 10.0, 11.0)),
        (name, 1.0, (0.0,)),
    ]


def test_files_of_one_recorder_that_overlap_are_refused(dialog: NewSessionDialog, qtbot: QtBot, tmp_path: Path) -> None:
    paths = night(tmp_path / "night", "Ex-1", "090000", "090005")
    soundfile.write(paths[0], np.zeros(RATE_HZ * 9, np.float32), RATE_HZ)
    dialog.add_files(paths)
    said = "Ex-1_20200617_090005.wav begins at 09:00:05, 4.0 s before Ex-1_20200617_090000.wav ends"
    assert said in dialog.problem.text()
    dialog.start()
    qtbot.waitUntil(lambda: said in dialog.problem.text() and dialog.create.isEnabled(), timeout=10_000)
