"""The page's parts on other numbers of microphones, broken ones, and clocks that start apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from workbench.evaluate.answers import Measured
from workbench.evaluate.beyond.accuracy_section import CAPTION
from workbench.evaluate.beyond.roles import FIELD, LEVELS, TITLES, usual
from workbench.evaluate.beyond.settings import RADII_M
from workbench.evaluate.bootstrap import drawn_quantiles, interval
from workbench.evaluate.errors_of_kind import answers_by
from workbench.evaluate.evaluation import Evaluation
from workbench.evaluate.method_figures import figures_of, numbered, share_of
from workbench.evaluate.paired import Paired, paired
from workbench.evaluate.report.document import Block, Column, Heading, Items, Paragraph, Table
from workbench.evaluate.report.numbers import metres, percent, points
from workbench.evaluate.report.words import made_of

FAULTS: Mapping[str, str] = {
    "none": "all four well",
    "dead": "one silent",
    "gain": "one 10 dB wrong",
    "misplaced": "one 1 m misplaced",
}


def microphones_section(by_number: Mapping[int, Evaluation], faults: Mapping[str, Evaluation]) -> Iterator[Block]:
    found = {f"{number} microphones": each for number, each in sorted(by_number.items())}
    yield Heading("Three to twelve microphones")
    yield from _made_of(found)
    yield lines_table(found, "microphones")
    yield Heading("One of four microphones is broken")
    told = {FAULTS[name]: each for name, each in faults.items()}
    yield from _made_of(told)
    yield lines_table(told, "what is wrong")
    yield from _says_so(told)


def clocks_section(clocks_ms: Mapping[float, Evaluation]) -> Iterator[Block]:
    found = {f"{offset_ms:g} ms": each for offset_ms, each in sorted(clocks_ms.items())}
    yield Heading("Channels that start apart")
    yield Paragraph(
        "Standard deviation of when each channel starts, on clocks that are good otherwise. PlaceField without delays "
        "hears levels alone, which no clock changes: with delays it should never be worse than that."
    )
    yield from _made_of(found)
    yield lines_table(found, "offsets")
    pairs = {title: _pairs(each) for title, each in found.items()}
    pairs = {title: each for title, each in pairs.items() if each}
    if not pairs:
        yield Paragraph("Not compared with levels alone: one of the two networks is missing.", "note")
        return
    columns = (Column("offsets"), *(Column(f"within {radius_m:g} m (points)", True) for radius_m in RADII_M))
    rows = tuple((title, *(points(pair.within) for pair in each)) for title, each in pairs.items())
    yield Table(columns, rows, f"PlaceField less PlaceField on levels alone, same clips, 3-D. {CAPTION}")
    worse = [
        f"Worse at {title}, within {pair.radius_m:g} m: {points(pair.within)} points."
        for title, each in pairs.items()
        for pair in each
        if pair.verdict == "worse"
    ]
    if worse:
        yield Paragraph("The bar was that delays never make it worse. They do:", "lead")
        yield Items(tuple(worse))
    else:
        yield Paragraph("The bar was that delays never make it worse. No interval lies below zero.", "lead")


def _pairs(evaluation: Evaluation) -> tuple[Paired, ...]:
    known = usual(evaluation)
    if not {FIELD, LEVELS} <= set(known.method_names):
        return ()
    return tuple(paired(known.clips, LEVELS, FIELD, radius_m=radius_m) for radius_m in RADII_M)


def _made_of(found: Mapping[str, Evaluation]) -> Iterator[Block]:
    yield Paragraph(f"{made_of(next(iter(found.values())))} in each line. Simulated, both places and arrays new.")


def lines_table(found: Mapping[str, Evaluation], what: str) -> Table:
    """A row for each condition and method: accuracy, error, own radius, own 90 % region."""
    columns = (
        Column(what),
        Column("method"),
        *(Column(f"within {radius_m:g} m (%)", True) for radius_m in RADII_M),
        *(Column(title, True) for title in ("median (m)", "declined (%)", "own radius, median (m)")),
        Column("in its 90 % region (%)", True),
    )
    rows = []
    for title, evaluation in found.items():
        known = usual(evaluation)
        for role in known.method_names:
            if (figures := figures_of(known.clips, role)) is not None:
                rows.append(
                    (
                        title,
                        TITLES[role],
                        *(percent(figures.within_each[radius_m]) for radius_m in RADII_M),
                        metres(figures.median),
                        f"{100 * figures.declined.value:.1f}",
                        metres(own_radius(known, role)),
                        percent(in_own_region(known, role)),
                    )
                )
    return Table(columns, tuple(rows), f"3-D; a declined clip is a miss. {CAPTION}")


def own_radius(evaluation: Evaluation, role: str) -> Measured | None:
    """The median radius that the method itself tells of answered clips, with its interval; None where it tells none."""
    rows = answers_by(evaluation.clips, role)
    rows = rows.where(np.isfinite(rows.radii_m) & rows.is_answered)
    if len(rows) == 0:
        return None
    units, n_units = numbered(rows.places)
    return Measured(float(np.median(rows.radii_m)), *interval(drawn_quantiles(rows.radii_m, 0.5, units, n_units)))


def in_own_region(evaluation: Evaluation, role: str, share: float = 0.9) -> Measured | None:
    """How often the source lay in the method's own region of that share."""
    rows = answers_by(evaluation.clips, role)
    rows = rows.where(np.isfinite(rows.shares_within))
    if len(rows) == 0:
        return None
    units, n_units = numbered(rows.places)
    return share_of((rows.shares_within <= share).astype(np.float64), units, n_units)


def _says_so(found: Mapping[str, Evaluation]) -> Iterator[Block]:
    """Does its radius grow as its error does?"""
    known = {title: usual(each) for title, each in found.items()}
    known = {title: each for title, each in known.items() if FIELD in each.method_names}
    well = known.pop(FAULTS["none"], None)
    if well is None or not known:
        return
    error_m, radius_m = _error_and_radius(well)
    told = []
    for title, each in known.items():
        error, radius = _error_and_radius(each)
        if min(error_m, radius_m) > 0:
            told.append(
                f"{title[0].upper()}{title[1:]}: its median error is {error / error_m:.1f} times as large as with all "
                f"four well, its median own radius {radius / radius_m:.1f} times."
            )
    yield Paragraph("Does PlaceField say so?")
    yield Items(tuple(told))


def _error_and_radius(evaluation: Evaluation) -> tuple[float, float]:
    figures, radius = figures_of(evaluation.clips, FIELD), own_radius(evaluation, FIELD)
    median = None if figures is None else figures.median
    return (0.0 if median is None else median.value), (0.0 if radius is None else radius.value)
