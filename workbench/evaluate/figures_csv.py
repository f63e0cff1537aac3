"""An evaluation's figures as CSV: one line a figure, of all clips, of every group, and of every two methods."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.answers import Measured, Unit
from workbench.evaluate.errors_of_kind import ERROR_KINDS, ErrorKind
from workbench.evaluate.evaluation import Evaluation
from workbench.evaluate.groups import GROUPS, groups_of, rows_of_group
from workbench.evaluate.method_figures import MethodFigures, figures_of
from workbench.evaluate.paired import all_pairs

COLUMNS = (
    *("table", "group_by", "group", "method", "reference", "kind", "figure", "unit", "value", "low", "high"),
    *("clips", "answered", "units", "split"),
)
Line = tuple[str, ...]


def figures_csv(evaluation: Evaluation) -> str:
    """Shares from 0 to 1, metres; empty cells are unknown."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for by in GROUPS:
        for value in groups_of(evaluation.clips, by):
            clips = evaluation.clips.where(rows_of_group(evaluation.clips, by, value))
            for kind in ERROR_KINDS if by == "all" else ERROR_KINDS[:1]:
                writer.writerows(_lines(evaluation, clips, kind, ("clips", by, value)))
    writer.writerows(_lines(evaluation, evaluation.wholes, "3-D", ("sessions", "all", "all")))
    writer.writerows(_pairs(evaluation))
    return out.getvalue()


def _lines(evaluation: Evaluation, rows: AnswerTable, kind: ErrorKind, where: Line) -> Iterator[Line]:
    for method in evaluation.method_names:
        found = figures_of(rows, method, kind, evaluation.radius_m, evaluation.split)
        if found is None:
            continue
        counts = (str(found.n_clips), str(found.n_answered), str(found.n_units), evaluation.split)
        for name, unit, measured in _measured(found, evaluation.radius_m):
            if measured is not None:
                yield (*where, method, "", kind, name, unit, *_numbers(measured), *counts)


def _measured(found: MethodFigures, radius_m: float) -> Iterator[tuple[str, Unit, Measured | None]]:
    for radius, measured in sorted({**found.within_each, radius_m: found.within}.items()):
        yield f"within {radius:g} m", "share", measured
    yield "declined", "share", found.declined
    for name in ("median", "p90", "mean", "rmse", "bias"):
        yield name, "m", getattr(found, name)
    yield "R^2", "1", found.r_squared
    for coverage in (found.coverage_50, found.coverage_90):
        if coverage is not None and found.kind == "3-D":
            yield f"coverage {100 * coverage.nominal:.0f} %", "share", coverage.observed


def _pairs(evaluation: Evaluation) -> Iterator[Line]:
    for pair in all_pairs(evaluation.clips, evaluation.method_names, evaluation.radius_m, evaluation.split):
        figures = (
            (f"within {pair.radius_m:g} m", "share", pair.within),
            ("median", "m", pair.median),
            ("mean", "m", pair.mean),
        )
        for name, unit, measured in figures:
            if measured is not None:
                counts = (str(pair.n_clips), str(pair.n_both), str(pair.n_units), evaluation.split)
                whose = ("pairs", "all", "all", pair.method, pair.reference, pair.kind)
                yield (*whose, f"{name}, difference", unit, *_numbers(measured), *counts)


def _numbers(measured: Measured) -> Line:
    return tuple("" if v is None else f"{v:.6g}" for v in (measured.value, measured.low, measured.high))
