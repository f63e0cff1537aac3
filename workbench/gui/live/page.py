"""The middle of the Live workspace: what to record, how loud it is, and what it looks like."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.gui.language.words import tr
from workbench.gui.live.form import LiveForm
from workbench.gui.live.level_bars import LevelBars
from workbench.gui.live.rolling import RollingSpectrogram
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.state.viewing import Viewing


class LivePage(QWidget):
    """Widgets only; LiveDesk says what they do. began_to_show : people look at it now."""

    check_asked = Signal()
    record_asked = Signal()
    stop_asked = Signal()
    discard_asked = Signal()
    locating_changed = Signal()

    def __init__(self, viewing: Viewing, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.form = LiveForm(themes, self)
        self.bars, self.rolling = LevelBars(themes, self), RollingSpectrogram(viewing, themes, self)
        self.check, self.record = QPushButton(tr("&Check Sound"), self), QPushButton(tr("Reco&rd"), self)
        self.stop, self.discard = QPushButton(tr("&Stop"), self), QPushButton(tr("Discard"), self)
        self.time, self.state, self.answer = QLabel(self), QLabel(self), QLabel(self)
        self.locates = QCheckBox(tr("&Localize the last 3 s, every half second"), self)
        self.locates.setChecked(True)
        self._lay_out()
        for button, signal in (
            (self.check, self.check_asked),
            (self.record, self.record_asked),
            (self.stop, self.stop_asked),
            (self.discard, self.discard_asked),
        ):
            button.clicked.connect(signal)
        self.locates.toggled.connect(self._take_locates)
        themes.changed.connect(self._colour)

    @property
    def tab_stops(self) -> list[QWidget]:
        return [*self.form.tab_stops, self.check, self.record, self.stop, self.discard, self.locates]

    def say(self, text: str, tone: str = "info") -> None:
        """Beside the buttons: what goes on, or what went wrong (warning, error)."""
        self.state.setText(text)
        self.state.setToolTip(text)
        self.state.setProperty("tone", tone)
        self._colour()

    def _lay_out(self) -> None:
        self.record.setProperty("main", True)
        self.check.setToolTip(tr("Hear how loud each microphone is; nothing is written"))
        self.discard.setToolTip(tr("End the recording and delete it"))
        self.time.setProperty("role", "title")
        self.time.setMinimumWidth(self.time.fontMetrics().horizontalAdvance("00:00:00.0") + 16)
        for label in (self.state, self.answer):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self.check, self.record, self.stop, self.discard, self.time):
            buttons.addWidget(widget)
        buttons.addWidget(self.state, 1)
        body = QHBoxLayout()
        body.setSpacing(12)
        bars = QVBoxLayout()
        bars.addWidget(self.bars)
        bars.addStretch(1)
        body.addLayout(bars, 3)
        body.addWidget(self.rolling, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addLayout(buttons)
        column.addLayout(body, 1)
        column.addWidget(self.locates)
        column.addWidget(self.answer)

    @Slot(bool)
    def _take_locates(self, *_: object) -> None:
        self.locating_changed.emit()

    @Slot(object)
    def _colour(self, *_: object) -> None:
        theme = self._themes.theme
        tones = {"warning": theme.warning, "error": theme.error}
        self.state.setStyleSheet(f"color: {tones.get(str(self.state.property('tone')), theme.muted)}")
