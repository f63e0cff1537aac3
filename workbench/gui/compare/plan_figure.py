"""What the plan of a site shows, as arrays: one place a session, one answer a session and method. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from workbench.core.session import Point
from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.errors_of_kind import ErrorKind, errors_of
from workbench.evaluate.evaluation import Evaluation
from workbench.gui.compare.reckoning import Reckoned


@dataclass(frozen=True, eq=False)
class PlanAnswers:
    """Of one method. sessions : (n,) keys; truths_m, answers_m : (n, 2) site frame; errors_m : (n,) of the kind asked
    for; titles : of the sessions."""

    sessions: np.ndarray
    titles: np.ndarray
    truths_m: np.ndarray
    answers_m: np.ndarray
    errors_m: np.ndarray


@dataclass(frozen=True, eq=False)
class PlanFigure:
    """size_m : of the site's box, None unknown; microphones_m : (n, 2) of all arrays; truths_m : (n, 2) different
    places; declined : sessions without a joined answer, by method. Metres, site frame."""

    site: str
    kind: ErrorKind
    size_m: Point | None
    microphones_m: np.ndarray
    truths_m: np.ndarray
    answers: Mapping[str, PlanAnswers]
    declined: Mapping[str, int]


def sites_of(reckoned: Reckoned) -> tuple[str, ...]:
    """With answers for whole sessions, most sessions first."""
    names, counts = np.unique(reckoned.wholes.sites, return_counts=True)
    return tuple(str(name) for name in names[np.argsort(-counts, kind="stable")])


def plan_figure(reckoned: Reckoned, site: str) -> PlanFigure:
    table = reckoned.wholes.where(reckoned.wholes.sites == site)
    size_m, microphones_m = _around(reckoned.evaluation, site, set(np.unique(table.sessions).tolist()))
    names = [figures.method for figures in reckoned.figures]
    known = table.where(table.is_answered & np.isfinite(table.truths_m).all(axis=1))
    return PlanFigure(
        site=site,
        kind=reckoned.asked.kind,
        size_m=size_m,
        microphones_m=microphones_m,
        truths_m=np.unique(table.truths_m[:, :2].round(3), axis=0),
        answers={name: _answers(known.where(known.methods == name), reckoned.asked.kind) for name in names},
        declined={name: int((~table.is_answered & (table.methods == name)).sum()) for name in names},
    )


def _answers(rows: AnswerTable, kind: ErrorKind) -> PlanAnswers:
    errors_m = errors_of(rows, kind)
    return PlanAnswers(rows.sessions, rows.titles, rows.truths_m[:, :2], rows.answers_m[:, :2], errors_m)


def _around(evaluation: Evaluation, site: str, keys: set[str]) -> tuple[Point | None, np.ndarray]:
    here = [session for session in evaluation.sessions if session.site == site and session.key in keys]
    size_m = next((session.size_m for session in here if session.size_m is not None), None)
    places = {(round(p[0], 3), round(p[1], 3)) for session in here for p in session.microphones_m}
    return size_m, np.array(sorted(places), dtype=np.float64).reshape(-1, 2)
