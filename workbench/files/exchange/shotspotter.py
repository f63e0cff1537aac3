"""Test folders as ShotSpotter published them with Tech Note 098: GPS-timed sensors that heard gunshots in a city.

A test is the files of one folder that share a name, `test_001`: `.audio.SENSOR.wav` and `.json` (start, place),
`.survey.json` (where the shooter stood), `.weather.json`, `.allpulses.json` (arrivals that the sensors reported) and
`.nlos-tuples.json` (which of them belong to which shot). Places are metres from an origin that each firing position
has for itself.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.session import Conditions, Label, Microphone, Point, Session, Site, Source
from workbench.files.audio_info import AudioInfo, read_audio_info
from workbench.files.exchange.registry import Draft, makes_sessions
from workbench.files.given_folder import files_below, holds
from workbench.files.json_fields import JsonFields, json_rows
from workbench.files.labels import refuse
from workbench.files.new_session import safe_names

SURVEY_ERROR_M = 2.5
"""Of the shooter's place, as the data's description says."""

PULSE_S = 0.02
"""How long a label on a pulse is: the files tell only when a pulse starts."""

SHIFT_STEPS_M = (1000.0, 1000.0, 10.0)
_SENSOR = re.compile(r"(?P<test>test_\w+)\.audio\.(?P<serial>.+)\.json")
_RIGHT = "A test folder is described in the data's README: sensors, survey, weather and pulses as JSON"


@dataclass(frozen=True)
class _Sensor:
    """One sensor of a test: its file, when that starts (UTC), and its place from the firing position's origin."""

    serial: str
    sound: AudioInfo
    starts: datetime
    place_m: Point


def looks_right(path: Path) -> bool:
    """Is there a test in this folder, or in a folder two levels down?"""
    return holds(path, _SENSOR, depth=2)


@makes_sessions(
    "shotspotter",
    title="ShotSpotter test folders",
    help="a session a test_* folder: sensors, their clocks and places, the shooter, the weather and all pulses",
    fits=looks_right,
)
def drafts(path: Path) -> Iterator[Draft]:
    """A session a test at or below a folder."""
    tests: dict[tuple[Path, str], list[Path]] = {}
    for file in files_below(path):
        if match := _SENSOR.fullmatch(file.name):
            tests.setdefault((file.parent, match["test"]), []).append(file)
    if not tests:
        raise UserError(f"{path} holds no ShotSpotter test", _RIGHT)
    for (folder, test), sensors in tests.items():
        yield _draft(folder, test, sensors)


def _draft(folder: Path, test: str, files: Sequence[Path]) -> Draft:
    problems: list[str] = []
    sensors = [sensor for file in files if (sensor := _sensor(file, problems)) is not None]
    survey = JsonFields(folder / f"{test}.survey.json", problems)
    weather = JsonFields(folder / f"{test}.weather.json", problems)
    source_m, temperature_c = survey.place("survey_location"), weather.number("temperature")
    pulses, notes = _pulses(folder, test, sensors, problems)
    refuse(f"{folder.name}/{test}" if folder.name != test else test, problems, _RIGHT)
    names = safe_names([sensor.sound.path for sensor in sensors])
    start = min(sensor.starts for sensor in sensors)
    shift_m = _shift_m(source_m)
    position = survey.text("firing_position")
    session = Session(
        name=" ".join(filter(None, (position, test.replace("_", " ")))),
        recorded_at=start.isoformat(timespec="milliseconds"),
        site=Site(name=f"ShotSpotter live fire, {position}".rstrip(", "), shift_m=shift_m),
        conditions=Conditions(
            temperature_c=temperature_c,
            weather=weather.text("precipitation"),
            notes=_conditions(survey, weather),
        ),
        microphones=tuple(
            Microphone(
                name=sensor.serial,
                position_m=_less(sensor.place_m, shift_m),
                file=name,
                offset_s=(sensor.starts - start).total_seconds(),
            )
            for sensor, name in zip(sensors, names, strict=True)
        ),
        source=Source(
            position_m=_less(source_m, shift_m), position_error_m=SURVEY_ERROR_M, identity=survey.text("firearm")
        ),
        labels=_labels(pulses, sensors, start),
    )
    sound = {name: sensor.sound.path for name, sensor in zip(names, sensors, strict=True)}
    name = re.sub(r"[^\w.+-]+", "_", "-".join(filter(None, (position, test))))
    return Draft(name, session, sound, (*_of_clocks(sensors), *notes))


def _sensor(file: Path, problems: list[str]) -> _Sensor | None:
    fields = JsonFields(file, problems)
    starts, place_m = fields.time("timestamp"), fields.place("location")
    try:
        sound = read_audio_info(file.with_suffix(".wav"))
    except UserError as error:
        problems.append(error.problem)
        return None
    if sound.n_channels != 1:
        problems.append(f"{sound.path.name} has {sound.n_channels} channels instead of one")
    match = _SENSOR.fullmatch(file.name)
    return _Sensor(fields.text("serial_number") or (match["serial"] if match else file.stem), sound, starts, place_m)


@dataclass(frozen=True)
class _Pulse:
    """An arrival that a sensor reported (UTC), and the shots it was counted to, from 1."""

    serial: str
    arrives: datetime
    shots: tuple[int, ...]


def _pulses(folder: Path, test: str, sensors: Iterable[_Sensor], problems: list[str]) -> tuple[list[_Pulse], list[str]]:
    """The pulses of the sensors that have a file, and notes on what does not fit together."""
    rows = json_rows(folder / f"{test}.allpulses.json", problems)
    shots: dict[str, list[int]] = {}
    for number, shot in enumerate(json_rows(folder / f"{test}.nlos-tuples.json", problems), start=1):
        index, uuids = shot.get("shot_index", number - 1), shot.get("pulse_uuids")
        if not isinstance(index, int) or not isinstance(uuids, list):
            problems.append(f"{test}.nlos-tuples.json: shot {number} needs a shot_index and a list of pulse_uuids")
            continue
        for uuid in uuids:
            shots.setdefault(str(uuid), []).append(index + 1)
    with_file = {sensor.serial for sensor in sensors}
    found, known = [], set()
    for row in rows:
        fields = JsonFields(folder / f"{test}.allpulses.json", problems, row)
        uuid, serial = fields.text("pulse_uuid"), fields.text("serial_number")
        known.add(uuid)
        if serial in with_file:
            found.append(_Pulse(serial, fields.time("arrival_time_utc"), tuple(shots.get(uuid, ()))))
    lost = len(set(shots) - known)
    told = [f"{test}.nlos-tuples.json names {lost} pulses that {test}.allpulses.json does not hold"] if lost else []
    return found, told


def _labels(pulses: Iterable[_Pulse], sensors: Sequence[_Sensor], start: datetime) -> tuple[Label, ...]:
    number = {sensor.serial: i for i, sensor in enumerate(sensors, start=1)}
    labels = [
        Label(
            start_s=(at_s := (pulse.arrives - start).total_seconds()),
            end_s=round(at_s + PULSE_S, 6),
            microphone=number[pulse.serial],
            text=f"pulse, shot {' and '.join(map(str, pulse.shots))}" if pulse.shots else "pulse",
        )
        for pulse in pulses
    ]
    return tuple(sorted(labels, key=lambda label: (label.start_s, label.microphone)))


def _of_clocks(sensors: Sequence[_Sensor]) -> list[str]:
    """How far apart the files start; nothing when they start together, as published ones do."""
    spread_s = (max(s.starts for s in sensors) - min(s.starts for s in sensors)).total_seconds()
    if spread_s == 0.0:
        return []
    return [f"{len(sensors)} files were put on one clock by their GPS start times, up to {spread_s:.3f} s apart"]


def _conditions(survey: JsonFields, weather: JsonFields) -> str:
    told = [survey.text("description"), survey.text("comment")]
    speed, direction = weather.known("speed"), weather.known("direction")
    if speed is not None:
        whence = f" from {direction:.0f} deg" if speed > 0 and direction is not None else ""
        told.append(f"Wind {speed:.1f} m/s{whence} at the weather station {weather.text('source')}.")
    told.append(" ".join(filter(None, (survey.text("creator"), survey.text("license")))))
    return "\n".join(filter(None, told))


def _shift_m(source_m: Point) -> Point:
    """One shift for every test of a firing position, so that they share a frame: its shooter's place in whole km.

    Heights are counted from whole 10 m below the shooter.
    """
    x, y, z = (math.floor(v / step) * step for v, step in zip(source_m, SHIFT_STEPS_M, strict=True))
    return x, y, z


def _less(place_m: Point, shift_m: Point) -> Point:
    x, y, z = (round(value - shift, 6) for value, shift in zip(place_m, shift_m, strict=True))
    return x, y, z
