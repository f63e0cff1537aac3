"""The answers of an evaluation as the jobs said them, so that the 3-D view can show them. No Qt here."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from workbench.core.clips import CLIP_LENGTH_S
from workbench.core.events import Declined, Event, Located, Summary
from workbench.core.geometry import point_of
from workbench.evaluate.answer_table import WHOLE, AnswerTable
from workbench.evaluate.evaluation import Evaluation

_HULL = {1: True, 0: False, -1: None}


def events_of(evaluation: Evaluation, key: str, units: Mapping[str, str]) -> tuple[Event, ...]:
    """All that was answered of a session: method by method its clips, then the session.

    units : method -> unit of its residuals, which an evaluation does not keep.
    """
    rows = evaluation.table.where(evaluation.table.sessions == key)
    events = []
    for method in evaluation.method_names:
        of_method = np.flatnonzero(rows.methods == method)
        whole = rows.clips[of_method] == WHOLE
        events += [_event(rows, int(i), units.get(method, "")) for i in (*of_method[~whole], *of_method[whole])]
    return tuple(event for event in events if event is not None)


def _event(rows: AnswerTable, i: int, unit: str) -> Event | None:
    who = {"session": str(rows.titles[i]), "method": str(rows.methods[i])}
    is_whole, start_s = int(rows.clips[i]) == WHOLE, float(rows.start_s[i])
    span = {"start_s": 0.0 if math.isnan(start_s) else start_s, "end_s": 0.0 if is_whole else start_s + CLIP_LENGTH_S}
    if not np.isfinite(rows.answers_m[i]).all():
        clip = None if is_whole else int(rows.clips[i])
        return Declined(**who, **span, clip=clip, why=str(rows.why_not[i]))
    radii = {"radius_50_m": _known(rows.radii_50_m[i]), "radius_90_m": _known(rows.radii_90_m[i])}
    place_m = point_of(rows.answers_m[i])
    if is_whole:
        same = (rows.methods == rows.methods[i]) & (rows.clips != WHOLE)
        n_declined = int((same & ~rows.is_answered).sum())
        return Summary(**who, **radii, n_clips=int(same.sum()) - n_declined, n_declined=n_declined, position_m=place_m)
    return Located(
        **who, **span, **radii, clip=int(rows.clips[i]), position_m=place_m, radius_m=_known(rows.radii_m[i]),
        residual=_known(rows.residuals[i]), residual_unit=unit, inside_hull=_HULL[int(rows.in_hull[i])],
    )  # fmt: skip


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
