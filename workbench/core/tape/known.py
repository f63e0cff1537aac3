"""Heights that are known from the places so far: taken for measured ones, or guarded from a guess."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from workbench.core.session import Session
from workbench.core.tape.nouns import FARTHEST_M, TapeHeight
from workbench.core.tape.placing import end_at, end_names, index_of
from workbench.core.tape.solve import Solution

_NOTICED_M = 0.02
"""Heights that change by less are as they were."""


@dataclass(frozen=True)
class Lost:
    """A known height that would become another one. name : of the end. before_m, after_m : z in the site, metres."""

    name: str
    before_m: float
    after_m: float


def known_heights_m(session: Session) -> dict[int, float]:
    """Heights that the places so far say, of the ends (indices in `end_names`) whose height nobody measured.

    Metres above the level that heights count from.
    """
    measured = {index_of(session, height.of) for height in session.tape_heights}
    level_m = 0.0 if session.tape_frame is None else session.tape_frame.origin_m[2]
    heights = enumerate(_heights_m(session) - level_m)
    return {i: float(height) for i, height in heights if abs(height) <= FARTHEST_M and i not in measured}


def with_known_heights(session: Session) -> Session:
    """The session with those heights written down as if they had been measured, with their places' errors."""
    errors = [m.position_error_m for m in session.microphones]
    errors.append(None if session.source is None else session.source.position_error_m)
    found = tuple(
        TapeHeight(of=end_at(session, i), height_m=round(height_m, 4), error_m=_told(errors[i]))
        for i, height_m in known_heights_m(session).items()
    )
    return replace(session, tape_heights=(*session.tape_heights, *found)) if found else session


def lost_heights(session: Session, solution: Solution, placed: Session) -> tuple[Lost, ...]:
    """Known heights that only a guess of what is level would replace; none where heights were measured to say it.

    placed : the session as the tapes would place it.
    """
    if not solution.assumed_level:
        return ()
    names, before, after = end_names(session), _heights_m(session), _heights_m(placed)
    return tuple(
        Lost(names[i], float(before[i]), float(after[i]))
        for i in known_heights_m(session)
        if abs(after[i] - before[i]) > _NOTICED_M
    )


def _told(error_m: float | None) -> float | None:
    """An error as a tape can have one: made-up places are exact, and no plumb line is."""
    return error_m if error_m is not None and 0.001 <= error_m <= FARTHEST_M else None


def _heights_m(session: Session) -> np.ndarray:
    """(n + 1,) z in the site frame, NaN where not placed; the last is the source's."""
    source = session.true_position_m or (np.nan,) * 3
    return np.array([*session.microphone_positions_m()[:, 2], source[2]])
