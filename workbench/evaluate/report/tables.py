"""The report's tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from workbench.core.calibration import Calibration
from workbench.evaluate.answers import Measured
from workbench.evaluate.bootstrap import FEWEST_FOR_A_VERDICT, FEWEST_UNITS
from workbench.evaluate.errors_of_kind import ErrorKind
from workbench.evaluate.evaluation import SPLIT_TITLES, SPLIT_WORDS, Evaluation
from workbench.evaluate.groups import GroupBy, groups_of, rows_of_group
from workbench.evaluate.method_figures import THRESHOLDS_M, MethodFigures, figures_of
from workbench.evaluate.paired import Paired
from workbench.evaluate.report.document import Column, Table
from workbench.evaluate.report.numbers import DASH, metres, number, percent, plain, points, signed_metres
from workbench.evaluate.worst import worst_rows

Figures = Mapping[str, MethodFigures]
EXACT_TEXT = (
    "Beside 0.0 and 100.0 %, where no draw would differ, stands Clopper and Pearson's exact interval, which is wider."
)
"""Two rules in one column, which nobody would guess."""
MILLIMETRES_TEXT = (
    "Simulated places and direct sound are exact, and so are wired clocks: methods that measure delays come within "
    "millimetres there; in real rooms expect decimetres."
)
WORST = 20


def figures_by_method(
    evaluation: Evaluation, kind: ErrorKind = "3-D", by: GroupBy = "all", value: str = "all"
) -> dict[str, MethodFigures]:
    """Of the clips of a group, for the methods that have some there."""
    clips = evaluation.clips
    clips = clips if by == "all" else clips.where(rows_of_group(clips, by, value))
    found = (figures_of(clips, m, kind, evaluation.radius_m, evaluation.split) for m in evaluation.method_names)
    return {each.method: each for each in found if each is not None}


def split_text(evaluation: Evaluation) -> str:
    """What a table says of its intervals."""
    many = SPLIT_WORDS[evaluation.split][1]
    return (
        f"In brackets: 95 % interval, bootstrap over {many} ({SPLIT_TITLES[evaluation.split]}); none below "
        f"{FEWEST_UNITS} {many}, rough and without a verdict below {FEWEST_FOR_A_VERDICT}. {EXACT_TEXT}"
    )


def shares_table(evaluation: Evaluation, figures: Figures, order: Sequence[str]) -> Table:
    """Shares within the radii, 3-D, and the share declined."""
    radii_m = sorted({*THRESHOLDS_M, evaluation.radius_m})
    columns = [Column("method"), *(Column(f"within {r:g} m (%)", True) for r in radii_m), Column("declined (%)", True)]
    rows = []
    for method in order:
        found = figures[method]
        each = {**found.within_each, evaluation.radius_m: found.within}
        shares = (percent(each[radius_m]) for radius_m in radii_m)
        rows.append((evaluation.title_of(method), *shares, percent(found.declined)))
    return Table(
        tuple(columns), tuple(rows), f"Share of all clips, 3-D; a declined clip is a miss. {split_text(evaluation)}"
    )


def errors_table(evaluation: Evaluation, figures: Figures, order: Sequence[str]) -> Table:
    """Errors of answered clips in 3-D."""
    titles = ("median (m)", "mean, MAE (m)", "RMSE (m)", "90 % below (m)", "R²", "clips answered")
    rows = [
        (
            evaluation.title_of(m),
            *(metres(value) for value in (figures[m].median, figures[m].mean, figures[m].rmse, figures[m].p90)),
            plain(figures[m].r_squared),
            f"{figures[m].n_answered} of {figures[m].n_clips}",
        )
        for m in order
    ]
    caption = (
        "Euclidean errors of answered clips, 3-D: read them beside the share declined. R²: x, y and z together, about "
        f"each site's own mean; over several sites the widest one decides and flatters it; from {FEWEST_FOR_A_VERDICT} "
        f"true places on. {split_text(evaluation)}"
    )
    if evaluation.n_simulated:
        caption = f"{caption} {MILLIMETRES_TEXT}"
    return Table((Column("method"), *(Column(title, True) for title in titles)), tuple(rows), caption)


def plan_and_height_table(evaluation: Evaluation, plan: Figures, height: Figures, order: Sequence[str]) -> Table:
    """2-D and height apart."""
    titles = (
        *(f"within {evaluation.radius_m:g} m, 2-D (%)", "median, 2-D (m)", "mean, 2-D (m)"),
        *("height: bias (m)", "height: median (m)", "height: mean (m)"),
    )
    rows = [
        (
            evaluation.title_of(m),
            percent(plan[m].within),
            metres(plan[m].median),
            metres(plan[m].mean),
            signed_metres(height[m].bias),
            metres(height[m].median),
            metres(height[m].mean),
        )
        for m in order
    ]
    caption = (
        "Seen from above (2-D) and in height. Bias: how much too high answers lie on average, negative = too low; "
        f"the other height errors are without their sign. {split_text(evaluation)}"
    )
    return Table((Column("method"), *(Column(title, True) for title in titles)), tuple(rows), caption)


def group_tables(
    evaluation: Evaluation, by: GroupBy, order: Sequence[str], found: Mapping[str, Figures]
) -> tuple[Table, Table]:
    """Share within the radius, and median error, with a column a group. found : group -> method -> figures."""
    counts = [f"{name} ({_tested(figures)})" for name, figures in found.items()]
    columns = (Column("method"), *(Column(title, True) for title in counts))

    def rows(cell: Callable[[MethodFigures], str]) -> tuple[tuple[str, ...], ...]:
        return tuple((evaluation.title_of(m), *(cell(f[m]) if m in f else DASH for f in found.values())) for m in order)

    many = SPLIT_WORDS[evaluation.split][1]
    shares = f"Share of clips within {evaluation.radius_m:g} m, 3-D, in per cent. Clips and {many} in the titles."
    medians = "Median error of answered clips, 3-D, metres."
    return (
        Table(columns, rows(lambda f: percent(f.within)), f"{shares} {split_text(evaluation)}"),
        Table(columns, rows(lambda f: metres(f.median)), medians),
    )


def groups_found(evaluation: Evaluation, by: GroupBy) -> dict[str, dict[str, MethodFigures]]:
    """Group -> method -> figures, 3-D."""
    return {value: figures_by_method(evaluation, "3-D", by, value) for value in groups_of(evaluation.clips, by)}


def _tested(figures: Figures) -> str:
    one = next(iter(figures.values()))
    return f"{one.n_clips}, {one.n_units}"


def pairs_table(evaluation: Evaluation, pairs: Iterable[Paired], caption: str) -> Table:
    """Differences of two methods on the same clips."""
    radius = f"{evaluation.radius_m:g} m"
    columns = (
        *(Column("method"), Column("beside")),
        *(Column(f"within {radius} (points)", True), Column("verdict")),
        *(Column("median (m)", True), Column("mean (m)", True), Column("verdict of the mean")),
        Column("clips both answered", True),
    )
    rows = []
    for pair in pairs:
        rows.append(
            (
                evaluation.title_of(pair.method),
                evaluation.title_of(pair.reference),
                points(pair.within),
                pair.verdict or DASH,
                signed_metres(pair.median),
                signed_metres(pair.mean),
                pair.verdict_of_mean or DASH,
                f"{pair.n_both} of {pair.n_clips}",
            )
        )
    return Table(columns, tuple(rows), caption)


def coverage_table(evaluation: Evaluation, figures: Figures, order: Sequence[str]) -> Table | None:
    """Nominal against observed coverage of the calibrated radii; None where no method has any."""
    columns = (
        *(Column("method"), Column("nominal (%)", True), Column("observed (%)", True), Column("the radius")),
        *(Column("median radius (m)", True), Column("clips with a radius", True), Column("calibrated on")),
    )
    rows = []
    for method in order:
        facts = next(each for each in evaluation.methods if each.name == method)
        on = DASH if facts.calibration is None else recordings_of(facts.calibration)
        for found in (figures[method].coverage_50, figures[method].coverage_90):
            if found is not None:
                shares = f"{100 * found.nominal:.0f}", percent(found.observed)
                cells = (found.told or DASH, number(found.radius_m), str(found.n_clips), on)
                rows.append((evaluation.title_of(method), *shares, *cells))
    if not rows:
        return None
    caption = (
        "How often the source lay within the calibrated radius, 3-D, answered clips. Holds: the interval has the "
        f"nominal share in it. {split_text(evaluation)}"
    )
    return Table(columns, tuple(rows), caption)


def recordings_of(calibration: Calibration) -> str:
    """What radii were measured on; made-up recordings are called that."""
    told = calibration.recordings
    return told if not calibration.is_simulated or "simulated" in told else f"{told} (simulated)"


def wholes_table(evaluation: Evaluation, order: Sequence[str]) -> Table:
    """One answer a session, joined from its clips'."""
    titles = (
        *(f"within {evaluation.radius_m:g} m (%)", "median (m)", "mean (m)", "90 % below (m)", "sessions answered"),
        *("within the 50 % radius (%)", "within the 90 % radius (%)"),
    )
    rows = []
    for method in order:
        found = figures_of(evaluation.wholes, method, "3-D", evaluation.radius_m, evaluation.split)
        if found is not None:
            errors = (metres(value) for value in (found.median, found.mean, found.p90))
            answered = f"{found.n_answered} of {found.n_clips}"
            held = (percent(c.observed) if c else DASH for c in (found.coverage_50, found.coverage_90))
            rows.append((evaluation.title_of(method), percent(found.within), *errors, answered, *held))
    caption = (
        "One answer a session, as each method joins its clips'; 3-D. Its radii are the middle ones of its clips', "
        "which were calibrated on single clips: for a session nothing is promised, so how often they held it stands "
        "here. "
        f"{split_text(evaluation)}"
    )
    return Table((Column("method"), *(Column(title, True) for title in titles)), tuple(rows), caption)


def worst_table(evaluation: Evaluation) -> Table:
    """Where to look first: the worst clip of a session and method."""
    clips = evaluation.clips
    errors_m, height_m = clips.errors_m(), clips.height_errors_m()
    columns = (
        *(Column("session"), Column("method"), Column("clip", True), Column("starts (s)", True)),
        *(Column("error (m)", True), Column("2-D (m)", True), Column("height (m)", True)),
        *(Column("true x, y, z (m)", True), Column("answer x, y, z (m)", True)),
    )
    rows = []
    for row in worst_rows(clips, WORST):
        rows.append(
            (
                str(clips.titles[row]),
                evaluation.title_of(str(clips.methods[row])),
                str(clips.clips[row] + 1),
                number(float(clips.start_s[row]), 1),
                number(float(errors_m[row])),
                number(float(clips.errors_m(2)[row])),
                signed_metres(Measured(float(height_m[row]))),
                _place(clips.truths_m[row]),
                _place(clips.answers_m[row]),
            )
        )
    caption = "The largest errors of answered clips, 3-D: of each session and method its worst clip, counted from 1."
    return Table(columns, tuple(rows), caption)


def _place(place_m: np.ndarray) -> str:
    return ", ".join(f"{v:.2f}" for v in place_m)
