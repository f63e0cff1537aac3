"""Predictions files tell what answered, with what, and for which state of the session."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import workbench
from workbench.core.errors import UserError
from workbench.core.events import Located, Summary
from workbench.core.mixture import Mixture
from workbench.core.session import Microphone, Session
from workbench.files.predictions import Run, predictions_object, read_predictions, save_predictions, write_predictions
from workbench.files.session_folder import read_session, write_session
from workbench.files.session_text import session_sha256

SESSION = Session(id="a-1", name="A-017", microphones=(Microphone(file="a.wav"),))


def located(clip: int, **parts: object) -> Located:
    known = {"session": "A-017", "method": "spacenet", "start_s": clip / 2, "end_s": clip / 2 + 3}
    return Located(**{**known, "clip": clip, "position_m": (8.1, 12.0, 1.0 + clip), **parts})  # type: ignore[arg-type]


SUMMARY = Summary(
    session="A-017", method="spacenet", n_clips=2, position_m=(8.1, 12.0, 1.5), error_m=0.35, within_m={"1": 0.5}
)
UNSURE = Mixture(
    np.array([0.75, 0.25]),
    np.array([[8.1, 12.0, 1.0], [2.0, 3.0, 1.5]]),
    np.array([np.diag([0.2, 0.9, 0.4]), np.eye(3)]),
)
RUNS = (
    Run(
        method="spacenet",
        model={"name": "spacenet", "sha256": "ab"},
        parameters={"clip_length_s": 3.0, "dimensions": [2, 3]},
        clips=(located(0, error_m=0.51, inside_hull=True), located(1, radius_m=math.inf, warnings=("too loud",))),
        summary=SUMMARY,
    ),
    Run(method="energy"),
)


def test_the_object_has_the_agreed_shape() -> None:
    value = predictions_object(SESSION, RUNS)
    json.dumps(value, allow_nan=False)
    assert value["session"] == {"id": "a-1", "name": "A-017", "sha256": session_sha256(SESSION)}
    assert value["program"]["version"] == workbench.__version__
    first, second = value["runs"]
    assert (first["method"], first["model"]) == ("spacenet", {"name": "spacenet", "sha256": "ab"})
    assert first["parameters"] == {"clip_length_s": 3.0, "dimensions": [2, 3]}
    assert first["clips"][0] == {
        "event": "Located",
        "session": "A-017",
        "method": "spacenet",
        "clip": 0,
        "start_s": 0.0,
        "end_s": 3.0,
        "position_m": [8.1, 12.0, 1.0],
        "survey_position_m": None,
        "radius_m": None,
        "residual": None,
        "residual_unit": "",
        "radius_50_m": None,
        "radius_90_m": None,
        "error_m": 0.51,
        "error_2d_m": None,
        "inside_hull": True,
        "warnings": [],
        "mixture": None,
    }
    assert (first["clips"][1]["radius_m"], first["clips"][1]["warnings"]) == (None, ["too loud"])
    assert first["summary"]["event"] == "Summary"
    assert first["summary"]["within_m"] == {"1": 0.5}
    empty = {"model": None, "parameters": {}, "clips": [], "declined": [], "summary": None}
    assert second == {"method": "energy", **empty}


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    path = write_predictions(tmp_path / "build" / "demo" / "predictions.json", SESSION, RUNS)
    assert json.loads(path.read_text()) == predictions_object(SESSION, RUNS) | {
        "made_at": json.loads(path.read_text())["made_at"]
    }
    found = read_predictions(path)
    assert found.runs[0].clips == (RUNS[0].clips[0], replace(RUNS[0].clips[1], radius_m=None))
    assert found.runs[0].summary == SUMMARY
    assert found.runs[1] == RUNS[1]
    assert [line for line in path.read_text().splitlines() if '"clip": 1,' in line] != []
    write_predictions(path, SESSION, ())
    assert read_predictions(path).runs == ()


def test_where_the_source_may_be_is_written_and_read_again(tmp_path: Path) -> None:
    runs = (Run(method="unsure", clips=(located(0, mixture=UNSURE),), summary=replace(SUMMARY, mixture=UNSURE)),)
    (run,) = read_predictions(write_predictions(tmp_path / "p.json", SESSION, runs)).runs
    assert run.summary is not None
    for found in (run.clips[0].mixture, run.summary.mixture):
        assert found is not None and found.plain() == UNSURE.plain()


def test_files_from_before_there_were_mixtures_are_read(tmp_path: Path) -> None:
    path = write_predictions(tmp_path / "p.json", SESSION, RUNS)
    path.write_text(path.read_text().replace(', "mixture": null', "").replace(', "radius_m": null', ""))
    assert "mixture" not in path.read_text()
    assert read_predictions(path).runs[0].summary == SUMMARY


@pytest.mark.parametrize("broken", [{"weights": [0.2]}, {"covariances_m2": [[[-1.0] * 3] * 3] * 2}])
def test_a_mixture_that_is_none_is_told(tmp_path: Path, broken: dict[str, object]) -> None:
    path = write_predictions(tmp_path / "p.json", SESSION, (Run(method="unsure", clips=(located(0), located(1))),))
    value = json.loads(path.read_text())
    value["runs"][0]["clips"][1]["mixture"] = UNSURE.plain() | broken
    path.write_text(json.dumps(value))
    with pytest.raises(UserError, match="runs 1 clips 2 mixture: input should hold weights, means_m and positive"):
        read_predictions(path)


def test_predictions_know_whether_the_session_is_still_the_same(tmp_path: Path) -> None:
    session = write_session(SESSION, tmp_path)
    found = read_predictions(save_predictions(session, RUNS))
    assert found.is_of(read_session(tmp_path))
    assert not found.is_of(session.with_source_at((1.0, 2.0, 3.0)))


def test_each_run_gets_a_file_of_its_own(tmp_path: Path) -> None:
    session = write_session(SESSION, tmp_path)
    runs = (*RUNS, Run(method="/models/my net.safetensors"))
    paths = [save_predictions(session, runs) for _ in range(3)]
    assert len(set(paths)) == 3
    for path in paths:
        assert path.parent == tmp_path / "predictions"
        assert re.fullmatch(r"\d{8}T\d{6}Z-spacenet-energy-my_net(-\d)?\.json", path.name)


def test_a_session_without_a_folder_has_no_place_for_them() -> None:
    with pytest.raises(UserError, match="Save it first"):
        save_predictions(SESSION, RUNS)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "p.json cannot be read: it is empty."),
        ("{}", "p.json has 2 problems: (1) session: field required; "),
        ('{"session": {}, "runs": [{"method": 1}]}', "runs 1 method: input should be a valid string"),
        ('{"session": {}, "session": {}, "runs": []}', 'the key "session" is there twice in one object'),
    ],
)
def test_what_is_no_predictions_file_is_told(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "p.json").write_text(text)
    with pytest.raises(UserError, match=re.escape(says)):
        read_predictions(tmp_path / "p.json")


def test_a_missing_predictions_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be read: no such file or directory"):
        read_predictions(tmp_path / "p.json")
