"""Answers as a table for spreadsheets: one row a clip and method, UTF-8, comma, a header with units.

A clip that a method declined has a row without a place, and why_no_answer says why.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from workbench.core.events import Declined, Located
from workbench.files.atomic import write_atomically

COLUMNS = (
    *("session", "method", "clip", "start_s", "end_s", "x_m", "y_m", "z_m", "radius_m"),
    *("error_m", "error_2d_m", "inside_hull", "x_survey_m", "y_survey_m", "z_survey_m", "warnings"),
    *("residual", "residual_unit", "radius_50_m", "radius_90_m", "why_no_answer"),
)


def write_located_csv(path: Path, answers: Iterable[Located | Declined]) -> None:
    """Write the table, the old file being replaced whole or not at all; clips count from 1. Raises UserError.

    What was declined for a session as a whole (clip None) has an empty clip number.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(_declined_row(a) if isinstance(a, Declined) else _row(a) for a in answers)
    write_atomically(Path(path).absolute(), text.getvalue().encode())


def _row(answer: Located) -> list[str]:
    inside = "" if answer.inside_hull is None else "yes" if answer.inside_hull else "no"
    return [
        answer.session,
        answer.method,
        str(answer.clip + 1),
        *(_number(v) for v in (answer.start_s, answer.end_s, *answer.position_m, answer.radius_m)),
        *(_number(v) for v in (answer.error_m, answer.error_2d_m)),
        inside,
        *(_number(v) for v in answer.survey_position_m or (None,) * 3),
        "; ".join(answer.warnings),
        _number(answer.residual),
        answer.residual_unit,
        *(_number(v) for v in (answer.radius_50_m, answer.radius_90_m)),
        "",
    ]


def _declined_row(answer: Declined) -> list[str]:
    known = {
        "session": answer.session,
        "method": answer.method,
        "clip": "" if answer.clip is None else str(answer.clip + 1),
        "start_s": _number(answer.start_s),
        "end_s": _number(answer.end_s),
        "warnings": "; ".join(answer.warnings),
        "why_no_answer": answer.why,
    }
    return [known.get(column, "") for column in COLUMNS]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
