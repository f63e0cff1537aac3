"""A site panel with everything it listens to, and a mouse for it; for the tests of the 3-D view."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from workbench.core.session import Point
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.site import SitePanel
from workbench.gui.site.view import to_screen
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Viewing

LEFT, SHIFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@dataclass
class Desk:
    """A panel with everything it listens to."""

    document: Document
    viewing: Viewing
    predictions: Predictions
    themes: ThemeChoice
    panel: SitePanel

    @property
    def screen(self) -> QWidget:
        return self.panel.stage.interactor

    def place_px(self, place: Point) -> QPoint:
        x, y, _ = to_screen(self.panel.stage.view, np.array([place]), (self.screen.width(), self.screen.height()))[0]
        return QPoint(round(x), round(y))

    def drag(self, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = NO_KEY, release: bool = True) -> None:
        """Press, move in steps, release."""
        QTest.mousePress(self.screen, LEFT, modifier, start)
        for share in (0.25, 0.5, 0.75, 1.0):
            at = start + QPoint(round((end - start).x() * share), round((end - start).y() * share))
            move(self.screen, at, modifier)
            QTest.qWait(10)
        if release:
            QTest.mouseRelease(self.screen, LEFT, modifier, end)
        settle()

    def position(self, index: int) -> Point:
        assert self.document.session is not None
        place = self.document.session.microphones[index].position_m
        assert place is not None
        return place


def move(widget: QWidget, at: QPoint, modifier: Qt.KeyboardModifier = NO_KEY, button: Qt.MouseButton = LEFT) -> None:
    """A mouse move with a button down; QTest.mouseMove knows neither buttons nor modifiers."""
    there = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove, there, widget.mapToGlobal(there), Qt.MouseButton.NoButton, button, modifier
    )
    QApplication.sendEvent(widget, event)


def settle(ms: int = 90) -> None:
    """Let the panel's coalescing timer and the paints that follow it pass."""
    QTest.qWait(ms)
    panels = [w for w in QApplication.allWidgets() if isinstance(w, SitePanel)]
    for _ in range(100):  # on a busy machine one paint may take longer than that
        if not any(panel._timer.isActive() for panel in panels):
            return
        QTest.qWait(20)


def make_desk(size: tuple[int, int] = (560, 480)) -> Desk:
    document, viewing, predictions, themes = Document(), Viewing(), Predictions(), ThemeChoice()
    panel = SitePanel(document, viewing, predictions, themes)
    panel.set_methods({"spacenet": "SpaceNet", "chawa": "CHAWA"})
    panel.resize(*size)
    return Desk(document, viewing, predictions, themes, panel)
