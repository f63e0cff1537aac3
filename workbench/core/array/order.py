"""The order in which the microphones of a session are counted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from workbench.core.session import Label, Session
from workbench.core.tape.numbers import tapes_renumbered


def anticlockwise_order(positions_m: np.ndarray) -> tuple[int, ...]:
    """Indices of microphones seen from above, anticlockwise round their centroid, the one nearest the low corner first.

    positions_m : (n, 2 or 3) site frame, metres; NaN where a microphone is not placed: these come last, in the order
    they had. Nearest the low corner is the smallest x + y, each counted in shares of the array's extent.
    """
    places = np.asarray(positions_m, dtype=np.float64)[:, :2]
    placed = np.flatnonzero(np.isfinite(places).all(axis=1))
    unplaced = tuple(int(i) for i in range(len(places)) if i not in placed)
    if len(placed) == 0:
        return unplaced
    seen = places[placed]
    extent_m = np.ptp(seen, axis=0)
    shares = (seen - seen.min(axis=0)) / np.where(extent_m > 0, extent_m, 1.0)
    away = shares - shares.mean(axis=0)  # in shares of the extent: long and narrow arrays turn the same way
    angle = np.arctan2(away[:, 1], away[:, 0])
    first = int(shares.sum(axis=1).argmin())
    turned = (angle - angle[first]) % (2.0 * np.pi)
    turned[first] = 0.0
    turned[np.isclose(turned, 2.0 * np.pi)] = 0.0
    ahead = np.arange(len(turned)) != first  # of two at one angle, the first stays first
    order = np.lexsort((ahead, turned))
    return (*(int(placed[i]) for i in order), *unplaced)


def in_order(session: Session, order: tuple[int, ...]) -> Session:
    """The same session with its microphones counted in another order; labels and tapes stay with theirs.

    order : every index from 0 exactly once; the same session when nothing changes. Raises ValueError for other orders.
    """
    if sorted(order) != list(range(len(session.microphones))):
        raise ValueError(f"{order} is no order of {len(session.microphones)} microphones")
    if order == tuple(range(len(order))):
        return session
    number = {old + 1: new + 1 for new, old in enumerate(order)}
    microphones = tuple(session.microphones[i] for i in order)
    return replace(
        session,
        microphones=microphones,
        labels=tuple(_moved(label, number) for label in session.labels),
        **tapes_renumbered(session, number),
    )


def moved_by(n: int, index: int, by: int) -> tuple[int, ...]:
    """The order of n things in which one moved by so many places up (negative) or down, no further than the ends."""
    order = [i for i in range(n) if i != index]
    order.insert(min(max(index + by, 0), n - 1), index)
    return tuple(order)


def _moved(label: Label, number: dict[int, int]) -> Label:
    if label.microphone is None or label.microphone not in number:
        return label
    return replace(label, microphone=number[label.microphone])
