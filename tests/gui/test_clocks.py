"""Clock offsets in the window: a clap at a known place, a proposal to look at, one step to set it and to undo it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from conftest import wait_idle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.localize.clock_samples import CLAP_M, OFFSETS_S, RATE_HZ, clapped
from workbench.core.errors import UserError
from workbench.files.session_folder import write_session
from workbench.gui.clocks.comparing import SET, place_in
from workbench.gui.clocks.dialog import ClocksDialog
from workbench.gui.main_window import MainWindow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sample = clapped()
    folder = tmp_path_factory.mktemp("clap") / "clap"
    folder.mkdir()
    samples = sample.samples.copy()
    samples[4] = 0.0
    for i, channel in enumerate(samples, 1):
        soundfile.write(folder / f"m{i}.wav", channel, RATE_HZ)
    write_session(sample.session, folder)
    return folder


@pytest.fixture
def clap(window: MainWindow, made: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window with the clap open, whose fifth channel is silent."""
    folder = Path(shutil.copytree(made, tmp_path / "clap"))
    window.sessions.open_paths([folder])
    wait_idle(window, qtbot)
    return window


@pytest.fixture
def dialog(clap: MainWindow) -> ClocksDialog:
    clap.actions_["clocks"].trigger()
    assert clap.clocks.dialog is not None
    return clap.clocks.dialog


def compared(dialog: ClocksDialog, window: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.compare, Qt.MouseButton.LeftButton)
    assert dialog.compare.text() == "&Stop"
    wait_idle(window, qtbot)


def offsets_s(window: MainWindow) -> np.ndarray:
    assert window.document.session is not None
    return np.array([m.offset_s for m in window.document.session.microphones])


def cells(dialog: ClocksDialog, row: int) -> list[str]:
    return [dialog.table.item(row, column).text() for column in range(dialog.table.columnCount())]


def numbers(dialog: ClocksDialog, row: int) -> list[float]:
    """Now, proposed, change in milliseconds and metres, and how sure."""
    return [float(text.replace("\N{MINUS SIGN}", "-")) for text in cells(dialog, row)[1:-1]]


def test_a_proposal_is_shown_before_anything_is_changed(dialog: ClocksDialog, clap: MainWindow, qtbot: QtBot) -> None:
    assert dialog.place.text() == "4, 6.5, 1.2"
    assert not dialog.apply_button.isEnabled()
    assert dialog.apply_button.toolTip() == "Compare the clocks first"
    compared(dialog, clap, qtbot)
    assert cells(dialog, 1)[:2] == ["M2", "0.000"]
    assert numbers(dialog, 1)[1:] == pytest.approx([18.3, 18.3, 6.285, 0.005], abs=0.005)
    said, _, ratio = cells(dialog, 1)[-1].removesuffix(" \N{MULTIPLICATION SIGN}").rpartition(" ")
    assert said == "4 of 5 pairs, peaks" and float(ratio) > 1.15, "the fifth pair is the silent channel's"
    assert cells(dialog, 4)[2] == "M5 has no sound in common with the others"
    assert dialog.message.text().startswith("1 of 6 microphones stays as it is")
    assert (offsets_s(clap) == 0.0).all() and clap.document.is_saved


def test_apply_is_one_step_that_undo_takes_back(dialog: ClocksDialog, clap: MainWindow, qtbot: QtBot) -> None:
    compared(dialog, clap, qtbot)
    QTest.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)
    right = OFFSETS_S.copy()
    right[4] = 0.0  # it was not clear, and is left as it was
    assert np.abs(offsets_s(clap) - right).max() < 1e-4
    assert clap.document.undo_name == SET
    assert "4 offsets were set" in dialog.message.text()
    assert not dialog.apply_button.isEnabled()
    assert numbers(dialog, 1)[:3] == pytest.approx([18.3, 18.3, 0.0], abs=0.005)
    wait_idle(clap, qtbot)
    qtbot.waitUntil(clap.actions_["undo"].isEnabled)
    clap.actions_["undo"].trigger()
    assert (offsets_s(clap) == 0.0).all()
    assert dialog.apply_button.isEnabled(), "the proposal still holds: places and files are the same"
    wait_idle(clap, qtbot)


def test_the_second_comparison_finds_nothing_to_change(dialog: ClocksDialog, clap: MainWindow, qtbot: QtBot) -> None:
    compared(dialog, clap, qtbot)
    dialog.apply()
    wait_idle(clap, qtbot)
    compared(dialog, clap, qtbot)
    changes = [numbers(dialog, row)[2] for row in (0, 1, 2, 3, 5)]
    assert max(map(abs, changes)) <= 0.02


def test_a_moved_microphone_makes_the_proposal_void(dialog: ClocksDialog, clap: MainWindow, qtbot: QtBot) -> None:
    compared(dialog, clap, qtbot)
    assert clap.document.session is not None
    clap.document.edit("Move", clap.document.session.with_microphone_at(0, (1.0, 1.0, 1.0)))
    assert "compare again" in dialog.message.text()
    assert not dialog.apply_button.isEnabled()
    assert cells(dialog, 1)[2] == ""
    wait_idle(clap, qtbot)


def test_the_place_can_be_typed_where_nobody_knows_it(clap: MainWindow, qtbot: QtBot) -> None:
    assert clap.document.session is not None
    clap.document.edit("Forget", replace(clap.document.session, source=None))
    clap.actions_["clocks"].trigger()
    dialog = clap.clocks.dialog
    assert dialog is not None and dialog.place.text() == ""
    dialog.begin()
    assert "is no place" in dialog.message.text() and not dialog.comparing.is_busy
    dialog.place.setText(", ".join(map(str, CLAP_M)))
    compared(dialog, clap, qtbot)
    assert numbers(dialog, 2)[1] == pytest.approx(-12.7, abs=0.1)


def test_what_is_on_screen_can_be_chosen_and_its_lack_of_sound_is_told_in_the_dialog(
    dialog: ClocksDialog, clap: MainWindow, qtbot: QtBot
) -> None:
    clap.viewing.change(visible_s=(2.9, 4.0))
    dialog.stretch.setCurrentIndex(1)
    assert dialog.stretch.currentText() == "what is on screen: 2.90 to 4.00 s"
    compared(dialog, clap, qtbot)
    assert not dialog.apply_button.isEnabled() or "microphones stay" in dialog.message.text()
    clap.viewing.change(visible_s=(9.0, 10.0))
    compared(dialog, clap, qtbot)
    assert "0.2 s of sound" in dialog.message.text()
    assert clap.message.isHidden(), "it is the dialog's own affair"


def test_closing_while_comparing_stops_it_and_opening_again_begins_anew(
    dialog: ClocksDialog, clap: MainWindow, qtbot: QtBot
) -> None:
    QTest.mouseClick(dialog.compare, Qt.MouseButton.LeftButton)
    dialog.close()
    wait_idle(clap, qtbot)
    assert clap.clocks.dialog is None
    clap.actions_["clocks"].trigger()
    assert clap.clocks.dialog is not None and not clap.clocks.dialog.comparing.is_busy


@pytest.mark.parametrize(
    "text", ["4.0, 6.5, 1.2", "4.0,6.5,1.2", "4.0 6.5 1.2", "4,0 6,5 1,2", "4.0; 6.5; 1.2", "4 m, 6.5 m, 1.2 m"]
)
def test_places_are_read_as_people_type_them(text: str) -> None:
    assert place_in(text) == (4.0, 6.5, 1.2)


@pytest.mark.parametrize("text", ["", "4", "4, 6", "4, 6, a", "1, 2, 3, 4", "1e999, 2, 3"])
def test_what_is_no_place_is_told(text: str) -> None:
    with pytest.raises(UserError, match="is no place"):
        place_in(text)


def test_another_temperature_makes_the_proposal_void(dialog: ClocksDialog, clap: MainWindow, qtbot: QtBot) -> None:
    compared(dialog, clap, qtbot)
    session = clap.document.session
    assert session is not None and dialog.comparing.proposed is not None
    colder = replace(session.conditions, temperature_c=-10.0)
    clap.document.edit("Set the temperature", replace(session, conditions=colder))
    assert "the temperature" in dialog.message.text() and dialog.comparing.proposed is None
    wait_idle(clap, qtbot)


def test_what_is_doubtful_about_clocks_is_no_warning_about_answers(
    dialog: ClocksDialog, clap: MainWindow, qtbot: QtBot
) -> None:
    session = clap.document.session
    assert session is not None
    unknown = replace(session.conditions, temperature_c=None)
    clap.document.edit("Forget the temperature", replace(session, conditions=unknown))
    compared(dialog, clap, qtbot)
    assert "No temperature is noted" in dialog.message.text()
    assert clap.notices.about_answers == ()
