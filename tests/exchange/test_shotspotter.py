"""ShotSpotter test folders: 72 real tests compared with their sources, and small ones that are wrong on purpose."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile as sf

from tests.exchange.making import drafts_of, imported, sessions_of
from tests.real_data import real_data
from workbench.cli.session_facts import facts_of
from workbench.core.errors import UserError
from workbench.core.events import Progress
from workbench.core.survey import survey_place_m
from workbench.engine.exchange import ImportSessions
from workbench.files.audio import changed_files, read_recording
from workbench.files.exchange.registry import Draft, fitting

RATE_HZ = 12_000
START = "2018-12-19T00:49:26.{:03d}Z"


@pytest.fixture(scope="module")
def real() -> list[tuple[Draft, Path]]:
    """Each draft with the folder it came from."""
    return [
        (draft, next(iter(draft.sound.values())).parent) for draft in drafts_of("shotspotter", real_data("shotspotter"))
    ]


def told(folder: Path, what: str) -> Any:
    return json.loads((folder / f"{folder.name}.{what}.json").read_text())


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def xyz(place: dict[str, float]) -> list[float]:
    return [place["x"], place["y"], place["z"]]


def test_all_tests_and_all_files_are_there(real: list[tuple[Draft, Path]]) -> None:
    assert len(real) == 72 and len({draft.name for draft, _ in real}) == 72
    assert sum(len(draft.session.microphones) for draft, _ in real) == sum(len(d.sound) for d, _ in real) == 316
    on_disk = set(real_data("shotspotter").rglob("*.wav"))
    assert {path for draft, _ in real for path in draft.sound.values()} == on_disk
    assert Counter(draft.session.site.name[-3:] for draft, _ in real) == {f"FP{n}": 18 for n in (1, 3, 4, 5)}


def test_sensors_stand_and_start_where_their_metadata_says(real: list[tuple[Draft, Path]]) -> None:
    for draft, folder in real:
        assert draft.session.recorded_at is not None
        for m in draft.session.microphones:
            row = json.loads((folder / m.file.replace(".wav", ".json")).read_text())
            assert m.name == row["serial_number"] and m.position_m is not None
            assert survey_place_m(draft.session.site, m.position_m) == pytest.approx(xyz(row["location"]), abs=2e-6)
            started = (moment(row["timestamp"]) - moment(draft.session.recorded_at)).total_seconds()
            assert m.offset_s == started >= 0.0


def test_the_shooter_and_the_weather_are_those_of_the_survey(real: list[tuple[Draft, Path]]) -> None:
    for draft, folder in real:
        survey, weather, source = told(folder, "survey"), told(folder, "weather"), draft.session.source
        assert source is not None and source.position_m is not None
        assert survey_place_m(draft.session.site, source.position_m) == pytest.approx(
            xyz(survey["survey_location"]), abs=2e-6
        )
        assert (source.position_error_m, source.identity) == (2.5, survey["firearm"])
        assert draft.session.conditions.temperature_c == weather["temperature"]
        assert f"{survey['num_rounds']} round" in draft.session.conditions.notes
        assert max(abs(v) for m in draft.session.microphones for v in m.position_m or ()) < 10_000


def test_every_test_of_a_firing_position_has_the_same_frame(real: list[tuple[Draft, Path]]) -> None:
    frames = {(draft.session.site.name, draft.session.site.shift_m) for draft, _ in real}
    assert len(frames) == 4


def test_every_pulse_of_a_sensor_with_sound_is_a_label_at_its_arrival(real: list[tuple[Draft, Path]]) -> None:
    n_of_shots = 0
    for draft, folder in real:
        session = draft.session
        assert session.recorded_at is not None
        shots = {uuid: s["shot_index"] + 1 for s in told(folder, "nlos-tuples") for uuid in s["pulse_uuids"]}
        numbers = {m.name: i for i, m in enumerate(session.microphones, start=1)}
        wanted = Counter(
            (
                numbers[p["serial_number"]],
                round((moment(p["arrival_time_utc"]) - moment(session.recorded_at)).total_seconds(), 6),
                f"pulse, shot {shots[p['pulse_uuid']]}" if p["pulse_uuid"] in shots else "pulse",
            )
            for p in told(folder, "allpulses")
            if p["serial_number"] in numbers
        )
        assert Counter((label.microphone, label.start_s, label.text) for label in session.labels) == wanted
        n_of_shots += sum(label.text != "pulse" for label in session.labels)
        assert all(0 <= label.start_s < label.end_s <= 10.1 for label in session.labels)
    assert (n_of_shots, sum(len(draft.session.labels) for draft, _ in real)) == (612, 1690)


def test_shots_are_heard_right_at_their_labels(real: list[tuple[Draft, Path]]) -> None:
    """Half the pulses of shots are over three times as loud in their first 20 ms as in the 20 ms before."""
    gains = []
    for draft, _ in real[::9]:
        sound = {name: sf.read(path)[0] for name, path in draft.sound.items()}
        for label in draft.session.labels:
            if label.text != "pulse" and label.microphone is not None:
                m = draft.session.microphones[label.microphone - 1]
                at, n = round((label.start_s - m.offset_s) * RATE_HZ), RATE_HZ // 50
                before, after = sound[m.file][at - n - 24 : at - 24], sound[m.file][at - 24 : at - 24 + n]
                gains.append(float(np.std(after) / np.std(before)))
    assert len(gains) > 50 and np.median(gains) > 3.0


def test_what_does_not_fit_together_is_told(real: list[tuple[Draft, Path]]) -> None:
    notes = {draft.name: draft.notes for draft, _ in real}
    told = {name: lines for name, lines in notes.items() if lines}
    assert told == {
        "FP1-test_008": ("test_008.nlos-tuples.json names 9 pulses that test_008.allpulses.json does not hold",)
    }


def test_one_command_makes_72_sessions_with_untouched_sound_and_tells_its_progress(tmp_path: Path) -> None:
    job = ImportSessions("shotspotter", real_data("shotspotter"), tmp_path)
    events = list(job.run())
    sessions = sessions_of(events)
    assert len(sessions) == 72 and len(list(tmp_path.iterdir())) == 72
    done = [(each.done, each.total) for each in events if isinstance(each, Progress) and each.total]
    assert done == sorted(done) and done[0] == (0, 316) and done[-1] == (316, 316)
    sources = {path.name: path for path in real_data("shotspotter").rglob("*.wav")}
    for session in sessions:
        for m in session.microphones:
            data = sources[m.file].read_bytes()
            assert session.folder is not None and (session.folder / m.file).read_bytes() == data
            assert session.audio[m.file].sha256 == hashlib.sha256(data).hexdigest()
    with pytest.raises(UserError, match=r"FP1-test_001 and 71 more exist already"):
        list(job.run())


def test_info_tells_what_is_known(tmp_path: Path) -> None:
    (session,) = imported("shotspotter", real_data("shotspotter") / "FP1" / "test_001", tmp_path)
    facts = facts_of(session)
    assert (facts.name, facts.site) == ("FP1 test 001", "ShotSpotter live fire, FP1")
    assert (len(facts.microphones), facts.rate_hz, facts.duration_s, facts.n_clips) == (6, 12_000, 10.0, 15)
    assert facts.source_m is not None and facts.missing == () and facts.n_labels == len(session.labels) == 54


# ---- made up


def write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value if isinstance(value, str) else json.dumps(value))


def place(x: float, y: float, z: float) -> dict[str, float]:
    return {"x": x, "y": y, "z": z}


def one_test(folder: Path, starts_ms: tuple[int, ...] = (0, 250, 125)) -> Path:
    """Three sensors; an impulse at 1.000 s after the first start, at the same moment everywhere."""
    for i, start_ms in enumerate(starts_ms, start=1):
        sound = np.zeros(3 * RATE_HZ)
        sound[round((1.0 - start_ms / 1000) * RATE_HZ)] = 0.9
        base = folder / f"test_001.audio.S-{i}"
        write(
            base.with_name(base.name + ".json"),
            {
                "serial_number": f"S-{i}",
                "timestamp": START.format(start_ms),
                "location": place(-11_000.5 + i, 20.0 * i, -90.0),
            },
        )
        sf.write(base.with_name(base.name + ".wav"), sound, RATE_HZ)
    write(
        folder / "test_001.survey.json",
        {"firing_position": "FP9", "num_rounds": 1, "firearm": "9mm", "survey_location": place(-11_010.0, 40.0, -91.0)},
    )
    write(
        folder / "test_001.weather.json",
        {"temperature": -3.5, "speed": 2.0, "direction": 150.0, "precipitation": "clear", "source": "KPIT"},
    )
    pulses = [
        {"pulse_uuid": f"u{i}", "serial_number": f"S-{i}", "arrival_time_utc": "2018-12-19T00:49:27.000Z"}
        for i in (1, 2, 3, 4)
    ]
    write(folder / "test_001.allpulses.json", pulses)
    write(folder / "test_001.nlos-tuples.json", [{"shot_index": 0, "pulse_uuids": ["u1", "u2"]}])
    return folder


def test_clocks_that_start_apart_become_offsets(tmp_path: Path) -> None:
    (draft,) = drafts_of("shotspotter", one_test(tmp_path / "test_001"))
    assert [m.offset_s for m in draft.session.microphones] == [0.0, 0.25, 0.125]
    assert draft.session.recorded_at == "2018-12-19T00:49:26.000+00:00"
    assert draft.notes == ("3 files were put on one clock by their GPS start times, up to 0.250 s apart",)
    assert [(x.start_s, x.microphone, x.text) for x in draft.session.labels] == [
        (1.0, 1, "pulse, shot 1"),
        (1.0, 2, "pulse, shot 1"),
        (1.0, 3, "pulse"),
    ]
    assert draft.session.site.shift_m == (-12_000.0, 0.0, -100.0)
    assert "Wind 2.0 m/s from 150 deg at the weather station KPIT." in draft.session.conditions.notes


def test_an_impulse_at_one_moment_is_heard_at_one_time_in_every_channel(tmp_path: Path) -> None:
    one_test(tmp_path / "from" / "test_001")
    (session,) = imported("shotspotter", tmp_path / "from", tmp_path / "out")
    recording = read_recording(session)
    heard_s = recording.start_s + np.abs(recording.samples).argmax(axis=1) / recording.rate_hz
    assert heard_s.tolist() == [1.0, 1.0, 1.0] == [label.start_s for label in session.labels]
    assert changed_files(session) == ()


def test_a_name_from_a_file_makes_no_folder_elsewhere(tmp_path: Path) -> None:
    folder = one_test(tmp_path / "from" / "test_001")
    write(folder / "test_001.survey.json", {"firing_position": "../../x", "survey_location": place(1, 2, 3)})
    imported("shotspotter", tmp_path / "from", tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".._.._x-test_001"]


def test_a_test_without_pulses_is_a_session_too(tmp_path: Path) -> None:
    folder = one_test(tmp_path / "test_001")
    (folder / "test_001.allpulses.json").unlink()
    (folder / "test_001.nlos-tuples.json").unlink()
    (draft,) = drafts_of("shotspotter", tmp_path)
    assert draft.session.labels == () and draft.name == "FP9-test_001"


@pytest.mark.parametrize(
    ("file", "value", "problem"),
    [
        ("survey", "{", "test_001.survey.json cannot be used: it is not JSON: line 1, column 2"),
        ("survey", "[]", "test_001.survey.json needs an object in { }"),
        ("survey", {"survey_location": place(1, 2, 3) | {"z": None}}, "survey_location needs x, y and z in metres"),
        ("survey", {"survey_location": {"x": 1, "y": 2, "z": float("nan")}}, "NaN is no number that can be kept"),
        ("weather", {"temperature": "cold"}, "test_001.weather.json: temperature needs a number"),
        ("audio.S-2", {"timestamp": "yesterday", "location": place(1, 2, 3)}, "timestamp needs a time such as"),
        ("allpulses", {"no": "list"}, "test_001.allpulses.json needs a list of objects"),
        ("allpulses", [{"serial_number": "S-1", "arrival_time_utc": 5}], "arrival_time_utc needs a time"),
        ("nlos-tuples", [{"shot_index": 0, "pulse_uuids": 7}], "shot 1 needs a shot_index and a list"),
    ],
)
def test_one_sentence_tells_what_is_wrong(tmp_path: Path, file: str, value: Any, problem: str) -> None:
    folder = one_test(tmp_path / "test_001")
    write(folder / f"test_001.{file}.json", value)
    with pytest.raises(UserError) as error:
        drafts_of("shotspotter", tmp_path)
    assert problem in error.value.problem and "\n" not in str(error.value)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    folder = one_test(tmp_path / "test_001")
    (folder / "test_001.survey.json").unlink()
    (folder / "test_001.audio.S-1.wav").write_bytes(b"")
    with pytest.raises(UserError) as error:
        drafts_of("shotspotter", tmp_path)
    assert error.value.problem.startswith("test_001 has 2 problems: (1) test_001.audio.S-1.wav is empty")
    assert "(2) test_001.survey.json is not there" in error.value.problem


def test_a_folder_without_tests_says_so(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone"):
        with pytest.raises(UserError, match=r"holds no ShotSpotter test|is not there"):
            drafts_of("shotspotter", path)


def test_a_test_folder_is_known_when_it_is_dropped(tmp_path: Path) -> None:
    one_test(tmp_path / "FP9" / "test_001")
    for path in (tmp_path, tmp_path / "FP9", tmp_path / "FP9" / "test_001"):
        assert "shotspotter" in {format.name for format in fitting(path)}
