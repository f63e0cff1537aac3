"""MUSIC finds free-field sources with arrays small and wide, and says when nothing is better than chance."""

from __future__ import annotations

import numpy as np
import pytest

from tests.localize.free_field import SITE_M, heard_from, random_microphones_m, session_of
from workbench.core.events import Declined, Located
from workbench.core.recording import Recording
from workbench.engine.localize import Localize
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.music import chance_share
from workbench.localize.registry import find_method
from workbench.localize.signal_subspace import Subspace, explained_at, explained_on, spectra_of

MUSIC = find_method("music")


def found(heard: Heard) -> Found:
    return Found.joined(list(MUSIC.locate(heard)))


def random_source_m(rng: np.random.Generator) -> np.ndarray:
    return rng.uniform([1.0, 1.0, 0.3], np.array(SITE_M) - [1.0, 1.0, 1.0])


@pytest.mark.parametrize("n_mics", [4, 6, 12])
def test_a_free_field_source_is_found_within_a_cell(n_mics: int) -> None:
    rng = np.random.default_rng(n_mics)
    source_m = random_source_m(rng)
    answer = found(heard_from(source_m, random_microphones_m(n_mics, rng), rng))
    assert np.linalg.norm(answer.positions_m[0] - source_m) < 0.15
    assert answer.residual[0] < 0.5 and np.isfinite(answer.radius_m[0])


def test_the_order_of_the_microphones_does_not_matter() -> None:
    rng = np.random.default_rng(5)
    microphones_m = random_microphones_m(5, rng)
    heard = heard_from(random_source_m(rng), microphones_m, rng)
    order = rng.permutation(5)
    turned = Heard(session_of(microphones_m[order]), heard.recording.with_channels_chosen(tuple(order)))
    one, other = found(heard), found(turned)
    assert np.linalg.norm(one.positions_m - other.positions_m) < 0.05
    assert other.residual == pytest.approx(one.residual, abs=0.01)


def test_places_are_judged_alike_together_and_one_by_one() -> None:
    rng = np.random.default_rng(6)
    microphones_m = random_microphones_m(4, rng)
    samples = rng.normal(0.0, 1.0, (3, 4, 44_100)).astype(np.float32)
    parts = [spectra_of(one, 44_100, 0.03) for one in samples]
    subspace = Subspace.of(np.stack([spectra for spectra, _ in parts]), parts[0][1])
    points_m, cell_m = rng.uniform(0.0, 4.0, (20, 3)), np.full(3, 0.1)
    together = explained_on(points_m, subspace, microphones_m, 340.0, cell_m)
    alone = explained_at(np.tile(points_m, (3, 1, 1)), subspace, microphones_m, 340.0, cell_m)
    assert together.log_powers == pytest.approx(alone.log_powers, abs=1e-4)
    assert together.shares == pytest.approx(alone.shares, abs=1e-4)


def test_a_lone_source_is_explained_wholly_where_it_is() -> None:
    """A line spectrum made by the formula itself: s_f = 1 at the source, less elsewhere."""
    rng = np.random.default_rng(7)
    microphones_m, source_m = random_microphones_m(5, rng), np.array([4.0, 3.0, 1.0])
    frequencies_hz = np.linspace(200.0, 2000.0, 30)
    late_s = np.linalg.norm(microphones_m - source_m, axis=1) / 340.0
    waves = np.exp(-2j * np.pi * frequencies_hz * late_s[:, None])
    calls = rng.normal(size=(10, 30)) + 1j * rng.normal(size=(10, 30))
    subspace = Subspace.of((waves[:, None] * calls)[None], frequencies_hz)
    shares = explained_on(
        np.stack([source_m, source_m + 0.5]), subspace, microphones_m, 340.0, np.full(3, 0.01)
    ).shares[0]
    assert shares[0] == pytest.approx(1.0, abs=1e-4) and shares[1] < 0.7


@pytest.mark.parametrize("n_mics", [4, 8])
def test_noise_of_each_microphones_own_is_declined(n_mics: int) -> None:
    rng = np.random.default_rng(11)
    noise = rng.normal(0.0, 0.05, (n_mics, 4 * 44_100)).astype(np.float32)
    answer = found(Heard(session_of(random_microphones_m(n_mics, rng)), Recording.of_samples(noise, 44_100)))
    assert len(answer) == 3 and not answer.is_answered.any()
    assert set(answer.why_not) == {"No place explains the channels better than chance"}


def test_chance_explains_less_of_more_microphones() -> None:
    shares = [chance_share(n) for n in range(3, 13)]
    assert shares == sorted(shares, reverse=True) and shares[1] == pytest.approx(0.376, abs=0.002)


def test_a_silent_channel_is_left_out_and_too_few_are_declined() -> None:
    rng = np.random.default_rng(9)
    source_m = random_source_m(rng)
    heard = heard_from(source_m, random_microphones_m(6, rng), rng, seconds=4.0)
    samples = heard.recording.samples.copy()
    samples[2] = 0.0
    samples[3:, : 3 * 44_100] = 0.0
    answer = found(Heard(heard.session, Recording.of_samples(samples, heard.recording.rate_hz)))
    assert answer.why_not == ("Too few microphones have sound: 2, and 3 are needed", "", "")
    assert np.linalg.norm(answer.positions_m[2] - source_m) < 0.15
    assert "M3 is silent and left out" in answer.notes[2]


def test_microphones_in_one_line_are_declined() -> None:
    rng = np.random.default_rng(12)
    line_m = np.column_stack([np.linspace(0.5, 8.5, 5), np.full(5, 3.0), np.full(5, 1.0)])
    heard = heard_from(random_source_m(rng), line_m, rng)
    events = list(Localize(heard.session, ("music",), heard.recording).run())
    assert "in one line" in next(e.why for e in events if isinstance(e, Declined))
    assert not any(isinstance(e, Located) for e in events)


def test_a_source_outside_the_site_is_explained_badly_and_the_caveat_says_so() -> None:
    rng = np.random.default_rng(13)
    microphones_m = random_microphones_m(6, rng)
    for outside_m in ([13.0, 3.0, 1.0], [5.0, -3.0, 1.0]):
        inside = found(heard_from(random_source_m(rng), microphones_m, rng))
        outside = found(heard_from(np.array(outside_m), microphones_m, rng))
        assert inside.residual[0] < 0.15 < 0.25 < outside.residual[0]
    assert "outside the site" in MUSIC.caveat
