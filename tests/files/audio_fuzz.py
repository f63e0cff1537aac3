"""Broken audio files, and a process that reads many of them: `python -m tests.files.audio_fuzz SECONDS SEED FOLDER`.

The process prints as JSON how many cases were read, how many ended in a UserError, and its peak memory. Anything else
ends it: another exception, a crash, more memory than MOST_BYTES, or a case that takes more than LONGEST_S of processor
time (SIGPROF). The case in hand is FOLDER/case, what it is stands in FOLDER/case.json.
"""

from __future__ import annotations

import io
import json
import resource
import signal
import struct
import sys
import time
from pathlib import Path

import numpy as np
import soundfile as sf

from workbench.core.errors import UserError
from workbench.core.session import Microphone, Session
from workbench.files.audio import read_recording
from workbench.files.audio_info import read_audio_info
from workbench.files.file_rows import rows_of
from workbench.files.mends import Mends
from workbench.files.session_sound import SessionSound, open_sound

MOST_BYTES = 1024**3
LONGEST_S = 10.0
WHOLE_SAMPLES = 2**24
"""Recordings that claim to be longer are read in places only."""

SEEDS = {
    "WAV 8": ("WAV", "PCM_U8"), "WAV 16": ("WAV", "PCM_16"), "WAV 24": ("WAV", "PCM_24"), "WAV 32": ("WAV", "PCM_32"),
    "WAV float": ("WAV", "FLOAT"), "WAV double": ("WAV", "DOUBLE"), "WAVEX": ("WAVEX", "PCM_24"),
    "RF64": ("RF64", "PCM_16"), "W64": ("W64", "PCM_16"), "FLAC": ("FLAC", "PCM_16"), "Vorbis": ("OGG", "VORBIS"),
    "Opus": ("OGG", "OPUS"), "AIFF": ("AIFF", "PCM_16"),
}  # fmt: skip
FIELDS = (0, 1, 2, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF)


def seeds() -> dict[str, bytes]:
    """A small whole file of each kind, two channels of noise that is loud, silent and clipped in turn."""
    rng, found = np.random.default_rng(0), {}
    sound = rng.normal(0, 0.2, (6_000, 2)) * np.repeat([1.0, 0.0, 9.0], 2_000)[:, None]
    for name, (kind, subtype) in SEEDS.items():
        written = io.BytesIO()
        sf.write(written, np.clip(sound, -1.0, 1.0), 48_000, format=kind, subtype=subtype)
        found[name] = written.getvalue()
    return found


def broken(whole: dict[str, bytes], kind: str, rng: np.random.Generator) -> bytes:
    """One broken copy of a file of that kind."""
    data = whole[kind]
    for _ in range(int(rng.choice([1, 1, 1, 2, 3, 4]))):
        data = _WAYS[int(rng.integers(len(_WAYS)))](data, whole, rng)
    return data


def _at(data: bytes, rng: np.random.Generator) -> int:
    """Somewhere, as often where headers are as anywhere."""
    n = len(data) if rng.random() < 0.5 else min(len(data), 200)
    return int(rng.integers(max(n, 1)))


def _flip(data: bytes, _: dict[str, bytes], rng: np.random.Generator) -> bytes:
    found = bytearray(data)
    for _again in range(int(rng.integers(1, 9))):
        if found:
            found[_at(data, rng)] ^= 1 << int(rng.integers(8))
    return bytes(found)


def _field(data: bytes, _: dict[str, bytes], rng: np.random.Generator) -> bytes:
    at, value = _at(data, rng), int(rng.choice(FIELDS))
    way = ("<I", ">I", "<H", ">H", "<Q")[int(rng.integers(5))]
    packed = struct.pack(way, value & (0xFFFF if way[1] == "H" else 0xFFFF_FFFF))
    return data[:at] + packed + data[at + len(packed) :]


def _cut(data: bytes, _: dict[str, bytes], rng: np.random.Generator) -> bytes:
    return data[: _at(data, rng)]


def _cut_out(data: bytes, _: dict[str, bytes], rng: np.random.Generator) -> bytes:
    at = _at(data, rng)
    return data[:at] + data[at + int(rng.integers(1, 400)) :]


def _double(data: bytes, _: dict[str, bytes], rng: np.random.Generator) -> bytes:
    at, n = _at(data, rng), int(rng.integers(1, 400))
    return data[: at + n] + data[at:]


def _noise(data: bytes, _: dict[str, bytes], rng: np.random.Generator) -> bytes:
    at, n = _at(data, rng), int(rng.integers(1, 400))
    return data[:at] + rng.bytes(n) + data[at + n :]


def _splice(data: bytes, whole: dict[str, bytes], rng: np.random.Generator) -> bytes:
    """The header of another kind, or a stretch of it, in place of its own."""
    other = whole[list(whole)[int(rng.integers(len(whole)))]]
    n = int(rng.integers(4, 128))
    at = 0 if rng.random() < 0.5 else _at(data, rng)
    return data[:at] + other[at : at + n] + data[at + n :]


_WAYS = (_flip, _flip, _field, _field, _cut, _cut_out, _double, _noise, _splice)


def use(path: Path) -> None:
    """All that is done with a file of somebody else's. Raises UserError."""
    info = read_audio_info(path)
    rows_of([info])
    microphones = tuple(Microphone(file=path.name, channel=c) for c in range(1, min(info.n_channels, 4) + 1))
    session = Session(folder=path.parent, microphones=microphones)
    for rate_hz in (None, 44_100):
        with open_sound(session, rate_hz) as sound:
            mends = Mends()
            for first in (0, sound.n_samples // 2, sound.n_samples - 500, 12_345):
                _check(sound, first, mends)
            mends.notes(sound.infos)
            is_short = sound.n_samples * sound.n_microphones <= WHOLE_SAMPLES
        if is_short:
            recording = read_recording(session, rate_hz)
            assert np.isfinite(recording.samples).all()
            assert recording.samples.shape[0] == len(microphones)


def _check(sound: SessionSound, first: int, mends: Mends) -> None:
    samples = sound.read(first, 2_000, mends)
    assert samples.shape == (sound.n_microphones, 2_000) and np.isfinite(samples).all()


def main(seconds: float, seed: int, folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    whole, path, number = seeds(), folder / "case", 0
    n_read, n_refused = dict.fromkeys(SEEDS, 0), dict.fromkeys(SEEDS, 0)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        kind = list(SEEDS)[number % len(SEEDS)]
        path.write_bytes(broken(whole, kind, np.random.default_rng((seed, number))))
        (folder / "case.json").write_text(json.dumps({"seed": seed, "number": number, "kind": kind}))
        signal.setitimer(signal.ITIMER_PROF, LONGEST_S)
        try:
            use(path)
            n_read[kind] += 1
        except UserError as error:
            assert path.name in str(error), error
            n_refused[kind] += 1
        signal.setitimer(signal.ITIMER_PROF, 0)
        number += 1
    print(json.dumps({"read": n_read, "refused": n_refused, "peak_bytes": peak_bytes()}))


def peak_bytes() -> int:
    """The most memory this process held. Not ru_maxrss, which counts what the process held that started it, too."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
