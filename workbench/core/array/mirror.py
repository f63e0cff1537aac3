"""Is an array the mirror image of another one? Then names or axes were mixed up on one of the two days."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.core.array.checks import microphone_name, microphone_names
from workbench.core.session import Session, title_of

_MOST_MISFIT = 0.1
"""Two arrays have the same shape when they differ by no more than this share of their size."""


def mirrored_problem(session: Session, other: Session) -> str:
    """A sentence when the array of a session is the mirror image of another session's, seen from above; else empty.

    Microphones are compared by what people call them; three or more placed in both are needed.
    """
    if handedness(session, other) >= 0:
        return ""
    order = ", ".join(microphone_name(session, i) for i, _ in _shared(session, other)[:4])
    return (
        f"The array is the mirror image of that of {title_of(other)}: {order} go round the other way; "
        "check the names, or exchange x and y"
    )


def mirrored_among(session: Session, others: Sequence[Session]) -> str:
    """As `mirrored_problem`, against several sessions of one site: said when more of them are mirrored than not."""
    hands = [handedness(session, other) for other in others]
    if hands.count(-1) <= hands.count(1):
        return ""
    return mirrored_problem(session, others[hands.index(-1)])


def handedness(session: Session, other: Session) -> int:
    """1 where two arrays have the same shape in plan, -1 where one is the other's mirror image, 0 for anything else."""
    both = _shared(session, other)
    if len(both) < 3:
        return 0
    ours = session.microphone_positions_m()[[i for i, _ in both], :2]
    theirs = other.microphone_positions_m()[[j for _, j in both], :2]
    if is_mirror_image(ours, theirs):
        return -1
    return 1 if is_mirror_image(ours * (1.0, -1.0), theirs) else 0


def _shared(session: Session, other: Session) -> list[tuple[int, int]]:
    """Microphones of one name that are placed in both sessions, indices from 0."""
    names, others = microphone_names(session), microphone_names(other)
    here, there = session.microphone_positions_m(), other.microphone_positions_m()
    both = [(i, others.index(name)) for i, name in enumerate(names) if others.count(name) == 1]
    return [(i, j) for i, j in both if np.isfinite(here[i]).all() and np.isfinite(there[j]).all()]


def is_mirror_image(places_m: np.ndarray, others_m: np.ndarray) -> bool:
    """Do two arrays in plan fit when one is mirrored, and do not when it is only turned and shifted?

    places_m, others_m : (n, 2) metres, row for row the same microphone, n at least 3.
    """
    a, b = places_m - places_m.mean(axis=0), others_m - others_m.mean(axis=0)
    size_m = float(np.sqrt((b**2).sum() / len(b)))
    if size_m < 0.05:
        return False
    turned, mirrored = _misfit_m(a, b), _misfit_m(a * (1.0, -1.0), b)
    return bool(mirrored < _MOST_MISFIT * size_m and turned > 2.0 * mirrored + 0.5 * _MOST_MISFIT * size_m)


def _misfit_m(a: np.ndarray, b: np.ndarray) -> float:
    """Root mean square distance after the best turn in the plane; both (n, 2), centred."""
    along = float((a * b).sum())
    across = float((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum())
    left = float((a**2).sum() + (b**2).sum()) - 2.0 * float(np.hypot(along, across))
    return float(np.sqrt(max(left, 0.0) / len(a)))
