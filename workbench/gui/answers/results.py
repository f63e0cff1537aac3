"""The rows of the results table, as plain values: errors come from the present truth, never from the events."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from workbench.core.events import Declined, Located, Summary
from workbench.core.geometry import distance_m, is_inside_hull, point_of
from workbench.core.mixture import Mixture
from workbench.core.session import Point, Session
from workbench.core.survey import survey_place_m
from workbench.gui.language.words import retold, tr
from workbench.gui.microphones.numbers import shown
from workbench.gui.state.predictions import Predictions


@dataclass(frozen=True)
class ResultRow:
    """One answer, or why there is none. clip None = the session's, joined from its clips'; metres.

    position_m : None where the method declined, and why_not says why. error_m and is_within None when the truth is
    unknown. survey_m : the place in survey (UTM) coordinates, None where none were taken off the session's.
    residual, residual_unit : how badly the answer fits what was heard; radius_50_m, radius_90_m : what held the source
    in half and in nine tenths of cases (see Located); None = unknown. mixture : where the method itself sees the
    source, None where it tells only a place.
    """

    method: str
    clip: int | None
    start_s: float | None
    end_s: float | None
    position_m: Point | None
    error_m: float | None = None
    is_within: bool | None = None
    inside_hull: bool | None = None
    warnings: tuple[str, ...] = ()
    survey_m: Point | None = None
    residual: float | None = None
    residual_unit: str = ""
    radius_50_m: float | None = None
    radius_90_m: float | None = None
    why_not: str = ""
    mixture: Mixture | None = None

    @property
    def believed_90_m(self) -> float | None:
        """Radius of what holds nine tenths of where the method sees the source, about its answer, metres. Not kept."""
        if self.mixture is None or self.position_m is None:
            return None
        return self.mixture.radius_m(np.array(self.position_m), 0.9)


@dataclass(frozen=True)
class MethodSummary:
    """What one method said of the session, in metres.

    position_m : the session's answer, joined from its clips'; None where there is none. error_m : of that;
    mean_error_m : mean over the clips' errors; share_within : of answered clips within the radius; n_clips : answered,
    n_declined : not. survey_m : the joined answer in survey coordinates, None where the session has none.
    radius_90_m : calibrated; believed_90_m : the method's own (see ResultRow); None where there is none.
    """

    method: str
    n_clips: int
    position_m: Point | None
    spread_m: float
    error_m: float | None = None
    mean_error_m: float | None = None
    share_within: float | None = None
    survey_m: Point | None = None
    n_declined: int = 0
    why_not: str = ""
    radius_90_m: float | None = None
    believed_90_m: float | None = None


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
    """Per method the session's answer first (once it is known), then clip by clip, declined ones among them.

    What a method warns of for every clip stands beside the session's answer alone. Whether that lies inside the hull is
    told of the microphones that the method heard; where these are not known, nothing is.
    """
    rows: list[ResultRow] = []
    for method in predictions.methods:
        whole = predictions.answer_of(method, None)
        asked = predictions.asked_of(method)
        if isinstance(whole, Summary):
            row = ResultRow(
                method, None, None, None, whole.position_m, inside_hull=_in_hull(whole.position_m, asked),
                warnings=whole.warnings, radius_50_m=whole.radius_50_m, radius_90_m=whole.radius_90_m,
                mixture=whole.mixture,
            )  # fmt: skip
            rows.append(_measured(row, session, radius_m, dimensions))
        elif isinstance(whole, Declined):
            rows.append(ResultRow(method, None, None, None, None, warnings=whole.warnings, why_not=whole.why))
        declined = [d for d in predictions.declined_of(method) if d.clip is not None]
        clips = sorted((*predictions.of(method), *declined), key=lambda c: (c.clip is not None, c.clip))
        of_all = set.intersection(*(set(c.warnings) for c in clips)) if clips else set()
        for found in clips:
            own = tuple(w for w in found.warnings if w not in of_all)
            rows.append(_measured(_row(found, own), session, radius_m, dimensions))
    return tuple(rows)


def _row(found: Located | Declined, warnings: tuple[str, ...]) -> ResultRow:
    if isinstance(found, Declined):
        return ResultRow(
            found.method, found.clip, found.start_s, found.end_s, None, warnings=warnings, why_not=found.why
        )
    return ResultRow(
        found.method, found.clip, found.start_s, found.end_s, found.position_m, inside_hull=found.inside_hull,
        warnings=warnings, residual=found.residual, residual_unit=found.residual_unit, radius_50_m=found.radius_50_m,
        radius_90_m=found.radius_90_m, mixture=found.mixture,
    )  # fmt: skip


def _measured(row: ResultRow, session: Session | None, radius_m: float, dimensions: int) -> ResultRow:
    """With its error against the present truth."""
    if row.position_m is None:
        return row
    error_m = error_of(row.position_m, session, dimensions)
    is_within = None if error_m is None else error_m <= radius_m
    return replace(row, error_m=error_m, is_within=is_within, survey_m=survey_of(row.position_m, session))


def _in_hull(position_m: Point, session: Session | None) -> bool | None:
    if session is None or not session.is_placed:
        return None
    return is_inside_hull(np.array(position_m), session.microphone_positions_m())


def summarise(rows: tuple[ResultRow, ...]) -> tuple[MethodSummary, ...]:
    """One line a method, from its rows so far."""
    return tuple(_summary([r for r in rows if r.method == m]) for m in dict.fromkeys(r.method for r in rows))


def _summary(rows: list[ResultRow]) -> MethodSummary:
    """Until the session's answer is known, the mean of the clips so far stands for it."""
    whole = next((r for r in rows if r.clip is None), None)
    clips = [r for r in rows if r.clip is not None]
    answered = [r for r in clips if r.position_m is not None]
    places_m = np.array([r.position_m for r in answered], dtype=np.float64).reshape(-1, 3)
    centre: Point | None = None if whole is None else whole.position_m
    spread_m = 0.0
    if len(places_m):
        mean_m = places_m.mean(axis=0)
        spread_m = float(np.sqrt(((places_m - mean_m) ** 2).sum(axis=1).mean()))
        centre = centre or point_of(mean_m)
    errors_m = [r.error_m for r in answered if r.error_m is not None]
    reasons = Counter(r.why_not for r in (whole, *clips) if r is not None and r.why_not)
    return MethodSummary(
        method=rows[0].method,
        n_clips=len(answered),
        position_m=centre,
        spread_m=spread_m,
        error_m=whole.error_m if whole else None,
        mean_error_m=float(np.mean(errors_m)) if errors_m else None,
        share_within=sum(bool(r.is_within) for r in answered) / len(answered) if errors_m else None,
        survey_m=whole.survey_m if whole else None,
        n_declined=len(clips) - len(answered),
        why_not=reasons.most_common(1)[0][0] if reasons else "",
        radius_90_m=whole.radius_90_m if whole else None,
        believed_90_m=whole.believed_90_m if whole else None,
    )


def said_summary(title: str, summary: MethodSummary, radius_m: float) -> str:
    """A method's result in one sentence."""
    n_clips = summary.n_clips
    if summary.position_m is None:
        clips = "" if summary.n_declined == 0 else tr(" for {clips}", clips=_clips(summary.n_declined))
        return tr("{title}: no answer{clips}. {why_not}", title=title, clips=clips, why_not=retold(summary.why_not))
    survey = "" if summary.survey_m is None else tr("; survey {place}", place=said_survey(summary.survey_m))
    declined = "" if not summary.n_declined else tr("; {n_declined} not answered", n_declined=summary.n_declined)
    sure = _said_sure(summary)
    if summary.mean_error_m is None or summary.share_within is None:
        place = ", ".join(shown(v, 2) for v in summary.position_m)
        scatter = (
            "" if n_clips < 2 else tr(", which scatter {spread_m:.2f} m (not an error)", spread_m=summary.spread_m)
        )
        return tr(
            "{title}: ({place}) m over {clips}{scatter}{sure}{declined}{survey}",
            title=title,
            place=place,
            clips=_clips(n_clips),
            scatter=scatter,
            sure=sure,
            declined=declined,
            survey=survey,
        )
    joint = "" if summary.error_m is None else tr("joint answer {error_m:.2f} m off; ", error_m=summary.error_m)
    share = tr(
        "{share:.0f} % of {n_clips} within {radius_m:.1f} m",
        share=100 * summary.share_within,
        n_clips=n_clips,
        radius_m=radius_m,
    )
    return tr(
        "{title}: {joint}clips {mean_error_m:.2f} m on average, {share}{sure}{declined}{survey}",
        title=title,
        joint=joint,
        mean_error_m=summary.mean_error_m,
        share=share,
        sure=sure,
        declined=declined,
        survey=survey,
    )


def _said_sure(summary: MethodSummary) -> str:
    """What was measured; where nothing was, what the method believes."""
    if summary.radius_90_m is not None:
        return tr("; within {radius_90_m:.1f} m nine times in ten", radius_90_m=summary.radius_90_m)
    believed_m = summary.believed_90_m
    return (
        ""
        if believed_m is None
        else tr("; believes 90 % to be within {believed_m:.1f} m (not calibrated)", believed_m=believed_m)
    )


def _clips(n_clips: int) -> str:
    return tr("{n} clip", n=n_clips) if n_clips == 1 else tr("{n} clips", n=n_clips)


def said_survey(survey_m: Point) -> str:
    """East and north as surveyors write them: "703 799.3, 4 744 826.8"; the spaces do not break."""
    return ", ".join(
        f"{v:,.1f}".replace(",", "\N{NO-BREAK SPACE}").replace("-", "\N{MINUS SIGN}") for v in survey_m[:2]
    )
