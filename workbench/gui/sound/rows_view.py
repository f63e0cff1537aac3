"""All spectrograms, one below the other, and what the mouse does on them."""

from __future__ import annotations

import math

import pyqtgraph as pg
import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent, QMoveEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.sound.frequency_axis import FrequencyAxis
from workbench.gui.sound.frequency_scale import FrequencyScale
from workbench.gui.sound.frequency_view import FrequencyView
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.row import SpectrogramRow
from workbench.gui.sound.strip import GUTTER_PX
from workbench.gui.sound.time_view import TimeView

LOWEST_ROW_PX = 56
EDGE_PX = 1
"""Right of and below the rows, for the frame's last line."""
GAP_PX = 4
_ZOOM_A_NOTCH = 1.25
_SCROLL_A_NOTCH = 0.1
_CLICK_PX = 4


class RowsView(pg.GraphicsLayoutWidget):
    """Wheel scrolls frequency, Shift+wheel time; Ctrl+wheel zooms frequency, Ctrl+Shift+wheel time; a drag moves both.

    hovered(int | None, time_s, hz) : the row and place under the pointer, None when it left. Told again when the rows
        move under a pointer at rest.
    clicked(int) : a row was clicked. resized() : the plots' width may have changed. moved() : the rows show other
        ranges, or have another size.
    wheel_unused(notches) : the wheel turned while there was no frequency to scroll.
    """

    hovered = Signal(object, float, float)
    clicked = Signal(int)
    resized = Signal()
    moved = Signal()
    wheel_unused = Signal(float)

    def __init__(
        self, times: TimeView, frequencies: FrequencyView, themes: ThemeChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._times, self._frequencies, self._themes = times, frequencies, themes
        self.rows: list[SpectrogramRow] = []
        self.axes: list[FrequencyAxis] = []
        self._pressed: QPointF | None = None
        self._dragged = False
        self._last = QPointF()
        self._pointer: QPointF | None = None  # on the whole screen; None while it is elsewhere
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._tell_again)
        self._laid = QTimer(self)  # Qt lays rows out later than the widget round them, one after another
        self._laid.setSingleShot(True)
        self._laid.setInterval(0)
        self._laid.timeout.connect(self._tell_laid)
        self._message = QLabel(self)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._message.setWordWrap(True)
        self.ci.layout.setContentsMargins(0, 0, EDGE_PX, EDGE_PX)
        self.ci.layout.setHorizontalSpacing(0)
        self.ci.layout.setVerticalSpacing(GAP_PX)
        self._lay_columns()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Spectrograms"))
        themes.changed.connect(self._follow_theme)
        self._follow_theme(themes.theme)

    def show_names(self, names: tuple[str, ...]) -> None:
        """One row a microphone; rows that can stay do."""
        if len(names) != len(self.rows):
            self._drop_rows()
            self._lay_columns()
            for index, name in enumerate(names):
                axis = FrequencyAxis(self._themes.theme)
                row = SpectrogramRow(index, name, self._themes.theme)
                self.addItem(axis, row=index, col=0)
                self.addItem(row, row=index, col=1)
                row.sigResized.connect(self._follow_row)
                self.rows.append(row)
                self.axes.append(axis)
            self.setMinimumHeight(len(names) * (LOWEST_ROW_PX + GAP_PX))
            self.ci.setGeometry(self.range)
            self.show_ranges()
        for row, name in zip(self.rows, names, strict=True):
            row.set_name(name)

    def _drop_rows(self) -> None:
        """Take the rows away, here and now: left to Python they might be destroyed in a thread that is not Qt's."""
        gone = [*self.rows, *self.axes]
        self.rows, self.axes = [], []
        self.clear()
        for item in gone:
            shiboken6.delete(item)

    def _lay_columns(self) -> None:
        """Frequency axes as wide as every gutter, spectrograms have the rest. Qt forgets this with a column's last
        item, and then makes the whole layout as narrow as the axes."""
        self.ci.layout.setColumnFixedWidth(0, GUTTER_PX)
        self.ci.layout.setColumnStretchFactor(1, 1)

    def show_ranges(self) -> None:
        """Follow the present time and frequency."""
        time_s, frequencies = self._times.visible_s, self._frequencies
        for row, axis in zip(self.rows, self.axes, strict=True):
            row.show_range(time_s, frequencies)
            axis.show_range(frequencies.visible_hz if frequencies.is_known else None, frequencies.scale)
        self.moved.emit()
        self.point_again()

    def point_again(self, *_: object) -> None:
        """Something else may lie under the pointer now: `hovered` follows once all of the change is done."""
        if self._pointer is not None:
            self._soon.start()

    def show_message(self, text: str) -> None:
        """A calm word over the empty rows; an empty text takes it away."""
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self._place_message()

    @property
    def message(self) -> str:
        return self._message.text()

    @property
    def scale(self) -> FrequencyScale:
        return self._frequencies.scale

    def row_rect(self, row: int) -> QRectF:
        """Where a row is, widget pixels."""
        return self.rows[row].sceneBoundingRect()

    def x_of(self, time_s: float) -> float:
        """Widget pixels of a time, the same in all rows."""
        rect = self.row_rect(0)
        return _share(time_s, self._times.visible_s) * rect.width() + rect.left()

    def point_f(self, row: int, time_s: float, hz: float) -> QPointF:
        """Widget pixels of a time and frequency in a row."""
        rect = self.row_rect(row)
        x = _share(time_s, self._times.visible_s) * rect.width() + rect.left()
        place = self._frequencies.scale.place_of(hz)
        return QPointF(x, rect.bottom() - _share(place, self._frequencies.visible_places) * rect.height())

    def point_of(self, row: int, time_s: float, hz: float) -> QPoint:
        """The pixel that holds it."""
        point = self.point_f(row, time_s, hz)
        return QPoint(math.floor(point.x()), math.floor(point.y()))

    def place_at(self, point: QPointF) -> tuple[int, float, float] | None:
        """(row, time_s, hz) under a widget pixel, None outside the rows."""
        for row in self.rows:
            rect = row.sceneBoundingRect()
            if rect.contains(point):
                (t0, t1), (low, high) = self._times.visible_s, self._frequencies.visible_places
                time_s = t0 + (point.x() - rect.left()) / rect.width() * (t1 - t0)
                place = low + (rect.bottom() - point.y()) / rect.height() * (high - low)
                return row.index, time_s, self._frequencies.scale.hz_at(place)
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        along, up = event.angleDelta().x() / 120.0, event.angleDelta().y() / 120.0
        place = self.place_at(event.position())
        held = event.modifiers()
        with_control = bool(held & Qt.KeyboardModifier.ControlModifier)
        with_shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        notches = up or along
        event.accept()
        if with_control and with_shift:
            self._times.zoom(_ZOOM_A_NOTCH**notches, place[1] if place else None)
        elif with_control:
            self._frequencies.zoom(_ZOOM_A_NOTCH**notches, place[2] if place else None)
        elif with_shift or not up:
            self._times.scroll(-_SCROLL_A_NOTCH * notches)
        elif self._frequencies.is_fitted:
            self.wheel_unused.emit(up)  # nothing to scroll here: many microphones scroll instead
        else:
            self._frequencies.scroll(_SCROLL_A_NOTCH * up)
        if place:
            self._tell_place(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = self._last = event.position()
            self._dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        point = event.position()
        if self._pressed is not None:
            self._dragged = self._dragged or (point - self._pressed).manhattanLength() > _CLICK_PX
        if self._dragged and self.rows:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            rect = self.rows[0].sceneBoundingRect()
            by = point - self._last
            self._times.scroll(-by.x() / rect.width())
            self._frequencies.scroll(by.y() / rect.height())
            self._last = point
        self._tell_place(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        place = self.place_at(event.position())
        if self._pressed is not None and not self._dragged and place is not None:
            self.clicked.emit(place[0])
        self._pressed, self._dragged = None, False
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._pointer = None
        self._soon.stop()
        self.hovered.emit(None, 0.0, 0.0)

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802
        super().resizeEvent(event)
        if hasattr(self, "_message"):
            self._place_message()
            self.resized.emit()
            self.moved.emit()
            self.point_again()

    @Slot(object)
    def _follow_row(self, _row: object) -> None:
        self._laid.start()

    @Slot()
    def _tell_laid(self) -> None:
        """Rows have another size than when the widget got its own: whoever goes by their pixels asks again."""
        self.resized.emit()
        self.moved.emit()
        self.point_again()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802
        super().moveEvent(event)
        self.point_again()

    def _place_message(self) -> None:
        """In the middle of what is seen of the rows, on a plate, so that no line runs through it."""
        seen = self.rect()
        if self.parentWidget() is not None:
            seen.setHeight(min(seen.height(), self.parentWidget().height()))
        room = max(self.width() - GUTTER_PX - 80, 120)
        self._message.setFixedWidth(min(self._message.fontMetrics().horizontalAdvance(self._message.text()) + 40, room))
        self._message.adjustSize()
        middle = seen.center() + QPoint(GUTTER_PX // 2, 0)
        self._message.move(middle - self._message.rect().center())

    def _tell_place(self, event: QMouseEvent | QWheelEvent) -> None:
        self._pointer = event.globalPosition()
        self._tell(event.position())

    def _tell_again(self) -> None:
        """What lies under the pointer now; where the rows are not seen, it is on something else."""
        if self._pointer is None:
            return
        point = self.mapFromGlobal(self._pointer)
        if self.viewport().visibleRegion().contains(point.toPoint()):
            self._tell(point)
        else:
            self.hovered.emit(None, 0.0, 0.0)

    def _tell(self, point: QPointF) -> None:
        place = self.place_at(point + QPointF(0.5, 0.5))  # a pixel's middle: what is drawn in it is what is meant
        if place is None:
            self.hovered.emit(None, 0.0, 0.0)
        else:
            self.hovered.emit(*place)

    def _follow_theme(self, theme: Theme) -> None:
        self.setBackground(theme.surface)
        self._message.setStyleSheet(
            f"color: {theme.muted}; background: {theme.surface}; padding: 6px 12px; border-radius: 4px;"
        )
        for row, axis in zip(self.rows, self.axes, strict=True):
            row.set_theme(theme)
            axis.set_theme(theme)


def _share(value: float, shown: Range) -> float:
    return (value - shown[0]) / (shown[1] - shown[0])
