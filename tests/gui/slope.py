"""A window in a process of its own that opens and closes sessions; prints its memory and descriptors as JSON a cycle.

python slope.py CYCLES SESSION SESSION
"""

from __future__ import annotations

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


def main() -> None:
    n_cycles, sessions = int(sys.argv[1]), [Path(p) for p in sys.argv[2:]]
    QSurfaceFormat.setDefaultFormat(surface_format())
    window = Program(application(), Path(os.environ["HOME"]) / "window.ini").new_window()
    window.resize(1366, 768)
    window.show()
    process = psutil.Process()

    def wait(is_done) -> None:  # type: ignore[no-untyped-def]
        """In a loop of Qt's own: what is to be deleted later is deleted only there."""
        until_s, loop, poll = time.monotonic() + 60, QEventLoop(), QTimer()
        poll.timeout.connect(lambda: loop.quit() if is_done() or time.monotonic() > until_s else None)
        poll.start(10)
        loop.exec()
        assert is_done(), "it never came to rest"

    wait(lambda: window.site.is_3d and window.worker.is_idle)
    for cycle in range(n_cycles):
        window.sessions.open_session(sessions[cycle % len(sessions)])
        wait(lambda: window.worker.is_idle and window.sound.is_complete)
        window.document.open(None, on_disk=True)
        wait(lambda: window.worker.is_idle)
        gc.collect()
        memory = process.memory_full_info()
        told = {"uss_mb": memory.uss / 1e6, "n_descriptors": process.num_fds(), "n_threads": process.num_threads()}
        sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    window.close_without_asking()


if __name__ == "__main__":
    main()
