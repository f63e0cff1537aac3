"""Is this session like what a network was trained on? Where it is not, a number would mislead."""

from __future__ import annotations

import numpy as np

from workbench.core.array.checks import microphone_name
from workbench.core.card import ModelCard
from workbench.core.geometry import array_span_m
from workbench.core.learnt import has_learnt_seed, has_started_from_seed
from workbench.core.recording import Recording
from workbench.core.session import Point, Session
from workbench.core.session_key import is_told
from workbench.core.simulated import simulated_seeds
from workbench.nets.architectures import ARCHITECTURES

_LARGER = 1.25
"""A site or an array this much larger than any in training is outside what the network knows."""
_SMALLER = 0.8
_CORNER_MARGIN_M = 1.0
"""How much farther from the frame's origin than in training the array's low corner may lie."""


def fitness_warnings(card: ModelCard, session: Session, recording: Recording) -> tuple[str, ...]:
    """Plain sentences, one a reason to doubt; empty when the session looks like the training."""
    told = [*_known_warnings(card, session), *_array_warnings(card, session), *_site_warnings(card, session)]
    recorded_hz = recording.recorded_rate_hz
    if recorded_hz < card.rate_hz:
        told.append(
            f"The recording has {recorded_hz / 1000:g} kHz, the training had {card.rate_hz / 1000:g} kHz: "
            f"there is nothing above {recorded_hz / 2000:g} kHz to compare"
        )
    return tuple(told)


def _known_warnings(card: ModelCard, session: Session) -> list[str]:
    """That the network has met this very session: its errors are then no held-out ones."""
    if is_told(session.id, card.learnt_from.get("sessions", "")):
        return ["The network learnt from this very session: its errors here say nothing of other places"]
    if is_told(session.id, card.started_from.get("sessions", "")):
        return ["The network that this one began as learnt from this very session: its errors here flatter it"]
    if is_told(session.id, card.learnt_from.get("chosen_by", "")):
        return ["The network's best epoch was chosen on this session: its errors here flatter it"]
    return _seed_warnings(card, session)


def _seed_warnings(card: ModelCard, session: Session) -> list[str]:
    """The same of simulated sessions, whose places the seed tells."""
    seed = next((s for s in sorted(simulated_seeds(session)) if has_learnt_seed(card, s, session.site.name)), None)
    if seed is None:
        return []
    whose = "network that this one began as" if has_started_from_seed(card, seed, session.site.name) else "network"
    return [f"The {whose} learnt from simulated recordings of the same seed ({seed}): its errors here flatter it"]


def _site_warnings(card: ModelCard, session: Session) -> list[str]:
    size_m = session.site.size_m
    if not card.trained_sites:
        return []
    if size_m is None:
        return [
            "The site's size is not known, so nobody can say whether it is like the training's; type it if you know it"
        ]
    largest = max(card.trained_sites, key=lambda site: site.size_m[0] * site.size_m[1])
    longest_m = max(max(site.size_m[:2]) for site in card.trained_sites)
    highest_m = max(site.size_m[2] for site in card.trained_sites)
    if max(size_m[:2]) <= _LARGER * longest_m and size_m[2] <= _LARGER * highest_m:
        return []
    return [
        f"The site ({size_m[0]:g} x {size_m[1]:g} x {size_m[2]:g} m) is much larger than any in the training "
        f"(largest: {largest.name}, {' x '.join(f'{v:g}' for v in largest.size_m)} m); the answer is a guess"
    ]


def _array_warnings(card: ModelCard, session: Session) -> list[str]:
    positions_m = session.microphone_positions_m()
    if not np.isfinite(positions_m).all() or card.array_span_m is None:
        return []
    told = [*_span_warnings(card.array_span_m, positions_m), *_frame_warnings(card, positions_m)]
    return told if session.site.size_m is None else [*told, *_corner_warnings(card, session, positions_m)]


def _corner_warnings(card: ModelCard, session: Session, positions_m: np.ndarray) -> list[str]:
    """The networks hardly read where microphones stand: they know them near the corners, as in training."""
    if _is_relative(card) or card.array_corner_m is None or session.site.size_m is None:
        return []
    inset_m = np.array(card.array_corner_m[1][:2])
    size_m = np.array(session.site.size_m[:2])
    plan = positions_m[:, :2]
    off_m = np.maximum(np.minimum(plan, size_m - plan) - inset_m, np.maximum(-plan, plan - size_m)).max(axis=1)
    far = [microphone_name(session, int(i)) for i in np.flatnonzero(off_m > _CORNER_MARGIN_M)]
    if not far:
        return []
    does = "does" if len(far) == 1 else "do"
    return [
        f"{', '.join(far)} {does} not stand near a corner of the site (in the training within {inset_m.max():.1f} m of "
        "both walls); the network hardly reads where microphones stand, so its answer shifts"
    ]


def _span_warnings(trained_m: tuple[float, float], positions_m: np.ndarray) -> list[str]:
    span_m = array_span_m(positions_m)
    if span_m > _LARGER * trained_m[1]:
        than = f"in the training at most {trained_m[1]:.0f} m"
    elif span_m < _SMALLER * trained_m[0]:
        than = f"in the training at least {trained_m[0]:.0f} m"
    else:
        return []
    return [
        f"The microphones are up to {span_m:.1f} m apart, {than}; this is not like the training's sites and the answer "
        "is a guess"
    ]


def _frame_warnings(card: ModelCard, positions_m: np.ndarray) -> list[str]:
    """A network that answers in the site frame knows only the frame it was trained in; most know but one order."""
    if card.array_corner_m is None:
        return []
    told = [] if _is_relative(card) else _origin_warnings(card.array_corner_m, positions_m)
    kind = ARCHITECTURES.get(card.architecture)
    takes_any_order = kind is not None and kind.takes_any_order
    if len(positions_m) == 4 and not takes_any_order and not _goes_around_from_the_origin(positions_m):
        told.append(
            "The microphones are not in the training's order (M1 nearest the origin's corner, then M2, M3, M4 "
            "anticlockwise seen from above); choose or reorder them so that they are"
        )
    return told


def _is_relative(card: ModelCard) -> bool:
    """Does it answer from where the microphones stand?"""
    kind = ARCHITECTURES.get(card.architecture)
    return bool(card.options.get("relative")) or (kind is not None and kind.is_relative)


def _origin_warnings(trained_m: tuple[Point, Point], positions_m: np.ndarray) -> list[str]:
    low_m, high_m = (np.array(corner) for corner in trained_m)
    corner_m = positions_m.min(axis=0)
    if (corner_m < low_m - _CORNER_MARGIN_M).any() or (corner_m > high_m + _CORNER_MARGIN_M).any():
        return [
            "The origin of the coordinates is not where the training had it, in a floor corner of the site with the "
            f"nearest microphone {low_m[:2].min():.1f}-{high_m[:2].max():.1f} m from each wall; the network's answer "
            "counts from that corner and is wrong until you move the origin there"
        ]
    return []


def _goes_around_from_the_origin(positions_m: np.ndarray) -> bool:
    """Seen from above: anticlockwise around their centroid, beginning with the one nearest the low corner."""
    plan = positions_m[:, :2] - positions_m[:, :2].mean(axis=0)
    turns = plan[:, 0] * np.roll(plan[:, 1], -1) - plan[:, 1] * np.roll(plan[:, 0], -1)
    extent = np.maximum(np.ptp(plan, axis=0), 1e-9)
    begins_at_origin = int((plan / extent).sum(axis=1).argmin()) == 0
    return bool((turns > 0.0).all()) and begins_at_origin
