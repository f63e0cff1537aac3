"""What is wrong, or risky, about where the microphones stand."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from workbench.core.array.far_off import far_off_m
from workbench.core.array.frame import downward_problem, exchanged_problem
from workbench.core.array.off_site import beyond_m
from workbench.core.geometry import array_span_m, distance_m, is_inside_hull
from workbench.core.listed import listed
from workbench.core.session import Point, Session

SAME_PLACE_M = 0.05
"""Closer together than this, two microphones count as one place."""

FLAT_SHARE = 0.02
"""An array thinner than this share of its width counts as flat: heights then hardly show in what is heard."""

NARROW_SHARE = 0.06
"""An array narrower than this share of its length is nearly one line: both sides of it sound nearly the same."""

_OUTSIDE_M = 0.01


def array_problems(session: Session) -> tuple[str, ...]:
    """Plain sentences about the array of a session, the most serious first; empty when all is well."""
    other_frame = [said for said in (exchanged_problem(session), downward_problem(session)) if said]
    outside = _outside_site(session, microphones=not other_frame)  # one cause need not be told once a microphone
    return (
        *_unplaced(session), *other_frame, *_same_place(session), *outside, *_far_off(session), *_flat(session),
        *_blurred(session), *_source(session),
    )  # fmt: skip


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
    return [f"{listed(names)} {'is' if len(names) == 1 else 'are'} not placed yet"]


def _same_place(session: Session) -> list[str]:
    positions = session.microphone_positions_m()
    return [
        f"{microphone_name(session, i)} and {microphone_name(session, j)} stand at the same place: "
        "check which of them was typed twice"
        for i, j in combinations(range(len(positions)), 2)
        if distance_m(positions[i], positions[j]) < SAME_PLACE_M
    ]


def _flat(session: Session) -> list[str]:
    """Three or more placed microphones (nearly) in one line, four or more in one plane."""
    placed = session.microphone_positions_m()
    placed = placed[np.isfinite(placed).all(axis=1)]
    if len(placed) < 3:
        return []
    spread = np.linalg.svd(placed - placed.mean(axis=0), compute_uv=False)
    if spread[0] < SAME_PLACE_M:
        return []
    if spread[1] < FLAT_SHARE * spread[0]:
        return [
            "The microphones stand in one line: where round that line a source is cannot be told; "
            "move one of them well aside"
        ]
    if spread[1] < NARROW_SHARE * spread[0]:
        return [
            "The microphones stand nearly in one line: which side of it a source is on is hard to tell; "
            "move one of them well aside"
        ]
    if len(placed) > 3 and spread[2] < FLAT_SHARE * spread[0]:
        return [
            "The microphones lie in one plane: a source and its mirror image behind that plane look the same; "
            "raise or lower one of them"
        ]
    return []


def _blurred(session: Session) -> list[str]:
    """An array no larger than twice what is not known of one of its places."""
    placed = [m for m in session.microphones if m.position_m is not None]
    worst_m = max((m.position_error_m or 0.0 for m in placed), default=0.0)
    if len(placed) < 2 or worst_m == 0.0:
        return []
    span_m = array_span_m(np.array([m.position_m for m in placed]))
    if span_m >= 2.0 * worst_m:
        return []
    return [
        f"The whole array spans {span_m:.2f} m, and one place is known only to \N{PLUS-MINUS SIGN} {worst_m:.2f} m: "
        "measure the places again, or correct the errors"
    ]


def _outside_site(session: Session, *, microphones: bool = True) -> list[str]:
    """microphones=False: the source alone."""
    placed = session.microphones if microphones else ()
    places = [(microphone_name(session, i), m.position_m) for i, m in enumerate(placed)]
    places.append(("The true source", session.true_position_m))
    return [
        f"{name} lies {said}; correct it, or the size of the site"
        for name, position_m in places
        if position_m is not None and (said := _how_outside(session, position_m))
    ]


def _how_outside(session: Session, position_m: Point) -> str:
    """How far, and along which axis most; empty inside, and where nobody knows how large the site is."""
    if session.site.size_m is None:
        return ""
    place, size = np.array(position_m), np.array(session.site.size_m)
    axis = int(np.maximum(-place, place - size).argmax())
    far_m = float(beyond_m(place, session.site.size_m))
    if far_m <= _OUTSIDE_M:
        return ""
    return (
        f"{_said_m(far_m)} outside the site: {'xyz'[axis]} = {place[axis]:.2f} m, "
        f"and the site reaches from 0 to {size[axis]:.2f} m"
    )


def true_place_problem(session: Session) -> str:
    """A sentence for beside errors where they count from a place outside the site; else empty."""
    if session.true_position_m is None or session.site.size_m is None:
        return ""
    far_m = float(beyond_m(np.array(session.true_position_m), session.site.size_m))
    if far_m <= _OUTSIDE_M:
        return ""
    return f"The true place noted lies {_said_m(far_m)} outside the site: errors count from there"


def _far_off(session: Session) -> list[str]:
    """Where the size of the site is known, that says it already."""
    if session.site.size_m is not None:
        return []
    return [
        f"{microphone_name(session, i)} lies {_said_m(float(far_m))} from the other microphones: check its coordinates"
        for i, far_m in enumerate(far_off_m(session.microphone_positions_m()))
        if far_m > 0
    ]


def _said_m(distance_m: float) -> str:
    """Centimetres only where they say something."""
    return f"{distance_m:.2f} m" if distance_m < 10 else f"{distance_m:.0f} m"


def _source(session: Session) -> list[str]:
    if session.true_position_m is None or not session.is_placed:
        return []
    inside = is_inside_hull(np.array(session.true_position_m), session.microphone_positions_m())
    return ["The true source lies outside the microphones' hull (seen from above)"] if inside is False else []
