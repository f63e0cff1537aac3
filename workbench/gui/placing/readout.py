"""What is said beside a thing while it moves: coordinates, height, distances and direction. Values in, lines out."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QT_TR_NOOP

from workbench.core.bearing import Bearing, bearing
from workbench.core.session import Point, Session
from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import shown
from workbench.gui.placing.things import SOURCE, Thing, name_of, placed_things, title_of

_MOST = 6
AZIMUTH = QT_TR_NOOP("azimuth from the x axis, counter-clockwise")
SENSE = QT_TR_NOOP("azimuth from the x axis counter-clockwise, elevation from level, up is +")


def readout(session: Session, thing: Thing, place_m: Point, floor_m: float | None) -> tuple[str, ...]:
    """Lines about a thing that is at place_m. floor_m : height of the floor, site frame, metres; None = not known."""
    x, y, z = (shown(v, 2) for v in place_m)
    height = (
        "" if floor_m is None else "   " + tr("({height} m above the floor)", height=shown(place_m[2] - floor_m, 2))
    )
    lines = [f"{title_of(session, thing)}   x {x}   y {y}   z {z} m{height}"]
    others = [t for t in placed_things(session) if t != thing]
    places = {t: _place(session, t) for t in others}
    nearest = sorted(others, key=lambda t: (t.kind != "source", bearing(place_m, places[t]).distance_m))[:_MOST]
    kept = [t for t in others if t in nearest]
    kept.sort(key=lambda t: t.kind != "source")
    if kept:
        said = "   ".join(f"{name_of(session, t)} {bearing(place_m, places[t]).distance_m:.2f}" for t in kept)
        lines.append(tr("to {said} m", said=said) + ("" if len(kept) == len(others) else "   \N{HORIZONTAL ELLIPSIS}"))
    centre = centre_m(session, thing, place_m)
    if centre is not None:
        seen = bearing(place_m, centre)
        lines.append(tr("array's centre at {direction}", direction=said_direction(seen)))
        lines.append(tr(SENSE))
    return tuple(lines)


def centre_m(session: Session, thing: Thing, place_m: Point) -> Point | None:
    """Mean of the placed microphones, the moving one at its new place; None when it would be the thing itself."""
    microphones = [t for t in placed_things(session) if t != thing and t != SOURCE]
    if not microphones:
        return None
    places = [_place(session, t) for t in microphones]
    if thing.kind == "microphone":
        places.append(place_m)
    x, y, z = (float(v) for v in np.mean(places, axis=0))
    return x, y, z


def said_direction(seen: Bearing) -> str:
    """ "azimuth 134.2°, elevation +4.1°"; SENSE says what they count from."""
    azimuth = "\N{EM DASH}" if seen.azimuth_deg is None else f"{seen.azimuth_deg:.1f}\N{DEGREE SIGN}"
    elevation = f"{seen.elevation_deg:+.1f}\N{DEGREE SIGN}".replace("-", "\N{MINUS SIGN}")
    return tr("azimuth {azimuth}, elevation {elevation}", azimuth=azimuth, elevation=elevation)


def _place(session: Session, thing: Thing) -> Point:
    place = session.true_position_m if thing.kind == "source" else session.microphones[thing.index].position_m
    assert place is not None
    return place
