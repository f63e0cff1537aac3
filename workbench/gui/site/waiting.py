"""What stands where the 3-D view will be, until it is there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.looks.theme import ThemeChoice


class Waiting(QLabel):
    """A quiet line in the middle, in the theme's colours."""

    def __init__(self, themes: ThemeChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAutoFillBackground(True)
        self.setMargin(24)
        themes.changed.connect(self._retheme)
        self._retheme()

    @Slot()
    def _retheme(self, *_: object) -> None:
        palette, theme = self.palette(), self._themes.theme
        palette.setColor(QPalette.ColorRole.Window, theme.surface)
        palette.setColor(QPalette.ColorRole.WindowText, theme.muted)
        self.setPalette(palette)
