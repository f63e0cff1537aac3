"""The page's part on how often a method's own regions hold the source."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from workbench.evaluate.beyond.accuracy_section import CAPTION
from workbench.evaluate.beyond.regions import RegionHeld, radii_held, regions_held
from workbench.evaluate.beyond.roles import FIELD, LEVELS, TITLES, together
from workbench.evaluate.beyond.settings import Setting
from workbench.evaluate.evaluation import Evaluation
from workbench.evaluate.report.document import Block, Column, Heading, Paragraph, Table
from workbench.evaluate.report.numbers import DASH, number, percent

Line = tuple[str, str, str, RegionHeld]
"""Where, what, how calibrated, and what came of it."""


def regions_section(settings: Sequence[Setting]) -> Iterator[Block]:
    """settings : as settings_of has them: the third is both new, those after it are held out."""
    yield Heading("Does it know how sure it is?")
    lines = [*_lines("known sites, both new", settings[2].evaluation), *_held_out_lines(settings[3:])]
    if not lines:
        yield Paragraph("Not measured: no network here tells regions.", "note")
        return
    yield Paragraph(
        "Each answer has a densest region that should hold the source with 50 or 90 %, and a radius of its own, which "
        "promises no share. Calibrated: split conformal quantiles of the one part of the places, tested on the other; "
        "by halves of the places both ways, or, for held-out sites, each site on the three others, as for a site that "
        "nobody has recorded at. The quantile is the share of the region to take instead, or the multiple of the "
        "radius."
    )
    titles = ("nominal (%)", "as it is (%)", "calibrated (%)", "quantiles", "median calibrated radius (m)", "clips")
    columns = (Column("where"), Column("what"), Column("calibrated on"), *(Column(title, True) for title in titles))
    rows = tuple(_row(*line) for line in lines)
    caption = f"How often the source lay within, 3-D. Median of the calibrated radius over clips. {CAPTION}"
    yield Table(columns, rows, caption)
    yield Paragraph(_verdict(lines), "lead")


def _held_out_lines(settings: Sequence[Setting]) -> list[Line]:
    there = [s.evaluation for s in settings if FIELD in s.evaluation.method_names]
    if not there:
        return []
    if len({each.method_names for each in there}) > 1:
        there = [each.of_methods((FIELD,)) for each in there]
    return [*_lines("held-out sites", together(there)), *_lines("held-out sites", together(there), "sites")]


def _lines(where: str, evaluation: Evaluation, by: str = "halves") -> list[Line]:
    on = "other half of the places" if by == "halves" else "the three other sites"
    found: list[Line] = []
    for role in (FIELD, LEVELS):
        if role in evaluation.method_names:
            of_role = TITLES[role]
            found += [(where, f"{of_role}: region", on, held) for held in regions_held(evaluation.clips, role, by)]
            found += [(where, f"{of_role}: radius", on, held) for held in radii_held(evaluation.clips, role, by)]
    return found


def _row(where: str, what: str, on: str, held: RegionHeld) -> tuple[str, ...]:
    quantiles = ", ".join("no bound" if math.isinf(q) else f"{q:.2f}" for q in held.quantiles)
    radius = DASH if held.radius_m is None else "no bound" if math.isinf(held.radius_m) else number(held.radius_m)
    cells = (f"{100 * held.nominal:.0f}", percent(held.before), percent(held.after), quantiles, radius)
    return (where, what, on, *cells, str(held.n_clips))


def _verdict(lines: Sequence[Line]) -> str:
    """Of PlaceField's regions as they are: do they hold what they say?"""
    told = []
    for where in dict.fromkeys(line[0] for line in lines):
        own = f"{TITLES[FIELD]}: region"
        held = [line[3] for line in lines if line[:2] == (where, own) and line[2].startswith("other half")]
        parts = [f"{percent(one.before)} % in the {100 * one.nominal:.0f} % region{_judged(one)}" for one in held]
        if parts:
            told.append(f"{where}: {' and '.join(parts)}")
    return f"As they are, {TITLES[FIELD]}'s regions held the source so often: {'; '.join(told)}."


def _judged(held: RegionHeld) -> str:
    if held.before is None or not held.before.has_interval:
        return ""
    if held.before.holds(held.nominal):
        return " (holds)"
    return " (too small)" if held.before.value < held.nominal else " (too large)"
