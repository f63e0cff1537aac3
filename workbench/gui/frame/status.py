"""The bottom line: what the sound is, what is under the cursor, where the edits are."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from workbench.core.session import Session
from workbench.gui.documents.keeping import Keeping
from workbench.gui.language.words import tr
from workbench.gui.looks.plain_tip import plain_tip
from workbench.gui.sound.ticks import said_level
from workbench.gui.sound.time_text import time_text, unit_of
from workbench.gui.state.document import Document
from workbench.gui.state.open_sound import OpenSound
from workbench.gui.state.viewing import Look, Viewing
from workbench.gui.work.job_bar import JobBar

SAID_MS = 8_000


class StatusBar(QStatusBar):
    """Sound, cursor, where the edits are, what was confirmed last, and the job bar on the right."""

    def __init__(
        self,
        document: Document,
        keeping: Keeping,
        viewing: Viewing,
        open_sound: OpenSound,
        job_bar: JobBar,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._keeping, self._open_sound = document, keeping, open_sound
        self.sound, self.cursor, self.saved = QLabel(), QLabel(), QLabel()
        self.setSizeGripEnabled(False)
        self.sound.setContentsMargins(8, 0, 8, 0)
        self.cursor.setMinimumWidth(self.fontMetrics().horizontalAdvance("M10  000.000 s  00.00 kHz  -100.0 dB") + 24)
        self.saved.setContentsMargins(8, 0, 8, 0)
        for label in (self.sound, self.cursor, self.saved):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            label.setTextFormat(Qt.TextFormat.PlainText)  # names come from files
            self.addWidget(label)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.told.setContentsMargins(8, 0, 8, 0)
        self.addWidget(self.told, 1)
        self._half_typed: tuple[str, ...] = ()
        self._told, self._silence = "", QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(self._hush)
        self.addPermanentWidget(job_bar)
        open_sound.changed.connect(self._take_sound)
        document.changed.connect(self._show_saved)
        keeping.changed.connect(self._show_saved)
        viewing.changed.connect(self._show_cursor)
        self._show_saved()

    def say(self, text: str) -> None:
        """Confirm something for some seconds."""
        self._told = text
        self.told.setToolTip(plain_tip(text))
        self._show_told()
        self._silence.start(SAID_MS)

    @Slot()
    def _hush(self) -> None:
        self._told = ""
        self.told.setToolTip("")
        self._show_told()

    @property
    def said(self) -> str:
        """What is confirmed now, in full; empty when nothing."""
        return self._told

    def _show_told(self) -> None:
        room = self.told.contentsRect().width()
        self.told.setText(self.told.fontMetrics().elidedText(self._told, Qt.TextElideMode.ElideMiddle, room))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._show_told()

    @Slot()
    def _take_sound(self) -> None:
        sound = self._open_sound.sound
        self.sound.setText("" if sound is None else said_sound(sound.rate_hz, sound.n_microphones, sound.duration_s))

    @Slot(tuple)
    def take_half_typed(self, said: tuple[str, ...]) -> None:
        """Which places are typed in part, a sentence each: they are in no file."""
        self._half_typed = said
        self._show_saved()

    @Slot()
    def _show_saved(self, *_: object) -> None:
        """Where the edits are: never better than it is."""
        session = self._document.session
        n, state = len(self._half_typed), tr(self._keeping.state.value)
        half = tr("{n} place only half typed", n=n) if n == 1 else tr("{n} places only half typed", n=n)
        self.saved.setText(f"{state}; {half}" if n and state else state)
        if session is None:
            self.saved.setToolTip("")
        else:
            where = self._keeping.problem or session.read_only_reason or str(session.folder or "")
            self.saved.setToolTip("\n".join((where, *self._half_typed)))

    @Slot(object, object)
    def _show_cursor(self, before: Look, now: Look) -> None:
        self.cursor.setText(said_cursor(now, self._document.session))


def said_sound(rate_hz: int, n_channels: int, duration_s: float) -> str:
    """What the sound is, in figures: "44.1 kHz  4 ch  30.0 s", "48 kHz  4 ch  1:02:03"."""
    unit = unit_of(duration_s)
    length = f"{duration_s:.1f} s" if unit == "s" else time_text(duration_s, unit, 1.0)
    return tr("{rate:g} kHz   {n} ch   {length}", rate=rate_hz / 1000, n=n_channels, length=length)


def said_cursor(look: Look, session: Session | None) -> str:
    """What is under the pointer ("M2  12.345 s  1.02 kHz  43.1 dB"); empty outside the spectrograms."""
    if look.cursor_s is None or look.cursor_hz is None:
        return ""
    unit = unit_of(look.visible_s[1])
    when = f"{look.cursor_s:.3f} s" if unit == "s" else time_text(look.cursor_s, unit)
    said = [when, said_frequency(look.cursor_hz)]
    if look.cursor_db is not None:
        said.append(said_level(look.cursor_db))
    if look.cursor_microphone is not None and session is not None and look.cursor_microphone < len(session.microphones):
        said.insert(0, session.microphones[look.cursor_microphone].name or f"M{look.cursor_microphone + 1}")
    return "   ".join(said)


def said_frequency(hz: float) -> str:
    return f"{hz:.0f} Hz" if hz < 1000 else f"{hz / 1000:.2f} kHz"
