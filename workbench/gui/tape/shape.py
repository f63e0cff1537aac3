"""What of a solution is drawn."""

from __future__ import annotations

import numpy as np

from workbench.core.session import Session
from workbench.core.tape.frame import turned
from workbench.core.tape.nouns import TapeFrame
from workbench.core.tape.placing import framed
from workbench.core.tape.solve import Solution
from workbench.gui.tape.drawing import Drawn, Line
from workbench.gui.tape.shown_names import shown_names

_LARGE = 2.5
"""A residual of so many standard deviations is worth a look."""


def drawn_of(session: Session, solution: Solution, frame: TapeFrame) -> Drawn | None:
    """The shape turned as it lies in the site; None when nothing is placed."""
    if not solution.is_solved:
        return None
    network = solution.network
    doubted = {t for d in solution.doubts for t in d.tapes} | {t for t, _ in solution.steep}
    if not solution.left_out:
        doubted |= {t for triangle in solution.triangles for t in triangle.tapes}
    places = turned(framed(session, solution, frame), frame.angle_deg)
    lengths = np.linalg.norm(places[network.pairs[:, 0]] - places[network.pairs[:, 1]], axis=1)
    residuals = network.length_m - lengths  # of the shape chosen, which need not be the first
    lines = []
    for tape, (a, b) in enumerate(network.pairs.tolist()):
        if not np.isfinite(residuals[tape]):
            continue
        is_large = abs(residuals[tape]) > _LARGE * network.length_error_m[tape]
        tone = "left out" if tape in solution.left_out else "doubt" if tape in doubted else "large" if is_large else ""
        residual = np.nan if tape in solution.unchecked else float(residuals[tape])
        lines.append(Line(a, b, residual, tone))
    return Drawn(shown_names(network.names), places, tuple(lines), frozenset(solution.loose))
