"""GeoJSON and KML, and where on Earth a site lies."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from tests.exchange.sessions import PLAIN
from workbench.core.errors import UserError
from workbench.core.events import Summary
from workbench.core.session import Georeference, Session, Site, Source
from workbench.files.earth import crs_title, degrees_of, georeference, site_with_origin_at, utm_crs
from workbench.files.exchange import geojson, kml
from workbench.files.predictions import Run, save_predictions
from workbench.files.session_folder import write_session

SITE = Site(shift_m=(371_290.0, 4_129_000.0, 40.0), georeference=Georeference(crs="EPSG:32652", x_axis_deg=30.0))
PLACED = replace(
    PLAIN,
    name="Yeoju <A & B>",
    site=SITE,
    microphones=tuple(
        replace(m, position_m=(10.0 * i, 5.0, 1.0), position_error_m=2.0 if i == 1 else None)
        for i, m in enumerate(PLAIN.microphones)
    ),
    source=Source(position_m=(3.0, 4.0, 1.0), identity="voice"),
)
KML = "{http://www.opengis.net/kml/2.2}"


def features(session: Session) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(geojson.text(session))["features"]
    return found


def test_distances_on_the_map_are_those_of_the_site() -> None:
    points = [f["geometry"]["coordinates"] for f in features(PLACED) if f["geometry"]["type"] == "Point"]
    assert len(points) == 5
    _, _, apart_m = Geod(ellps="WGS84").inv(*points[0], *points[3])
    assert apart_m == pytest.approx(30.0, rel=1e-3)  # UTM's scale is 0.9996 and a little more
    azimuth_deg, _, _ = Geod(ellps="WGS84").inv(*points[0], *points[3])
    assert azimuth_deg == pytest.approx(
        90.0 - 30.0, abs=1.5
    )  # the x axis, 30 degrees north of east; grid is near north


def test_a_radius_is_a_property_and_a_closed_ring() -> None:
    (ring,) = [f for f in features(PLACED) if f["geometry"]["type"] == "Polygon"]
    assert ring["properties"]["radius_m"] == 2.0 and ring["properties"]["name"] == "M2"
    (corners,) = ring["geometry"]["coordinates"]
    assert corners[0] == corners[-1]
    centre = next(f for f in features(PLACED) if f["properties"]["name"] == "M2")["geometry"]["coordinates"]
    for corner in corners:
        assert Geod(ellps="WGS84").inv(*centre, *corner)[2] == pytest.approx(2.0, rel=2e-3)
    area, _ = Geod(ellps="WGS84").polygon_area_perimeter(*zip(*corners, strict=True))
    assert area > 0, "counter-clockwise, as RFC 7946 wants"


def test_kml_says_the_same() -> None:
    root = fromstring(kml.text(PLACED))
    names = [e.text for e in root.iter(f"{KML}name")]
    assert names[0] == "Yeoju <A & B>" and "M2, radius 2 m" in names and "voice" in names
    points = [e.find(f"{KML}coordinates").text for e in root.iter(f"{KML}Point")]
    wanted = [f["geometry"]["coordinates"] for f in features(PLACED) if f["geometry"]["type"] == "Point"]
    assert [[float(v) for v in text.split(",")] for text in points] == wanted


def test_saved_answers_are_on_the_map_until_the_session_is_edited(tmp_path: Path) -> None:
    session = write_session(PLACED, tmp_path / "A-1")
    answer = Summary(session="A-1", method="spacenet", n_clips=3, position_m=(4.0, 4.0, 1.0))
    save_predictions(session, [Run(method="spacenet", summary=answer)])
    assert [f["properties"]["name"] for f in features(session) if f["properties"]["kind"] == "prediction"] == [
        "spacenet"
    ]
    assert b"spacenet" in kml.text(session)
    edited = session.with_microphone_at(0, (1.0, 1.0, 1.0))
    assert b"spacenet" not in geojson.text(edited)


@pytest.mark.parametrize("text", [geojson.text, kml.text])
def test_without_a_georeference_one_sentence_says_so(text: Any) -> None:
    with pytest.raises(UserError, match="where on Earth"):
        text(replace(PLACED, site=Site(shift_m=SITE.shift_m)))
    wrong = replace(SITE, georeference=Georeference(crs="EPSG:4326"))
    with pytest.raises(UserError, match="not in metres"):
        text(replace(PLACED, site=wrong))


@given(st.floats(-180, 180), st.floats(-79.9, 83.9), st.floats(-180, 180), st.floats(-500, 500), st.floats(-500, 500))
@settings(max_examples=60, deadline=None)
def test_a_site_whose_origin_is_somewhere_is_there(
    longitude_deg: float, latitude_deg: float, x_axis_deg: float, x_m: float, y_m: float
) -> None:
    site = site_with_origin_at(Site(), longitude_deg, latitude_deg, x_axis_deg)
    origin, there = degrees_of(site, np.array([[0.0, 0.0, 0.0], [x_m, y_m, 0.0]]))
    geod = Geod(ellps="WGS84")
    assert geod.inv(longitude_deg, latitude_deg, *origin)[2] < 0.01
    assert geod.inv(*origin, *there)[2] == pytest.approx(math.hypot(x_m, y_m), rel=2e-3, abs=0.01)


def test_the_utm_zone_of_a_place() -> None:
    assert utm_crs(127.6, 37.3) == "EPSG:32652"
    assert utm_crs(-70.6, -33.4) == "EPSG:32719"
    assert (utm_crs(-180.0, 1.0), utm_crs(180.0, 1.0)) == ("EPSG:32601", "EPSG:32660")
    for longitude_deg, latitude_deg in ((181.0, 0.0), (0.0, 85.0), (math.nan, 0.0)):
        with pytest.raises(UserError, match="latitude"):
            utm_crs(longitude_deg, latitude_deg)


def test_codes_are_taken_in_any_spelling_and_checked() -> None:
    for text in ("EPSG:32652", "epsg: 32652", " 32652 "):
        assert georeference(text, 12.5) == Georeference(crs="EPSG:32652", x_axis_deg=12.5)
    assert crs_title("32652") == "WGS 84 / UTM zone 52N"
    for text, said in (
        ("", "no EPSG code"),
        ("+proj=utm +zone=52", "no EPSG code"),
        ("EPSG:99999", "no coordinate system"),
        ("EPSG:4326", "not in metres"),
        ("EPSG:2263", "US survey foot"),
        ("EPSG:2053", "east and north"),
    ):
        with pytest.raises(UserError, match=said):
            georeference(text)
    with pytest.raises(UserError, match="no angle"):
        georeference("32652", math.nan)


def test_places_that_the_system_cannot_hold_are_said() -> None:
    site = replace(SITE, shift_m=(1e12, 1e12, 0.0))
    with pytest.raises(UserError, match="outside"):
        degrees_of(site, np.zeros((1, 3)))
