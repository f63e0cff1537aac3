"""About: a small window that stays open beside the work."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, metadata, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

import workbench

_LIBRARIES = (
    "PySide6-Essentials", "pyqtgraph", "pyvista", "vtk", "numpy", "scipy", "torch", "librosa", "soundfile", "soxr",
)  # fmt: skip

_WHAT = (
    "Places a sound source from recordings of four microphones: SpaceNet and CHAWA, as described in Sensors 2026, "
    "26(1), 168. Networks shipped here were trained on simulated recordings. CHAWA: a reconstruction; the published "
    "architecture was not available. wav2pos and DI-NN: smaller than published and trained here."
)


class SheetWindow(QDialog):
    """A titled sheet with a grid of two columns that scrolls."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        self.grid = QGridLayout(page)
        self.grid.setHorizontalSpacing(24)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(12)
        self.column.addWidget(scroll, 1)
        self.column.addWidget(buttons)

    def head(self, text: str) -> None:
        row = self.grid.rowCount()
        label = QLabel(text)
        label.setProperty("role", "title")
        label.setContentsMargins(0, 8 if row > 1 else 0, 0, 0)
        self.grid.addWidget(label, row, 0, 1, 2)

    def line(self, left: str, right: str) -> None:
        row = self.grid.rowCount()
        said, key = QLabel(left), QLabel(right)
        key.setProperty("role", "muted")
        key.setWordWrap(True)
        key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.grid.addWidget(said, row, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignTop)


def about_window(parent: QWidget) -> SheetWindow:
    """Versions and licences."""
    sheet = SheetWindow("About", parent)
    sheet.head(f"Sound source workbench {workbench.__version__}")
    sheet.line("What it is", _WHAT)
    sheet.line("Licence", "MIT")
    sheet.line("Python", platform.python_version())
    sheet.head("Made with")
    for name in _LIBRARIES:
        sheet.line(name, _library(name))
    sheet.resize(520, 480)
    return sheet


def _library(name: str) -> str:
    """Version and licence of an installed library."""
    try:
        said, found = version(name), metadata(name)
    except PackageNotFoundError:
        return "not installed"
    licence = (found.get("License-Expression") or found.get("License") or "").strip().splitlines()
    classified = [c.rpartition(" :: ")[2] for c in found.get_all("Classifier") or [] if c.startswith("License ::")]
    name_of_licence = licence[0] if licence and len(licence[0]) < 60 else ", ".join(classified)
    return f"{said}   {name_of_licence}".rstrip()
