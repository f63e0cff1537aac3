"""What is unusual in simulated sessions can be typed, for sessions and for evaluations alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import soundfile as sf

from tests.cli.conftest import Called
from workbench.evaluate.evaluation_file import read_evaluation
from workbench.files.session_folder import find_sessions, read_session

Call = Callable[..., Called]
ONE = ("simulate", "--site", "goyang", "--sessions", 1, "--seconds", 3, "--seed", 7)


def test_sessions_are_made_as_was_typed(call: Call, tmp_path: Path) -> None:
    odd = ("--microphones", 6, "--fault", "dead", "--clock-offset-ms", 2.5, "--arrays-of", 3)
    done = call(*ONE, *odd, "--out", tmp_path)
    assert done.status == 0, done.err
    (folder,) = find_sessions(tmp_path)
    session = read_session(folder)
    assert len(session.microphones) == 6
    silent = [not sf.read(folder / m.file)[0].any() for m in session.microphones]
    assert sum(silent) == 1
    said = "With 6 microphones, arrays of seed 3, dead microphone and channels 2.5 ms apart."
    assert session.conditions.notes.endswith(said)


@pytest.mark.parametrize(
    ("typed", "status", "told"),
    [
        (("--microphones", 2), 2, "2 is not in the range 3<=x<=16"),
        (("--microphones", 17), 2, "17 is not in the range"),
        (("--fault", "stolen"), 2, "'stolen' is not one of"),
        (("--clock-offset-ms", -1), 2, "is not in the range"),
        (("--arrays-of", "theirs"), 2, "'theirs' is not a valid integer"),
        (("--clock-offset-ms", 1, "--clocks", "poor"), 1, "Poor clocks have offsets of their own"),
        (("--arrays-of", 3, "--places-of", 4), 1, "might stand on each other"),
    ],
)
def test_what_cannot_be_is_one_sentence(call: Call, typed: tuple, status: int, told: str, tmp_path: Path) -> None:
    done = call(*ONE, *typed, "--out", tmp_path / "made")
    assert done.status == status and told in " ".join(done.err.split()), done.err
    assert "Traceback" not in done.err and not (tmp_path / "made").exists()


def test_simulated_sites_are_evaluated_as_was_typed(call: Call, tmp_path: Path) -> None:
    kept = tmp_path / "e.json"
    odd = ("--microphones", 5, "--fault", "gain", "--clock-offset-ms", 1, "--places-of", 3)
    sites = ("--simulate", "goyang", "--places", 1, "--seconds", 3.5)
    done = call("evaluate", *sites, *odd, "--with", "centroid", "--out", kept)
    assert done.status == 0, done.err
    found = read_evaluation(kept)
    assert len(found.sessions[0].microphones_m) == 5
    assert "5 microphones, places of seed 3, wrong gain and channels 1 ms apart" in found.name
    for part in ("--microphones 5", "--fault gain", "--clock-offset-ms 1", "--places-of 3"):
        assert part in found.asked
    assert "--clocks" not in found.asked and "--arrays-of" not in found.asked


def test_they_do_nothing_with_recordings(call: Call, tmp_path: Path) -> None:
    for option in (("--microphones", 5), ("--fault", "dead"), ("--arrays-of", 3)):
        done = call("evaluate", tmp_path, *option)
        assert done.status == 2 and f"{option[0]} does nothing with a campaign" in " ".join(done.err.split())
