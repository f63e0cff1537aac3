"""Levels and onset correlations as one feature: the delay that was put in, gains, choice of microphones."""

import numpy as np
import pytest

from workbench.core.clips import cut_into_clips
from workbench.core.pair_delays import LAG_S, N_LAGS
from workbench.core.recording import Recording
from workbench.dsp import mel
from workbench.dsp.features import FEATURES, features_of
from workbench.dsp.levels_and_delays import levels_and_delays, prepared

FEATURE = FEATURES["levels-and-delays"]
DELAYS = (0, 441, -882, 30)
"""Samples at 44 100 Hz."""


@pytest.fixture(scope="module")
def knocks() -> np.ndarray:
    rng = np.random.default_rng(0)
    knock = rng.standard_normal(4000) * np.exp(-np.arange(4000) / 800.0)
    samples = 1e-3 * rng.standard_normal((len(DELAYS), mel.CLIP_SAMPLES + 22_050))
    for channel, delay in zip(samples, DELAYS, strict=True):
        for at in (20_000, 60_000, 100_000):
            channel[at + delay : at + delay + 4000] += 0.1 * knock
    return samples.astype(np.float32)


def correlations(values: np.ndarray) -> np.ndarray:
    n_mics = values.shape[1]
    return values[..., FEATURE.n_own :].reshape(len(values), n_mics, n_mics, N_LAGS)


def test_correlations_are_highest_at_the_delay_of_the_second_microphone(knocks: np.ndarray) -> None:
    values = levels_and_delays(prepared(knocks), np.array([0, 22_050]))
    assert values.shape == (2, *FEATURE.row_shape(4))
    found = correlations(values)
    delays_s = (found.argmax(axis=-1) - N_LAGS // 2) * LAG_S
    true_s = (np.array(DELAYS)[None] - np.array(DELAYS)[:, None]) / mel.RATE_HZ
    off_diagonal = ~np.eye(4, dtype=np.bool_)
    assert np.abs(delays_s - true_s)[:, off_diagonal].max() <= 0.65 * LAG_S  # the highest within half a step counts
    assert (found[:, off_diagonal].max(axis=-1) > 3.0).all()
    assert (found[:, ~off_diagonal] == 0.0).all()
    assert (found == found.transpose(0, 2, 1, 3)[..., ::-1]).all()


def test_levels_are_the_mel_spectra_and_gains_touch_nothing_else(knocks: np.ndarray) -> None:
    plain = Recording.of_samples(knocks, mel.RATE_HZ)
    clips = cut_into_clips(plain.common_span_s)
    spectra = features_of(plain, clips, "mel-spectra")
    values = features_of(plain, clips, "levels-and-delays")
    assert values[..., :128].astype(np.float32) == pytest.approx(spectra, abs=0.04)  # kept in 16 bits
    louder = Recording.of_samples(knocks * np.float32(2.0), mel.RATE_HZ)
    again = features_of(louder, clips, "levels-and-delays")
    assert (again[..., : FEATURE.n_own] - values[..., : FEATURE.n_own]).mean() == pytest.approx(6.02, abs=0.05)
    assert correlations(again).astype(np.float32) == pytest.approx(correlations(values).astype(np.float32), abs=0.02)


def test_fewer_microphones_are_heard_as_if_there_were_no_others(knocks: np.ndarray) -> None:
    starts = np.array([0])
    of_all = levels_and_delays(prepared(knocks), starts)
    of_some = levels_and_delays(prepared(knocks[[2, 0]]), starts)
    assert FEATURE.of_microphones(of_all, (2, 0)) == pytest.approx(of_some, abs=1e-3)
    spectra = FEATURES["mel-spectra"].of_microphones(of_all[..., :128], (1,))
    assert (spectra == of_all[:, 1:2, :128]).all()
