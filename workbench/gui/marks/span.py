"""The selection on strips of time, such as the ruler: drawn over them, and marked there for all frequencies."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.marks.boxes import GRIP_PX, Pulled
from workbench.gui.marks.marking import Marking
from workbench.gui.sound.strip import Strip
from workbench.gui.sound.time_view import TimeView
from workbench.gui.state.viewing import Selection

_CLICK_PX = 3.0


class SpanOverlay(QWidget):
    """Lies over a strip and lets every click through."""

    def __init__(self, strip: Strip, marking: Marking, themes: ThemeChoice) -> None:
        super().__init__(strip)
        self._strip, self._marking, self._themes = strip, marking, themes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        strip.installEventFilter(self)
        self.setGeometry(strip.rect())
        self.show()

    def close_down(self) -> None:
        """The window is closing: hear nothing any more."""
        self._strip.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._strip.rect())
        return False

    def span_rect(self) -> QRectF | None:
        """Where the selection lies, widget pixels; None where it is out of sight."""
        marked, plot = self._marking.selection, self._strip.plot_rect()
        if marked is None:
            return None
        left, right = self._strip.x_of(marked.start_s), self._strip.x_of(marked.end_s)
        if right < plot.left() or left > plot.right():
            return None
        left, right = max(left, plot.left()), min(right, plot.right())
        return QRectF(left, plot.top(), max(right - left, 1.0), plot.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        rect = self.span_rect()
        if rect is None:
            return
        painter = QPainter(self)
        fill = QColor(self._themes.theme.accent)
        fill.setAlpha(60)
        painter.fillRect(rect, fill)
        fill.setAlpha(255)
        for x in (rect.left(), rect.right() - 1):
            painter.fillRect(QRectF(x, rect.top(), 1.5, rect.height()), fill)
        painter.end()


class RulerHand(QObject):
    """A drag on a strip of time marks that time in all microphones; the ends of the selection can be dragged.

    clicked(time_s) : a click that was no drag.
    """

    clicked = Signal(float)

    def __init__(self, strip: Strip, marking: Marking, times: TimeView) -> None:
        super().__init__(strip)
        self._strip, self._marking, self._times = strip, marking, times
        self._start: tuple[float, float] | None = None
        self._pulled: Pulled | None = None
        self._has_moved = False
        strip.setMouseTracking(True)
        strip.setToolTip(tr("Drag to select a stretch of time"))
        strip.installEventFilter(self)

    def close_down(self) -> None:
        """The window is closing: hear nothing any more."""
        self._strip.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QMouseEvent):
            return False
        kind, is_left = event.type(), event.button() == Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseButtonPress and is_left:
            return self._press(event.position())
        if kind == QEvent.Type.MouseMove:
            return self._move(event)
        if kind == QEvent.Type.MouseButtonRelease and is_left:
            return self._release()
        return False

    def _press(self, point: QPointF) -> bool:
        if not self._times.has_span or not self._strip.plot_rect().contains(point):
            return False
        self._start, self._has_moved = (point.x(), self._time_at(point)), False
        self._pulled = self._held_at(point)
        return True

    @Slot()
    def forget(self) -> None:
        """Another recording: what was held is not there any more."""
        self._start = None

    def _move(self, event: QMouseEvent) -> bool:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._start = None  # the button went up where nobody told
        point = event.position()
        if self._start is None:
            shape = Qt.CursorShape.SizeHorCursor if self._held_at(point) else Qt.CursorShape.ArrowCursor
            self._strip.setCursor(shape)
            return False
        if not self._has_moved and abs(point.x() - self._start[0]) <= _CLICK_PX:
            return True
        self._has_moved = True
        time_s = self._time_at(point)
        if self._pulled is not None:
            self._marking.select(self._pulled.to(time_s, 0.0))
        else:
            start_s, end_s = sorted((self._start[1], time_s))
            self._marking.choose(None)
            self._marking.select(Selection(start_s, end_s))
        return True

    def _release(self) -> bool:
        start, self._start = self._start, None
        if start is None:
            return False
        if not self._has_moved:
            self.clicked.emit(start[1])
        return True

    def _time_at(self, point: QPointF) -> float:
        first_s, last_s = self._times.span_s
        return min(max(self._strip.time_at(point.x()), first_s), last_s)

    def _held_at(self, point: QPointF) -> Pulled | None:
        """The selection, held at the end that is under the pointer."""
        marked = self._marking.selection
        if marked is None:
            return None
        ends = (("left", marked.start_s), ("right", marked.end_s))
        near = min(ends, key=lambda end: abs(self._strip.x_of(end[1]) - point.x()))
        if abs(self._strip.x_of(near[1]) - point.x()) > GRIP_PX:
            return None
        return Pulled(marked, frozenset({near[0]}))


class SpanOverlays(QObject):
    """Paints the overlays of several strips again when the selection is another, or lies elsewhere."""

    def __init__(self, overlays: tuple[SpanOverlay, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._overlays = overlays

    @Slot()
    def refresh(self) -> None:
        for overlay in self._overlays:
            overlay.update()
