"""One thing in the 3-D view that keeps its actor while its shape changes."""

from __future__ import annotations

import numpy as np
import pyvista as pv
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkRenderingCore import vtkActor, vtkGlyph3DMapper, vtkPolyDataMapper, vtkRenderer

_NOTHING = pv.PolyData()
_DENSER = 0.15


class Layer:
    """A mesh in one colour. Lines ignore the lights, so that their colour is exactly the theme's."""

    def __init__(self, renderer: vtkRenderer, *, width_px: float = 1.0, lit: bool = False) -> None:
        self.actor = vtkActor()
        self.mapper = vtkPolyDataMapper()
        self.mapper.ScalarVisibilityOff()
        self.actor.SetMapper(self.mapper)
        self.actor.PickableOff()
        look = self.actor.GetProperty()
        look.SetLineWidth(width_px)
        look.SetLighting(lit)
        renderer.AddActor(self.actor)
        self.hide()

    def show(self, mesh: pv.PolyData, colour: str, opacity: float = 1.0) -> None:
        """Show a mesh instead of what was shown."""
        self.mapper.SetInputData(mesh)
        look = self.actor.GetProperty()
        look.SetColor(*pv.Color(colour).float_rgb)
        look.SetOpacity(opacity)
        self.actor.SetVisibility(mesh.n_points > 0)

    def hide(self) -> None:
        self.mapper.SetInputData(_NOTHING)
        self.actor.VisibilityOff()

    def place(self, rows: np.ndarray, at_m: np.ndarray, scale: float) -> None:
        """Turn and move the mesh: rows are where its x, y, z axes point, (3, 3)."""
        matrix = vtkMatrix4x4()
        for row in range(3):
            for column in range(3):
                matrix.SetElement(row, column, float(rows[column, row]) * scale)
            matrix.SetElement(row, 3, float(at_m[row]))
        self.actor.SetUserMatrix(matrix)


class Glyphs:
    """Many marks in one actor: the first mesh where `which` is 0, the second where it is 1."""

    def __init__(self, renderer: vtkRenderer, meshes: tuple[pv.PolyData, ...], width_px: float = 1.3) -> None:
        self._opacity, self._covers = 1.0, False
        self.actor = vtkActor()
        self.mapper = vtkGlyph3DMapper()
        self.draw_as(meshes)
        self.mapper.SourceIndexingOn()
        self.mapper.SetSourceIndexArray("which")
        self.mapper.SetRange(0, len(meshes))
        self.mapper.ScalingOn()
        self.mapper.SetScaleModeToNoDataScaling()
        self.mapper.OrientOff()
        self.mapper.SetScalarModeToUsePointFieldData()
        self.mapper.SelectColorArray("colour")
        self.mapper.SetColorModeToDirectScalars()
        self.actor.SetMapper(self.mapper)
        look = self.actor.GetProperty()
        look.SetLineWidth(width_px)
        look.SetAmbient(0.42)
        look.SetDiffuse(0.6)
        renderer.AddActor(self.actor)
        self.hide()

    def draw_as(self, meshes: tuple[pv.PolyData, ...]) -> None:
        """Other meshes, as many as before, for the same marks."""
        for i, mesh in enumerate(meshes):
            if self.mapper.GetSource(i) is not mesh:
                self.mapper.SetSourceData(i, mesh)

    @property
    def n_shown(self) -> int:
        return int(self.mapper.GetInput().GetNumberOfPoints()) if self.actor.GetVisibility() else 0

    def show(self, at_m: np.ndarray, which: np.ndarray, colours: np.ndarray, opacity: float = 1.0) -> None:
        """at_m : (n, 3) metres; which : (n,) which mesh; colours : (n, 3) uint8."""
        if len(at_m) == 0:
            self.hide()
            return
        cloud = pv.PolyData(np.asarray(at_m, dtype=np.float64))
        cloud.point_data["which"] = np.asarray(which, dtype=np.int32)
        cloud.point_data["colour"] = colours
        self.mapper.SetInputData(cloud)
        self._opacity = opacity
        self._blend()
        self.actor.VisibilityOn()

    def hide(self) -> None:
        self.mapper.SetInputData(_NOTHING)
        self.actor.VisibilityOff()

    def cover(self, is_wanted: bool) -> None:
        """Hide what is behind instead of blending with it: quicker. A little denser, as several marks blended are."""
        if is_wanted != self._covers:
            self._covers = is_wanted
            self._blend()

    def _blend(self) -> None:
        self.actor.GetProperty().SetOpacity(min(self._opacity + _DENSER, 1.0) if self._covers else self._opacity)
        self.actor.SetForceOpaque(self._covers)
        self.mapper.Modified()  # it keeps opacities with its colours

    def resize(self, across_m: float) -> None:
        self.mapper.SetScaleFactor(across_m)


def rgb(colours: list[str]) -> np.ndarray:
    """#rrggbb -> (n, 3) uint8."""
    return np.array([pv.Color(c).int_rgb for c in colours], dtype=np.uint8).reshape(-1, 3)
