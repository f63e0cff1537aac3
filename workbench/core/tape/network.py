"""A network of points joined by measured lengths: what the solver works on."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Network:
    """Points, counted from 0 in the order of `names`, and what was measured between them.

    pairs : (m, 2) int, two different points a tape. length_m, length_error_m : (m,) float64, metres.
    high : (k,) int, points whose height was measured. height_m, height_error_m : (k,) float64, metres.
    """

    names: tuple[str, ...]
    pairs: np.ndarray
    length_m: np.ndarray
    length_error_m: np.ndarray
    high: np.ndarray
    height_m: np.ndarray
    height_error_m: np.ndarray

    @property
    def n_points(self) -> int:
        return len(self.names)

    @property
    def n_tapes(self) -> int:
        return len(self.pairs)

    def tape_name(self, tape: int) -> str:
        """How people call a tape: "M1\N{EN DASH}M3"."""
        i, j = self.pairs[tape]
        return f"{self.names[i]}\N{EN DASH}{self.names[j]}"

    def without(self, tapes: tuple[int, ...]) -> Network:
        """The same points with some tapes left out."""
        kept = np.setdiff1d(np.arange(self.n_tapes), tapes)
        return replace(
            self, pairs=self.pairs[kept], length_m=self.length_m[kept], length_error_m=self.length_error_m[kept]
        )

    def part(self, points: np.ndarray) -> tuple[Network, np.ndarray]:
        """Some of the points (sorted) with what joins them, and which tapes (indices of this network) those are."""
        number = np.full(self.n_points, -1)
        number[points] = np.arange(len(points))
        tapes = np.flatnonzero((number[self.pairs] >= 0).all(axis=1))
        levels = np.flatnonzero(number[self.high] >= 0)
        part = Network(
            tuple(self.names[i] for i in points),
            number[self.pairs[tapes]], self.length_m[tapes], self.length_error_m[tapes],
            number[self.high[levels]], self.height_m[levels], self.height_error_m[levels],
        )  # fmt: skip
        return part, tapes


def network_of(
    names: tuple[str, ...],
    tapes: tuple[tuple[int, int, float, float], ...],
    heights: tuple[tuple[int, float, float], ...] = (),
) -> Network:
    """tapes : point, point, length and its standard deviation, metres. heights : point, height, its deviation, metres.

    Points count from 0. Raises ValueError for a tape that ends where it begins, or an error that is not above 0.
    """
    if any(i == j for i, j, _, _ in tapes):
        raise ValueError("a tape needs two different ends")
    if any(t[-1] <= 0 for t in (*tapes, *heights)):
        raise ValueError("a standard deviation must be above 0")
    lengths = np.array([t[2:] for t in tapes], dtype=np.float64).reshape(-1, 2)
    levels = np.array([h[1:] for h in heights], dtype=np.float64).reshape(-1, 2)
    return Network(
        names,
        np.array([t[:2] for t in tapes], dtype=np.int64).reshape(-1, 2), lengths[:, 0], lengths[:, 1],
        np.array([h[0] for h in heights], dtype=np.int64), levels[:, 0], levels[:, 1],
    )  # fmt: skip


def largest_group(network: Network) -> np.ndarray:
    """The largest group of points joined by tapes, sorted; of equal ones that with the first point. (n,) int."""
    group = np.arange(network.n_points)
    for _ in range(network.n_points):
        for i, j in network.pairs:
            group[group == max(group[i], group[j])] = min(group[i], group[j])
    sizes = np.bincount(group, minlength=network.n_points)
    return np.flatnonzero(group == sizes.argmax())
