"""The running 3-D view: interactor, actors, text over it and the mouse, held together."""

from __future__ import annotations

import numpy as np
import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from pyvistaqt import QtInteractor
from vtkmodules.vtkRenderingCore import vtkRenderer

from workbench.gui.site.overlay import Overlay
from workbench.gui.site.pace import Pace
from workbench.gui.site.picture import Picture
from workbench.gui.site.pointer import Pointer
from workbench.gui.site.scene import Scene
from workbench.gui.site.view import PERSPECTIVE, View, fitted, kept_near


class Stage(QObject):
    """Owns the QtInteractor; `close()` must be called before the window goes."""

    looked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.interactor = QtInteractor(parent, auto_update=False, multi_samples=4)
        self.interactor.setAcceptDrops(False)  # files dropped belong to the window; pyvista would read them itself
        self.interactor.setMinimumSize(160, 120)
        self.interactor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        renderer = self.interactor.renderer
        renderer.camera_set = True  # ours: pyvista shall not reset it at the first render
        renderer.remove_all_lights()  # VTK then lights the scene from where the camera is
        self._layers = [_layer_over(self.interactor, number) for number in (1, 2, 3)]
        self.scene = Scene(renderer, *self._layers, self.interactor.devicePixelRatioF())
        self.overlay = Overlay(self.interactor)
        self.pointer = Pointer(self.interactor)
        self.pace = Pace(self.interactor, self.scene, lambda: self.pointer.is_held)
        self._view = PERSPECTIVE
        self._picture: Picture | None = None
        self._must_fit = True
        self._fitted: View | None = None
        self._looked_from: View | None = None
        self.pointer.looked.connect(self.set_view)
        self.pointer.hovered.connect(self.overlay.explain)
        self.pointer.resized.connect(self._resize)

    @property
    def view(self) -> View:
        return self._view

    @property
    def is_fitted(self) -> bool:
        """Is the view as "fit" left it?"""
        return self._must_fit or self._view == self._fitted

    def show(self, picture: Picture, note: str) -> None:
        """Draw a picture; the camera stays where it is, except at the first one and after `fit_later`."""
        self._picture = self.pointer.picture = picture
        self._told(camera=self.scene.show(picture))
        self.overlay.show_picture(picture, note)
        if self._must_fit:
            self.fit()
        else:
            self._look()

    def set_view(self, view: View) -> None:
        """Look from there, or from the nearest place that does not lose the site."""
        if self._picture is None:
            return
        points = self._points_m(self._picture)
        self._view = kept_near(view, points.min(axis=0), points.max(axis=0))
        self._look()
        self.looked.emit()

    def fit(self) -> None:
        """Show everything, from where the camera looks now."""
        self.face(self._view)

    def face(self, view: View) -> None:
        """Look from the direction of a view, at everything."""
        if self._picture is None or self.interactor.width() < 20:
            self._view = view
            self._must_fit = True
            return
        self._must_fit = False
        self.set_view(fitted(view, self._near_m(self._picture), self._size_px()))
        self._fitted = self._view

    def fit_later(self) -> None:
        """Fit with the next picture."""
        self._must_fit = True

    def close(self) -> None:
        self.interactor.removeEventFilter(self.pointer)
        self.pace.stop()
        for layer in self._layers:
            self.interactor.ren_win.RemoveRenderer(layer)
        self.interactor.close()
        self._forget_surface()
        self.interactor.deleteLater()

    def _forget_surface(self) -> None:
        """Let go of the GL surface that pyvistaqt remembers.

        Its wrapper is not told when Qt frees the surface; the next widget at that address would be taken for it.
        """
        surface, self.interactor._surface = self.interactor._surface, None
        if surface is not None:
            shiboken6.invalidate(surface)

    def _near_m(self, picture: Picture) -> np.ndarray:
        """What "fit" shows: not what lies far outside, or the site would be too small to see."""
        ground = picture.ground
        return np.vstack([ground.corners_m(), picture.surroundings.corners_m(), ground.near(picture.places_m())])

    def _points_m(self, picture: Picture) -> np.ndarray:
        return np.vstack([picture.ground.corners_m(), picture.surroundings.corners_m(), picture.places_m()])

    def _size_px(self) -> tuple[int, int]:
        return max(self.interactor.width(), 1), max(self.interactor.height(), 1)

    def _look(self) -> None:
        if self._view != self._looked_from:
            self._looked_from = self._view
            self._told(camera=True)
        self.pointer.view = self._view
        self.scene.look(self._view, self._size_px())
        self.overlay.look(self._view)
        self.interactor.update()

    def _told(self, *, camera: bool) -> None:
        n_marks = 0 if self._picture is None else sum(len(m.positions_m) for m in self._picture.methods)
        self.pace.moved(camera=camera, n_marks=n_marks)

    def _resize(self) -> None:
        self._looked_from = None  # a picture of the scenery has the old size
        self.overlay.setGeometry(self.interactor.rect())
        if self._picture is None:
            return
        if self._must_fit or self._view == self._fitted:  # docks come and go: what was fitted stays so
            self.fit()
        else:
            self._look()


def _layer_over(interactor: QtInteractor, number: int) -> vtkRenderer:
    """Another layer over the first, seen by the same camera."""
    layer = vtkRenderer()
    layer.InteractiveOff()
    layer.SetActiveCamera(interactor.renderer.GetActiveCamera())
    interactor.ren_win.SetNumberOfLayers(number + 1)
    layer.SetLayer(number)
    interactor.ren_win.AddRenderer(layer)
    return layer
