"""What drawing a shape takes: its sharp edges, a coarse copy, and what of it is ground."""

from __future__ import annotations

import numpy as np
import trimesh

from tests.ruin import ruin
from workbench.core.shape import Shape
from workbench.core.shape_detail import COARSE_TRIANGLES, coarser, drawn, is_ground, sharp_edges


def shape_of(mesh: trimesh.Trimesh) -> Shape:
    return Shape(np.array(mesh.vertices), np.array(mesh.faces, dtype=np.int32))


def test_a_box_has_its_twelve_edges_and_no_diagonals() -> None:
    edges = sharp_edges(shape_of(trimesh.creation.box(extents=(4, 3, 2))))
    assert edges.shape == (12, 2)


def test_a_smooth_ball_has_none() -> None:
    assert len(sharp_edges(shape_of(trimesh.creation.icosphere(subdivisions=4)))) == 0


def test_a_coarse_copy_is_small_and_in_the_same_place() -> None:
    shape = shape_of(ruin(60_000))
    coarse = drawn(shape).coarse
    assert 1000 < len(coarse.triangles) <= COARSE_TRIANGLES
    np.testing.assert_allclose(coarse.low, shape.low, atol=0.5)
    np.testing.assert_allclose(coarse.high, shape.high, atol=0.5)
    assert coarser(coarse, COARSE_TRIANGLES) is coarse


def test_floor_and_what_lies_on_it_is_ground_and_what_is_overhead_is_not() -> None:
    heights_m = np.array([0.0, 0.4, 5.0, 20.0])
    plan_m = np.array([(1.0, 1.0), (1.0, 1.0), (1.0, 1.0), (90.0, 90.0)])
    assert is_ground(heights_m, plan_m).tolist() == [True, True, False, True]
