"""Spectrogram levels are exact: a full-scale sine shows 0 dB where and when it sounds."""

from __future__ import annotations

import numpy as np

from workbench.dsp.spectrogram import LOWEST_DB, spectrogram_db

RATE_HZ = 44_100


def test_a_full_scale_sine_shows_0_db_in_its_bin() -> None:
    n = 40 * 2048
    sine = np.sin(2 * np.pi * 100 * np.arange(n) / 2048).astype(np.float32)
    levels_db = spectrogram_db(np.stack([sine, 0.1 * sine]))
    middle = levels_db.shape[2] // 2
    assert levels_db[0, :, middle].argmax() == 100
    np.testing.assert_allclose(levels_db[:, 100, middle], [0.0, -20.0], atol=0.01)


def test_a_click_shows_in_its_column_and_silence_at_the_floor() -> None:
    samples = np.zeros((1, RATE_HZ), dtype=np.float32)
    samples[0, 20 * 512] = 1.0
    levels_db = spectrogram_db(samples)
    assert levels_db[0].mean(axis=0).argmax() == 20
    np.testing.assert_allclose(levels_db[0, :, 60], LOWEST_DB, rtol=1e-6)
    assert levels_db.shape == (1, 1025, 1 + RATE_HZ // 512)
