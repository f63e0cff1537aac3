"""Sound made up for the tests of the sound views, in real files, and the events a job would send about it."""

from __future__ import annotations

import atexit
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from workbench.core.clips import cut_into_clips
from workbench.core.events import MelSpectraDone
from workbench.core.recording import Recording
from workbench.core.session import Microphone, Session, Source
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.dsp.mel import mel_centres_hz
from workbench.dsp.spectrogram_columns import column_levels_db
from workbench.engine.open_sound import SoundOpened
from workbench.files.session_sound import open_sound
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.sound import MelPanel, SpectrogramPanel
from workbench.gui.state.document import Document
from workbench.gui.state.open_sound import OpenSound
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Viewing

RATE_HZ = 22_050
DURATION_S = 12.0
_FILES = tempfile.TemporaryDirectory()
atexit.register(_FILES.cleanup)
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def session_of(n_mics: int = 4, **changes: object) -> Session:
    microphones = tuple(Microphone(name=f"M{i + 1}", file=f"m{i + 1}.wav") for i in range(n_mics))
    parts: dict[str, object] = {"id": "a", "microphones": microphones, "source": Source(position_m=(1.0, 2.0, 1.0))}
    return Session(**(parts | changes))  # type: ignore[arg-type]


@lru_cache(maxsize=8)
def recording_of(n_mics: int = 4, duration_s: float = DURATION_S) -> Recording:
    """A 2 kHz tone that grows over time, 6 dB weaker from microphone to microphone, in faint noise."""
    rng = np.random.default_rng(3)
    times_s = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    tone = 0.5 * np.sin(2 * np.pi * 2000.0 * times_s) * (times_s / duration_s)
    samples = np.stack([tone * 0.5**i + rng.normal(0, 1e-4, tone.shape) for i in range(n_mics)])
    return Recording.of_samples(samples.astype(np.float32), RATE_HZ)


_folders: dict[int, tuple[Recording, Path]] = {}


def folder_of(recording: Recording) -> Path:
    """A folder with m1.wav, m2.wav ... of a recording, sample for sample; the same one each time."""
    if id(recording) not in _folders:
        folder = Path(tempfile.mkdtemp(dir=_FILES.name))
        for i, samples in enumerate(recording.samples, start=1):
            soundfile.write(folder / f"m{i}.wav", samples, recording.rate_hz, subtype="FLOAT")
        _folders[id(recording)] = recording, folder
    return _folders[id(recording)][1]


def levels_of(recording: Recording, settings: SpectrogramSettings | None = None) -> np.ndarray:
    """The whole spectrogram, (n_mics, n_rows, n_columns) dB: what tiles are held against."""
    settings = settings or SpectrogramSettings()
    half = settings.n_fft // 2
    padded = np.pad(recording.samples, ((0, 0), (half, half + settings.n_fft)))
    levels_db = column_levels_db(padded, settings)
    return levels_db[..., : 1 + recording.samples.shape[1] // settings.hop]


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
    open_sound: OpenSound
    panel: SpectrogramPanel
    mel: MelPanel
    wait_until: Callable[..., None]

    def open(self, n_mics: int = 4, **changes: object) -> Recording:
        """Open a session and let the jobs tell all about it; come back when all is drawn."""
        recording = recording_of(n_mics)
        self.document.open(session_of(n_mics, folder=folder_of(recording), **changes), on_disk=True)
        self.hear()
        self.mel.take(mel_of(recording))
        self.settle()
        return recording

    def show(self, recording: Recording, **changes: object) -> None:
        """Open a session of this sound; come back when all is drawn."""
        session = session_of(recording.n_microphones, folder=folder_of(recording), **changes)
        self.document.open(session, on_disk=True)
        self.hear()
        self.settle()

    def hear(self) -> None:
        """What the job that opens the document's session tells first."""
        session = self.document.session
        assert session is not None
        self.open_sound.take(SoundOpened(session=session.id, sound=open_sound(session)))
        self.mel.show_sound(self.open_sound.sound)

    def settle(self) -> None:
        """Wait until all that is on screen is drawn, exactly."""
        self.wait_until(lambda: self.panel.is_complete, timeout=20_000)
        QApplication.processEvents()


def make_desk(qtbot, size: tuple[int, int] = (900, 620)) -> Desk:
    document, viewing, predictions, themes = Document(), Viewing(), Predictions(), ThemeChoice()
    sound = OpenSound(document)
    panel = SpectrogramPanel(document, viewing, predictions, themes, sound)
    mel = MelPanel(document, viewing, themes)
    for widget, height in ((panel, size[1]), (mel, 220)):
        qtbot.addWidget(widget, before_close_func=_end)
        widget.resize(size[0], height)
        widget.show()
        qtbot.waitExposed(widget)
    desk = Desk(document, viewing, predictions, themes, sound, panel, mel, qtbot.waitUntil)
    _in_use[panel] = desk
    return desk


_in_use: dict[QWidget, Desk] = {}
"""Desks whose threads run: they must not go before those have ended."""


def _end(widget: QWidget) -> None:
    desk = _in_use.pop(widget, None)
    if desk is not None:
        desk.panel.close_sound()
        desk.open_sound.close()


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
