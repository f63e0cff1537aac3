"""Methods' marks."""

from __future__ import annotations

import itertools

import pytest

from workbench.core.method_marks import ON_DARK, ON_LIGHT, mark_of


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("colours", "grounds"), [(ON_LIGHT, ("#ffffff", "#f4f5f7")), (ON_DARK, ("#14171c", "#1b1f26"))]
)
def test_every_colour_is_seen_on_its_ground(colours: tuple[str, ...], grounds: tuple[str, ...]) -> None:
    assert len(set(colours)) == len(colours)
    for colour, ground in itertools.product(colours, grounds):
        assert _contrast(colour, ground) >= 3.0


def test_no_two_of_thirty_methods_are_drawn_alike() -> None:
    names = [f"m{i}" for i in range(30)]
    drawn = {(mark.colour, mark.symbol, mark.dash) for mark in (mark_of(name, names) for name in names)}
    assert len(drawn) == 30
    assert mark_of("m3", names) == mark_of("m3", names[:4])
