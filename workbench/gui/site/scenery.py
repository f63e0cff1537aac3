"""What stands still in the 3-D view: grid, room, the site's shape and its floor plan. All data is drawn over it."""

from __future__ import annotations

import numpy as np
import pyvista as pv
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonDataModel import vtkImageData, vtkPolyData
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkTexture

from workbench.core.placement import rotation_matrix
from workbench.core.session import MeshPose
from workbench.core.shape import Shape
from workbench.core.shape_detail import DrawnShape, is_ground
from workbench.gui.looks.theme import Theme
from workbench.gui.site import shapes
from workbench.gui.site.ground import Ground
from workbench.gui.site.layer import Layer
from workbench.gui.site.picture import Picture
from workbench.gui.site.shape_surface import poly_data
from workbench.gui.site.still import Still
from workbench.gui.site.surroundings import plan_corners_m

_LIFT_M = 0.05
"""The grid lies this much above the floor of a shape, so that both are seen."""
_MOST_ACROSS = 2048


class Scenery:
    """The actors of one renderer, the hindmost of its window.

    A picture of them can stand in for them while the camera rests (`freeze`), and a coarse copy of the shape while it
    moves (`be_coarse`): drawing 200,000 triangles without a graphics card takes longer than a frame may. Another
    picture holds the cloud of answers as well, whose renderer lies next above, as long as that stands still too.
    """

    def __init__(self, renderer: vtkRenderer, cloud: vtkRenderer, scale: float) -> None:
        self._still = Still(renderer)
        self._still_with_cloud = Still(renderer)
        self._cloud = cloud
        self._grid = Layer(renderer, width_px=scale)
        self._edges = Layer(renderer, width_px=1.2 * scale)
        self._faces = Layer(renderer)
        self._plan = Layer(renderer)
        self._fine, self._coarse = _pair(renderer), _pair(renderer)
        self._outline = Layer(renderer, width_px=scale)
        self._shown: tuple[object, ...] = ()
        self._known: tuple[DrawnShape | None, object] = (None, None)
        self._centre = np.zeros(3)
        self._is_coarse = False
        self._hidden: list[Layer] | None = None

    def show(self, picture: Picture) -> bool:
        """Draw it; True when anything is other than before."""
        around = picture.surroundings
        now = (picture.theme, around.shape, around.pose, around.plan, around.image, _key(picture.ground))
        if now == self._shown:
            return False
        self.thaw()
        self._shown = now
        self._show_ground(picture.ground, picture.theme, has_shape=around.shape is not None)
        self._show_shape(around.shape, around.pose, picture.theme)
        if around.plan is not None and around.image is not None:
            corners = plan_corners_m(around.plan, around.image.width(), around.image.height())
            self._show_plan(corners, around.image, picture.theme)
        else:
            self._plan.hide()
        return True

    @property
    def has_shape(self) -> bool:
        return self._known[0] is not None

    @property
    def n_triangles(self) -> int:
        """How many triangles of the shape are on screen now, as such or in the picture that stands in for them."""
        layers = self._coarse if self._is_coarse else self._fine
        return sum(int(layer.mapper.GetInput().GetNumberOfPolys()) for layer in layers)

    @property
    def is_frozen(self) -> bool:
        return self._hidden is not None

    @property
    def is_cloud_frozen(self) -> bool:
        return self.is_frozen and not self._cloud.GetDraw()

    def be_coarse(self, is_coarse: bool) -> None:
        """Show the coarse copy of the shape, or the shape itself."""
        if is_coarse:
            self.thaw()
        self._is_coarse = is_coarse
        self._choose()

    def freeze(self) -> None:
        """Draw it once more and show the picture of that from now on, until `thaw`. The camera must not move."""
        if self._hidden is None:
            self._still.take([])
            self._hidden = [layer for layer in self._layers() if layer.actor.GetVisibility()]
            for layer in self._hidden:
                layer.actor.VisibilityOff()
            self._still.show()
        if self._cloud.GetDraw() and self._cloud.VisibleActorCount() > 0:
            self._still_with_cloud.take([self._cloud])
            self._cloud.DrawOff()
            self._still_with_cloud.show()

    def thaw(self) -> None:
        """Show the real things again."""
        if self._hidden is None:
            return
        self._cloud.DrawOn()
        self._still.hide()
        for layer in self._hidden:
            layer.actor.VisibilityOn()
        self._hidden = None

    def thaw_cloud(self) -> None:
        """The cloud is about to change: draw it for itself again, over the picture of what stands still."""
        if self.is_cloud_frozen:
            self._cloud.DrawOn()
            self._still.show()

    def _layers(self) -> tuple[Layer, ...]:
        return self._grid, self._edges, self._faces, self._plan, *self._fine, *self._coarse, self._outline

    def _show_ground(self, ground: Ground, theme: Theme, *, has_shape: bool) -> None:
        lines = _grid_lines(ground) + np.array([0.0, 0.0, _LIFT_M if has_shape else 0.0])
        self._grid.show(shapes.segments(lines), theme.muted if has_shape else theme.line, 0.35 if has_shape else 0.9)
        if not ground.is_room:
            self._edges.hide()
            self._faces.hide()
            return
        corners = ground.corners_m()
        pairs = [(a, b) for a in range(8) for b in range(a + 1, 8) if (a ^ b).bit_count() == 1]
        self._edges.show(shapes.segments(corners[np.array(pairs).ravel()]), theme.muted, 0.55)
        quads = [(4, 0, 1, 3, 2)]  # the floor alone: walls would veil what is inside
        self._faces.show(pv.PolyData(corners, faces=np.array(quads).ravel()), theme.raised, 0.0 if has_shape else 0.35)

    def _show_shape(self, shape: DrawnShape | None, pose: MeshPose, theme: Theme) -> None:
        if shape is None:
            for layer in (*self._fine, *self._coarse, self._outline):
                layer.hide()
            self._known = (None, None)
            return
        kind = (shape, (pose.scale, pose.rotation))
        if kind != self._known:
            self._known = kind
            self._centre = (shape.shape.low + shape.shape.high) / 2.0  # VTK draws in single precision
            for layers, detail in ((self._fine, shape.shape), (self._coarse, shape.coarse)):
                for layer, part in zip(layers, _ground_and_above(detail, pose, self._centre), strict=True):
                    layer.mapper.SetInputData(part)
            self._outline.mapper.SetInputData(shapes.segments(shape.shape.vertices[shape.edges.ravel()] - self._centre))
        matrix = _matrix(pose, self._centre)
        colour = _mixed(theme.surface, theme.muted, 0.34 if theme.name == "dark" else 0.24)
        for ground, above in (self._fine, self._coarse):
            for layer, opacity in ((ground, 1.0), (above, 0.3)):
                layer.actor.SetUserMatrix(matrix)
                _paint(layer, colour, opacity)
        self._outline.actor.SetUserMatrix(matrix)
        look = self._outline.actor.GetProperty()
        look.SetColor(*pv.Color(theme.muted).float_rgb)
        look.SetOpacity(0.5)
        self._choose()

    def _choose(self) -> None:
        if self.is_frozen:
            return
        for layers, is_shown in ((self._fine, not self._is_coarse), (self._coarse, self._is_coarse)):
            for layer in layers:
                has_any = layer.mapper.GetInput().GetNumberOfPolys() > 0
                layer.actor.SetVisibility(self.has_shape and is_shown and has_any)
        self._outline.actor.SetVisibility(self.has_shape)

    def _show_plan(self, corners_m: np.ndarray, image: QImage, theme: Theme) -> None:
        quad = pv.PolyData(corners_m, faces=np.array([4, 0, 1, 2, 3]))
        quad.active_texture_coordinates = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])
        self._plan.show(quad, "#ffffff", 0.55 if theme.name == "dark" else 0.8)
        texture = vtkTexture()
        texture.SetInputData(_pixels(image))
        texture.InterpolateOn()
        self._plan.actor.SetTexture(texture)


def _pair(renderer: vtkRenderer) -> tuple[Layer, Layer]:
    """For the ground, and for what stands above it. Both are set back a little: edges on them stay whole lines."""
    pair = Layer(renderer, lit=True), Layer(renderer, lit=True)
    for layer in pair:
        layer.mapper.SetResolveCoincidentTopologyToPolygonOffset()
        layer.mapper.SetRelativeCoincidentTopologyPolygonOffsetParameters(1.5, 4.0)
        layer.actor.GetProperty().SetInterpolationToFlat()
    return pair


def _paint(layer: Layer, colour: tuple[float, float, float], opacity: float) -> None:
    look = layer.actor.GetProperty()
    look.SetColor(*colour)
    look.SetOpacity(opacity)
    look.SetAmbient(0.42)
    look.SetDiffuse(0.62)


def _ground_and_above(shape: Shape, pose: MeshPose, centre: np.ndarray) -> tuple[vtkPolyData, vtkPolyData]:
    """The shape about its centre, as two meshes: the ground with what lies on it, and walls and roofs."""
    vertices = shape.vertices - centre
    middles_m = vertices[shape.triangles].mean(axis=1) @ (pose.scale * rotation_matrix(pose.rotation)).T
    ground = is_ground(middles_m[:, 2], middles_m[:, :2])
    return poly_data(vertices, shape.triangles[ground]), poly_data(vertices, shape.triangles[~ground])


def _key(ground: Ground) -> tuple[object, ...]:
    return tuple(ground.low_m), tuple(ground.high_m), ground.step_m, ground.is_room


def _matrix(pose: MeshPose, centre: np.ndarray) -> vtkMatrix4x4:
    """From corners about the shape's centre to the site frame."""
    turn = pose.scale * rotation_matrix(pose.rotation)
    shift_m = np.array(pose.shift_m) + turn @ centre
    matrix = vtkMatrix4x4()
    for row in range(3):
        for column in range(3):
            matrix.SetElement(row, column, float(turn[row, column]))
        matrix.SetElement(row, 3, float(shift_m[row]))
    return matrix


def _mixed(a: str, b: str, share_of_b: float) -> tuple[float, float, float]:
    r, g, blue = ((1 - share_of_b) * x + share_of_b * y for x, y in zip(pv.Color(a).float_rgb, pv.Color(b).float_rgb,
                                                                        strict=True))  # fmt: skip
    return r, g, blue


def _pixels(image: QImage) -> vtkImageData:
    """A picture as VTK takes it, small enough for every graphics card: rows from below, red, green, blue."""
    if max(image.width(), image.height()) > _MOST_ACROSS:
        image = image.scaled(
            _MOST_ACROSS, _MOST_ACROSS, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), dtype=np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    flipped = rows[::-1, : 3 * rgb.width()].reshape(-1, 3)
    data = vtkImageData()
    data.SetDimensions(rgb.width(), rgb.height(), 1)
    data.GetPointData().SetScalars(numpy_to_vtk(np.ascontiguousarray(flipped), deep=True))
    return data


def _grid_lines(ground: Ground) -> np.ndarray:
    """Ends of the floor's lines, (2n, 3) metres."""
    (x0, y0, z), (x1, y1, _) = ground.low_m, ground.high_m
    across = [((x, y0, z), (x, y1, z)) for x in ground.ticks_m(0)]
    along = [((x0, y, z), (x1, y, z)) for y in ground.ticks_m(1)]
    rim_x = [((x, y0, z), (x, y1, z)) for x in (x0, x1)]
    rim_y = [((x0, y, z), (x1, y, z)) for y in (y0, y1)]
    return np.array([*across, *along, *rim_x, *rim_y]).reshape(-1, 3)
