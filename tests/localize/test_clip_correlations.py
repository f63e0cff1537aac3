"""Correlations of chosen clips are those very clips', and all together are of nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from tests.localize.free_field import SITE_M, heard_from, random_microphones_m
from workbench.engine.some_clips import some_of
from workbench.localize.clip_correlations import block_correlations, clip_correlations, stretches_s, whole_correlation
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.registry import find_method

DELAY_S = 0.03


@pytest.fixture(scope="module")
def heard() -> Heard:
    """13.3 s: 21 clips, and a little after the last."""
    rng = np.random.default_rng(0)
    return heard_from(0.4 * np.array(SITE_M), random_microphones_m(4, rng), rng, seconds=13.3)


@pytest.mark.parametrize("numbers", [(0, 6, 12, 18), (3, 4, 6), (20,), (9, 2)])
def test_chosen_clips_have_their_own_correlations(heard: Heard, numbers: tuple[int, ...]) -> None:
    of_all = list(clip_correlations(heard, DELAY_S))
    some = some_of(heard, numbers)
    told = list(clip_correlations(some, DELAY_S))
    assert len(of_all) == 21 and len(told) == len(numbers)
    for k, number in enumerate(numbers):
        near = 0.02 if len(numbers) == 1 else 1e-6  # a single clip's recording ends with it, and delays reach past it
        assert np.abs(told[k] - of_all[number]).max() <= near * np.abs(of_all[number]).max()


def test_together_they_are_each_block_once_and_no_other(heard: Heard) -> None:
    blocks = list(block_correlations(heard, DELAY_S))
    assert len(blocks) == 27
    assert np.allclose(whole_correlation(heard, DELAY_S), np.sum(blocks, axis=0), atol=1e-5)
    some = whole_correlation(some_of(heard, (0, 2, 12)), DELAY_S)
    assert np.allclose(some, np.sum(blocks[:8] + blocks[12:18], axis=0), atol=1e-5)


def test_what_was_added_up_clip_by_clip_is_the_whole_to_the_last_bit(heard: Heard) -> None:
    for of in (heard, some_of(heard, (0, 2, 12)), some_of(heard, (9, 2))):
        of.summed_correlations.clear()
        anew = whole_correlation(of, DELAY_S)
        assert not of.summed_correlations
        list(clip_correlations(of, DELAY_S))
        assert list(of.summed_correlations) == [DELAY_S]
        near = 0.0 if of.clips[0].start_s == 0.0 else 1e-6  # in another order
        assert np.abs(whole_correlation(of, DELAY_S) - anew).max() <= near * np.abs(anew).max()


def test_stretches_are_what_the_clips_cover_and_the_whole_recording_where_they_are_all(heard: Heard) -> None:
    assert stretches_s(heard) == (heard.recording.common_span_s,)
    assert stretches_s(some_of(heard, (0, 2, 12))) == ((0.0, 4.0), (6.0, 9.0))


def test_the_joined_answer_of_chosen_clips_is_theirs_alone(heard: Heard) -> None:
    """The channels of the second half are exchanged: clips before it must not know."""
    half = round(6.5 * heard.recording.rate_hz)
    samples = heard.recording.samples.copy()
    samples[:, half:] = samples[::-1, half:]
    mixed = Heard(heard.session, type(heard.recording).of_samples(samples, heard.recording.rate_hz))
    for name in ("tdoa", "srp-phat"):
        method, few = find_method(name), (0, 3, 6)
        before, after = (some_of(each, few) for each in (heard, mixed))
        one, other = (
            method.joined(each, Found.joined(list(method.locate(each)))).position_m for each in (before, after)
        )
        assert np.linalg.norm(one - other) < 0.05
