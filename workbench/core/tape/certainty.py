"""How well measurements hold each point: the covariance of a free network (Meissl 1962; Baarda 1973).

Where the whole stands and how it is turned is not measured but chosen, so it has no error here: the covariance is that
of the shape (inner constraints: no common shift, no common turn), and no point is exact for being the origin. Heights
that were measured do hold the whole in height and tilt, and their errors count.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.core.tape.fit import fitted, misfit, slopes
from workbench.core.tape.network import Network

_WEAK_SHARE = 0.1
"""A movement less certain than this share of the array's span is looked at more closely than by slopes."""
_TRY_SHARE, _STAYED_SHARE = 0.2, 0.05
"""By so much of the span it is tried out; and if so much is left after fitting again, nothing holds it."""


@dataclass(frozen=True)
class Certainty:
    """position_error_m : (n,) metres, root of the three variances' sum, inf where nothing holds the point.

    unexplained : (m + k, m + k), what a unit misfit of one measurement leaves in all (identity minus hat matrix);
    its diagonal are the redundancy numbers, 0 = checked by nothing else. n_spare : their sum, measurements too many.
    loose : (f, n, 3) movements that nothing holds. n_free : 3 when heights say what is level,
    up to 6 when they do not. scale : by how much the misfits are larger than the errors said; at least 1.
    """

    position_error_m: np.ndarray
    unexplained: np.ndarray
    n_spare: float
    loose: np.ndarray
    n_free: int
    scale: float


def certainty_of(network: Network, places_m: np.ndarray) -> Certainty:
    """places_m : (n, 3) metres, the least-squares places."""
    n = network.n_points
    slope = slopes(network, places_m[None])[0]
    free = _free_motions(network, places_m)
    held = _complement(free, 3 * n)
    values, vectors = np.linalg.eigh(held.T @ slope.T @ slope @ held)
    movements = (held @ vectors).T.reshape(-1, n, 3)
    span = max(float(np.ptp(places_m, axis=0).max()), 1e-3)
    deviation = 1.0 / np.sqrt(np.maximum(values, 1e-18))
    is_loose = np.zeros(len(values), dtype=bool)
    for i in np.flatnonzero(deviation > _WEAK_SHARE * span):
        is_loose[i] = _gives_way(network, places_m, movements[i], span, is_level=free.shape[1] == 3)
        deviation[i] = min(deviation[i], _noticed_after_m(network, places_m, movements[i], span))
    noticed = values > 1e-9 * max(float(values.max(initial=0.0)), 1e-18)
    part = slope @ (movements[noticed] / np.sqrt(values[noticed])[:, None, None]).reshape(-1, 3 * n).T
    unexplained = np.eye(len(slope)) - part @ part.T
    n_spare = float(np.trace(unexplained))
    cost = float((misfit(network, places_m[None])[0] ** 2).sum())
    scale = float(np.sqrt(max(cost / n_spare, 1.0))) if n_spare > 0.5 else 1.0
    variance = ((movements * deviation[:, None, None])[~is_loose] ** 2).sum(axis=(0, 2))
    error = np.where(_carried(movements[is_loose]), np.inf, scale * np.sqrt(variance))
    return Certainty(error, unexplained, n_spare, movements[is_loose], free.shape[1], scale)


def _carried(loose: np.ndarray) -> np.ndarray:
    """Which points loose movements (f, n, 3) carry along: (n,) bool."""
    moved = np.linalg.norm(loose, axis=2)
    return np.asarray((moved > 0.5 * moved.max(axis=1, keepdims=True, initial=0.0)).any(axis=0))


def signature(places_m: np.ndarray, is_level: bool) -> np.ndarray:
    """What stays under every shift, turn and mirror image that nothing measured: distances, and heights if known."""
    apart = np.linalg.norm(places_m[:, None] - places_m[None], axis=2).ravel()
    return np.concatenate([apart, places_m[:, 2]]) if is_level else apart


def _gives_way(network: Network, places_m: np.ndarray, movement: np.ndarray, span_m: float, *, is_level: bool) -> bool:
    """Does the shape stay moved when it is moved and fitted again? A flat array only bends back: its lengths notice
    late how far a point is out of the plane, but they do.
    """
    tried = bent(network, places_m, movement[None])[0]
    stayed = np.abs(signature(tried, is_level) - signature(places_m, is_level)).max()
    return bool(stayed > _STAYED_SHARE * span_m)


def bent(network: Network, places_m: np.ndarray, movements: np.ndarray) -> np.ndarray:
    """The shape moved and fitted again, once a movement. movements : (f, n, 3) -> (f, n, 3) metres."""
    step = _TRY_SHARE * max(float(np.ptp(places_m, axis=0).max()), 1e-3)
    largest = np.linalg.norm(movements, axis=2).max(axis=1)
    return fitted(network, places_m + movements * (step / largest)[:, None, None])[0]


def _noticed_after_m(network: Network, places_m: np.ndarray, movement: np.ndarray, span_m: float) -> float:
    """How far along a movement until the misfits grow by one squared deviation, metres; at most the span."""
    steps = span_m * np.geomspace(1e-3, 1.0, 40)
    tried = places_m + steps[:, None, None] * movement
    cost = (misfit(network, np.concatenate([places_m[None], tried])) ** 2).sum(axis=1)
    is_noticed = cost[1:] > cost[0] + 1.0
    return float(steps[is_noticed.argmax()] if is_noticed.any() else span_m)


def n_free_motions(network: Network, places_m: np.ndarray) -> int:
    """In how many ways the whole can be shifted and turned without a measurement noticing: 3 to 6."""
    return int(_free_motions(network, places_m).shape[1])


def _free_motions(network: Network, places_m: np.ndarray) -> np.ndarray:
    """(3 n, g) orthonormal: shifts and turns of the whole that leave the measured heights as they are."""
    n = network.n_points
    arms = places_m - places_m.mean(axis=0)
    motions = [np.tile(axis, (n, 1)).ravel() for axis in np.eye(3)]
    motions += [np.cross(axis, arms).ravel() for axis in np.eye(3)]
    rigid = _span(np.array(motions).T)
    noticed = rigid.reshape(n, 3, -1)[network.high, 2]
    return rigid @ _complement(_span(noticed.T, 0.02), rigid.shape[1]) if len(network.high) else rigid


def _span(columns: np.ndarray, tolerance: float = 1e-6) -> np.ndarray:
    """An orthonormal basis of what the columns span, but for what is smaller than a share of the largest."""
    left, values, _ = np.linalg.svd(columns, full_matrices=False)
    return left[:, values > tolerance * values.max(initial=0.0)]


def _complement(basis: np.ndarray, n: int) -> np.ndarray:
    """An orthonormal basis of everything at right angles to an orthonormal basis (n, g): (n, n - g)."""
    left, _, _ = np.linalg.svd(basis, full_matrices=True)
    return left[:, basis.shape[1] :] if basis.size else np.eye(n)
