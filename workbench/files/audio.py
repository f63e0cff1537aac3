"""The sound of a session in memory, all its files on one clock and at one rate; and whether they are what they were."""

from __future__ import annotations

import math
import os
from collections.abc import Generator, Iterator
from dataclasses import replace

import numpy as np

from workbench.core.errors import UserError, reason_of
from workbench.core.recording import Recording
from workbench.core.session import AudioFile, Session
from workbench.files.audio_files import all_of, audio_infos, sound_of
from workbench.files.audio_info import AudioInfo, broken, read_audio_info
from workbench.files.hashes import hashing, is_known, sha256_of
from workbench.files.links import sound_path
from workbench.files.mends import Mends
from workbench.files.resampled import n_resampled
from workbench.files.session_sound import SessionSound, open_sound

__all__ = [
    "AudioInfo", "audio_infos", "changed_files", "read_audio_info", "read_recording", "sha256_of", "with_hashes",
]  # fmt: skip

MAX_SAMPLES = 2**29
"""Of a recording in memory, all channels together: 2 GiB, 50 minutes of four channels at 44.1 kHz."""

EQUAL_WITHIN_S = 1e-3
"""Recorders often drop a few samples at the end; less than this is no difference."""


def read_recording(
    session: Session, rate_hz: int | None = None, span_s: tuple[float, float] | None = None
) -> Recording:
    """All microphones of a session on the session's clock, in memory; SessionSound reads the same as it is needed.

    rate_hz : wanted samples a second; None = the highest rate among the files, so that nothing is lost. Files of
    another rate are resampled (soxr, HQ); those of the same rate are not touched.
    span_s : from where to where, session-clock seconds, either end may be infinite; None = all of it.

    Each microphone starts at its offset_s, to the nearest sample; outside its span it is zero. What had to be
    assumed or mended is told in notes: cut-off files, unequal lengths, samples that are no numbers, resampling.
    Raises UserError with everything that makes the sound unreadable, of all files at once; when there is no sound
    in the span; and when it is more than MAX_SAMPLES.
    """
    with open_sound(session, rate_hz) as sound:
        first, end = _wanted(sound, span_s)
        _refuse_too_much(sound, first, end)
        mends = Mends()
        samples = sound.read(first, end - first, mends, n_threads=max(1, min(os.cpu_count() or 1, 8)))
        _refuse_broken(sound, mends)
        spans = _without_rest(sound, mends, samples, first)
        spans_s = sound.start_s + spans / sound.rate_hz
        notes = [*sound.notes, *mends.notes(sound.infos), *_notes_of_channels(session)]
        notes += [] if rate_hz is not None else _notes_of_rates(sound)
        notes += _notes_of_lengths(session, spans_s)
        n_left = max(min(int(spans[:, 1].max()), end) - first, 0)
        return Recording(
            np.ascontiguousarray(samples[:, :n_left]),
            sound.rate_hz,
            sound.start_s + first / sound.rate_hz,
            sound.start_s + np.clip(spans, first, end) / sound.rate_hz,
            sound.gain_db,
            sound.recorded_rate_hz,
            tuple(dict.fromkeys(notes)),
        )


def fits_memory(session: Session) -> bool:
    """Can the session be read as one recording? Headers are read to tell. Raises UserError as open_sound does."""
    with open_sound(session) as sound:
        return sound.n_samples * sound.n_microphones <= MAX_SAMPLES


def sound_notes(sound: SessionSound) -> tuple[str, ...]:
    """What of a session's sound is to be told without reading it: see read_recording's notes."""
    told = [*sound.notes, *_notes_of_channels(sound.session), *_notes_of_rates(sound)]
    return tuple(dict.fromkeys([*told, *_notes_of_lengths(sound.session, sound.spans_s)]))


def changed_files(session: Session) -> tuple[str, ...]:
    """A sentence for each audio file in use that is no longer what it was when its hash was noted, or is gone.

    Reads them whole; files without a hash, or that no microphone reads, are left out.
    Raises UserError when a name leaves the folder.
    """
    steps = comparing_files(session)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: tuple[str, ...] = end.value
            return found


def comparing_files(session: Session, most_bytes: float = math.inf) -> Generator[None, None, tuple[str, ...]]:
    """The same step by step, so that whoever drives it can stop. most_bytes : what is longer, and was not compared by
    this process before, is told to be left out."""
    told = []
    used = set(session.audio_files)
    for name, known in session.audio.items():
        if known.sha256 is None or name not in used:
            continue
        path = sound_path(session, name)
        if not path.is_file():
            told.append(f"{name} is not there any more")
            continue
        try:
            if path.stat().st_size > most_bytes and not is_known(path):
                told.append(f"{name} was not compared with its hash, which takes long; workbench info does")
            elif (yield from hashing(path)) != known.sha256.lower():
                told.append(f"{name} changed since it was annotated")
        except OSError as error:
            told.append(f"{name} could not be compared with its hash: {reason_of(error)}")
    return tuple(told)


def with_hashes(session: Session) -> Session:
    """The same session with the hash of every audio file that has none yet and is there."""
    audio = dict(session.audio)
    for name in session.audio_files:
        path = sound_path(session, name)
        known = audio.get(name, AudioFile())
        if known.sha256 is None and path.is_file():
            audio[name] = replace(known, sha256=sha256_of(path))
    return replace(session, audio=audio) if audio != session.audio else session


def _wanted(sound: SessionSound, span_s: tuple[float, float] | None) -> tuple[int, int]:
    """First sample and the one behind the last."""
    if span_s is None:
        return 0, sound.n_samples
    if not span_s[0] < span_s[1]:
        raise UserError(f"A stretch from {span_s[0]:g} s to {span_s[1]:g} s is none", "Its end comes after its start")
    low_s, high_s = (min(max(at_s - sound.start_s, 0.0), sound.duration_s) for at_s in span_s)
    first, end = round(low_s * sound.rate_hz), round(high_s * sound.rate_hz)
    if end <= first:
        raise UserError(
            f"{sound_of(sound.session)} has nothing from {span_s[0]:.1f} to {span_s[1]:.1f} s",
            f"It goes from {sound.start_s:.1f} to {sound.end_s:.1f} s",
        )
    return first, end


def _refuse_too_much(sound: SessionSound, first: int, end: int) -> None:
    n_samples = (end - first) * sound.n_microphones
    if n_samples <= MAX_SAMPLES:
        return
    duration_s = (end - first) / sound.rate_hz
    at_most_s = MAX_SAMPLES / sound.n_microphones / sound.rate_hz
    is_all = (first, end) == (0, sound.n_samples)
    long = "long from the first start to the last end" if is_all else "in that stretch"
    raise UserError(
        f"{sound_of(sound.session)} is {duration_s:,.0f} s {long}, which needs "
        f"{n_samples * 4 / 1024**3:,.1f} GiB of memory",
        f"Choose a stretch of at most {at_most_s:,.0f} s: a selection in the window, or --from and --to of "
        "workbench localize; or correct offset_s if it is wrong",
    )


def _refuse_broken(sound: SessionSound, mends: Mends) -> None:
    """Files of which nothing at all can be decoded."""
    nothing = ((name, error) for name, (at, error) in mends.broken.items() if at == 0 and error is not None)
    errors = {name: broken(name, error) for name, error in nothing}
    if errors:
        raise all_of(sound.session, [errors[name] for name in sound.infos if name in errors])


def _without_rest(sound: SessionSound, mends: Mends, samples: np.ndarray, first: int) -> np.ndarray:
    """(n_mics, 2) int64: where each microphone starts and ends, less what follows in a file behind where it breaks.

    samples : (n_mics, n_samples) from sample `first` on; what follows there is set to zero.
    """
    spans = sound.spans
    ends = np.zeros(sound.n_microphones, dtype=np.int64)
    for stretch in sound.stretches:
        end = stretch.end
        if stretch.file in mends.broken:
            info = sound.infos[stretch.file]
            end = stretch.first + n_resampled(mends.broken[stretch.file][0], info.rate_hz, sound.rate_hz)
            samples[stretch.microphone, max(end - first, 0) : max(stretch.end - first, 0)] = 0.0
        ends[stretch.microphone] = max(ends[stretch.microphone], end)
    spans[:, 1] = ends
    return spans


def _notes_of_rates(sound: SessionSound) -> Iterator[str]:
    for name, info in sound.infos.items():
        if info.rate_hz != sound.rate_hz:
            yield f"{name} was resampled from {info.rate_hz} to {sound.rate_hz} Hz, the highest rate of this session"


def _notes_of_channels(session: Session) -> list[str]:
    """Two microphones that read the same channel: nearly always a slip."""
    first: dict[tuple[str, int], int] = {}
    notes = []
    for i, m in enumerate(session.microphones, start=1):
        earlier = first.setdefault((m.file, m.channel), i)
        if earlier != i:
            notes.append(f"Microphones {earlier} and {i} both read channel {m.channel} of {m.file}")
    return notes


def _notes_of_lengths(session: Session, spans_s: np.ndarray) -> list[str]:
    lengths_s = spans_s[:, 1] - spans_s[:, 0]
    if np.ptp(lengths_s) <= EQUAL_WITHIN_S:
        return []
    short, long = int(lengths_s.argmin()), int(lengths_s.argmax())
    names = [m.name or f"M{i}" for i, m in enumerate(session.microphones, start=1)]
    return [
        f"The channels are not equally long: {names[short]} has {lengths_s[short]:.3f} s, "
        f"{names[long]} has {lengths_s[long]:.3f} s"
    ]
