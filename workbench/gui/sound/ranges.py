"""Stretches of an axis (low, high): zoomed, scrolled and kept inside limits. Values in, values out."""

from __future__ import annotations

Range = tuple[float, float]


def kept_inside(wanted: Range, limits: Range) -> Range:
    """The same width, moved into the limits; the limits themselves when it is wider than they are."""
    width = wanted[1] - wanted[0]
    if width >= limits[1] - limits[0]:
        return limits
    low = min(max(wanted[0], limits[0]), limits[1] - width)
    return low, low + width


def zoomed(shown: Range, factor: float, about: float, limits: Range, narrowest: float) -> Range:
    """`factor` times less of the axis (factor > 1 comes closer); `about` stays where it is on screen."""
    width = shown[1] - shown[0]
    new_width = max(width / factor, min(narrowest, limits[1] - limits[0]))
    share = (about - shown[0]) / width
    low = about - share * new_width
    return kept_inside((low, low + new_width), limits)


def scrolled(shown: Range, share: float, limits: Range) -> Range:
    """Moved by a share of what is shown; positive moves towards higher values."""
    by = share * (shown[1] - shown[0])
    return kept_inside((shown[0] + by, shown[1] + by), limits)


def showing(shown: Range, wanted: Range, limits: Range) -> Range:
    """`shown`, moved no more than needed so that `wanted` is in it (its start, when it does not fit)."""
    low, high = shown
    by = 0.0
    if wanted[1] > high:
        by = wanted[1] - high
    if wanted[0] < low + by:
        by = wanted[0] - low
    return kept_inside((low + by, high + by), limits)
