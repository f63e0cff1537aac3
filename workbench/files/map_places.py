"""Where a session's microphones, source and saved answers lie on Earth, with a ring where the place is uncertain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from workbench.core.array.checks import microphone_names
from workbench.core.errors import UserError
from workbench.core.events import Summary
from workbench.core.session import Point, Session, title_of
from workbench.core.survey import survey_place_m
from workbench.files.earth import degrees_of
from workbench.files.predictions import FOLDER, read_predictions

N_CORNERS = 48
Kind = Literal["microphone", "source", "prediction"]


@dataclass(frozen=True)
class MapPlace:
    """position_m : site frame, metres. longitude_deg, latitude_deg : WGS84.

    survey_m : in the site's coordinate system, metres; its third number is the height, whatever its zero is.
    radius_m : how uncertain the place is, None = unknown. ring_deg : that circle as (longitude, latitude) corners,
    counter-clockwise, the first one again at the end; empty without a radius.
    """

    name: str
    kind: Kind
    position_m: Point
    survey_m: Point
    longitude_deg: float
    latitude_deg: float
    radius_m: float | None = None
    ring_deg: tuple[tuple[float, float], ...] = ()


def map_places(session: Session, answers: Iterable[Summary] = ()) -> tuple[MapPlace, ...]:
    """Everything of a session that has a place. UserError when nothing has, or nobody said where the site lies.

    An answer's radius is the one that held the source nine times in ten, where its method was calibrated.
    """
    found = [*_places(session), *((a.method, "prediction", a.position_m, a.radius_90_m) for a in answers)]
    if not found:
        raise UserError(f"{title_of(session)} has no places to write", "Place the microphones first")
    degrees = degrees_of(session.site, np.array([place_m for _, _, place_m, _ in found]))
    return tuple(
        MapPlace(
            name,
            kind,
            place_m,
            survey_place_m(session.site, place_m) or place_m,
            longitude_deg=round(float(longitude_deg), 8),
            latitude_deg=round(float(latitude_deg), 8),
            radius_m=radius_m,
            ring_deg=_ring(session, place_m, radius_m) if radius_m else (),
        )
        for (name, kind, place_m, radius_m), (longitude_deg, latitude_deg) in zip(found, degrees, strict=True)
    )


def saved_answers(session: Session) -> tuple[Summary, ...]:
    """What methods answered for this session just as it is: the newest saved predictions, none when it was edited."""
    if session.folder is None:
        return ()
    for path in sorted((session.folder / FOLDER).glob("*.json"), reverse=True):
        try:
            read = read_predictions(path)
        except UserError:
            continue
        if read.is_of(session):
            return tuple(run.summary for run in read.runs if run.summary is not None)
    return ()


def _places(session: Session) -> Iterator[tuple[str, Kind, Point, float | None]]:
    for name, m in zip(microphone_names(session), session.microphones, strict=True):
        if m.position_m is not None:
            yield name, "microphone", m.position_m, m.position_error_m
    source = session.source
    if source is not None and source.position_m is not None:
        yield source.identity or "source", "source", source.position_m, source.position_error_m


def _ring(session: Session, place_m: Point, radius_m: float) -> tuple[tuple[float, float], ...]:
    angle = np.linspace(0.0, 2.0 * np.pi, N_CORNERS + 1)
    offset_m = radius_m * np.column_stack([np.cos(angle), np.sin(angle), np.zeros_like(angle)])
    corners = [(round(float(x), 8), round(float(y), 8)) for x, y in degrees_of(session.site, place_m + offset_m)]
    return (*corners[:-1], corners[0])
