"""Errors over many clips, as people quote them."""

from __future__ import annotations

import numpy as np

from workbench.core.card import Scores
from workbench.core.geometry import distance_m

ALL_SITES = "all sites"


def scores_by_site(positions_m: np.ndarray, truth_m: np.ndarray, sites: np.ndarray) -> dict[str, Scores]:
    """Scores of each site by name, and of all together under "all sites". sites : (n_clips,) names."""
    found = {str(site): scores_of(positions_m[sites == site], truth_m[sites == site]) for site in np.unique(sites)}
    return found | {ALL_SITES: scores_of(positions_m, truth_m)}


def scores_of(positions_m: np.ndarray, truth_m: np.ndarray) -> Scores:
    """positions_m, truth_m : (n_clips, 3), site frame, metres."""
    errors_m = distance_m(positions_m, truth_m)
    return Scores(
        n_clips=len(errors_m),
        mean_error_m=float(errors_m.mean()),
        median_error_m=float(np.median(errors_m)),
        rmse_m=float(np.sqrt((errors_m**2).mean())),
        median_error_2d_m=float(np.median(distance_m(positions_m, truth_m, dimensions=2))),
        within_1_m=float((errors_m <= 1.0).mean()),
        within_2_m=float((errors_m <= 2.0).mean()),
        within_3_m=float((errors_m <= 3.0).mean()),
    )
