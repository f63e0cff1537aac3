"""Steered power finds free-field sources, whoever comes first, and says when it cannot."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.localize.free_field import SITE_M, heard_from, random_microphones_m, session_of
from workbench.core.errors import UserError
from workbench.core.events import Declined, Located, Summary
from workbench.core.recording import Recording
from workbench.dsp.correlation import all_pairs
from workbench.engine.localize import Localize
from workbench.localize.clip_correlations import clip_correlations
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.registry import find_method
from workbench.localize.search_grid import SearchGrid, best_of
from workbench.localize.srp_phat import Search, in_rms, strongest_places
from workbench.localize.steered_power import Steering

SRP = find_method("srp-phat")


def found(heard: Heard) -> Found:
    return Found.joined(list(SRP.locate(heard)))


def random_source_m(rng: np.random.Generator) -> np.ndarray:
    return rng.uniform([1.0, 1.0, 0.3], np.array(SITE_M) - [1.0, 1.0, 1.0])


@pytest.mark.parametrize("n_mics", [4, 5, 8, 12])
def test_a_free_field_source_is_found_to_centimetres(n_mics: int) -> None:
    rng = np.random.default_rng(n_mics)
    for _ in range(3):
        source_m = random_source_m(rng)
        answer = found(heard_from(source_m, random_microphones_m(n_mics, rng), rng))
        assert np.linalg.norm(answer.positions_m[0] - source_m) < 0.1
        assert answer.residual[0] < 0.2 and answer.radius_m[0] < 2.0


def test_three_microphones_tell_the_place_in_plan_at_their_own_height() -> None:
    rng = np.random.default_rng(3)
    microphones_m = random_microphones_m(3, rng)
    microphones_m[:, 2] = 1.5
    source_m = np.array([3.0, 2.5, 1.5])
    answer = found(heard_from(source_m, microphones_m, rng))
    assert np.linalg.norm(answer.positions_m[0] - source_m) < 0.06
    assert any("Heights do not show" in note for note in answer.notes[0])


def test_a_flat_array_is_told_that_heights_do_not_show() -> None:
    rng = np.random.default_rng(4)
    microphones_m = random_microphones_m(6, rng)
    microphones_m[:, 2] = 1.2
    answer = found(heard_from(np.array([4.0, 3.0, 1.0]), microphones_m, rng))
    assert np.linalg.norm((answer.positions_m[0] - [4.0, 3.0, 1.0])[:2]) < 0.1
    assert answer.positions_m[0, 2] == pytest.approx(1.2)
    assert any("Heights do not show" in note for note in answer.notes[0])


def test_the_order_of_the_microphones_does_not_matter() -> None:
    rng = np.random.default_rng(5)
    for _ in range(4):
        microphones_m = random_microphones_m(5, rng)
        heard = heard_from(random_source_m(rng), microphones_m, rng)
        order = rng.permutation(5)
        turned = Heard(session_of(microphones_m[order]), heard.recording.with_channels_chosen(tuple(order)))
        one, other = found(heard), found(turned)
        assert np.linalg.norm(one.positions_m - other.positions_m) < 0.05
        assert other.residual == pytest.approx(one.residual, abs=0.01)


def test_clips_together_are_what_they_are_one_by_one() -> None:
    rng = np.random.default_rng(6)
    heard = heard_from(random_source_m(rng), random_microphones_m(4, rng), rng, seconds=8.0, noise=0.05)
    search = Search.of(heard)
    correlations = np.stack(list(clip_correlations(heard, search.max_delay_s)))
    is_used = np.ones(correlations.shape[:2], dtype=np.bool_)
    together = strongest_places(search.steering, correlations, is_used)
    assert len(together.places_m) == 11
    for i in range(len(correlations)):
        alone = strongest_places(search.steering, correlations[i : i + 1], is_used[i : i + 1])
        assert np.array_equal(alone.places_m[0], together.places_m[i])
        assert alone.radii_m[0] == together.radii_m[i] and alone.residuals[0] == together.residuals[i]


def test_coarse_to_fine_finds_what_the_full_grid_finds() -> None:
    """The greatest power of all fine cells, of noisy calls at random places heard by random arrays."""
    rng = np.random.default_rng(7)
    site_m = (6.0, 5.0, 3.0)
    for _ in range(12):
        microphones_m = random_microphones_m(int(rng.integers(4, 7)), rng, site_m)
        heard = heard_from(rng.uniform([0.5, 0.5, 0.3], [5.5, 4.5, 2.5]), microphones_m, rng, noise=0.3, site_m=site_m)
        search = Search.of(heard)
        correlations = np.stack(list(clip_correlations(heard, search.max_delay_s)))
        envelopes = in_rms(correlations, np.ones(correlations.shape[:2], dtype=np.bool_))
        whole = search.steering.grid.finer().finer()
        powers = replace(search.steering, grid=whole).powers(envelopes)
        full = best_of(whole.points_m, powers, whole.cell_m, 1)
        step_m = whole.cell_m.max() * 1.01
        fine = search.steering.find(envelopes, search.steering.powers(envelopes), finest_m=step_m)
        assert np.linalg.norm(fine.points_m[0, 0] - full.points_m[0, 0]) <= step_m
        assert fine.scores[0, 0] == pytest.approx(full.scores[0, 0], rel=1e-3)


def test_no_peak_falls_between_two_points_of_a_coarse_grid() -> None:
    """A correlation one sample wide, met by cells a metre wide: the source's own cell or its neighbour wins."""
    rng = np.random.default_rng(8)
    for _ in range(50):
        microphones_m, source_m = random_microphones_m(6, rng), random_source_m(rng)
        pairs = all_pairs(6)
        r_m = np.linalg.norm(microphones_m - source_m, axis=1)
        lags = np.rint((r_m[pairs[:, 1]] - r_m[pairs[:, 0]]) * 130.0).astype(int)
        envelopes = np.zeros((1, len(pairs), 4001), dtype=np.float32)
        envelopes[0, np.arange(len(pairs)), 2000 + lags] = 1.0
        steering = Steering(SearchGrid.of_box(np.zeros(3), np.array(SITE_M), 1.0), microphones_m, pairs, 130.0)
        best_m = steering.grid.points_m[steering.powers(envelopes)[0].argmax()]
        assert (np.abs(best_m - source_m) <= 1.5 * steering.grid.cell_m).all()


def test_a_silent_channel_is_left_out_and_named() -> None:
    rng = np.random.default_rng(9)
    source_m = random_source_m(rng)
    heard = heard_from(source_m, random_microphones_m(6, rng), rng)
    samples = heard.recording.samples.copy()
    samples[2] = 0.0
    answer = found(Heard(heard.session, Recording.of_samples(samples, heard.recording.rate_hz)))
    assert np.linalg.norm(answer.positions_m[0] - source_m) < 0.06
    assert any("M3 is silent and left out" in note for note in answer.notes[0])


def test_two_channels_with_sound_are_too_few() -> None:
    rng = np.random.default_rng(10)
    heard = heard_from(random_source_m(rng), random_microphones_m(4, rng), rng)
    samples = heard.recording.samples.copy()
    samples[1:3] = 0.0
    answer = found(Heard(heard.session, Recording.of_samples(samples, heard.recording.rate_hz)))
    assert answer.why_not == ("Too few microphones have sound: 2, and 3 are needed",)
    assert np.isnan(answer.positions_m).all() and np.isnan(answer.radius_m).all()


@pytest.mark.parametrize("n_mics", [4, 8])
def test_noise_of_each_microphones_own_is_no_source(n_mics: int) -> None:
    rng = np.random.default_rng(11)
    microphones_m = random_microphones_m(n_mics, rng)
    noise = rng.normal(0.0, 0.05, (n_mics, 5 * 44_100)).astype(np.float32)
    answer = found(Heard(session_of(microphones_m), Recording.of_samples(noise, 44_100)))
    assert len(answer) == 5 and not answer.is_answered.any()
    assert set(answer.why_not) == {"No place stands out: the microphones share no sound that just began"}


def test_microphones_in_one_line_are_declined() -> None:
    rng = np.random.default_rng(12)
    microphones_m = np.column_stack([np.linspace(0.5, 8.5, 5), np.full(5, 3.0), np.full(5, 1.0)])
    heard = heard_from(random_source_m(rng), microphones_m, rng)
    events = list(Localize(heard.session, ("srp-phat",), heard.recording).run())
    assert next(e.why for e in events if isinstance(e, Declined)).startswith("The microphones stand in one line")
    assert not any(isinstance(e, Located) for e in events)


def test_a_source_outside_the_site_is_flagged_at_its_edge() -> None:
    rng = np.random.default_rng(13)
    heard = heard_from(np.array([13.0, 3.0, 1.0]), random_microphones_m(6, rng), rng)
    events = list(Localize(heard.session, ("srp-phat",), heard.recording).run())
    located = [e for e in events if isinstance(e, Located)]
    assert located and all(any("edge" in warning for warning in e.warnings) for e in located)


def test_unplaced_microphones_are_told_before_anything_is_computed() -> None:
    rng = np.random.default_rng(14)
    heard = heard_from(random_source_m(rng), random_microphones_m(4, rng), rng)
    lost = replace(heard.session.microphones[1], position_m=None)
    session = replace(heard.session, microphones=(heard.session.microphones[0], lost, *heard.session.microphones[2:]))
    with pytest.raises(UserError, match="M2 is not placed yet"):
        list(Localize(session, ("srp-phat",), heard.recording).run())


def test_the_session_answer_hears_the_whole_recording() -> None:
    rng = np.random.default_rng(15)
    source_m = random_source_m(rng)
    heard = heard_from(source_m, random_microphones_m(4, rng), rng, seconds=6.0, noise=0.2)
    (summary,) = [e for e in Localize(heard.session, ("srp-phat",), heard.recording).run() if isinstance(e, Summary)]
    assert np.linalg.norm(np.array(summary.position_m) - source_m) < 0.15


def test_without_a_site_the_array_and_its_surroundings_are_searched() -> None:
    rng = np.random.default_rng(16)
    source_m = np.array([6.0, 8.5, 1.0])
    heard = heard_from(source_m, random_microphones_m(6, rng), rng, site_m=None)
    assert np.linalg.norm(found(heard).positions_m[0] - source_m) < 0.2
