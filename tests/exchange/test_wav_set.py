"""A folder of sound files becomes one session: clocks, markers, tables beside, and what the files contradict."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from wavinfo import WavInfoReader

from tests.exchange.making import drafts_of, imported
from tests.exchange.wav_parts import bext, cues, ixml, part, wav
from tests.real_data import real_data
from workbench.cli.session_facts import facts_of
from workbench.core.errors import UserError
from workbench.core.survey import survey_place_m
from workbench.files.audio import read_recording
from workbench.files.exchange.registry import Draft, MakesSessions, find_importer, fitting
from workbench.files.wav_extras import Marker, read_wav_extras

RATE_HZ = 48_000
TEN = 10 * 3600 * RATE_HZ
"""Ten o'clock, in samples since midnight."""


def silence(seconds: float = 2.0, rate_hz: int = RATE_HZ) -> np.ndarray:
    return np.zeros(round(seconds * rate_hz))


def click_at(seconds: float) -> np.ndarray:
    sound = silence()
    sound[round(seconds * RATE_HZ)] = 0.9
    return sound


def recorder(path: Path, samples: int, sound: np.ndarray | None = None, date: str = "2025-03-14") -> Path:
    """A file whose first sample was taken `samples` after ten."""
    time = f"10:00:{samples // RATE_HZ:02d}"
    return wav(path, silence() if sound is None else sound, RATE_HZ, before=bext(date, time, TEN + samples))


def the_draft(folder: Path, **given: object) -> Draft:
    (draft,) = drafts_of("wav-set", folder, given)
    return draft


# ---- the real set


def test_locbatch_is_one_command(tmp_path: Path) -> None:
    folder = real_data("locbatch")
    (session,) = imported("wav-set", folder, tmp_path, {"labels_start_s": "12", "temperature_c": "5"})
    with (folder / "mics.csv").open(newline="") as file:
        survey = {
            f"mic_{row['mic']}": (float(row["utm_easting_m"]), float(row["utm_northing_m"]))
            for row in csv.DictReader(file)
        }
    assert [m.name for m in session.microphones] == [f"mic_{n:02d}" for n in (1, 2, 4, 6, 7, 10, 11, 13, 14)]
    for m in session.microphones:
        assert m.position_m is not None and m.offset_s == 0.0 and m.file == f"{m.name}.wav"
        found = survey_place_m(session.site, m.position_m)
        assert found is not None and found[:2] == pytest.approx(survey[m.name], abs=1e-5)
        assert session.audio[m.file].sha256 == hashlib.sha256((folder / m.file).read_bytes()).hexdigest()
    assert session.conditions.temperature_c == 5.0 and session.source is None
    recording = read_recording(session)
    assert (recording.rate_hz, recording.samples.shape) == (44_100, (9, 882_000))


def test_locbatch_labels_lie_where_the_option_says(tmp_path: Path) -> None:
    folder = real_data("locbatch")
    with (folder / "foo_raven_annotations.txt").open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wanted = sorted(
        (float(row["Begin Time (S)"]), float(row["End Time (S)"]), float(row["Low Freq (Hz)"])) for row in rows
    )
    for start_s in (0.0, 12.0):
        labels = the_draft(folder, labels_start_s=start_s).session.labels
        assert len(labels) == len(rows) == 9
        found = sorted((label.start_s - start_s, label.end_s - start_s, label.low_hz or 0.0) for label in labels)
        assert np.array(found) == pytest.approx(np.array(wanted), abs=1e-9)


def test_locbatch_tells_what_it_took(tmp_path: Path) -> None:
    notes = the_draft(real_data("locbatch"), crs="epsg:32610").notes
    assert notes[:3] == (
        "No file says when it started: all are taken to start together",
        "foo_raven_annotations.txt was read as Raven selection table: 9 labels",
        "mics.csv was read as Coordinates (CSV): 9 of 9 microphones have a place",
    )
    assert "mics.csv: Rows 03, 05, 08, 09, 12 belong to no microphone here" in notes


def test_info_tells_what_is_known_of_locbatch_and_what_is_not(tmp_path: Path) -> None:
    (session,) = imported("wav-set", real_data("locbatch"), tmp_path)
    facts = facts_of(session)
    assert (len(facts.microphones), facts.rate_hz, facts.duration_s, facts.n_labels) == (9, 44_100, 20.0, 9)
    assert facts.missing == ("The source's true place is unknown, so errors cannot be told",)


# ---- clocks


def test_an_impulse_at_one_moment_is_heard_at_one_time_in_every_channel(tmp_path: Path) -> None:
    """Three recorders started 0, 12,345 and 24,000 samples after ten; all hear a click 1 s after ten."""
    for i, late in enumerate((0, 12_345, 24_000), start=1):
        recorder(tmp_path / "from" / f"rec{i}.wav", late, click_at(1.0 - late / RATE_HZ))
    (session,) = imported("wav-set", tmp_path / "from", tmp_path / "out")
    assert [m.offset_s for m in session.microphones] == pytest.approx([0.0, 12_345 / RATE_HZ, 0.5], abs=1e-6)
    assert session.recorded_at == "2025-03-14T10:00:00.000"
    recording = read_recording(session)
    heard = np.abs(recording.samples).argmax(axis=1)
    assert heard.tolist() == [RATE_HZ] * 3 and recording.start_s == 0.0


def test_what_was_done_to_the_clocks_is_told(tmp_path: Path) -> None:
    recorder(tmp_path / "a.wav", 0)
    recorder(tmp_path / "b.wav", 24_000)
    assert the_draft(tmp_path).notes == (
        "2 files were put on one clock by their sample count (bext or iXML): b.wav starts last, 0.5 s after the first",
    )
    unaligned = the_draft(tmp_path, align="no")
    assert [m.offset_s for m in unaligned.session.microphones] == [0.0, 0.0]
    assert unaligned.notes == ("The files are taken to start together, whatever times they hold",)


def test_recordings_over_midnight_follow_their_dates(tmp_path: Path) -> None:
    day = 24 * 3600 * RATE_HZ
    wav(tmp_path / "a.wav", silence(), RATE_HZ, before=bext("2025-03-14", "23:59:59", day - RATE_HZ))
    wav(tmp_path / "b.wav", silence(), RATE_HZ, before=bext("2025/03/15", "00.00.00", 4_800))
    assert [m.offset_s for m in the_draft(tmp_path).session.microphones] == pytest.approx([0.0, 1.1])


def test_whole_seconds_are_told_as_such(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", silence(), RATE_HZ, before=bext("2025-03-14", "10:00:00", 0))
    wav(tmp_path / "b.wav", silence(), RATE_HZ, before=bext("2025-03-14", "10:00:01", 0))
    draft = the_draft(tmp_path)
    assert [m.offset_s for m in draft.session.microphones] == [0.0, 1.0]
    assert draft.notes[1] == (
        "2 files (a.wav, b.wav) say only to the second when they started: check before you locate"
    )
    assert draft.session.recorded_at == "2025-03-14T10:00:00"


def test_a_file_without_a_time_starts_with_the_first_and_that_is_told(tmp_path: Path) -> None:
    recorder(tmp_path / "a.wav", 0)
    recorder(tmp_path / "b.wav", 4_800)
    wav(tmp_path / "c.wav", silence(), RATE_HZ)
    draft = the_draft(tmp_path)
    assert [m.offset_s for m in draft.session.microphones] == pytest.approx([0.0, 0.1, 0.0])
    assert draft.notes[-1] == "c.wav says not when it started; taken to start with the first"


def test_where_some_files_do_not_know_their_day_the_time_of_day_counts(tmp_path: Path) -> None:
    recorder(tmp_path / "a.wav", 0)
    recorder(tmp_path / "b.wav", 4_800, date="")
    draft = the_draft(tmp_path)
    assert [m.offset_s for m in draft.session.microphones] == pytest.approx([0.0, 0.1])
    assert draft.session.recorded_at is None


def test_a_clock_that_contradicts_itself_is_told(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", silence(), RATE_HZ, before=bext("2025-03-14", "12:30:00", TEN))
    assert the_draft(tmp_path).notes == (
        "a.wav says 12:30:00, but its sample count says 10:00:00; the sample count is used",
    )


def test_recordings_of_different_times_are_refused(tmp_path: Path) -> None:
    recorder(tmp_path / "a.wav", 0)
    recorder(tmp_path / "b.wav", 3 * RATE_HZ)
    with pytest.raises(UserError, match=r"b\.wav starts after a\.wav has ended.*--align no"):
        the_draft(tmp_path)


def test_a_count_of_no_samples_is_one_beside_files_that_count(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", silence(), RATE_HZ, before=bext("2025-03-14", "14:00:00", 0))
    wav(tmp_path / "b.wav", silence(), RATE_HZ, before=bext("2025-03-14", "14:00:00", 800))
    session = the_draft(tmp_path).session
    assert [m.offset_s for m in session.microphones] == [0.0, pytest.approx(800 / RATE_HZ, abs=1e-6)]


def test_counts_go_on_over_midnight_also_from_its_very_first_sample(tmp_path: Path) -> None:
    day = 24 * 3600 * RATE_HZ
    wav(tmp_path / "a.wav", silence(), RATE_HZ, before=bext("2025-03-14", "23:59:59", day - 100))
    wav(tmp_path / "b.wav", silence(), RATE_HZ, before=bext("2025-03-15", "00:00:00", 0))
    assert [m.offset_s for m in the_draft(tmp_path).session.microphones] == [
        0.0,
        pytest.approx(100 / RATE_HZ, abs=1e-6),
    ]


def test_a_count_that_was_left_empty_is_none(tmp_path: Path) -> None:
    """One recorder counts samples since midnight, the other only writes the time."""
    wav(tmp_path / "a.wav", silence(), RATE_HZ, before=bext("2025-03-14", "10:00:00", TEN + 4_800))
    wav(tmp_path / "b.wav", silence(), RATE_HZ, before=bext("2025-03-14", "10:00:00", 0))
    draft = the_draft(tmp_path)
    assert [m.offset_s for m in draft.session.microphones] == [pytest.approx(4_800 / RATE_HZ, abs=1e-6), 0.0]
    assert any("b.wav says only to the second" in note for note in draft.notes)


def test_ixml_times_and_track_names_count_where_there_is_no_bext(tmp_path: Path) -> None:
    tracks = "".join(
        f"<TRACK><CHANNEL_INDEX>{k + 4}</CHANNEL_INDEX>"
        f"<INTERLEAVE_INDEX>{k}</INTERLEAVE_INDEX><NAME>{name}</NAME></TRACK>"
        for k, name in ((1, "North wall"), (2, "Stairs"))
    )
    for name, late in (("a", 0), ("b", 9_600)):
        halves = zip(("HI", "LO"), divmod(TEN + late, 2**32), strict=True)
        tag = "TIMESTAMP_SAMPLES_SINCE_MIDNIGHT"
        speed = "<SPEED>" + "".join(f"<{tag}_{half}>{n}</{tag}_{half}>" for half, n in halves) + "</SPEED>"
        listed = f"<TRACK_LIST><TRACK_COUNT>2</TRACK_COUNT>{tracks}</TRACK_LIST>" if name == "a" else ""
        wav(tmp_path / f"{name}.wav", np.zeros((96_000, 2)), RATE_HZ, after=ixml(speed + listed))
    session = the_draft(tmp_path).session
    assert [(m.name, m.channel) for m in session.microphones] == [
        ("North wall", 1),
        ("Stairs", 2),
        ("b 1", 1),
        ("b 2", 2),
    ]
    assert [m.offset_s for m in session.microphones] == pytest.approx([0.0, 0.0, 0.2, 0.2])
    assert session.recorded_at is None


@pytest.mark.parametrize(("date", "time", "samples"), [("2025-03-14", "10:00:00", TEN), ("1999-12-31", "23:59:59", 1)])
def test_another_reader_finds_the_same_in_bext_and_cue(tmp_path: Path, date: str, time: str, samples: int) -> None:
    path = wav(
        tmp_path / "a.wav",
        silence(),
        RATE_HZ,
        before=bext(date, time, samples, b"A=PCM,F=48000\r\n"),
        after=cues([(4_800, 0, "knock"), (9_600, 2_400, "voice")]),
    )
    theirs, ours = WavInfoReader(path), read_wav_extras(path, RATE_HZ)
    assert theirs.bext is not None and theirs.cues is not None and ours.starts is not None
    midnight = ours.starts.replace(hour=0, minute=0, second=0, microsecond=0)
    assert round((ours.starts - midnight).total_seconds() * RATE_HZ) == theirs.bext.time_reference == samples
    assert ours.starts.date().isoformat() == theirs.bext.originator_date
    marks = [(m.start, m.text) for m in ours.markers]
    assert marks == [(start, theirs.cues.label_and_note(name)[0]) for name, start in theirs.cues.each_cue()]


# ---- markers and tables


def test_markers_become_labels_on_the_sessions_clock(tmp_path: Path) -> None:
    recorder(tmp_path / "a.wav", 0)
    marks = cues([(9_600, 2_400, "voice"), (4_800, 0, "knock")])
    wav(tmp_path / "b.wav", silence(), RATE_HZ, before=bext("2025-03-14", "10:00:00", TEN + 24_000), after=marks)
    labels = the_draft(tmp_path).session.labels
    assert [(x.start_s, x.end_s, x.microphone, x.text) for x in labels] == [
        (0.6, 0.6, 2, "knock"),
        (0.7, 0.75, 2, "voice"),
    ]


def test_tables_beside_are_read_each_as_its_own_format(tmp_path: Path) -> None:
    for name in ("A", "B", "C"):
        wav(tmp_path / f"{name}.wav", silence(), RATE_HZ, after=cues([(0, 0, "start")]) if name == "A" else b"")
    (tmp_path / "marks.txt").write_text("0.250000\t0.500000\tvoice\n")
    (tmp_path / "array.xml").write_text('<MicArray><pos Name="C" x="1" y="2" z="3"/></MicArray>')
    (tmp_path / "places.csv").write_text("name;x;y;z\nA;0,5;1;2\nB;1,5;1;2\n")
    (tmp_path / "README.txt").write_text("Recorded on a Tuesday.\n")
    draft = the_draft(tmp_path, labels_start_s=1)
    assert [m.position_m for m in draft.session.microphones] == [(0.5, 1.0, 2.0), (1.5, 1.0, 2.0), (1.0, 2.0, 3.0)]
    assert [(x.start_s, x.text) for x in draft.session.labels] == [(0.0, "start"), (1.25, "voice")]
    assert "README.txt" not in " ".join(draft.notes)


def test_a_broken_table_beside_is_an_error_and_nothing_is_written(tmp_path: Path) -> None:
    wav(tmp_path / "from" / "A.wav", silence(), RATE_HZ)
    (tmp_path / "from" / "places.csv").write_text("name,x,y\nA,one,2\n")
    with pytest.raises(UserError, match=r"places\.csv: line 2"):
        imported("wav-set", tmp_path / "from", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_table_that_is_none_of_microphones_never_keeps_the_sound_out(tmp_path: Path) -> None:
    for name in ("A", "B"):
        wav(tmp_path / f"{name}.wav", silence(), RATE_HZ)
    (tmp_path / "found.csv").write_text("x,y,power\n1,2,18\n1,2,17\n1,3,16\n")
    draft = the_draft(tmp_path)
    assert [m.name for m in draft.session.microphones] == ["A", "B"]
    assert draft.notes[1:] == ("found.csv was not used: No row has a name, and there are 3 rows for 2 microphones",)


def test_found_sources_are_not_taken_for_places_where_a_table_names_the_microphones(tmp_path: Path) -> None:
    """As many found sources as microphones: in order they would fit, and stand wherever a bird sang."""
    for name in ("A", "B"):
        wav(tmp_path / f"{name}.wav", silence(), RATE_HZ)
    (tmp_path / "found.csv").write_text("x,y,power\n7,8,18\n9,9,17\n")
    (tmp_path / "places.csv").write_text("name,x,y,z\nA,0,1,2\nB,3,1,2\n")
    (tmp_path / "source.csv").write_text("name,x,y,z\nsource,1,1,0\n")
    draft = the_draft(tmp_path)
    assert [m.position_m for m in draft.session.microphones] == [(0.0, 1.0, 2.0), (3.0, 1.0, 2.0)]
    assert draft.session.true_position_m == (1.0, 1.0, 0.0)
    assert "found.csv was not used: another table says where the microphones stand" in draft.notes


def test_labels_that_cannot_be_read_are_told_and_the_sound_is_there(tmp_path: Path) -> None:
    wav(tmp_path / "A.wav", silence(), RATE_HZ)
    (tmp_path / "marks.txt").write_text("0.25\t0.5\tvoice\n0.75\t0.5\tends before it begins\n")
    draft = the_draft(tmp_path)
    assert draft.session.labels == ()
    assert len([note for note in draft.notes if note.startswith("marks.txt was not used: line 2")]) == 1


def test_locar_as_a_plain_folder_of_sound_has_its_microphones_and_tells_what_was_not_used(tmp_path: Path) -> None:
    (draft,) = drafts_of("wav-set", real_data("locar"))
    assert len(draft.session.microphones) == 9 and all(m.position_m for m in draft.session.microphones)
    unused = [note.split(" ")[0] for note in draft.notes if "was not used" in note]
    assert unused == ["Vignette_Detections_20200617_090000_Localized.csv", "Vignette_location1.csv"]
    assert imported("wav-set", real_data("locar"), tmp_path)


# ---- differences and refusals


def test_rates_and_lengths_that_differ_are_told(tmp_path: Path) -> None:
    wav(tmp_path / "mic_2.wav", silence(2.0), RATE_HZ)
    wav(tmp_path / "mic_10.wav", silence(1.5, 44_100), 44_100)
    draft = the_draft(tmp_path)
    assert [m.name for m in draft.session.microphones] == ["mic_2", "mic_10"]
    assert draft.notes[1:] == (
        "The files have different rates: 44100 Hz, 48000 Hz",
        "The files are not equally long: mic_10.wav has 1.500 s, mic_2.wav has 2.000 s",
    )


def test_other_sound_formats_belong_to_the_set(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", silence(), RATE_HZ)
    for ending, kind in (("flac", "FLAC"), ("ogg", "OGG"), ("aiff", "AIFF"), ("w64", "W64"), ("rf64", "RF64")):
        sf.write(tmp_path / f"b.{ending}", silence(), RATE_HZ, format=kind)
    assert len(the_draft(tmp_path).session.microphones) == 6


def test_all_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    wav(tmp_path / "good.wav", silence(), RATE_HZ)
    (tmp_path / "empty.wav").write_bytes(b"")
    (tmp_path / "text.wav").write_text("no sound")
    with pytest.raises(UserError) as error:
        the_draft(tmp_path)
    assert error.value.problem.endswith(
        "has 2 problems: (1) empty.wav is empty (0 bytes); (2) text.wav is a text file, not sound"
    )


def test_a_folder_without_sound_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no sound files"):
        the_draft(tmp_path)
    with pytest.raises(UserError, match="is not there"):
        the_draft(tmp_path / "gone")


def test_a_second_import_into_the_same_folder_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    recorder(tmp_path / "set" / "a.wav", 0)
    imported("wav-set", tmp_path / "set", tmp_path / "out")
    before = (tmp_path / "out" / "set" / "session.json").read_bytes()
    with pytest.raises(UserError, match="exist"):
        imported("wav-set", tmp_path / "set", tmp_path / "out")
    assert (tmp_path / "out" / "set" / "session.json").read_bytes() == before


def test_options_are_checked_before_anything_is_read(tmp_path: Path) -> None:
    importer = find_importer("wav-set")
    assert isinstance(importer, MakesSessions)
    assert [(o.flag, o.kind, o.default) for o in importer.options] == [
        ("--labels-start-s", float, 0.0),
        ("--align", bool, True),
        ("--rows", bool, True),
        ("--temperature-c", float, None),
        ("--crs", str, ""),
    ]
    with pytest.raises(UserError) as error:
        importer.drafts(tmp_path, {"labels_start_s": "soon", "align": "perhaps", "loud": 1})
    assert error.value.problem == (
        "Folder of sound files has 3 problems: (1) --labels-start-s needs a number, has 'soon'; "
        "(2) --align needs yes or no, has 'perhaps'; (3) there is no option 'loud'"
    )


def test_a_temperature_that_no_air_has_is_refused(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", silence(), RATE_HZ)
    with pytest.raises(UserError, match=r"from .90 to 70"):
        the_draft(tmp_path, temperature_c="-400")


def test_a_coordinate_system_that_is_none_is_refused(tmp_path: Path) -> None:
    wav(tmp_path / "a.wav", silence(), RATE_HZ)
    with pytest.raises(UserError, match="no EPSG code"):
        the_draft(tmp_path, crs="Narnia")


def test_a_folder_of_sound_is_known_when_it_is_dropped_and_a_session_is_not_one(tmp_path: Path) -> None:
    for name in "ab":
        recorder(tmp_path / "set" / f"{name}.wav", 0)
    assert [format.name for format in fitting(tmp_path / "set")] == ["wav-set"]
    imported("wav-set", tmp_path / "set", tmp_path / "out")
    assert fitting(tmp_path / "out" / "set") == ()


# ---- broken parts: the sound counts, the parts are left out


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (part(b"bext", b"short"), "a.wav has a bext part that is too short; it is left out"),
        (bext("yesterday!", "10:00:00", 0), 'a.wav says that it was made on "yesterday! 10:00:00", which is no date'),
        (bext("2025-03-14", "10:00:00", 2**64 - 1), "which cannot be; it is left out"),
        (part(b"iXML", b"<BWFXML><oops"), "a.wav has an iXML part that cannot be read; it is left out"),
        (
            part(b"iXML", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><BWFXML>&b;</BWFXML>'),
            "a.wav has an iXML part that cannot be read; it is left out",
        ),
        (part(b"cue ", b"\xff\xff\xff\xff" + bytes(24)), "a.wav promises 4294967295 markers and holds 1"),
    ],
)
def test_a_broken_part_is_left_out_and_told(tmp_path: Path, before: bytes, told: str) -> None:
    wav(tmp_path / "a.wav", silence(), RATE_HZ, before=before)
    draft = the_draft(tmp_path)
    assert told in draft.notes[0] and len(draft.session.microphones) == 1


def test_no_broken_byte_of_the_parts_stops_the_import(tmp_path: Path) -> None:
    whole = wav(
        tmp_path / "a.wav",
        silence(0.01),
        RATE_HZ,
        before=bext("2025-03-14", "10:00:00", TEN) + ixml("<SPEED/>") + cues([(10, 5, "x")]),
    ).read_bytes()
    rng = np.random.default_rng(1)
    for _ in range(500):
        data = bytearray(whole)
        for at in rng.integers(12, len(whole) - 960, size=4):
            data[at] = rng.integers(256)
        (tmp_path / "b.wav").write_bytes(data[: rng.integers(12, len(whole))] if rng.random() < 0.3 else data)
        read_wav_extras(tmp_path / "b.wav", RATE_HZ)


def test_a_long_recording_keeps_its_parts_behind_the_sound_in_rf64(tmp_path: Path) -> None:
    sf.write(tmp_path / "a.rf64", silence(), RATE_HZ, format="RF64")
    data = (tmp_path / "a.rf64").read_bytes()
    at = data.index(b"data")
    (tmp_path / "a.rf64").write_bytes(data[: at + 4] + b"\xff\xff\xff\xff" + data[at + 8 :] + cues([(480, 0, "far")]))
    if b"ds64" in data:
        assert read_wav_extras(tmp_path / "a.rf64", RATE_HZ).markers == (Marker(480, 0, "far"),)
