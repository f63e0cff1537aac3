"""A thousand processes that edit and save are killed at random moments; nothing that was told to be kept is lost."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from tests.store.samples import quick_folder

N_KILLS = 1000


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked, which Windows cannot")
def test_a_thousand_killed_writers_lose_nothing_where_plain_overwriting_does() -> None:
    folder = quick_folder()
    command = [sys.executable, "-m", "tests.store.killing", str(N_KILLS), "7", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    shutil.rmtree(folder)
    assert done.returncode == 0, done.stderr
    counted = json.loads(done.stdout)
    assert (counted["kills"], counted["unreadable"], counted["lost"]) == (N_KILLS, 0, 0)
    assert counted["acknowledged"] > N_KILLS
    assert counted["saved"] > N_KILLS / 20
    assert counted["plain_failed"] > 0.5
