"""The shape of a site: a surface of triangles, as a survey's file gives it or as it stands in the site frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np


@dataclass(frozen=True, eq=False)
class Shape:
    """A surface. Two shapes are the same only when they are one object: comparing 200,000 triangles takes time.

    vertices : (n, 3) float64, in the file's own frame and unit, or in the site frame and metres once posed.
    triangles : (m, 3) int32 rows of vertices, m > 0.
    """

    vertices: np.ndarray
    triangles: np.ndarray

    def __post_init__(self) -> None:
        self.vertices.flags.writeable = False
        self.triangles.flags.writeable = False

    @cached_property
    def low(self) -> np.ndarray:
        """(3,) float64: the lower corner of the box round it, in the frame of the vertices."""
        return np.asarray(self.vertices.min(axis=0))

    @cached_property
    def high(self) -> np.ndarray:
        """(3,) float64: the upper corner of the box round it, in the frame of the vertices."""
        return np.asarray(self.vertices.max(axis=0))
