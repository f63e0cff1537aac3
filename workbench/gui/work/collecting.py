"""Python's collector of unused cycles: not while the window is built, and later not over what stays for good.

Building makes hundreds of thousands of things that stay: looking through them again and again is a tenth of the start,
and once all libraries are loaded a full look stops the window for longer than anything else does.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Slot


def rest() -> None:
    """No collection until a `Collecting` settles."""
    gc.disable()


class Collecting(QObject):
    """Connect `settle` to what comes once the window stands."""

    @Slot()
    def settle(self) -> None:
        """What is there now stays; from now on only what is new is looked through."""
        gc.freeze()
        gc.enable()
