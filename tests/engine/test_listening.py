"""A session's sound made ready to be played."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from workbench.core.listening import Listening, Played
from workbench.core.session import Microphone, Piece, Session
from workbench.engine.listening import Rendering
from workbench.engine.sound_at_rates import SoundAtRates
from workbench.files.session_sound import open_sound

RATE_HZ = 44_100
AS_EVER, ONCE = Listening(), Played()
TONES_HZ = (400.0, 500.0, 600.0, 700.0)


def tones(duration_s: float) -> np.ndarray:
    """(n, 4) float32: a tone a channel."""
    t = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    return np.stack([0.2 * np.sin(2 * np.pi * hz * t) for hz in TONES_HZ], axis=1).astype(np.float32)


@pytest.fixture
def sounds(tmp_path: Path) -> Iterator[SoundAtRates]:
    soundfile.write(tmp_path / "a.wav", tones(4.0), RATE_HZ, subtype="FLOAT")
    microphones = tuple(Microphone(name=f"M{i + 1}", file="a.wav", channel=i + 1) for i in range(4))
    with open_sound(Session(microphones=microphones, folder=tmp_path)) as sound:
        made = SoundAtRates(sound)
        yield made
        made.close()


def rendered(
    sounds: SoundAtRates, listening: Listening = AS_EVER, played: Played = ONCE, at_s: float = 0.0,
    rate_hz: int = RATE_HZ, most_s: float = 60.0,
) -> tuple[np.ndarray, list[tuple[float, float]]]:  # fmt: skip
    """(n, n_outputs) float32, and for each block when it is played and what place it tells, seconds."""
    programme = Rendering(sounds, listening, played, at_s, rate_hz)
    frames, told, n = [], [], 0
    while n < most_s * rate_hz and (part := programme.next(1764)) is not None:
        told.append((n / rate_hz, part.position_s))
        frames.append(part.frames)
        n += len(part.frames)
    return np.concatenate(frames)[: round(most_s * rate_hz)], told


def loudest_hz(sound: np.ndarray, rate_hz: int = RATE_HZ) -> float:
    """Of one second from 0.5 s on."""
    spectrum = np.abs(np.fft.rfft(sound[rate_hz // 2 : rate_hz // 2 + rate_hz]))
    return float(spectrum.argmax())


def test_straight_is_what_was_recorded_bit_by_bit(sounds: SoundAtRates) -> None:
    sound, told = rendered(sounds, Listening(way="straight"), at_s=1.0)
    assert np.array_equal(sound, tones(4.0)[RATE_HZ:])
    assert all(place_s == pytest.approx(1.0 + at_s) for at_s, place_s in told)


def test_together_is_the_mean_of_those_that_are_audible(sounds: SoundAtRates) -> None:
    everyone, _ = rendered(sounds)
    assert np.abs(everyone - tones(4.0).mean(axis=1)[:, None]).max() < 1e-6
    some, _ = rendered(sounds, Listening(solo=frozenset({1, 2}), muted=frozenset({2})))
    assert np.array_equal(some, np.repeat(tones(4.0)[:, 1:2], 2, axis=1))
    nobody, _ = rendered(sounds, Listening(muted=frozenset(range(4))))
    assert nobody.shape == everyone.shape and not nobody.any()


def test_two_ears_hear_one_microphone_each(sounds: SoundAtRates) -> None:
    sound, _ = rendered(sounds, Listening(way="two ears", left=3, right=0))
    assert np.array_equal(sound, tones(4.0)[:, [3, 0]])
    one, _ = rendered(sounds, Listening(way="two ears", left=3, right=0, muted=frozenset({3})))
    assert not one[:, 0].any() and one[:, 1].any()


def test_a_stretch_ends_where_it_ends_and_a_place_outside_it_begins_it(sounds: SoundAtRates) -> None:
    sound, told = rendered(sounds, Listening(way="straight"), Played((1.0, 1.5)), at_s=3.0)
    assert np.array_equal(sound, tones(4.0)[RATE_HZ : RATE_HZ * 3 // 2])
    assert told[0][1] == pytest.approx(1.0)


def test_a_loop_joins_its_end_to_its_beginning_sample_by_sample(sounds: SoundAtRates) -> None:
    sound, told = rendered(sounds, Listening(way="straight"), Played((1.0, 1.0 + 0.173), True), at_s=1.1, most_s=2.0)
    n = round(0.173 * RATE_HZ)
    ring = tones(4.0)[RATE_HZ : RATE_HZ + n]
    wanted = np.tile(ring, (20, 1))[round(0.1 * RATE_HZ) :]
    assert np.array_equal(sound, wanted[: len(sound)])
    assert max(place_s for _, place_s in told) < 1.173 and min(place_s for _, place_s in told) >= 1.0 - 1e-9


def test_filters_go_on_through_the_joint_of_a_loop(sounds: SoundAtRates) -> None:
    """0.1 s holds whole periods of every tone: the loop sounds like tones without end, and so does what is filtered."""
    band = Listening(way="straight", low_hz=580.0, high_hz=620.0)
    sound, _ = rendered(sounds, band, Played((1.0, 1.1), True), at_s=1.0, most_s=3.0)
    late = sound[RATE_HZ : 2 * RATE_HZ]
    spectra = np.abs(np.fft.rfft(late[:, 2]))
    assert spectra.argmax() == 600
    assert np.delete(spectra, 600).max() < 1e-3 * spectra[600]
    assert np.abs(late[:, 0]).max() < 0.01


def test_half_speed_keeps_the_pitch_or_sounds_an_octave_lower(sounds: SoundAtRates) -> None:
    kept, told = rendered(sounds, Listening(solo=frozenset({1}), pace=0.5))
    assert len(kept) == pytest.approx(8.0 * RATE_HZ, abs=2) and loudest_hz(kept[:, 0]) == 500
    assert all(place_s == pytest.approx(0.5 * at_s) for at_s, place_s in told)
    lower, told = rendered(sounds, Listening(solo=frozenset({1}), pace=0.5, keeps_pitch=False))
    assert len(lower) == pytest.approx(8.0 * RATE_HZ, abs=2) and loudest_hz(lower[:, 0]) == 250
    assert all(place_s == pytest.approx(0.5 * at_s) for at_s, place_s in told)


def test_the_band_means_what_was_recorded_also_when_it_sounds_lower(sounds: SoundAtRates) -> None:
    band = Listening(pace=0.5, keeps_pitch=False, low_hz=580.0, high_hz=620.0)
    sound, _ = rendered(sounds, band)
    assert loudest_hz(sound[:, 0]) == 300


def test_a_device_with_another_rate_gets_the_same_sound(sounds: SoundAtRates) -> None:
    sound, told = rendered(sounds, Listening(solo=frozenset({3})), rate_hz=48_000)
    assert len(sound) == 4 * 48_000 and loudest_hz(sound[:, 0], 48_000) == 700
    assert told[-1][1] == pytest.approx(told[-1][0], abs=1e-6)


def test_louder_is_louder_and_never_over_full_scale(sounds: SoundAtRates) -> None:
    soft, _ = rendered(sounds, Listening(solo=frozenset({0}), gain_db=10.0))
    assert np.abs(soft).max() == pytest.approx(0.2 * 10**0.5, rel=1e-3)
    loud, _ = rendered(sounds, Listening(solo=frozenset({0}), gain_db=40.0))
    assert np.abs(loud).max() == 1.0


def test_gaps_between_files_are_silence_and_keep_their_length(tmp_path: Path) -> None:
    for name in ("a.wav", "b.wav"):
        soundfile.write(tmp_path / name, tones(1.0)[:, 0], RATE_HZ, subtype="FLOAT")
    microphone = Microphone(name="M1", file="a.wav", then=(Piece(file="b.wav", start_s=1.5),))
    with open_sound(Session(microphones=(microphone,), folder=tmp_path)) as sound:
        heard, _ = rendered(SoundAtRates(sound))
    assert len(heard) == round(2.5 * RATE_HZ)
    assert not heard[RATE_HZ : RATE_HZ * 3 // 2].any() and heard[RATE_HZ * 3 // 2 + 100 :].any()
