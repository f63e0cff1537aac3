"""A seeded robot clicks, types and drags in the real window at random: nothing breaks or stands still for long."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.soak import share

WILD = Path(__file__).with_name("wild.py")
LONGEST_GAP_S = 2.0
CLOSED_WITHIN_S = 3.0


def let_loose(campaign: Path, seed: int, seconds: float) -> dict[str, object]:
    """What the robot tells in the end; the window's own words, where it crashed or hung."""
    command = [sys.executable, str(WILD), str(campaign), str(seed), str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 120, env=dict(os.environ))
    assert done.returncode == 0, done.stderr[-4000:]
    return dict(json.loads(done.stdout.splitlines()[-1]))


def told_well(told: dict[str, object]) -> None:
    assert told["faults"] == [], (told["faults"], told["trail"])
    if share() == 1.0:  # asked for where nothing else runs: `make soak` by hand
        assert float(str(told["longest_gap_s"])) < LONGEST_GAP_S, told
    assert float(str(told["close_s"])) < CLOSED_WITHIN_S, told


def test_a_robot_does_not_break_the_window(campaign: Path) -> None:
    """Its gaps are held to their bound in the long run: beside other tests they tell how busy the machine is."""
    told = let_loose(campaign, seed=1, seconds=20)
    assert told["faults"] == [], (told["faults"], told["trail"])
    assert sum(dict(told["did"]).values()) > 40  # type: ignore[call-overload]


@pytest.mark.soak
@pytest.mark.parametrize("seed", [2, 3, 4])
def test_a_robot_does_not_break_the_window_in_five_minutes(campaign: Path, seed: int) -> None:
    """Fifteen minutes in all."""
    told_well(let_loose(campaign, seed, 300 * share()))
