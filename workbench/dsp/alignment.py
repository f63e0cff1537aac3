"""Do several channels rise and fall together when each is shifted by a delay that somebody predicts?

Compared is the loudness in short steps, not the wave itself: a prediction that is 10 cm off already turns a wave of
1 kHz by a third of a cycle, while loudness still tells a right place from a wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.fft

BAND_HZ = (300.0, 6_000.0)
"""Voices and knocks are in it, rumble and hiss are not."""
_SMOOTH_S = 0.004
_STEPS_A_SECOND = 4_000
_RISE_S = 0.06


@dataclass(frozen=True, eq=False)
class Togetherness:
    """Correlation coefficients with the reference channel, (n_mics,) each, NaN for silent channels.

    as_recorded : unshifted; shifted : by the predicted delays; best : by the delays that make it highest, which are
    left_s : (n_mics,) seconds more than predicted.
    """

    as_recorded: np.ndarray
    shifted: np.ndarray
    best: np.ndarray
    left_s: np.ndarray


def analytic(samples: np.ndarray, rate_hz: float, band_hz: tuple[float, float] = BAND_HZ) -> np.ndarray:
    """Band-passed analytic signal: its real part is the wave, its magnitude the envelope. (n_mics, n) -> complex128."""
    n_samples = samples.shape[-1]
    n_fft = int(scipy.fft.next_fast_len(n_samples))
    frequencies_hz = scipy.fft.fftfreq(n_fft, 1.0 / rate_hz)
    used = (frequencies_hz >= band_hz[0]) & (frequencies_hz <= band_hz[1])
    spectra = scipy.fft.fft(np.asarray(samples, dtype=np.float64), n_fft, axis=-1)
    return np.asarray(scipy.fft.ifft(np.where(used, 2.0 * spectra, 0.0), axis=-1)[..., :n_samples])


def loudness(signal: np.ndarray, rate_hz: float) -> tuple[np.ndarray, float]:
    """Root mean square of an analytic signal in short steps. (n_mics, n) -> (n_mics, n_steps) float64, steps a second.

    Step k is around sample k * rate / steps.
    """
    step = max(round(rate_hz / _STEPS_A_SECOND), 1)
    width = max(round(_SMOOTH_S * rate_hz), 1)
    power = np.pad(np.abs(signal) ** 2, ((0, 0), (width - width // 2, width // 2)))
    summed = np.cumsum(power, axis=-1)
    return np.asarray(np.sqrt((summed[:, width:] - summed[:, :-width]) / width)[:, ::step]), rate_hz / step


def togetherness(
    loud: np.ndarray, steps_a_second: float, reference: int, delays_s: np.ndarray, longest_s: np.ndarray
) -> Togetherness:
    """Compare each channel's loudness with the reference's.

    loud : (n_mics, n_steps). delays_s : (n_mics,) predicted, against the reference. longest_s : (n_mics,) the longest
    delays that are looked at, either way.
    """
    centred = loud - loud.mean(axis=1, keepdims=True)
    norm = np.sqrt((centred**2).sum(axis=1))
    n_fft = int(scipy.fft.next_fast_len(2 * loud.shape[1], real=True))
    spectra = scipy.fft.rfft(centred, n_fft, axis=1)
    cross = scipy.fft.irfft(np.conj(spectra[reference]) * spectra, n_fft, axis=1)
    found = np.full((4, len(loud)), np.nan)
    for k in np.flatnonzero(norm > 0.0):
        if norm[reference] == 0.0:
            break
        lags = np.arange(-round(longest_s[k] * steps_a_second), round(longest_s[k] * steps_a_second) + 1)
        near = cross[k][lags % n_fft] / (norm[k] * norm[reference])
        at = delays_s[k] * steps_a_second
        found[:, k] = (
            np.interp(0.0, lags, near),
            np.interp(at, lags, near),
            near.max(),
            (lags[near.argmax()] - at) / steps_a_second,
        )
    return Togetherness(*found)


def steepest_rise(loud: np.ndarray, steps_a_second: float) -> int:
    """The step before which a channel is quiet and after which it is loud. loud : (n_steps,)."""
    width = max(round(_RISE_S * steps_a_second), 1)
    if len(loud) <= 2 * width:
        return int(loud.argmax())
    summed = np.concatenate([[0.0], np.cumsum(loud)])
    middles = np.arange(width, len(loud) - width)
    rise = (summed[middles + width] - summed[middles]) - (summed[middles] - summed[middles - width])
    return int(middles[rise.argmax()])
