"""The names on the spectrograms, clicked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.core.session import Label
from workbench.gui.main_window import MainWindow
from workbench.gui.state.viewing import Selection

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def click(window: MainWindow, point: QPoint) -> None:
    QTest.mouseClick(window.sound.rows.viewport(), LEFT, NONE, point)
    QApplication.processEvents()


def test_a_click_on_a_name_chooses_its_microphone_and_nothing_else(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: opened.sound.is_complete, timeout=20_000)
    rows, marking, ear = opened.sound.rows, opened.marking, opened.listening.ear
    knock = Label(start_s=0.0, end_s=5.0, text="knock")
    opened.document.edit("Labels", replace(opened.document.session, labels=(knock,)))
    click(opened, rows.point_of(1, 5.5, 8_000))
    marking.select(Selection(4.0, 5.0))
    assert ear.head_s == pytest.approx(5.5, abs=0.02)
    name = rows.rows[2].name_rect
    click(opened, name.center().toPoint())
    QTest.mouseDClick(rows.viewport(), LEFT, NONE, name.center().toPoint())
    assert opened.viewing.look.selected_microphone == 2
    assert marking.selection == Selection(4.0, 5.0) and marking.chosen is None
    assert ear.head_s == pytest.approx(5.5, abs=0.02) and opened.marks.lane.field is None
    click(opened, QPointF(name.right() + 4, name.center().y()).toPoint())
    assert ear.head_s < 1.0 and marking.chosen == 0, "beside the name is the recording again"
