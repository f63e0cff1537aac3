"""Record from a sound device into a new session, or only listen how loud it is."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from workbench.core.errors import UserError
from workbench.core.events import Event, Saved
from workbench.core.live_events import (
    Ended,
    FileBegun,
    InputReady,
    RecordingEnded,
    SamplesLost,
)
from workbench.devices.arrivals import Arrivals
from workbench.devices.inputs import find_input
from workbench.devices.recorder import LOOK_S, InputStream, Portion
from workbench.dsp.live_levels import LevelMeter
from workbench.files.growing_wav import HEADER_BYTES
from workbench.files.recording_folder import FILE_BYTES, RecordingFolder, refuse_folder
from workbench.files.session_folder import SESSION_FILE, read_session

SILENT_S = 3.0
"""A device that delivers nothing for so long is gone."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Record:
    """One recording.

    device : name or number of an input, "" = the default one. channels : counted from 1. rate_hz : 0 = the device's.
    out : new or empty folder for the session; None = only levels are told. seconds : None = until should_end says so,
    which is asked ten times a second. like : a session whose microphones' places are taken over.
    Yields InputReady, FileBegun, InputLevels twenty times a second, SamplesLost, and RecordingEnded with Saved. What
    was recorded is kept however it ends, also when nobody goes on listening. UserError before anything is recorded.
    """

    channels: tuple[int, ...]
    device: str = ""
    rate_hz: int = 0
    out: Path | None = None
    seconds: float | None = None
    like: Path | None = None
    name: str = ""
    file_bytes: int = FILE_BYTES
    should_end: Callable[[], bool] = _never

    def run(self) -> Generator[Event, None, None]:
        if self.out is not None:
            refuse_folder(self.out)
        device = find_input(self.device)
        rate_hz = self.rate_hz or device.rate_hz
        folder = self._folder(rate_hz)
        with InputStream(device, self.channels, rate_hz) as stream:
            yield InputReady(device=device.name, channels=self.channels, rate_hz=rate_hz)
            work = _Work(self, stream, folder)
            try:
                yield from work.events()
            finally:
                saved = work.close()
        yield work.ended(saved)
        if saved is not None:
            yield Saved(path=saved, what="session")

    def _folder(self, rate_hz: int) -> RecordingFolder | None:
        if self.out is None:
            return None
        like = None if self.like is None else read_session(self.like)
        return RecordingFolder(
            self.out, rate_hz, len(self.channels), like=like, name=self.name, file_bytes=self.file_bytes
        )


class _Work:
    """One recording that goes on."""

    def __init__(self, asked: Record, stream: InputStream, folder: RecordingFolder | None) -> None:
        self._asked, self._stream, self._folder = asked, stream, folder
        self._meter = LevelMeter(len(asked.channels), stream.rate_hz)
        self._arrivals = Arrivals(stream.rate_hz)
        self._n_samples = self._n_lost = self._first = 0
        self._ended: Ended = "asked"
        self._said = ""

    @property
    def _at_s(self) -> float:
        return self._n_samples / self._stream.rate_hz

    def events(self) -> Iterator[Event]:
        n_silent = 0
        for portion in self._stream.portions():
            if self._asked.should_end():
                yield from self._take_rest(portion)
                return
            if portion is not None:
                n_silent = 0
                yield from self._take(portion)
                if self._ended != "asked":
                    return
                continue
            n_silent += 1  # looks are counted: this process may have been held up itself
            if not self._stream.is_running or n_silent * LOOK_S > SILENT_S:
                self._ended = "device"
                self._said = f"{self._stream.device.name} delivers no sound any more"
                return

    def close(self) -> Path | None:
        """End the files; -> the session's folder, None when nothing was recorded. A full disk refuses even that."""
        if self._folder is None:
            return None
        try:
            session = self._folder.close()
        except UserError as error:
            if self._ended != "disk":
                self._ended, self._said = "disk", str(error)
            folder = self._folder.folder
            return folder if (folder / SESSION_FILE).is_file() else None
        return None if session is None else session.folder

    def _take_rest(self, portion: Portion | None) -> Iterator[Event]:
        """What had come when somebody asked for the end: a slow disk may have kept seconds of it waiting."""
        for each in (*(() if portion is None else (portion,)), *self._stream.rest()):
            yield from self._take(each)
            if self._ended != "asked":
                return

    def ended(self, folder: Path | None) -> RecordingEnded:
        return RecordingEnded(
            folder=folder, duration_s=self._at_s, n_lost=self._n_lost, ended=self._ended, said=self._said
        )

    def _take(self, portion: Portion) -> Iterator[Event]:
        samples = portion.samples[: self._n_left()]
        try:
            yield from self._losses(portion)
            yield from self._write(samples)
        except UserError as error:
            self._ended, self._said = "disk", str(error)
            return
        self._n_samples += len(samples)
        levels = self._meter.take(samples, self._at_s)
        if levels is not None:
            yield levels
        if not self._n_left():
            self._ended = "time"

    def _n_left(self) -> int:
        """Samples until the time is up."""
        if self._asked.seconds is None:
            return 2**62
        return max(round(self._asked.seconds * self._stream.rate_hz) - self._n_samples, 0)

    def _write(self, samples: np.ndarray) -> Iterator[Event]:
        if self._folder is None:
            return
        begun = self._folder.write(samples)
        self._folder.flush()
        for path, first in begun:
            yield FileBegun(
                path=path,
                first=first,
                n_channels=self._folder.n_channels,
                rate_hz=self._folder.rate_hz,
                header_bytes=HEADER_BYTES,
            )

    def _losses(self, portion: Portion) -> Iterator[Event]:
        n_samples = len(portion.samples)
        if portion.n_dropped:
            lost_s = portion.n_dropped / self._stream.rate_hz
            yield self._lost(self._n_samples, self._n_samples, lost_s, "the disk was too slow")
            self._arrivals = Arrivals(self._stream.rate_hz)
            self._first = self._n_samples
        loss = self._arrivals.note(n_samples, portion.arrived_s, is_told=portion.is_told)
        if loss is not None:
            yield self._lost(
                self._first + loss.first, self._first + loss.end, loss.lost_s, "the device or the system dropped it"
            )

    def _lost(self, first: int, end: int, lost_s: float, why: str) -> SamplesLost:
        at_s, until_s = first / self._stream.rate_hz, end / self._stream.rate_hz
        self._n_lost += 1
        if self._folder is not None:
            self._folder.note_loss(at_s, until_s, lost_s)
        return SamplesLost(at_s=at_s, until_s=until_s, lost_s=lost_s, why=why)
