"""What's this: whatever can be clicked says what it is for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWhatsThis,
    QWidget,
)
from pytestqt.qtbot import QtBot

from workbench.gui.help.whats_this import said_of, tell_all
from workbench.gui.looks.layout import WORKSPACES
from workbench.gui.main_window import MainWindow

INTERACTIVE = (QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)


def silent(window: MainWindow) -> list[str]:
    """Parts in sight that tell nothing of their own: neither they nor, for the inside of a field, the field."""
    found = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, INTERACTIVE) and widget.isVisible() and not isinstance(widget, QScrollBar):
            if not said_of(widget):
                found.append(f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()}")
            elif isinstance(widget, QAbstractButton) and not _of_its_own(widget):
                found.append(f"{type(widget).__name__} {getattr(widget, 'text', str)() or widget.accessibleName()}")
    return found


def _of_its_own(button: QAbstractButton) -> bool:
    """A button that says what it does in words needs no more; a picture alone does."""
    return bool(button.whatsThis() or button.toolTip() or button.text().strip()) or _is_inside(button)


def _is_inside(button: QWidget) -> bool:
    """Qt's own parts of other widgets: the corner of a table, the cross in a field, arrows of a tab bar."""
    return isinstance(button.parentWidget(), (QAbstractItemView, QLineEdit, QTabBar))


@pytest.mark.parametrize("name", WORKSPACES)
def test_every_control_in_sight_says_what_it_is_for(opened: MainWindow, name: str, qtbot: QtBot) -> None:
    opened.workspaces.use(WORKSPACES[name])
    for tab in range(opened.tabs.count()):
        opened.tabs.setCurrentIndex(tab)
        qtbot.wait(30)
        tell_all(opened)
        assert silent(opened) == [], opened.tabs.tabText(tab)


def test_a_control_says_what_its_tip_says_now(opened: MainWindow) -> None:
    button = opened.localize_button
    tell_all(opened)
    assert said_of(button) == button.toolTip() != ""
    button.setToolTip("Something else by now")
    tell_all(opened)
    assert said_of(button) == "Something else by now"


def test_a_click_in_the_mode_shows_the_text(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_["whats_this"].trigger()
    assert QWhatsThis.inWhatsThisMode()
    button = opened.localize_button
    asked = QHelpEvent(QEvent.Type.WhatsThis, QPoint(5, 5), button.mapToGlobal(QPoint(5, 5)))
    assert QApplication.sendEvent(button, asked)
    qtbot.waitUntil(lambda: any(type(w).__name__ == "QWhatsThat" or w.inherits("QWhatsThat")
                                for w in QApplication.topLevelWidgets() if w.isVisible()))  # fmt: skip
    QWhatsThis.hideText()
    QWhatsThis.leaveWhatsThisMode()


def test_a_pane_without_a_tip_begins_as_its_page_does(opened: MainWindow) -> None:
    tell_all(opened)
    assert said_of(opened.microphones).startswith("Microphones and source. One row a microphone")
    assert opened.actions_["whats_this"].shortcut().toString() == "Shift+F1"
    assert opened.isVisible() and not Qt.KeyboardModifier.ShiftModifier & QApplication.keyboardModifiers()
