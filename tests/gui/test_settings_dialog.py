"""The settings dialog beside other ways to set the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionSpinBox
from pytestqt.qtbot import QtBot

from workbench.gui.help.settings_dialog import SettingsDialog
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.state.settings import SettingsStore


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "window.ini")


@pytest.fixture
def dialog(qtbot: QtBot, store: SettingsStore) -> SettingsDialog:
    made = SettingsDialog(store, ThemeChoice())
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_what_was_set_elsewhere_meanwhile_is_shown_and_not_put_back(
    dialog: SettingsDialog, store: SettingsStore
) -> None:
    radius, colours = (dialog.form.rows[name].editor for name in ("radius_m", "colour_map"))
    store.change(radius_m=3.5, theme="dark")
    assert radius.given == "3.5"
    colours.setCurrentIndex(colours.findData("viridis"))
    assert (store.settings.radius_m, store.settings.theme, store.settings.colour_map) == (3.5, "dark", "viridis")


def test_only_what_was_changed_is_written(dialog: SettingsDialog, store: SettingsStore, tmp_path: Path) -> None:
    dialog.form.rows["colour_map"].editor.show_value("grey")
    store.write()
    assert [line for line in (tmp_path / "window.ini").read_text().splitlines() if "=" in line] == ["colour_map=grey"]


def test_half_typed_numbers_are_left_alone_when_something_else_changes(
    dialog: SettingsDialog, store: SettingsStore
) -> None:
    radius = dialog.form.rows["radius_m"].editor
    radius.lineEdit().setText("3.")
    store.change(theme="dark")
    assert radius.lineEdit().text() == "3." and store.settings.radius_m == 3.0


def test_the_radius_steps_within_its_range(dialog: SettingsDialog, store: SettingsStore) -> None:
    radius = dialog.form.rows["radius_m"].editor
    radius.lineEdit().setText("4,9")
    option = QStyleOptionSpinBox()
    radius.initStyleOption(option)
    up = radius.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, QStyle.SubControl.SC_SpinBoxUp, radius)
    QTest.mouseClick(radius, Qt.MouseButton.LeftButton, pos=up.center())
    assert store.settings.radius_m == 5.0
    QTest.keyClick(radius, Qt.Key.Key_Up)
    assert store.settings.radius_m == 5.0
    QTest.keyClick(radius, Qt.Key.Key_Down)
    QTest.keyClick(radius, Qt.Key.Key_Down)
    assert store.settings.radius_m == 4.8
