"""Opens the site's dialog, once, and gives it the clicks on the 3-D view that it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from workbench.gui.frame.places import RememberedPlace
from workbench.gui.microphones.site_form import SiteForm
from workbench.gui.site_form.dialog import SiteDialog
from workbench.gui.site_form.picking import Picking

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


class SiteDesk(QObject):
    """At most one dialog a window; asking again brings it to the front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: SiteDialog | None = None
        self.picking = Picking(window.site, self)
        self.picking.picked.connect(self._give)
        self.picking.missed.connect(self._miss)
        for form in window.findChildren(SiteForm):
            form.more.clicked.connect(self.show)

    @Slot()
    def show(self) -> None:
        window = self._window
        if window.document.session is None:
            return
        if self.dialog is None:
            self.dialog = SiteDialog(window.document, window.site_files, window.worker, window)
            self.dialog.picking.connect(self._pick)
            self.dialog.finished.connect(self._forget)
            self.dialog.move(window.mapToGlobal(QPoint(12, 84)))  # over the list and the sound, beside the site
            RememberedPlace(self.dialog, "site", window.store)
            self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot(bool)
    def _pick(self, is_wanted: bool) -> None:
        if is_wanted and self.dialog is not None:
            self.picking.is_for_ground = self.dialog.shape.asks_for_floor
            self.picking.begin()
        else:
            self.picking.end()

    @Slot(tuple)
    def _give(self, place_m: tuple[float, float, float]) -> None:
        if self.dialog is not None:
            self.dialog.take_place(place_m)

    @Slot()
    def _miss(self) -> None:
        if self.dialog is not None:
            self.dialog.shape.miss()

    @Slot()
    def _forget(self) -> None:
        self.dialog = None
