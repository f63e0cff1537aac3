"""The other session's rows, with a line above that names it and says how far it is shifted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from workbench.core.session import Session, title_of
from workbench.files.session_sound import SessionSound
from workbench.files.tile_cache import TileCache
from workbench.gui.beside.shifted_times import ShiftedTimes, overlap_s, shift_by_clock_s
from workbench.gui.frame.one_line import OneLine
from workbench.gui.language.words import tr
from workbench.gui.looks.icons import icon
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.sound.colour_maps import lookup_table
from workbench.gui.sound.feed import SpectrogramFeed
from workbench.gui.sound.frequency_view import FrequencyView
from workbench.gui.sound.names import microphone_names
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.rows_view import RowsView
from workbench.gui.sound.tile_loader import TileLoader
from workbench.gui.sound.time_text import time_text, unit_of
from workbench.gui.sound.time_view import TimeView
from workbench.gui.state.viewing import Look, Viewing

_LARGEST_S = 1e7
_CLICK_PX = 3.0


class BesideView(QWidget):
    """Draws one sound as the open one is drawn: same time, frequencies, colours. A drag shifts it in time.

    left() : people want it away.
    """

    left = Signal()

    def __init__(
        self, ours: Session, other: Session, sound: SessionSound, times: TimeView, frequencies: FrequencyView,
        viewing: Viewing, themes: ThemeChoice, cache: TileCache | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """ours, other : the open session and the one to show. cache : where its tiles are kept."""
        super().__init__(parent)
        self.session, self.sound = other, sound
        self._viewing, self._themes, self._frequencies = viewing, themes, frequencies
        self._by_clock_s = shift_by_clock_s(ours, other)
        self.times = ShiftedTimes(viewing, times, self)
        self.rows = RowsView(self.times, frequencies, themes)
        self.loader = TileLoader(self)
        self.loader.keep_in(cache)
        self.feed = SpectrogramFeed(self.rows, self.times, self.loader, self)
        self.title, self.shift = OneLine(title_of(other)), QDoubleSpinBox()
        self.clock, self.close_button = QToolButton(), QToolButton()
        self._hand = ShiftingHand(self.rows, self.times)
        self._dress()
        self._lay_out()
        self._connect(times)
        self.rows.show_names(microphone_names(other))
        self._show_colours()
        self.feed.show(sound, viewing.look.spectrogram)
        self.times.shift_to(self._first_shift_s(times.span_s))
        self._say_where()

    def _first_shift_s(self, open_s: Range) -> float:
        """By the clock where both were recorded at one time; else both begin together."""
        by_clock_s, own_s = self._by_clock_s, (self.sound.start_s, self.sound.end_s)
        if by_clock_s is not None and overlap_s(open_s, (own_s[0] + by_clock_s, own_s[1] + by_clock_s)) > 0:
            return by_clock_s
        return open_s[0] - own_s[0]

    def _dress(self) -> None:
        self.title.say_more(str(self.session.folder or ""))
        self.shift.setRange(-_LARGEST_S, _LARGEST_S)
        self.shift.setDecimals(3)
        self.shift.setSingleStep(0.01)
        self.shift.setSuffix(" s")
        self.shift.setKeyboardTracking(False)
        self.shift.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.shift.setAccessibleName(tr("Shift of the other session, seconds"))
        self.shift.setToolTip(tr("How much later this session is shown; drag its spectrograms to change it"))
        self.clock.setText(tr("By Clock"))
        self.clock.setEnabled(self._by_clock_s is not None)
        self.clock.setToolTip(tr("Shift by the times at which both were recorded") if self._by_clock_s is not None else
                              tr("When they were recorded is not told in both sessions"))  # fmt: skip
        self.close_button.setProperty("flat", True)
        self.close_button.setToolTip(tr("Leave the comparison"))
        self.close_button.setAccessibleName(tr("Leave the comparison"))
        self._paint(self._themes.theme)

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 2, 4, 2)
        row.setSpacing(8)
        said = QLabel(tr("Shift"))
        said.setProperty("role", "muted")
        said.setBuddy(self.shift)
        row.addWidget(self.title, 1)
        for part in (said, self.shift, self.clock, self.close_button):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.rows, 1)

    def _connect(self, times: TimeView) -> None:
        self.shift.valueChanged.connect(self.times.shift_to)
        self.clock.clicked.connect(self._shift_by_clock)
        self.close_button.clicked.connect(self.left)
        self.times.shifted.connect(self._show_shift)
        self.times.shifted.connect(self.rows.show_ranges)
        times.span_changed.connect(self.rows.show_ranges)
        self._frequencies.changed.connect(self.rows.show_ranges)
        self._viewing.changed.connect(self._follow_look)
        self._themes.changed.connect(self._paint)
        self.rows.hovered.connect(self._point_at)
        self.loader.failed.connect(self._take_failure)

    def close_sound(self) -> None:
        """End the threads and let go of the files, for good."""
        self._hand.close_down()
        self.loader.close()
        self.sound.close()

    # ---- shifting

    @Slot()
    def _shift_by_clock(self) -> None:
        if self._by_clock_s is not None:
            self.times.shift_to(self._by_clock_s)

    @Slot()
    def _show_shift(self) -> None:
        with QSignalBlocker(self.shift):
            self.shift.setValue(self.times.shift_s)
        self._show_crosshair(self._viewing.look)
        self._say_where()

    @Slot()
    def _say_where(self) -> None:
        """Where the sound is when none of it is on screen."""
        own_s = self.sound.start_s, self.sound.end_s
        if overlap_s(self.times.visible_s, own_s) > 0:
            self.rows.show_message("")
            return
        first, last = (time_text(t + self.times.shift_s, unit_of(abs(t + self.times.shift_s)), 0.1) for t in own_s)
        said = tr("Its sound is elsewhere: from {first} to {last} on this time axis.", first=first, last=last)
        self.rows.show_message(said)

    # ---- following the open session

    @Slot(object, object)
    def _follow_look(self, before: Look, now: Look) -> None:
        if before.visible_s != now.visible_s:
            self.rows.show_ranges()
            self._say_where()
        if before.spectrogram != now.spectrogram:
            self.feed.show(self.sound, now.spectrogram)
            self._show_colours()
        if _coloured(before) != _coloured(now):
            self._show_colours()
        if (before.cursor_s, before.cursor_hz) != (now.cursor_s, now.cursor_hz):
            self._show_crosshair(now)

    def _show_colours(self) -> None:
        """The open session's colours: with its own range a microphone has that of the one above it."""
        look = self._viewing.look
        for row in self.rows.rows:
            row.show_colours(lookup_table(look.colour_map), look.range_db_of(row.index))

    def _show_crosshair(self, look: Look) -> None:
        at_s = None if look.cursor_s is None else look.cursor_s - self.times.shift_s
        for row in self.rows.rows:
            row.show_crosshair(at_s, look.cursor_hz)

    @Slot(object, float, float)
    def _point_at(self, row: int | None, time_s: float, hz: float) -> None:
        """The same moment in both, whichever is pointed at; the read-out's levels are the open session's alone."""
        nowhere = {"cursor_db": None, "cursor_microphone": None, "cursor_levels_db": None}
        if row is None:
            self._viewing.change(cursor_s=None, cursor_hz=None, **nowhere)
        else:
            self._viewing.change(cursor_s=time_s + self.times.shift_s, cursor_hz=hz, **nowhere)

    @Slot(object)
    def _take_failure(self, error: Exception) -> None:
        self.rows.show_message(str(error))

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self.close_button.setIcon(icon("close", theme))


class ShiftingHand(QObject):
    """Hears the rows' mouse before they do: a plain drag shifts them in time, the middle button and Shift move the
    view.
    """

    def __init__(self, rows: RowsView, times: ShiftedTimes) -> None:
        super().__init__(rows)
        self._rows, self._times = rows, times
        self._start: tuple[QPointF, float] | None = None
        self._has_moved = False
        rows.viewport().installEventFilter(self)

    def close_down(self) -> None:
        """Hear nothing any more."""
        self._rows.viewport().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QMouseEvent):
            return False
        kind, is_left = event.type(), event.button() == Qt.MouseButton.LeftButton
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if kind == QEvent.Type.MouseButtonPress and is_left and is_plain:
            self._start, self._has_moved = (event.position(), self._times.shift_s), False
            return True
        if kind == QEvent.Type.MouseMove and self._start is not None:
            self._drag(event.position())
        elif kind == QEvent.Type.MouseButtonRelease and is_left and self._start is not None:
            self._start = None
            self._rows.viewport().unsetCursor()
            return True
        return False

    def _drag(self, point: QPointF) -> None:
        assert self._start is not None
        from_point, from_s = self._start
        by_px = point.x() - from_point.x()
        if not self._has_moved and abs(by_px) <= _CLICK_PX:
            return
        self._has_moved = True
        self._rows.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
        low_s, high_s = self._times.visible_s
        self._times.shift_to(from_s + by_px / self._rows.row_rect(0).width() * (high_s - low_s))


def _coloured(look: Look) -> tuple[object, ...]:
    return look.colour_map, look.level_range_db, look.has_own_scales, look.own_ranges_db
