"""locaR file sets: the real one compared with its tables, and small ones that are wrong on purpose."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from tests.exchange.making import drafts_of, imported
from tests.real_data import real_data
from workbench.cli.session_facts import facts_of
from workbench.core.errors import UserError
from workbench.core.survey import survey_place_m
from workbench.files.audio import read_recording
from workbench.files.earth import degrees_of
from workbench.files.exchange.registry import Draft, fitting

RATE_HZ = 24_000
COORDINATES = (
    "Station,Zone,Easting,Northing,Elevation\nA-1,12,371296.5,5934638.25,738.5\n"
    "A-2,12,371336.5,5934641.75,731.25\nA-3,12,371377.5,5934601.25,NA\n"
)


def table(name: str) -> list[dict[str, str]]:
    with (real_data("locar") / name).open(newline="") as file:
        return list(csv.DictReader(file))


# ---- the real set


def test_nine_recorders_at_their_utm_places(tmp_path: Path) -> None:
    (session,) = imported("locar", real_data("locar"), tmp_path)
    rows = {row["Station"]: row for row in table("Vignette_Coordinates.csv")}
    assert [m.name for m in session.microphones] == list(rows) == [f"Ex-{n}" for n in range(1, 10)]
    for m in session.microphones:
        assert m.position_m is not None and m.channel == 1 and m.offset_s == 0.0
        wanted = [float(rows[m.name][axis]) for axis in ("Easting", "Northing", "Elevation")]
        assert survey_place_m(session.site, m.position_m) == pytest.approx(wanted, abs=2e-6)
        assert m.file == f"{m.name}_0+1_20200617_090000.wav"
    assert session.site.shift_m == (371_290.0, 5_934_550.0, 730.0)
    assert session.recorded_at == "2020-06-17T09:00:00" and session.folder == tmp_path / "20200617_090000"
    recording = read_recording(session)
    assert (recording.rate_hz, recording.samples.shape) == (24_000, (9, 168_000))


def test_the_site_lies_in_alberta(tmp_path: Path) -> None:
    """UTM zone 12 north: the boreal forest where the package's authors record."""
    (session,) = imported("locar", real_data("locar"), tmp_path)
    assert session.site.georeference is not None and session.site.georeference.crs == "EPSG:32612"
    longitude_deg, latitude_deg = degrees_of(session.site, session.microphone_positions_m())[0]
    assert (longitude_deg, latitude_deg) == pytest.approx((-112.95, 53.55), abs=0.05)


def test_detections_are_labels_and_remarks_are_notes(tmp_path: Path) -> None:
    (session,) = imported("locar", real_data("locar"), tmp_path)
    rows = table("Vignette_Detections_20200617_090000.csv")
    calls = [row for row in rows if row["Station1"]]
    assert len(session.labels) == len(calls) == 7
    wanted = sorted(
        (float(r["From"]), float(r["To"]), float(r["F_Low"]), float(r["F_High"]), f"{r['Species']} {r['Individual']}")
        for r in calls
    )
    assert [(x.start_s, x.end_s, x.low_hz, x.high_hz, x.text) for x in session.labels] == wanted
    stations = [[r[f"Station{k}"] for k in range(1, 7) if r[f"Station{k}"]] for r in calls]
    assert sorted(x.extra["stations"] for x in session.labels) == sorted(stations)
    assert session.conditions.notes.splitlines() == [r["Comments"] for r in rows if not r["Station1"]]
    settings = {row["Setting"]: row["Value"] for row in table("Ex_20200617_090000_Settings.csv")}
    assert session.conditions.temperature_c == float(settings["tempC"]) == 15.0


def test_what_the_package_calculated_is_no_truth(tmp_path: Path) -> None:
    (session,) = imported("locar", real_data("locar"), tmp_path)
    (draft,) = drafts_of("locar", real_data("locar"))
    assert session.source is None
    for row in table("Vignette_Detections_20200617_090000_Localized.csv"):
        assert row["Northing"] not in (tmp_path / "20200617_090000" / "session.json").read_text()
    assert draft.notes == (
        "All 9 recorders start together, as their names say: their clocks are taken as synchronised",
        "UTM zone 12 was taken for the northern hemisphere (EPSG:32612)",
        "The table of adjustments also names 5 files that are not here",
        "Vignette_Detections_20200617_090000_Localized.csv holds what locaR itself calculated; it was left out, since "
        "it is no truth",
    )


def test_info_tells_what_is_known_and_what_is_not(tmp_path: Path) -> None:
    (session,) = imported("locar", real_data("locar"), tmp_path)
    facts = facts_of(session)
    assert (facts.name, facts.recorded_at) == ("2020-06-17 09:00:00", "2020-06-17T09:00:00")
    assert (len(facts.microphones), facts.rate_hz, facts.duration_s, facts.n_labels) == (9, 24_000, 7.0, 7)
    assert facts.missing == ("The source's true place is unknown, so errors cannot be told",)


# ---- made up


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, newline="")


def recorder(folder: Path, station: str, stamp: str, sound: np.ndarray | None = None, mark: str = "_0+1_") -> str:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{station}{mark}{stamp}.wav"
    sf.write(folder / name, np.zeros(2 * RATE_HZ) if sound is None else sound, RATE_HZ)
    return name


def a_set(folder: Path, stamps: tuple[str, ...] = ("20240501_050000",)) -> Path:
    write(folder, "My_Coordinates.csv", COORDINATES)
    for stamp in stamps:
        for station in ("A-1", "A-2", "A-3"):
            recorder(folder / stamp, station, stamp)
    return folder


def the_draft(folder: Path, **given: object) -> Draft:
    (draft,) = drafts_of("locar", folder, given)
    return draft


def test_each_recording_start_is_a_session_in_the_same_frame(tmp_path: Path) -> None:
    a_set(tmp_path, ("20240501_050000", "20240501_060000"))
    (tmp_path / "20240501_060000" / "A-1_0+1_20240501_060000.wav").unlink()
    write(tmp_path, "D_20240501_060000_Detections.csv", "Station1,From,To\nA-2,0.5,1\n")
    first, second = drafts_of("locar", tmp_path)
    assert (first.name, second.name) == ("20240501_050000", "20240501_060000")
    assert first.session.site == second.session.site and first.session.site.shift_m == (371_290.0, 5_934_600.0, 0.0)
    assert [m.name for m in second.session.microphones] == ["A-2", "A-3"]
    assert (len(first.session.labels), len(second.session.labels)) == (0, 1)
    assert "No recording of A-1" in second.notes


def test_a_positive_adjustment_means_that_the_file_started_later(tmp_path: Path) -> None:
    """All hear a click 1.5 s after five; A-2's file started at 05:00:01 although its name says 05:00:00."""
    folder, stamp = tmp_path / "from", "20240501_050000"
    for station, late_s, mark in (("A-1", 0.0, "_0+1_"), ("A-2", 1.0, "_0+1_"), ("A-3", -0.25, "_")):
        sound = np.zeros(3 * RATE_HZ)
        sound[round((1.5 - late_s) * RATE_HZ)] = 0.9
        recorder(folder, station, stamp, sound, mark)
    recorder(folder, "A-4", "20240501$050000")
    write(folder, "Coordinates.csv", COORDINATES)
    adjusted = f"Filename,Difference\r\nA-2_0+1_{stamp}.wav,1\r\nA-3_{stamp}.wav,-0.25\r\n"
    write(folder, "Adjustments.csv", adjusted)
    write(folder, "Detections.csv", "Station1,From,To,F_Low,F_High,Species\nA-1,1.5,1.6,2000,NA,OVEN\n")
    (session,) = imported("locar", folder, tmp_path / "out")
    assert [(m.name, m.offset_s) for m in session.microphones] == [("A-1", 0), ("A-2", 1), ("A-3", -0.25), ("A-4", 0)]
    recording = read_recording(session)
    heard_s = recording.start_s + np.abs(recording.samples[:3]).argmax(axis=1) / recording.rate_hz
    assert heard_s.tolist() == [1.5, 1.5, 1.5] == [session.labels[0].start_s] * 3
    assert (session.labels[0].high_hz, session.labels[0].text) == (None, "OVEN")
    assert session.microphones[3].position_m is None


def test_the_table_of_channels_chooses_the_right_channel(tmp_path: Path) -> None:
    a_set(tmp_path)
    sf.write(tmp_path / "20240501_050000" / "A-2_0+1_20240501_050000.wav", np.zeros((RATE_HZ, 2)), RATE_HZ)
    write(tmp_path, "Channels.csv", "Station,Channel\nA-1,\nA-2,2\n")
    assert [m.channel for m in the_draft(tmp_path).session.microphones] == [1, 2, 1]
    write(tmp_path, "Channels.csv", "Station,Channel\nA-1,2\n")
    with pytest.raises(UserError, match=r"A-1_0\+1_20240501_050000\.wav has no channel 2"):
        the_draft(tmp_path)


@pytest.mark.parametrize("channel", ["1.5", "0", "-1", "1e300"])
def test_a_channel_is_a_whole_number_from_1_on(channel: str, tmp_path: Path) -> None:
    a_set(tmp_path)
    write(tmp_path, "Channels.csv", f"Station,Channel\nA-2,1\nA-1,{channel}\n")
    with pytest.raises(UserError, match=r"Channel needs a whole number from 1 on|has no channel") as told:
        the_draft(tmp_path)
    assert "line 3" in str(told.value) or "A-1_0+1" in str(told.value)


def test_the_hemisphere_is_an_option(tmp_path: Path) -> None:
    site = the_draft(a_set(tmp_path), southern="yes").session.site
    assert site.georeference is not None and site.georeference.crs == "EPSG:32712"


def test_without_a_zone_the_place_on_earth_stays_unknown(tmp_path: Path) -> None:
    write(a_set(tmp_path), "My_Coordinates.csv", COORDINATES.replace(",12,", ",,"))
    draft = the_draft(tmp_path)
    assert draft.session.site.georeference is None and draft.session.site.shift_m is not None
    assert "No UTM zone is given, so the site's place on Earth is unknown" in draft.notes


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("My_Coordinates.csv", "", "My_Coordinates.csv is empty"),
        ("My_Coordinates.csv", "Name,X,Y\nA-1,1,2\n", "My_Coordinates.csv has no column Station, Easting and Northing"),
        ("My_Coordinates.csv", COORDINATES.replace("371296.5", "east"), "line 2: Easting needs a number, has 'east'"),
        ("My_Coordinates.csv", COORDINATES.replace("371296.5", "1e300"), "line 2: 1e+300 m is farther than any place"),
        ("My_Coordinates.csv", ",,,\n", "My_Coordinates.csv has no column Station, Easting and Northing"),
        ("My_Coordinates.csv", COORDINATES.replace("A-2,12", "A-2,13"), "lie in several UTM zones (12, 13)"),
        ("My_Coordinates.csv", "\0\x01\x02", "My_Coordinates.csv is no text file"),
        ("Adjustments.csv", "Filename,Difference\na.wav,soon\n", "line 2: Difference needs a number, has 'soon'"),
        ("Settings.csv", "Setting,Value\ntempC,warm\n", "the settings' tempC needs a number, has 'warm'"),
        ("Detections.csv", "Station1,From,To\nA-1,2,1\n", "Detections.csv, line 2: it ends (1 s) before it begins"),
        ("Detections.csv", "Station1,From,To\nA-1,2,\n", "Detections.csv, line 2: From and To need times in seconds"),
        ("A-4_20241399_050000.wav", "", "A-4_20241399_050000.wav names a day or time that there is none of"),
        ("A-4_20240501_050000.wav", "", "A-4_20240501_050000.wav is empty"),
    ],
)
def test_one_sentence_tells_what_is_wrong_and_nothing_is_written(
    tmp_path: Path, name: str, text: str, problem: str
) -> None:
    write(a_set(tmp_path / "from"), name, text)
    with pytest.raises(UserError) as error:
        imported("locar", tmp_path / "from", tmp_path / "out")
    assert problem in error.value.problem and "\n" not in str(error.value)
    assert not (tmp_path / "out").exists()


def test_settings_that_name_files_elsewhere_open_none(tmp_path: Path) -> None:
    a_set(tmp_path / "from")
    (tmp_path / "secret.csv").write_text("Station1,From,To\nA-1,0,1\n")
    for path in ("../secret.csv", str(tmp_path / "secret.csv")):
        write(tmp_path / "from", "Settings.csv", f"Setting,Value\nDetectionsFile,{path}\nSiteWavsFolder,/etc\n")
        assert the_draft(tmp_path / "from").session.labels == ()


def test_a_folder_without_recordings_says_how_they_are_called(tmp_path: Path) -> None:
    write(tmp_path, "My_Coordinates.csv", COORDINATES)
    with pytest.raises(UserError, match=r"no recording whose name ends with its date and time.*Ex-1_0\+1_2020"):
        the_draft(tmp_path)


def test_the_set_is_known_when_it_is_dropped(tmp_path: Path) -> None:
    assert [format.name for format in fitting(a_set(tmp_path))] == ["locar"]
    assert [format.name for format in fitting(tmp_path / "20240501_050000")] == ["wav-set"]
    assert [format.name for format in fitting(real_data("locar"))] == ["locar"]
