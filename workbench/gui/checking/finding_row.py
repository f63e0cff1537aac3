"""One finding as a line of a list: a mark, a sentence, and what it means for the answers."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from workbench.core.finding import Finding
from workbench.gui.language.words import retold, tr
from workbench.gui.looks.icons import pixmap
from workbench.gui.looks.theme import Theme

MARKS = {"note": "info", "warning": "warning", "fault": "error"}
"""Severity -> icon: told apart by shape, not by colour alone."""
_WORDS = {"note": QT_TR_NOOP("Note"), "warning": QT_TR_NOOP("Warning"), "fault": QT_TR_NOOP("Fault")}


def colour_of(severity: str, theme: Theme) -> str:
    """The colour a severity has in lists and lights."""
    return {"note": theme.muted, "warning": theme.warning, "fault": theme.error}[severity]


def meaning_of(finding: Finding) -> str:
    """What it means for either kind of method, in one paragraph; empty when for neither."""
    told = ((tr("Levels"), finding.for_levels), (tr("Delays"), finding.for_delays))
    return "  ".join(f"{kind}: {retold(text).rstrip('.')}." for kind, text in told if text)


class FindingRow(QWidget):
    """`chosen(Finding)` at a click, Enter or Space: whoever listens shows the place."""

    chosen = Signal(object)

    def __init__(self, finding: Finding, theme: Theme) -> None:
        super().__init__()
        self.finding, self._theme, self._is_under = finding, theme, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Show this place in the sound"))
        meaning, told = meaning_of(finding), retold(finding.said.rstrip("."))
        self.setAccessibleName(f"{tr(_WORDS[finding.severity])}: {told}. {meaning}")
        mark, said, means = QLabel(), QLabel(f"{told}."), QLabel(meaning)
        mark.setPixmap(pixmap(MARKS[finding.severity], colour_of(finding.severity, theme), ratio=2.0))
        means.setProperty("role", "muted")
        for words in (said, means):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
        grid = QGridLayout(self)
        grid.setContentsMargins(4, 4, 4, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(said, 0, 1)
        grid.setColumnStretch(1, 1)
        means.setVisible(bool(meaning))
        grid.addWidget(means, 1, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.finding)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        self._is_under = True
        self.update()

    def leaveEvent(self, event: object) -> None:  # noqa: N802
        self._is_under = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not (self._is_under or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._theme.raised) if self._is_under else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.accent)) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()
