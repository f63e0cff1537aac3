"""A collapsed hall of slabs, walls, columns and rubble, for the tests of shapes: `python -m tests.ruin OUT.ply`."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import trimesh
from trimesh.transformations import rotation_matrix, translation_matrix

SIZE_M = (17.9, 29.0, 7.06)


def ruin(n_triangles: int = 200_000, seed: int = 5) -> trimesh.Trimesh:
    """Metres, z up, floor near z = 0, walls on the edges of SIZE_M. The floor takes what is left of the triangles."""
    rng = np.random.default_rng(seed)
    parts = [*_walls(rng), *_columns(rng), *_slabs(rng), *_stairs(), *_rubble(rng)]
    standing = trimesh.util.concatenate(parts)
    floor = _floor(max(n_triangles - len(standing.faces), 2_000), rng)
    return trimesh.util.concatenate([floor, standing])


def _box(size: tuple[float, float, float], at: tuple[float, float, float], *turns: np.ndarray) -> trimesh.Trimesh:
    box = trimesh.creation.box(extents=size)
    for turn in turns:
        box.apply_transform(turn)
    return box.apply_transform(translation_matrix(at))


def _floor(n_triangles: int, rng: np.random.Generator) -> trimesh.Trimesh:
    """A floor with dust and heaps on it: a grid whose heights are smooth noise."""
    nx = int(np.sqrt(n_triangles / 2 * SIZE_M[0] / SIZE_M[1]))
    ny = n_triangles // 2 // nx
    x, y = np.meshgrid(np.linspace(0, SIZE_M[0], nx + 1), np.linspace(0, SIZE_M[1], ny + 1), indexing="ij")
    z = 0.015 * rng.normal(size=x.shape)
    for _ in range(26):
        cx, cy, wide, high = *rng.uniform((0, 0), SIZE_M[:2]), rng.uniform(0.8, 3.0), rng.uniform(0.05, 0.55)
        z += high * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / wide**2) * (1 + 0.12 * rng.normal(size=x.shape))
    row = np.arange((nx + 1) * (ny + 1)).reshape(nx + 1, ny + 1)
    a, b, c, d = row[:-1, :-1].ravel(), row[1:, :-1].ravel(), row[1:, 1:].ravel(), row[:-1, 1:].ravel()
    faces = np.vstack([np.column_stack([a, b, c]), np.column_stack([a, c, d])])
    return trimesh.Trimesh(np.column_stack([x.ravel(), y.ravel(), z.ravel()]), faces, process=False)


def _walls(rng: np.random.Generator) -> list[trimesh.Trimesh]:
    """Outer walls in pieces of 1.5 m, each broken off at its own height; a corner is gone."""
    found = []
    for along, across in ((0, 1), (1, 0)):
        for far in (0.0, SIZE_M[across]):
            height = 5.5
            for at in np.arange(0.75, SIZE_M[along], 1.5):
                height = float(np.clip(height + rng.normal(scale=0.9), 0.4, SIZE_M[2]))
                gone = far > 0 and at > 0.62 * SIZE_M[along]
                height_m = rng.uniform(0.2, 0.9) if gone else height
                size, place = [0.3, 0.3, height_m], [0.0, 0.0, height_m / 2]
                size[along], place[along], place[across] = 1.5, float(at), far
                found.append(_box(tuple(size), tuple(place)))
    return found


def _columns(rng: np.random.Generator) -> list[trimesh.Trimesh]:
    found = []
    for x in (5.5, 12.4):
        for y in (5.0, 11.0, 17.0, 23.0):
            high = float(rng.choice([5.6, 5.6, 2.4, 1.1]))
            found.append(_box((0.45, 0.45, high), (x, y, high / 2)))
    return found


def _slabs(rng: np.random.Generator) -> list[trimesh.Trimesh]:
    """Pieces of the ceiling: one still up, the others leaning on columns and heaps."""
    found = [_box((6.5, 9.0, 0.28), (3.4, 6.0, 5.75))]
    for x, y, tilt, turn, z in ((9.2, 14.5, 24, 12, 1.9), (13.2, 20.5, -31, 40, 2.1), (6.0, 21.5, 17, -28, 1.3),
                                (11.5, 8.0, 38, 75, 2.2)):  # fmt: skip
        size = (float(rng.uniform(4, 6)), float(rng.uniform(3, 5)), 0.28)
        found.append(_box(size, (x, y, z), rotation_matrix(np.radians(tilt), (1, 0.3, 0)),
                          rotation_matrix(np.radians(turn), (0, 0, 1))))  # fmt: skip
    return found


def _stairs() -> list[trimesh.Trimesh]:
    return [_box((1.6, 0.3, 0.18 * (i + 1)), (15.9, 2.0 + 0.3 * i, 0.09 * (i + 1))) for i in range(16)]


def _rubble(rng: np.random.Generator) -> list[trimesh.Trimesh]:
    """Broken blocks in heaps."""
    found = []
    for x, y, n in ((9.0, 14.0, 90), (13.5, 20.0, 80), (6.0, 22.0, 60), (12.0, 8.0, 60), (15.5, 26.0, 70)):
        for _ in range(n):
            size = tuple(float(v) for v in rng.uniform(0.12, 0.75, size=3))
            spot = rng.normal(scale=1.1, size=2)
            high = max(0.1, 0.9 - 0.45 * float(np.hypot(*spot))) * float(rng.uniform(0.2, 1.2))
            turn = rotation_matrix(rng.uniform(0, 3.1), rng.normal(size=3))
            place = np.clip((x + spot[0], y + spot[1]), 0.5, np.array(SIZE_M[:2]) - 0.5)
            found.append(_box(size, (float(place[0]), float(place[1]), high), turn))
    return found


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(ruin(int(sys.argv[2]) if len(sys.argv) > 2 else 200_000).export(file_type="ply"))
