"""From the start of the process to the window's first picture: from source, and of an installed program.

WORKBENCH_PROGRAM=/path/to/ssl-workbench names the installed one. Beside it: a bare Qt window from the same Python.
The disk's cache is emptied before each start where the system lets us; otherwise starts are warm, and the row says so.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from workbench.gui.work.first_paint import VARIABLE

TURNS = 5
PATIENCE_S = 120.0
_CACHES = Path("/proc/sys/vm/drop_caches")
_BARE = """
import numpy
from PySide6.QtWidgets import QApplication, QMainWindow
from workbench.gui.work.first_paint import FirstPaint
app = QApplication([])
window = QMainWindow()
FirstPaint(window)
window.resize(1366, 768)
window.show()
app.exec()
"""


def rows() -> Iterator[tuple[str, str, str]]:
    programs = {"a bare Qt window": [sys.executable, "-c", _BARE], "from source": [sys.executable, "-m", "workbench"]}
    if installed := os.environ.get("WORKBENCH_PROGRAM"):
        programs["installed"] = [installed]
    is_cold = True
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(TURNS):
        for name, command in programs.items():
            is_cold &= _empty_cache()
            taken[name].append(painted_after_s(command))
    bare_s = statistics.median(taken["a bare Qt window"])
    how = "disk cache emptied" if is_cold else "disk cache warm"
    for name, seconds in taken.items():
        found = statistics.median(seconds)
        spread = f"{min(seconds):.2f} to {max(seconds):.2f} s, {how}"
        beside = spread if name == "a bare Qt window" else f"{found / bare_s:.1f} times a bare Qt window; {spread}"
        yield f"start to painted window, {name}", f"{found:.2f} s", beside


def painted_after_s(command: list[str]) -> float:
    """Seconds until the first picture of a program started for the purpose, in a home of its own."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "painted"
        kept = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"), folder)
        began = time.monotonic()
        child = subprocess.run(
            command, env=os.environ | kept | {VARIABLE: str(told)}, timeout=PATIENCE_S, capture_output=True, check=False
        )
        if not told.exists():
            raise RuntimeError(f"{command[0]} painted nothing: {child.stderr.decode(errors='replace')[-300:]}")
        return float(told.read_text(encoding="utf-8")) - began


def _empty_cache() -> bool:
    with suppress(OSError):
        os.sync()
        _CACHES.write_text("3", encoding="ascii")
        return True
    return False


if __name__ == "__main__":
    for row in rows():
        print("   ".join(row))
