"""Tables of coordinates as people keep them: any delimiter, header, unit and decimal mark."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.sessions import PLAIN
from tests.real_data import real_data
from workbench.core.errors import UserError
from workbench.core.session import Microphone, Session, Site, Source
from workbench.core.survey import survey_place_m
from workbench.files.column_map import guessed
from workbench.files.earth import between_systems, site_with_origin_at
from workbench.files.exchange.coordinates import read
from workbench.files.text_table import read_table

NINE = ("01", "02", "04", "06", "07", "10", "11", "13", "14")
FOUR = ((1.5, 2.25, 1.0), (3.5, 2.5, 1.5), (3.25, 4.5, 2.0), (1.0, 4.0, 0.5))


def table(folder: Path, text: str) -> Path:
    file = folder / "table.csv"
    file.write_text(text)
    return file


def places(session: Session) -> list[tuple[float, float, float] | None]:
    return [m.position_m for m in session.microphones]


@pytest.mark.parametrize(
    "header",
    [
        ("mic", "x", "y", "z"),
        ("Name", "X (m)", "Y (m)", "Z (m)"),
        ("Station", "Easting", "Northing", "Elevation"),
        ("mic_id", "pos_x_m", "pos_y_m", "pos_z_m"),
        ("Microphone", "UTM East", "UTM North", "Altitude [m]"),
        ("sensor", "PositionX", "PositionY", "PositionZ"),
        ("label", "x_m", "y_m", "height_m"),
        (),
    ],
)
@pytest.mark.parametrize(
    ("mark", "delimiter"), [(".", ","), (".", "\t"), (".", ";"), (".", " "), (",", ";"), (",", "\t")]
)
def test_header_delimiter_and_decimal_mark_are_guessed(
    header: tuple[str, ...], mark: str, delimiter: str, tmp_path: Path
) -> None:
    if delimiter == " " and any(" " in name for name in header):
        return
    rows = [header] if header else []
    rows += [(f"M{i}", *(str(v).replace(".", mark) for v in place)) for i, place in enumerate(FOUR, start=1)]
    text = "\n".join(delimiter.join(row) for row in rows) + "\n"
    assert places(read(table(tmp_path, text), PLAIN, {}).session) == list(FOUR)


@given(
    st.lists(st.tuples(*[st.floats(-9000, 9000).map(lambda v: round(v, 3))] * 3), min_size=4, max_size=4),
    st.sampled_from([("m", 1.0), ("cm", 0.01), ("mm", 0.001), ("ft", 0.3048)]),
    st.sampled_from("\t;"),
    st.booleans(),
    st.permutations(range(4)),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_units_orders_and_marks_that_people_choose(
    tmp_path: Path,
    found: list[tuple[float, float, float]],
    unit: tuple[str, float],
    delimiter: str,
    has_comma: bool,
    order: list[int],
) -> None:
    rows = [f"M{i + 1}{delimiter}{delimiter.join(f'{v:.3f}' for v in found[i])}" for i in order]
    text = "\n".join([f"mic{delimiter}x{delimiter}y{delimiter}z", *rows])
    said = {"unit": unit[0], "decimal": "comma" if has_comma else "point"}
    read_m = places(read(table(tmp_path, text.replace(".", "," if has_comma else ".")), PLAIN, said).session)
    for place_m, wanted in zip(read_m, found, strict=True):
        assert place_m == pytest.approx([v * unit[1] for v in wanted], abs=1e-6)


def test_thousands_are_no_decimals(tmp_path: Path) -> None:
    text = "mic;x;y\nM1;703.795,16;4.744.821,3\nM2;703.771,88;4.744.840,2\n"
    changed = read(table(tmp_path, text), PLAIN, {"decimal": "comma"})
    assert changed.session.site.shift_m == (703770.0, 4744820.0, 0.0)
    text = 'mic,x,y\nM1,"703,795.16","4,744,821.3"\nM2,"703,771.88","4,744,840.2"\n'
    assert read(table(tmp_path, text), PLAIN, {}).session.site.shift_m == (703770.0, 4744820.0, 0.0)


def test_utm_places_of_a_real_array_are_shifted_and_the_shift_is_told() -> None:
    session = Session(microphones=tuple(Microphone(file=f"mic_{n}.wav") for n in NINE))
    changed = read(real_data("locbatch") / "mics.csv", session, {})
    assert changed.session.site.shift_m == (703770.0, 4744820.0, 0.0)
    assert places(changed.session)[0] == (25.163, 1.331, 0.0)
    assert survey_place_m(changed.session.site, places(changed.session)[2]) == (703774.931, 4744876.435, 0.0)
    said = " ".join(changed.notes)
    assert "(703770, 4744820, 0) m was taken off" in said
    assert "Rows 03, 05, 08, 09, 12 belong to no microphone" in said
    assert "no heights" in said


def test_stations_find_their_recorders_by_file_name() -> None:
    files = [f"Ex-{n}_0+1_20200617_090000.wav" for n in (9, 1, 5)]
    session = Session(microphones=tuple(Microphone(file=file) for file in files))
    changed = read(real_data("locar") / "Vignette_Coordinates.csv", session, {})
    survey = [survey_place_m(changed.session.site, place) for place in places(changed.session) if place]
    assert survey[1] == (371296.0242, 5934638.023, 738.0433)
    assert changed.session.site.shift_m is not None and changed.session.site.shift_m[2] == 0.0


def test_measured_arrays_without_names_are_taken_in_order() -> None:
    session = Session(microphones=tuple(Microphone(file=f"{i}.wav") for i in range(12)))
    changed = read(real_data("lund_tdoa") / "data1_mics_xyz_m.csv", session, {})
    assert places(changed.session)[0] == pytest.approx((2.308932, 1.997416, 1.391979), abs=1e-6)
    assert any("order" in note for note in changed.notes)


def test_a_height_that_the_file_does_not_tell_stays(tmp_path: Path) -> None:
    session = PLAIN.with_microphone_at(0, (9.0, 9.0, 2.5))
    changed = read(table(tmp_path, "mic,x,y\nM1,1,2\nM2,3,4\n"), session, {})
    assert places(changed.session) == [(1.0, 2.0, 2.5), (3.0, 4.0, 0.0), None, None]
    assert any("M3, M4" in note for note in changed.notes)


def test_how_well_an_old_place_was_known_says_nothing_of_a_new_one(tmp_path: Path) -> None:
    known = [replace(m, position_m=(1.0, 2.0, 3.0), position_error_m=0.01) for m in PLAIN.microphones]
    session = replace(PLAIN, microphones=tuple(known), source=Source(position_m=(5.0, 5.0, 1.0), position_error_m=0.02))
    rows = "mic,x,y,z,error\nM1,1,2,3,\nM2,9,2,3,\nM3,8,2,3,0.5\nsource,6,5,1,\n"
    changed = read(table(tmp_path, rows), session, {}).session
    assert [m.position_error_m for m in changed.microphones] == [0.01, None, 0.5, 0.01]
    assert changed.source == Source(position_m=(6.0, 5.0, 1.0))


def test_survey_places_typed_later_come_into_the_frame_that_is_known(tmp_path: Path) -> None:
    site = Site(shift_m=(703770.0, 4744820.0, 0.0))
    session = replace(PLAIN, site=site).with_microphone_at(3, (10.0, 10.0, 1.0))
    changed = read(table(tmp_path, "mic,x,y,z\nM1,703795.163,4744821.331,2\n"), session, {}).session
    assert changed.site == site
    assert places(changed) == [(25.163, 1.331, 2.0), None, None, (10.0, 10.0, 1.0)]


def test_places_in_another_frame_are_pointed_out(tmp_path: Path) -> None:
    session = replace(PLAIN, source=Source(position_m=(3.0, 4.0, 1.0)))
    changed = read(table(tmp_path, "mic,x,y,z\nM1,703795.163,4744821.331,2\n"), session, {})
    assert changed.session.source == session.source
    assert any("Check the source" in note for note in changed.notes)


def test_a_row_called_source_places_the_source(tmp_path: Path) -> None:
    changed = read(table(tmp_path, "name,x,y,z,error\nM1,1,2,3,0.05\nSource,4,5,6,0.2\n"), PLAIN, {}).session
    assert changed.source == Source(position_m=(4.0, 5.0, 6.0), position_error_m=0.2)
    assert changed.microphones[0].position_error_m == 0.05


def test_longitude_and_latitude_become_metres_and_a_georeference(tmp_path: Path) -> None:
    text = "name,lat,lon,alt\nM1,37.3,127.6,50\nM2,37.30009,127.6,51\nM3,37.3,127.60011,52\nM4,37.3,127.6001,5\n"
    session = read(table(tmp_path, text), PLAIN, {}).session
    assert session.site.georeference is not None and session.site.georeference.crs == "EPSG:32652"
    one, two, three, _ = (place for place in places(session) if place is not None)
    assert (two[1] - one[1], three[0] - one[0]) == pytest.approx((9.99, 9.75), abs=0.05)
    assert [one[2], two[2]] == [50.0, 51.0]


def test_a_coordinate_system_can_be_said(tmp_path: Path) -> None:
    text = "mic,x,y\nM1,703795.163,4744821.331\nM2,703771.888,4744840.281\n"
    site = read(table(tmp_path, text), PLAIN, {"crs": "32612"}).session.site
    assert site.georeference is not None and site.georeference.crs == "EPSG:32612"
    with pytest.raises(UserError, match="no coordinate system EPSG:999999"):
        read(table(tmp_path, text), PLAIN, {"crs": "EPSG:999999"})


def test_places_of_another_coordinate_system_come_into_the_sites_own(tmp_path: Path) -> None:
    """Zone 51's numbers of a place, read into a site of zone 52, land where zone 52 has it."""
    site = site_with_origin_at(Site(), 126.02, 37.3)
    assert site.georeference is not None and site.georeference.crs == "EPSG:32652"
    east_m, north_m = between_systems("EPSG:4326", "EPSG:32651", np.array([[126.02, 37.3]]))[0]
    file = table(tmp_path, f"mic,x,y,z\nM1,{east_m},{north_m},2\n")
    changed = read(file, replace(PLAIN, site=site), {"crs": "EPSG:32651"})
    assert changed.session.site == site
    assert places(changed.session)[0] == pytest.approx((0.0, 0.0, 2.0), abs=1e-3)
    assert any("converted from EPSG:32651 to EPSG:32652" in note for note in changed.notes)


def test_columns_are_said_by_name_or_number(tmp_path: Path) -> None:
    file = table(tmp_path, "a,b,c,d\nM1,1,2,3\nM2,4,5,6\n")
    changed = read(file, PLAIN, {"name": "A", "x": "4", "y": "c", "z": "none"}).session
    assert places(changed)[:2] == [(3.0, 2.0, 0.0), (6.0, 5.0, 0.0)]
    with pytest.raises(UserError) as told:
        read(file, PLAIN, {"x": "easting", "unit": "yards", "colour": "a"})
    assert all(word in str(told.value) for word in ('no column "easting"', "m, cm, mm, ft, deg", '"colour"'))


def test_rows_that_match_nothing_are_not_guessed(tmp_path: Path) -> None:
    file = table(tmp_path, "mic,x,y\nA,1,2\nB,3,4\nC,5,6\nD,7,8\n")
    assert places(read(file, PLAIN, {}).session)[0] == (1.0, 2.0, 0.0)  # as many rows as microphones: in order
    with pytest.raises(UserError, match="None of A, B, C, D"):
        read(file, PLAIN, {"match": "name"})


def test_comments_and_blank_lines_are_left_out_and_lines_still_count(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="line 6: y needs a number"):
        read(table(tmp_path, "# survey of May\n\nmic,x,y\nM1,1,2\n\nM2,1,q\n"), PLAIN, {})


def test_a_column_has_one_role(tmp_path: Path) -> None:
    mapping = guessed(read_table(table(tmp_path, "x,y,x error\n1,2,3\n")))
    assert (mapping.x, mapping.y, mapping.error) == (0, 1, 2)
    moved = mapping.with_column("y", 0)
    assert (moved.x, moved.y) == (None, 0)
