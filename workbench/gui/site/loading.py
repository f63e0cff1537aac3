"""VTK takes a second or two to import: a thread does it, so that the window stays alive meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QThread

from workbench.gui.language.words import tr


def load_vtk() -> str:
    """Import what the 3-D view is made of; empty, or why that failed."""
    try:
        import pyvistaqt  # noqa: F401
    except ImportError as error:  # a library of the system is missing, most often libGL
        return tr("VTK cannot be loaded: {error}.", error=error)
    return ""


class Loading(QThread):
    """Imports once; `trouble` says afterwards what went wrong, empty if nothing did."""

    trouble = ""

    def run(self) -> None:
        self.trouble = load_vtk()
