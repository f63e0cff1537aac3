"""GeoJSON (RFC 7946) for maps: a point a microphone, source and saved answer, and a polygon where a radius is known.

Heights have the survey's zero and not WGS84's, so they are properties and no third coordinates.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from workbench.core.events import Summary
from workbench.core.session import Session, title_of
from workbench.files.exchange.registry import exports
from workbench.files.map_places import MapPlace, map_places, saved_answers


@exports(
    "geojson",
    title="GeoJSON map",
    ending=".geojson",
    help="microphones, source and saved answers on Earth, for sites with a georeference",
)
def text(session: Session) -> bytes:
    """One feature a line. UserError when the site has no georeference."""
    return of_answers(session, saved_answers(session))


def of_answers(session: Session, answers: Iterable[Summary]) -> bytes:
    """The same with these answers."""
    places = map_places(session, answers)
    features = [feature for place in places for feature in _features(place)]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, allow_nan=False) for feature in features)
    name = json.dumps(title_of(session), ensure_ascii=False)
    return f'{{"type": "FeatureCollection", "name": {name}, "features": [\n{lines}\n]}}\n'.encode()


def _features(place: MapPlace) -> list[dict[str, Any]]:
    told = {
        "name": place.name,
        "kind": place.kind,
        "position_m": list(place.position_m),
        "survey_m": list(place.survey_m),
        "radius_m": place.radius_m,
    }
    point = {"type": "Point", "coordinates": [place.longitude_deg, place.latitude_deg]}
    found = [{"type": "Feature", "properties": told, "geometry": point}]
    if place.ring_deg:
        area = {"type": "Polygon", "coordinates": [[list(corner) for corner in place.ring_deg]]}
        found.append({"type": "Feature", "properties": told | {"kind": f"{place.kind} radius"}, "geometry": area})
    return found
