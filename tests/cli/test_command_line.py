"""Exit statuses, help and speed of starting, mostly through the real command."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Called
from workbench.__main__ import VERBS
from workbench.cli.run import run
from workbench.files.session_folder import find_sessions, read_session

Call = Callable[..., Called]
COMMAND = [sys.executable, "-m", "workbench"]


def start(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own."""
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("name", [verb.name for verb in VERBS])
def test_every_verb_has_help(call: Call, name: str) -> None:
    told = call(name, "--help")
    assert told.status == 0 and told.out.startswith(f"Usage: workbench {name}") and told.err == ""


def test_help_lists_every_verb() -> None:
    told = start("--help")
    assert told.returncode == 0 and told.stderr == ""
    for verb in VERBS:
        assert f"\n  {verb.name} " in told.stdout and verb.does in told.stdout


def test_the_installed_command_is_the_same() -> None:
    script = Path(sys.executable).with_name("workbench")
    told = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    assert told.stdout == start("--version").stdout != ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["lokalise"],
        ["localize"],
        ["localize", "somewhere", "--with", "energy", "--microphones", "1,1,2,3"],
        ["localize", "somewhere", "--with", "energy", "--microphones", "0,1,2,3"],
        ["simulate", "--site", "atlantis", "--sessions", "1", "--seed", "1", "--out", "x"],
        ["simulate", "--site", "goyang", "--sessions", "0", "--seed", "1", "--out", "x"],
        ["features", "somewhere", "--kind", "mfcc", "--out", "x"],
        ["train"],
        ["--nonsense"],
    ],
)
def test_wrong_usage(call: Call, arguments: list[str]) -> None:
    told = call(*arguments)
    assert told.status == 2 and told.out == "" and "Usage:" in told.err


def test_a_verb_spelled_nearly_right_is_suggested(call: Call) -> None:
    assert "Did you mean localize?" in call("localise").err


def test_a_path_opens_the_window_and_without_a_display_says_so() -> None:
    for arguments in ([], ["./"]):
        told = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False, env={"PATH": "/bin"})
        assert told.returncode == 1 and told.stderr.startswith("There is no display to draw on.")


def test_one_predictions_file_holds_one_session(call: Call, campaign: Path, tmp_path: Path) -> None:
    told = call("localize", campaign, "--with", "energy", "--out", tmp_path / "a.json")
    assert told.status == 2 and not (tmp_path / "a.json").exists()


def test_a_fault_of_ours_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    @click.command()
    def broken() -> None:
        [][0]

    assert run(broken, []) == 70
    told = capsys.readouterr()
    (log,) = tmp_path.rglob("*.log")
    assert told.out == "" and str(log) in told.err and told.err.count("\n") == 1
    assert "IndexError" in log.read_text() and "[][0]" in log.read_text()


INTERRUPTIBLE = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from workbench.__main__ import main
main()
"""
"""Background jobs of a shell are born deaf to Ctrl-C, and so are these tests when they run as one."""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_leaves_nothing_half_written(number: signal.Signals, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = "simulate --site goyang --sessions 500 --seconds 3 --seed 5 --json --out".split()
    command = [sys.executable, "-c", INTERRUPTIBLE, *words, str(out)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:
        try:
            assert process.stdout is not None and process.stderr is not None
            first = json.loads(process.stdout.readline())
            time.sleep(0.2)
            if number == signal.SIGINT:
                os.killpg(process.pid, number)  # a terminal tells the workers too
            else:
                process.send_signal(number)
            _, told = process.communicate(timeout=60)  # until no worker holds standard error any more
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    assert first["event"] == "Saved"
    assert process.returncode == 130 and told.strip() == "Stopped."
    sessions = find_sessions(out)
    assert 0 < len(sessions) < 500
    assert sorted(out.iterdir()) == sorted(sessions)
    for folder in sessions:
        assert {m.file for m in read_session(folder).microphones} <= {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], {"numpy", "scipy", "torch", "PySide6", "rich", "pydantic"}),
        (["localize", "--help"], {"scipy", "torch", "PySide6", "pydantic"}),
        (["info", "SESSION"], {"torch", "PySide6", "pyvista", "vtk", "librosa", "lightning"}),
        (["localize", "SESSION", "--with", "energy"], {"torch", "PySide6", "pyvista", "vtk", "lightning"}),
    ],
)
def test_verbs_import_only_what_they_need(session: Path, arguments: list[str], unwanted: set[str]) -> None:
    words = [str(session) if word == "SESSION" else word for word in arguments]
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "workbench", *words], capture_output=True, text=True, check=True
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in told.stderr.splitlines()}
    assert "click" in loaded
    assert not loaded & unwanted
