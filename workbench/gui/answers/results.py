"""The rows of the results table, as plain values: errors come from the present truth, never from the events."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.core.events import Located
from workbench.core.geometry import distance_m, is_inside_hull
from workbench.core.session import Point, Session
from workbench.core.survey import survey_place_m
from workbench.gui.microphones.numbers import shown
from workbench.gui.state.predictions import Predictions


@dataclass(frozen=True)
class ResultRow:
    """One answer. clip None = the session's mean; error_m and is_within None when the truth is unknown; metres.

    survey_m : the place in survey (UTM) coordinates, None where none were taken off the session's.
    """

    method: str
    clip: int | None
    start_s: float | None
    end_s: float | None
    position_m: Point
    error_m: float | None
    is_within: bool | None
    inside_hull: bool | None
    warnings: tuple[str, ...]
    survey_m: Point | None = None


@dataclass(frozen=True)
class MethodSummary:
    """What one method said of the session, in metres.

    error_m : of the mean place; mean_error_m : mean over the clips' errors; share_within : of clips within the radius;
    survey_m : the mean place in survey coordinates, None where the session has none.
    """

    method: str
    n_clips: int
    position_m: Point
    spread_m: float
    error_m: float | None = None
    mean_error_m: float | None = None
    share_within: float | None = None
    survey_m: Point | None = None


def error_of(position_m: Point, session: Session | None, dimensions: int) -> float | None:
    """Distance to the present truth in metres; None when nobody knows it. dimensions 2 leaves height out."""
    truth_m = None if session is None else session.true_position_m
    if truth_m is None:
        return None
    return float(distance_m(np.array(position_m), np.array(truth_m), dimensions))


def survey_of(position_m: Point, session: Session | None) -> Point | None:
    """A place of the site frame in survey (UTM) coordinates, metres; None where no survey is known."""
    return None if session is None else survey_place_m(session.site, position_m)


def result_rows(
    predictions: Predictions, session: Session | None, radius_m: float, dimensions: int
) -> tuple[ResultRow, ...]:
    """Per method the session's mean first (once it is known), then clip by clip.

    What a method warns of for every clip stands beside the mean alone.
    """
    rows: list[ResultRow] = []
    for method in predictions.methods:
        summary = predictions.summary_of(method)
        if summary is not None:
            hull = _in_hull(summary.position_m, predictions.asked_of(method) or session)
            rows.append(_row(method, None, summary.position_m, hull, summary.warnings, session, radius_m, dimensions))
        clips = predictions.of(method)
        of_all = set.intersection(*(set(c.warnings) for c in clips)) if clips else set()
        for found in clips:
            own = tuple(w for w in found.warnings if w not in of_all)
            rows.append(_row(method, found, found.position_m, found.inside_hull, own, session, radius_m, dimensions))
    return tuple(rows)


def _row(
    method: str, located: Located | None, position_m: Point, hull: bool | None, warnings: tuple[str, ...],
    session: Session | None, radius_m: float, dimensions: int,
) -> ResultRow:  # fmt: skip
    error_m = error_of(position_m, session, dimensions)
    is_within = None if error_m is None else error_m <= radius_m
    survey_m = survey_of(position_m, session)
    if located is None:
        return ResultRow(method, None, None, None, position_m, error_m, is_within, hull, warnings, survey_m)
    return ResultRow(
        method, located.clip, located.start_s, located.end_s, position_m, error_m, is_within, hull, warnings, survey_m
    )


def _in_hull(position_m: Point, session: Session | None) -> bool | None:
    if session is None or not session.is_placed:
        return None
    return is_inside_hull(np.array(position_m), session.microphone_positions_m())


def summarise(rows: tuple[ResultRow, ...]) -> tuple[MethodSummary, ...]:
    """One line a method, from its rows so far."""
    return tuple(_summary([r for r in rows if r.method == m]) for m in dict.fromkeys(r.method for r in rows))


def _summary(rows: list[ResultRow]) -> MethodSummary:
    """Until the session's mean is known, that of the clips so far stands for it."""
    clips = [r for r in rows if r.clip is not None]
    positions_m = np.array([r.position_m for r in (clips or rows)])
    mean_m = positions_m.mean(axis=0)
    spread_m = float(np.sqrt(((positions_m - mean_m) ** 2).sum(axis=1).mean()))
    whole = next((r for r in rows if r.clip is None), None)
    centre = whole.position_m if whole else (float(mean_m[0]), float(mean_m[1]), float(mean_m[2]))
    errors_m = [r.error_m for r in clips if r.error_m is not None]
    return MethodSummary(
        method=rows[0].method,
        n_clips=len(clips),
        position_m=centre,
        spread_m=spread_m,
        error_m=whole.error_m if whole else None,
        mean_error_m=float(np.mean(errors_m)) if errors_m else None,
        share_within=sum(bool(r.is_within) for r in clips) / len(clips) if errors_m else None,
        survey_m=whole.survey_m if whole else None,
    )


def said_summary(title: str, summary: MethodSummary, radius_m: float) -> str:
    """A method's result in one sentence."""
    n_clips = summary.n_clips
    survey = "" if summary.survey_m is None else f"; survey {said_survey(summary.survey_m)}"
    if summary.mean_error_m is None or summary.share_within is None:
        clips = f"{n_clips} clip" + ("" if n_clips == 1 else "s")
        place = ", ".join(shown(v, 2) for v in summary.position_m)
        return f"{title}: ({place}) m over {clips}, which scatter {summary.spread_m:.2f} m (not an error){survey}"
    mean_place = "" if summary.error_m is None else f"mean place {summary.error_m:.2f} m off; "
    share = f"{100 * summary.share_within:.0f} % of {n_clips} within {radius_m:.1f} m"
    return f"{title}: {mean_place}clips {summary.mean_error_m:.2f} m on average, {share}{survey}"


def said_survey(survey_m: Point) -> str:
    """East and north as surveyors write them: "703 799.3, 4 744 826.8"; the spaces do not break."""
    return ", ".join(
        f"{v:,.1f}".replace(",", "\N{NO-BREAK SPACE}").replace("-", "\N{MINUS SIGN}") for v in survey_m[:2]
    )
