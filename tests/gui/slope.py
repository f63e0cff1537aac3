"""A window in a process of its own that opens and closes sessions; prints its memory and descriptors as JSON a cycle.

python slope.py CYCLES SESSION SESSION
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
import time
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QSurfaceFormat

from workbench.gui.app import Program, application
from workbench.gui.site.open_gl import surface_format

LIBC = ctypes.CDLL(None) if os.name == "posix" else None
ROLLUP = Path("/proc/self/smaps_rollup")
LONGEST_S = 300.0
"""Longer than any cycle takes on a machine that does much else: only what hangs takes it."""


def held_mb(process: psutil.Process) -> float:
    """Memory that this process has written and holds, without what its allocator keeps in stock.

    Not its unique set (USS): that counts a library's pages while no other program maps them, some 250 MB here, and so
    rises and falls with what else runs. Where the system does not tell what was written, it has to do.
    """
    gc.collect()
    if hasattr(LIBC, "malloc_trim"):
        LIBC.malloc_trim(0)
    if not ROLLUP.exists():
        return float(process.memory_full_info().uss / 1e6)
    kib = {line.split(":")[0]: int(line.split()[1]) for line in ROLLUP.read_text().splitlines()[1:]}
    return (kib["Anonymous"] + kib["Swap"]) * 1024 / 1e6


def main() -> None:
    n_cycles, sessions = int(sys.argv[1]), [Path(p) for p in sys.argv[2:]]
    QSurfaceFormat.setDefaultFormat(surface_format())
    window = Program(application(), Path(os.environ["HOME"]) / "window.ini").new_window()
    window.resize(1366, 768)
    window.show()
    process = psutil.Process()

    def wait(is_done) -> None:  # type: ignore[no-untyped-def]
        """In a loop of Qt's own: what is to be deleted later is deleted only there."""
        until_s, loop, poll = time.monotonic() + LONGEST_S, QEventLoop(), QTimer()
        poll.timeout.connect(lambda: loop.quit() if is_done() or time.monotonic() > until_s else None)
        poll.start(10)
        loop.exec()
        assert is_done(), "it never came to rest"

    wait(lambda: window.site.is_3d and window.worker.is_idle)
    for cycle in range(n_cycles):
        assert window.sessions.open_session(sessions[cycle % len(sessions)]), window.message.text
        wait(lambda: window.worker.is_idle and window.sound.is_complete)
        window.document.open(None, on_disk=True)
        wait(lambda: window.worker.is_idle and not window.checking.is_busy)
        told = {"held_mb": held_mb(process), "n_descriptors": process.num_fds(), "n_threads": process.num_threads()}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
    window.close_without_asking()


if __name__ == "__main__":
    main()
