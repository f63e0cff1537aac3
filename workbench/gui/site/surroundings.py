"""What a site looks like besides its box: a shape as it stands in the site frame, and a floor plan that lies there."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from PySide6.QtGui import QImage

from workbench.core.placement import posed
from workbench.core.session import FloorPlan, MeshPose
from workbench.core.shape import Shape
from workbench.core.shape_detail import DrawnShape, unit_normals

_LEVEL = 0.85
"""A triangle whose normal's z is above this is level enough to walk on."""


@dataclass(frozen=True, eq=False)
class Surroundings:
    """shape stands as pose says; image lies as plan says. problem: what could not be read, in a sentence.

    marks_m : (n, 3) metres, places that were clicked and are marked.
    """

    shape: DrawnShape | None = None
    pose: MeshPose = field(default_factory=MeshPose)
    plan: FloorPlan | None = None
    image: QImage | None = None
    problem: str = ""
    marks_m: np.ndarray = field(default_factory=lambda: np.empty((0, 3)))

    @cached_property
    def posed_shape(self) -> Shape | None:
        """The shape in the site frame, metres; None without one."""
        if self.shape is None:
            return None
        return Shape(posed(self.shape.shape.vertices, self.pose), self.shape.shape.triangles)

    @cached_property
    def floor_m(self) -> float:
        """Height of the shape's floor, metres: below it lies a tenth of all that is level and faces up."""
        shape = self.posed_shape
        if shape is None:
            return 0.0
        up = unit_normals(shape)[:, 2]
        a, b, c = (shape.vertices[shape.triangles[:, i]] for i in range(3))
        area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
        for is_level in (up > _LEVEL, np.abs(up) > _LEVEL, np.ones(len(up), dtype=bool)):
            if area[is_level].sum() > 0.02 * area.sum():
                break
        heights = ((a + b + c)[:, 2] / 3.0)[is_level]
        order = np.argsort(heights)
        below = np.cumsum(area[is_level][order])
        return float(heights[order[np.searchsorted(below, 0.1 * below[-1])]])

    def with_marks(self, marks_m: np.ndarray) -> Surroundings:
        """The same with other places marked; nothing of the shape is worked out again."""
        made = replace(self, marks_m=marks_m)
        for name in ("posed_shape", "floor_m"):
            if name in self.__dict__:
                made.__dict__[name] = self.__dict__[name]
        return made

    def corners_m(self) -> np.ndarray:
        """(n, 3) metres: what must be in view for all of it to be seen; empty when there is nothing."""
        found = [] if self.posed_shape is None else [_box(self.posed_shape.low, self.posed_shape.high)]
        if self.plan is not None and self.image is not None:
            found.append(plan_corners_m(self.plan, self.image.width(), self.image.height()))
        return np.vstack(found) if found else np.empty((0, 3))


NOTHING_ROUND = Surroundings()


def plan_corners_m(plan: FloorPlan, width_px: int, height_px: int) -> np.ndarray:
    """(4, 3) metres: where the picture's lower left, lower right, upper right and upper left corner lie."""
    cos, sin = math.cos(math.radians(plan.angle_deg)), math.sin(math.radians(plan.angle_deg))
    across = plan.metres_per_pixel * width_px * np.array([cos, sin, 0.0])
    up = plan.metres_per_pixel * height_px * np.array([-sin, cos, 0.0])
    origin = np.array(plan.origin_m)
    return np.array([origin, origin + across, origin + across + up, origin + up])


def _box(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    picks = np.array([[(i >> axis) & 1 for axis in range(3)] for i in range(8)])
    return np.where(picks == 1, high, low)
