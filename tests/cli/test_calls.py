"""`workbench calls`: marked stretches of a session are placed, told and written."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from tests.cli.conftest import Called
from workbench.core.session import Label
from workbench.files.session_folder import read_session, write_session

Call = Callable[..., Called]


def test_a_stretch_is_placed_in_its_band(call: Call, session: Path) -> None:
    told = call("calls", session, "--from", "0.5", "--to", "3.5", "--band", "300", "12000", "--json")
    assert told.status == 0
    (located,) = [e for e in told.events if e["event"] == "Located"]
    assert located["method"] == "tdoa" and located["residual_unit"] == "m"
    assert (located["start_s"], located["end_s"]) == (0.5, 3.5)
    truth_m = read_session(session).true_position_m
    assert truth_m is not None
    error_m = float(np.linalg.norm(np.subtract(located["position_m"], truth_m)))
    assert abs(error_m - located["error_m"]) < 0.001


def test_labels_are_told_by_name_and_written_as_a_table(call: Call, session: Path, tmp_path: Path) -> None:
    labels = (Label(start_s=0.5, end_s=2.0, text="cry"), Label(start_s=2.0, end_s=3.5, low_hz=500.0, text="knock"))
    write_session(replace(read_session(session), labels=labels))
    told = call("calls", session, "--csv", tmp_path / "calls.csv")
    assert "cry" in told.out and "knock" in told.out and "500-" in told.out
    with (tmp_path / "calls.csv").open(newline="") as file:
        assert [row["start_s"] for row in csv.DictReader(file)] == ["0.500", "2.000"]
    assert "cry" not in call("calls", session, "--label", "kno").out


def test_what_cannot_be_asked_is_told(call: Call, session: Path) -> None:
    for arguments, said in (
        ((), "has no labels"),
        (("--label", "x"), "has no labels with 'x'"),
        (("--from", "1"), "needs --from and --to"),
        (("--from", "50", "--to", "51"), "no stretch"),
        (("--from", "2", "--to", "1"), "no stretch"),
        (("--from", "1", "--to", "2", "--band", "900", "300"), "no band"),
    ):
        told = call("calls", session, *arguments)
        assert told.status == 1 and said in told.err, (arguments, told)


def test_unplaced_microphones_are_told(call: Call, session: Path) -> None:
    write_session(read_session(session).with_microphone_at(0, None))
    told = call("calls", session, "--from", "0", "--to", "2")
    assert told.status == 1 and "not placed yet" in told.err
