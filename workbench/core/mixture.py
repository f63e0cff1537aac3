"""Where a source may be: a mixture of normal distributions in space."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

_MOST_PARTS = 4
_ROUNDS = 30
_LEAST_WEIGHT = 0.02
"""Parts that hold less are given to the others."""
_LEAST_M = 0.02
"""No part is narrower: nobody measures places better."""
_MOST_READ = 64
"""Parts that a file may tell."""
_MOST_POINTS = 768
_DRAWN = 1024
"""Points of each part by which shares are counted: right to about one in a hundred."""


@dataclass(frozen=True, eq=False)
class Ellipsoid:
    """centre_m : (3,); axes_m : (3, 3), half axes as rows, metres. weight : the share that its part has."""

    centre_m: np.ndarray
    axes_m: np.ndarray
    weight: float


@dataclass(frozen=True, eq=False)
class Mixture:
    """Parts, the heaviest first. Site frame, metres.

    weights : (k,) float64, adding up to 1; means_m : (k, 3) float64; covariances_m2 : (k, 3, 3) float64, symmetric.
    """

    weights: np.ndarray
    means_m: np.ndarray
    covariances_m2: np.ndarray

    @classmethod
    def of_samples(cls, points_m: np.ndarray, weights: np.ndarray) -> Mixture:
        """The mixture of at most four parts that weighted points come from, by expectation and maximisation.

        points_m : (n, 3) metres; weights : (n,) >= 0, not all 0. The same points give the same parts.
        """
        heaviest = np.argsort(-weights, kind="stable")[:_MOST_POINTS]
        points, shares = points_m[heaviest].astype(np.float64), weights[heaviest] / weights[heaviest].sum()
        return _fitted(points, shares)

    @property
    def mean_m(self) -> np.ndarray:
        """(3,)."""
        return np.asarray(self.weights @ self.means_m)

    @property
    def covariance_m2(self) -> np.ndarray:
        """(3, 3), of all parts together about their common mean."""
        away = self.means_m - self.mean_m
        between = np.einsum("k,ki,kj->ij", self.weights, away, away)
        return np.asarray(np.einsum("k,kij->ij", self.weights, self.covariances_m2) + between)

    def log_density(self, places_m: np.ndarray) -> np.ndarray:
        """Natural logarithm of the density, 1/m^3. (n, 3) -> (n,)."""
        lower = np.linalg.cholesky(self.covariances_m2)
        away = np.linalg.solve(lower[:, None], (places_m[None] - self.means_m[:, None])[..., None])[..., 0]
        log_volume = np.log(np.diagonal(lower, axis1=1, axis2=2)).sum(axis=1) + 1.5 * np.log(2.0 * np.pi)
        parts = np.log(self.weights)[:, None] - 0.5 * (away**2).sum(axis=2) - log_volume[:, None]
        return np.asarray(np.logaddexp.reduce(parts, axis=0))

    def share_within(self, place_m: np.ndarray) -> float:
        """The share of the densest region on whose edge a place (3,) lies: 0 at the densest place, 1 far away.

        A place lies in the 90 % region when this is no more than 0.9.
        """
        drawn_m, shares = self._drawn
        is_denser = self.log_density(drawn_m) > self.log_density(np.asarray(place_m, dtype=np.float64)[None])
        return float(shares @ is_denser)

    def radius_m(self, about_m: np.ndarray, share: float) -> float:
        """Radius of the sphere about a place (3,) that holds a share of the whole, metres."""
        drawn_m, shares = self._drawn
        away_m = np.linalg.norm(drawn_m - about_m, axis=1)
        order = np.argsort(away_m)
        reached = int(np.searchsorted(np.cumsum(shares[order]), share - 1e-12))
        return float(away_m[order[min(reached, len(order) - 1)]])

    def ellipsoids(self, share: float) -> tuple[Ellipsoid, ...]:
        """Of each part, the ellipsoid that holds a share of it: where squared distances reach chi-square's quantile."""
        from scipy.special import gammaincinv  # only where it is drawn: start-up does without

        return self._drawable(_half_axes_m(self.covariances_m2, float(np.sqrt(2.0 * gammaincinv(1.5, share)))))

    def ellipses(self, share: float) -> tuple[Ellipsoid, ...]:
        """Of each part as seen from above, the ellipse that holds a share of it, at the height of its mean.

        The third axis points up and has no length.
        """
        axes_m = np.zeros_like(self.covariances_m2)
        axes_m[:, :2, :2] = _half_axes_m(self.covariances_m2[:, :2, :2], float(np.sqrt(-2.0 * np.log1p(-share))))
        return self._drawable(axes_m)

    def _drawable(self, axes_m: np.ndarray) -> tuple[Ellipsoid, ...]:
        parts = zip(self.means_m, axes_m, self.weights, strict=True)
        return tuple(Ellipsoid(mean, axes, float(weight)) for mean, axes, weight in parts)

    def plain(self) -> dict[str, Any]:
        """As JSON has it; `of_plain` reads it back."""
        parts = ("weights", self.weights), ("means_m", self.means_m), ("covariances_m2", self.covariances_m2)
        return {name: np.round(values, 6).tolist() for name, values in parts}

    @classmethod
    def of_plain(cls, value: Mapping[str, Any]) -> Mixture:
        """ValueError, KeyError or TypeError when it is no mixture."""
        weights, means, covariances = (
            np.array(value[name], dtype=np.float64) for name in ("weights", "means_m", "covariances_m2")
        )
        k = weights.size
        shapes = weights.shape, means.shape, covariances.shape
        if shapes != ((k,), (k, 3), (k, 3, 3)) or not 0 < k <= _MOST_READ:
            raise ValueError(f"weights, means and covariances of shapes {shapes}")
        if not all(np.isfinite(values).all() for values in (weights, means, covariances)):
            raise ValueError("a weight, mean or covariance is no number")
        if (weights < 0.0).any() or not weights.sum() > 1e-9 or np.linalg.eigvalsh(covariances).min() <= 0.0:
            raise ValueError("a weight or a covariance is not positive")
        np.linalg.cholesky(covariances)  # what everything here rests on; raises a ValueError
        is_some = weights > 0.0  # what was rounded away is gone
        return cls(weights[is_some] / weights.sum(), means[is_some], covariances[is_some])

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> Any:
        """How files that hold mixtures among other things are read."""
        from pydantic_core import core_schema  # only where files are read

        return core_schema.no_info_plain_validator_function(_as_read)

    @cached_property
    def _drawn(self) -> tuple[np.ndarray, np.ndarray]:
        """(n, 3) points of all parts, the same ones each time, and their shares (n,), adding up to 1."""
        normal = np.random.default_rng(0).standard_normal((_DRAWN, 3))
        lower = np.linalg.cholesky(self.covariances_m2)
        drawn_m = self.means_m[:, None] + np.einsum("kij,nj->kni", lower, normal)
        return drawn_m.reshape(-1, 3), np.repeat(self.weights / _DRAWN, _DRAWN)


def _half_axes_m(covariances_m2: np.ndarray, reach: float) -> np.ndarray:
    """(k, d, d) -> (k, d, d): as rows, of the ellipsoids that lie so many standard deviations round the means."""
    squares, directions = np.linalg.eigh(covariances_m2)
    return np.asarray((directions * (reach * np.sqrt(squares))[:, None, :]).transpose(0, 2, 1))


def _as_read(value: Any) -> Mixture:
    from pydantic_core import PydanticCustomError

    if isinstance(value, Mixture):
        return value
    try:
        return Mixture.of_plain(value)
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        told = "input should hold weights, means_m and positive covariances_m2 of normal distributions"
        raise PydanticCustomError("mixture", told) from error


def _fitted(points: np.ndarray, shares: np.ndarray) -> Mixture:
    """Dempster, Laird and Rubin, J. R. Stat. Soc. B 39, 1977, for weighted points."""
    means = _beginnings(points, shares)
    covariances = np.repeat(_spread(points, shares, shares @ points)[None] / len(means), len(means), axis=0)
    mixture = Mixture(np.full(len(means), 1.0 / len(means)), means, covariances)
    for _ in range(_ROUNDS):
        mixture = _stepped(mixture, points, shares)
    order = np.argsort(-mixture.weights, kind="stable")
    return Mixture(mixture.weights[order], mixture.means_m[order], mixture.covariances_m2[order])


def _beginnings(points: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """The heaviest point, then heavy ones far from those chosen. (k, 3)."""
    chosen = [int(shares.argmax())]
    while len(chosen) < min(_MOST_PARTS, len(points)):
        away = np.linalg.norm(points[:, None] - points[chosen], axis=2).min(axis=1)
        gain = shares * away**2
        if gain.max() <= 0.0:
            break
        chosen.append(int(gain.argmax()))
    return points[chosen]


def _stepped(mixture: Mixture, points: np.ndarray, shares: np.ndarray) -> Mixture:
    """One round; parts that hold too little are left out."""
    own = np.array(
        [np.log(w) + Mixture(np.ones(1), m[None], c[None]).log_density(points) for w, m, c in _parts_of(mixture)]
    )
    belongs = np.exp(own - np.logaddexp.reduce(own, axis=0)) * shares
    held = belongs.sum(axis=1)
    kept = held >= min(_LEAST_WEIGHT, held.max())
    belongs, held = belongs[kept], held[kept]
    means = belongs @ points / held[:, None]
    covariances = np.stack([_spread(points, b / h, m) for b, h, m in zip(belongs, held, means, strict=True)])
    return Mixture(held / held.sum(), means, covariances)


def _parts_of(mixture: Mixture) -> list[tuple[float, np.ndarray, np.ndarray]]:
    return list(zip(mixture.weights.tolist(), mixture.means_m, mixture.covariances_m2, strict=True))


def _spread(points: np.ndarray, shares: np.ndarray, mean: np.ndarray) -> np.ndarray:
    away = points - mean
    return np.asarray(np.einsum("n,ni,nj->ij", shares, away, away) + _LEAST_M**2 * np.eye(3))
