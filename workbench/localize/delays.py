"""Where a source is, from when its sound reached the microphones.

Every pair of microphones says how much longer the sound travelled to one than to the other: a range difference, one
sheet of a hyperboloid. `solve` looks for the place that most of them agree on:

1. starts: closed forms of minimal sets of microphones, and a grid of the box (delay_start.py);
2. all starts together down a cost that stops growing for range differences that do not fit (delay_fit.py);
3. microphones of which most range differences do not fit (no line of sight, a wrong peak) are left out, not averaged
   in, and the rest is fitted by plain least squares.

What it cannot do: one microphone more than the coordinates sought fits exactly, so nothing can be left out and wrong
delays show nowhere; range differences say little about the distance of a source far outside the microphones (the
covariance says so); and wrong channels that agree with one another better than the right ones do win.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.localize.delay_answer import answer
from workbench.localize.delay_consensus import agreeing_best
from workbench.localize.delay_problem import EMISSION, Problem, problem_of, why_unsolvable
from workbench.localize.fix import Fix


@dataclass(frozen=True, eq=False)
class Delays:
    """How much later the sound arrived at one microphone than at another.

    pairs : (n_pairs, 2) int64, microphones (i, j) from 0. delays_s : (n_pairs,) float64, arrival at j minus arrival
    at i, seconds, clock offsets taken out; NaN = not known. weights : (n_pairs,) float64, 0 = unusable.
    Where it is known when the sound was made, its making is "heard" at no distance: microphone EMISSION (-1).
    A pair may come several times: those are alternatives (peaks of one correlation), of which the best fitting one
    counts. Put the likeliest first.
    """

    pairs: np.ndarray
    delays_s: np.ndarray
    weights: np.ndarray

    @classmethod
    def of(cls, pairs: np.ndarray, delays_s: np.ndarray, weights: np.ndarray | None = None) -> Delays:
        """No weights: all alike."""
        joined = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
        late = np.asarray(delays_s, dtype=np.float64).reshape(-1)
        return cls(joined, late, np.ones(len(late)) if weights is None else np.asarray(weights, dtype=np.float64))

    @classmethod
    def of_arrivals(
        cls, arrivals_s: np.ndarray, weights: np.ndarray | None = None, emitted_s: float | None = None
    ) -> Delays:
        """All pairs of the microphones that heard the sound.

        arrivals_s : (n_mics,) seconds after any common moment, NaN = not heard. weights : (n_mics,), a pair weighs as
        much as its lighter microphone. emitted_s : when it was made, on the same clock, where that is known: one
        arrival more, and distances instead of their differences. So it is with a loudspeaker that the recorder plays,
        or a shot fired at a noted time; the localizers here hear strangers and never know it.
        """
        arrivals = np.asarray(arrivals_s, dtype=np.float64)
        heavy = np.ones(len(arrivals)) if weights is None else np.asarray(weights, dtype=np.float64)
        heard = np.flatnonzero(np.isfinite(arrivals))
        i, j = (heard[side] for side in np.triu_indices(len(heard), k=1))
        told = cls.of(np.stack([i, j], axis=1), arrivals[j] - arrivals[i], np.minimum(heavy[i], heavy[j]))
        if emitted_s is None:
            return told
        made = np.stack([np.full(len(heard), EMISSION), heard], axis=1)
        return cls(
            np.concatenate([told.pairs, made]),
            np.concatenate([told.delays_s, arrivals[heard] - emitted_s]),
            np.concatenate([told.weights, heavy[heard]]),
        )


def solve(
    delays: Delays,
    microphones_m: np.ndarray,
    sound_speed_m_s: float,
    low_m: np.ndarray,
    high_m: np.ndarray,
    *,
    dimensions: int = 3,
    height_m: float | None = None,
    tolerance_m: float = 0.1,
    n_agreeing_least: int | None = None,
) -> Fix:
    """The place inside a box that most delays agree on, or why there is none. Deterministic.

    microphones_m : (n_mics, 3) float64, site frame, metres, NaN = not placed (then left out). low_m, high_m : (3,)
    corners of the box. dimensions : 2 = x and y alone, at least 3 microphones, the source at height_m (None = the mean
    height of the microphones); 3 = at least 4 microphones. tolerance_m : so far a range difference may be off and
    still agree: timing, places and sound speed together. n_agreeing_least : microphones that must agree; None = one
    more than the coordinates sought, and another one where some were left out, for that many fit by themselves.
    """
    problem = problem_of(
        delays.pairs, delays.delays_s * sound_speed_m_s, delays.weights, microphones_m, low_m, high_m,
        dimensions=dimensions, height_m=height_m, tolerance_m=tolerance_m,
    )  # fmt: skip
    n_mics, n_pairs = len(np.asarray(microphones_m).reshape(-1, 3)), len(delays.pairs)
    why_not = why_unsolvable(problem)
    if why_not:
        return Fix.declined(n_mics, n_pairs, why_not)
    candidates = agreeing_best(problem)
    least = _least(problem, int(candidates[0].is_used.sum()), n_agreeing_least)
    return answer(problem, candidates, n_mics, n_pairs, least)


def _least(problem: Problem, n_used: int, asked: int | None) -> int:
    own = problem.dimensions + (1 if n_used == problem.n_heard else 2)
    return own if asked is None else max(asked, problem.dimensions + 1)
