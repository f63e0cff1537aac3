"""How sound gets from a source to the microphones of a box site.

Early part: image sources up to the third order (pyroomacoustics), which carry the direct sound, the echoes of
nearby walls and with them the level differences that SpaceNet reads. Later images grow as the cube of time; they
are replaced by a diffuse tail: Gaussian noise whose energy is what the missing images would have brought,

    E(t) = 4 pi c / V * exp(-13.8 t / T(f)) * P(order > 3 at t)   a second, where the direct sound brings 1 / r^2,

from the density of image sources 4 pi c^3 t^2 / V (Kuttruff, Room Acoustics, section 4.1) and a Poisson law for the
number of reflections with mean c S t / (4 V). It starts when the direct sound arrives, so far microphones
lose a little of it (Barron and Lee, JASA 84, 1988), and decays with the site's reverberation time T(f) in each
band. Air absorption depends on the path length c t alone, so it filters both parts together, frame by frame.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyroomacoustics
import scipy.fft
from scipy.stats import poisson

from workbench.core.air import sound_speed_m_s

IMAGE_ORDER = 3
_FRAME = 512
_HOP = _FRAME // 2
_SINC_DELAY = pyroomacoustics.constants.get("frac_delay_length") // 2


@dataclass(frozen=True)
class Room:
    """A box filled with air. size_m (x, y, z); reverberation_s at 1 kHz; temperature in degrees Celsius."""

    size_m: tuple[float, float, float]
    reverberation_s: float
    temperature_c: float
    humidity_percent: float = 70.0

    @property
    def volume_m3(self) -> float:
        return float(np.prod(self.size_m))

    @property
    def surface_m2(self) -> float:
        x, y, z = self.size_m
        return 2.0 * (x * y + y * z + x * z)

    @property
    def sound_speed_m_s(self) -> float:
        return sound_speed_m_s(self.temperature_c)

    @property
    def absorption(self) -> float:
        """Energy absorption of the walls at 1 kHz by Eyring's formula."""
        return 1.0 - float(np.exp(-0.161 * self.volume_m3 / (self.surface_m2 * self.reverberation_s)))


def impulse_responses(
    room: Room, source_m: np.ndarray, microphones_m: np.ndarray, rate_hz: int, rng: np.random.Generator
) -> np.ndarray:
    """From a source to each microphone. source_m (3,), microphones_m (n_mics, 3), metres in the room's frame.

    Returns (n_mics, n_samples) float32; the direct sound has amplitude 1 / distance and arrives at distance / c.
    """
    early = _image_sources(room, source_m, microphones_m, rate_hz)
    n_samples = max(early.shape[1], int(0.8 * room.reverberation_s * rate_hz))
    n_frames = n_samples // _HOP + 2
    time_s = np.arange(n_frames) * _HOP / rate_hz
    frequency_hz = scipy.fft.rfftfreq(_FRAME, 1.0 / rate_hz)
    air = np.exp(-0.5 * _air_absorption_per_m(room, frequency_hz) * room.sound_speed_m_s * time_s[:, None])
    tail = _tail_energy(room, time_s, frequency_hz) / rate_hz
    arrival_s = np.linalg.norm(microphones_m - source_m, axis=1) / room.sound_speed_m_s
    responses = np.empty((len(early), n_samples), dtype=np.float32)
    for mic, direct in enumerate(early):
        noise = rng.standard_normal((n_frames - 1) * _HOP + _FRAME)
        spectra = _spectra(np.pad(direct, (_HOP, len(noise) - len(direct) - _HOP)), n_frames)
        began = np.sqrt(tail * (time_s >= arrival_s[mic])[:, None])
        spectra += _spectra(noise, n_frames) * began
        responses[mic] = _overlap_add(spectra * air)[_HOP : _HOP + n_samples]
    return responses


def _image_sources(room: Room, source_m: np.ndarray, microphones_m: np.ndarray, rate_hz: int) -> np.ndarray:
    """(n_mics, n_samples) responses of the images up to the third order, walls grey, no air absorption."""
    box = pyroomacoustics.ShoeBox(
        room.size_m,
        fs=rate_hz,
        materials=pyroomacoustics.Material(room.absorption),
        max_order=IMAGE_ORDER,
        air_absorption=False,
    )
    box.set_sound_speed(room.sound_speed_m_s)
    box.add_source(source_m)
    box.add_microphone_array(microphones_m.T)
    box.compute_rir()
    found = [channel[0][_SINC_DELAY:] for channel in box.rir]
    longest = max(len(response) for response in found)
    return np.stack([np.pad(np.asarray(response), (0, longest - len(response))) for response in found])


def _tail_energy(room: Room, time_s: np.ndarray, frequency_hz: np.ndarray) -> np.ndarray:
    """Energy a second of the missing images. (n_frames, n_bins)."""
    c, volume = room.sound_speed_m_s, room.volume_m3
    missing = poisson.sf(IMAGE_ORDER, c * room.surface_m2 * time_s / (4.0 * volume))
    decay_s = room.reverberation_s * _reverberation_shape(frequency_hz)
    return np.asarray(4.0 * np.pi * c / volume * missing[:, None] * np.exp(-13.8 * time_s[:, None] / decay_s))


def _reverberation_shape(frequency_hz: np.ndarray) -> np.ndarray:
    """T(f) / T(1 kHz) of bare concrete and brick: longer in the bass, a little shorter in the treble (walls only)."""
    octaves = np.log2(np.maximum(frequency_hz, 62.5) / 1000.0)
    return np.asarray(np.clip(1.0 - 0.08 * octaves, 0.7, 1.35))


def _air_absorption_per_m(room: Room, frequency_hz: np.ndarray) -> np.ndarray:
    """Energy lost a metre, as the exponent's factor; pyroomacoustics' octave bands joined, as f^2 above the last."""
    physics = pyroomacoustics.parameters.Physics(temperature=room.temperature_c, humidity=room.humidity_percent)
    table = physics.get_air_absorption()
    centres_hz, losses = np.asarray(table["center_freqs"]), np.asarray(table["coeffs"])
    known = np.exp(np.interp(np.log(np.maximum(frequency_hz, 1.0)), np.log(centres_hz), np.log(losses)))
    return np.asarray(known * np.maximum(frequency_hz / centres_hz[-1], 1.0) ** 2)


def _window() -> np.ndarray:
    return np.sin(np.pi * (np.arange(_FRAME) + 0.5) / _FRAME)


def _spectra(signal: np.ndarray, n_frames: int) -> np.ndarray:
    frames = np.lib.stride_tricks.sliding_window_view(signal, _FRAME)[::_HOP][:n_frames]
    return np.asarray(scipy.fft.rfft(frames * _window(), axis=-1))


def _overlap_add(spectra: np.ndarray) -> np.ndarray:
    frames = scipy.fft.irfft(spectra, n=_FRAME, axis=-1) * _window()
    signal = np.zeros((len(frames) + 1) * _HOP)
    signal[: len(frames) * _HOP] += frames[:, :_HOP].ravel()
    signal[_HOP:] += frames[:, _HOP:].ravel()
    return signal
