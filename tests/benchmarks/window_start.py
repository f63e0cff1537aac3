"""One cold start of the real window on a session; prints its times as JSON. Run by window.py."""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path


def _since_process_start_s() -> float:
    """Seconds since the kernel started this process, Python's own start included."""
    started_ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    uptime_s = float(Path("/proc/uptime").read_text().split()[0])
    return uptime_s - started_ticks / os.sysconf("SC_CLK_TCK")


def main(session: Path) -> None:
    from PySide6.QtCore import QEvent, QEventLoop, QObject

    from workbench.gui.app import Program, application

    imports_s = _since_process_start_s()
    app = application()

    class FirstPaint(QObject):
        at_s = 0.0

        def eventFilter(self, watched, event) -> bool:  # type: ignore[no-untyped-def]  # noqa: N802 - Qt's name
            if not self.at_s and event.type() == QEvent.Type.Paint:
                self.at_s = _since_process_start_s()
            return False

    with tempfile.TemporaryDirectory() as folder:
        window = Program(app, Path(folder) / "window.ini").new_window()
        paint = FirstPaint()
        window.installEventFilter(paint)
        window.resize(1600, 1000)
        window.show()
        window.sessions.open_session(session)
        end = time.monotonic() + 60
        while time.monotonic() < end and not (paint.at_s and window.site.is_3d and window.worker.is_idle):
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        app.processEvents()
        everything_s = _since_process_start_s()
        window.close_without_asking()
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"imports_s": imports_s, "frame_s": paint.at_s, "everything_s": everything_s, "peak_mib": peak_mib}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
