"""One audio file: what it is, how long it is, and what is wrong with it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import soundfile as sf

from workbench.core.errors import UserError, reason_of
from workbench.files.audio_header import OPEN_LENGTH, NoAudioError, Promise, read_promise
from workbench.files.byte_window import ByteWindow
from workbench.files.flac_end import n_frames_at_end

MIN_RATE_HZ, MAX_RATE_HZ = 1_000, 384_000
MAX_CHANNELS = 64
FORMATS = {"WAV": "WAV", "WAVEX": "WAV", "RF64": "RF64", "W64": "W64", "FLAC": "FLAC", "OGG": "Ogg", "AIFF": "AIFF"}
LARGEST_WAV_BYTES = 2**32
UNKNOWN_FRAMES = 2**40
"""A FLAC that was streamed does not tell its length; libsndfile then gives the largest number there is."""

MOST_FRAMES = 2**29
"""Counting stops here: a small file of silence can claim to be weeks long, and no recording that long is opened."""

BLOCK_FRAMES = 65_536
SMALL_BLOCK_FRAMES = 64
"""A broken file is decoded in blocks as small as this: the block in which the decoder gives up is lost whole."""


@dataclass(frozen=True)
class AudioInfo:
    """One audio file.

    format : "WAV", "RF64", "W64", "FLAC", "Ogg" or "AIFF"; subtype : how samples are stored, as libsndfile calls it.
    n_frames : samples a channel that can be read; duration_s : their length.
    problems : plain sentences, each starting with the file's name, about what is wrong although it can be read.
    """

    path: Path
    format: str
    subtype: str
    n_channels: int
    rate_hz: int
    n_frames: int
    duration_s: float
    problems: tuple[str, ...] = ()


def read_audio_info(path: Path, name: str = "") -> AudioInfo:
    """What an audio file holds, without reading the sound (but for a FLAC stream that does not tell its length).

    name : what to call the file in sentences; its own name when empty.
    Raises UserError when no sound can be read from it: not there, empty, text, not a known format, no frames,
    more than 64 channels, a rate outside 1-384 kHz, or more than 4 GiB as plain WAV.
    """
    path = Path(path)
    name = name or path.name
    promise = _promise_of(path, name)
    _refuse_too_large(path, promise, name)
    try:
        with opened(path, promise) as file:
            _refuse_bounds(file, name)
            n_frames, is_cut_off = _frames_of(path, promise, file)
            if n_frames <= 0:
                raise UserError(f"{name} holds no sound (0 frames)")
            cut_off = _cut_off(name, file.frames / file.samplerate, n_frames / file.samplerate)
            problems = (cut_off,) if is_cut_off else _problems(name, promise, n_frames, file.samplerate)
            kind, subtype = FORMATS.get(file.format, promise.kind), file.subtype
            rate_hz, n_channels = int(file.samplerate), int(file.channels)
    except sf.LibsndfileError as error:
        raise broken(name, error) from error
    return AudioInfo(path, kind, subtype, n_channels, rate_hz, n_frames, n_frames / rate_hz, problems)


class ForwardSoundFile(sf.SoundFile):  # type: ignore[misc]
    """A sound file that is read straight on.

    soundfile seeks to where it is already after each block. That costs time, and in a FLAC whose next frame is
    broken it fails, so that the last good block would be lost.
    """

    def seekable(self) -> bool:
        return False


def broken(name: str, error: sf.LibsndfileError) -> UserError:
    """What libsndfile says of a file it cannot decode, in brackets: its words are for people who know the format."""
    reason = error.error_string.removeprefix("Error : ").strip().rstrip(".") or f"libsndfile error {error.code}"
    return UserError(f"{name} cannot be decoded: it is damaged, or holds sound of an unknown kind ({reason})")


@contextmanager
def opened(path: Path, promise: Promise | None = None) -> Iterator[ForwardSoundFile]:
    """The file, open for reading; where its header says 0 bytes of sound, the sound behind it without the header."""
    promise = promise or _promise_of(path, path.name)
    if promise.size == 0 and promise.present > 0 and promise.raw_subtype:
        n_bytes = promise.present - promise.present % promise.frame_bytes
        with (
            ByteWindow(path, promise.start, n_bytes) as window,
            ForwardSoundFile(
                window,
                format="RAW",
                subtype=promise.raw_subtype,
                samplerate=max(promise.rate_hz, 1),
                channels=max(promise.n_channels, 1),
                endian="LITTLE" if promise.little_endian else "BIG",
            ) as file,
        ):
            yield file
    else:
        with ForwardSoundFile(str(path)) as file:
            yield file


def _promise_of(path: Path, name: str) -> Promise:
    if not path.is_file():
        if path.is_symlink() and not path.exists():
            raise UserError(f"{name} is a link that leads nowhere")
        if not path.exists():
            raise UserError(f"{name} is not there", f"It was looked for in {path.parent}")
        raise UserError(f"{name} is no file but something else, such as a folder or a device")
    try:
        return read_promise(path)
    except NoAudioError as error:
        raise UserError(f"{name} {error}") from error
    except OSError as error:
        raise UserError(f"{name} could not be read: {reason_of(error)}") from error


def _refuse_too_large(path: Path, promise: Promise, name: str) -> None:
    if promise.kind == "WAV" and (n_bytes := path.stat().st_size) > LARGEST_WAV_BYTES:
        raise UserError(
            f"{name} is {n_bytes / 1024**3:.1f} GiB as plain WAV, whose header cannot count beyond 4 GiB, "
            "so its length is not known",
            "Save it as RF64, W64 or FLAC, or cut it into shorter files",
        )


def _refuse_bounds(file: ForwardSoundFile, name: str) -> None:
    problems = []
    if file.channels > MAX_CHANNELS:
        problems.append(f"it has {file.channels} channels; at most {MAX_CHANNELS} can be opened")
    if not MIN_RATE_HZ <= file.samplerate <= MAX_RATE_HZ:
        problems.append(f"its rate is {file.samplerate} Hz; {MIN_RATE_HZ} to {MAX_RATE_HZ} Hz can be opened")
    if problems:
        raise UserError.of_many(name, problems)


def _frames_of(path: Path, promise: Promise, file: ForwardSoundFile) -> tuple[int, bool]:
    """How many frames can be read, and whether a FLAC was cut off (only its header knows, so its end is tried)."""
    if promise.kind != "FLAC":
        return int(file.frames), False
    if not 0 < file.frames < UNKNOWN_FRAMES:
        return _count_frames(path), False
    there = n_frames_at_end(path)
    if there is not None:
        return min(there, int(file.frames)), there < file.frames
    try:
        file.seek(file.frames - 1)
        if len(file.read(1)) == 1:
            return int(file.frames), False
    except sf.LibsndfileError:
        pass
    return _count_frames(path), True


def _count_frames(path: Path) -> int:
    """Frames of a file whose header does not know, decoded to its end or, in small blocks, to where it breaks."""
    n_frames = 0
    for block_frames in (BLOCK_FRAMES, SMALL_BLOCK_FRAMES):
        n_frames = 0
        with contextlib.suppress(sf.LibsndfileError), ForwardSoundFile(str(path)) as file:
            while n := len(file.read(block_frames, dtype="float32", always_2d=True)):
                n_frames += n
                if n_frames > MOST_FRAMES:
                    return n_frames
            return n_frames
    return n_frames


def _problems(name: str, promise: Promise, n_frames: int, rate_hz: int) -> tuple[str, ...]:
    """What the header promises and the file does not hold."""
    there_s = n_frames / rate_hz
    if promise.size == 0 and promise.present > 0:
        return (
            f"{name} was not closed properly: its header says 0 s of sound; the {there_s:.3f} s behind it are used",
        )
    if promise.kind in ("WAV", "RF64", "W64") and promise.size == OPEN_LENGTH:
        return (f"{name} leaves its length open, as a stream does; the {there_s:.3f} s in the file are used",)
    if not promise.has_end_mark:
        return (f"{name} has no end mark, so it was cut off; the {there_s:.3f} s in the file are used",)
    if promise.size is not None and promise.size > promise.present:
        if promise.frame_bytes:
            return (_cut_off(name, promise.size / promise.frame_bytes / rate_hz, there_s),)
        missing = promise.size - promise.present
        return (f"{name} is cut off: {missing} bytes are missing; the {there_s:.3f} s in the file are used",)
    if promise.after and promise.bytes_per_s:
        more_s = promise.after / promise.bytes_per_s
        return (f"{name} has about {more_s:.3f} s more behind the {there_s:.3f} s its header tells of; left out",)
    return ()


def _cut_off(name: str, promised_s: float, there_s: float) -> str:
    return f"{name} is cut off: its header promises {promised_s:.3f} s, only {there_s:.3f} s are there"


def library_version() -> str:
    """Of libsndfile, which reads and writes sound."""
    number: str = sf.__libsndfile_version__
    return number
