"""Can this machine draw the window and the 3-D view? Run as `python -m workbench.gui.selfcheck SESSION`.

In a process of its own, because a broken graphics driver ends the process that tries it. Tells each part as one line
of JSON: {"part": "window", "works": true, "says": "...", "seconds": 1.2, "lacks": false}. lacks : this machine has not
what the part needs, and the program does without.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QImage

from workbench.core.errors import UserError
from workbench.gui.app import Program, application
from workbench.gui.main_window import MainWindow
from workbench.gui.site.open_gl import why_not_3d
from workbench.gui.site.starting import forget, is_off

PATIENCE_S = 60.0
FEWEST_COLOURS = 20
"""An empty or black picture has one or two; text with smooth edges alone has dozens."""


def main(session: Path) -> None:
    """Open the window on a session, look at what is drawn, and say so on standard output."""
    started = time.perf_counter()
    app = application()
    if not is_off():
        forget()  # what broke in another try shows in this one as well
    with tempfile.TemporaryDirectory() as folder:  # people's own settings stay as they are
        window = Program(app, Path(folder) / "window.ini").new_window()
        try:
            window.resize(1366, 768)
            window.show()
            window.sessions.open_session(session)
            _wait(app, lambda: window.site.is_3d or bool(window.site.trouble))
            _tell("window", *_judged(_colours_of(window.grab().toImage()), app.platformName()), started)
            if lacks := window.site.trouble if is_off() else why_not_3d():
                _tell("3-D", *_look_at_plan(window, lacks), started, lacks=True)
            else:
                _tell("3-D", *_look_at_site(window), started)
        finally:
            window.close_without_asking()


def _look_at_plan(window: MainWindow, lacks: str) -> tuple[bool, str]:
    works, by = _judged(_colours_of(window.site.plan.grab().toImage()), "the plan view")
    return works, f"plan view instead: {lacks}" if works else by


def _look_at_site(window: MainWindow) -> tuple[bool, str]:
    if not window.site.is_3d:
        return False, window.site.trouble or f"the 3-D view did not come within {PATIENCE_S:.0f} s"
    interactor = window.site.stage.interactor
    picture = interactor.screenshot(return_img=True)
    renderer = interactor.render_window.ReportCapabilities().partition("OpenGL renderer string:")[2].splitlines()[0]
    return _judged(len(np.unique(picture.reshape(-1, picture.shape[-1]), axis=0)), renderer.strip())


def _judged(n_colours: int, by: str) -> tuple[bool, str]:
    if n_colours < FEWEST_COLOURS:
        return False, f"the picture is empty: {n_colours} colours ({by})"
    return True, f"drawn by {by}"


def _colours_of(image: QImage) -> int:
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)
    values = np.frombuffer(pixels.constBits(), dtype=np.uint32)
    return len(np.unique(values))


def _wait(app, is_there) -> None:
    """Let the window live until something is there, or patience ends."""
    end = time.perf_counter() + PATIENCE_S
    while not is_there() and time.perf_counter() < end:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _tell(part: str, works: bool, says: str, started: float, *, lacks: bool = False) -> None:
    seconds = round(time.perf_counter() - started, 2)
    told = {"part": part, "works": works, "says": says, "seconds": seconds, "lacks": lacks}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except UserError as error:
        for part in ("window", "3-D"):
            _tell(part, False, str(error), time.perf_counter())
