"""Clicking places on the site's surfaces, for as long as somebody asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from workbench.core.session import Point
from workbench.gui.site.panel import SitePanel
from workbench.gui.site.view import ray

if TYPE_CHECKING:
    from workbench.gui.site.shape_surface import Surface

_CLICK_PX = 4.0


class Picking(QObject):
    """Hears the 3-D view's mouse before anybody else. A click that meets a surface is `picked`; drags turn the view.

    is_for_ground : walls and roofs, which are see-through, are clicked through.
    """

    picked = Signal(tuple)
    missed = Signal()

    def __init__(self, panel: SitePanel, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._pressed_at: QPointF | None = None
        self._watched: QObject | None = None
        self._ground: tuple[Surface | None, Surface | None] = (None, None)
        self.is_for_ground = False

    @property
    def is_on(self) -> bool:
        return self._watched is not None

    def begin(self) -> bool:
        """Listen; False where there is no 3-D view."""
        stage = self._panel.stage
        if stage is None:
            return False
        if self._watched is None:
            self._watched = stage.interactor
            self._watched.installEventFilter(self)
            stage.interactor.setCursor(Qt.CursorShape.CrossCursor)
        return True

    def end(self) -> None:
        watched, self._watched = self._watched, None
        if watched is not None and self._panel.stage is not None:
            watched.removeEventFilter(self)
            self._panel.stage.interactor.unsetCursor()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseMove and not event.buttons():
            return True  # the cross stays, nothing is grabbed or named
        if event.button() == Qt.MouseButton.LeftButton:
            if event.type() == QEvent.Type.MouseButtonPress:
                self._pressed_at = event.position()
            elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed_at is not None:
                is_click = (event.position() - self._pressed_at).manhattanLength() < _CLICK_PX
                self._pressed_at = None
                if is_click:
                    self._pick(event.position())
        return False

    def _pick(self, at: QPointF) -> None:
        place = self.place_at(at)
        if place is None:
            self.missed.emit()
        else:
            self.picked.emit(place)

    def place_at(self, at: QPointF) -> Point | None:
        """The place on the surface under a pixel of the view, site frame, metres."""
        stage, surface = self._panel.stage, self._panel.surface
        if stage is None or surface is None:
            return None
        size = stage.interactor.width(), stage.interactor.height()
        line = ray(stage.view, (at.x(), at.y()), size)
        found = (self._ground_of(surface).hit_m(*line) if self.is_for_ground else None) or surface.hit_m(*line)
        if found is None:
            return None
        x, y, z = (float(v) for v in found[0])
        return x, y, z

    def _ground_of(self, surface: Surface) -> Surface:
        """The shape without its walls and roofs, through which one looks at the floor."""
        if self._ground[0] is not surface:
            self._ground = (surface, surface.ground_only())
        return self._ground[1] or surface
