"""The session's labels, named, above the spectrograms."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.core.session import Label
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.sound.strip import Strip
from workbench.gui.sound.ticks import seconds_text

_PAD_PX = 4


class LabelLane(Strip):
    """One band a label; the text is elided to the band, whole in the tooltip. Hidden while there are no labels."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(themes, 20, "Labels", parent)
        self._labels: tuple[Label, ...] = ()
        self.hide()

    def show_labels(self, labels: tuple[Label, ...]) -> None:
        self._labels = labels
        self.setVisible(bool(labels))
        self.update()

    def band_of(self, label: Label) -> QRectF:
        """Where a label is drawn, widget pixels; at least 3 wide so that a short one is still seen."""
        left, right = self.x_of(label.start_s), self.x_of(label.end_s)
        return QRectF(left, 2, max(right - left, 3.0), self.height() - 4)

    def draw(self, painter: QPainter, plot: QRectF) -> None:
        painter.setClipRect(plot)
        fill = QColor(self.theme.raised)
        for label in self._labels:
            band = self.band_of(label)
            seen = band.intersected(plot)
            if seen.isEmpty():
                continue
            painter.fillRect(band, fill)
            painter.setPen(QColor(self.theme.muted))
            painter.drawLine(band.topLeft(), band.bottomLeft())
            painter.drawLine(band.topRight(), band.bottomRight())
            room = seen.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
            text = self.fontMetrics().elidedText(label.text, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.setPen(QColor(self.theme.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(QPointF(plot.left(), self.height() - 0.5), QPointF(plot.right(), self.height() - 0.5))

    def label_at(self, x: float) -> Label | None:
        """The label under a widget pixel; of several the one that starts last."""
        under = [label for label in self._labels if self.band_of(label).adjusted(-2, 0, 2, 0).contains(x, 4)]
        return max(under, key=lambda label: label.start_s, default=None)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            label = self.label_at(event.pos().x())
            text = "" if label is None else f"{label.text}\n{seconds_text(label.start_s, label.end_s)}"
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)
