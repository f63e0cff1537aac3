"""What sounds besides the source: machines, rain, helicopter, and the microphones' own noise.

Ambience comes from everywhere, so it reaches the microphones at nearly one level but not in phase.
"""

from __future__ import annotations

import numpy as np
import scipy.fft
from scipy.signal import butter, sosfilt


def _shaped_noise(n_mics: int, n_samples: int, rate_hz: int, slope_db: float, rng: np.random.Generator) -> np.ndarray:
    """Noise whose spectrum falls by slope_db an octave above 50 Hz; unit RMS. (n_mics, n_samples)."""
    n_fft = scipy.fft.next_fast_len(n_samples, real=True)
    frequency_hz = np.maximum(scipy.fft.rfftfreq(n_fft, 1.0 / rate_hz), 50.0)
    tilt = 10.0 ** (slope_db * np.log2(frequency_hz / 50.0) / 20.0)
    noise = scipy.fft.irfft(scipy.fft.rfft(rng.standard_normal((n_mics, n_fft), dtype=np.float32)) * tilt, n=n_fft)
    noise = noise[:, :n_samples]
    return np.asarray(noise / np.sqrt(np.mean(noise**2)))


def machine_hum(n_mics: int, n_samples: int, rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """Pumps: harmonics of a rotation near 29 Hz and of the mains at 60 Hz, over falling noise. Unit RMS."""
    hum = 0.7 * _shaped_noise(n_mics, n_samples, rate_hz, -6.0, rng)
    for base_hz in (rng.uniform(28.0, 30.0), 60.0):
        turn = np.exp(2j * np.pi * base_hz / rate_hz * np.arange(n_samples))
        harmonic = np.ones_like(turn)
        for order in range(1, 9):
            harmonic *= turn  # powers of one rotation: an eighth of the sines
            phase = np.exp(1j * rng.uniform(0, 2 * np.pi, size=(n_mics, 1)))
            hum += 0.5 / order * (harmonic.imag * phase.real + harmonic.real * phase.imag)
    return np.asarray(hum / np.sqrt(np.mean(hum**2)))


def rain(n_mics: int, n_samples: int, rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """Broad noise with drops falling near each microphone. Unit RMS."""
    wash = _shaped_noise(n_mics, n_samples, rate_hz, -2.0, rng)
    n_drops = int(25 * n_samples / rate_hz)
    drops = np.zeros((n_mics, n_samples))
    for mic in range(n_mics):
        np.add.at(drops[mic], rng.integers(0, n_samples, n_drops), rng.exponential(1.0, n_drops))
    splash = sosfilt(butter(2, [1500.0, 9000.0], "band", fs=rate_hz, output="sos"), drops, axis=-1)
    wet = wash + 0.5 * splash / max(float(np.sqrt(np.mean(splash**2))), 1e-12)
    return np.asarray(wet / np.sqrt(np.mean(wet**2)))


def helicopter(n_mics: int, n_samples: int, rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """Blades at 15-25 Hz beating falling noise. Unit RMS."""
    time_s = np.arange(n_samples) / rate_hz
    beat = np.clip(np.sin(2 * np.pi * rng.uniform(15.0, 25.0) * time_s), 0.0, 1.0) ** 4 + 0.15
    noise = _shaped_noise(n_mics, n_samples, rate_hz, -4.0, rng) * beat
    return np.asarray(noise / np.sqrt(np.mean(noise**2)))


def own_noise(n_mics: int, n_samples: int, rate_hz: int, rng: np.random.Generator) -> np.ndarray:
    """Each microphone's hiss. Unit RMS."""
    return rng.standard_normal((n_mics, n_samples), dtype=np.float32)
