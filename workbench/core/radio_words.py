"""An answer as one says it over the radio: "about 3 m north-east of microphone 2, 1 m below it, within 2 m nine times
in ten".

What is spoken is rounded, and no more than the radius allows: seen from above, the spoken place lies within half of it
(where the radius is below 0.2 m, or the nearest microphone a hundred radii away, as near as words of this kind lead).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.core.array.checks import FLAT_SHARE, microphone_names
from workbench.core.array.off_site import beyond_m
from workbench.core.doubt import is_guess
from workbench.core.session import Point, Session

NOBODY_KNOWS = "nobody knows how far off that may be"
NO_HEIGHTS = ("Heights do not show", "do not tell heights")
"""What methods say (in Located.warnings) of answers whose height means nothing."""
_STEPS_M = (10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1)
_STEP_UNKNOWN_M = 1.0
"""Numbers are rounded so where nobody knows the radius."""
_POINTS = (
    "north", "north-north-east", "north-east", "east-north-east", "east", "east-south-east", "south-east",
    "south-south-east", "south", "south-south-west", "south-west", "west-south-west", "west", "west-north-west",
    "north-west", "north-north-west",
)  # fmt: skip


@dataclass(frozen=True)
class RadioPlace:
    """words : the whole sentence, without a full stop. place_m : where the words say, site frame, metres.

    microphone : the one that the words begin at, counted from 0. radius_m : as said, None = nobody knows.
    """

    words: str
    place_m: Point
    microphone: int
    radius_m: float | None


def north_deg(session: Session) -> float | None:
    """Where north is: degrees from the site's x axis, counter-clockwise seen from above; None when nobody said.

    North is the survey's (grid north: within a few degrees of true north, less than these words tell apart).
    """
    site = session.site
    if site.georeference is None and site.shift_m is None:
        return None
    return 90.0 - (0.0 if site.georeference is None else site.georeference.x_axis_deg)


def heights_show(session: Session, told: Iterable[str] = ()) -> bool:
    """Does an answer's height mean anything? told : what its method warned of.

    Not where that says so, nor where all microphones stand at (nearly) one height.
    """
    if any(words in text for text in told for words in NO_HEIGHTS):
        return False
    placed = [m.position_m for m in session.microphones if m.position_m is not None]
    x_m, y_m, z_m = (max(along) - min(along) for along in zip(*placed, strict=True)) if placed else (0.0, 0.0, 0.0)
    return z_m > FLAT_SHARE * max(x_m, y_m)


def radio_place(
    position_m: Point,
    session: Session,
    radius_90_m: float | None,
    *,
    has_height: bool = True,
    told: Iterable[str] = (),
) -> RadioPlace | None:
    """How to say where a place is, seen from the nearest microphone; None while no microphone is placed.

    has_height : False leaves the height out (heights_show), and place_m has the microphone's.

    radius_90_m : what held the source nine times in ten; None = nobody knows. Rounded to about half of it at most,
    and the radius itself upwards, so that the words promise no more than was measured. told : what its method warned
    of. The words themselves say where an answer is not to be trusted: who hears them sees no warnings.
    """
    placed = [(i, m.position_m) for i, m in enumerate(session.microphones) if m.position_m is not None]
    if not placed:
        return None
    index, from_m = min(placed, key=lambda one: math.dist(one[1], position_m))
    names = [_spoken_name(name) for name in microphone_names(session)]
    step_m = _step_m(radius_90_m)
    slack_m = 0.4 * (radius_90_m or 2.0 * _STEP_UNKNOWN_M)
    lines = [(names[i], place_m) for i, place_m in placed if i != index]
    north = north_deg(session)
    plan = (position_m[0] - from_m[0], position_m[1] - from_m[1])
    said, moved = _said_in_plan(plan, names[index], from_m, lines, north, step_m, slack_m)
    up_m = _rounded(position_m[2] - from_m[2], step_m) if has_height else 0.0
    radius_m = None if radius_90_m is None else _rounded_up(radius_90_m)
    promise = NOBODY_KNOWS if radius_m is None else f"within {_number(radius_m)} m nine times in ten"
    place_m = (from_m[0] + moved[0], from_m[1] + moved[1], from_m[2] + up_m)
    parts = (said, _said_height(up_m), promise) if has_height else (said, promise)
    return RadioPlace(", ".join(parts) + _said_doubt(position_m, session, told), place_m, index, radius_m)


def _said_in_plan(
    plan: tuple[float, float], name: str, from_m: Point, lines: Sequence[tuple[str, Point]], north: float | None,
    step_m: float, slack_m: float,
) -> tuple[str, tuple[float, float]]:  # fmt: skip
    """The words about where it is seen from above, and where they lead, metres from the microphone."""
    distance_m = _rounded(math.hypot(*plan), step_m)
    if distance_m == 0.0:
        return f"at {name}", (0.0, 0.0)
    if north is not None:
        return _by_compass(plan, name, distance_m, north, slack_m)
    return _by_line(plan, name, from_m, lines, distance_m, slack_m) or _by_axes(plan, name, step_m)


def _by_compass(
    plan: tuple[float, float], name: str, distance_m: float, north: float, slack_m: float
) -> tuple[str, tuple[float, float]]:
    """The coarsest of 8 points, 16 points and a bearing in degrees whose words lead near enough."""
    compass_deg = (north - math.degrees(math.atan2(plan[1], plan[0]))) % 360.0
    for turn_deg in (45.0, 22.5, 5.0, 1.0):
        said_deg = round(compass_deg / turn_deg) * turn_deg % 360.0
        angle = math.radians(north - said_deg)
        moved = (distance_m * math.cos(angle), distance_m * math.sin(angle))
        if math.dist(moved, plan) <= slack_m:
            break
    point = _POINTS[round(said_deg / 22.5) % 16]
    if turn_deg < 22.5:
        return f"about {_number(distance_m)} m from {name} on a bearing of {said_deg:.0f} degrees from north", moved
    return f"about {_number(distance_m)} m {point} of {name}", moved


def _by_line(
    plan: tuple[float, float], name: str, from_m: Point, lines: Sequence[tuple[str, Point]], distance_m: float,
    slack_m: float,
) -> tuple[str, tuple[float, float]] | None:  # fmt: skip
    """On the way to another microphone, where one stands that way."""
    for other, to_m in sorted(lines, key=lambda line: math.dist(line[1][:2], from_m[:2])):
        way = (to_m[0] - from_m[0], to_m[1] - from_m[1])
        length_m = math.hypot(*way)
        if length_m <= distance_m:
            continue
        moved = (way[0] * distance_m / length_m, way[1] * distance_m / length_m)
        if math.dist(moved, plan) <= slack_m:
            return f"about {_number(distance_m)} m from {name} on the line to {other}", moved
    return None


def _by_axes(plan: tuple[float, float], name: str, step_m: float) -> tuple[str, tuple[float, float]]:
    moved = (_rounded(plan[0], step_m), _rounded(plan[1], step_m))
    parts = [
        f"{_number(abs(value))} m towards {'+' if value > 0 else '-'}{axis}"
        for axis, value in zip("xy", moved, strict=True)
        if value
    ]
    if not parts:  # each part is too small to tell, both together are not
        return f"at {name}", (0.0, 0.0)
    return f"about {' and '.join(parts)} of {name}", moved


def _said_height(up_m: float) -> str:
    if up_m == 0.0:
        return "level with it"
    return f"{_number(abs(up_m))} m {'above' if up_m > 0 else 'below'} it"


def _said_doubt(position_m: Point, session: Session, told: Iterable[str]) -> str:
    """ ", which lies 4.5 m outside the site: do not trust it"; empty where nothing speaks against the answer."""
    size_m = session.site.size_m
    far_m = 0.0 if size_m is None else round(float(beyond_m(np.array(position_m), size_m)), 1)
    doubts = [f"lies {_number(far_m)} m outside the site"] if far_m > 0.0 else []
    if is_guess(told):
        doubts.append("is a guess at a place unlike those the method knows")
    return f", which {' and '.join(doubts)}: do not trust it" if doubts else ""


def _spoken_name(name: str) -> str:
    """ "M2" and "Mic 2" are said "microphone 2", any other name as it is."""
    shorter = re.fullmatch(r"(?:M|Mic\.? ?|Microphone ?)(\d+)", name, re.IGNORECASE)
    return f"microphone {shorter[1] if shorter else name}"


def _step_m(radius_m: float | None) -> float:
    """The largest handy step of at most half the radius."""
    if radius_m is None:
        return _STEP_UNKNOWN_M
    return next((step for step in _STEPS_M if step <= radius_m / 2.0), _STEPS_M[-1])


def _rounded(value_m: float, step_m: float) -> float:
    return round(round(value_m / step_m) * step_m, 6) + 0.0


def _rounded_up(radius_m: float) -> float:
    """To the tenth below a metre, the half below five, the whole below twenty, then in fives."""
    step_m = 0.1 if radius_m < 1.0 else 0.5 if radius_m < 5.0 else 1.0 if radius_m < 20.0 else 5.0
    return round(math.ceil(radius_m / step_m - 1e-9) * step_m, 6)


def _number(value: float) -> str:
    """Without a decimal that says nothing: "3", "2.5"."""
    return f"{value:.1f}".removesuffix(".0")
