"""Where boxes of time and frequency lie on the spectrograms, and what lies under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from workbench.gui.sound.frequency_view import FrequencyView
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.rows_view import RowsView
from workbench.gui.sound.time_view import TimeView
from workbench.gui.state.viewing import Selection

_BEYOND_PX = 8.0
"""How far a box is drawn beyond the edge of what is shown, so that a cut edge is not seen."""


class Places:
    """Pixels are those of the rows' widget."""

    def __init__(self, rows: RowsView, times: TimeView, frequencies: FrequencyView) -> None:
        self._rows, self._times, self._frequencies = rows, times, frequencies

    @property
    def limits_hz(self) -> Range:
        return self._frequencies.limits_hz

    def rows_of(self, box: Selection) -> list[int]:
        """The rows in which a box is drawn."""
        return [row.index for row in self._rows.rows if box.microphone in (None, row.index)]

    def row_rect(self, row: int) -> QRectF:
        return self._rows.rows[row].sceneBoundingRect()

    def rect_of(self, box: Selection, row: int) -> QRectF | None:
        """Where a box is drawn in a row; None where it is out of sight."""
        (first_s, last_s), (lowest_hz, highest_hz) = self._times.visible_s, self._frequencies.visible_hz
        if box.end_s < first_s or box.start_s > last_s:
            return None
        whole = self.row_rect(row)
        scale = whole.width() / (last_s - first_s)
        left = max(whole.left() + (box.start_s - first_s) * scale, whole.left() - _BEYOND_PX)
        right = min(whole.left() + (box.end_s - first_s) * scale, whole.right() + _BEYOND_PX)
        top = bottom = None
        if (box.high_hz is not None and box.high_hz < lowest_hz) or (
            box.low_hz is not None and box.low_hz > highest_hz
        ):
            return None
        if box.high_hz is not None and box.high_hz <= highest_hz:
            top = self._rows.point_f(row, first_s, box.high_hz).y()
        if box.low_hz is not None and box.low_hz >= lowest_hz:
            bottom = self._rows.point_f(row, first_s, box.low_hz).y()
        top = whole.top() - _BEYOND_PX if top is None else top
        bottom = whole.bottom() + _BEYOND_PX if bottom is None else bottom
        return QRectF(QPointF(left, top), QPointF(right, bottom))

    def row_at(self, point: QPointF) -> int | None:
        place = self._rows.place_at(point)
        return None if place is None else place[0]

    def place_in(self, row: int, point: QPointF) -> tuple[float, float]:
        """(time_s, hz) of a point, or of the point of the row that is nearest to it, within the recording."""
        rect = self.row_rect(row)
        inside = QPointF(min(max(point.x(), rect.left()), rect.right()), min(max(point.y(), rect.top()), rect.bottom()))
        nudged = QPointF(min(inside.x(), rect.right() - 1e-3), min(inside.y(), rect.bottom() - 1e-3))
        place = self._rows.place_at(nudged)
        _, time_s, hz = place if place is not None else (row, self._times.visible_s[0], 0.0)
        first_s, last_s = self._times.span_s
        low_hz, high_hz = self._frequencies.visible_hz
        if inside.y() <= rect.top():
            hz = high_hz
        elif inside.y() >= rect.bottom():
            hz = low_hz
        return min(max(time_s, first_s), last_s), min(max(hz, low_hz), high_hz)
