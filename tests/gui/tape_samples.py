"""Sessions whose corners were measured with tape, for the tests of the tape measure."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np

from workbench.core.session import Microphone, Session
from workbench.core.tape.nouns import Tape, TapeHeight

CORNERS = np.array([[0.0, 0.0, 1.2], [7.0, 0.0, 1.6], [6.8, 6.9, 2.0], [-0.2, 6.7, 2.6]])


def unplaced(n: int = 4) -> Session:
    return Session(id="T", microphones=tuple(Microphone(name=f"M{i + 1}", file=f"m{i + 1}.wav") for i in range(n)))


def length_m(i: int, j: int) -> float:
    return round(float(np.linalg.norm(CORNERS[i] - CORNERS[j])), 3)


def taped(*, wrong: tuple[int, int] | None = None, left: tuple[tuple[int, int], ...] = ()) -> Session:
    tapes = tuple(
        Tape(between=(i + 1, j + 1), length_m=length_m(i, j) + (0.5 if (i, j) == wrong else 0.0), error_m=0.01)
        for i, j in combinations(range(4), 2)
        if (i, j) not in left
    )
    heights = tuple(TapeHeight(of=i + 1, height_m=float(CORNERS[i, 2]), error_m=0.01) for i in range(4))
    return replace(unplaced(), tapes=tapes, tape_heights=heights)
