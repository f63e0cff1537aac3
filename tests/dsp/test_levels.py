"""Silent and clipped channels are found where they are, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.dsp import clipping
from workbench.dsp.levels import channel_faults, said_of_all, said_of_one

RATE_HZ = 44_100
STARTS = np.arange(4) * RATE_HZ
NAMES = ("M1", "M2")


def sound() -> np.ndarray:
    return (0.1 * np.random.default_rng(0).standard_normal((2, 4 * RATE_HZ))).astype(np.float32)


def said(samples: np.ndarray) -> tuple[str, ...]:
    return said_of_all(channel_faults(samples, STARTS, RATE_HZ), NAMES)


def test_ordinary_sound_has_no_fault() -> None:
    assert said(sound()) == ()


def test_a_channel_that_dies_is_silent_in_the_rest() -> None:
    samples = sound()
    samples[1, RATE_HZ:] = 0.0
    assert said(samples) == ("M2 is silent in 3 of 4 clips; its level says nothing about distance",)
    faults = channel_faults(samples, STARTS, RATE_HZ)
    assert said_of_one(faults, 0, NAMES) == ()
    assert said_of_one(faults, 2, NAMES) == ("M2 is silent; its level says nothing about distance",)


def test_a_constant_is_silence() -> None:
    samples = sound()
    samples[0] = 0.02
    assert said(samples) == ("M1 is silent; its level says nothing about distance",)


def test_clipping_is_found_at_full_scale_and_below_it() -> None:
    for ceiling in (1.0, 0.7):
        samples = sound()
        loud = 2.0 * np.sin(2 * np.pi * 300 * np.arange(RATE_HZ) / RATE_HZ)
        samples[0, 2 * RATE_HZ : 3 * RATE_HZ] = np.clip(loud, -ceiling, ceiling)
        assert said(samples) == (
            "M1 is clipped in 1 of 4 clips; its levels are cut off and say nothing certain about distance",
        )


def test_a_loud_low_tone_is_not_clipped() -> None:
    tone = np.round(0.95 * np.sin(2 * np.pi * 50 * np.arange(4 * RATE_HZ) / RATE_HZ) * 32767) / 32768
    assert said(np.stack([tone, tone]).astype(np.float32)) == ()


@pytest.mark.parametrize("coarse", ["8 bit", "mu-law"])
def test_coarse_steps_are_no_flat_tops(coarse: str) -> None:
    """A slow wave of loud and less loud parts stays on one step for several samples at each of its turns."""
    time_s = np.arange(4 * RATE_HZ) / RATE_HZ
    wave = (0.5 + 0.2 * np.sin(2 * np.pi * 0.4 * time_s)) * np.sin(2 * np.pi * 90 * time_s)
    if coarse == "8 bit":
        stepped = np.round(wave * 128) / 128
    else:
        bent = np.sign(wave) * np.log1p(255 * np.abs(wave)) / np.log(256)
        bent = np.round(bent * 127) / 127
        stepped = np.sign(bent) * np.expm1(np.abs(bent) * np.log(256)) / 255
    assert (np.diff(stepped) == 0).mean() > 0.3
    assert said(np.stack([stepped, stepped]).astype(np.float32)) == ()


def test_clipping_is_counted_alike_however_the_channel_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Flat runs that lie across the seams of blocks."""
    rng = np.random.default_rng(1)
    channel = np.repeat(rng.choice([0.0, 0.1, 0.3, 1.0], 400), rng.integers(1, 12, 400)).astype(np.float32)
    starts = np.arange(0, len(channel) - 20, 10)
    whole = channel_faults(channel[None], starts, 20)
    assert whole.is_clipped.any() and not whole.is_clipped.all()
    for block in (7, 64, 100):
        monkeypatch.setattr(clipping, "_BLOCK", block)
        np.testing.assert_array_equal(channel_faults(channel[None], starts, 20).is_clipped, whole.is_clipped)
