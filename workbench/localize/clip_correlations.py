"""Correlations of a recording's onsets, clip by clip, for all methods that go by arrival times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from workbench.core.clips import CLIP_LENGTH_S, CLIP_STEP_S
from workbench.dsp.correlation import all_pairs, correlations_by_block
from workbench.localize.heard import Heard

BLOCKS_A_CLIP = round(CLIP_LENGTH_S / CLIP_STEP_S)
_NEARLY_STEP_S = CLIP_STEP_S - 1e-6


def block_correlations(heard: Heard, max_delay_s: float, numbers: Sequence[int] | None = None) -> Iterator[np.ndarray]:
    """Of half seconds of the span in which all channels have sound; clips begin where blocks do.

    numbers : which of them, counted from 0, in that order; None = all. (n_pairs, n_lags) float32 of all pairs
    (dsp.correlation.all_pairs), lags one sample apart with 0 in the middle.
    """
    recording = heard.recording
    first, last = (round((t - recording.start_s) * recording.rate_hz) for t in recording.common_span_s)
    n_block = round(CLIP_STEP_S * recording.rate_hz)
    pairs = all_pairs(recording.n_microphones)
    return correlations_by_block(heard.onsets[:, first:last], pairs, recording.rate_hz, max_delay_s, n_block, numbers)


def clip_correlations(heard: Heard, max_delay_s: float) -> Iterator[np.ndarray]:
    """Of each clip of heard.clips, in order: those of its six half seconds together. Shapes as of block_correlations.

    Clips that follow one another share what they have in common. With the last, their sum is kept for
    whole_correlation.
    """
    of_clips = _blocks_of_clips(heard)
    before: Sequence[int] = ()
    wanted: list[int] = []
    for own in of_clips:
        wanted += [number for number in own if number not in before]
        before = own
    blocks = zip(wanted, block_correlations(heard, max_delay_s, wanted), strict=True)
    kept: dict[int, np.ndarray] = {}
    total: np.ndarray | None = None
    for place, own in enumerate(of_clips):
        kept = {number: block for number, block in kept.items() if number in own}
        while len(kept) < len(own):
            number, block = next(blocks)
            kept[number] = block
            total = block.copy() if total is None else np.add(total, block, out=total)
        if place == len(of_clips) - 1 and total is not None and len(wanted) == len(set(wanted)):
            heard.summed_correlations[max_delay_s] = total
        yield np.sum([kept[number] for number in own], axis=0)


def whole_correlation(heard: Heard, max_delay_s: float) -> np.ndarray:
    """Of all of heard.clips together, and what is left after the recording's last. (n_pairs, n_lags) float32."""
    numbers = sorted({number for own in _blocks_of_clips(heard) for number in own})
    n_of_clips = len(numbers)
    start_s, end_s = heard.recording.common_span_s
    if _is_last(heard, heard.clips[-1].end_s) and end_s > start_s + (numbers[-1] + 1) * CLIP_STEP_S:
        numbers.append(numbers[-1] + 1)
    total = heard.summed_correlations.get(max_delay_s)
    if total is not None:
        numbers = numbers[n_of_clips:]
    for block in block_correlations(heard, max_delay_s, numbers):
        total = block if total is None else total + block
    assert total is not None
    return total


def stretches_s(heard: Heard) -> tuple[tuple[float, float], ...]:
    """Starts and ends of what heard.clips cover together, session-clock seconds, and what is left after the last."""
    told: list[tuple[float, float]] = []
    for clip in sorted(heard.clips, key=lambda one: one.start_s):
        if told and clip.start_s <= told[-1][1]:
            told[-1] = (told[-1][0], clip.end_s)
        else:
            told.append((clip.start_s, clip.end_s))
    if _is_last(heard, told[-1][1]):
        told[-1] = (told[-1][0], heard.recording.common_span_s[1])
    return tuple(told)


def _blocks_of_clips(heard: Heard) -> list[range]:
    start_s, _ = heard.recording.common_span_s
    firsts = [round((clip.start_s - start_s) / CLIP_STEP_S) for clip in heard.clips]
    return [range(first, first + BLOCKS_A_CLIP) for first in firsts]


def _is_last(heard: Heard, end_s: float) -> bool:
    """Is no whole clip after a clip that ends then?"""
    return heard.recording.common_span_s[1] - end_s < _NEARLY_STEP_S
