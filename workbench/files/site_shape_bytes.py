"""Bytes of an OBJ, PLY, STL or GLB file to a shape, with trimesh; for a process that may die of it (site_shape.py)."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import numpy as np

from workbench.core.errors import UserError
from workbench.core.shape import Shape

ENDINGS = (".obj", ".ply", ".stl", ".glb")
MAX_BYTES = 256 * 1024**2
MAX_VERTICES, MAX_TRIANGLES = 6_000_000, 2_000_000
MAX_COORDINATE = 1e10
"""In the file's unit: survey coordinates in millimetres are just below."""
REFUSED = 3
"""Exit code of the reading process when it has a sentence to say."""

_MEND = "Write it again with the program it comes from"
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, LookupError, MemoryError, NameError,
    OSError, RuntimeError, StopIteration, TypeError, ValueError,
)  # fmt: skip
"""What trimesh raises on broken files: it checks little and trips over the rest."""


_NO_OTHER_FILES: dict[str, bytes] = {}
"""Where trimesh looks up the files that a file names (materials, textures, buffers): there are none."""


def shape_of_bytes(data: bytes, ending: str, name: str) -> Shape:
    """The surface that a file's bytes describe, all of a scene as one, in the file's own frame and unit.

    ending : ".obj", ".ply", ".stl" or ".glb"; name : how to name the file in sentences.
    Raises UserError when it is broken, has no triangles, or goes beyond the bounds above.
    """
    if len(data) > MAX_BYTES:
        raise UserError(f"{name} is larger than {MAX_BYTES // 1024**2} MiB", "Write it with fewer triangles")
    kind = ending.lower().lstrip(".")
    if not data.strip(b"\0 \r\n\t"):
        raise UserError(f"{name} is empty", _MEND)
    try:
        parts = list(_parts(data, kind))
        vertices, triangles = _joined(parts, name)
    except _BROKEN as error:
        raise _broken(name, kind, error) from error
    return _cleaned(vertices, triangles, name)


def _parts(data: bytes, kind: str) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Vertices and triangles of every surface in the file, each where the file's scene puts it."""
    import trimesh

    logging.getLogger("trimesh").setLevel(logging.CRITICAL)
    scene = trimesh.load_scene(
        io.BytesIO(data), file_type=kind, resolver=_NO_OTHER_FILES, skip_materials=True, process=False
    )
    n_triangles = 0
    for node in scene.graph.nodes_geometry:
        matrix, geometry = scene.graph[node]
        mesh = scene.geometry[geometry]
        if not isinstance(mesh, trimesh.Trimesh):
            continue  # lines and loose points
        n_triangles += len(mesh.faces)
        if n_triangles > 2 * MAX_TRIANGLES:
            raise MemoryError
        vertices = np.asarray(mesh.vertices, dtype=np.float64)
        is_moved = not np.array_equal(matrix, np.eye(4))
        yield (vertices @ matrix[:3, :3].T + matrix[:3, 3] if is_moved else vertices), np.asarray(mesh.faces)


def _joined(parts: list[tuple[np.ndarray, np.ndarray]], name: str) -> tuple[np.ndarray, np.ndarray]:
    """All parts as one: (n, 3) float64 vertices and (m, 3) int64 triangles whose rows exist."""
    parts = [(v, t) for v, t in parts if len(t)]
    if not parts:
        raise UserError(f"{name} has no triangles: it describes no surface", "Choose a file with a surface")
    all_vertices, all_triangles, first = [], [], 0
    for vertices, triangles in parts:
        rows = np.array(triangles, dtype=np.int64)
        if vertices.ndim != 2 or vertices.shape[1] != 3 or rows.ndim != 2 or rows.shape[1] != 3:
            raise ValueError("corners need three coordinates, triangles three corners")
        if rows.min() < 0 or rows.max() >= len(vertices):
            raise UserError(f"{name} is broken: a triangle names a corner that is not there", _MEND)
        all_vertices.append(np.array(vertices, dtype=np.float64))
        all_triangles.append(rows + first)
        first += len(vertices)
    return np.vstack(all_vertices), np.vstack(all_triangles)


def _cleaned(vertices: np.ndarray, triangles: np.ndarray, name: str) -> Shape:
    """Only corners in use, each place once, no triangle without an area; checked against the bounds."""
    if len(triangles) > MAX_TRIANGLES or len(vertices) > MAX_VERTICES:
        raise UserError(
            f"{name} has {len(triangles):,} triangles; shapes up to {MAX_TRIANGLES:,} can be shown",
            "Write it with fewer triangles",
        )
    used = np.zeros(len(vertices), dtype=bool)
    used[triangles.ravel()] = True
    if not np.isfinite(vertices[used]).all():
        raise UserError(f"{name} is broken: a corner has a coordinate that is no number", _MEND)
    if float(np.abs(vertices[used]).max()) > MAX_COORDINATE:
        raise UserError(f"{name} has coordinates beyond {MAX_COORDINATE:.0e}, which no site has", _MEND)
    places, row_of = np.unique(vertices[used], axis=0, return_inverse=True)
    renumbered = np.full(len(vertices), -1, dtype=np.int64)
    renumbered[used] = row_of.ravel()
    triangles = renumbered[triangles]
    triangles = triangles[_has_area(places, triangles)]
    if len(triangles) == 0:
        raise UserError(f"{name} has no triangle with an area: it describes no surface", _MEND)
    kept, corners = np.unique(triangles.ravel(), return_inverse=True)
    return Shape(np.ascontiguousarray(places[kept]), corners.reshape(-1, 3).astype(np.int32))


def _has_area(vertices: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """(m,) bool: which triangles are more than a line, judged against their longest side."""
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    longest = np.maximum.reduce([((p - q) ** 2).sum(axis=1) for p, q in ((a, b), (b, c), (c, a))])
    return np.asarray(area > 1e-7 * longest)


def _broken(name: str, kind: str, error: BaseException) -> UserError:
    if isinstance(error, UserError):
        return error
    if isinstance(error, MemoryError):
        return UserError(f"{name} needs more memory than a shape may take", "Write it with fewer triangles")
    also = _ALSO.get(kind, "")
    return UserError(f"{name} is broken, or no {kind.upper()} file{also}", _MEND)


_ALSO = {
    "ply": " whose faces all have the same number of corners",
    "glb": " that holds its data itself and uncompressed",
}
