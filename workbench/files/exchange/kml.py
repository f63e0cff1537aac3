"""KML 2.2 for Google Earth and phones: a placemark a microphone, source and saved answer, and a ring for a radius.

Places lie on the ground: heights have the survey's zero and not the globe's, so they are told as data only.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from workbench.core.events import Summary
from workbench.core.session import Session, title_of
from workbench.files.exchange.registry import exports
from workbench.files.map_places import Kind, MapPlace, map_places, saved_answers
from workbench.files.plain_text import one_line

STYLES: dict[Kind, str] = {"microphone": "ffb27200", "source": "ff009e73", "prediction": "ff005ed5"}
"""aabbggrr: blue, green, vermilion, told apart by colour-blind people too; the names tell the kind as well."""


@exports(
    "kml",
    title="KML map",
    ending=".kml",
    help="the same for Google Earth and phones, for sites with a georeference",
)
def text(session: Session) -> bytes:
    """UserError when the site has no georeference."""
    return of_answers(session, saved_answers(session))


def of_answers(session: Session, answers: Iterable[Summary]) -> bytes:
    """The same with these answers."""
    places = map_places(session, answers)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<kml xmlns="http://www.opengis.net/kml/2.2">',
        f"<Document><name>{_escaped(title_of(session))}</name>",
        *(_style(kind, colour) for kind, colour in STYLES.items()),
        *(_placemark(place) for place in places),
        *(_ring(place) for place in places if place.ring_deg),
        "</Document>",
        "</kml>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _style(kind: Kind, colour: str) -> str:
    fill = f"<PolyStyle><color>40{colour[2:]}</color></PolyStyle>"
    line = f"<LineStyle><color>{colour}</color><width>2</width></LineStyle>"
    return f'<Style id="{kind}"><IconStyle><color>{colour}</color></IconStyle>{line}{fill}</Style>'


def _placemark(place: MapPlace) -> str:
    (x, y, z), height = place.position_m, place.survey_m[2]
    told = {"kind": place.kind, "x_m": x, "y_m": y, "z_m": z, "survey_height_m": height, "radius_m": place.radius_m}
    data = "".join(
        f'<Data name="{name}"><value>{value}</value></Data>' for name, value in told.items() if value is not None
    )
    point = f"<Point><coordinates>{place.longitude_deg},{place.latitude_deg}</coordinates></Point>"
    return (
        f"<Placemark><name>{_escaped(place.name)}</name><styleUrl>#{place.kind}</styleUrl>"
        f"<ExtendedData>{data}</ExtendedData>{point}</Placemark>"
    )


def _ring(place: MapPlace) -> str:
    corners = " ".join(f"{longitude},{latitude}" for longitude, latitude in place.ring_deg)
    ring = f"<outerBoundaryIs><LinearRing><coordinates>{corners}</coordinates></LinearRing></outerBoundaryIs>"
    name = f"{_escaped(place.name)}, radius {place.radius_m:g} m"
    return f"<Placemark><name>{name}</name><styleUrl>#{place.kind}</styleUrl><Polygon>{ring}</Polygon></Placemark>"


def _escaped(text: str) -> str:
    return escape("".join(c for c in one_line(text) if c not in "\ufffe\uffff"))
