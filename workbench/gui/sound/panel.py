"""The middle of the window: overview, spectrograms, time, clips."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from workbench.core.errors import UserError
from workbench.core.peaks import Peaks
from workbench.core.session import Session
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.sound.clip_band import ClipBand
from workbench.gui.sound.clip_choice import ClipChoice
from workbench.gui.sound.clip_run import ClipRun
from workbench.gui.sound.colour_bar import ColourBar
from workbench.gui.sound.colour_maps import next_colour_map
from workbench.gui.sound.empty_page import EmptyPage, invitation
from workbench.gui.sound.envelope import envelope_of
from workbench.gui.sound.feed import SpectrogramFeed
from workbench.gui.sound.frequency_view import FrequencyView
from workbench.gui.sound.level_control import LevelControl
from workbench.gui.sound.more_below import MoreBelow
from workbench.gui.sound.names import is_same_sound, microphone_names
from workbench.gui.sound.overview import OverviewStrip
from workbench.gui.sound.pointing import NOWHERE, Pointing
from workbench.gui.sound.rows_view import EDGE_PX, RowsView
from workbench.gui.sound.ruler import TimeRuler
from workbench.gui.sound.sound_bar import SoundBar
from workbench.gui.sound.strip import Strip
from workbench.gui.sound.tile_loader import TileLoader
from workbench.gui.sound.time_text import moment_of
from workbench.gui.sound.time_view import TimeView
from workbench.gui.sound.verdicts import first_verdicts
from workbench.gui.sound.wave_strip import WaveStrip
from workbench.gui.state.document import Document
from workbench.gui.state.open_sound import OpenSound
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Look, Viewing

_OVERVIEW = 2000
"""Stretches that the whole recording is told in: more than any window is wide in columns of two pixels."""
_LONG_S = 600.0
"""Reading all of a longer recording takes so long that nobody waits for its overview."""
_READING = QT_TR_NOOP("Reading …")


class SpectrogramPanel(QWidget):
    """Shows the document's session's sound, as much of it as is on screen.

    What is looked at lives in `viewing.look` (times, clip, level range, colour map, selected microphone); every
    gesture changes that value, and the panel draws what it says. Frequency zoom is the panel's own.
    """

    def __init__(
        self,
        document: Document,
        viewing: Viewing,
        predictions: Predictions,
        themes: ThemeChoice,
        open_sound: OpenSound,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._viewing, self._predictions, self._themes = document, viewing, predictions, themes
        self._open_sound = open_sound
        self._is_new = True
        self._lanes: list[tuple[Strip, bool]] = []
        self._has_crosshair = True
        self.times = TimeView(viewing, self)
        self.frequencies = FrequencyView(self)
        self.clips = ClipChoice(viewing, self.times, self)
        self.bar = SoundBar()
        self.overview = OverviewStrip(themes, self.times)
        self.rows = RowsView(self.times, self.frequencies, themes)
        self.ruler = TimeRuler(themes)
        self.band = ClipBand(themes, self.clips, self.times)
        self.colour_bar = ColourBar(viewing, themes)
        self.wave = WaveStrip(themes)
        self.loader = TileLoader(self)
        self.feed = SpectrogramFeed(self.rows, self.times, self.loader, self)
        self.levels = LevelControl(self.rows, self.feed, viewing, self.colour_bar, self)
        self.pointing = Pointing(self.rows, self.feed, viewing, self)
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
        self.more_below = MoreBelow(self._scroll, self._themes)
        sound = QWidget()
        grid = QGridLayout(sound)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setSpacing(0)
        grid.setRowMinimumHeight(3, 4)
        self._above = QVBoxLayout()
        parts = ((self.bar, 0), (self.overview, 1), (self._scroll, 5), (self.wave, 6), (self.ruler, 7),
                 (self.band, 8))  # fmt: skip
        for widget, row in parts:
            grid.addWidget(widget, row, 0, 1, 1 if widget is self._scroll else 2)
        grid.addLayout(self._above, 2, 0, 1, 2)
        grid.setRowStretch(5, 1)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.colour_bar, 5, 1)
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
        self.rows.clicked.connect(self._select_microphone)
        self.rows.resized.connect(self._align)
        self.rows.resized.connect(self.more_below.count_soon)
        self.rows.wheel_unused.connect(self._scroll_rows)
        self._scroll.verticalScrollBar().valueChanged.connect(self.rows.point_again)
        self._open_sound.changed.connect(self._take_sound)
        self.feed.came.connect(self._take_picture)
        self.loader.overview_came.connect(self._take_overview)
        self.loader.waveform_came.connect(self.wave.show_peaks)
        self.loader.failed.connect(self._take_failure)
        self.wave.wanted.connect(self.loader.want_waveform)

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
        self.levels.choose()

    def add_lane(self, lane: Strip, whole: bool = True) -> None:
        """Stand a strip below the overview. whole : it shows all of the recording, as the overview does; else what is
        on screen."""
        self._lanes.append((lane, whole))
        self._above.addWidget(lane)
        self._show_strips()
        self._show_times()
        self._align()

    def toggle_crosshair(self) -> None:
        self._has_crosshair = not self._has_crosshair
        self._show_crosshair(self._viewing.look)

    @property
    def has_crosshair(self) -> bool:
        return self._has_crosshair

    # What the sound says ---------------------------------------------------------------------------------------

    @property
    def is_complete(self) -> bool:
        """Is all that is on screen drawn, exactly? The overview of a long recording may still be one at a glance."""
        sound = self.feed.sound
        return sound is not None and self.feed.is_exact and (sound.duration_s > _LONG_S or self.loader.is_complete)

    def close_sound(self) -> None:
        """End the threads, for good: nothing is read any more."""
        self.loader.close()

    def show_problem(self, text: str) -> None:
        """Why there is no sound to show, in place of it."""
        if not self.feed.has_some:
            self.rows.show_message(text)

    @Slot()
    def _take_sound(self) -> None:
        sound, look = self._open_sound.sound, self._viewing.look
        if sound is None or sound.n_microphones != len(self.rows.rows):
            self.feed.show(None, look.spectrogram)
            return
        self.frequencies.spread(look.frequency_scale, sound.rate_hz / look.spectrogram.n_fft)
        if self._is_new or not self.times.has_span or self.times.span_s != (sound.start_s, sound.end_s):
            self.times.begin((sound.start_s, sound.end_s))
        if self._is_new:
            self.frequencies.begin(sound.rate_hz / 2)
        self.levels.begin(self._is_new)
        self._is_new = False
        self.feed.show(sound, look.spectrogram)
        self.loader.want_overview(_OVERVIEW)
        self.levels.show_colours()
        self.clips.take_clips(ClipRun(sound.common_span_s))
        self._show_extent()
        self.wave.ask()

    @Slot()
    def _take_picture(self) -> None:
        self.rows.show_message("")

    @Slot(object)
    def _take_overview(self, peaks: Peaks) -> None:
        self.overview.show_envelope(envelope_of(peaks))

    @Slot(object)
    def _take_failure(self, error: UserError) -> None:
        self.feed.show(None, self._viewing.look.spectrogram)
        self.rows.show_message(str(error))

    # What the document and the look say ------------------------------------------------------------------------

    def _follow_document(self, before: Session | None, now: Session | None) -> None:
        if not is_same_sound(before, now):
            self._begin(now)
            return
        self.rows.show_names(microphone_names(now))
        self._show_verdicts()

    def _begin(self, session: Session | None) -> None:
        """Another session: forget the sound of the last."""
        self._is_new = True
        self._pages.setCurrentIndex(0 if session is None else 1)
        self.rows.show_names(microphone_names(session))
        self.stack.activate()
        self.feed.show(None, self._viewing.look.spectrogram)
        self.rows.show_message(tr(_READING) if session is not None else "")
        self.overview.show_envelope(None)
        self.clips.take_clips(())
        self.wave.show_peaks(None)
        self._viewing.change(clip=None, selection=None, **NOWHERE)
        self.times.begin(None)
        self.frequencies.begin(None)
        self.levels.forget()
        self._follow_look(None, self._viewing.look)
        self._show_verdicts()

    def _follow_look(self, before: Look | None, now: Look) -> None:
        if before is None or before.visible_s != now.visible_s:
            self._show_times()
        if before is None or before.clip != now.clip:
            self._show_clip()
        if before is not None and before.spectrogram != now.spectrogram:
            self._compute_anew(now)
        if before is not None and before.frequency_scale != now.frequency_scale:
            self.frequencies.spread(now.frequency_scale, self.frequencies.scale.step_hz)
        if before is None or before.shows_waveform != now.shows_waveform:
            self.wave.setVisible(now.shows_waveform)
            self.wave.ask()
        if before is None or before.selected_microphone != now.selected_microphone:
            for row in self.rows.rows:
                row.set_selected(row.index == now.selected_microphone)
            self.wave.show_only(now.selected_microphone)
        if before is None or _judging(before) != _judging(now):
            self._show_verdicts()
        self._show_crosshair(now)

    def _compute_anew(self, look: Look) -> None:
        """The same sound, computed in another way: levels and what is on screen stay."""
        sound = self.feed.sound
        if sound is not None:
            self.frequencies.spread(self.frequencies.scale.name, sound.rate_hz / look.spectrogram.n_fft)
            self.feed.show(sound, look.spectrogram)
            self.loader.want_overview(_OVERVIEW)
            self.levels.show_colours()
            self.wave.ask()

    def _strips(self) -> tuple[Strip, ...]:
        return self.overview, *(lane for lane, _ in self._lanes), self.wave, self.ruler, self.band

    def _show_strips(self) -> None:
        for strip in self._strips():
            strip.set_known(self.times.has_span)
        for lane, is_whole in self._lanes:
            if is_whole:
                lane.show_range(self.times.span_s)
        self._show_extent()

    def _show_extent(self) -> None:
        session = self._document.session
        self.ruler.show_extent(self.times.span_s[1], moment_of(None if session is None else session.recorded_at))

    def _show_times(self) -> None:
        self.rows.show_ranges()
        for strip in (self.wave, self.ruler, self.band, *(one for one, whole in self._lanes if not whole)):
            strip.show_range(self.times.visible_s)
        self.overview.update()

    def _show_clip(self) -> None:
        chosen = self.clips.chosen
        if chosen is not None:
            self.times.bring_into_view(chosen.start_s, chosen.end_s)
        for row in self.rows.rows:
            row.show_clip(chosen)
        self.band.update()

    def _show_verdicts(self) -> None:
        look = self._viewing.look
        self.band.show_verdicts(first_verdicts(self._predictions, look, self._document.session), look.radius_m)

    def _show_crosshair(self, look: Look) -> None:
        for row in self.rows.rows:
            if self._has_crosshair:
                row.show_crosshair(look.cursor_s, look.cursor_hz)
            else:
                row.show_crosshair(None, None)

    def _select_microphone(self, index: int) -> None:
        self._viewing.change(selected_microphone=index)

    def _scroll_rows(self, notches: float) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(round(bar.value() - notches * QApplication.wheelScrollLines() * bar.singleStep()))

    def _align(self) -> None:
        """Strips end where the rows do, though they are as wide as rows, scroll bar and colour scale together."""
        inset = self._scroll.width() + self.colour_bar.width() - self.rows.width() + EDGE_PX
        for strip in self._strips():
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
