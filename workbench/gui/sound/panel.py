"""The middle of the window: overview, spectrograms, time, clips."""

from __future__ import annotations

import time
from collections.abc import Generator

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from workbench.core.clips import cut_into_clips
from workbench.core.events import Event, MelSpectraDone, SoundRead, SpectrogramDone
from workbench.core.session import Session
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.sound.clip_band import ClipBand
from workbench.gui.sound.clip_choice import ClipChoice
from workbench.gui.sound.colour_bar import ColourBar
from workbench.gui.sound.colour_maps import lookup_table, next_colour_map
from workbench.gui.sound.empty_page import EmptyPage, invitation
from workbench.gui.sound.envelope import envelope_of
from workbench.gui.sound.frequency_view import FrequencyView
from workbench.gui.sound.label_lane import LabelLane
from workbench.gui.sound.names import is_same_sound, microphone_names
from workbench.gui.sound.overview import OverviewStrip
from workbench.gui.sound.rows_view import EDGE_PX, RowsView
from workbench.gui.sound.ruler import TimeRuler
from workbench.gui.sound.sound_bar import SoundBar
from workbench.gui.sound.sound_store import Spectrograms, in_steps
from workbench.gui.sound.time_view import TimeView
from workbench.gui.sound.verdicts import first_verdicts
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Look, Viewing

_A_TURN_S = 0.02
"""After so long the window gets its turn; one more step of the work takes no more than that again."""
_READING = "Reading \N{HORIZONTAL ELLIPSIS}"


class SpectrogramPanel(QWidget):
    """Shows the sound of the document's session; `take(event)` feeds it.

    What is looked at lives in `viewing.look` (times, clip, level range, colour map, selected microphone); every
    gesture changes that value, and the panel draws what it says. Frequency zoom is the panel's own.
    """

    def __init__(
        self,
        document: Document,
        viewing: Viewing,
        predictions: Predictions,
        themes: ThemeChoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._viewing, self._predictions, self._themes = document, viewing, predictions, themes
        self._sound: Spectrograms | None = None
        self._making: Generator[None, None, Spectrograms] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._make)
        self._has_crosshair = True
        self.times = TimeView(viewing, self)
        self.frequencies = FrequencyView(self)
        self.clips = ClipChoice(viewing, self.times, self)
        self.bar = SoundBar()
        self.overview = OverviewStrip(themes, self.times)
        self.lane = LabelLane(themes)
        self.rows = RowsView(self.times, self.frequencies, themes)
        self.ruler = TimeRuler(themes)
        self.band = ClipBand(themes, self.clips, self.times)
        self.colour_bar = ColourBar(viewing, themes)
        self._lay_out()
        self._connect()
        self._begin(document.session)

    def _lay_out(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        below = QWidget()
        self.stack = QVBoxLayout(below)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.setSpacing(0)
        self.stack.addWidget(self.rows, 1)
        self._scroll.setWidget(below)
        self._scroll.setMinimumHeight(120)
        sound = QWidget()
        grid = QGridLayout(sound)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setSpacing(0)
        grid.setRowMinimumHeight(2, 4)
        parts = ((self.bar, 0), (self.overview, 1), (self.lane, 3), (self._scroll, 4), (self.ruler, 5), (self.band, 6))
        for widget, row in parts:
            grid.addWidget(widget, row, 0, 1, 1 if widget is self._scroll else 2)
        grid.setRowStretch(4, 1)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.colour_bar, 4, 1)
        self.empty = EmptyPage(self._themes, invitation())
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(sound)

    def _connect(self) -> None:
        self._document.changed.connect(self._follow_document)
        self._viewing.changed.connect(self._follow_look)
        self._predictions.changed.connect(self._show_verdicts)
        self._themes.changed.connect(self._follow_theme)
        self.frequencies.changed.connect(self.rows.show_ranges)
        self.times.span_changed.connect(self._show_strips)
        self.clips.changed.connect(self._show_clip)
        self.rows.hovered.connect(self._point_at)
        self.rows.clicked.connect(self._select_microphone)
        self.rows.resized.connect(self._align)
        self.rows.wheel_unused.connect(self._scroll_rows)
        self._scroll.verticalScrollBar().valueChanged.connect(self.rows.point_again)
        self.colour_bar.automatic_wanted.connect(self.choose_levels)

    # What the window's actions call ----------------------------------------------------------------------------

    def zoom_time(self, factor: float) -> None:
        """factor > 1 comes closer, about the chosen clip if it is on screen, else about the middle."""
        chosen, (low, high) = self.clips.chosen, self.times.visible_s
        middle_s = None if chosen is None else (chosen.start_s + chosen.end_s) / 2
        self.times.zoom(factor, middle_s if middle_s is not None and low < middle_s < high else None)

    def scroll_time(self, share: float) -> None:
        """By a share of what is shown; positive goes on in time."""
        self.times.scroll(share)

    def fit_time(self) -> None:
        """All of the recording."""
        self.times.fit()

    def fit(self) -> None:
        """All of the recording and all frequencies."""
        self.times.fit()
        self.frequencies.fit()

    def zoom_frequency(self, factor: float) -> None:
        self.frequencies.zoom(factor)

    def scroll_frequency(self, share: float) -> None:
        self.frequencies.scroll(share)

    def step_clip(self, by: int) -> None:
        self.clips.step(by)

    def first_clip(self) -> None:
        self.clips.first()

    def last_clip(self) -> None:
        self.clips.last()

    def next_colour_map(self) -> None:
        self._viewing.change(colour_map=next_colour_map(self._viewing.look.colour_map))

    def change_brightness(self, by_db: float) -> None:
        """Positive is brighter: the level range moves down by so much."""
        self.colour_bar.shift(-by_db)

    def choose_levels(self) -> None:
        """The automatic level range for this recording."""
        if self._sound is not None:
            self._viewing.change(level_range_db=self._sound.automatic_range_db())

    def toggle_crosshair(self) -> None:
        self._has_crosshair = not self._has_crosshair
        self._show_crosshair(self._viewing.look)

    @property
    def has_crosshair(self) -> bool:
        return self._has_crosshair

    # What jobs say ---------------------------------------------------------------------------------------------

    def take(self, event: Event) -> None:
        """Listen to a job."""
        if isinstance(event, SoundRead):
            self._take_sound(event)
        elif isinstance(event, SpectrogramDone):
            self._take_spectrogram(event)
        elif isinstance(event, MelSpectraDone):
            self.clips.take_clips(event.clips)

    def show_problem(self, text: str) -> None:
        """Why there is no sound to show, in place of it."""
        if self._sound is None:
            self.rows.show_message(text)

    def _take_sound(self, event: SoundRead) -> None:
        recording = event.recording
        if recording.n_microphones != len(self.rows.rows):
            return
        self._show_whole((recording.start_s, recording.start_s + recording.duration_s))
        self.overview.show_envelope(envelope_of(recording))
        self.clips.take_clips(cut_into_clips(recording.common_span_s))

    def _take_spectrogram(self, event: SpectrogramDone) -> None:
        if len(event.levels_db) != len(self.rows.rows):
            return
        self._making = in_steps(event)
        self._make()

    def _make(self) -> None:
        """Go on with the pictures for a moment, then let the window live; a short recording is done at once."""
        started = time.perf_counter()
        while self._making is not None:
            try:
                next(self._making)
            except StopIteration as done:
                self._making = None
                self._show_spectrograms(done.value)
                return
            if time.perf_counter() - started > _A_TURN_S:
                self._soon.start()
                return

    def _show_spectrograms(self, sound: Spectrograms) -> None:
        is_first = self._sound is None
        self._sound = sound
        self.colour_bar.show_scale(self._sound.scale_db())
        if is_first:
            self.frequencies.begin(sound.highest_hz)
            if not self.times.has_span:
                self._show_whole(self._sound.span_s)
            self.choose_levels()
        for row, picture in zip(self.rows.rows, self._sound.pictures, strict=True):
            row.show_picture(picture)
        self._show_colours(self._viewing.look)
        self.rows.show_message("")
        self.rows.point_again()

    def _show_whole(self, span_s: tuple[float, float]) -> None:
        if not self.times.has_span or self.times.span_s != span_s:
            self.times.begin(span_s)

    # What the document and the look say ------------------------------------------------------------------------

    def _follow_document(self, before: Session | None, now: Session | None) -> None:
        if not is_same_sound(before, now):
            self._begin(now)
            return
        self.rows.show_names(microphone_names(now))
        if before is not None and now is not None and before.labels is not now.labels:
            self._show_labels(now)
        self._show_verdicts()

    def _begin(self, session: Session | None) -> None:
        """Another session: forget the sound of the last."""
        self._sound = self._making = None
        self._pages.setCurrentIndex(0 if session is None else 1)
        self.rows.show_names(microphone_names(session))
        self.stack.activate()
        for row in self.rows.rows:
            row.show_picture(None)
        self.rows.show_message(_READING if session is not None else "")
        self.overview.show_envelope(None)
        self.clips.take_clips(())
        self._viewing.change(clip=None, cursor_s=None, cursor_hz=None, cursor_db=None, cursor_microphone=None)
        self.times.begin(None)
        self.frequencies.begin(None)
        self.colour_bar.show_scale(None)
        self._show_labels(session)
        self._follow_look(None, self._viewing.look)
        self._show_verdicts()

    def _follow_look(self, before: Look | None, now: Look) -> None:
        if before is None or before.visible_s != now.visible_s:
            self._show_times()
        if before is None or before.clip != now.clip:
            self._show_clip()
        if before is None or (before.level_range_db, before.colour_map) != (now.level_range_db, now.colour_map):
            self._show_colours(now)
        if before is None or before.selected_microphone != now.selected_microphone:
            for row in self.rows.rows:
                row.set_selected(row.index == now.selected_microphone)
        if before is None or _judging(before) != _judging(now):
            self._show_verdicts()
        self._show_crosshair(now)

    def _show_strips(self) -> None:
        for strip in (self.overview, self.lane, self.ruler, self.band):
            strip.set_known(self.times.has_span)

    def _show_times(self) -> None:
        self.rows.show_ranges()
        for strip in (self.lane, self.ruler, self.band):
            strip.show_range(self.times.visible_s)
        self.overview.update()

    def _show_clip(self) -> None:
        chosen = self.clips.chosen
        if chosen is not None:
            self.times.bring_into_view(chosen.start_s, chosen.end_s)
        for row in self.rows.rows:
            row.show_clip(chosen)
        self.band.update()

    def _show_colours(self, look: Look) -> None:
        for row in self.rows.rows:
            row.show_colours(lookup_table(look.colour_map), look.level_range_db)

    def _show_labels(self, session: Session | None) -> None:
        labels = () if session is None else session.labels
        self.lane.show_labels(labels)
        for row in self.rows.rows:
            row.show_labels(labels)

    def _show_verdicts(self) -> None:
        look = self._viewing.look
        self.band.show_verdicts(first_verdicts(self._predictions, look, self._document.session), look.radius_m)

    def _show_crosshair(self, look: Look) -> None:
        for row in self.rows.rows:
            if self._has_crosshair:
                row.show_crosshair(look.cursor_s, look.cursor_hz)
            else:
                row.show_crosshair(None, None)

    def _point_at(self, microphone: int | None, time_s: float, hz: float) -> None:
        if microphone is None:
            self._viewing.change(cursor_s=None, cursor_hz=None, cursor_db=None, cursor_microphone=None)
            return
        part, level_db = self.rows.rows[microphone].part, None
        if self._sound is not None and part is not None:
            time_s, hz, level_db = self._sound.read(microphone, part, time_s, hz)
        self._viewing.change(cursor_s=time_s, cursor_hz=hz, cursor_db=level_db, cursor_microphone=microphone)

    def _select_microphone(self, index: int) -> None:
        self._viewing.change(selected_microphone=index)

    def _scroll_rows(self, notches: float) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(round(bar.value() - notches * QApplication.wheelScrollLines() * bar.singleStep()))

    def _align(self) -> None:
        """Strips end where the rows do, though they are as wide as rows, scroll bar and colour scale together."""
        inset = self._scroll.width() + self.colour_bar.width() - self.rows.width() + EDGE_PX
        for strip in (self.overview, self.lane, self.ruler, self.band):
            strip.set_right_inset(max(inset, 0))

    def _follow_theme(self, _theme: Theme) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._themes.theme.surface))
        painter.end()


def _judging(look: Look) -> tuple[object, ...]:
    """What verdicts on clips depend on."""
    return look.radius_m, look.dimensions, look.hidden_methods
