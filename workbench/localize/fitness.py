"""Is this session like what a network was trained on? Where it is not, a number would mislead."""

from __future__ import annotations

import numpy as np

from workbench.core.card import ModelCard
from workbench.core.geometry import array_span_m
from workbench.core.recording import Recording
from workbench.core.session import Session

_LARGER = 1.25
"""A site or an array this much larger than any in training is outside what the network knows."""


def fitness_warnings(card: ModelCard, session: Session, recording: Recording) -> tuple[str, ...]:
    """Plain sentences, one a reason to doubt; empty when the session looks like the training."""
    told = [*_site_warnings(card, session), *_array_warnings(card, session)]
    recorded_hz = recording.recorded_rate_hz
    if recorded_hz < card.rate_hz:
        told.append(
            f"The recording has {recorded_hz / 1000:g} kHz, the training had {card.rate_hz / 1000:g} kHz: "
            f"there is nothing above {recorded_hz / 2000:g} kHz to compare"
        )
    return tuple(told)


def _site_warnings(card: ModelCard, session: Session) -> list[str]:
    size_m = session.site.size_m
    if size_m is None or not card.trained_sites:
        return []
    largest = max(card.trained_sites, key=lambda site: site.size_m[0] * site.size_m[1])
    longest_m = max(max(site.size_m[:2]) for site in card.trained_sites)
    if max(size_m[:2]) <= _LARGER * longest_m:
        return []
    return [
        f"The site ({size_m[0]:g} x {size_m[1]:g} m) is much larger than any in the training "
        f"(largest: {largest.name}, {largest.size_m[0]:g} x {largest.size_m[1]:g} m); the answer is a guess"
    ]


def _array_warnings(card: ModelCard, session: Session) -> list[str]:
    positions_m = session.microphone_positions_m()
    if not np.isfinite(positions_m).all() or card.largest_array_m is None:
        return []
    told = []
    span_m = array_span_m(positions_m)
    if span_m > _LARGER * card.largest_array_m:
        told.append(
            f"The microphones are up to {span_m:.0f} m apart, in the training at most {card.largest_array_m:.0f} m; "
            "this is not like the training's sites and the answer is a guess"
        )
    if len(positions_m) == 4 and not _goes_around(positions_m):
        told.append(
            "The microphones do not stand in order around the site (M1, M2, M3, M4 anticlockwise from the origin's "
            "corner), as they did in the training; choose or reorder them so that they do"
        )
    return told


def _goes_around(positions_m: np.ndarray) -> bool:
    """Seen from above, do the microphones follow each other anticlockwise around their centroid?"""
    plan = positions_m[:, :2] - positions_m[:, :2].mean(axis=0)
    turns = plan[:, 0] * np.roll(plan[:, 1], -1) - plan[:, 1] * np.roll(plan[:, 0], -1)
    return bool((turns > 0.0).all())
