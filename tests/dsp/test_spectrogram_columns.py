"""Columns of spectrograms against the textbook, and their codes."""

from __future__ import annotations

import subprocess
import sys
import types

import numpy as np
import pytest
import scipy.signal

from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.dsp.spectrogram_columns import codes_of, column_codes, column_levels_db, window_of

SHAPES = {"hann": "hann", "hamming": "hamming", "blackman-harris": "blackmanharris", "flat-top": "flattop"}


def noise(n_mics: int, n_samples: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(0.0, 0.1, (n_mics, n_samples)).astype(np.float32)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("n_fft", [128, 2048])
def test_windows_are_those_of_scipy(shape: str, n_fft: int) -> None:
    np.testing.assert_allclose(
        window_of(shape, n_fft), scipy.signal.get_window(SHAPES[shape], n_fft), atol=2e-6  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("n_fft", [128, 1024, 32_768])
def test_levels_are_those_of_a_transform_in_double_precision(shape: str, n_fft: int) -> None:
    settings = SpectrogramSettings(shape, n_fft, 0.75)  # type: ignore[arg-type]
    samples = noise(2, n_fft + 10 * settings.hop + 3)
    window = scipy.signal.get_window(SHAPES[shape], n_fft)
    frames = [samples[:, j * settings.hop : j * settings.hop + n_fft].astype(np.float64) for j in range(11)]
    size = np.abs(np.fft.rfft(np.stack(frames, 1) * window)) / (window.sum() / 2)
    expected = 20 * np.log10(np.maximum(size, 1e-8)).transpose(0, 2, 1)

    levels_db = column_levels_db(samples, settings)

    assert levels_db.shape == (2, settings.n_rows, 11)
    loud = expected > -100
    np.testing.assert_allclose(levels_db[loud], expected[loud], atol=0.02)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_full_scale_sine_on_a_bin_shows_0_db(shape: str) -> None:
    settings = SpectrogramSettings(shape, 1024, 0.5)  # type: ignore[arg-type]
    sine = np.sin(2 * np.pi * 100 / 1024 * np.arange(8192)).astype(np.float32)[None]

    assert column_levels_db(sine, settings)[0, 100] == pytest.approx(0.0, abs=1e-3)


@pytest.mark.parametrize("n_fft", [128, 512, 2048, 32_768])
@pytest.mark.parametrize("overlap", [0.0, 0.75, 0.9375])
def test_codes_made_at_once_are_those_of_the_levels(n_fft: int, overlap: float) -> None:
    settings = SpectrogramSettings("hann", n_fft, overlap)
    samples = noise(2, n_fft + 70 * settings.hop)

    at_once, by_levels = column_codes(samples, settings), codes_of(column_levels_db(samples, settings))

    differ = at_once != by_levels
    assert differ.mean() < 1e-4  # on the border between two codes, by the last bit
    assert np.abs(at_once.astype(int) - by_levels)[differ].max(initial=0) <= 1


def test_silence_is_code_0_and_full_scale_is_near_the_top() -> None:
    settings = SpectrogramSettings("hann", 1024, 0.5)
    sine = np.sin(2 * np.pi * 100 / 1024 * np.arange(4096)).astype(np.float32)
    codes = column_codes(np.stack([np.zeros_like(sine), sine]), settings)

    assert not codes[0].any()
    assert set(codes[1, 100].tolist()) == {240}  # 9 dB below the top of the scale in steps of 0.6 dB


def test_windows_taken_apart_give_the_same_columns() -> None:
    settings = SpectrogramSettings("hann", 512, 0.75)
    samples = noise(3, 512 + 40 * settings.hop)
    apart = np.concatenate([samples[:, j * settings.hop : j * settings.hop + 512] for j in range(41)], axis=1)

    np.testing.assert_array_equal(column_codes(apart, settings, hop=512), column_codes(samples, settings))


@pytest.mark.parametrize("n_fft", [128, 2048, 16_384])
@pytest.mark.parametrize("n_joined", [2, 16, 32])
@pytest.mark.parametrize("n_columns", [1, 31, 100, 256])
def test_joined_columns_are_the_loudest_codes(n_fft: int, n_joined: int, n_columns: int) -> None:
    settings = SpectrogramSettings("hann", n_fft, 0.75)
    samples = noise(2, n_fft + (n_columns - 1) * settings.hop)
    fine = column_codes(samples, settings)
    edges = np.arange(0, n_columns, n_joined)

    joined = column_codes(samples, settings, n_joined=n_joined)

    np.testing.assert_array_equal(joined, np.maximum.reduceat(fine, edges, axis=-1))


_WITHOUT_SCIPY = """
import sys
import numpy as np
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.dsp.spectrogram_columns import column_codes, load_fast_transform
samples = np.random.default_rng(0).normal(0.0, 0.1, (2, 100_000)).astype(np.float32)
settings = SpectrogramSettings()
by_numpy = column_codes(samples, settings)
assert "scipy" not in sys.modules, sorted(sys.modules)
load_fast_transform()
by_scipy = column_codes(samples, settings)
differ = by_numpy != by_scipy
assert differ.mean() < 1e-4 and np.abs(by_numpy.astype(int) - by_scipy)[differ].max(initial=0) <= 1
"""


def test_the_first_columns_need_no_scipy_and_are_the_same() -> None:
    subprocess.run([sys.executable, "-c", _WITHOUT_SCIPY], check=True)


def test_a_transform_that_another_thread_is_still_importing_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half imported, scipy.fft stands in sys.modules and raises BackendNotImplementedError."""
    half = types.ModuleType("scipy.fft")
    half.rfft = lambda *_, **__: pytest.fail("half a module was used")  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "scipy.fft", half)
    samples = np.random.default_rng(1).normal(size=(2, 4096)).astype(np.float32)
    assert np.isfinite(column_levels_db(samples, SpectrogramSettings())).all()
