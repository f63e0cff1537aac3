"""A small mark in the corner of the 3-D view: so many things are wrong with the array."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QWidget

from workbench.gui.language.words import retold, tr
from workbench.gui.looks.icons import pixmap
from workbench.gui.looks.theme import Theme


class ProblemMark(QToolButton):
    """Hidden while nothing is wrong; its tooltip says what is, a click leads to the checks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_problems(self, problems: tuple[str, ...], theme: Theme) -> None:
        n = len(problems)
        self.setVisible(n > 0)
        if n == 0:
            return
        self.setIcon(QIcon(pixmap("warning", theme.warning, ratio=2.0)))
        self.setText(str(n))
        one = tr("1 warning about the microphones")
        self.setAccessibleName(one if n == 1 else tr("{n} warnings about the microphones", n=n))
        self.setToolTip("\n".join([*(f"{retold(p.rstrip('.'))}." for p in problems), tr("Click to see all checks")]))
        self.adjustSize()
