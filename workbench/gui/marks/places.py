"""Where boxes of time and frequency lie on the spectrograms, and what lies under the pointer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from workbench.gui.sound.frequency_view import FrequencyView
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.rows_view import RowsView
from workbench.gui.sound.time_view import TimeView
from workbench.gui.state.viewing import Selection

_BEYOND_PX = 8.0
"""How far a box is drawn beyond the edge of what is shown, so that a cut edge is not seen."""
_CREEP_SHARE = 0.02


class Places:
    """Pixels are those of the rows' widget."""

    def __init__(self, rows: RowsView, times: TimeView, frequencies: FrequencyView) -> None:
        self._rows, self._times, self._frequencies = rows, times, frequencies

    @property
    def limits_hz(self) -> Range:
        return self._frequencies.limits_hz

    @property
    def visible_s(self) -> Range:
        return self._times.visible_s

    @property
    def has_sound(self) -> bool:
        """Is there a recording whose times mean anything?"""
        return self._times.has_span

    def scroll_towards(self, row: int, point: QPointF) -> bool:
        """Scroll a little towards a point that lies left or right of a row; False where it lies within."""
        rect = self.row_rect(row)
        beyond = -1 if point.x() < rect.left() else 1 if point.x() > rect.right() else 0
        self._times.scroll(beyond * _CREEP_SHARE)
        return beyond != 0

    def rows_of(self, box: Selection) -> list[int]:
        """The rows in which a box is drawn."""
        return [row.index for row in self._rows.rows if box.microphone in (None, row.index)]

    def row_rect(self, row: int) -> QRectF:
        return self._rows.rows[row].sceneBoundingRect()

    def is_on_name(self, row: int, point: QPointF) -> bool:
        """Is the row's microphone's name under a point?"""
        return self._rows.rows[row].name_rect.contains(point)

    def rect_of(self, box: Selection, row: int) -> QRectF | None:
        """Where a box is drawn in a row; None where it is out of sight."""
        return self.rects_of([box], row)[0]

    def rects_of(self, boxes: Sequence[Selection], row: int) -> list[QRectF | None]:
        """The same of many, whose edges beyond the row are drawn a little outside of it."""
        (first_s, last_s), (low_hz, high_hz) = self._times.visible_s, self._frequencies.visible_hz
        (low, high), place_of = self._frequencies.visible_places, self._frequencies.scale.place_of
        whole = self.row_rect(row)
        left, top, width, height = whole.left(), whole.top(), whole.width(), whole.height()
        x_scale, y_scale = width / (last_s - first_s), height / (high - low)
        found: list[QRectF | None] = []
        for box in boxes:
            if box.end_s < first_s or box.start_s > last_s or not _meets(box, low_hz, high_hz):
                found.append(None)
                continue
            x0 = max((box.start_s - first_s) * x_scale, -_BEYOND_PX)
            x1 = min((box.end_s - first_s) * x_scale, width + _BEYOND_PX)
            y0, y1 = -_BEYOND_PX, height + _BEYOND_PX
            if box.high_hz is not None and box.high_hz <= high_hz:
                y0 = height - (place_of(box.high_hz) - low) * y_scale
            if box.low_hz is not None and box.low_hz >= low_hz:
                y1 = height - (place_of(box.low_hz) - low) * y_scale
            found.append(QRectF(left + x0, top + y0, x1 - x0, y1 - y0))
        return found

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
        if inside.x() >= rect.right():
            time_s = self._times.visible_s[1]  # the very end, not a hair before it
        if inside.y() <= rect.top():
            hz = high_hz
        elif inside.y() >= rect.bottom():
            hz = low_hz
        return min(max(time_s, first_s), last_s), min(max(hz, low_hz), high_hz)


def _meets(box: Selection, low_hz: float, high_hz: float) -> bool:
    """Is any of the box's band on screen?"""
    is_below = box.high_hz is not None and box.high_hz < low_hz
    return not is_below and (box.low_hz is None or box.low_hz <= high_hz)
