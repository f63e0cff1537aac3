"""The hand-over folder: whole or not at all, readable without the program, and honest."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from workbench.core.errors import UserError
from workbench.core.events import Declined, Event, Progress, Saved, Summary
from workbench.core.session import Conditions, Georeference, Session
from workbench.core.simulated import simulated_note
from workbench.engine.hand_over import HandOver
from workbench.engine.localize import Localize
from workbench.files.model_file import model_sha256
from workbench.files.shipped import models_folder

NAMES = [
    "README.txt",
    "SHA256SUMS",
    "answer.json",
    "clip.flac",
    "coordinates.csv",
    "plan.png",
    "report.pdf",
    "sound.png",
]
METHOD = "srp-phat"


@pytest.fixture(scope="module")
def known(simulated: Session) -> tuple[Event, ...]:
    return tuple(Localize(simulated, (METHOD,)).run())


@pytest.fixture(scope="module")
def written(simulated: Session, known: tuple[Event, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "hand-over"
    events = list(HandOver(simulated, out, METHOD, known, warnings=()).run())
    assert isinstance(events[-1], Saved) and events[-1].path == out
    assert [e.done for e in events if isinstance(e, Progress)] == [0, 1, 2, 3, 4]
    return out


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_everything_is_there_and_the_sums_tell_of_all_of_it(written: Path) -> None:
    assert names_in(written) == NAMES
    told = dict(reversed(line.split("  ")) for line in (written / "SHA256SUMS").read_text("utf-8").splitlines())
    assert sorted(told) == [name for name in NAMES if name != "SHA256SUMS"]
    for name, digest in told.items():
        assert hashlib.sha256((written / name).read_bytes()).hexdigest() == digest, name


def test_the_readme_says_where_how_sure_what_against_and_what_it_was_made_with(written: Path) -> None:
    text = (written / "README.txt").read_text("utf-8")
    assert " of M" in text and "the nearest microphone" in text
    assert "SIMULATED recording: for practice, nobody called there" in text
    assert "Program: ssl-workbench " in text and "Method: " in text
    for name in NAMES:
        assert name == "README.txt" or f"\n{name} " in text, name


def test_the_page_is_one_page(written: Path) -> None:
    data = (written / "report.pdf").read_bytes()
    assert data.startswith(b"%PDF") and data.count(b"/Type /Page\n") == 1


def test_the_clip_is_three_seconds_of_all_channels(written: Path, simulated: Session) -> None:
    info = soundfile.info(written / "clip.flac")
    assert (info.channels, info.samplerate) == (len(simulated.microphones), 44_100)
    assert info.duration == pytest.approx(3.0, abs=0.01)
    samples, _ = soundfile.read(written / "clip.flac")
    assert np.abs(samples).max() == pytest.approx(0.9, abs=0.01)


def test_places_are_told_for_programs_as_they_were_answered(
    written: Path, simulated: Session, known: tuple[Event, ...]
) -> None:
    answer = next(e for e in known if isinstance(e, Summary))
    rows = list(csv.DictReader(io.StringIO((written / "coordinates.csv").read_text("utf-8"))))
    assert [row["name"] for row in rows] == ["answer", "M1", "M2", "M3", "M4"]
    found = tuple(float(rows[0][axis]) for axis in ("x_m", "y_m", "z_m"))
    assert math.dist(found, answer.position_m) < 1e-3
    told: dict[str, Any] = json.loads((written / "answer.json").read_text("utf-8"))
    assert told["simulated"] is True and told["answer"]["position_m"] == list(answer.position_m)
    assert told["clip_s"][1] - told["clip_s"][0] == pytest.approx(3.0)


def test_a_site_with_a_georeference_comes_with_maps(
    simulated: Session, known: tuple[Event, ...], tmp_path: Path
) -> None:
    here = replace(simulated.site, shift_m=(322_000.0, 4_150_000.0, 20.0), georeference=Georeference(crs="EPSG:32652"))
    sure = tuple(replace(e, radius_90_m=2.0) if isinstance(e, Summary) else e for e in known)
    list(HandOver(replace(simulated, site=here), tmp_path / "out", METHOD, sure).run())
    assert {"map.geojson", "map.kml"} < set(names_in(tmp_path / "out"))
    features = json.loads((tmp_path / "out" / "map.geojson").read_text("utf-8"))["features"]
    assert [f["geometry"]["type"] for f in features if f["properties"]["name"] == METHOD] == ["Point", "Polygon"]
    text = (tmp_path / "out" / "README.txt").read_text("utf-8")
    assert "Latitude, longitude (WGS84): 37." in text and "from north" in text
    assert "Within 2.0 m nine times in ten" in text


def test_it_speaks_korean(simulated: Session, known: tuple[Event, ...], tmp_path: Path) -> None:
    told = ("M2 is clipped from 2.0 to 9.1 s and in 3 more places: 123 samples (17 %)", "Nobody has words for this")
    list(HandOver(simulated, tmp_path / "인계 폴더", METHOD, known, "ko", warnings=told).run())
    text = (tmp_path / "인계 폴더" / "README.txt").read_text("utf-8")
    assert "가장 가까운 마이크" in text and "모의 녹음" in text and "Where" not in text
    assert "- M2: 소리가 포화되었습니다(2.0~9.1초 외 3곳). 표본 123개(17 %)입니다" in text
    assert f"- {told[1]}" in text
    against = json.loads((tmp_path / "인계 폴더" / "answer.json").read_text("utf-8"))["against"]
    assert told[0] in against
    assert (tmp_path / "인계 폴더" / "report.pdf").read_bytes().count(b"/Type /Page\n") == 1


def test_a_recording_of_people_is_not_called_simulated(
    simulated: Session, known: tuple[Event, ...], tmp_path: Path
) -> None:
    real = replace(simulated, conditions=Conditions(notes="Exercise"))
    list(HandOver(real, tmp_path / "out", METHOD, known).run())
    assert "SIMULATED" not in (tmp_path / "out" / "README.txt").read_text("utf-8")
    assert simulated.conditions.notes.startswith(simulated_note(None)[:10])


def test_many_microphones_and_many_warnings_still_make_one_page(
    simulated: Session, known: tuple[Event, ...], tmp_path: Path
) -> None:
    long = "A warning that is as long as such sentences get, for they name microphones, numbers and what to do"
    warned = tuple(
        replace(e, warnings=tuple(f"{long} {i}" for i in range(40))) if isinstance(e, Summary) else e for e in known
    )
    list(HandOver(simulated, tmp_path / "out", METHOD, warned).run())
    assert (tmp_path / "out" / "report.pdf").read_bytes().count(b"/Type /Page\n") == 1
    assert f"{long} 39" in (tmp_path / "out" / "README.txt").read_text("utf-8")


def test_without_answers_it_asks_the_method_and_names_its_network(simulated: Session, tmp_path: Path) -> None:
    list(HandOver(simulated, tmp_path / "out", "placefield").run())
    digest = model_sha256(models_folder() / "placefield.safetensors")
    assert digest in (tmp_path / "out" / "README.txt").read_text("utf-8")


def without_answer(known: tuple[Event, ...]) -> tuple[Event, ...]:
    return tuple(e for e in known if not isinstance(e, Summary))


def test_no_answer_unplaced_microphones_and_a_folder_in_use_are_told_in_one_sentence(
    simulated: Session, known: tuple[Event, ...], tmp_path: Path
) -> None:
    unplaced = simulated.with_microphone_at(1, None)
    with pytest.raises(UserError, match="M2"):
        list(HandOver(unplaced, tmp_path / "out", METHOD).run())
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "mine.txt").write_text("mine")
    with pytest.raises(UserError, match="is there already and is not empty"):
        list(HandOver(simulated, tmp_path / "used", METHOD, known).run())
    assert names_in(tmp_path) == ["used"] and names_in(tmp_path / "used") == ["mine.txt"]


def test_a_method_that_says_nothing_leaves_nothing(
    simulated: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def declined(self: Localize) -> Iterator[Event]:
        yield Declined(session="s", method=METHOD, clip=None, start_s=0.0, end_s=3.0, why="it hears nothing")

    monkeypatch.setattr(Localize, "run", declined)
    with pytest.raises(UserError, match=r"There is no answer to hand over for .*: it hears nothing"):
        list(HandOver(simulated, tmp_path / "out", METHOD).run())
    assert names_in(tmp_path) == []


def test_a_full_disk_leaves_nothing_half_written(
    simulated: Session, known: tuple[Event, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "report.pdf":
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UserError, match="no space left on device"):
        list(HandOver(simulated, tmp_path / "out", METHOD, known).run())
    assert names_in(tmp_path) == []


def test_leaving_it_early_leaves_nothing(simulated: Session, known: tuple[Event, ...], tmp_path: Path) -> None:
    steps = HandOver(simulated, tmp_path / "out", METHOD, known, warnings=()).run()
    for _ in range(3):
        next(steps)
    steps.close()
    assert names_in(tmp_path) == []
