"""Meshes of the marks, one unit across: solid ones, and hollow ones of lines only for what lies outside the radius."""

from __future__ import annotations

import numpy as np
import pyvista as pv

_ROUND = 40


def solid(shape: str, *, fine: bool = True) -> pv.PolyData:
    """A filled mark (sphere, cube, cone, octahedron). fine=False: for thousands of them, a few pixels across."""
    if shape == "cube":
        return pv.Cube(x_length=0.84, y_length=0.84, z_length=0.84)
    if shape == "cone":
        return pv.Cone(center=(0, 0, 0), direction=(0, 0, 1), height=1.1, radius=0.6, resolution=16 if fine else 9)
    if shape == "octahedron":
        return _octahedron()
    return pv.Sphere(radius=0.5, theta_resolution=16 if fine else 8, phi_resolution=12 if fine else 5)


def hollow(shape: str, n_round: int = _ROUND) -> pv.PolyData:
    """The same mark as edges; what is round has n_round corners."""
    if shape == "cube":
        return _edges_of(pv.Cube(x_length=0.9, y_length=0.9, z_length=0.9).clean())
    if shape == "cone":
        base = circle(n_round).scale((0.6, 0.6, 0.6), inplace=False).translate((0, 0, -0.55), inplace=False)
        tip, rim = (0.0, 0.0, 0.55), [(0.6, 0, -0.55), (0, 0.6, -0.55), (-0.6, 0, -0.55), (0, -0.6, -0.55)]
        return joined(base, segments(np.array([p for r in rim for p in (tip, r)])))
    if shape == "octahedron":
        return _edges_of(_octahedron())
    rings = [circle(n_round).scale(0.5, inplace=False)]
    rings += [rings[0].rotate_x(90, inplace=False), rings[0].rotate_y(90, inplace=False)]
    return joined(*rings)


def microphone() -> pv.PolyData:
    """An upright capsule, like a microphone on its stand: no method's mark looks like it."""
    return pv.Capsule(center=(0, 0, 0), direction=(0, 0, 1), radius=0.27, cylinder_length=0.5, resolution=16)


def circle(n: int = _ROUND) -> pv.PolyData:
    """A ring of radius 1 in the x-y plane, as one closed line."""
    angle = np.linspace(0.0, 2.0 * np.pi, n, endpoint=False)
    points = np.column_stack([np.cos(angle), np.sin(angle), np.zeros(n)])
    return pv.PolyData(points, lines=np.array([n + 1, *range(n), 0]))


def dashed_circle(n: int = 48) -> pv.PolyData:
    """A ring of radius 1 in the x-y plane, in n dashes: a measure laid round something, not an answer."""
    angle = (np.arange(n)[:, None] + np.array([0.0, 0.5])).ravel() * (2.0 * np.pi / n)
    return segments(np.column_stack([np.cos(angle), np.sin(angle), np.zeros(2 * n)]))


def ball() -> pv.PolyData:
    """A fine sphere of radius 1."""
    return pv.Sphere(radius=1.0, theta_resolution=48, phi_resolution=32)


def cage() -> pv.PolyData:
    """Three rings of radius 1, one round each axis: how an ellipsoid made of it lies can be seen."""
    ring = circle(72)
    return joined(ring, ring.rotate_x(90, inplace=False), ring.rotate_y(90, inplace=False))


def disc(n: int = 64) -> pv.PolyData:
    """A filled circle of radius 1 in the x-y plane."""
    return pv.PolyData(circle(n).points, faces=np.array([n, *range(n)]))


def target() -> pv.PolyData:
    """Ring of radius 1 with a cross through it that leaves the middle free: where the truth is."""
    arms = [(x * r, y * r, 0.0) for x, y in ((1, 0), (0, 1), (-1, 0), (0, -1)) for r in (0.35, 1.6)]
    return joined(circle(), segments(np.array(arms)))


def segments(points: np.ndarray) -> pv.PolyData:
    """Separate lines between points 0-1, 2-3, ... points : (2n, 3)."""
    n = len(points) // 2
    cells = np.column_stack([np.full(n, 2), np.arange(0, 2 * n, 2), np.arange(1, 2 * n, 2)])
    return pv.PolyData(np.asarray(points, dtype=np.float64), lines=cells.ravel())


def dotted(start_m: np.ndarray, end_m: np.ndarray, period_m: float) -> np.ndarray:
    """Ends of the dashes from start to end, (2n, 3) metres; at most 300 dashes."""
    length_m = float(np.linalg.norm(end_m - start_m))
    n = int(np.clip(length_m / period_m, 1, 300))
    begin = np.arange(n) / n
    along = np.column_stack([begin, begin + 0.45 / n]).ravel()
    return start_m + along[:, None] * (end_m - start_m)


def joined(*meshes: pv.PolyData) -> pv.PolyData:
    """Line meshes as one."""
    points, lines, first = [], [], 0
    for mesh in meshes:
        points.append(np.asarray(mesh.points))
        cells, i = np.asarray(mesh.lines).copy(), 0
        while i < len(cells):
            cells[i + 1 : i + 1 + cells[i]] += first
            i += 1 + cells[i]
        lines.append(cells)
        first += mesh.n_points
    return pv.PolyData(np.vstack(points), lines=np.concatenate(lines))


def _octahedron() -> pv.PolyData:
    r = 0.66
    points = np.array([(r, 0, 0), (-r, 0, 0), (0, r, 0), (0, -r, 0), (0, 0, r), (0, 0, -r)])
    triangles = [(0, 2, 4), (2, 1, 4), (1, 3, 4), (3, 0, 4), (2, 0, 5), (1, 2, 5), (3, 1, 5), (0, 3, 5)]
    return pv.PolyData(points, faces=np.array([(3, *t) for t in triangles]).ravel())


def _edges_of(mesh: pv.PolyData) -> pv.PolyData:
    """The sharp edges of a solid."""
    return mesh.extract_feature_edges(
        feature_angle=20, boundary_edges=True, non_manifold_edges=False, manifold_edges=False
    )
