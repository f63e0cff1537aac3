"""How far a method's answer moves when something is a little different: what people cannot know exactly in the field.

Microphones are left out one by one; their gains wander by 1 dB; their places wander by the errors they were measured
with. What wanders is drawn from normal distributions, always the same draws for one seed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from workbench.core.array.checks import microphone_names
from workbench.core.errors import UserError
from workbench.core.evidence import Kind, Moves
from workbench.core.geometry import point_of
from workbench.core.session import Session
from workbench.engine.some_clips import SomeClips
from workbench.localize.found import Found
from workbench.localize.method import Method

GAIN_DB = 1.0
_DEAF_TO_GAINS = ", which delays do not hear"
ASSUMED_ERROR_M = 0.1
"""Of a microphone's place, where nobody said how well it is known."""


@dataclass(frozen=True)
class Tried:
    """So much of the tries is done; moves : what has just been finished, None in between."""

    done: int
    total: int
    moves: Moves | None = None


def tries(heard: SomeClips, method: Method, n_draws: int, seed: int) -> Iterator[Tried]:
    """All of them, one after another. heard : with the clips to ask about."""
    n_mics = len(heard.session.microphones)
    total = n_mics + 2 * n_draws
    from_m = _answer_m(heard, method)
    done = 0
    for moves in _without_each(heard, method, from_m):
        done = n_mics if moves.microphone is None else done + 1
        yield Tried(done, total, moves)
    rng = np.random.default_rng([seed, 1])
    gains_db = rng.normal(0.0, GAIN_DB, (n_draws, n_mics))
    louder = (_with_gains(heard, draw_db) for draw_db in gains_db)
    said = f"gains wander by {GAIN_DB:g} dB" + ("" if method.hears_gains else _DEAF_TO_GAINS)
    yield from _wandering("gains", said, louder, method, from_m, (n_mics, n_draws, total))
    errors_m, said = place_errors_m(heard.session)
    if not errors_m.any():
        why = "every microphone's place is said to be exact"
        yield Tried(total, total, Moves("places", said, from_m, np.empty((0, 3)), why_not=why))
        return
    rng = np.random.default_rng([seed, 2])
    shifts_m = rng.normal(0.0, 1.0, (n_draws, n_mics, 3)) * (errors_m / np.sqrt(3.0))[:, None]
    moved = (_with_places(heard, draw_m) for draw_m in shifts_m)
    yield from _wandering("places", said, moved, method, from_m, (n_mics + n_draws, n_draws, total))


def place_errors_m(session: Session) -> tuple[np.ndarray, str]:
    """How well each microphone's place is known, and that in words. (n_mics,) metres, root of three variances' sum."""
    known = [m.position_error_m for m in session.microphones]
    errors_m = np.array([ASSUMED_ERROR_M if error is None else error for error in known])
    low_m, high_m = float(errors_m.min()), float(errors_m.max())
    size = f"{high_m:.2g} m" if high_m - low_m < 5e-3 else f"{low_m:.2g} to {high_m:.2g} m"
    if high_m == 0.0:
        return errors_m, "places wander"
    n_assumed = sum(error is None for error in known)
    if n_assumed == len(known):
        size += ", which is assumed"
    elif n_assumed:
        size += f"; {ASSUMED_ERROR_M:g} m is assumed for {n_assumed} of {len(known)}"
    return errors_m, f"places wander by {size}"


def _without_each(heard: SomeClips, method: Method, from_m: np.ndarray) -> Iterator[Moves]:
    names = microphone_names(heard.session)
    for index, name in enumerate(names):
        rest = tuple(i for i in range(len(names)) if i != index)
        session = heard.session.with_microphones_chosen(rest)
        try:
            method.check(session)
        except UserError:
            why = f"{method.title} cannot do with {len(rest)} microphones"
            yield Moves("without", "without one microphone", from_m, np.empty((0, 3)), why_not=why)
            return
        fewer = SomeClips(session, heard.recording.with_channels_chosen(rest), heard.chosen)
        yield Moves("without", f"without {name}", from_m, _answer_m(fewer, method)[None], microphone=index)


def _wandering(
    kind: Kind, what: str, others: Iterator[SomeClips], method: Method, from_m: np.ndarray, counts: tuple[int, int, int]
) -> Iterator[Tried]:
    done, n_draws, total = counts
    answers_m = []
    for heard in others:
        answers_m.append(_answer_m(heard, method))
        if len(answers_m) < n_draws:
            yield Tried(done + len(answers_m), total)
    yield Tried(done + n_draws, total, Moves(kind, what, from_m, np.array(answers_m).reshape(-1, 3)))


def _answer_m(heard: SomeClips, method: Method) -> np.ndarray:
    """The method's one answer for these clips, (3,); NaN where it declines all of them."""
    try:
        found = Found.joined(list(method.locate(heard)))
    except UserError:  # such as microphones that now stand in a line
        return np.full(3, np.nan)
    return method.joined(heard, found).position_m if found.is_answered.any() else np.full(3, np.nan)


def _with_gains(heard: SomeClips, more_db: np.ndarray) -> SomeClips:
    """Channels as they would sound had the recorder added so much more than is known."""
    factors = (10.0 ** (more_db / 20.0)).astype(np.float32)[:, None]
    recording = replace(heard.recording, samples=heard.recording.samples * factors)
    return SomeClips(heard.session, recording, heard.chosen)


def _with_places(heard: SomeClips, shift_m: np.ndarray) -> SomeClips:
    places_m: Sequence[np.ndarray] = list(heard.session.microphone_positions_m() + shift_m)
    microphones = tuple(
        replace(m, position_m=point_of(place)) for m, place in zip(heard.session.microphones, places_m, strict=True)
    )
    return heard.with_places(replace(heard.session, microphones=microphones))
