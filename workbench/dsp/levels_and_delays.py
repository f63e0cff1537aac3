"""Clips as networks hear them that go by loudness and by arrival times: levels, and how onsets correlate.

The first 128 values of a microphone are its mel-spectra (dsp.mel), the next 192 tell how its loudness comes and goes
(dsp.level_shapes). Then, for every microphone j, follow 1103 values of the correlation of this one's onsets with those
of j (dsp.direct_sound: what just began, before the room rings; each frequency as loud as the others). The middle value
is that of no delay; the k-th after it belongs to delays around k * 8 / 44 100 s by which j hears later, up to 100 ms.
Decided here: of what lies up to 4 samples to either side the highest counts, so that a peak is never missed between two
values; in units of the correlation's own noise (1.4826 times the median of its size), of which log(1 + value) is kept,
0 where it is negative. With itself a microphone correlates not at all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.fft

from workbench.core.pair_delays import LAG_S, MOST_DELAY_S, N_LAGS, N_LEVELS
from workbench.dsp import mel
from workbench.dsp.direct_sound import Onsets
from workbench.dsp.level_shapes import N_BANDS as N_SHAPE_BANDS
from workbench.dsp.level_shapes import N_SHAPES, level_shapes_db

_POOL = round(LAG_S * mel.RATE_HZ / 2)
"""Lags at 22 050 Hz from one value to the next."""
_HALF = N_LAGS // 2
assert mel.N_BANDS + N_SHAPES * N_SHAPE_BANDS == N_LEVELS
_NOISE_OF_MEDIAN = 1.4826
_TINY = 1e-12

PARAMETERS: dict[str, float | str] = {
    **mel.PARAMETERS,
    "shapes": "max, 90 %, 50 %, 20 %, steepest rise, newest; 32 mel bands, 1024 samples every 256",
    "delay_s": 0.1,
    "delay_step_s": LAG_S,
    "delays": "onset correlations, highest of each step, log(1 + multiple of their noise)",
}


@dataclass(frozen=True, eq=False)
class Prepared:
    """A recording's samples, (n_mics, n_samples) at 44 100 Hz, and what of them just began."""

    samples: np.ndarray
    onsets: Onsets


def prepared(samples: np.ndarray) -> Prepared:
    """Onsets are worked out where clips are cut."""
    return Prepared(samples, Onsets(samples, mel.RATE_HZ))


def levels_and_delays(recording: Prepared, starts: np.ndarray) -> np.ndarray:
    """(n_clips, n_mics, 320 + n_mics * 1103) float32: dB, then what is described above.

    starts : (n_clips,) int64, first sample of each clip; what reaches past the end is silent.
    """
    mean_db = mel.in_db(mel.mel_spectra_power(recording.samples, starts))
    rows = [np.concatenate([_shapes(recording, int(at)), _correlations(recording, int(at))], axis=1) for at in starts]
    return np.concatenate([mean_db, np.stack(rows)], axis=2)


def _shapes(recording: Prepared, first: int) -> np.ndarray:
    """(n_mics, 192) float32 dB."""
    heard = recording.samples[:, first : first + mel.CLIP_SAMPLES]
    return level_shapes_db(np.pad(heard, ((0, 0), (0, mel.CLIP_SAMPLES - heard.shape[1]))))


def _correlations(recording: Prepared, first: int) -> np.ndarray:
    """(n_mics, n_mics * 1103) float32."""
    began = np.asarray(recording.onsets[:, first : first + mel.CLIP_SAMPLES])
    spectra, n_fft = _half_rate_spectra(began)
    n_mics = len(began)
    found = np.zeros((n_mics, n_mics, N_LAGS), dtype=np.float32)
    for i in range(n_mics):
        for j in range(i + 1, n_mics):
            found[i, j] = _peaks(scipy.fft.irfft(np.conj(spectra[i]) * spectra[j], n_fft))
            found[j, i] = found[i, j, ::-1]
    return found.reshape(n_mics, -1)


def _half_rate_spectra(began: np.ndarray) -> tuple[np.ndarray, int]:
    """Of power 1, up to a quarter of the rate, with zeros behind so that no delay wraps around; and for how many
    samples at half the rate they are."""
    n_fft = scipy.fft.next_fast_len((mel.CLIP_SAMPLES + int(MOST_DELAY_S * mel.RATE_HZ)) // 2, real=True)
    n_fft += n_fft % 2
    spectra = scipy.fft.rfft(began, 2 * n_fft)[:, : n_fft // 2 + 1]
    size = np.sqrt((np.abs(spectra) ** 2).mean(axis=1, keepdims=True))
    return spectra / (size + _TINY), n_fft


def _peaks(correlation: np.ndarray) -> np.ndarray:
    """(n_fft,) with lag 0 first -> (1103,)."""
    noise = _NOISE_OF_MEDIAN * float(np.median(np.abs(correlation))) + _TINY
    reach = _HALF * _POOL + _POOL // 2
    around = np.concatenate([correlation[-reach:], correlation[: reach + 1]])
    highest = np.maximum(around[:-1].reshape(N_LAGS, _POOL).max(axis=1), around[_POOL::_POOL])
    return np.asarray(np.log1p(np.maximum(highest / noise, 0.0)), dtype=np.float32)
