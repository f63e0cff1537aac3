"""Mel-spectra of the chosen clip, and levels against the first microphone: what the networks hear."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QT_TR_NOOP, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from workbench.core.clips import CLIP_LENGTH_S, WHOLE_S, n_clips_in
from workbench.core.events import ClipMelDone, Event, MelSpectraDone
from workbench.core.session import Session
from workbench.files.session_sound import SessionSound
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.sound.empty_page import EmptyPage
from workbench.gui.sound.figures import axis_font
from workbench.gui.sound.mel_heading import MelHeading
from workbench.gui.sound.mel_plot import AXIS_PX, MelPlot
from workbench.gui.sound.mel_scale import bands_below, mean_over_clips_db, round_range_db
from workbench.gui.sound.names import is_same_sound, microphone_names
from workbench.gui.sound.ticks import seconds_text
from workbench.gui.state.document import Document
from workbench.gui.state.viewing import Look, Viewing

_WIDEST_DB = 90.0
_STEP_DB = 10.0
_REFERENCE = QT_TR_NOOP(
    "Not dB re full scale: power of a frame of 2048 samples (Hann), summed over each of the 128 Slaney bands, which "
    "are normalised by their area; 10 log10 of the mean over the clip. A full-scale sine is at about "
    "+39 dB up to 1 kHz, +34 dB at 3 kHz and +30 dB at 10 kHz."
)
_WAITING = QT_TR_NOOP("Mel-spectra of the clips appear here")
_CHOOSE = QT_TR_NOOP("The recording is long: choose a clip, and its mel-spectra appear here")


class MelPanel(QWidget):
    """`take(event)` feeds it; `viewing.look.clip` says which clip, None the mean power of all clips.

    Of a long recording only the chosen clip is known. Curves end where the recording does: bands above half its rate
    hold no sound.
    """

    def __init__(
        self, document: Document, viewing: Viewing, themes: ThemeChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._viewing, self._themes = document, viewing, themes
        self._spectra: MelSpectraDone | None = None
        self._one: ClipMelDone | None = None
        self._n_clips = 0
        self._is_long = False
        self._mean_db = np.zeros((0, 0))
        self._highest_hz = np.inf  # half the rate it was recorded at: nothing was heard above
        self.heading = MelHeading(themes)
        self.level_words = PlotWords(themes)
        self.difference_words = PlotWords(themes)
        self.levels = MelPlot(themes, has_zero_line=False)
        self.differences = MelPlot(themes, has_zero_line=True)
        self._lay_out()
        document.changed.connect(self._follow_document)
        viewing.changed.connect(self._follow_look)
        themes.changed.connect(self._follow_theme)
        for heard in (self.level_words, self.levels):
            heard.setToolTip(tr(_REFERENCE))
        self._show_names(document.session)
        self._show_page()

    def _lay_out(self) -> None:
        shown = QWidget()
        self._grid = grid = QGridLayout(shown)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.heading, 0, 0, 1, 2)
        for column, (words, plot) in enumerate(
            ((self.level_words, self.levels), (self.difference_words, self.differences))
        ):
            grid.addWidget(words, 1, column)
            grid.addWidget(plot, 2, column)
            grid.setColumnStretch(column, 3 - column)
        grid.setRowStretch(2, 1)
        self.empty = EmptyPage(self._themes, tr(_WAITING))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(shown)

    def take(self, event: Event) -> None:
        """Listen to a job."""
        session = self._document.session
        if isinstance(event, ClipMelDone) and session is not None and len(event.levels_db) == len(session.microphones):
            self._take_clip(event)
        if not isinstance(event, MelSpectraDone) or session is None:
            return
        if not event.clips:
            said = tr("No mel-spectra: the recording is shorter than one clip of {s:g} s", s=CLIP_LENGTH_S)
            self.empty.show_text(said)
        elif not self._is_long and event.levels_db.shape[1] == len(session.microphones):
            self._spectra = event
            self._mean_db = mean_over_clips_db(event.levels_db)
            heard_db = event.levels_db[..., : bands_below(self._highest_hz, event.centres_hz)]
            self.levels.show_range(round_range_db(heard_db, _STEP_DB, _WIDEST_DB))
            self._show_page()

    def show_sound(self, sound: SessionSound | None) -> None:
        """Which sound it is; None = there is none."""
        self._spectra = self._one = None
        self._is_long = False
        if sound is not None:
            start_s, end_s = sound.common_span_s
            self._highest_hz, self._n_clips = sound.recorded_rate_hz / 2, n_clips_in(end_s - start_s)
            self._is_long = sound.duration_s > WHOLE_S
        self.empty.show_text(tr(_CHOOSE) if self._is_long else tr(_WAITING))
        self._show_page()

    @property
    def asks_for_clips(self) -> bool:
        """Is the recording so long that a clip's mel-spectra are computed only when it is chosen?"""
        return self._is_long

    def _take_clip(self, event: ClipMelDone) -> None:
        self._one = event
        heard_db = event.levels_db[:, : bands_below(self._highest_hz, event.centres_hz)]
        self.levels.show_range(round_range_db(heard_db, _STEP_DB, _WIDEST_DB))
        self._show_page()

    def shown_levels_db(self) -> np.ndarray:
        """(n_mics, n_bands) of the chosen clip, or the mean power of all clips; (0, 0) while there is none."""
        clip = self._viewing.look.clip
        if self._one is not None:
            return self._one.levels_db
        if self._spectra is None or clip is None or clip >= len(self._spectra.levels_db):
            return self._mean_db
        return self._spectra.levels_db[clip]

    def title(self) -> str:
        """Which clip is shown."""
        clip = self._viewing.look.clip
        if self._one is not None:
            one = self._one.clip
            stretch = seconds_text(one.start_s, one.end_s)
            return tr("Clip {number} of {n}, {stretch}", number=one.index + 1, n=self._n_clips, stretch=stretch)
        if self._spectra is None:
            return ""
        if clip is None or clip >= len(self._spectra.clips):
            return tr("All clips, mean")
        chosen, n = self._spectra.clips[clip], len(self._spectra.clips)
        stretch = seconds_text(chosen.start_s, chosen.end_s)
        return tr("Clip {number} of {n}, {stretch}", number=clip + 1, n=n, stretch=stretch)

    def _show_page(self) -> None:
        known = self._one or self._spectra
        self._pages.setCurrentIndex(0 if known is None else 1)
        if known is not None:
            self._show_clip(known.centres_hz)

    def _show_clip(self, centres_hz: np.ndarray) -> None:
        n_bands = bands_below(self._highest_hz, centres_hz)
        levels_db, centres_hz = self.shown_levels_db()[:, :n_bands], centres_hz[:n_bands]
        everyone = tuple(range(len(levels_db)))
        self.heading.show_title(self.title())
        self.levels.show_curves(levels_db, centres_hz, everyone)
        differences_db = levels_db[1:] - levels_db[:1]
        if len(differences_db):
            self.differences.show_curves(differences_db, centres_hz, everyone[1:])
            low_db, high_db = round_range_db(differences_db, _STEP_DB, _WIDEST_DB)
            self.differences.show_range((min(low_db, -_STEP_DB), max(high_db, _STEP_DB)))
        for widget in (self.differences, self.difference_words):
            widget.setVisible(bool(len(differences_db)))
        self._grid.setColumnStretch(1, 2 if len(differences_db) else 0)

    def _show_names(self, session: Session | None) -> None:
        names = microphone_names(session)
        self.heading.show_names(names)
        first = names[0] if names else tr("the first microphone")
        self.level_words.show_words(tr("Mel-spectra, dB as the networks hear it"))
        self.difference_words.show_words(tr("Relative to {first}, dB over Hz", first=first))

    def _follow_document(self, before: Session | None, now: Session | None) -> None:
        self._show_names(now)
        if not is_same_sound(before, now):
            self.show_sound(None)

    def _follow_look(self, before: Look, now: Look) -> None:
        if before.cursor_hz != now.cursor_hz:
            self.levels.show_cursor(now.cursor_hz)
            self.differences.show_cursor(now.cursor_hz)
        if before.clip != now.clip:
            if self._one is not None and self._one.clip.index != now.clip:
                self._one = None  # another one is on its way
            self._show_page()

    def _follow_theme(self, _theme: Theme) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._themes.theme.surface))
        painter.end()


class PlotWords(QWidget):
    """What a plot's axes mean, above it, beginning where its plot begins."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._words = themes, ""
        self.setFont(axis_font())
        self.setFixedHeight(self.fontMetrics().height() + 2)
        themes.changed.connect(self._follow_theme)

    @property
    def words(self) -> str:
        return self._words

    def show_words(self, words: str) -> None:
        self._words = words
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._themes.theme.surface))
        painter.setPen(QColor(self._themes.theme.muted))
        room = QRectF(AXIS_PX, 0, self.width() - AXIS_PX, self.height())
        text = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _follow_theme(self, _theme: Theme) -> None:
        self.update()
