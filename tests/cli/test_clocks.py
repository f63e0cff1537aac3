"""`workbench clocks`: a clap at a known place sets the clocks right, and nothing is written unasked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.cli.conftest import Called
from tests.localize.clock_samples import CLAP_M, OFFSETS_S, RATE_HZ, clapped
from workbench.files.session_folder import read_session, write_session

Call = Callable[..., Called]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sample = clapped()
    folder = tmp_path_factory.mktemp("clap") / "clap"
    folder.mkdir()
    for i, samples in enumerate(sample.samples, 1):
        soundfile.write(folder / f"m{i}.wav", samples, RATE_HZ)
    write_session(sample.session, folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "clap"))


def offsets_s(folder: Path) -> np.ndarray:
    return np.array([m.offset_s for m in read_session(folder).microphones])


def test_offsets_are_proposed_as_a_table_and_nothing_is_written(call: Call, folder: Path) -> None:
    before = (folder / "session.json").read_bytes()
    told = call("clocks", folder)
    assert told.status == 0
    assert "source at 4.00, 6.50, 1.20 m" in told.out
    row = next(line for line in told.out.splitlines() if line.strip().startswith("M2"))
    assert "18.300" in row and "0.005" in row and "+6.285" in row and "5 of 5 pairs" in row
    assert (folder / "session.json").read_bytes() == before


def test_apply_writes_them_and_asking_again_changes_nothing(call: Call, folder: Path) -> None:
    assert "Wrote the offsets" in call("clocks", folder, "--apply").out
    assert np.abs(offsets_s(folder) - OFFSETS_S).max() < 1e-4
    again = next(event for event in call("clocks", folder, "--json").events if "offsets" in event)
    changes = [each["proposed_s"] - each["now_s"] for each in again["offsets"]]
    assert np.abs(changes).max() < 2e-5


def test_json_lines_hold_the_proposal_and_what_was_written(call: Call, folder: Path) -> None:
    events = call("clocks", folder, "--json", "--apply", "--from", "1.0", "--to", "2.5").events
    told = next(e for e in events if e["event"] == "ClocksProposed")
    assert (told["from_s"], told["to_s"]) == (1.0, 2.5)
    assert [each["name"] for each in told["offsets"]] == ["M1", "M2", "M3", "M4", "M5", "M6"]
    assert events[-1]["event"] == "Saved"


def test_the_place_can_be_said_where_the_session_does_not_know_it(call: Call, folder: Path) -> None:
    write_session(replace(read_session(folder), source=None), folder)
    refused = call("clocks", folder)
    assert refused.status == 1
    assert "is not known" in refused.err and "known place" in refused.err
    assert call("clocks", folder, "--source", ",".join(map(str, CLAP_M)), "--apply").status == 0
    assert np.abs(offsets_s(folder) - OFFSETS_S).max() < 1e-4


@pytest.mark.parametrize("text", ["1,2", "a,b,c", "1,2,nan", ""])
def test_a_place_that_is_none_is_wrong_usage(call: Call, folder: Path, text: str) -> None:
    told = call("clocks", folder, "--source", text)
    assert told.status == 2 and "is no place" in told.err


def test_a_stretch_outside_the_recording_is_told(call: Call, folder: Path) -> None:
    told = call("clocks", folder, "--from", "20")
    assert told.status == 1 and "0.2 s of sound of all microphones" in told.err


def test_where_no_channel_is_clear_each_is_named_and_the_status_says_so(call: Call, folder: Path) -> None:
    rng = np.random.default_rng(0)
    for i in range(1, 7):
        soundfile.write(folder / f"m{i}.wav", 0.1 * rng.standard_normal(2 * RATE_HZ), RATE_HZ)
    session = json.loads((folder / "session.json").read_text())
    session.pop("audio", None)
    (folder / "session.json").write_text(json.dumps(session))
    told = call("clocks", folder, "--apply")
    assert told.status == 1
    assert all(f"- M{i} " in told.out for i in range(1, 7))
    assert (offsets_s(folder) == 0.0).all()
