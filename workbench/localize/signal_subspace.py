"""Near-field, wideband MUSIC: how well each place explains the direction in which the channels move together.

At each frequency the channels' covariance over the frames of a clip has one eigenvector u that belongs to the source;
the others span the noise. A source at x, r_m away from microphone m, would give a_m(x) = exp(-2 pi i f r_m / c), and

    P_f(x) = 1 / ( a^H E_n E_n^H a ) = 1 / ( |a|^2 (1 - s_f(x)) ),   s_f(x) = |u^H a|^2 / |a|^2

(Schmidt, IEEE Trans. Antennas Propag. 34(3), 1986; spherical waves: Huang and Barkat, ibid. 39(9), 1991). Frequencies
are joined incoherently, by the geometric mean of P_f (Wax, Shan and Kailath, IEEE Trans. ASSP 32(4), 1984). A cell of
the grid can only be judged at wavelengths that are not short beside it, so wide cells hear low frequencies and narrow
ones high frequencies as well.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.fft

LOWEST_HZ, HIGHEST_HZ = 120.0, 6_000.0
N_FREQUENCIES = 48
"""Judged at each size of cell."""
_FLOOR = 0.05
"""Of 1 - s_f: no one frequency decides."""
_FEWEST = 8
_CELLS_A_WAVE = 2.0
_BLOCK_POINTS = 8_192


@dataclass(frozen=True, eq=False)
class Subspace:
    """Of some clips.

    frequencies_hz : (n_freqs,) float64 ascending; vectors : (n_clips, n_freqs, n_mics) complex64, first eigenvectors.
    """

    frequencies_hz: np.ndarray
    vectors: np.ndarray

    @classmethod
    def of(cls, spectra: np.ndarray, frequencies_hz: np.ndarray) -> Subspace:
        """spectra : (n_clips, n_mics, n_frames, n_freqs) complex."""
        frames = spectra.transpose(0, 3, 1, 2)
        covariances = frames @ frames.conj().swapaxes(-1, -2)
        _, vectors = np.linalg.eigh(covariances)
        return cls(frequencies_hz, np.ascontiguousarray(vectors[..., -1]).astype(np.complex64))

    def for_cells(self, cell_m: np.ndarray, sound_speed_m_s: float) -> slice:
        """Which frequencies, evenly spaced, to judge such cells at: about N_FREQUENCIES, or what there is."""
        highest_hz = sound_speed_m_s / (_CELLS_A_WAVE * float(cell_m.max()))
        n_low = int(np.searchsorted(self.frequencies_hz, highest_hz, side="right"))
        n_low = max(n_low, min(_FEWEST, len(self.frequencies_hz)))
        return slice(0, n_low, max(n_low // N_FREQUENCIES, 1))


@dataclass(frozen=True, eq=False)
class Explained:
    """log_powers : (n_clips, n_points) float32, mean over frequencies of log P_f; shares : the same of s_f."""

    log_powers: np.ndarray
    shares: np.ndarray


def explained_on(
    points_m: np.ndarray, subspace: Subspace, microphones_m: np.ndarray, sound_speed_m_s: float, cell_m: np.ndarray
) -> Explained:
    """Of places that all clips are asked about. points_m : (n_points, 3)."""
    chosen = subspace.for_cells(cell_m, sound_speed_m_s)
    frequencies_hz, vectors = subspace.frequencies_hz[chosen], subspace.vectors[:, chosen]
    log_powers = np.zeros((len(vectors), len(points_m)), dtype=np.float32)
    shares = np.zeros_like(log_powers)
    for first in range(0, len(points_m), _BLOCK_POINTS):
        block = slice(first, first + _BLOCK_POINTS)
        late_s = _distances_m(points_m[block], microphones_m).T / sound_speed_m_s
        waves = _waves(late_s, frequencies_hz[0])
        step = _waves(late_s, frequencies_hz[1] - frequencies_hz[0])
        for f in range(len(frequencies_hz)):
            share = np.abs(vectors[:, f] @ waves) ** 2 / np.float32(len(microphones_m))
            shares[:, block] += share
            log_powers[:, block] -= np.log(np.maximum(1.0 - share, np.float32(_FLOOR)))
            waves *= step  # from one frequency to the next: a tenth of the time of another exponential
    n_freqs = np.float32(len(frequencies_hz))
    return Explained(log_powers / n_freqs, shares / n_freqs)


def _waves(late_s: np.ndarray, frequency_hz: float) -> np.ndarray:
    """exp(2 pi i f t), so that its product with an eigenvector is u^T a*, as large as u^H a."""
    return np.exp(2j * np.pi * frequency_hz * late_s).astype(np.complex64)


def explained_at(
    points_m: np.ndarray, subspace: Subspace, microphones_m: np.ndarray, sound_speed_m_s: float, cell_m: np.ndarray
) -> Explained:
    """Of places of its own for each clip. points_m : (n_clips, n_points, 3)."""
    one_by_one = [
        explained_on(
            points_m[clip], Subspace(subspace.frequencies_hz, vectors[None]), microphones_m, sound_speed_m_s, cell_m
        )
        for clip, vectors in enumerate(subspace.vectors)
    ]
    return Explained(*(np.concatenate([getattr(e, part) for e in one_by_one]) for part in ("log_powers", "shares")))


def _distances_m(points_m: np.ndarray, microphones_m: np.ndarray) -> np.ndarray:
    return np.asarray(np.sqrt(((points_m[:, None] - microphones_m) ** 2).sum(axis=2)))


def spectra_of(samples: np.ndarray, rate_hz: float, max_delay_s: float) -> tuple[np.ndarray, np.ndarray]:
    """Frames long enough that a sound reaches all microphones within one, half overlapping.

    samples : (n_mics, n_samples) float32. Returns ((n_mics, n_frames, n_freqs) complex64, (n_freqs,) Hz).
    """
    n_fft = 1 << max(int(np.ceil(np.log2(4.0 * max_delay_s * rate_hz))), 12)
    n_fft = min(n_fft, 1 << int(np.log2(samples.shape[1])))
    window = np.hanning(n_fft).astype(np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(samples, n_fft, axis=1)[:, :: n_fft // 2] * window
    frequencies_hz = scipy.fft.rfftfreq(n_fft, 1.0 / rate_hz)
    used = (frequencies_hz >= LOWEST_HZ) & (frequencies_hz <= HIGHEST_HZ)
    return scipy.fft.rfft(frames, axis=-1)[..., used], frequencies_hz[used]
