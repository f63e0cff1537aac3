"""Where in the recording something was found, under the overview of the whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.core.finding import Finding
from workbench.gui.checking.finding_row import colour_of
from workbench.gui.language.words import retold, tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.sound.strip import Strip

_HEIGHT_PX = 14
_MARK_PX = 8
_NEAR_PX = 3
_RANK = {"note": 0, "warning": 1, "fault": 2}
_MOST_TOLD = 8


class FindingsLane(Strip):
    """A mark where each finding begins (fault: square, warning: triangle, note: dot) and a line as long as it lasts.

    `chosen(Finding)` at a click. Hidden while nothing was found.
    """

    chosen = Signal(object)

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(themes, _HEIGHT_PX, tr("Checks"), parent)
        self._findings: tuple[Finding, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        self._findings = tuple(sorted(findings, key=lambda each: _RANK[each.severity]))  # the worst lies on top
        self.setVisible(bool(findings))
        self.update()

    def mark_of(self, finding: Finding) -> QRectF:
        """Where its mark stands, widget pixels."""
        plot = self.plot_rect()
        left = min(max(self.x_of(finding.start_s), plot.left()), plot.right() - _MARK_PX)
        return QRectF(left, (self.height() - _MARK_PX) / 2, _MARK_PX, _MARK_PX)

    def draw(self, painter: QPainter, plot: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for finding in self._findings:
            mark, colour = self.mark_of(finding), QColor(colour_of(finding.severity, self.theme))
            line = QRectF(mark.left(), mark.bottom() - 2, self.x_of(finding.end_s) - mark.left(), 2).intersected(plot)
            painter.setBrush(colour)
            painter.drawRect(line)
            if finding.severity == "fault":
                painter.drawRect(mark)
            elif finding.severity == "warning":
                painter.drawPolygon(
                    QPolygonF([QPointF(mark.center().x(), mark.top()), mark.bottomRight(), mark.bottomLeft()])
                )
            else:
                painter.drawEllipse(mark.adjusted(2, 2, -2, -2))

    def findings_at(self, x: float) -> tuple[Finding, ...]:
        """Those whose mark or line is under a widget pixel; marks first, the worst first."""
        under = [e for e in self._findings if self._is_on_mark(e, x) or self.x_of(e.start_s) <= x <= self.x_of(e.end_s)]
        return tuple(sorted(under, key=lambda e: (not self._is_on_mark(e, x), -_RANK[e.severity], e.start_s)))

    def _is_on_mark(self, finding: Finding, x: float) -> bool:
        return self.mark_of(finding).left() - _NEAR_PX <= x <= self.mark_of(finding).right() + _NEAR_PX

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        under = self.findings_at(event.position().x())
        if under and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(under[0])

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            under = self.findings_at(event.pos().x())
            more = [tr("and {n} more", n=len(under) - _MOST_TOLD)] if len(under) > _MOST_TOLD else []
            QToolTip.showText(event.globalPos(), "\n".join([retold(e.said) for e in under[:_MOST_TOLD]] + more), self)
            return True
        return super().event(event)
