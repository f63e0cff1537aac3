"""Sound made up for the tests of the sound views, and the events a job would send about it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from workbench.core.clips import cut_into_clips
from workbench.core.events import MelSpectraDone, SoundRead, SpectrogramDone
from workbench.core.recording import Recording
from workbench.core.session import Microphone, Session, Source
from workbench.dsp.mel import mel_centres_hz
from workbench.dsp.spectrogram import spectrogram_db
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.sound import MelPanel, SpectrogramPanel
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Viewing

RATE_HZ = 22_050
DURATION_S = 12.0
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def session_of(n_mics: int = 4, **changes: object) -> Session:
    microphones = tuple(Microphone(name=f"M{i + 1}", file=f"m{i + 1}.wav") for i in range(n_mics))
    parts: dict[str, object] = {"id": "a", "microphones": microphones, "source": Source(position_m=(1.0, 2.0, 1.0))}
    return Session(**(parts | changes))  # type: ignore[arg-type]


def recording_of(n_mics: int = 4, duration_s: float = DURATION_S) -> Recording:
    """A 2 kHz tone that grows over time, 6 dB weaker from microphone to microphone, in faint noise."""
    rng = np.random.default_rng(3)
    times_s = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    tone = 0.5 * np.sin(2 * np.pi * 2000.0 * times_s) * (times_s / duration_s)
    samples = np.stack([tone * 0.5**i + rng.normal(0, 1e-4, tone.shape) for i in range(n_mics)])
    return Recording.of_samples(samples.astype(np.float32), RATE_HZ)


def spectrogram_of(recording: Recording) -> SpectrogramDone:
    return SpectrogramDone(
        session="a",
        levels_db=spectrogram_db(recording.samples),
        highest_hz=recording.rate_hz / 2,
        start_s=recording.start_s,
        step_s=512 / recording.rate_hz,
    )


def mel_of(recording: Recording) -> MelSpectraDone:
    """Mel-spectra that tell clip, microphone and band apart: -band/4 - 6 microphone + clip/10 dB."""
    clips = cut_into_clips(recording.common_span_s)
    clip, mic, band = np.meshgrid(
        np.arange(len(clips)), np.arange(recording.n_microphones), np.arange(128), indexing="ij"
    )
    levels_db = (-band / 4.0 - 6.0 * mic + clip / 10.0).astype(np.float32)
    return MelSpectraDone(session="a", clips=clips, levels_db=levels_db, centres_hz=mel_centres_hz())


@dataclass
class Desk:
    """Both panels with everything they listen to."""

    document: Document
    viewing: Viewing
    predictions: Predictions
    themes: ThemeChoice
    panel: SpectrogramPanel
    mel: MelPanel

    def open(self, n_mics: int = 4, **changes: object) -> Recording:
        """Open a session and let the jobs tell all about it."""
        self.document.open(session_of(n_mics, **changes), on_disk=True)
        recording = recording_of(n_mics)
        for event in (SoundRead(session="a", recording=recording), spectrogram_of(recording), mel_of(recording)):
            self.panel.take(event)
            self.mel.take(event)
        QApplication.processEvents()
        return recording


def make_desk(qtbot, size: tuple[int, int] = (900, 620)) -> Desk:
    document, viewing, predictions, themes = Document(), Viewing(), Predictions(), ThemeChoice()
    panel = SpectrogramPanel(document, viewing, predictions, themes)
    mel = MelPanel(document, viewing, themes)
    for widget, height in ((panel, size[1]), (mel, 220)):
        qtbot.addWidget(widget)
        widget.resize(size[0], height)
        widget.show()
        qtbot.waitExposed(widget)
    return Desk(document, viewing, predictions, themes, panel, mel)


def turn_wheel(widget: QWidget, at: QPoint, notches: float, held: Qt.KeyboardModifier = NO_KEY) -> bool:
    """One turn of a real wheel event; up is positive. Returns whether the widget took it."""
    event = QWheelEvent(
        QPointF(at), widget.mapToGlobal(QPointF(at)), QPoint(), QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()
    return event.isAccepted()


def move_mouse(widget: QWidget, at: QPoint, buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """A real mouse move, buttons held or not; QTest.mouseMove knows no buttons."""
    there = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove, there, widget.mapToGlobal(there), Qt.MouseButton.NoButton, buttons, NO_KEY
    )
    QApplication.sendEvent(widget, event)


def picture_of(widget: QWidget) -> np.ndarray:
    """What is on screen, (height, width, 3) uint8."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()
