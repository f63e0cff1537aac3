"""What the system asks the program to open (macOS: a folder dropped on its icon) comes as paths."""

from __future__ import annotations

import os
import subprocess
import sys

IN_A_PROCESS_OF_ITS_OWN = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent
from workbench.gui.app import application

app = application()
app.asked_to_open.connect(print)
QCoreApplication.sendEvent(app, QFileOpenEvent("/현장/A-1"))
"""


def test_a_folder_dropped_on_the_programs_icon_is_opened() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", IN_A_PROCESS_OF_ITS_OWN]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    assert told.strip() == "[PosixPath('/현장/A-1')]"
