"""Filters that hear sound block by block."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.dsp.live_filters import LiveFilter, band_sections, hum_sections

RATE_HZ = 44_100


def gain_db(sections: np.ndarray, hz: float) -> float:
    """What a tone of two seconds loses, in dB, once the filter has settled."""
    t = np.arange(2 * RATE_HZ) / RATE_HZ
    tone = np.sin(2 * np.pi * hz * t).astype(np.float32)[None]
    heard = LiveFilter(sections, 1).next(tone)[:, RATE_HZ:]
    return float(20 * np.log10(np.abs(heard).max() + 1e-9))


def test_blocks_of_any_length_give_what_the_whole_gives() -> None:
    rng = np.random.default_rng(3)
    sound = rng.normal(size=(4, 50_000)).astype(np.float32)
    sections = np.concatenate([band_sections(RATE_HZ, 300.0, 3400.0), hum_sections(RATE_HZ, 50.0)])
    whole = LiveFilter(sections, 4).next(sound)
    cuts = np.sort(rng.integers(0, 50_000, 40))
    in_blocks = LiveFilter(sections, 4)
    pieces = [in_blocks.next(piece) for piece in np.split(sound, cuts, axis=1)]
    assert np.array_equal(np.concatenate(pieces, axis=1), whole)


@pytest.mark.parametrize(
    ("low_hz", "high_hz", "passed_hz", "stopped_hz"),
    [(300.0, 3400.0, 1000.0, 60.0), (300.0, 3400.0, 1000.0, 12_000.0), (100.0, None, 8000.0, 20.0),
     (None, 500.0, 50.0, 4000.0), (950.0, 1050.0, 1000.0, 800.0)],
)  # fmt: skip
def test_a_band_passes_what_is_inside_and_stops_what_is_outside(
    low_hz: float | None, high_hz: float | None, passed_hz: float, stopped_hz: float
) -> None:
    sections = band_sections(RATE_HZ, low_hz, high_hz)
    assert gain_db(sections, passed_hz) == pytest.approx(0.0, abs=0.1)
    assert gain_db(sections, stopped_hz) < -40
    for bound_hz in (low_hz, high_hz):
        if bound_hz is not None:
            assert gain_db(sections, bound_hz) == pytest.approx(-3.0, abs=0.1)


def test_the_hum_filter_takes_the_mains_and_its_multiples_and_leaves_what_is_between() -> None:
    sections = hum_sections(RATE_HZ, 50.0)
    for hz in (50.0, 100.0, 450.0, 1000.0):
        assert gain_db(sections, hz) < -40
    for hz in (75.0, 125.0, 475.0, 1100.0, 5000.0):
        assert gain_db(sections, hz) == pytest.approx(0.0, abs=0.2)


def test_bounds_the_rate_cannot_hold_are_none_and_crossed_ones_are_refused() -> None:
    assert len(band_sections(8000, None, 12_000.0)) == 0
    assert len(band_sections(8000, 0.0, None)) == 0
    with pytest.raises(ValueError, match="lower bound"):
        band_sections(RATE_HZ, 2000.0, 1000.0)
