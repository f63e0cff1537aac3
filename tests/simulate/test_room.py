"""The room does what acoustics says: arrival time, 1/r, reverberation time, and the level of the diffuse field."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.simulate.room import Room, impulse_responses
from workbench.simulate.sites import SITES

RATE_HZ = 44_100
SOURCE_M = np.array([5.0, 9.0, 1.5])
MICROPHONES_M = np.array([[6.0, 9.0, 1.5], [12.0, 20.0, 1.5]])


def responses(room: Room) -> np.ndarray:
    return impulse_responses(room, SOURCE_M, MICROPHONES_M, RATE_HZ, np.random.default_rng(0))


def test_direct_sound_arrives_when_and_as_loud_as_it_should() -> None:
    room = Room((17.9, 29.0, 7.06), 2.0, 15.0)
    heard = responses(room)
    for response, distance_m in zip(heard, np.linalg.norm(MICROPHONES_M - SOURCE_M, axis=1), strict=True):
        arrival = distance_m / room.sound_speed_m_s * RATE_HZ
        around = response[int(arrival) - 30 : int(arrival) + 32]
        assert abs(np.abs(around).argmax() - 30) <= 2
        low_band = around.astype(np.float64).sum()  # the sum of a delayed impulse is its gain at 0 Hz
        assert low_band == pytest.approx(1.0 / distance_m, rel=0.25)


@pytest.mark.parametrize("site", SITES, ids=lambda s: s.key)
def test_reverberation_time_is_the_sites(site) -> None:  # type: ignore[no-untyped-def]
    room = Room(site.size_m, site.reverberation_s, 15.0)
    middle = np.array(site.size_m) / 2
    places = np.stack([middle * 0.4, middle * 1.5])
    response = impulse_responses(room, middle * 0.7, places, RATE_HZ, np.random.default_rng(1))[1].astype(np.float64)
    spectrum = np.fft.rfft(response)
    hz = np.fft.rfftfreq(len(response), 1 / RATE_HZ)
    octave = np.fft.irfft(spectrum * ((hz > 700) & (hz < 1400)), len(response))
    decay_db = 10 * np.log10(np.cumsum(octave[::-1] ** 2)[::-1])
    decay_db -= decay_db[0]
    begin, end = (np.argmax(decay_db < level) for level in (-5.0, -25.0))
    t60_s = 3.0 * (end - begin) / RATE_HZ
    assert t60_s == pytest.approx(site.reverberation_s, rel=0.2)


def test_late_energy_is_that_of_the_diffuse_field() -> None:
    room = Room((17.9, 29.0, 7.06), 2.0, 15.0, humidity_percent=70.0)
    energy = (responses(room)[1].astype(np.float64) ** 2).sum()
    steady = 4 * np.pi * room.sound_speed_m_s / room.volume_m3 * room.reverberation_s / 13.8
    distance_m = np.linalg.norm(MICROPHONES_M[1] - SOURCE_M)
    # air takes the treble away, so white noise keeps between a third and all of it
    assert 0.3 * steady < energy - 1 / distance_m**2 < 1.1 * steady
