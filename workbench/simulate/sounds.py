"""What the loudspeaker plays: calls that the program synthesises itself. Every voice is made from a random generator.

Each maker returns one call, (n_samples,) float64 at the given rate, of about unit RMS while it sounds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.signal import butter, lfilter, sosfilt

Maker = Callable[[int, np.random.Generator], np.ndarray]


@dataclass(frozen=True)
class Voice:
    """A kind of source: its name in session files, how to make one call, the pause between calls in seconds."""

    identity: str
    make: Maker
    pause_s: tuple[float, float]


def _resonances(signal: np.ndarray, rate_hz: int, centres_hz: list[float], widths_hz: list[float]) -> np.ndarray:
    """Two-pole resonators in parallel: formants."""
    out = np.zeros_like(signal)
    for centre_hz, width_hz in zip(centres_hz, widths_hz, strict=True):
        radius = np.exp(-np.pi * width_hz / rate_hz)
        angle = 2.0 * np.pi * centre_hz / rate_hz
        out += lfilter([1.0 - radius], [1.0, -2.0 * radius * np.cos(angle), radius**2], signal)
    return out


def _pulses(pitch_hz: np.ndarray, rate_hz: int) -> np.ndarray:
    """A band-rich pulse train that follows a pitch curve (n_samples,)."""
    phase = np.cumsum(pitch_hz / rate_hz)
    saw = 2.0 * (phase % 1.0) - 1.0
    return np.diff(saw, prepend=saw[0])


def _swell(n_samples: int, rise: float, fall: float) -> np.ndarray:
    """An envelope that rises over a share of the call and falls over another."""
    position = np.linspace(0.0, 1.0, n_samples)
    return np.clip(position / rise, 0.0, 1.0) * np.clip((1.0 - position) / fall, 0.0, 1.0)


def _unit_rms(signal: np.ndarray) -> np.ndarray:
    return np.asarray(signal / max(float(np.sqrt(np.mean(signal**2))), 1e-12))


def _speech(rate_hz: int, rng: np.random.Generator, pitch_hz: float, tract: float) -> np.ndarray:
    """Three to seven syllables: voiced vowels with moving formants, hissed consonants between."""
    syllables = []
    for _ in range(rng.integers(3, 8)):
        n = int(rate_hz * rng.uniform(0.12, 0.28))
        curve = pitch_hz * (1.0 + 0.15 * np.sin(np.linspace(0, np.pi, n)) + 0.05 * rng.standard_normal())
        formants = [rng.uniform(300, 850) * tract, rng.uniform(900, 2300) * tract, rng.uniform(2400, 3100) * tract]
        vowel = _unit_rms(_resonances(_pulses(curve, rate_hz), rate_hz, formants, [80.0, 110.0, 160.0]))
        breath = 0.03 * rng.standard_normal(n)
        syllables.append((vowel + breath) * _swell(n, 0.15, 0.35))
        if rng.random() < 0.6:
            hiss = sosfilt(
                butter(2, 3000.0, "high", fs=rate_hz, output="sos"), rng.standard_normal(int(0.06 * rate_hz))
            )
            syllables.append(0.35 * hiss * _swell(len(hiss), 0.3, 0.4))
        syllables.append(np.zeros(int(rate_hz * rng.uniform(0.01, 0.08))))
    return _unit_rms(np.concatenate(syllables))


def male_voice(rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """A man calling."""
    return _speech(rate_hz, rng, rng.uniform(100, 170), 1.0)


def female_voice(rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """A woman calling."""
    return _speech(rate_hz, rng, rng.uniform(190, 300), 1.15)


def cough(rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """One to three bursts of throat noise."""
    bursts = []
    for _ in range(rng.integers(1, 4)):
        n = int(rate_hz * rng.uniform(0.18, 0.35))
        formants = [rng.uniform(400, 700), rng.uniform(1200, 1800), rng.uniform(2600, 3800)]
        burst = _resonances(rng.standard_normal(n), rate_hz, formants, [250.0, 400.0, 700.0])
        bursts += [burst * np.exp(-np.linspace(0, rng.uniform(4, 7), n)), np.zeros(int(0.12 * rate_hz))]
    return _unit_rms(np.concatenate(bursts))


def knock(rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """Two to five blows on a door or a pipe: a few damped modes and a click."""
    modes_hz = rng.uniform(80, 2500, size=rng.integers(4, 9))
    blows = []
    for _ in range(rng.integers(2, 6)):
        time_s = np.arange(int(rate_hz * 0.25)) / rate_hz
        rings = [np.sin(2 * np.pi * f * time_s) * np.exp(-time_s * rng.uniform(25, 70)) for f in modes_hz]
        click = rng.standard_normal(len(time_s)) * np.exp(-time_s * 600.0)
        blows += [np.sum(rings, axis=0) / len(modes_hz) + 0.7 * click, np.zeros(int(rate_hz * rng.uniform(0.02, 0.2)))]
    return _unit_rms(np.concatenate(blows))


def bark(rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """One to four barks: a short pitch arch with much noise."""
    barks = []
    for _ in range(rng.integers(1, 5)):
        n = int(rate_hz * rng.uniform(0.12, 0.25))
        arch = rng.uniform(350, 700) * (1.0 + 0.4 * np.sin(np.linspace(0, np.pi, n)))
        voiced = _unit_rms(_resonances(_pulses(arch, rate_hz), rate_hz, [700.0, 1500.0, 3000.0], [200.0, 300.0, 500.0]))
        barks += [(voiced + 0.3 * rng.standard_normal(n)) * _swell(n, 0.1, 0.6), np.zeros(int(0.15 * rate_hz))]
    return _unit_rms(np.concatenate(barks))


def meow(rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """A long gliding tone whose mouth opens and shuts."""
    n = int(rate_hz * rng.uniform(0.5, 1.0))
    glide = rng.uniform(450, 750) * (1.0 + 0.25 * np.sin(np.linspace(0.2, np.pi, n)))
    opened = _resonances(_pulses(glide, rate_hz), rate_hz, [1100.0, 2200.0, 4200.0], [150.0, 250.0, 400.0])
    return _unit_rms(opened * _swell(n, 0.25, 0.4))


VOICES = (
    Voice("male voice", male_voice, (0.3, 1.0)),
    Voice("female voice", female_voice, (0.3, 1.0)),
    Voice("cough", cough, (0.5, 1.2)),
    Voice("knock", knock, (0.3, 1.0)),
    Voice("dog", bark, (0.3, 1.0)),
    Voice("cat", meow, (0.4, 1.2)),
)


def calling(voice: Voice, n_samples: int, rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """Calls and pauses that fill n_samples, unit RMS while calling. (n_samples,) float64."""
    parts = [np.zeros(int(rate_hz * rng.uniform(0.0, 0.3)))]
    filled = len(parts[0])
    while filled < n_samples:
        call = voice.make(rate_hz, rng) * 10.0 ** (rng.uniform(-3.0, 3.0) / 20.0)
        pause = np.zeros(int(rate_hz * rng.uniform(*voice.pause_s)))
        parts += [call, pause]
        filled += len(call) + len(pause)
    return np.concatenate(parts)[:n_samples]


def voice_of_recording(identity: str, samples: np.ndarray) -> Voice:
    """A recorded sound as a voice: each call is the whole of it, or a random 3 s when it is longer.

    samples : (n_samples,) float32 at the rate that calls will be asked for.
    """

    def excerpt(rate_hz: int, rng: np.random.Generator) -> np.ndarray:
        longest = 3 * rate_hz
        first = int(rng.integers(0, max(len(samples) - longest, 0) + 1))
        return _unit_rms(samples[first : first + longest].astype(np.float64))

    return Voice(identity, excerpt, (0.3, 1.0))
