"""Windows beside the work: one of a kind, closed by Esc wherever the focus is in them, back where they were."""

from __future__ import annotations

import pytest
from conftest import wait_idle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from workbench.gui.documents.history_dialog import HistoryDialog
from workbench.gui.documents.versions_dialog import VersionsDialog
from workbench.gui.main_window import MainWindow
from workbench.gui.site_form.dialog import SiteDialog
from workbench.gui.tape.dialog import TapeDialog

KINDS = {"history": HistoryDialog, "versions": VersionsDialog, "tape": TapeDialog, "site": SiteDialog}


def show(window: MainWindow, name: str) -> QDialog:
    asked = {"history": window.documents.show_history, "versions": window.documents.show_versions,
             "tape": window.tape.show, "site": window.site_desk.show}  # fmt: skip
    asked[name]()
    (dialog,) = [each for each in window.findChildren(KINDS[name]) if each.isVisible()]
    return dialog


@pytest.mark.parametrize("name", KINDS)
def test_it_is_there_once_closes_by_esc_and_comes_back_to_its_place(
    opened: MainWindow, qtbot: QtBot, name: str
) -> None:
    wait_idle(opened, qtbot)
    dialog = show(opened, name)
    qtbot.waitUntil(dialog.isActiveWindow)
    if name != "versions":
        assert show(opened, name) is dialog
    dialog.setGeometry(60, 70, dialog.width() + 20, dialog.height() + 10)
    place = dialog.geometry()
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not [each for each in opened.findChildren(KINDS[name]) if each.isVisible()])
    again = show(opened, name)
    assert again.geometry() == place
    again.close()
