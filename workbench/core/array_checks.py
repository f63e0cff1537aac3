"""What is wrong, or risky, about where the microphones stand."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from workbench.core.geometry import distance_m, is_inside_hull
from workbench.core.session import Point, Session

SAME_PLACE_M = 0.05
"""Closer together than this, two microphones count as one place."""

FLAT_SHARE = 0.02
"""An array thinner than this share of its width counts as flat: heights then hardly show in what is heard."""

_OUTSIDE_M = 0.01


def array_problems(session: Session) -> tuple[str, ...]:
    """Plain sentences about the array of a session, the most serious first; empty when all is well."""
    return (*_unplaced(session), *_same_place(session), *_flat(session), *_outside_site(session), *_source(session))


def microphone_name(session: Session, index: int) -> str:
    """What people call microphone `index` (from 0): its name, or M1, M2 ..."""
    return session.microphones[index].name or f"M{index + 1}"


def microphone_names(session: Session) -> tuple[str, ...]:
    """What people call each microphone, in order."""
    return tuple(microphone_name(session, i) for i in range(len(session.microphones)))


def _unplaced(session: Session) -> list[str]:
    names = [microphone_name(session, i) for i, m in enumerate(session.microphones) if m.position_m is None]
    if not names:
        return []
    if len(names) == len(session.microphones) > 1:
        return ["No microphone is placed yet"]
    return [f"{_listed(names)} {'is' if len(names) == 1 else 'are'} not placed yet"]


def _same_place(session: Session) -> list[str]:
    positions = session.microphone_positions_m()
    return [
        f"{microphone_name(session, i)} and {microphone_name(session, j)} stand at the same place"
        for i, j in combinations(range(len(positions)), 2)
        if distance_m(positions[i], positions[j]) < SAME_PLACE_M
    ]


def _flat(session: Session) -> list[str]:
    """Four or more placed microphones in one line or one plane."""
    placed = session.microphone_positions_m()
    placed = placed[np.isfinite(placed).all(axis=1)]
    if len(placed) < 4:
        return []
    spread = np.linalg.svd(placed - placed.mean(axis=0), compute_uv=False)
    if spread[0] < SAME_PLACE_M:
        return []
    if spread[1] < FLAT_SHARE * spread[0]:
        return ["The microphones stand in one line: where round that line a source is cannot be told"]
    if spread[2] < FLAT_SHARE * spread[0]:
        return ["The microphones lie in one plane: a source and its mirror image behind that plane look the same"]
    return []


def _outside_site(session: Session) -> list[str]:
    places = [(microphone_name(session, i), m.position_m) for i, m in enumerate(session.microphones)]
    places.append(("The true source", session.true_position_m))
    return [
        f"{name} stands outside the site: {said}"
        for name, position_m in places
        if position_m is not None and (said := _how_outside(session, position_m))
    ]


def _how_outside(session: Session, position_m: Point) -> str:
    if session.site.size_m is None:
        return ""
    for axis, value_m, end_m in zip("xyz", position_m, session.site.size_m, strict=True):
        if not -_OUTSIDE_M <= value_m <= end_m + _OUTSIDE_M:
            return f"{axis} = {value_m:.2f} m, and the site reaches from 0 to {end_m:.2f} m"
    return ""


def _source(session: Session) -> list[str]:
    if session.true_position_m is None or not session.is_placed:
        return []
    inside = is_inside_hull(np.array(session.true_position_m), session.microphone_positions_m())
    return ["The true source lies outside the microphones' hull (seen from above)"] if inside is False else []


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
