"""`workbench selftest` on this machine, through the real command."""

from __future__ import annotations

import json
import subprocess
import sys


def test_every_part_works_here() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "workbench", "selftest", "--json"], capture_output=True, text=True, check=False
    )
    parts = [json.loads(line) for line in told.stdout.splitlines()]
    assert [part["part"] for part in parts] == ["audio", "features", "inference", "save and reload", "window", "3-D"]
    assert [part for part in parts if not part["works"]] == []
    assert told.returncode == 0
