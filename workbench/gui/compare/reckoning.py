"""What the page shows of an evaluation, worked out beside the window: curves, figures, differences, worst cases.

All numbers come from workbench.evaluate, as the report's do. No Qt here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from workbench.core.events import Event
from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.curves import Curve, accuracy_curve, error_cdf
from workbench.evaluate.errors_of_kind import ErrorKind, errors_of
from workbench.evaluate.evaluation import Evaluation, Split
from workbench.evaluate.groups import GroupBy, groups_of, rows_of_group
from workbench.evaluate.method_figures import MethodFigures, figures_of
from workbench.evaluate.paired import Paired, paired
from workbench.evaluate.worst import worst_rows

N_WORST = 300
"""So many rows of the table of worst cases."""


@dataclass(frozen=True)
class Asked:
    """by, value : which clips, "" = the first group; kind : of error.

    reference : what others are compared with, "" = the first method.
    """

    by: GroupBy = "all"
    value: str = "all"
    kind: ErrorKind = "3-D"
    radius_m: float = 2.0
    split: Split = "place"
    reference: str = ""

    @property
    def of_curves(self) -> tuple[object, ...]:
        """What curves depend on: all but the radius and the reference."""
        return self.by, self.value, self.kind, self.split


@dataclass(frozen=True)
class WorstCase:
    """The worst clip of a session and method. key : of the session; clip from 0; hull : is the truth inside it, 1, 0
    or -1 unknown. error_m : of the kind asked for; radius_90_m, residual : NaN unknown."""

    key: str
    title: str
    site: str
    method: str
    clip: int
    start_s: float
    error_m: float
    hull: int
    radius_90_m: float
    residual: float


@dataclass(frozen=True, eq=False)
class Reckoned:
    """Of the methods that have rows in the group, in the evaluation's order. values : the names of the groups.

    table : the group's rows of single clips; wholes : of whole sessions.
    """

    evaluation: Evaluation
    asked: Asked
    values: tuple[str, ...]
    table: AnswerTable
    wholes: AnswerTable
    accuracy: Mapping[str, Curve]
    distribution: Mapping[str, Curve]
    worst: tuple[WorstCase, ...]
    figures: tuple[MethodFigures, ...] = ()
    pairs: tuple[Paired, ...] = ()

    @property
    def reference(self) -> str:
        """The method that others are compared with."""
        names = [figures.method for figures in self.figures]
        return self.asked.reference if self.asked.reference in names else (names[0] if names else "")


@dataclass(frozen=True, kw_only=True, eq=False)
class ReckonedAnew(Event):
    """It is worked out."""

    reckoned: Reckoned


@dataclass(frozen=True, eq=False)
class Reckon:
    """before : what was worked out last; what is the same in it is taken over."""

    evaluation: Evaluation
    asked: Asked
    before: Reckoned | None = None

    def run(self) -> Iterator[Event]:
        yield ReckonedAnew(reckoned=reckoned_of(self.evaluation, self.asked, self.before))


def reckoned_of(evaluation: Evaluation, asked: Asked, before: Reckoned | None = None) -> Reckoned:
    is_same = before is not None and before.evaluation is evaluation and before.asked.of_curves == asked.of_curves
    found = before if is_same and before is not None else _curves_of(evaluation, asked)
    names = [name for name in evaluation.method_names if name in found.accuracy]
    figures = (figures_of(found.table, name, asked.kind, asked.radius_m, asked.split) for name in names)
    known = tuple(each for each in figures if each is not None)
    reference = asked.reference if asked.reference in names else (names[0] if names else "")
    pairs = tuple(
        paired(found.table, reference, name, asked.kind, asked.radius_m, asked.split)
        for name in names
        if name != reference
    )
    return Reckoned(
        evaluation, asked, found.values, found.table, found.wholes, found.accuracy, found.distribution, found.worst,
        known, pairs,
    )  # fmt: skip


def _curves_of(evaluation: Evaluation, asked: Asked) -> Reckoned:
    clips, wholes = evaluation.clips, evaluation.wholes
    values = groups_of(clips, asked.by)
    value = asked.value or (values[0] if values else "")
    table = clips.where(rows_of_group(clips, asked.by, value))
    wholes = wholes.where(rows_of_group(wholes, asked.by, value))
    there = set(np.unique(table.methods).tolist())
    names = [name for name in evaluation.method_names if name in there]
    accuracy = {name: accuracy_curve(table, name, kind=asked.kind, split=asked.split) for name in names}
    cdfs = {name: error_cdf(table, name, asked.kind, split=asked.split) for name in names}
    worst = tuple(_worst_case(table, int(row), asked.kind) for row in worst_rows(table, N_WORST, asked.kind))
    return Reckoned(evaluation, asked, values, table, wholes, accuracy, cdfs, worst)


def _worst_case(table: AnswerTable, row: int, kind: ErrorKind) -> WorstCase:
    one = table.where(np.array([row]))
    return WorstCase(
        key=str(one.sessions[0]),
        title=str(one.titles[0]),
        site=str(one.sites[0]),
        method=str(one.methods[0]),
        clip=int(one.clips[0]),
        start_s=float(one.start_s[0]),
        error_m=float(errors_of(one, kind)[0]),
        hull=int(one.truths_in_hull[0]),
        radius_90_m=float(one.radii_90_m[0]),
        residual=float(one.residuals[0]),
    )
