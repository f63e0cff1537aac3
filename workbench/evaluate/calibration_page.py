"""The page on calibrations: radii, and how often the source lay within them at places they were not made from."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence

from workbench.core.calibration import Calibration, Coverage, Observed


def coverage_rows(title: str, calibration: Calibration) -> Iterator[tuple[str, ...]]:
    """Cells of a table, a row a group and site: method, answers, radius for 50 %, observed, for 90 %, observed, places.

    Without a check there are the radii alone.
    """
    if not calibration.coverage:
        for name, radii in calibration.groups.items():
            values = (_radius(calibration, radii.radius_50), "-", _radius(calibration, radii.radius_90), "-")
            yield (title, name, *values, str(radii.n_places))
    by_site = calibration.by_site if len(calibration.by_site) > 1 else {}
    for name, coverage in (*calibration.coverage.items(), *by_site.items()):
        yield (title, name, *_cells(coverage))


COLUMNS = ("method", "answers", "50 % within", "held", "90 % within", "held", "places")


def _cells(coverage: Coverage) -> tuple[str, ...]:
    return (
        f"{coverage.radius_50_m:.2f} m",
        _observed(coverage.within_50),
        f"{coverage.radius_90_m:.2f} m",
        _observed(coverage.within_90),
        str(coverage.n_places),
    )


def _observed(one: Observed) -> str:
    return f"{100 * one.share:.1f} % ({100 * one.low:.1f}-{100 * one.high:.1f})"


def _radius(calibration: Calibration, value: float) -> str:
    return {"m": f"{value:.2f} m", "span": f"{value:.3f} x span", "own": f"{value:.2f} x own"}[calibration.unit]


def calibration_page(calibrations: Sequence[tuple[str, Calibration]], how: str) -> str:
    """Markdown. calibrations : with the methods' titles; how : the arguments of the command that makes them again."""
    first = calibrations[0][1]
    lines = [
        "# Radii that hold the source so often, and whether they do",
        "",
        f"Written by `workbench calibrate {how}`. Measured on {first.recordings}; checked on "
        f"{first.checked_on or 'nothing'}.",
        "",
        "A radius is a split conformal quantile of the errors at the places measured on; each place weighs alike.",
        "*Held* is the share of the places checked on whose source lay within, with its 95 % interval over places; no",
        "place is shared with those measured on. Radii of single answers differ; those below are the middle ones",
        "(medians). What is promised over all answers is promised for no single site: the rows by site tell.",
        "",
        f"## All answers (promised: 50 % and 90 %)\n\n{_table(_of_all(calibrations))}",
        "",
        f"## By hull and by site\n\n{_table([row for one in calibrations for row in coverage_rows(*one)])}",
        "",
        f"## What the radii are multiples of\n\n{_units(calibrations)}",
        "",
        _caution(first),
        "",
        f"Machine: {platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python "
        f"{platform.python_version()}; workbench {first.program_version}.",
        "",
    ]
    return "\n".join(lines)


def _of_all(calibrations: Sequence[tuple[str, Calibration]]) -> list[tuple[str, ...]]:
    return [next(coverage_rows(title, calibration)) for title, calibration in calibrations]


def _table(rows: Sequence[Sequence[str]]) -> str:
    head = f"| {' | '.join(COLUMNS)} |\n|---|---|--:|--:|--:|--:|--:|"
    return "\n".join([head, *(f"| {' | '.join(row)} |" for row in rows)])


def _units(calibrations: Sequence[tuple[str, Calibration]]) -> str:
    """A table of what is kept."""
    lines = [
        "Kept is the unit in which the radii come out narrowest: metres; span, the distance between the farthest",
        "microphones; or own, the radius that the method gives itself with each answer. Arrays are told apart by span:",
        "where there are radii for arrays about as wide, these count.",
        "",
        "| method | arrays | answers | 50 % | 90 % | places | clips without an answer |",
        "|---|---|---|--:|--:|--:|--:|",
    ]
    for title, calibration in calibrations:
        parts = [("all", calibration.groups)]
        parts += [(f"{band.span_m[0]:.0f}-{band.span_m[1]:.0f} m", band.groups) for band in calibration.bands]
        for arrays, groups in parts:
            for name, radii in groups.items():
                values = f"{_radius(calibration, radii.radius_50)} | {_radius(calibration, radii.radius_90)}"
                declined = str(calibration.n_declined) if (arrays, name) == ("all", "all") else ""
                lines.append(f"| {title} | {arrays} | {name} | {values} | {radii.n_places} | {declined} |")
    return "\n".join(lines)


def _caution(calibration: Calibration) -> str:
    if calibration.is_simulated:
        return (
            "**All of these are simulated recordings**: real ones can hold the source less often, and other arrays too."
        )
    return "The radii hold for recordings like these; at other sites, or with other microphones, they may not."
