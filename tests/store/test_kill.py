"""A thousand processes that edit and save are killed at random moments; nothing that was told to be kept is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

N_KILLS = 1000


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked, which Windows cannot")
def test_a_thousand_killed_writers_lose_nothing_where_plain_overwriting_does(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.killing", str(N_KILLS), "7", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    counted = json.loads(done.stdout)
    assert (counted["kills"], counted["unreadable"], counted["lost"]) == (N_KILLS, 0, 0)
    assert counted["acknowledged"] > 2 * N_KILLS
    assert counted["saved"] > N_KILLS / 10
    assert counted["plain_failed"] > 0.5
