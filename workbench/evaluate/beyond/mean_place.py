"""What one gets without listening: always the same place of a site, or the middle of the microphones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from workbench.core.session import Point
from workbench.evaluate.beyond.roles import MEAN, TITLES, stacked
from workbench.evaluate.evaluation import EvaluatedMethod, EvaluatedSession, Evaluation

MIDDLE = "Middle of the microphones"


def with_mean_place(evaluation: Evaluation, means_m: Mapping[str, Point]) -> Evaluation:
    """The evaluation with one method more: the mean place of the site's training places, for every clip.

    means_m : by the site's name, metres, site frame.
    """
    return _with_constant(
        evaluation, {one.key: np.array(means_m[one.site]) for one in evaluation.sessions}, TITLES[MEAN]
    )


def with_middle_of_microphones(evaluation: Evaluation) -> Evaluation:
    """The same with the mean of the session's microphones, for sites of which no training place is known."""
    return _with_constant(evaluation, {one.key: _middle_m(one) for one in evaluation.sessions}, MIDDLE)


def _middle_m(session: EvaluatedSession) -> np.ndarray:
    return np.asarray(np.array(session.microphones_m).mean(axis=0))


def _with_constant(evaluation: Evaluation, places_m: Mapping[str, np.ndarray], title: str) -> Evaluation:
    table = evaluation.table
    rows = table.where(table.methods == evaluation.method_names[0])
    n, unknown = len(rows), np.full(len(rows), np.nan)
    said = replace(
        rows,
        methods=np.full(n, MEAN),
        answers_m=np.array([places_m[key] for key in rows.sessions.tolist()]).reshape(n, 3),
        why_not=np.full(n, ""),
        in_hull=np.full(n, -1),
        **dict.fromkeys(("residuals", "radii_m", "radii_50_m", "radii_90_m", "shares_within"), unknown),
    )
    # its places are numbered as the other rows' are, so they are joined without a step
    both = stacked([table, said])
    both = replace(
        both,
        places=np.concatenate([table.places, rows.places]),
        arrays=np.concatenate([table.arrays, rows.arrays]),
    )
    method = EvaluatedMethod(name=MEAN, title=title)
    return replace(evaluation, methods=(method, *evaluation.methods), table=both)
