"""The sound of a session: all its files on one clock and at one rate."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import soxr

from workbench.core.errors import UserError
from workbench.core.recording import Recording
from workbench.core.session import AudioFile, Microphone, Session, title_of
from workbench.files.audio_info import AudioInfo, read_audio_info
from workbench.files.channels import Channels, read_channels
from workbench.files.links import not_saved_yet, sound_path

__all__ = ["AudioInfo", "audio_infos", "changed_files", "read_audio_info", "read_recording", "with_hashes"]

MAX_SAMPLES = 2**29
"""Of a recording in memory, all channels together: 2 GiB, 50 minutes of four channels at 44.1 kHz."""

EQUAL_WITHIN_S = 1e-3
"""Recorders often drop a few samples at the end; less than this is no difference."""


@dataclass(frozen=True)
class _Sound:
    """One channel at the recording's rate.

    samples : (n_samples,) float32, full scale = 1.0; offset_s : where it starts on the session's clock.
    """

    samples: np.ndarray
    offset_s: float


def read_recording(session: Session, rate_hz: int | None = None) -> Recording:
    """All microphones of a session on the session's clock.

    rate_hz : wanted samples a second; None = the highest rate among the files, so that nothing is lost. Files of
    another rate are resampled (soxr, HQ); those of the same rate are not touched.

    Each microphone starts at its offset_s, to the nearest sample; outside its span it is zero. What had to be
    assumed or mended is told in notes: cut-off files, unequal lengths, samples that are no numbers, resampling.
    Raises UserError with everything that makes the sound unreadable, of all files at once.
    """
    infos, errors = audio_infos(session)
    if errors:
        raise all_of(session, errors)
    rate = rate_hz or max(info.rate_hz for info in infos.values())
    _refuse_too_much(session, infos, rate)
    files = _read_files(session, infos)
    notes = [note for info in infos.values() for note in info.problems]
    notes += [note for file in files.values() for note in file.notes]
    notes += _notes_of_channels(session.microphones)
    if rate_hz is None:
        notes += [
            f"{name} was resampled from {info.rate_hz} to {rate} Hz, the highest rate of this session"
            for name, info in infos.items()
            if info.rate_hz != rate
        ]
    sounds = _at_rate(session.microphones, files, rate)
    recording = _on_one_clock(sounds, rate, np.array([m.gain_db for m in session.microphones], dtype=np.float64))
    notes += _notes_of_lengths(session.microphones, recording.spans_s)
    lowest_hz = min(info.rate_hz for info in infos.values())
    return replace(recording, recorded_rate_hz=lowest_hz, notes=tuple(dict.fromkeys(notes)))


def changed_files(session: Session) -> tuple[str, ...]:
    """A sentence for each audio file in use that is no longer what it was when its hash was noted, or is gone.

    Reads them whole; files without a hash, or that no microphone reads, are left out.
    Raises UserError when a name leaves the folder.
    """
    told = []
    for name, known in session.audio.items():
        if known.sha256 is None or all(m.file != name for m in session.microphones):
            continue
        path = sound_path(session, name)
        if not path.is_file():
            told.append(f"{name} is not there any more")
        elif sha256_of(path) != known.sha256.lower():
            told.append(f"{name} changed since it was annotated")
    return tuple(told)


def with_hashes(session: Session) -> Session:
    """The same session with the hash of every audio file that has none yet and is there."""
    audio = dict(session.audio)
    for name in dict.fromkeys(m.file for m in session.microphones):
        path = sound_path(session, name)
        known = audio.get(name, AudioFile())
        if known.sha256 is None and path.is_file():
            audio[name] = replace(known, sha256=sha256_of(path))
    return replace(session, audio=audio) if audio != session.audio else session


def sha256_of(path: Path) -> str:
    """Hash of a file's bytes, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def audio_infos(session: Session) -> tuple[dict[str, AudioInfo], list[UserError]]:
    """What each file of the session holds, by name, and why others, or channels of these, cannot be read."""
    infos: dict[str, AudioInfo] = {}
    errors: list[UserError] = []
    if session.folder is None:
        raise not_saved_yet()
    for name in dict.fromkeys(name for m in session.microphones for name in m.files):
        try:
            infos[name] = read_audio_info(sound_path(session, name), name)
        except UserError as error:
            errors.append(error)
    for i, microphone in enumerate(session.microphones, start=1):
        info = infos.get(microphone.file)
        if info is not None and microphone.channel > info.n_channels:
            has = "1 channel" if info.n_channels == 1 else f"{info.n_channels} channels"
            errors.append(
                UserError(f"Microphone {i} needs channel {microphone.channel} of {microphone.file}, which has {has}")
            )
    return infos, errors


def all_of(session: Session, errors: Iterable[UserError]) -> UserError:
    """Everything that makes a session's sound unreadable, as one error."""
    errors = list(errors)
    hints = ". ".join(dict.fromkeys(error.hint for error in errors if error.hint))
    return UserError.of_many(_sound_of(session), [error.problem for error in errors], hints)


def _sound_of(session: Session) -> str:
    return f"The sound of {title_of(session)}"


def _refuse_too_much(session: Session, infos: Mapping[str, AudioInfo], rate_hz: int) -> None:
    ends_s = [m.offset_s + infos[m.file].duration_s for m in session.microphones]
    duration_s = max(ends_s) - min(m.offset_s for m in session.microphones)
    n_samples = duration_s * rate_hz * len(session.microphones)
    if n_samples > MAX_SAMPLES:
        raise UserError(
            f"{_sound_of(session)} is {duration_s:,.0f} s long from the first start to the last end, which needs "
            f"{n_samples * 4 / 1024**3:,.1f} GiB of memory",
            "Cut the files into shorter ones, or correct offset_s if it is wrong",
        )


def _read_files(session: Session, infos: Mapping[str, AudioInfo]) -> dict[str, Channels]:
    """Each file once, with the channels that are needed (in increasing order)."""
    with ThreadPoolExecutor(max_workers=_n_workers(len(infos))) as pool:
        jobs = {
            name: pool.submit(read_channels, info, _channels_needed(session.microphones, name), name)
            for name, info in infos.items()
        }
    errors = [error for job in jobs.values() if isinstance(error := job.exception(), UserError)]
    if errors:
        raise all_of(session, errors)
    return {name: job.result() for name, job in jobs.items()}


def _channels_needed(microphones: Iterable[Microphone], file: str) -> list[int]:
    return sorted({m.channel for m in microphones if m.file == file})


def _at_rate(microphones: tuple[Microphone, ...], files: Mapping[str, Channels], rate_hz: int) -> list[_Sound]:
    """One sound a microphone, resampled where the rate differs; soxr lets other threads run meanwhile."""

    def resampled(microphone: Microphone) -> _Sound:
        file = files[microphone.file]
        row = _channels_needed(microphones, microphone.file).index(microphone.channel)
        samples = file.samples[row]
        if file.rate_hz != rate_hz:
            samples = soxr.resample(samples, file.rate_hz, rate_hz, quality="HQ")
        return _Sound(samples, microphone.offset_s)

    with ThreadPoolExecutor(max_workers=_n_workers(len(microphones))) as pool:
        return list(pool.map(resampled, microphones))


def _n_workers(n_jobs: int) -> int:
    return max(1, min(n_jobs, os.cpu_count() or 1, 8))


def _on_one_clock(sounds: list[_Sound], rate_hz: int, gain_db: np.ndarray) -> Recording:
    """Lay sounds side by side, each from its offset on; sample 0 is where the earliest starts."""
    start_s = min(sound.offset_s for sound in sounds)
    starts = [round((sound.offset_s - start_s) * rate_hz) for sound in sounds]
    ends = [start + len(sound.samples) for start, sound in zip(starts, sounds, strict=True)]
    samples = np.zeros((len(sounds), max(ends)), dtype=np.float32)
    for row, sound, start, end in zip(samples, sounds, starts, ends, strict=True):
        row[start:end] = sound.samples
    spans_s = start_s + np.array([starts, ends], dtype=np.float64).T / rate_hz
    return Recording(samples, rate_hz, start_s, spans_s, gain_db)


def _notes_of_channels(microphones: tuple[Microphone, ...]) -> list[str]:
    """Two microphones that read the same channel: nearly always a slip."""
    first: dict[tuple[str, int], int] = {}
    notes = []
    for i, m in enumerate(microphones, start=1):
        earlier = first.setdefault((m.file, m.channel), i)
        if earlier != i:
            notes.append(f"Microphones {earlier} and {i} both read channel {m.channel} of {m.file}")
    return notes


def _notes_of_lengths(microphones: tuple[Microphone, ...], spans_s: np.ndarray) -> list[str]:
    lengths_s = spans_s[:, 1] - spans_s[:, 0]
    if np.ptp(lengths_s) <= EQUAL_WITHIN_S:
        return []
    short, long = int(lengths_s.argmin()), int(lengths_s.argmax())
    names = [m.name or f"M{i}" for i, m in enumerate(microphones, start=1)]
    return [
        f"The channels are not equally long: {names[short]} has {lengths_s[short]:.3f} s, "
        f"{names[long]} has {lengths_s[long]:.3f} s"
    ]
