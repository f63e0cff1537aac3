"""Where on Earth a site lies: EPSG codes, longitude and latitude (WGS84), through pyproj."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from workbench.core.errors import UserError
from workbench.core.session import Georeference, Site
from workbench.core.survey import survey_places_m

if TYPE_CHECKING:
    from pyproj import CRS, Transformer

WGS84 = "EPSG:4326"
_HINT = 'UTM zones are "EPSG:326.." north and "EPSG:327.." south of the equator, such as EPSG:32652'


def georeference(crs: str, x_axis_deg: float = 0.0) -> Georeference:
    """A checked georeference. crs : an EPSG code ("EPSG:32612" or "32612") of a system in metres, east and north.

    x_axis_deg : how far the site's x axis is turned from east, counter-clockwise. UserError when the code is none
    that can be used.
    """
    found = re.fullmatch(r"\s*(?:epsg\s*:\s*)?(\d{4,6})\s*", crs, re.IGNORECASE | re.ASCII)
    if found is None:
        raise UserError(f'"{crs[:40]}" is no EPSG code', _HINT)
    code = f"EPSG:{found.group(1)}"
    _crs(code)
    if not abs(x_axis_deg) <= 360:
        raise UserError(f"The x axis is turned by {x_axis_deg:g}°, which is no angle from -360 to 360")
    return Georeference(crs=code, x_axis_deg=x_axis_deg)


def crs_title(crs: str) -> str:
    """What a coordinate system is called, such as "WGS 84 / UTM zone 12N". UserError as above."""
    return str(_crs(georeference(crs).crs).name)


def utm_crs(longitude_deg: float, latitude_deg: float) -> str:
    """The EPSG code of the UTM zone of a place, each zone six degrees wide.

    UserError when it is no place between 80° south and 84° north.
    """
    if not (abs(longitude_deg) <= 180 and -80 <= latitude_deg <= 84):
        raise UserError(
            f"{latitude_deg:g}°, {longitude_deg:g}° is no latitude from -80 to 84 and longitude from -180 to 180",
            "Give the latitude first; south and west are negative",
        )
    zone = min(int((longitude_deg + 180) // 6) + 1, 60)
    return f"EPSG:{(32700 if latitude_deg < 0 else 32600) + zone}"


def site_with_origin_at(site: Site, longitude_deg: float, latitude_deg: float, x_axis_deg: float = 0.0) -> Site:
    """The site whose origin lies at a place on Earth, in the UTM zone of that place; its height stays. UserError."""
    crs = utm_crs(longitude_deg, latitude_deg)
    east_m, north_m = between_systems(WGS84, crs, np.array([[longitude_deg, latitude_deg]]))[0]
    height_m = 0.0 if site.shift_m is None else site.shift_m[2]
    shift_m = (round(float(east_m), 3), round(float(north_m), 3), height_m)
    return replace(site, shift_m=shift_m, georeference=georeference(crs, x_axis_deg))


def degrees_of(site: Site, positions_m: np.ndarray) -> np.ndarray:
    """Longitudes and latitudes of places. (n, 3) metres, site frame -> (n, 2) degrees, WGS84.

    UserError when the site has no georeference, or one that does not hold these places.
    """
    if site.georeference is None:
        raise UserError(
            "Nobody has said where on Earth this site lies",
            "Give the site a coordinate system (an EPSG code), or its origin's latitude and longitude",
        )
    survey_m = survey_places_m(site, np.asarray(positions_m, dtype=np.float64).reshape(-1, 3))
    return between_systems(georeference(site.georeference.crs).crs, WGS84, survey_m[:, :2])


def between_systems(start: str, end: str, places: np.ndarray) -> np.ndarray:
    """Places (n, 2) from one coordinate system to another -> (n, 2); metres or degrees, east or longitude first.

    start, end : EPSG codes, WGS84 for degrees. The same system changes nothing. UserError when a place is outside.
    """
    if start == end:
        return np.asarray(places, dtype=np.float64)
    there = _transformer(start, end).transform(places[:, 0], places[:, 1])
    found = np.column_stack(there).astype(np.float64)
    if not np.isfinite(found).all():
        x, y = places[~np.isfinite(found).all(axis=1)][0]
        raise UserError(
            f"({x:.10g}, {y:.10g}) lies outside what {end if start == WGS84 else start} can describe", _HINT
        )
    return found


def _transformer(start: str, end: str) -> Transformer:
    from pyproj import Transformer

    return Transformer.from_crs(_system(start), _system(end), always_xy=True)


@cache
def _crs(code: str) -> CRS:
    """A system of metres whose axes point east and north."""
    crs = _system(code)
    axes = crs.axis_info[:2]
    if not crs.is_projected:
        raise UserError(f"{code} ({crs.name}) counts in degrees or not on a plane, not in metres", _HINT)
    if any(axis.unit_conversion_factor != 1.0 for axis in axes):
        raise UserError(f"{code} ({crs.name}) counts in {axes[0].unit_name}, not in metres", _HINT)
    if {axis.direction.lower() for axis in axes} != {"east", "north"}:
        raise UserError(f"{code} ({crs.name}) does not count east and north", _HINT)
    return crs


@cache
def _system(code: str) -> CRS:
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        return CRS.from_epsg(int(code.removeprefix("EPSG:")))
    except CRSError as error:
        raise UserError(f"There is no coordinate system {code}", _HINT) from error
