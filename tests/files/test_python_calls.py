"""The installed program serves what libraries ask Python for, and no code of anybody else's."""

from __future__ import annotations

import multiprocessing
import sys

import pytest

from workbench.files import python_calls
from workbench.files.python_calls import serve_python_call

TRACKER = "joblib.externals.loky.backend.resource_tracker"


@pytest.fixture
def asked(monkeypatch):
    """What was run, instead of running it."""
    found: list[object] = []
    monkeypatch.setattr(python_calls.runpy, "run_module", lambda name, **_: found.append((name, sys.argv[1:])))
    monkeypatch.setattr(multiprocessing, "freeze_support", lambda: None)
    monkeypatch.setattr(sys, "argv", ["program"])
    tracker = __import__(TRACKER, fromlist=["main"])
    monkeypatch.setattr(tracker, "main", lambda *given: found.append(given))
    return found


def test_joblibs_worker_is_started_with_its_own_flags(asked):
    worker = "joblib.externals.loky.backend.popen_loky_posix"
    assert serve_python_call(["program", "-m", worker, "--pipe", "7"])
    assert asked == [(worker, ["--pipe", "7"])]


def test_joblibs_tracker_is_started_behind_flags_of_the_interpreter(asked):
    assert serve_python_call(["program", "-P", "-W", "-s", "-c", f"from {TRACKER} import main; main(9, False)"])
    assert asked == [(9, False)]


@pytest.mark.parametrize(
    "words",
    [
        ["-c", "import os"],
        ["-c", f"from {TRACKER} import main; main(9, False); import os"],
        ["-m", "http.server"],
        ["localize", "-m", "joblib.externals.loky.backend.popen_loky_posix"],
        ["--multiprocessing-fork", "pipe"],
        [],
    ],
)
def test_nothing_else_is_run(asked, words):
    assert not serve_python_call(["program", *words])
    assert asked == []


def test_lightnings_path_of_a_script_is_dropped_from_a_trainings_process(asked, monkeypatch):
    arguments = ["/opt/workbench-cli", "/opt/workbench-cli", "train"]
    assert not serve_python_call(arguments) and arguments[1:] == ["/opt/workbench-cli", "train"]
    monkeypatch.setenv("LOCAL_RANK", "1")
    assert not serve_python_call(arguments)
    assert arguments == ["/opt/workbench-cli", "train"]
