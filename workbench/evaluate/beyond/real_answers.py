"""What methods said of one recording without a surveyed source, as few numbers."""

from __future__ import annotations

from collections import Counter

import numpy as np

from workbench.core.session import Point
from workbench.evaluate.beyond.study import RealAnswers
from workbench.files.predictions import Run


def real_answers(run: Run, role: str, reference_m: Point | None = None) -> RealAnswers:
    """role : what to call the method; reference_m : survey coordinates, where there are such, as its answers'."""
    reasons = Counter(one.why.split(";")[0] for one in run.declined)
    n_declined = sum(one.clip is not None for one in run.declined)
    places_m = np.array([one.position_m for one in run.clips]).reshape(-1, 3)
    away_m = np.linalg.norm(places_m - np.median(places_m, axis=0), axis=1) if len(places_m) else np.empty(0)
    radii_m = [one.radius_m for one in run.clips if one.radius_m is not None]
    return RealAnswers(
        method=role,
        n_clips=len(run.clips) + n_declined,
        n_answered=len(run.clips),
        spread_m=float(np.median(away_m)) if len(away_m) else None,
        away_m=_away_m(run, reference_m),
        radius_m=float(np.median(radii_m)) if radii_m else None,
        why_not=reasons.most_common(1)[0][0] if reasons else "",
    )


def _away_m(run: Run, reference_m: Point | None) -> float | None:
    if run.summary is None or reference_m is None:
        return None
    said_m = run.summary.survey_position_m or run.summary.position_m
    return float(np.linalg.norm(np.array(said_m) - np.array(reference_m)))
