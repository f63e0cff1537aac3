"""Every voice calls at unit level, pauses between calls, and is a different sound from the others."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.simulate.sounds import VOICES, Voice, calling, voice_of_recording

RATE_HZ = 44_100


def test_every_voice_has_its_own_name_and_sound() -> None:
    assert len({voice.identity for voice in VOICES}) == len(VOICES) == 6
    calls = [voice.make(RATE_HZ, np.random.default_rng(0)) for voice in VOICES]
    spectra = [np.abs(np.fft.rfft(call, 4 * RATE_HZ))[:40_000].reshape(100, -1).sum(axis=1) for call in calls]
    alike = np.corrcoef(spectra) - np.eye(len(VOICES))
    assert alike.max() < 0.99


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.identity)
@pytest.mark.parametrize("seed", range(5))
def test_a_call_is_finite_of_unit_rms_and_heard_where_networks_hear(voice: Voice, seed: int) -> None:
    call = voice.make(RATE_HZ, np.random.default_rng(seed))
    assert call.ndim == 1 and 0.1 * RATE_HZ < len(call) < 6 * RATE_HZ
    assert np.isfinite(call).all()
    assert np.sqrt(np.mean(call**2)) == pytest.approx(1.0)
    power = np.abs(np.fft.rfft(call)) ** 2
    hz = np.fft.rfftfreq(len(call), 1 / RATE_HZ)
    assert power[(hz > 80) & (hz < 16_000)].sum() > 0.8 * power.sum()


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.identity)
def test_calls_and_pauses_take_turns(voice: Voice) -> None:
    n_samples = 20 * RATE_HZ
    sound = calling(voice, n_samples, RATE_HZ, np.random.default_rng(2))
    assert sound.shape == (n_samples,) and np.isfinite(sound).all()
    silent = sound.reshape(-1, RATE_HZ // 100).any(axis=1) == False  # noqa: E712 - hundredths of a second
    edges = np.flatnonzero(np.diff(np.concatenate([[0], silent.astype(int), [0]])))
    pauses_s = (edges[1::2] - edges[::2]) / 100
    assert np.sum(pauses_s >= voice.pause_s[0] - 0.02) >= 3
    assert pauses_s.max() <= voice.pause_s[1] + 0.35  # silence at a call's own end, the first of all up to 0.3 s
    level = np.sqrt(np.mean(sound[np.repeat(~silent, RATE_HZ // 100)] ** 2))
    assert 10 ** (-3 / 20) < level < 10 ** (4.5 / 20)  # calls vary by 3 dB; pauses inside a call raise it


def test_the_same_seed_calls_the_same() -> None:
    first, again, other = (calling(VOICES[0], RATE_HZ, RATE_HZ, np.random.default_rng(s)) for s in (1, 1, 2))
    assert np.array_equal(first, again) and not np.array_equal(first, other)


def test_a_recording_is_played_whole_or_three_seconds_of_it() -> None:
    long = np.random.default_rng(0).standard_normal(5 * RATE_HZ).astype(np.float32)
    voice = voice_of_recording("whistle", long)
    call = voice.make(RATE_HZ, np.random.default_rng(1))
    assert voice.identity == "whistle" and len(call) == 3 * RATE_HZ
    assert np.sqrt(np.mean(call**2)) == pytest.approx(1.0)
    short = voice_of_recording("click", long[:1_000]).make(RATE_HZ, np.random.default_rng(1))
    np.testing.assert_allclose(short / short[0], long[:1_000] / long[0], rtol=1e-5)
