"""A session's tapes as a network to solve, and the solution as places in the session."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np

from workbench.core.array.checks import microphone_names
from workbench.core.geometry import point_of
from workbench.core.session import Session, Source
from workbench.core.tape.frame import in_frame, in_site, matched
from workbench.core.tape.network import Network, network_of
from workbench.core.tape.nouns import TAPE_ERROR_M, End, TapeFrame
from workbench.core.tape.solve import Solution

SOURCE_NAME = "Source"


def end_names(session: Session) -> tuple[str, ...]:
    """The names of all ends: the microphones in order, then the source."""
    return (*microphone_names(session), SOURCE_NAME)


def index_of(session: Session, end: End) -> int:
    """An end's place in `end_names`, from 0."""
    return len(session.microphones) if end == "source" else end - 1


def end_at(session: Session, index: int) -> End:
    """The other way round."""
    return "source" if index == len(session.microphones) else index + 1


def network_of_session(session: Session) -> Network:
    """What was measured, as points in the order of `end_names`; the source is one even where nobody measured it.

    A tape between the same two ends counts once, the last; ends that are no microphone's number are left out.
    """
    n = len(session.microphones) + 1
    tapes: dict[tuple[int, int], tuple[int, int, float, float]] = {}
    for tape in session.tapes:
        a, b = sorted(index_of(session, end) for end in tape.between)
        if 0 <= a < b < n:
            tapes[a, b] = (a, b, tape.length_m, tape.error_m or TAPE_ERROR_M)
    heights: dict[int, tuple[int, float, float]] = {}
    for height in session.tape_heights:
        p = index_of(session, height.of)
        if 0 <= p < n:
            heights[p] = (p, height.height_m, height.error_m or TAPE_ERROR_M)
    return network_of(end_names(session), tuple(tapes.values()), tuple(heights.values()))


def framed(session: Session, solution: Solution, frame: TapeFrame) -> np.ndarray:
    """Places in the tapes' frame: origin at x = y = 0, z the height above the level. (n + 1, 3), NaN = not placed."""
    reading = solution.readings_m[min(frame.reading, len(solution.readings_m) - 1)]
    placed = np.flatnonzero(np.isfinite(reading).all(axis=1))
    origin, along_x = (index_of(session, end) for end in (frame.origin, frame.along_x))
    origin = origin if origin in placed else int(placed[0])
    if along_x not in placed or along_x == origin:
        along_x = int(placed[placed != origin][0])
    upside_down = frame.upside_down and solution.can_turn_over
    return in_frame(reading, origin, along_x, mirrored=frame.mirrored, upside_down=upside_down)


def sited(session: Session, solution: Solution, frame: TapeFrame) -> np.ndarray:
    """Places in the site frame, metres: (n + 1, 3), NaN where not placed or not held."""
    places = in_site(framed(session, solution, frame), frame.origin_m, frame.angle_deg)
    places[~np.isfinite(solution.position_error_m)] = np.nan
    return places


def matched_frame(session: Session, solution: Solution, frame: TapeFrame) -> tuple[TapeFrame, float, int] | None:
    """The frame in which the shape lies nearest to where the session says things stand, rms distance, how many.

    frame : its origin and x axis are kept; reading, mirror image, turn and shift are chosen. Each mirror image must be
    clearly nearer (1 cm) than what was tried before it. None with fewer than two places known.
    """
    if not solution.is_solved:
        return None
    source = session.true_position_m or (np.nan,) * 3
    known = np.vstack([session.microphone_positions_m(), source])
    best: tuple[TapeFrame, float, int] | None = None
    for reading, over, mirrored in product(range(len(solution.readings_m)), (False, True), (False, True)):
        if over and not solution.can_turn_over:
            continue
        tried = replace(frame, reading=reading, mirrored=mirrored, upside_down=over)
        places = framed(session, solution, tried)
        found = matched(places, known)
        if found is not None and (best is None or found[2] < best[1] - 0.01):
            shift, angle, off = found
            n = int((np.isfinite(places) & np.isfinite(known)).all(axis=1).sum())
            x, y, z = (round(v, 4) for v in shift)
            best = replace(tried, origin_m=(x, y, z), angle_deg=round(angle, 3)), off, n
    return best


def placed_by_tape(session: Session, solution: Solution, frame: TapeFrame) -> tuple[Session, int]:
    """The session with every held end where the tapes put it, and how many microphones that were.

    position_error_m becomes the solved one. Microphones that are not held stay as they were.
    """
    if not solution.is_solved:
        return session, 0
    places = sited(session, solution, frame)
    n_placed = 0
    for i, microphone in enumerate(session.microphones):
        if np.isfinite(places[i]).all():
            error = round(float(solution.position_error_m[i]), 4)
            moved = replace(microphone, position_m=point_of(places[i], 4), position_error_m=error)
            session = session.with_microphone(i, moved)
            n_placed += 1
    if np.isfinite(places[-1]).all():
        error = round(float(solution.position_error_m[-1]), 4)
        source = replace(session.source or Source(), position_m=point_of(places[-1], 4), position_error_m=error)
        session = replace(session, source=source)
    return session, n_placed
