"""Does 3-D start here? Run as `python -m workbench.gui.site.trial`: says nothing and ends with 0, or says why not.

In a process of its own, which a broken driver may end.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEventLoop, Qt

from workbench.gui.app import application
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.site.panel import SitePanel
from workbench.gui.site.starting import forget
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Viewing

_PATIENCE_S = 30.0
_UNOBTRUSIVE = Qt.WindowType.WindowDoesNotAcceptFocus | Qt.WindowType.FramelessWindowHint | Qt.WindowType.Tool


def main() -> int:
    app = application()
    forget()
    panel = SitePanel(Document(), Viewing(), Predictions(), ThemeChoice())
    panel.setWindowFlags(_UNOBTRUSIVE)
    panel.resize(240, 200)
    panel.show()
    panel.start_3d()
    end = time.monotonic() + _PATIENCE_S
    while panel.starting.is_going_on and time.monotonic() < end:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    trouble = panel.trouble or ("No picture came." if panel.starting.is_going_on else "")
    panel.shutdown()
    sys.stdout.write(trouble)
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main())
