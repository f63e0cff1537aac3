"""Where a call came from, in words for people who go there: from which microphone, which way, how sure, what against.

Numbers are told as they are, to a decimetre; how far off they may be is a sentence of its own beside them. What is
said over a radio is rounded instead (core.radio_words).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.core.array.checks import microphone_names
from workbench.core.array.off_site import beyond_m
from workbench.core.bearing import bearing
from workbench.core.doubt import is_guess
from workbench.core.geometry import is_inside_hull
from workbench.core.mixture import Mixture
from workbench.core.radio_words import heights_show, north_deg
from workbench.core.session import Point, Session
from workbench.core.simulated import is_simulated
from workbench.core.spoken import Said, tr

_LEVEL_M = 0.05
"""Less is no height, and no way along an axis: it would be told as 0.0."""
_HILL_SHARE, _HILL_APART_M = 0.15, 1.0
"""Another place is told where a method gives it so much, and it is so far from the answer."""
_APART_M = 1.0
"""Two microphones nearer to each other, seen from above, hold no two tapes, and show no direction."""
_AXIS_DEG = 10.0
"""A microphone within this of the x axis shows which way that runs."""
NOTHING_AGAINST = tr("Nothing was found that speaks against it; that is no proof")
_HINT = tr("A hint where to listen next, not a place to dig")
_COUNTED = tr(
    "The radii (50 %, 90 %) were counted on simulated places; at a real site they may hold the source less often"
)
_LEARNT = tr("The network learnt from simulated recordings only")


@dataclass(frozen=True)
class PlaceSaid:
    """All that is said about an answer.

    where : from the nearest microphone, along the compass or the site's axes; axes : which way these run, None where
    the compass tells. height : over or under that microphone.
    way : how far, straight, and on which bearing. tapes : how far on the floor from the nearest microphones, for tapes.
    sure : how sure that is, is_calibrated : by what was measured, is_proven : on places like this one; half : the
    radius of one time in two, where known. limits : what must always stand beside that.
    elsewhere : other places where it may be. against : what speaks against it, the most serious first, in our words.
    told : what else the methods and the checks warned of, as they said it (in English).
    """

    where: Said
    axes: Said | None
    height: Said
    way: Said
    tapes: Said
    sure: Said
    is_calibrated: bool
    is_proven: bool
    half: Said | None
    limits: tuple[Said, ...]
    elsewhere: tuple[Said, ...]
    against: tuple[Said, ...]
    told: tuple[str, ...]


def place_said(
    position_m: Point,
    session: Session,
    *,
    radius_50_m: float | None = None,
    radius_90_m: float | None = None,
    mixture: Mixture | None = None,
    told: Iterable[str] = (),
    counted_on_simulated: bool = False,
    learnt_from_simulated: bool = False,
) -> PlaceSaid | None:
    """Of an answer of a session; None where no microphone is placed. radii, mixture, told : as core.events.Summary.

    counted_on_simulated : the method's radii; learnt_from_simulated : its network, from nothing else.
    """
    told = tuple(dict.fromkeys(told))
    names = microphone_names(session)
    placed = [(names[i], m.position_m) for i, m in enumerate(session.microphones) if m.position_m is not None]
    if not placed:
        return None
    placed.sort(key=lambda one: math.dist(one[1], position_m))
    (name, from_m), north, has_height = placed[0], north_deg(session), heights_show(session, told)
    is_calibrated, counted = radius_90_m is not None, counted_on_simulated
    limits = (_HINT, *([_COUNTED] if is_calibrated and counted else []), *([_LEARNT] if learnt_from_simulated else []))
    within = tr("Within {radius} m nine times in ten", radius=_metres(radius_90_m or 0.0))
    return PlaceSaid(
        where=_where(position_m, name, from_m, north),
        axes=None if north is not None else _axes(name, from_m, placed[1:]),
        height=_height(position_m, name, from_m, has_height),
        way=_way(position_m, name, from_m, north),
        tapes=_tapes(position_m, placed),
        sure=within if is_calibrated else tr("How far off it may be was not measured: treat it as a hint"),
        is_calibrated=is_calibrated,
        is_proven=is_calibrated and (not counted or is_simulated(session)),
        half=None if radius_50_m is None else tr("within {radius} m one time in two", radius=_metres(radius_50_m)),
        limits=limits,
        elsewhere=_elsewhere(position_m, session, mixture),
        against=_against(position_m, session, told, has_height),
        told=told,
    )


def _where(position_m: Point, name: str, from_m: Point, north: float | None) -> Said:
    """By two ways at right angles, as one walks with a tape."""
    dx, dy = position_m[0] - from_m[0], position_m[1] - from_m[1]
    if north is not None:
        turn = math.radians(90.0 - north)
        dx, dy = dx * math.cos(turn) - dy * math.sin(turn), dx * math.sin(turn) + dy * math.cos(turn)
    parts = [way for way in (_along(dx, 0, north), _along(dy, 1, north)) if way is not None]
    if not parts:
        return tr("At {name}", name=name)
    if len(parts) == 1:
        return tr("{way} of {name}", way=parts[0], name=name)
    return tr("{way} and {other} of {name}", way=parts[0], other=parts[1], name=name)


def _along(way_m: float, axis: int, north: float | None) -> Said | None:
    """East or north, x or y; None where that is nothing."""
    if abs(way_m) < _LEVEL_M:
        return None
    said = _metres(abs(way_m))
    if north is None:
        forth, back = (tr("{m} m along x", m=said), tr("{m} m against x", m=said)), (
            tr("{m} m along y", m=said), tr("{m} m against y", m=said))  # fmt: skip
    else:
        forth, back = (tr("{m} m east", m=said), tr("{m} m west", m=said)), (
            tr("{m} m north", m=said), tr("{m} m south", m=said))  # fmt: skip
    return (forth, back)[axis][0 if way_m > 0 else 1]


def _height(position_m: Point, name: str, from_m: Point, has_height: bool) -> Said:
    up_m = position_m[2] - from_m[2]
    if not has_height:
        return tr("These microphones do not tell its height")
    if abs(up_m) < _LEVEL_M:
        return tr("As high as {name}", name=name)
    said = _metres(abs(up_m))
    return tr("{m} m above {name}", m=said, name=name) if up_m > 0 else tr("{m} m below {name}", m=said, name=name)


def _way(position_m: Point, name: str, from_m: Point, north: float | None) -> Said:
    """name is the nearest microphone."""
    seen = bearing(from_m, position_m)
    said = _metres(seen.distance_m)
    if seen.azimuth_deg is None or seen.horizontal_m < _LEVEL_M:
        return tr("{m} m from {name}, the nearest microphone", m=said, name=name)
    if north is not None:
        turned = f"{round((north - seen.azimuth_deg) % 360.0) % 360:03d}"
        return tr("{m} m from {name}, the nearest microphone, bearing {angle}° from north",
                  m=said, name=name, angle=turned)  # fmt: skip
    turned = f"{round(seen.azimuth_deg) % 360}"
    return tr("{m} m from {name}, the nearest microphone, {angle}° from the x axis, counter-clockwise",
              m=said, name=name, angle=turned)  # fmt: skip


def _axes(name: str, from_m: Point, others: Sequence[tuple[str, Point]]) -> Said:
    """Which way x runs on the ground: told by the microphone that lies most nearly along it, seen from the first."""
    along: list[tuple[float, Said]] = []
    for other, place_m in others:
        dx, dy = place_m[0] - from_m[0], place_m[1] - from_m[1]
        off_deg = math.degrees(math.atan2(abs(dy), abs(dx)))
        if math.hypot(dx, dy) >= _APART_M and off_deg <= _AXIS_DEG:
            start, end = (name, other) if dx > 0 else (other, name)
            along.append(
                (off_deg, tr("x runs from {name} towards {other}, y to the left of that", name=start, other=end))
            )
    if not along:
        return tr("x and y as the site's plan has them")
    return min(along, key=lambda one: one[0])[1]


def _tapes(position_m: Point, placed: Sequence[tuple[str, Point]]) -> Said:
    """Lengths of two tapes on the floor, from below the microphones, and on which side of these they meet."""
    near = sorted(placed, key=lambda one: math.dist(one[1][:2], position_m[:2]))
    name, from_m = near[0]
    said = tr("{m} m from {name}", m=_metres(math.dist(from_m[:2], position_m[:2])), name=name)
    second = next((one for one in near[1:] if math.dist(one[1][:2], from_m[:2]) >= _APART_M), None)
    if second is None:
        return tr("On the floor {first}", first=said)
    other, other_m = second
    more = tr("{m} m from {name}", m=_metres(math.dist(other_m[:2], position_m[:2])), name=other)
    off_m = _left_of(from_m, other_m, position_m)
    if abs(off_m) < _LEVEL_M:
        return tr("On the floor {first} and {second}, in line with both", first=said, second=more)
    beside = [(_left_of(from_m, other_m, place_m), third) for third, place_m in near]
    side_m, third = max(beside, key=lambda one: (abs(one[0]) >= _APART_M and one[0] * off_m > 0, abs(one[0])))
    if abs(side_m) < _APART_M:
        return tr("On the floor {first} and {second}: where the two tapes meet, on the side that the plan shows",
                  first=said, second=more)  # fmt: skip
    if side_m * off_m > 0:
        return tr("On the floor {first} and {second}: where the two tapes meet, on the side of {name}",
                  first=said, second=more, name=third)  # fmt: skip
    return tr("On the floor {first} and {second}: where the two tapes meet, on the side away from {name}",
              first=said, second=more, name=third)  # fmt: skip


def _left_of(from_m: Point, to_m: Point, place_m: Point) -> float:
    """How far left of the line a place lies, seen from above; negative on its right."""
    dx, dy = to_m[0] - from_m[0], to_m[1] - from_m[1]
    return (dx * (place_m[1] - from_m[1]) - dy * (place_m[0] - from_m[0])) / math.hypot(dx, dy)


def _elsewhere(position_m: Point, session: Session, mixture: Mixture | None) -> tuple[Said, ...]:
    """Where else the method sees the source, the likeliest first."""
    found = []
    for share, place_m in hills(mixture) if mixture is not None else ():
        away_m = math.dist(place_m[:2], position_m[:2])
        if share < _HILL_SHARE or away_m < _HILL_APART_M:
            continue
        names = microphone_names(session)
        placed = [(names[i], m.position_m) for i, m in enumerate(session.microphones) if m.position_m is not None]
        name, from_m = min(placed, key=lambda one: math.dist(one[1], place_m))
        where, percent = _where(place_m, name, from_m, north_deg(session)), f"{round(100 * share)}"
        found.append(tr("It may also be elsewhere ({share} %): {where}", where=where, share=percent))
    return tuple(found)


def hills(mixture: Mixture) -> tuple[tuple[float, Point], ...]:
    """What stands apart in it, seen from above: share and middle of each, the heaviest first.

    Parts that reach into each other (by half as much again as their widths) are one.
    """
    widths_m = np.sqrt(np.trace(mixture.covariances_m2[:, :2, :2], axis1=1, axis2=2) / 2.0)
    groups: list[list[int]] = []
    for part in range(len(mixture.weights)):
        near = [g for g in groups if any(_reach(mixture.means_m, widths_m, part, other) for other in g)]
        groups = [g for g in groups if g not in near] + [[part, *(p for g in near for p in g)]]
    found = []
    for group in groups:
        shares = mixture.weights[group]
        x, y, z = (float(v) for v in shares @ mixture.means_m[group] / shares.sum())
        found.append((float(shares.sum()), (x, y, z)))
    return tuple(sorted(found, key=lambda hill: -hill[0]))


def _reach(means_m: np.ndarray, widths_m: np.ndarray, one: int, other: int) -> bool:
    return bool(np.linalg.norm(means_m[one, :2] - means_m[other, :2]) < 1.5 * (widths_m[one] + widths_m[other]))


def _against(position_m: Point, session: Session, told: Sequence[str], has_height: bool) -> tuple[Said, ...]:
    found = []
    if is_simulated(session):
        found.append(tr("SIMULATED recording: for practice, nobody called there"))
    if is_guess(told):
        found.append(tr("The method has never learnt from such a place: this is a guess"))
    size_m, place_m = session.site.size_m, np.array(position_m)
    if size_m is not None and (far_m := float(beyond_m(place_m, size_m))) >= _LEVEL_M:
        found.append(tr("It lies {m} m outside the site: do not trust it", m=_metres(far_m)))
    microphones_m = session.microphone_positions_m()
    microphones_m = microphones_m[np.isfinite(microphones_m).all(axis=1)]
    if len(microphones_m) >= 3 and is_inside_hull(place_m, microphones_m) is False:
        found.append(tr("It lies outside the microphones: the direction is surer than the distance"))
    if not has_height:
        found.append(tr("Look above and below: the height is unknown"))
    return tuple(found)


def _metres(value_m: float) -> str:
    """To a decimetre."""
    return f"{value_m:.1f}"
