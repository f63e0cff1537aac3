"""The columns of the page's three tables: what each says, how it sorts, what it means."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QT_TR_NOOP

from workbench.evaluate.answers import Measured
from workbench.evaluate.bootstrap import FEWEST_FOR_A_VERDICT
from workbench.evaluate.evaluation import Split
from workbench.evaluate.method_figures import Coverage, MethodFigures
from workbench.evaluate.paired import Paired
from workbench.gui.compare.reckoning import Asked, WorstCase
from workbench.gui.compare.words import (
    NOTHING,
    measured_text,
    metres_text,
    number_text,
    plain_text,
    said_units,
    share_text,
    units_of,
)
from workbench.gui.language.words import tr
from workbench.gui.tables.column import Column

Titles = Mapping[str, str]
_TOLD = {
    "holds": QT_TR_NOOP("it holds"),
    "too small": QT_TR_NOOP("the radius is too small"),
    "too large": QT_TR_NOOP("the radius is larger than needed"),
}
_HULL = {1: QT_TR_NOOP("▲ in"), 0: QT_TR_NOOP("△ out"), -1: NOTHING}


_METHODS = {
    "method": (QT_TR_NOOP("Method"), QT_TR_NOOP("Who answered")),
    "n": (QT_TR_NOOP("Clips"), QT_TR_NOOP("Clips that it was asked about")),
    "declined": (QT_TR_NOOP("Declined %"), QT_TR_NOOP("Clips that it gave no answer for; {over}")),
    "within": (
        "≤ {radius_m:g} m, %",
        QT_TR_NOOP("Share of all clips answered within the radius; a declined clip is a miss; {over}"),
    ),
    "median": (QT_TR_NOOP("Median m"), QT_TR_NOOP("Median error {of_answered}")),
    "mean": (QT_TR_NOOP("Mean m"), QT_TR_NOOP("Mean error (MAE) {of_answered}")),
    "rmse": (QT_TR_NOOP("RMSE m"), QT_TR_NOOP("Root of the mean squared error {of_answered}")),
    "r2": (
        "R²",
        QT_TR_NOOP(
            "Share of the places' spread within each site that the answers explain; below 0 the mean place would be "
            "better; {over}"
        ),
    ),
}
_PAIRS = {
    "method": (QT_TR_NOOP("Method"), QT_TR_NOOP("Compared with {than}")),
    "verdict": (QT_TR_NOOP("In words"), QT_TR_NOOP("Is more found within {radius_m:g} m? {over}")),
    "within": (
        QT_TR_NOOP("≤ {radius_m:g} m, % points"),
        QT_TR_NOOP("Share within the radius less that of {than}, same clips; {over}"),
    ),
    "median": (
        QT_TR_NOOP("Median m"), QT_TR_NOOP("Median error less that of {than}, on clips that both answered; {over}"),
    ),
    "mean": (
        QT_TR_NOOP("Mean m"), QT_TR_NOOP("Mean error less that of {than}, on clips that both answered; {over}"),
    ),
    "both": (QT_TR_NOOP("Both"), QT_TR_NOOP("Clips that both answered")),
}  # fmt: skip
_WORST = {
    "error": (QT_TR_NOOP("Error m"), QT_TR_NOOP("Error of the session's worst clip, {kind}")),
    "method": (QT_TR_NOOP("Method"), QT_TR_NOOP("Who answered")),
    "session": (
        QT_TR_NOOP("Session"),
        QT_TR_NOOP("Enter or a click opens it, with this clip and the answers of the evaluation"),
    ),
    "clip": (QT_TR_NOOP("Clip"), QT_TR_NOOP("Clips count from 1")),
    "start": (QT_TR_NOOP("From s"), QT_TR_NOOP("Where the clip begins")),
    "hull": (QT_TR_NOOP("Hull"), QT_TR_NOOP("Does the source lie between the microphones, seen from above?")),
    "r90": (
        QT_TR_NOOP("90 % m"),
        QT_TR_NOOP(
            "The radius that should hold the source 90 times in 100; larger than the error = it was told to be unsure"
        ),
    ),
    "residual": (
        QT_TR_NOOP("Residual"), QT_TR_NOOP("How badly the answer fits what was heard, in the method's own unit"),
    ),
    "site": (QT_TR_NOOP("Site"), QT_TR_NOOP("Where it was recorded")),
}  # fmt: skip
"""Of each table: column -> title and help."""


def _words(table: Mapping[str, tuple[str, str]], **values: object) -> dict[str, tuple[str, str, str]]:
    """Column -> its name, title and help, with what they tell of."""
    return {id: (id, tr(title, **values), tr(help, **values)) for id, (title, help) in table.items()}


def method_columns(asked: Asked, titles: Titles) -> tuple[Column[MethodFigures], ...]:
    """asked : gives the radius, the kind of error and what intervals are drawn from."""
    over = tr("95 % interval over {units}", units=units_of(asked.split))
    of_answered = tr("of the answered clips, {kind}; {over}", kind=asked.kind, over=over)
    words = _words(_METHODS, over=over, of_answered=of_answered, radius_m=asked.radius_m)

    def title(figures: MethodFigures) -> str:
        return titles.get(figures.method, figures.method)

    def of_how_many(f: MethodFigures) -> str:
        units = said_units(asked.split, f.n_units)
        told = QT_TR_NOOP("{n_clips:,} clips of {n_sessions:,} sessions, {units}")
        return tr(told, n_clips=f.n_clips, n_sessions=f.n_sessions, units=units)

    r2 = partial(measured_text, decimals=2)
    return (
        Column(*words["method"], title, lambda f: title(f).casefold(), "SpaceNet spectrogram", mark=lambda f: f.method),
        Column(*words["n"], lambda f: f"{f.n_clips:,}", lambda f: f.n_clips, "11,000", is_number=True,
               plain=lambda f: str(f.n_clips), tip=of_how_many),
        _measured(*words["declined"], lambda f: f.declined, share_text, "10.0", 100.0, is_short=True),
        _measured(*words["within"], lambda f: f.within, share_text, "78.2 (70.1-85.0)", 100.0),
        _measured(*words["median"], lambda f: f.median, metres_text, "1.50 (1.20-1.90)"),
        _measured(*words["mean"], lambda f: f.mean, metres_text, "1.90", is_short=True),
        _measured(*words["rmse"], lambda f: f.rmse, metres_text, "2.30", is_short=True),
        _measured(*words["r2"], lambda f: f.r_squared, r2, "-0.95", is_short=True),
        *(_coverage(f"c{share}", tr("r{share} holds %", share=share), share, of, over)
          for share, of in ((50, _coverage_50), (90, _coverage_90))),
    )  # fmt: skip


def _coverage_50(figures: MethodFigures) -> Coverage | None:
    return figures.coverage_50


def _coverage_90(figures: MethodFigures) -> Coverage | None:
    return figures.coverage_90


def _measured(
    id: str,
    title: str,
    help: str,
    of: Callable[[MethodFigures], Measured | None],
    said: Callable[[Measured | None], str],
    sample: str,
    scale: float = 1.0,
    *,
    is_short: bool = False,
) -> Column[MethodFigures]:
    """is_short : the cell without the interval, which the tooltip has."""

    def text(figures: MethodFigures) -> str:
        return said(of(figures)).partition(" (")[0] if is_short else said(of(figures))

    def key(figures: MethodFigures) -> float | None:
        measured = of(figures)
        return None if measured is None or math.isnan(measured.value) else measured.value

    return Column(
        id,
        title,
        help,
        text,
        key,
        sample,
        is_number=True,
        plain=lambda f: plain_text(of(f), scale),
        tip=lambda f: f"{said(of(f))}\n{help}",
    )


def _coverage(
    id: str, title: str, share: int, of: Callable[[MethodFigures], Coverage | None], over: str
) -> Column[MethodFigures]:
    help = tr(
        "How often the source lay within the radius that should hold it {share} times in 100; {over}",
        share=share,
        over=over,
    )

    def text(figures: MethodFigures) -> str:
        coverage = of(figures)
        if coverage is None:
            return NOTHING
        mark = {"too small": " ▾", "too large": " ▴"}.get(coverage.told, "")
        return f"{share_text(coverage.observed).partition(' (')[0]}{mark}"

    def tip(figures: MethodFigures) -> str:
        coverage = of(figures)
        if coverage is None:
            return tr("It has no calibrated radius here") + f"\n{help}"
        told = f"; {tr(_TOLD[coverage.told])}" if coverage.told else ""
        median = tr("; median radius {radius_m:.2f} m", radius_m=coverage.radius_m)
        clips = tr("{share} % of {n_clips:,} clips", share=share_text(coverage.observed), n_clips=coverage.n_clips)
        return f"{clips}{told}{median}\n{help}"

    def key(figures: MethodFigures) -> float | None:
        coverage = of(figures)
        return None if coverage is None else coverage.observed.value

    def plain(figures: MethodFigures) -> str:
        coverage = of(figures)
        return "" if coverage is None else plain_text(coverage.observed, 100.0)

    return Column(id, title, help, text, key, "88.5 ▾", is_number=True, plain=plain, tip=tip)


def pair_columns(asked: Asked, titles: Titles, reference: str) -> tuple[Column[Paired], ...]:
    """reference : name of the method that all are compared with."""
    than = titles.get(reference, reference)
    over = tr("95 % interval over {units}, drawn alike for both", units=units_of(asked.split))
    words = _words(_PAIRS, than=than, over=over, radius_m=asked.radius_m)

    def title(pair: Paired) -> str:
        return titles.get(pair.method, pair.method)

    def metres(measured: Measured | None) -> str:
        return measured_text(measured, 2, sign=True)

    def key(measured: Measured | None) -> float | None:
        return None if measured is None else measured.value

    verdict = partial(said_verdict, than=than, split=asked.split)
    return (
        Column(*words["method"], title, lambda p: title(p).casefold(), "SpaceNet spectrogram", mark=lambda p: p.method),
        Column(*words["verdict"], verdict, lambda p: p.within.value, "not told apart from SpaceNet mel"),
        Column(*words["within"], lambda p: measured_text(p.within, 1, 100.0, sign=True), lambda p: p.within.value,
               "-10.1 (-15.2 to -5.0)", is_number=True, plain=lambda p: plain_text(p.within, 100.0)),
        Column(*words["median"], lambda p: metres(p.median), lambda p: key(p.median), "-0.50 (-0.90 to -0.10)",
               is_number=True, plain=lambda p: plain_text(p.median)),
        Column(*words["mean"], lambda p: metres(p.mean), lambda p: key(p.mean), "-0.50 (-0.90 to -0.10)",
               is_number=True, plain=lambda p: plain_text(p.mean)),
        Column(*words["both"], lambda p: f"{p.n_both:,}", lambda p: p.n_both, "11,000", is_number=True,
               plain=lambda p: str(p.n_both)),
    )  # fmt: skip


def said_verdict(pair: Paired, than: str, split: Split) -> str:
    """better than SpaceNet; not told apart from SpaceNet; too few places to say. split : what intervals draw."""
    match pair.verdict:
        case "better":
            return tr("better than {than}", than=than)
        case "worse":
            return tr("worse than {than}", than=than)
        case "not told apart":
            return tr("not told apart from {than}", than=than)
    too_few = pair.n_units < FEWEST_FOR_A_VERDICT
    return tr("too few {units} to say", units=units_of(split)) if too_few else tr("the same")


def worst_columns(asked: Asked, titles: Titles) -> tuple[Column[WorstCase], ...]:
    """asked : gives the kind of error."""

    def method(case: WorstCase) -> str:
        return titles.get(case.method, case.method)

    def known(value: float) -> float | None:
        return None if math.isnan(value) else value

    def number(value: float) -> str:
        return NOTHING if math.isnan(value) else number_text(value)

    words = _words(_WORST, kind=asked.kind)
    return (
        Column(*words["error"], lambda c: number(c.error_m), lambda c: c.error_m, "10.00", is_number=True,
               plain=lambda c: f"{c.error_m:.10g}"),
        Column(*words["method"], method, lambda c: method(c).casefold(), "SpaceNet spectrogram",
               mark=lambda c: c.method),
        Column(*words["session"], lambda c: c.title, lambda c: c.title.casefold(), "goyang-2026-0001"),
        Column(*words["clip"], lambda c: str(c.clip + 1), lambda c: c.clip, "100", is_number=True),
        Column(*words["start"], lambda c: f"{c.start_s:.1f}", lambda c: c.start_s, "100.0", is_number=True),
        Column(*words["hull"], lambda c: tr(_HULL[c.hull]), lambda c: c.hull, "△ out"),
        Column(*words["r90"], lambda c: number(c.radius_90_m), lambda c: known(c.radius_90_m), "10.00", is_number=True),
        Column(*words["residual"], lambda c: number(c.residual), lambda c: known(c.residual), "10.00", is_number=True),
        Column(*words["site"], lambda c: c.site, lambda c: c.site.casefold(), "Goyang collapsed"),
    )  # fmt: skip
