"""The actors of the site view: room, microphones, truth, predictions. Fed with a Picture, turned with a View."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyvista as pv
from vtkmodules.vtkRenderingCore import vtkRenderer

from workbench.gui.site import shapes
from workbench.gui.site.belief_layers import BeliefLayers
from workbench.gui.site.hull import hull_of
from workbench.gui.site.layer import Glyphs, Layer, rgb
from workbench.gui.site.picture import MethodMarks, Picture
from workbench.gui.site.scenery import Scenery
from workbench.gui.site.trusted_layers import TrustedLayers
from workbench.gui.site.view import VIEW_ANGLE_DEG, View, axes, camera_distance_m

CLIP_PX, CHOSEN_PX, MEAN_PX, MICROPHONE_PX, TRUTH_PX, MARK_PX = 7.0, 12.0, 16.0, 23.0, 8.0, 13.0
RING_PX = 5.0
"""How large marks are on screen; they keep that size at every zoom."""


class MethodLayers:
    """The marks of one method."""

    def __init__(self, cloud: vtkRenderer, front: vtkRenderer, shape: str, scale: float) -> None:
        self.shape = shape
        pair = (shapes.solid(shape), shapes.hollow(shape))
        small = shapes.solid(shape, fine=False)
        self._small, self._coarse = (small, shapes.hollow(shape, 12)), (small, shapes.hollow(shape, 8))
        self.clips = Glyphs(cloud, self._small, 1.2 * scale)
        self.lines = Layer(front, width_px=1.4 * scale)
        self.chosen, self.mean = (Glyphs(front, pair, width * scale) for width in (1.6, 1.8))
        self.uncertainty = Layer(cloud)

    _cloud: tuple[object, ...] = ()

    def show_cloud(self, marks: MethodMarks, thaw: Callable[[], None]) -> None:
        """The single answers, whose picture is thawed if they are others than before."""
        colour = rgb([marks.mark.colour])
        which = (~marks.inside).astype(int)
        faded = 0.45 if marks.chosen is not None else 0.85
        ball = (marks.chosen, marks.chosen_radius_m) if marks.chosen_radius_m else ()
        cloud = (marks.positions_m.tobytes(), which.tobytes(), marks.mark.colour, faded, *ball)
        if cloud != self._cloud:  # thousands of marks: not again with every step of a drag
            self._cloud = cloud
            thaw()
            self.clips.show(marks.positions_m, which, np.repeat(colour, len(which), axis=0), faded)
            self._show_uncertainty(marks)

    def show(self, marks: MethodMarks, picture: Picture, period_m: float) -> None:
        """What is not one of many: the mean, the chosen clip; and lines from the truth to them, or from each of many
        truths to its answer."""
        colour = rgb([marks.mark.colour])
        which = (~marks.inside).astype(int)
        row = [] if marks.chosen is None else [marks.chosen]
        self.chosen.show(marks.positions_m[row], which[row], np.repeat(colour, len(row), axis=0))
        means = np.empty((0, 3)) if marks.mean_m is None else np.array([marks.mean_m])
        self.mean.show(means, np.array([int(not marks.mean_inside)]), np.repeat(colour, len(means), axis=0))
        if len(picture.truths_m):
            self._show_lines(picture.truths_m, marks.positions_m, 0.55, marks.mark.colour, period_m)
        elif picture.truth_m is not None:
            ends = np.vstack([means, marks.positions_m[row]])
            self._show_lines(np.tile(picture.truth_m, (len(ends), 1)), ends, 0.9, marks.mark.colour, period_m)
        else:
            self.lines.hide()

    def _show_lines(self, from_m: np.ndarray, to_m: np.ndarray, opacity: float, colour: str, period_m: float) -> None:
        """Dotted lines from each of the places (n, 3) to the one beside it."""
        if len(to_m) == 0:
            self.lines.hide()
            return
        dashes = [shapes.dotted(start, end, period_m) for start, end in zip(from_m, to_m, strict=True)]
        self.lines.show(shapes.segments(np.vstack(dashes)), colour, opacity)

    def _show_uncertainty(self, marks: MethodMarks) -> None:
        if marks.chosen is None or not marks.chosen_radius_m:
            self.uncertainty.hide()
            return
        centre = marks.positions_m[marks.chosen]
        self.uncertainty.show(shapes.ball(), marks.mark.colour, 0.08)
        self.uncertainty.place(np.eye(3), centre, marks.chosen_radius_m)

    def hide(self) -> None:
        self._cloud = ()
        for part in (self.clips, self.chosen, self.mean, self.lines, self.uncertainty):
            part.hide()

    def be_coarse(self, is_coarse: bool) -> None:
        """Fewer lines round each of a thousand clips."""
        self.clips.draw_as(self._coarse if is_coarse else self._small)

    def resize(self, metres_per_pixel: float) -> None:
        self.clips.resize(CLIP_PX * metres_per_pixel)
        self.chosen.resize(CHOSEN_PX * metres_per_pixel)
        self.mean.resize(MEAN_PX * metres_per_pixel)


class Scene:
    """All actors, in four layers of one window that share a camera; each covers the ones before it.

    back : what stands still; nothing of the data is ever hidden behind a wall or under rubble. cloud : single clips,
    and the spheres they lie in or out of. renderer : the microphones. front : what must never be hidden by clips
    (truth, means, the chosen clip).
    scale : device pixels a logical pixel.
    """

    def __init__(
        self, back: vtkRenderer, cloud: vtkRenderer, renderer: vtkRenderer, front: vtkRenderer, scale: float = 1.0
    ) -> None:
        self._back, self._cloud, self._renderer, self._front = back, cloud, renderer, front
        self._scale = scale
        self.scenery = Scenery(back, cloud, scale)
        self._hull_faces = Layer(renderer)
        self._hull_edges = Layer(renderer, width_px=scale)
        self._stems = Layer(renderer, width_px=1.2 * scale)
        self._balls = [Layer(cloud) for _ in range(8)]
        self._rings = [Layer(cloud, width_px=1.4 * scale) for _ in range(8)]
        self._truth = Layer(front, width_px=2.2 * scale)
        self.beliefs = BeliefLayers(front, scale)
        self.trusted = TrustedLayers(front, scale)
        self._ring = shapes.circle(20)
        self.truths = Glyphs(front, (self._ring,), 1.4 * scale)
        self._selection = Layer(front, width_px=2.0 * scale)
        self._marks = Glyphs(front, (shapes.hollow("octahedron"),), 1.8 * scale)
        self.microphones = Glyphs(renderer, (shapes.microphone(),))
        self.methods: dict[str, MethodLayers] = {}
        self._picture: Picture | None = None
        self._spheres: tuple[object, ...] = ()

    def show(self, picture: Picture) -> bool:
        """Draw a picture; the camera stays. True when what stands still is other than before."""
        self._picture = picture
        self._back.SetBackground(*pv.Color(picture.theme.surface).float_rgb)
        has_changed = self.scenery.show(picture)
        self._show_microphones(picture)
        self._show_truth(picture)
        marks_m = picture.surroundings.marks_m
        colours = np.repeat(rgb([picture.theme.accent]), len(marks_m), axis=0)
        self._marks.show(marks_m, np.zeros(len(marks_m)), colours)
        self._show_spheres(picture)
        self.beliefs.show(picture.beliefs, picture.dimensions)
        self.trusted.show(picture.trusted, picture.dimensions)
        self._show_stems(picture)
        self._show_methods(picture)
        return has_changed

    def be_coarse(self, is_coarse: bool) -> None:
        """A coarse copy of the shape, and fewer lines round the clips: for as long as the camera moves."""
        self.scenery.be_coarse(is_coarse)
        for layers in self.methods.values():
            layers.be_coarse(is_coarse)

    def blend_well(self, is_wanted: bool) -> None:
        """Blend what is see-through whatever lies before what, or just as it is drawn: quicker, and hardly other.

        Then clips cover what is behind them, or the rings of spheres, which are drawn before them, would be lost.
        """
        for renderer in (self._back, self._cloud, self._renderer, self._front):
            renderer.SetUseOIT(is_wanted)
        for layers in self.methods.values():
            layers.clips.cover(not is_wanted)

    def look(self, view: View, size_px: tuple[int, int]) -> None:
        """Put the camera there; marks keep their size on screen and the truth's ring faces the viewer."""
        rows = axes(view)
        camera = self._back.GetActiveCamera()
        camera.SetFocalPoint(*view.focus_m)
        camera.SetPosition(*(np.array(view.focus_m) + rows[2] * camera_distance_m(view)))
        camera.SetViewUp(*rows[1])
        camera.SetViewAngle(VIEW_ANGLE_DEG)
        camera.SetParallelProjection(view.parallel)
        camera.SetParallelScale(view.height_m / 2.0)
        metres_per_pixel = view.height_m / max(size_px[1], 1)
        self.microphones.resize(MICROPHONE_PX * metres_per_pixel)
        self._marks.resize(MARK_PX * metres_per_pixel)
        for layers in self.methods.values():
            layers.resize(metres_per_pixel)
        self._face_viewer(rows, metres_per_pixel)
        self._back.ResetCameraClippingRange(self._bounds())

    def _bounds(self) -> tuple[float, ...]:
        """Bounds of all there is, metres; what is only a picture just now counts too."""
        bounds = [np.reshape(b, (3, 2)).T for r in (self._cloud, self._renderer, self._front)
                  if (b := r.ComputeVisiblePropBounds())[0] <= b[1]]  # fmt: skip
        if self._picture is not None:
            bounds += [self._picture.ground.corners_m(), self._picture.surroundings.corners_m()]
        return _box_of(np.vstack(bounds))

    def _face_viewer(self, rows: np.ndarray, metres_per_pixel: float) -> None:
        picture = self._picture
        if picture is None:
            return
        if picture.truth_m is not None:
            self._truth.place(rows, np.array(picture.truth_m), TRUTH_PX * metres_per_pixel)
        if len(picture.truths_m):
            ring = pv.PolyData(np.asarray(self._ring.points) @ rows, lines=self._ring.lines)
            self.truths.draw_as((ring,))
            self.truths.resize(RING_PX * metres_per_pixel)
        for microphone in picture.microphones:
            if microphone.is_selected:
                self._selection.place(rows, np.array(microphone.position_m), 0.75 * MICROPHONE_PX * metres_per_pixel)
        self.trusted.face(rows)
        if picture.dimensions == 3:
            for ring, (centre_m, _) in zip(self._rings, picture.spheres_m, strict=False):
                ring.place(rows, np.array(centre_m), picture.radius_m)

    def _show_microphones(self, picture: Picture) -> None:
        at = np.array([m.position_m for m in picture.microphones], dtype=np.float64).reshape(-1, 3)
        self.microphones.show(at, np.zeros(len(at)), rgb([m.colour for m in picture.microphones]))
        triangles, edges = hull_of(at)
        if len(edges):
            faces = np.column_stack([np.full(len(triangles), 3), triangles]).ravel()
            self._hull_faces.show(pv.PolyData(at, faces=faces), picture.theme.muted, 0.05)
            self._hull_edges.show(shapes.segments(at[edges.ravel()]), picture.theme.muted, 0.4)
        else:
            self._hull_faces.hide()
            self._hull_edges.hide()
        if any(m.is_selected for m in picture.microphones):
            self._selection.show(shapes.circle(), picture.theme.accent)
        else:
            self._selection.hide()

    def _show_truth(self, picture: Picture) -> None:
        if picture.truth_m is None:
            self._truth.hide()
        else:
            self._truth.show(shapes.target(), picture.theme.truth)
        many = picture.truths_m
        self.truths.show(many, np.zeros(len(many)), np.repeat(rgb([picture.theme.truth]), len(many), axis=0), 0.8)

    def _show_spheres(self, picture: Picture) -> None:
        spheres, is_known = picture.spheres_m, picture.truth_m is not None
        now = (spheres, is_known, picture.radius_m, picture.dimensions)
        if now == self._spheres:
            return
        self._spheres = now
        self.scenery.thaw_cloud()
        for i, (ball, ring) in enumerate(zip(self._balls, self._rings, strict=True)):
            if i >= len(spheres):
                ball.hide()
                ring.hide()
                continue
            centre_m, colour = spheres[i]
            ball.show(shapes.disc() if picture.dimensions == 2 else shapes.ball(), colour, 0.045 if is_known else 0.015)
            ball.place(np.eye(3), np.array(centre_m), picture.radius_m)
            ring.show(shapes.circle(96) if is_known else shapes.dashed_circle(), colour, 0.55 if is_known else 0.4)
            ring.place(np.eye(3), np.array(centre_m), picture.radius_m)

    def _show_stems(self, picture: Picture) -> None:
        tops = picture.landmarks_m()
        if len(tops) == 0:
            self._stems.hide()
            return
        feet = tops.copy()
        feet[:, 2] = picture.ground.low_m[2]
        lines = np.stack([tops, feet], axis=1).reshape(-1, 3)
        self._stems.show(shapes.segments(lines), picture.theme.muted, 0.55)

    def _show_methods(self, picture: Picture) -> None:
        period_m = max(picture.ground.diagonal_m / 110.0, 1e-3)
        shown = {m.name for m in picture.methods}
        for name, layers in self.methods.items():
            if name not in shown:
                self._hide(layers)
        for marks in picture.methods:
            layers = self.methods.get(marks.name)
            if layers is None or layers.shape != marks.mark.shape:
                if layers is not None:
                    self._hide(layers)
                layers = MethodLayers(self._cloud, self._front, marks.mark.shape, self._scale)
                self.methods[marks.name] = layers
            layers.show_cloud(marks, self.scenery.thaw_cloud)
            layers.show(marks, picture, period_m)

    def _hide(self, layers: MethodLayers) -> None:
        if layers.clips.n_shown:
            self.scenery.thaw_cloud()
        layers.hide()


def _box_of(points: np.ndarray) -> tuple[float, ...]:
    """Bounds of points (n, 3): x low, x high, y low ..., metres."""
    return tuple(float(v) for v in np.column_stack([points.min(axis=0), points.max(axis=0)]).ravel())
