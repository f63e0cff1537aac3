"""What a recording tells while it goes on: its files, its levels, and what got lost on the way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from workbench.core.events import Declined, Event, Located

Ended = Literal["asked", "time", "disk", "device"]
"""Somebody asked, the time was up, the disk refused, or the device delivered no more."""


@dataclass(frozen=True, kw_only=True)
class InputReady(Event):
    """Sound comes in. channels : of the device, counted from 1, in the order in which they are microphones."""

    device: str
    channels: tuple[int, ...]
    rate_hz: int


@dataclass(frozen=True, kw_only=True)
class FileBegun(Event):
    """A file that grows from now on. first : sample of the recording with which it begins.

    The file is 24-bit WAV of so many channels; its sound begins at byte `header_bytes`.
    """

    path: Path
    first: int
    n_channels: int
    rate_hz: int
    header_bytes: int


@dataclass(frozen=True, kw_only=True)
class InputLevels(Event):
    """How loud each microphone was since the last such event, dB re full scale (peaks; mean power of a sine is -3 dB).

    at_s : where the recording (or the sound check) is. n_clipped : samples at full scale, a microphone.
    """

    at_s: float
    peak_db: tuple[float, ...]
    mean_db: tuple[float, ...]
    n_clipped: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SamplesLost(Event):
    """Sound is missing between at_s and until_s of the recording: what follows came lost_s later than its place tells.

    Both are the same where the place is known. lost_s : measured by the computer's clock, to some milliseconds.
    """

    at_s: float
    until_s: float
    lost_s: float
    why: str


@dataclass(frozen=True, kw_only=True)
class RecordingEnded(Event):
    """The session is whole. said : why it ended, where nobody asked it to."""

    folder: Path | None
    duration_s: float
    n_lost: int
    ended: Ended
    said: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class ColumnsCame(Event):
    """New columns of the rolling spectrogram. codes : (n_mics, n_bands, n) uint8 (core.tiles), lowest frequency first.

    first : number of the first one; column j is centred at (j + 1/2) * hop_s or so of the recording.
    """

    first: int
    codes: np.ndarray


@dataclass(frozen=True, kw_only=True)
class NewestLocated(Event):
    """What the methods said of the last 3 s: one answer or refusal each. end_s : on the recording's clock."""

    end_s: float
    answers: tuple[Located | Declined, ...]
