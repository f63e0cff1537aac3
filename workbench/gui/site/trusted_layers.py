"""Thin see-through spheres round answers, 50 % and 90 %, in the 3-D view."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from workbench.gui.site import shapes
from workbench.gui.site.layer import Layer
from workbench.gui.site.trusted import MANY, Trusted

_FILL_50, _FILL_90 = 0.05, 0.03
_LINE_50, _LINE_90 = 0.9, 0.75


class _Pair:
    """Both spheres of one answer, each a ball that can be seen through and a ring that faces the viewer."""

    def __init__(self, renderer: vtkRenderer, scale: float) -> None:
        self.balls = [Layer(renderer) for _ in range(2)]
        self.rings = [Layer(renderer, width_px=width * scale) for width in (1.1, 1.5)]

    def show(self, one: Trusted, dimensions: int, is_one_of_many: bool) -> None:
        ball = shapes.disc() if dimensions == 2 else shapes.ball()
        self.balls[0].show(ball, one.colour, _FILL_50)
        self.balls[1].show(ball, one.colour, _FILL_90)
        self.rings[0].show(shapes.circle(96), one.colour, _LINE_50)
        self.rings[1].show(shapes.dashed_circle(72), one.colour, _LINE_90)
        for layer in (*self.balls, self.rings[0]) if is_one_of_many else ():
            layer.hide()
        self.face(one, np.eye(3), dimensions)

    def face(self, one: Trusted, rows: np.ndarray, dimensions: int) -> None:
        """rows : the viewer's axes, (3, 3); in plan the rings lie flat."""
        for ball, ring, radius_m in zip(self.balls, self.rings, (one.radius_50_m, one.radius_90_m), strict=True):
            ball.place(np.eye(3), np.array(one.centre_m), radius_m)
            ring.place(rows if dimensions == 3 else np.eye(3), np.array(one.centre_m), radius_m)

    def hide(self) -> None:
        for layer in (*self.balls, *self.rings):
            layer.hide()


class TrustedLayers:
    """Those of all methods in sight."""

    def __init__(self, renderer: vtkRenderer, scale: float) -> None:
        self._renderer, self._scale = renderer, scale
        self._pairs: list[_Pair] = []
        self._shown: tuple[tuple[Trusted, ...], int] = ((), 3)

    @property
    def shown(self) -> tuple[Trusted, ...]:
        return self._shown[0]

    def show(self, trusted: Sequence[Trusted], dimensions: int) -> None:
        """Draw these instead of what was drawn."""
        now = tuple(trusted), dimensions
        if now == self._shown:
            return
        self._shown = now
        while len(self._pairs) < len(trusted):
            self._pairs.append(_Pair(self._renderer, self._scale))
        for pair, one in zip(self._pairs, trusted, strict=False):
            pair.show(one, dimensions, len(trusted) > MANY)
        for pair in self._pairs[len(trusted) :]:
            pair.hide()

    def face(self, rows: np.ndarray) -> None:
        """Turn the rings to the viewer, whose axes are the rows (3, 3)."""
        trusted, dimensions = self._shown
        for pair, one in zip(self._pairs, trusted, strict=False):
            pair.face(one, rows, dimensions)
