"""Keeps the 3-D view quick without a graphics card: less is drawn while things move, everything once they rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from pyvistaqt import QtInteractor

from workbench.gui.site.scene import Scene

_REST_MS = 220
_SAMPLES = 4
_FEW = 300
"""So many marks are drawn in time by any processor."""
_SOFTWARE = ("llvmpipe", "softpipe", "swrast", "swiftshader", "gdi generic", "apple software")


class Pace(QObject):
    """Told of every change (`moved`); does nothing where a graphics card draws, or where there is little to draw.

    While the camera moves, the shape is coarse; while only things in the site move, a picture of the scenery stands
    in for it and, as long as they stand still too, for the single answers. Neither is smoothed at the edges
    (multisampling), nor is what is see-through sorted, until all rests.
    """

    def __init__(self, interactor: QtInteractor, scene: Scene, is_held: Callable[[], bool]) -> None:
        """is_held : is a mouse button down? Nothing rests while it is, however slowly things go."""
        super().__init__(interactor)
        self._interactor, self._scene, self._is_held = interactor, scene, is_held
        self._is_slow: bool | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.rest)

    @property
    def is_at_rest(self) -> bool:
        return not self._timer.isActive()

    def moved(self, *, camera: bool, n_marks: int = 0) -> None:
        """Something moves: the camera, or only things in front of the scenery, n_marks of them."""
        scenery = self._scene.scenery
        if camera:
            scenery.thaw()
        if not (scenery.has_shape or n_marks > _FEW) or not self._must_hurry():
            return
        if camera:
            self._scene.be_coarse(True)
        self._be_fine(False)
        self._timer.start()

    @Slot()
    def rest(self) -> None:
        """Draw everything as well as it can be; keep a picture of the scenery for the next drag."""
        self._timer.stop()
        if self._is_held():
            self._timer.start()
            return
        if not self._interactor.isVisible() or self._is_slow is None:
            return
        self._be_fine(True)
        self._scene.be_coarse(False)
        self._scene.scenery.freeze()
        self._interactor.update()

    def stop(self) -> None:
        self._timer.stop()

    def _be_fine(self, is_fine: bool) -> None:
        window, n_samples = self._interactor.ren_win, _SAMPLES if is_fine else 0
        if window.GetMultiSamples() != n_samples:
            window.SetMultiSamples(n_samples)
        self._scene.blend_well(is_fine)

    def _must_hurry(self) -> bool:
        """Does a processor draw? Known once the window has been painted."""
        if self._is_slow is None and self._interactor.isVisible() and self._interactor.ren_win.GetReadyForRendering():
            told = self._interactor.ren_win.ReportCapabilities().lower()
            renderer = told.partition("opengl renderer string:")[2].partition("\n")[0]
            self._is_slow = any(name in renderer for name in _SOFTWARE)
        return bool(self._is_slow)
