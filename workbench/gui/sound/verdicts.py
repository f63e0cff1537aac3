"""What the first visible method says of each clip: within the radius, outside, or answered with no truth known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.core.geometry import distance_m
from workbench.core.session import Session
from workbench.gui.answers.methods import shown_method
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Look


@dataclass(frozen=True)
class Verdict:
    """One clip's answer; error_m and is_within are None when nobody knows where the source was."""

    error_m: float | None
    is_within: bool | None


@dataclass(frozen=True)
class Verdicts:
    """Of one method (its title as people know it), by index of the clip."""

    title: str
    of_clip: dict[int, Verdict]


def first_verdicts(predictions: Predictions, look: Look, session: Session | None) -> Verdicts | None:
    """The first method that is not hidden, judged against the present truth; None when there is none."""
    shown = [m for m in predictions.methods if m not in look.hidden_methods and predictions.of(m)]
    if not shown:
        return None
    truth_m = session.true_position_m if session is not None else None
    found = {}
    for located in predictions.of(shown[0]):
        error_m = None
        if truth_m is not None:
            error_m = float(distance_m(np.array(located.position_m), np.array(truth_m), look.dimensions))
        found[located.clip] = Verdict(error_m, None if error_m is None else error_m <= look.radius_m)
    return Verdicts(shown_method(shown[0]).title, found)
