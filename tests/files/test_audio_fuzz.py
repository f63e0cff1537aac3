"""Whatever an audio file holds, reading it ends in sound or in a sentence: no crash, no hang, under 1 GiB.

Thirteen kinds of whole files are broken in many ways, in a process whose memory is bounded (tests.files.audio_fuzz).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.files.audio_fuzz import MOST_BYTES, SEEDS
from tests.soak import share

START_S = 60.0


def fuzzed(seconds: float, seed: int, folder: Path) -> dict[str, dict[str, int]]:
    """What came of it; fails with the case at hand when the process died of it."""
    call = [sys.executable, "-m", "tests.files.audio_fuzz", str(seconds), str(seed), str(folder)]
    try:
        done = subprocess.run(call, capture_output=True, text=True, timeout=seconds + START_S, check=False)
    except subprocess.TimeoutExpired:
        pytest.fail(f"hangs: {_case(folder)}")
    assert done.returncode == 0, f"{_case(folder)}: exit status {done.returncode}\n{done.stderr[-3_000:]}"
    told: dict[str, dict[str, int]] = json.loads(done.stdout)
    print(f"{seconds:g} s, seed {seed}: {told}")
    return told


def _case(folder: Path) -> str:
    return (folder / "case.json").read_text()


def _is_as_it_should_be(told: dict[str, dict[str, int]], n_least: int) -> None:
    for kind in SEEDS:
        assert told["read"][kind] >= n_least and told["refused"][kind] >= n_least, (kind, told)
    assert int(told["peak_bytes"]) < MOST_BYTES  # type: ignore[call-overload]


def test_broken_audio_files_give_sound_or_a_sentence(tmp_path: Path) -> None:
    """Twenty seconds of it; the cases are other ones than those of the long run."""
    _is_as_it_should_be(fuzzed(20.0, 1, tmp_path), 3)


@pytest.mark.soak
def test_broken_audio_files_give_sound_or_a_sentence_for_ten_minutes(tmp_path: Path) -> None:
    _is_as_it_should_be(fuzzed(600.0 * share(), 2, tmp_path), 20)
