"""Arrays as people measure them with a tape, and how far a solved shape is from the true one."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from workbench.core.tape.network import Network, network_of

Pairs = list[tuple[int, int]]
CORNERS = np.array([[0.5, 0.5, 1.2], [7.5, 0.6, 1.6], [7.4, 7.5, 2.0], [0.4, 7.2, 2.6]])


def measured(
    places_m: np.ndarray, *, pairs: Pairs | None = None, high: list[int] | None = None, noise_m: float = 0.01,
    said_m: float | None = None, wrong: dict[tuple[int, int], float] | None = None, seed: int = 0,
) -> Network:  # fmt: skip
    """Lengths (all pairs) and heights (all points, if not said otherwise) of places (n, 3), with errors.

    wrong : metres added to the length of a pair.
    """
    rng = np.random.default_rng(seed)
    said = max(noise_m, 1e-3) if said_m is None else said_m
    n = len(places_m)
    tapes = []
    for i, j in pairs or list(combinations(range(n), 2)):
        length = float(np.linalg.norm(places_m[i] - places_m[j])) + rng.normal(0.0, noise_m)
        tapes.append((i, j, length + (wrong or {}).get((i, j), 0.0), said))
    levels = [(i, float(places_m[i, 2]) + rng.normal(0.0, noise_m), said) for i in (range(n) if high is None else high)]
    return network_of(tuple(f"M{i + 1}" for i in range(n)), tuple(tapes), tuple(levels))


def rms_off_m(solved_m: np.ndarray, true_m: np.ndarray) -> float:
    """Distance of a shape from the true one after the best shift, turn and mirror image (Kabsch 1976), metres."""
    best = np.inf
    for mirror in (1.0, -1.0):
        a = solved_m * (1.0, 1.0, mirror)
        a, b = a - a.mean(axis=0), true_m - true_m.mean(axis=0)
        left, _, right = np.linalg.svd(a.T @ b)
        turn = left @ np.diag([1.0, 1.0, np.sign(np.linalg.det(left @ right))]) @ right
        best = min(best, float(np.sqrt(((a @ turn - b) ** 2).sum(axis=1).mean())))
    return best
