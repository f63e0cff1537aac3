"""The guide's page of keys is what the table of actions says."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.pages import ROOT


def test_the_page_of_keys_is_up_to_date() -> None:
    command = [sys.executable, "scripts/keys_page.py", "--print"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    kept = (ROOT / "docs" / "guide" / "keys.md").read_text(encoding="utf-8")
    assert kept == told, "run scripts/keys_page.py"
