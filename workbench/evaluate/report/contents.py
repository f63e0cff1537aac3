"""An evaluation's report, from its result to what it was made with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256

import numpy as np

from workbench.core.method_marks import mark_of
from workbench.evaluate.evaluation import SPLIT_TITLES, SPLIT_WORDS, Evaluation
from workbench.evaluate.groups import GROUP_TITLES, GroupBy
from workbench.evaluate.method_figures import MethodFigures
from workbench.evaluate.page import time_text
from workbench.evaluate.paired import all_pairs, paired
from workbench.evaluate.report import tables
from workbench.evaluate.report.document import Block, Column, Document, Heading, Items, Paragraph, Table
from workbench.evaluate.report.pictures import accuracy_picture, cdf_picture, marks_of, sites_picture
from workbench.evaluate.report.plan_pictures import plan_picture
from workbench.evaluate.report.words import cautions_of, counted, lead_of, made_of, ranked

_MOST_GROUPS = 10
"""Columns of a table by group; more are told to be too many."""


def document_of(evaluation: Evaluation, known_methods: Sequence[str] = ()) -> Document:
    """The whole report. known_methods : all of this machine, so that methods have the window's colours."""
    marks = marks_of(evaluation.method_names, known_methods, mark_of)
    figures = tables.figures_by_method(evaluation)
    order = ranked(figures)
    by_site = tables.groups_found(evaluation, "site")
    blocks: list[Block] = [Paragraph(lead_of(evaluation, figures), "lead")]
    blocks += [Paragraph(text, "caution") for text in cautions_of(evaluation)]
    blocks += _asked(evaluation)
    blocks += [Heading("Methods"), tables.shares_table(evaluation, figures, order)]
    blocks += [tables.errors_table(evaluation, figures, order)]
    plan, height = (tables.figures_by_method(evaluation, kind) for kind in ("2-D", "height"))
    blocks += [tables.plan_and_height_table(evaluation, plan, height, order)]
    blocks += [Heading("Accuracy over radius"), accuracy_picture(evaluation, marks)]
    blocks += [Heading("Distribution of errors"), cdf_picture(evaluation, marks)]
    blocks += _compared(evaluation, order)
    blocks += [Heading("Groups")]
    if len(by_site) > 1:
        blocks.append(sites_picture(evaluation, marks, order, by_site))
    for by in ("site", "weather", "voice", "hull", "array"):
        blocks += _grouped(evaluation, by, order, by_site)
    blocks += _covered(evaluation, figures, order)
    blocks += [Heading("Whole sessions"), tables.wholes_table(evaluation, order)]
    blocks += [Heading("Worst cases"), tables.worst_table(evaluation)]
    blocks += [Heading("Answers and truth from above")]
    blocks += [plan_picture(evaluation, site, marks, order) for site in by_site]
    blocks += list(_made_with(evaluation))
    title = f"{counted(len(evaluation.methods), 'method')} on {evaluation.name or 'recordings'}"
    return Document(title, _subtitle(evaluation), tuple(blocks))


def _subtitle(evaluation: Evaluation) -> str:
    """When, and with which program."""
    try:
        when = f"{datetime.fromisoformat(evaluation.created_at):%d %B %Y, %H:%M %Z}"
    except ValueError:  # a file may say anything
        when = evaluation.created_at
    program = evaluation.versions.get("ssl-workbench", "")
    return ", ".join(filter(None, ("Evaluation", when, f"ssl-workbench {program}" if program else "")))


def _asked(evaluation: Evaluation) -> list[Block]:
    few, many = SPLIT_WORDS[evaluation.split]
    rows = [
        ("Asked", evaluation.asked or "-"),
        ("Recordings", made_of(evaluation)),
        ("Folder", evaluation.campaign or "none: made for this evaluation and not kept"),
        ("Split", f"{SPLIT_TITLES[evaluation.split]}: intervals are drawn from {many}, each {few} with all its clips"),
        ("Radius told first", f"{evaluation.radius_m:g} m"),
        ("Left out", counted(len(evaluation.left_out), "session")),
        ("Took", time_text(evaluation.seconds)),
    ]
    return [Heading("What was asked"), Table((Column("what"), Column("answer")), tuple(rows))]


def _compared(evaluation: Evaluation, order: Sequence[str]) -> list[Block]:
    """The best beside all others; with more than two methods all pairs, folded away."""
    if len(order) < 2:
        return []
    settings = {"radius_m": evaluation.radius_m, "split": evaluation.split}
    best = [paired(evaluation.clips, other, order[0], **settings) for other in order[1:]]  # type: ignore[arg-type]
    caption = (
        "Method less the one beside it, on the same clips. Within: all clips, a declined one is a miss. Median and "
        "mean: clips that both answered. Not told apart: the interval has 0 in it. "
        f"{tables.split_text(evaluation)}"
    )
    blocks: list[Block] = [Heading("Compared on the same clips"), tables.pairs_table(evaluation, best, caption)]
    if len(order) > 2:
        pairs = all_pairs(evaluation.clips, order, evaluation.radius_m, evaluation.split)
        told = f"All {len(pairs)} pairs. Of so many, one in twenty would be told apart by chance alone."
        table = tables.pairs_table(evaluation, pairs, told)
        blocks.append(Table(table.columns, table.rows, table.caption, is_appendix=True))
    return blocks


def _grouped(
    evaluation: Evaluation, by: GroupBy, order: Sequence[str], by_site: dict[str, dict[str, MethodFigures]]
) -> list[Block]:
    title = Heading(f"{GROUP_TITLES[by][0].upper()}{GROUP_TITLES[by][1:]}", 3)
    if by == "array" and (n := len(np.unique(evaluation.clips.arrays))) > _MOST_GROUPS:
        return [title, Paragraph(f"{n} array settings, too many for a table of columns; --csv has them all.")]
    found = by_site if by == "site" else tables.groups_found(evaluation, by)
    if len(found) > _MOST_GROUPS:
        return [title, Paragraph(f"{len(found)} groups, too many for a table of columns; --csv has them all.")]
    if len(found) == 1:
        return [title, Paragraph(f"All clips are of one group: {next(iter(found))}.")]
    return [title, *tables.group_tables(evaluation, by, order, found)]


def _covered(evaluation: Evaluation, figures: tables.Figures, order: Sequence[str]) -> list[Block]:
    table = tables.coverage_table(evaluation, figures, order)
    facts = {method.name: method for method in evaluation.methods}
    told = [
        Paragraph(
            f"The radii of {facts[m].title} were measured on {facts[m].n_measured_on} of these "
            f"{counted(len(evaluation.sessions), 'session')}: nothing is judged there.",
            "note",
        )
        for m in order
        if facts[m].n_measured_on
    ]
    without = [facts[m].title for m in order if figures[m].coverage_90 is None and not facts[m].n_measured_on]
    if without and len(without) < len(order):
        told.append(Paragraph(f"Without calibrated radii here: {', '.join(without)}.", "note"))
    if table is None:
        told = told or [Paragraph("No method has calibrated radii for these recordings.")]
        return [Heading("Calibrated radii"), *told]
    return [Heading("Calibrated radii"), table, *told]


def _made_with(evaluation: Evaluation) -> Iterator[Block]:
    yield Heading("How it was made")
    rows = [
        (m.title, m.name, m.trained_on or "not trained", m.caveat or "-", m.sha256 or "no file")
        for m in evaluation.methods
    ]
    columns = ("method", "name", "learnt from", "keep in mind", "SHA-256 of its file")
    yield Table(tuple(map(Column, columns)), tuple(rows))
    versions = [(name, number) for name, number in evaluation.versions.items()]
    yield Table((Column("program or library"), Column("version")), (*versions, ("machine", evaluation.machine or "-")))
    if evaluation.left_out:
        yield Heading("Sessions left out", 3)
        yield Table((Column("session"), Column("why")), tuple((one.title, one.why) for one in evaluation.left_out))
    if evaluation.warnings:
        yield Heading("Warnings", 3)
        told = tuple((text, str(n)) for text, n in evaluation.warnings)
        yield Table((Column("warning"), Column("sessions", True)), told)
    yield Heading("Sessions that took part", 3)
    together = sha256("".join(one.sha256 for one in evaluation.sessions).encode()).hexdigest()
    yield Paragraph(f"SHA-256 of all sessions' hashes, one after another: {together}", "note")
    heads = ("session", "site", "SHA-256 of its session.json, as the program writes it")
    sessions = tuple((one.title, one.site, one.sha256) for one in evaluation.sessions)
    yield Table(tuple(map(Column, heads)), sessions, f"{counted(len(sessions), 'session')}", is_appendix=True)
    yield Heading("What the figures mean", 3)
    yield Items(
        (
            "Error: Euclidean distance between answer and true place, metres; 2-D leaves the height out.",
            "Within r: share of all clips whose answer lies within r of the truth; a declined clip is a miss.",
            "MAE, RMSE, median and R² are of answered clips; read them beside the share declined.",
            "Intervals: percentile bootstrap (Efron and Tibshirani, 1993) over the split's units; where all agree, "
            "Clopper and Pearson's; below five units there are none, below ten they are rough and give no verdict.",
            "Clips are 3 s long and overlap by 2.5 s: clips of one place are near copies of each other.",
        )
    )
