"""How a recording is cut into clips: 3.0 s long, a new one every 0.5 s (the paper, section on data)."""

from __future__ import annotations

from dataclasses import dataclass

CLIP_LENGTH_S = 3.0
CLIP_STEP_S = 0.5
WHOLE_S = 600.0
"""Of longer recordings people are shown the clips they choose, and checks when they ask for them."""


@dataclass(frozen=True)
class Clip:
    """A stretch of a recording: index from 0, start and end in session-clock seconds."""

    index: int
    start_s: float
    end_s: float


def cut_into_clips(
    span_s: tuple[float, float], length_s: float = CLIP_LENGTH_S, step_s: float = CLIP_STEP_S
) -> tuple[Clip, ...]:
    """All whole clips in a span of session-clock seconds; none when the span is shorter than one clip.

    Thirty seconds hold 55. A clip that lacks less than 1 ms at the end still counts as whole: recorders
    often drop a few samples.
    """
    start_s, end_s = span_s
    starts_s = (start_s + i * step_s for i in range(n_clips_in(end_s - start_s, length_s, step_s)))
    return tuple(Clip(i, s, s + length_s) for i, s in enumerate(starts_s))


def n_clips_in(duration_s: float, length_s: float = CLIP_LENGTH_S, step_s: float = CLIP_STEP_S) -> int:
    """How many clips that are."""
    return max(int((duration_s - length_s + 1e-3) // step_s) + 1, 0)
