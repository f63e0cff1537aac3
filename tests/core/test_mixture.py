"""A mixture found in points, the regions it tells, and its way through JSON."""

import json

import numpy as np
import pytest

from workbench.core.mixture import Mixture

TWO = Mixture(
    np.array([0.7, 0.3]),
    np.array([[1.0, 2.0, 1.5], [6.0, 2.0, 1.0]]),
    np.array([np.diag([0.04, 1.0, 0.25]), np.diag([0.09, 0.09, 0.09])]),
)


def points_of(mixture: Mixture, n: int) -> np.ndarray:
    rng = np.random.default_rng(5)
    parts = [
        rng.multivariate_normal(mean, covariance, round(n * weight))
        for weight, mean, covariance in zip(mixture.weights, mixture.means_m, mixture.covariances_m2, strict=True)
    ]
    return np.concatenate(parts)


def test_what_made_the_points_is_found_in_them() -> None:
    points_m = points_of(TWO, 700)
    found = Mixture.of_samples(points_m, np.ones(len(points_m)))
    assert found.weights.sum() == pytest.approx(1.0)
    assert found.mean_m == pytest.approx(TWO.mean_m, abs=0.1)
    assert found.covariance_m2 == pytest.approx(TWO.covariance_m2, abs=0.25)
    near_second = found.weights[found.means_m[:, 0] > 4.0].sum()
    assert near_second == pytest.approx(0.3, abs=0.02)


def test_its_regions_hold_as_many_points_as_they_say() -> None:
    within = np.array([TWO.share_within(place_m) for place_m in points_of(TWO, 1000)])
    for share in (0.5, 0.9):
        assert np.mean(within <= share) == pytest.approx(share, abs=0.04)
    assert TWO.share_within(TWO.means_m[0]) < 0.1
    assert TWO.share_within(np.array([50.0, 0.0, 0.0])) == pytest.approx(1.0)


def test_a_sphere_about_a_place_holds_the_share_it_is_asked_for() -> None:
    points_m = points_of(TWO, 4000)
    for about_m in (TWO.means_m[0], np.array([3.0, 2.0, 1.0])):
        radius_m = TWO.radius_m(about_m, 0.9)
        assert np.mean(np.linalg.norm(points_m - about_m, axis=1) <= radius_m) == pytest.approx(0.9, abs=0.03)


def test_ellipsoids_hold_their_share_of_their_part() -> None:
    first = TWO.ellipsoids(0.9)[0]
    assert np.sort(np.linalg.norm(first.axes_m, axis=1)) == pytest.approx(np.array([0.2, 0.5, 1.0]) * 2.5003, abs=1e-3)
    rng = np.random.default_rng(2)
    drawn_m = rng.multivariate_normal(TWO.means_m[0], TWO.covariances_m2[0], 4000) - first.centre_m
    across = drawn_m @ np.linalg.inv(first.axes_m)
    assert np.mean((across**2).sum(axis=1) <= 1.0) == pytest.approx(0.9, abs=0.02)


def test_one_point_is_a_mixture_as_wide_as_places_are_measured() -> None:
    found = Mixture.of_samples(np.array([[1.0, 2.0, 3.0]]), np.array([1.0]))
    assert found.mean_m == pytest.approx([1.0, 2.0, 3.0])
    assert found.radius_m(found.mean_m, 0.9) < 0.1


def test_it_survives_json() -> None:
    again = Mixture.of_plain(json.loads(json.dumps(TWO.plain())))
    assert again.weights == pytest.approx(TWO.weights) and again.means_m == pytest.approx(TWO.means_m)
    assert again.covariances_m2 == pytest.approx(TWO.covariances_m2)


ROUND = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
"""A covariance, 1 m in each direction."""


@pytest.mark.parametrize(
    "broken",
    [
        {"weights": [1.0]},
        {"weights": []},
        {"weights": [[0.5], [0.5]]},
        {"weights": [0.0, 0.0]},
        {"weights": [-0.5, 1.5]},
        {"weights": [1e999, 1.0]},
        {"means_m": [[0.0, 0.0, float("nan")], [0.0, 0.0, 0.0]]},
        {"covariances_m2": [[[0.0] * 3] * 3] * 2},
        {"covariances_m2": [[[1e999] * 3] * 3] * 2},
        {"weights": [1 / 65] * 65, "means_m": [[0.0] * 3] * 65, "covariances_m2": [ROUND] * 65},
    ],
)
def test_what_is_no_mixture_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError)):
        Mixture.of_plain({**TWO.plain(), **broken})


def test_seen_from_above_ellipses_hold_their_share_of_their_part() -> None:
    turned = np.array([[0.8, -0.6, 0.0], [0.6, 0.8, 0.0], [0.0, 0.0, 1.0]])
    part = Mixture(np.ones(1), np.array([[1.0, 2.0, 3.0]]), (turned @ np.diag([4.0, 0.25, 9.0]) @ turned.T)[None])
    (ellipse,) = part.ellipses(0.5)
    assert ellipse.centre_m == pytest.approx(part.means_m[0])
    assert ellipse.axes_m[:, 2] == pytest.approx(0.0) and not ellipse.axes_m[2].any(), "it lies flat"
    drawn_m = points_of(part, 4000)[:, :2] - ellipse.centre_m[:2]
    across = drawn_m @ np.linalg.inv(ellipse.axes_m[:2, :2])
    assert np.mean((across**2).sum(axis=1) <= 1.0) == pytest.approx(0.5, abs=0.02)
