"""Directions from one place to another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.bearing import bearing

steps = st.floats(-100.0, 100.0)


def test_directions_are_counted_from_x_counter_clockwise() -> None:
    origin = (0.0, 0.0, 0.0)
    assert [bearing(origin, place).azimuth_deg for place in ((1, 0, 0), (0, 1, 0), (-1, 0, 0), (0, -1, 0))] == [
        0.0, 90.0, 180.0, 270.0
    ]  # fmt: skip
    assert bearing(origin, (0.0, 0.0, 2.0)).azimuth_deg is None


def test_a_hair_below_the_x_axis_is_0_and_not_360_degrees() -> None:
    assert bearing((0.0, 0.0, 0.0), (1.0, -1e-17, 0.0)).azimuth_deg == 0.0


@given(steps, steps)
def test_an_azimuth_is_always_below_360(x: float, y: float) -> None:
    azimuth_deg = bearing((0.0, 0.0, 0.0), (x, y, 1.0)).azimuth_deg
    assert azimuth_deg is None or 0.0 <= azimuth_deg < 360.0
