"""Sessions are opened and closed again and again: memory comes to rest, and no file stays open."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

SLOPE = Path(__file__).with_name("slope.py")
N_CYCLES = 200
"""Fewer tell nothing: steps of 3 to 4 MB come now and then, and are no slope."""
N_WARM = 50
MOST_MB_A_CYCLE = 0.05


@pytest.mark.soak
def test_memory_and_descriptors_come_to_rest(campaign: Path) -> None:
    command = [sys.executable, str(SLOPE), str(N_CYCLES), str(campaign / "A-1"), str(campaign / "A-2")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stderr[-4000:]
    told = [json.loads(line) for line in done.stdout.splitlines()][N_WARM:]
    parts = np.array_split(np.array([each["held_mb"] for each in told]), 3)
    least = [np.quantile(part, 0.1) for part in parts]  # what leaks is always there; what is on its way is not
    slope = (least[2] - least[0]) / (2 * len(told) / 3)
    print(f"{slope:.4f} MB a cycle over {len(told)} cycles, {told[0]['held_mb']:.0f} to {told[-1]['held_mb']:.0f} MB")
    assert slope < MOST_MB_A_CYCLE
    for count in ("n_descriptors", "n_threads"):
        counts = [each[count] for each in told]
        assert np.median(counts[-20:]) <= np.median(counts[:20]), (count, counts)
