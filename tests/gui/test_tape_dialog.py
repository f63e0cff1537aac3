"""Tape measure in the window: typed lengths place microphones, doubts are marked where they are, nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from tape_samples import CORNERS, length_m, taped, unplaced

from workbench.core.session import Session
from workbench.core.tape.nouns import Tape, TapeHeight
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.main_window import MainWindow
from workbench.gui.state.document import Document
from workbench.gui.tape.dialog import TapeDialog
from workbench.gui.tape.model import RESIDUAL_ROLE


@pytest.fixture
def document(qapp: object) -> Document:
    made = Document()
    made.open(unplaced(), on_disk=True)
    return made


@pytest.fixture
def new_dialog(document: Document, qtbot: QtBot) -> Iterator[Callable[..., TapeDialog]]:
    """Opens the dialog on a session."""
    made: list[TapeDialog] = []

    def make(session: Session | None = None) -> TapeDialog:
        if session is not None:
            document.open(session, on_disk=True)
        dialog = TapeDialog(document, ThemeChoice())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        made.append(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    yield make
    for dialog in made:
        dialog.close()
        dialog.deleteLater()


def go_to(dialog: TapeDialog, row: int, column: int) -> None:
    """Choose one cell, whatever keys another test left pressed."""
    dialog.grid.setFocus()
    choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
    dialog.grid.selectionModel().setCurrentIndex(dialog.model.index(row, column), choose)


def type_in(dialog: TapeDialog, row: int, column: int, text: str) -> None:
    """As people do: go to the cell, type, press Enter."""
    go_to(dialog, row, column)
    QTest.keyClick(dialog.grid, text[0])
    (editor,) = dialog.grid.viewport().findChildren(QLineEdit)
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)  # Qt ends editing a moment after the key


def test_typed_lengths_place_the_microphones_in_one_step(
    new_dialog: Callable[..., TapeDialog], document: Document
) -> None:
    dialog = new_dialog()
    assert not dialog.place.isEnabled()
    assert "at least one length" in dialog.place.toolTip()
    for i, j in combinations(range(4), 2):
        type_in(dialog, i, j, str(length_m(i, j)))
    for i in range(4):
        type_in(dialog, i, 5, str(CORNERS[i, 2]))
    assert dialog.place.text() == "Place 4 Microphones"
    assert not document.session.is_placed
    dialog.place.click()
    assert document.undo_name == "Place 4 microphones by tape"
    places = document.session.microphone_positions_m()
    assert np.allclose(places, CORNERS, atol=0.05) or np.allclose(places * (1, -1, 1), CORNERS, atol=0.05)
    assert all(0.005 < m.position_error_m < 0.1 for m in document.session.microphones)
    document.undo()
    assert not document.session.is_placed
    assert len(document.session.tapes) == 6, "the lengths went with the places"
    for _ in range(4):
        document.undo()
    assert document.undo_name == "Write down M3\N{EN DASH}M4"
    document.undo()
    assert len(document.session.tapes) == 5, "one length at a time is taken back"


def test_enter_goes_on_to_the_next_length(new_dialog: Callable[..., TapeDialog]) -> None:
    dialog = new_dialog()
    type_in(dialog, 0, 4, "3")
    assert (dialog.grid.currentIndex().row(), dialog.grid.currentIndex().column()) == (0, 5)
    type_in(dialog, 0, 5, "1.2")
    assert (dialog.grid.currentIndex().row(), dialog.grid.currentIndex().column()) == (1, 2)


def test_a_bad_length_is_said_and_changes_nothing(new_dialog: Callable[..., TapeDialog], document: Document) -> None:
    dialog = new_dialog()
    type_in(dialog, 0, 1, "long")
    assert dialog.message.text().startswith("M1\N{EN DASH}M2 needs metres such as 12.34")
    assert (dialog.grid.currentIndex().row(), dialog.grid.currentIndex().column()) == (0, 1), "Enter went on"
    assert document.session.tapes == ()
    type_in(dialog, 0, 1, "7,02")
    assert dialog.message.text() == ""
    assert document.session.tapes[0].length_m == 7.02


def test_only_the_upper_half_can_be_typed_in(new_dialog: Callable[..., TapeDialog]) -> None:
    model = new_dialog().model
    can_type = {
        (row, column)
        for row in range(5)
        for column in range(7)
        if model.flags(model.index(row, column)) & Qt.ItemFlag.ItemIsEditable
    }
    assert can_type == {(i, j) for i, j in combinations(range(5), 2)} | {(i, 5) for i in range(5)}


def test_each_length_has_its_residual_beside_it(new_dialog: Callable[..., TapeDialog]) -> None:
    dialog = new_dialog(taped(wrong=(0, 2)))
    text, tone = dialog.model.index(0, 2).data(RESIDUAL_ROLE)
    assert text.startswith("+")
    assert text.endswith(" cm")
    assert tone == "doubt"
    assert any("too little else is measured to tell which" in t for t in dialog.remarks.texts)
    assert "If this is the wrong one, all else says" in dialog.model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)


def test_a_wrong_length_among_many_is_marked_in_its_cell_and_left_out(new_dialog: Callable[..., TapeDialog]) -> None:
    rng = np.random.default_rng(3)
    places = rng.uniform(0.0, 1.0, (7, 3)) * (12.0, 9.0, 3.0)
    tapes = tuple(
        Tape(between=(i + 1, j + 1), length_m=float(np.linalg.norm(places[i] - places[j])) + 0.5 * ((i, j) == (1, 4)))
        for i, j in combinations(range(7), 2)
    )
    dialog = new_dialog(replace(unplaced(7), tapes=tapes))
    assert dialog.model.index(1, 4).data(RESIDUAL_ROLE) == ("+50.0 cm", "left out")
    assert any(t.startswith("M2\N{EN DASH}M5") and "left out" in t for t in dialog.remarks.texts)
    assert dialog.place.isEnabled()


def test_the_mirror_image_is_asked_about_and_chosen_by_a_click(
    new_dialog: Callable[..., TapeDialog], document: Document
) -> None:
    dialog = new_dialog(taped())
    assert len(dialog.choices.shapes.buttons) == 2
    chosen = [b.isChecked() for b in dialog.choices.shapes.buttons]
    assert chosen == [True, False]
    dialog.place.click()
    first = document.session.microphone_positions_m()
    dialog.choices.shapes.buttons[1].click()
    dialog.place.click()
    assert np.allclose(document.session.microphone_positions_m(), first * (1.0, -1.0, 1.0))


def test_two_shapes_that_fit_are_shown_with_their_mirror_images(new_dialog: Callable[..., TapeDialog]) -> None:
    dialog = new_dialog(taped(left=((1, 3),)))
    assert len(dialog.choices.shapes.buttons) == 4
    assert any("Two shapes fit these lengths" in t for t in dialog.remarks.texts)


def test_origin_direction_and_place_in_the_site_are_chosen(
    new_dialog: Callable[..., TapeDialog], document: Document
) -> None:
    dialog = new_dialog(taped())
    choices = dialog.choices
    choices.origin.setCurrentIndex(2)
    choices.origin.activated.emit(2)
    choices.along_x.setCurrentIndex(3)
    choices.along_x.activated.emit(3)
    for spin, value in ((choices.x, 10.0), (choices.y, 20.0), (choices.z, 0.5), (choices.angle, 90.0)):
        spin.setValue(value)
    dialog.place.click()
    places = document.session.microphone_positions_m()
    assert np.allclose(places[2], (10.0, 20.0, 2.5), atol=0.02)
    assert places[3, 0] == pytest.approx(10.0, abs=1e-3)
    assert places[3, 1] > 20.0
    choices.along_x.setCurrentIndex(2)
    choices.along_x.activated.emit(2)
    assert "another microphone than the origin" in dialog.message.text()


def test_the_shape_is_laid_over_the_places_known_already(
    new_dialog: Callable[..., TapeDialog], document: Document
) -> None:
    shift = np.array([3.0, 4.0, 0.0])
    known = taped()
    for i in range(3):
        known = known.with_microphone_at(i, tuple(float(v) for v in CORNERS[i] * (1, -1, 1) + shift))
    dialog = new_dialog(known)
    dialog.place.click()
    places = document.session.microphone_positions_m()
    assert np.allclose(places, CORNERS * (1, -1, 1) + shift, atol=0.03)
    assert dialog.choices.match.isEnabled()
    dialog.choices.x.setValue(50.0)
    dialog.choices.match.click()
    assert "Laid over 4 known places, 0.0" in dialog.message.text()
    assert dialog.choices.x.value() == pytest.approx(3.0, abs=0.05)


def test_places_known_already_stand_in_brackets_where_nothing_is_measured(
    new_dialog: Callable[..., TapeDialog],
) -> None:
    known = unplaced()
    for i in range(4):
        known = known.with_microphone_at(i, tuple(float(v) for v in CORNERS[i]))
    model = new_dialog(known).model
    assert model.index(0, 1).data() == f"({length_m(0, 1):.2f})"
    assert model.index(0, 5).data() == "(1.20)"
    assert model.index(0, 1).data(Qt.ItemDataRole.EditRole) == ""


def test_a_table_is_copied_and_pasted_back(new_dialog: Callable[..., TapeDialog], document: Document) -> None:
    dialog = new_dialog(taped())
    before = document.session
    QTest.keyClick(dialog.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    document.open(unplaced(), on_disk=True)
    QTest.keyClick(dialog.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [t.length_m for t in document.session.tapes] == pytest.approx([t.length_m for t in before.tapes])
    assert [h.height_m for h in document.session.tape_heights] == [h.height_m for h in before.tape_heights]
    assert document.undo_name == "Write down tape lengths"
    QGuiApplication.clipboard().setText("M1\tM9\t3")
    dialog.grid.paste()
    assert dialog.message.text().startswith("Nothing was pasted: ")


def test_a_length_is_struck_out_with_delete(new_dialog: Callable[..., TapeDialog], document: Document) -> None:
    dialog = new_dialog(taped())
    go_to(dialog, 0, 2)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Delete)
    assert len(document.session.tapes) == 5
    document.undo()
    assert len(document.session.tapes) == 6
    assert dialog.model.index(0, 2).data() != ""


def test_one_error_for_all_is_set(new_dialog: Callable[..., TapeDialog], document: Document) -> None:
    dialog = new_dialog(taped())
    assert dialog.error.value() == 1.0
    before = dialog.solving.solution.position_error_m[0]
    dialog.error.setValue(3.0)
    assert {t.error_m for t in document.session.tapes} == {0.03}
    assert dialog.solving.solution.position_error_m[0] > 2 * before


def test_what_can_still_move_is_not_placed_and_the_next_tape_is_named(
    new_dialog: Callable[..., TapeDialog], document: Document
) -> None:
    dialog = new_dialog(replace(taped(left=((0, 2), (1, 3))), tape_heights=()))
    assert any("can still move: measure M" in t for t in dialog.remarks.texts)
    dialog.place.click()
    for microphone, error in zip(document.session.microphones, dialog.solving.solution.position_error_m, strict=False):
        assert (microphone.position_m is not None) == np.isfinite(error)


def test_the_source_is_placed_when_it_was_measured(new_dialog: Callable[..., TapeDialog], document: Document) -> None:
    source = np.array([3.0, 3.0, 0.5])
    more = tuple(
        Tape(between=(i + 1, "source"), length_m=float(np.linalg.norm(CORNERS[i] - source)), error_m=0.01)
        for i in range(4)
    )
    session = taped()
    dialog = new_dialog(replace(session, tapes=(*session.tapes, *more)))
    dialog.place.click()
    assert document.undo_name == "Place 4 microphones and the source by tape"
    assert abs(document.session.true_position_m[2] - 0.5) < 0.05
    assert document.session.source.position_error_m > 0


def test_a_read_only_session_can_be_looked_at(new_dialog: Callable[..., TapeDialog]) -> None:
    dialog = new_dialog(replace(taped(), read_only_reason="It is open in another window."))
    assert not dialog.place.isEnabled()
    assert dialog.place.toolTip() == "It is open in another window."
    assert not dialog.model.flags(dialog.model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    assert not dialog.choices.isEnabled()


def test_the_table_follows_other_edits_and_other_sessions(
    new_dialog: Callable[..., TapeDialog], document: Document
) -> None:
    dialog = new_dialog(taped())
    session = document.session
    document.edit("Rename M1", session.with_microphone(0, replace(session.microphones[0], name="Door")))
    assert dialog.model.names[0] == "Door"
    document.open(unplaced(6), on_disk=True)
    assert dialog.model.rowCount() == 7
    assert not dialog.place.isEnabled()
    document.open(None, on_disk=True)
    assert dialog.model.rowCount() == 0
    assert dialog.windowTitle() == "Tape measure"


def test_typing_stays_quick_with_sixteen_microphones(new_dialog: Callable[..., TapeDialog], document: Document) -> None:
    places = np.random.default_rng(1).uniform(0.0, 1.0, (16, 3)) * (20.0, 15.0, 3.0)
    tapes = tuple(
        Tape(between=(i + 1, j + 1), length_m=float(np.linalg.norm(places[i] - places[j])))
        for i, j in combinations(range(16), 2)
    )
    heights = tuple(TapeHeight(of=i + 1, height_m=float(places[i, 2])) for i in range(16))
    dialog = new_dialog(replace(unplaced(16), tapes=tapes, tape_heights=heights))
    took = []
    for i in range(5):
        start = time.perf_counter()
        dialog.model.setData(dialog.model.index(0, 1), f"{tapes[0].length_m + 0.001 * i:.3f}")
        QApplication.processEvents()
        took.append(time.perf_counter() - start)
    assert min(took[1:]) < 0.25


def test_the_dialog_fits_the_smallest_screen(new_dialog: Callable[..., TapeDialog]) -> None:
    dialog = new_dialog(taped())
    assert dialog.width() <= 1300
    assert dialog.height() <= 720
    assert dialog.minimumSizeHint().width() <= 1280


def test_the_menu_opens_one_dialog_beside_the_window_and_it_is_kept_with_the_session(
    opened: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    opened.actions_.refresh()
    opened.actions_["tape"].trigger()
    dialog = opened.tape.dialog
    assert dialog is not None
    assert not dialog.isModal()
    opened.actions_["tape"].trigger()
    assert opened.tape.dialog is dialog
    assert dialog.model.index(0, 1).data().startswith("("), "places known already are not shown"
    dialog.model.setData(dialog.model.index(0, 1), "7 m 02")
    opened.sessions.save()
    qtbot.waitUntil(lambda: opened.document.is_saved, timeout=10_000)
    dialog.close()
    qtbot.waitUntil(lambda: opened.tape.dialog is None)
    assert '"length_m": 7.02' in (campaign / "A-1" / "session.json").read_text(encoding="utf-8")
    opened.actions_["tape"].trigger()
    assert opened.tape.dialog.model.index(0, 1).data() == "7.02"
    opened.tape.dialog.close()
