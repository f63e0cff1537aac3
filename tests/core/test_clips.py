"""Clips are 3 s long and begin every 0.5 s; thirty seconds hold 55."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.clips import CLIP_LENGTH_S, CLIP_STEP_S, cut_into_clips


@pytest.mark.parametrize(
    ("span_s", "n_clips"),
    [((0.0, 30.0), 55), ((0.0, 3.0), 1), ((0.0, 2.9), 0), ((5.0, 4.0), 0), ((0.25, 4.25), 3), ((0.0, 29.9995), 55)],
)
def test_a_span_holds_so_many_clips(span_s: tuple[float, float], n_clips: int) -> None:
    assert len(cut_into_clips(span_s)) == n_clips


@given(st.floats(-10.0, 10.0), st.floats(0.0, 60.0))
def test_clips_lie_in_their_span_one_step_apart_and_no_more_would_fit(start_s: float, length_s: float) -> None:
    clips = cut_into_clips((start_s, start_s + length_s))
    for clip in clips:
        assert clip.start_s == pytest.approx(start_s + clip.index * CLIP_STEP_S)
        assert clip.end_s - clip.start_s == pytest.approx(CLIP_LENGTH_S)
        assert clip.end_s <= start_s + length_s + 1.1e-3
    next_end_s = start_s + len(clips) * CLIP_STEP_S + CLIP_LENGTH_S
    assert next_end_s > start_s + length_s - 1e-9
