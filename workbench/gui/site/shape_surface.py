"""Where a line of sight meets the site: its shape, or the floor, walls and ceiling of its box."""

from __future__ import annotations

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
from vtkmodules.vtkCommonCore import mutable, vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData, vtkStaticCellLocator

from workbench.core.shape import Shape
from workbench.core.shape_detail import is_ground
from workbench.gui.site.ground import Ground
from workbench.gui.site.picture import Picture


def surface_of(picture: Picture, known: Surface | None) -> Surface | None:
    """What lines of sight meet, the known one where it is the same; None where the floor is all there is."""
    shape = picture.surroundings.posed_shape
    if not picture.ground.is_room and shape is None:
        return None
    if known is not None and known.shape is shape and known.ground.same_as(picture.ground):
        return known
    return Surface(picture.ground, shape)


class Surface:
    """The site's surfaces for snapping and pointing.

    shape : posed in the site frame, metres; None = the box of `ground`. The search tree over a shape is built with the
    first question (70 ms for 200,000 triangles); a question then takes microseconds.
    """

    def __init__(self, ground: Ground, shape: Shape | None = None) -> None:
        self.ground, self.shape = ground, shape
        self._locator: vtkStaticCellLocator | None = None

    def hit_m(self, origin: np.ndarray, direction: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
        """Where a ray meets the site first: the place and the surface's unit normal, (3,) each, or None.

        origin, direction : (3,), site frame, metres; the normal faces where the ray comes from. In a box without a
        shape the inner sides count: one looks through the near walls, at the floor and the far walls.
        """
        origin, direction = np.asarray(origin, dtype=np.float64), np.asarray(direction, dtype=np.float64)
        direction = direction / np.linalg.norm(direction)
        return self._in_box(origin, direction) if self.shape is None else self._on_shape(origin, direction, self.shape)

    def ground_only(self) -> Surface:
        """The same without the shape's walls and roofs, as far as they stand above ground."""
        if self.shape is None:
            return self
        middles_m = self.shape.vertices[self.shape.triangles].mean(axis=1)
        kept = self.shape.triangles[is_ground(middles_m[:, 2], middles_m[:, :2])]
        return Surface(self.ground, Shape(self.shape.vertices, kept))

    def _on_shape(
        self, origin: np.ndarray, direction: np.ndarray, shape: Shape
    ) -> tuple[np.ndarray, np.ndarray] | None:
        span = _span_in_box(origin, direction, shape.low - 1e-6, shape.high + 1e-6)
        if span is None or span[1] < 0:
            return None
        if self._locator is None:
            self._locator = _locator_of(shape)
        start, end = origin + max(span[0] - 1e-3, 0.0) * direction, origin + (span[1] + 1e-3) * direction
        along, place, within, part, cell = mutable(0.0), [0.0] * 3, [0.0] * 3, mutable(0), mutable(0)
        if not self._locator.IntersectWithLine(start, end, 1e-9, along, place, within, part, cell):
            return None
        a, b, c = shape.vertices[shape.triangles[int(cell)]]
        normal = np.cross(b - a, c - a)
        normal /= np.linalg.norm(normal)
        return np.array(place), -normal if float(normal @ direction) > 0 else normal

    def _in_box(self, origin: np.ndarray, direction: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
        low, high = self.ground.low_m, self.ground.high_m
        span = _span_in_box(origin, direction, low, high)
        if span is None or span[1] < 0:
            return None
        place = np.clip(origin + span[1] * direction, low, high)
        gaps = np.where(direction > 0, np.abs(high - place), np.where(direction < 0, np.abs(place - low), np.inf))
        axis = int(gaps.argmin())
        normal = np.zeros(3)
        normal[axis] = -np.sign(direction[axis])
        return place, normal


def _span_in_box(
    origin: np.ndarray, direction: np.ndarray, low: np.ndarray, high: np.ndarray
) -> tuple[float, float] | None:
    """How far along a ray it enters and leaves a box, metres; None when it passes by."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ends = np.array([low - origin, high - origin]) / direction
    is_level = direction == 0
    if (is_level & ((origin < low) | (origin > high))).any():
        return None
    enters = float(np.where(is_level, -np.inf, ends.min(axis=0)).max())
    leaves = float(np.where(is_level, np.inf, ends.max(axis=0)).min())
    return (enters, leaves) if enters <= leaves else None


def _locator_of(shape: Shape) -> vtkStaticCellLocator:
    locator = vtkStaticCellLocator()
    locator.SetDataSet(poly_data(shape.vertices, shape.triangles))
    locator.BuildLocator()
    return locator


def poly_data(vertices: np.ndarray, triangles: np.ndarray) -> vtkPolyData:
    """A surface for VTK: vertices (n, 3), triangles (m, 3). Rows of the triangles stay the numbers of the cells."""
    points, cells, data = vtkPoints(), vtkCellArray(), vtkPolyData()
    points.SetData(numpy_to_vtk(np.ascontiguousarray(vertices), deep=True))
    offsets = np.arange(0, 3 * len(triangles) + 1, 3, dtype=np.int64)
    cells.SetData(
        numpy_to_vtkIdTypeArray(offsets, deep=True),
        numpy_to_vtkIdTypeArray(np.ascontiguousarray(triangles, dtype=np.int64).ravel(), deep=True),
    )
    data.SetPoints(points)
    data.SetPolys(cells)
    return data
