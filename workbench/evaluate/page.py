"""A comparison as a page of Markdown and as CSV."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence

from workbench.evaluate.answers import FEWEST_PLACES, Measured, Unit
from workbench.evaluate.comparison import SPLIT_TITLES, SPLITS, Comparison, Detail, Difference, Row, Split, Tested
from workbench.evaluate.paper import SOURCE

_DASH = "-"


def markdown_of(comparison: Comparison) -> str:
    """The page, from the table to what was decided."""
    parts = [
        f"# {comparison.title}",
        *([f"**{comparison.caution}**"] if comparison.caution else []),
        *([comparison.lead] if comparison.lead else []),
        "**Simulated recordings**: no real recording was trained on or scored. "
        f"*Paper*: {SOURCE}. *As clips*: clips are drawn for the test whatever their place, so that near copies of "
        "them were learnt. *By place*: nothing from a test place was learnt. *Tested*: clips and places of the test "
        f"part. {_bracketed(comparison)}",
        _rows_table(comparison),
        *_said_missing(comparison.rows),
    ]
    if comparison.differences and not comparison.caution:
        parts += ["## What changes", _differences_table(comparison.differences)]
    if comparison.sayings:
        parts += ["## What the figures say", _listed(comparison.sayings)]
    if comparison.details:
        parts += ["## Every training", _details_table(comparison.details)]
    parts += ["## Where the simulated sites disagree with the real ones", _listed(comparison.sites)]
    parts += ["## How it was made", _listed(f"{name}: {text}" for name, text in comparison.facts)]
    parts += ["## Decided, and not known", _listed(comparison.notes)]
    return "\n\n".join(parts) + "\n"


def _bracketed(comparison: Comparison) -> str:
    """What stands in brackets, and where nothing does."""
    found = [measured.has_interval for row in comparison.rows for measured in row.ours.values()]
    few = f"fewer than {FEWEST_PLACES} test places are too few for an interval"
    if not any(found):
        return f"No figure has an interval: {few}." if found else ""
    drawn = (
        "In brackets: 95 % interval by a bootstrap over test places; where all clips were hit, or none, the exact one"
    )
    return f"{drawn}. Where there are no brackets: {few}." if not all(found) else f"{drawn}."


def csv_of(comparison: Comparison) -> str:
    """One line a figure: the paper's and ours of every row, every difference, every measure of every training."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ("table", "part", "what", "unit", "split", "paper", "value", "low", "high", "clips", "places", "missing")
    )
    for row in comparison.rows:
        what = ", ".join(row.labels)
        for split in SPLITS:
            ours = _numbers(row.ours.get(split))
            on = _counts(row.tested.get(split))
            told = (SPLIT_TITLES[split], _number(row.paper), *ours, *on, row.missing.get(split, ""))
            writer.writerow((comparison.name, "row", what, row.unit, *told))
    for difference in comparison.differences:
        for split in SPLITS:
            ours = _numbers(difference.ours.get(split))
            told = (SPLIT_TITLES[split], _number(difference.paper), *ours, "", "", "")
            writer.writerow((comparison.name, "difference", difference.question, difference.unit, *told))
    for detail in comparison.details:
        for title, (unit, measured) in detail.measures.items():
            told = (SPLIT_TITLES[detail.split], "", *_numbers(measured), *_counts(detail.tested), "")
            writer.writerow((comparison.name, "training", f"{detail.title}, {title}", unit, *told))
    return out.getvalue()


def figure_text(measured: Measured | None, unit: Unit) -> str:
    """A figure with its interval as people read it; a dash when there is none."""
    if measured is None:
        return _DASH
    text = plain_text(measured.value, unit)
    if measured.low is None or measured.high is None:
        return text
    low, high = (_bare(value, unit) for value in (measured.low, measured.high))
    return f"{text} ({low} to {high})"


def plain_text(value: float | None, unit: Unit) -> str:
    """A figure alone: per cent, metres, or a bare number."""
    if value is None or math.isnan(value):
        return _DASH
    return _bare(value, unit) + {"share": " %", "m": " m", "1": ""}[unit]


def _bare(value: float, unit: Unit) -> str:
    digits = f"{100 * value:.1f}" if unit == "share" else f"{value:.2f}"
    return digits.removeprefix("-") if float(digits) == 0 else digits


def change_text(measured: Measured | None, unit: Unit) -> str:
    """A difference: points of a share, or metres, with its sign."""
    if measured is None:
        return _DASH
    text = _signed(measured.value, unit) + {"share": " points", "m": " m", "1": ""}[unit]
    if measured.low is None or measured.high is None:
        return text
    return f"{text} ({_signed(measured.low, unit)} to {_signed(measured.high, unit)})"


def _signed(value: float, unit: Unit) -> str:
    digits = f"{100 * value:+.1f}" if unit == "share" else f"{value:+.2f}"
    return digits[1:] if float(digits) == 0 else digits


def _rows_table(comparison: Comparison) -> str:
    heads = (*comparison.columns, "paper", *(head for split in SPLITS for head in (SPLIT_TITLES[split], "tested")))
    lines = []
    for row in comparison.rows:
        paper = plain_text(row.paper, row.unit) + (" (best of all instances)" if row.is_best_of_all else "")
        ours = [cell for split in SPLITS for cell in _cells(row, split)]
        lines.append((*row.labels, paper, *ours))
    return _table(heads, lines, len(comparison.columns))


def _cells(row: Row, split: Split) -> tuple[str, str]:
    """Our figure, and what it was measured on."""
    on = row.tested.get(split)
    figure = "not run" if split in row.missing else figure_text(row.ours.get(split), row.unit)
    return figure, on.told if on else _DASH


def _said_missing(rows: Iterable[Row]) -> list[str]:
    """One line for each row that has no figure of ours: why, in its own words."""
    told = []
    for row in rows:
        reasons = dict.fromkeys(row.missing.values())
        told += [f"Not run: {', '.join(row.labels)}: {reason}" for reason in reasons]
    return [_listed(told)] if told else []


def _differences_table(differences: Iterable[Difference]) -> str:
    lines = [
        (
            d.question,
            change_text(None if d.paper is None else Measured(d.paper), d.unit),
            *(change_text(d.ours.get(split), d.unit) for split in SPLITS),
        )
        for d in differences
    ]
    return _table(("change", "paper", *(SPLIT_TITLES[split] for split in SPLITS)), lines, 1)


def _details_table(details: Sequence[Detail]) -> str:
    titles = list(details[0].measures)
    heads = ("training", "split", *titles, "learnt from", "tested", "trained for")
    lines = [
        (
            detail.title,
            SPLIT_TITLES[detail.split],
            *(plain_text(measured.value, unit) for unit, measured in (detail.measures[title] for title in titles)),
            Tested(detail.n_training_clips, detail.n_training_places).told,
            detail.tested.told,
            time_text(detail.seconds),
        )
        for detail in details
    ]
    return _table(heads, lines, 2)


def time_text(seconds: float) -> str:
    """Seconds, minutes or hours, whichever reads best."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3600:.1f} h"


def _table(heads: Sequence[str], lines: Iterable[Sequence[str]], n_left: int) -> str:
    """A Markdown table whose first n_left columns stand to the left."""
    rule = ["---"] * n_left + ["--:"] * (len(heads) - n_left)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (heads, rule, *lines))


def _listed(sentences: Iterable[str]) -> str:
    return "\n".join(f"* {sentence}" for sentence in sentences)


def _counts(tested: Tested | None) -> tuple[str, str]:
    return (str(tested.n_clips), str(tested.n_places)) if tested else ("", "")


def _numbers(measured: Measured | None) -> tuple[str, str, str]:
    if measured is None:
        return "", "", ""
    return _number(measured.value), _number(measured.low), _number(measured.high)


def _number(value: float | None) -> str:
    return "" if value is None or math.isnan(value) else f"{value:.6g}"
