"""See-through ellipsoids where methods see the source, in the 3-D view; flat ellipses where height is left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from workbench.core.mixture import Ellipsoid
from workbench.gui.site import shapes
from workbench.gui.site.belief import INNER, Belief, shares_of
from workbench.gui.site.layer import Layer

_FILL_INNER, _FILL_OUTER = {3: 0.16, 2: 0.3}, {3: 0.09, 2: 0.16}
"""By dimensions: bodies are seen through twice, flat ones once."""
_LINE = 0.4
_UP = np.array([0.0, 0.0, 1.0])


class _Region:
    """One ellipsoid, with the rings round its axes that let one see how it lies."""

    def __init__(self, renderer: vtkRenderer, scale: float) -> None:
        self.body = Layer(renderer)
        self.rings = Layer(renderer, width_px=scale)

    def hide(self) -> None:
        self.body.hide()
        self.rings.hide()


class BeliefLayers:
    """Those of all methods in sight."""

    def __init__(self, renderer: vtkRenderer, scale: float) -> None:
        self._renderer, self._scale = renderer, scale
        self._bodies = {3: shapes.ball(), 2: shapes.disc()}
        self._outlines = {3: shapes.cage(), 2: shapes.circle(96)}
        self._shown: tuple[tuple[Belief, ...], int] = ((), 3)
        self.regions: list[_Region] = []

    @property
    def shown(self) -> tuple[Belief, ...]:
        return self._shown[0]

    def show(self, beliefs: Sequence[Belief], dimensions: int) -> None:
        """Draw these instead of what was drawn."""
        now = tuple(beliefs), dimensions
        if now == self._shown:
            return
        self._shown = now
        n_shown = 0
        for belief in beliefs:
            for share in shares_of(beliefs):
                for part in belief.regions(share, dimensions):
                    self._show_one(n_shown, belief, part, share == INNER)
                    n_shown += 1
        for region in self.regions[n_shown:]:
            region.hide()

    def _show_one(self, number: int, belief: Belief, part: Ellipsoid, is_inner: bool) -> None:
        if number == len(self.regions):
            self.regions.append(_Region(self._renderer, self._scale))
        region, dimensions, strength = self.regions[number], self._shown[1], belief.strength(part)
        fill = (_FILL_INNER if is_inner else _FILL_OUTER)[dimensions]
        region.body.show(self._bodies[dimensions], belief.colour, fill * strength)
        if is_inner:
            region.rings.hide()
        else:
            region.rings.show(self._outlines[dimensions], belief.colour, _LINE * strength)
        axes_m = part.axes_m if dimensions == 3 else np.vstack([part.axes_m[:2], _UP])
        for layer in (region.body, region.rings):
            layer.place(axes_m, part.centre_m, 1.0)
