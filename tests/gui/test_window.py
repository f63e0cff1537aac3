"""The real window, from opening a session to leaving it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from conftest import make_session, wait_idle
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMessageBox
from pytestqt.qtbot import QtBot

from workbench.files.predictions import read_predictions
from workbench.files.session_folder import read_session
from workbench.gui.looks.theme import DARK
from workbench.gui.main_window import MainWindow

ALT = (4.4, 2.2, 1.0)


def drop(window: MainWindow, *paths: Path) -> None:
    """Let go of files over the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(p)) for p in paths])
    enter = QDragEnterEvent(QPoint(50, 200), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(
        window,
        QDropEvent(QPointF(50, 200), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                   Qt.KeyboardModifier.NoModifier),
    )  # fmt: skip


def n_colours(image: QImage) -> int:
    pixels = np.array([[image.pixel(x, y) for x in range(0, image.width(), 3)] for y in range(0, image.height(), 3)])
    return len(np.unique(pixels))


def has_colour(view: QListView, row: int, colour: str) -> bool:
    """Is anything in this row of a list painted in this colour?"""
    image = view.viewport().grab(view.visualRect(view.model().index(row, 0))).toImage()
    pixels = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    return QColor(colour).name() in pixels


def test_empty_window_says_what_to_do(window: MainWindow) -> None:
    assert window.document.session is None
    assert "Ctrl+O" in window.campaign_list._empty.text()
    assert not window.actions_["localize"].isEnabled()
    assert "Open a session first" in window.actions_["localize"].toolTip()
    assert window.site.is_3d, window.site.trouble


def test_opening_a_session_shows_its_sound_and_its_neighbours(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.windowTitle().startswith("A-1")
    assert [r.name for r in opened.campaign_list.rows()] == ["A-1", "A-2", "A-10"]
    assert opened.statusBar().sound.text().split() == ["44.1", "kHz", "4", "ch", "6.0", "s"]
    assert opened.statusBar().saved.text() == "saved"
    assert opened.views.n_clips == 7
    qtbot.waitUntil(lambda: n_colours(opened.sound.rows.grab().toImage()) > 60)  # the spectrograms are painted


def test_an_edit_is_starred_undone_saved_and_read_back(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    document = opened.document
    document.edit("Move microphone 2", document.session.with_microphone_at(1, ALT))
    qtbot.waitUntil(lambda: opened.actions_["undo"].text() == "&Undo Move microphone 2")
    assert opened.isWindowModified()
    qtbot.waitUntil(lambda: opened.statusBar().saved.text() == "edits kept")

    opened.actions_["undo"].trigger()
    assert not opened.isWindowModified()
    qtbot.waitUntil(lambda: opened.actions_["redo"].text() == "&Redo Move microphone 2")
    opened.actions_["redo"].trigger()
    qtbot.waitUntil(opened.actions_["save"].isEnabled)
    opened.actions_["save"].trigger()

    qtbot.waitUntil(lambda: opened.statusBar().saved.text() == "saved")
    assert not opened.isWindowModified()
    assert read_session(campaign / "A-1").microphones[1].position_m == ALT


def test_next_and_previous_step_through_the_list(opened: MainWindow, qtbot: QtBot) -> None:
    wait_idle(opened, qtbot)
    opened.actions_.refresh()
    assert not opened.actions_["previous_session"].isEnabled()
    for expected in ("A-2", "A-10"):
        opened.actions_["next_session"].trigger()
        assert opened.document.session.name == expected
        wait_idle(opened, qtbot)
        opened.actions_.refresh()
    assert not opened.actions_["next_session"].isEnabled()
    opened.actions_["previous_session"].trigger()
    assert opened.document.session.name == "A-2"


def test_dropping_a_campaign_lists_it_and_opens_its_first_session(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    drop(window, campaign)
    wait_idle(window, qtbot)
    assert window.campaign_list.campaign == campaign
    assert [r.name for r in window.campaign_list.rows()] == ["A-1", "A-2", "A-10"]
    assert [r.has_truth for r in window.campaign_list.rows()] == [True, True, False]
    assert window.document.session.name == "A-1"


def test_dropping_audio_starts_a_new_session(window: MainWindow, campaign: Path, tmp_path: Path, qtbot: QtBot) -> None:
    drop(window, *sorted((campaign / "A-1").glob("*.wav")))
    dialog = window.new_dialog
    assert [r.path.name for r in dialog.model.rows] == ["m1.wav", "m2.wav", "m3.wav", "m4.wav"]
    dialog.view.paste("M1\t703795.163\t4744821.331\t2\nM2\t703771.888\t4744840.281\t2")
    dialog.name.setText("Field day")
    dialog.folder.setText(str(tmp_path))
    assert dialog.create.isEnabled()
    with qtbot.waitSignal(dialog.made, timeout=30_000):
        dialog.create.click()
    session = window.document.session
    assert session.folder == tmp_path / "Field day"
    assert session.microphones[0].position_m == pytest.approx((25.163, 1.331, 2.0))
    assert session.site.shift_m == (703770.0, 4744820.0, 0.0)
    assert "703770" in window.message.text
    assert not session.is_placed
    wait_idle(window, qtbot)
    assert "m3, m4 are not placed yet" in window.finding.why_not


def test_a_new_session_says_in_the_dialog_why_it_cannot_be_made(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    drop(window, *sorted((campaign / "A-1").glob("*.wav")))
    dialog = window.new_dialog
    dialog.name.setText("A-2")
    dialog.folder.setText(str(campaign))
    dialog.create.click()
    qtbot.waitUntil(lambda: "already holds a session" in dialog.problem.text(), timeout=10_000)
    assert dialog.create.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("name", ["notes.txt", "sound.mp3"])
def test_dropping_anything_else_says_what_can_be_opened(window: MainWindow, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"no sound")
    drop(window, tmp_path / name)
    assert name in window.message.text
    assert "WAV" in window.message.text
    assert window.document.session is None


def test_dropping_an_empty_folder_says_so(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "empty").mkdir()
    drop(window, tmp_path / "empty")
    qtbot.waitUntil(lambda: "no session and no recording" in window.message.text, timeout=10_000)


def test_save_as_goes_on_in_a_copy_with_its_sound(
    opened: MainWindow, campaign: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.document.edit("Move microphone 2", opened.document.session.with_microphone_at(1, ALT))
    assert opened.sessions.save_to(tmp_path / "copy")
    assert opened.document.session.folder == tmp_path / "copy"
    assert opened.document.is_saved
    assert read_session(tmp_path / "copy").microphones[1].position_m == ALT
    assert (tmp_path / "copy" / "m1.wav").read_bytes() == (campaign / "A-1" / "m1.wav").read_bytes()
    assert read_session(campaign / "A-1").microphones[1].position_m != ALT
    assert not opened.sessions.save_to(campaign / "A-2")
    assert opened.message.text
    wait_idle(opened, qtbot)


def test_a_missing_audio_file_is_said_in_the_window(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    (campaign / "A-1" / "m3.wav").unlink()
    window.sessions.open_paths([campaign / "A-1"])
    wait_idle(window, qtbot)
    assert "m3.wav" in window.message.text
    row = window.campaign_list.rows()[0]
    assert (row.name, row.missing_files) == ("A-1", ("m3.wav",))
    assert "m3.wav is missing" in window.campaign_list.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    window.actions_.refresh()
    assert not window.actions_["localize"].isEnabled()
    assert "m3.wav is missing" in window.actions_["localize"].toolTip()
    good = window.themes.theme.good
    assert not has_colour(window.campaign_list.view, 0, good), "a tick says all is well"
    assert has_colour(window.campaign_list.view, 1, good)
    assert window.document.session.name == "A-1", "it can still be looked at and annotated"


def test_settings_act_at_once_and_can_be_restored(window: MainWindow, program: object) -> None:
    from workbench.gui.help.settings_dialog import SettingsDialog
    from workbench.gui.state.settings import Settings

    window.actions_["settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    radius, colours = (dialog.form.rows[name] for name in ("radius_m", "colour_map"))
    radius.editor.lineEdit().setText("3,5")
    colours.editor.setCurrentIndex(colours.editor.findData("viridis"))
    assert window.viewing.look.radius_m == 3.5
    assert window.viewing.look.colour_map == "viridis"
    assert window.radius.spin.value() == 3.5
    radius.editor.lineEdit().setText("50")
    assert "from 0.5 to 5 m" in radius.problem.text() and window.viewing.look.radius_m == 3.5
    dialog.restore()
    assert window.viewing.look.radius_m == Settings().radius_m
    assert program.store.settings.colour_map == Settings().colour_map
    dialog.close()


def test_a_broken_session_is_listed_with_its_reason(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    (campaign / "A-2" / "session.json").write_text('{"format": "workbench-session"}', encoding="utf-8")
    drop(window, campaign)
    wait_idle(window, qtbot)
    broken = window.campaign_list.rows()[1]
    assert "version needs a whole number" in broken.problem
    window.sessions.open_one(broken.path)
    assert "version needs a whole number" in window.message.text
    assert window.document.session.name == "A-1"


def test_a_campaign_opens_at_the_first_session_that_can_be_opened(
    window: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    (campaign / "A-1" / "session.json").write_text("{", encoding="utf-8")
    drop(window, campaign)
    wait_idle(window, qtbot)
    assert window.document.session.name == "A-2"
    assert "A-1 cannot be opened" in window.message.text


def test_the_windows_keys_work_from_the_start_and_after_the_filter(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(opened.isActiveWindow, timeout=5_000)
    assert opened.focusWidget() is opened.sound
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        opened.sessions.go_to_filter()
        assert opened.focusWidget() is opened.campaign_list.filter
        QTest.keyClick(opened.campaign_list.filter, key)
        assert opened.focusWidget() is opened.sound


def test_a_filter_that_fits_nothing_says_so(opened: MainWindow) -> None:
    opened.campaign_list.filter.setText("nothing like it")
    assert "No session matches" in opened.campaign_list.said_instead
    opened.campaign_list.filter.setText("a-2")
    assert opened.campaign_list.said_instead == ""


def test_what_was_set_comes_back_in_the_next_window(
    new_window: Callable[[], MainWindow], campaign: Path, qtbot: QtBot
) -> None:
    first = new_window()
    first.sessions.open_paths([campaign / "A-1"])
    first.radius.slider.setValue(13)
    first.actions_["errors_2d"].trigger()
    first.actions_["theme_dark"].trigger()
    first.panes.setSizes([300, 500, 400])
    sizes = first.panes.sizes()
    wait_idle(first, qtbot)
    first.close()
    second = new_window()
    assert second.viewing.look.radius_m == 1.3
    assert second.viewing.look.dimensions == 2
    assert second.themes.theme is DARK
    assert second.panes.sizes() == sizes
    assert second.recents.paths() == (campaign / "A-1",)
    second.actions_["reset_layout"].trigger()
    assert second.panes.sizes() != sizes


def test_settings_edited_by_hand_into_nonsense_are_left_out(tmp_path: Path) -> None:
    from workbench.gui.state.settings import Settings, SettingsStore

    (tmp_path / "odd.ini").write_text("[settings]\nradius_m=99\ntheme=pink\ndimensions=many\n", encoding="utf-8")
    assert SettingsStore(tmp_path / "odd.ini").settings == Settings()


def test_single_letters_do_not_fire_while_a_field_is_typed_in(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(opened.isActiveWindow, timeout=5_000)
    map_before = opened.viewing.look.colour_map
    opened.campaign_list.filter.setFocus()
    QTest.keyClicks(opened.campaign_list.filter, "nk7")
    assert opened.campaign_list.filter.text() == "nk7"
    assert opened.document.session.name == "A-1"
    assert opened.viewing.look.colour_map == map_before
    opened.campaign_list.filter.clear()
    opened.sound.setFocus()
    QTest.keyClick(opened.sound, Qt.Key.Key_K)
    assert opened.viewing.look.colour_map != map_before


def test_the_window_survives_garbage_in_its_saved_layout(new_window: Callable[[], MainWindow], program: object) -> None:
    program.store.remember_state("inspect-columns", QByteArray(b"nonsense"))
    program.store.remember_state("frame", QByteArray(b"nonsense"))
    window = new_window()
    assert all(size > 0 for size in window.panes.sizes())


def test_more_than_four_microphones_are_chosen_from(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.sessions.open_paths([make_session(tmp_path / "many", "B-1", n_microphones=6)])
    wait_idle(window, qtbot)
    window.finding.choose_methods(("spacenet", "centroid"))
    window.actions_.refresh()
    window.actions_["localize"].trigger()
    chooser = window.chooser
    assert len(chooser.ticked) == 4
    chooser.boxes[chooser.ticked[0]].setChecked(False)
    assert not chooser._go.isEnabled()
    for i, box in enumerate(chooser.boxes):
        box.setChecked(i in (0, 1, 2, 4))
    chooser._go.click()
    wait_idle(window, qtbot)
    assert [m.name for m in window.predictions.asked_of("centroid").microphones] == ["M1", "M2", "M3", "M5"]
    assert window.predictions.summary_of("spacenet").n_clips == 7
    window.finding.save_predictions()
    (path,) = (tmp_path / "many" / "B-1" / "predictions").glob("*.json")
    saved = read_predictions(path)
    assert saved.is_of(window.document.session)
    assert saved.runs[0].parameters == {"microphones": ["M1", "M2", "M3", "M5"]}


def test_each_method_says_how_many_microphones_it_needs(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.sessions.open_paths([make_session(tmp_path / "few", "C-1", n_microphones=3)])
    wait_idle(window, qtbot)
    window.finding.choose_methods(("energy", "spacenet"))
    window.actions_.refresh()
    assert not window.actions_["localize"].isEnabled()
    assert "SpaceNet needs 4 microphones; this session has 3" in window.actions_["localize"].toolTip()
    window.finding.choose_methods(("energy", "centroid"))
    window.actions_.refresh()
    window.actions_["localize"].trigger()
    wait_idle(window, qtbot)
    assert window.predictions.summary_of("energy").n_clips == 7
    window.sessions.open_paths([make_session(tmp_path / "pair", "C-2", n_microphones=2)])
    wait_idle(window, qtbot)
    assert "Energy needs 3 microphones; this session has 2" in window.finding.why_not
    window.finding.choose_methods(("centroid",))
    assert window.finding.why_not == ""


def test_classical_methods_hear_all_of_many_microphones(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.sessions.open_paths([make_session(tmp_path / "many", "B-1", n_microphones=6)])
    wait_idle(window, qtbot)
    window.finding.choose_methods(("centroid",))
    window.actions_.refresh()
    window.actions_["localize"].trigger()
    wait_idle(window, qtbot)
    assert len(window.predictions.asked_of("centroid").microphones) == 6


def test_the_status_says_what_is_half_typed_and_closing_asks(opened: MainWindow, qtbot: QtBot) -> None:
    session = opened.document.session
    assert session is not None
    opened.document.edit("Take M2 off the site", session.with_microphone_at(1, None))
    opened.sessions.save()
    qtbot.waitUntil(lambda: opened.statusBar().saved.text() == "saved")
    model = opened.microphones.model
    model.setData(model.index(1, 1), "1000")
    assert opened.statusBar().saved.text() == "saved; 1 place only half typed"
    asked: list[str] = []

    def stay() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(b for b in box.buttons() if "Stay" in b.text()).click()

    QTimer.singleShot(0, stay)
    assert not opened.close()
    assert asked == ["Coordinates are typed in part: 1 place in A-1."]
    model.setData(model.index(1, 1), "")
    assert opened.statusBar().saved.text() == "saved"
