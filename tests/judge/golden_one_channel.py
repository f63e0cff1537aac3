"""Broken audio of which one channel alone, or one file, tells: each row's exact diagnosis."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile as sf
import soxr

from tests.judge.scene import RATE_HZ, Row, at, of_microphone

Channel = Callable[[np.ndarray], np.ndarray]


def _overdriven(channel: np.ndarray) -> np.ndarray:
    """Four times too loud for the file."""
    return np.clip(channel * 1.5 / np.abs(channel).max(), -1.0, 1.0)


def _clipped_before(channel: np.ndarray) -> np.ndarray:
    """Clipped in the preamplifier and turned down afterwards."""
    loud = channel * 1.2 / np.abs(channel).max()
    return np.clip(loud, -0.4, 0.4)


def _set(first_s: float, end_s: float, value: float | None = 0.0) -> Channel:
    def spoiled(channel: np.ndarray) -> np.ndarray:
        channel[at(first_s) : at(end_s)] = channel[at(first_s)] if value is None else value
        return channel

    return spoiled


def _hum(hz: float, level_db: float, n: int) -> np.ndarray:
    time_s = np.arange(n) / RATE_HZ
    return sum(
        10.0 ** (level_db / 20.0) / order * np.sin(2 * np.pi * hz * order * time_s + order) for order in range(1, 9)
    )


def _sine(hz: float, level_db: float, n: int) -> np.ndarray:
    return np.asarray(10.0 ** (level_db / 20.0) * np.sin(2 * np.pi * hz * np.arange(n) / RATE_HZ))


def _gusts(n: int) -> np.ndarray:
    """Turbulence: falls by 12 dB an octave from 10 Hz on, in gusts of some seconds, -20 dBFS on average."""
    spectrum = np.fft.rfft(np.random.default_rng(8).standard_normal(n))
    hz = np.fft.rfftfreq(n, 1 / RATE_HZ)
    spectrum *= 1.0 / (1.0 + (hz / 10.0) ** 2)
    noise = np.fft.irfft(spectrum, n)
    gust = 1.0 + 0.8 * np.sin(2 * np.pi * np.arange(n) / RATE_HZ / 5.0)
    return np.asarray(noise / noise.std() * 10.0 ** (-20 / 20) * gust)


def _gain(first_s: float, db: float) -> Channel:
    def spoiled(channel: np.ndarray) -> np.ndarray:
        channel[at(first_s) :] *= 10.0 ** (db / 20.0)
        return channel

    return spoiled


def _automatic(channel: np.ndarray) -> np.ndarray:
    """Attack 5 ms, release 0.7 s, to one level: loud sounds by up to 20 dB less, and all 15 dB louder after that."""
    out = np.empty_like(channel)
    envelope, threshold = 0.0, 10.0 ** (-45 / 20)
    attack, release = (np.exp(-1.0 / (RATE_HZ * s)) for s in (0.005, 0.7))
    for i, x in enumerate(channel):
        level = abs(x)
        keep = attack if level > envelope else release
        envelope = keep * envelope + (1.0 - keep) * level
        out[i] = x * min(1.0, max(threshold / max(envelope, 1e-9), 0.1))
    return out * 5.6


def _noise(level_db: float) -> Channel:
    return lambda channel: np.random.default_rng(9).standard_normal(len(channel)) * 10.0 ** (level_db / 20.0)


def _patched(size: int, name: str = "m2.wav") -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        data = bytearray((folder / name).read_bytes())
        place = data.index(b"data") + 4
        data[place : place + 4] = struct.pack("<I", size)
        (folder / name).write_bytes(data)

    return harm


def _cut(name: str, share: float) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: int(len(data) * share) // 2 * 2])

    return harm


def _broken_within(folder: Path) -> None:
    data = bytearray((folder / "m3.flac").read_bytes())
    middle = len(data) // 2
    data[middle : middle + 4000] = bytes(4000)
    (folder / "m3.flac").write_bytes(data)


def _at_24_khz(folder: Path) -> None:
    samples, rate_hz = sf.read(folder / "m4.wav")
    sf.write(folder / "m4.wav", soxr.resample(samples, rate_hz, 24_000), 24_000)


def _with(samples: np.ndarray, index: int, more: np.ndarray) -> np.ndarray:
    samples[index] += more
    return samples


def _not_numbers(samples: np.ndarray) -> np.ndarray:
    samples[1, at(4.0) : at(4.0) + 700 : 7] = np.nan
    samples[1, at(9.0)] = np.inf
    return samples


def _shorter(samples: np.ndarray) -> list[np.ndarray]:
    return [samples[0], samples[1], samples[2], samples[3, : at(18.5)]]


def _loud_but_one(samples: np.ndarray) -> np.ndarray:
    samples[:3] += np.random.default_rng(4).standard_normal((3, samples.shape[1])) * 10.0 ** (-52 / 20)
    samples[3] = np.random.default_rng(3).standard_normal(samples.shape[1]) * 10.0 ** (-86 / 20)
    return samples


ROWS = (
    Row("clean", ()),
    Row("clean in 8 bits", (), subtype="PCM_U8"),
    Row("clean and quiet in 8 bits", (), lambda s: s * 0.15, subtype="PCM_U8"),
    Row("clean in mu-law", (), subtype="ULAW"),
    Row("clean in Ogg Vorbis", (), subtype="VORBIS", ending="ogg"),
    Row("overdriven", (("clipping", (1,)),), of_microphone(1, _overdriven), says="is clipped"),
    Row("clipped before it was written", (("clipping", (2,)),), of_microphone(2, _clipped_before)),
    Row("silent for 3 s", (("silence", (2,)),), of_microphone(2, _set(5.0, 8.0)), at_s=5.0, says="3.0 s in all"),
    Row("silent in all channels", (("silence", (0, 1, 2, 3)),), lambda s: _zero(s, 6.0, 7.5), at_s=6.0),
    Row("filled up at the end", (("silence", (0, 1, 2, 3)),), lambda s: _zero(s, 16.0, 99.0), says="filled up"),
    Row("no signal", (("dead-channel", (3,)),), of_microphone(3, _set(0.0, 99.0)), says="no sound"),
    Row("a constant offset", (("dead-channel", (0,)),), of_microphone(0, _set(0.0, 99.0, 0.1)), says="no sound"),
    Row("no capsule", (("dead-channel", (3,)),), _loud_but_one, says="even noise"),
    Row("hum at 50 Hz", (("hum", (0,)),), lambda s: _with(s, 0, _hum(50.0, -50, s.shape[1])), says="50 Hz"),
    Row("hum at 60 Hz", (("hum", (3,)),), lambda s: _with(s, 3, _hum(60.02, -50, s.shape[1])), says="60 Hz"),
    Row("the mains alone", (("hum", (3,)),), lambda s: _with(s, 3, _sine(50.1, -34, s.shape[1])), says="50 Hz"),
    Row("a transformer", (("hum", (3,)),), lambda s: _with(s, 3, _sine(119.9, -34, s.shape[1])), says="60 Hz"),
    Row(
        "wind",
        (("wind-rumble", (1,)),),
        lambda s: _with(s, 1, _gusts(s.shape[1])),
        says="4 s of it between 5.0 and 20.0 s",
    ),
    Row("a lost block", (("dropped-blocks", (0,)),), of_microphone(0, _set(4.0, 4.02)), at_s=4.0, says="20 ms"),
    Row("a held sample", (("dropped-blocks", (2,)),), of_microphone(2, _set(9.0, 9.05, None)), at_s=9.0),
    Row("lost in all", (("dropped-blocks", (0, 1, 2, 3)),), lambda s: _zero(s, 7.0, 7.01), at_s=7.0),
    Row("at a block's edge", (("dropped-blocks", (1,)),), of_microphone(1, _set(9.995, 10.015)), at_s=9.995),
    Row("shorter", (("unequal-lengths", (3,)),), _shorter, at_s=18.5, says="has 18.500 s"),
    Row(
        "turned up",
        (("gain-jumps", (1,)),),
        of_microphone(1, _gain(10.0, 9.0)),
        at_s=10.0,
        is_between=True,
        says="+9 dB",
    ),
    Row("turned down", (("gain-jumps", (2,)),), of_microphone(2, _gain(12.0, -8.0)), at_s=12.0, is_between=True),
    Row("automatic gain", (("automatic-gain", (2,)),), of_microphone(2, _automatic)),
    Row("only noise", (("signal-to-noise", (1,)),), of_microphone(1, _noise(-60)), says=" dB (250 Hz "),
    Row("cut off", (("damaged-files", (1,)),), harm=_cut("m2.wav", 0.7), says="is cut off: its header promises 20.000"),
    Row("never closed", (("damaged-files", (1,)),), harm=_patched(0), says="was not closed properly"),
    Row("open length", (("damaged-files", (1,)),), harm=_patched(0xFFFFFFFF), says="leaves its length open"),
    Row("more than told", (("damaged-files", (1,)),), harm=_patched(600_000), says="more behind"),
    Row("FLAC cut off", (("damaged-files", (2,)),), harm=_cut("m3.flac", 0.6), ending="flac", says="is cut off"),
    Row("FLAC broken within", (("damaged-files", (2,)),), harm=_broken_within, ending="flac", says="is broken after"),
    Row("another rate", (("mixed-rates", (3,)),), harm=_at_24_khz, says="recorded at 24000 Hz"),
    Row("no number", (("damaged-files", (1,)),), _not_numbers, subtype="FLOAT", at_s=4.0, says="101 samples"),
)


def _zero(samples: np.ndarray, first_s: float, end_s: float) -> np.ndarray:
    samples[:, at(first_s) : at(end_s)] = 0.0
    return samples
