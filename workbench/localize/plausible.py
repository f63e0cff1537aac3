"""Is an answer a place where a source can be?"""

from __future__ import annotations

import numpy as np

from workbench.core.array.off_site import beyond_m

_EDGE_M = 0.02
"""An answer this near the box is the search's bound, not a place that fits."""
_SHARE = 0.1
"""Fewer answers than this share are not worth a sentence about the session."""


def place_warnings(position_m: np.ndarray, size_m: tuple[float, float, float] | None) -> tuple[str, ...]:
    """Plain sentences about one answer, (3,) metres, in a box site of this size; empty when the size is not known."""
    if size_m is None:
        return ()
    nearest_m = np.maximum(-position_m, position_m - np.array(size_m)).max()
    if nearest_m > _EDGE_M:
        return (f"The answer lies {float(beyond_m(position_m, size_m)):.1f} m outside the site",)
    if nearest_m > -_EDGE_M:
        return ("The answer lies on the site's edge: no place inside fits what was heard",)
    return ()


def places_warnings(positions_m: np.ndarray, size_m: tuple[float, float, float] | None) -> tuple[str, ...]:
    """The same about all answers of a session, (n_clips, 3) metres."""
    n_doubtful = sum(bool(place_warnings(position_m, size_m)) for position_m in positions_m)
    if n_doubtful < _SHARE * len(positions_m) or n_doubtful == 0:
        return ()
    return (f"{n_doubtful} of {len(positions_m)} answers lie outside the site or on its edge, where nothing fits",)
