"""The page's part on recordings as they are: made by others, for other purposes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from workbench.evaluate.beyond.robust_section import own_radius
from workbench.evaluate.beyond.roles import TITLES, usual
from workbench.evaluate.beyond.study import RealRecording
from workbench.evaluate.errors_of_kind import answers_by
from workbench.evaluate.evaluation import Evaluation
from workbench.evaluate.method_figures import figures_of
from workbench.evaluate.report.document import Block, Column, Heading, Items, Paragraph, Table
from workbench.evaluate.report.numbers import DASH, metres, number, percent
from workbench.evaluate.report.words import counted, made_of

MEND = (
    "What would mend it: training arrays of 50 to 2 000 m beside those of 5 to 40 m (the network hears delays of up to "
    "a tenth of a second, 34 m of path; everything beyond looks alike to it), correlations over seconds for such "
    "arrays, levels that count on the loss in air over hundreds of metres, and cutting the few loud tenths of a second "
    "out before a clip of 3 s is judged. Until then delays (TDOA) are the method for arrays of that size."
)


def real_section(shots: Evaluation | None, real: Sequence[RealRecording]) -> Iterator[Block]:
    """shots : recordings with surveyed sources; real : those without."""
    yield Heading("Real recordings as they are")
    if shots is None and not real:
        yield Paragraph(
            "Not measured: the recordings are not here. Set WORKBENCH_REAL_DATA to the folder that holds shotspotter/, "
            "locbatch/ and locar/.",
            "note",
        )
        return
    yield Paragraph(
        "None of these was made for such arrays: they are wider than any training site, and they hold gunshots and "
        "birds. No figure here says how the methods do at a site of their own; they say what happens outside it.",
        "caution",
    )
    if shots is not None:
        yield from _shots_blocks(shots)
    for recording in real:
        yield from _recording_blocks(recording)
    yield Paragraph(MEND)


def _shots_blocks(shots: Evaluation) -> Iterator[Block]:
    known = usual(shots)
    spans_m = np.array([float(span_m) for span_m in known.clips.span_m])
    yield Heading("Gunshots in a city (ShotSpotter, Tech Note 098)", 3)
    yield Paragraph(
        f"{made_of(known)}. Real; 4 to 6 sensors, {spans_m.min():.0f} to {spans_m.max():.0f} m across, 12 kHz; every "
        "clip counts, most of them without a shot, so the nearest tenth is told as well."
    )
    columns = (
        *(Column("method"), Column("clips answered", True), Column("within 10 m (%)", True)),
        *(Column(title, True) for title in ("within 50 m (%)", "median (m)", "nearest tenth below (m)")),
        *(Column(title, True) for title in ("own radius, median (m)", "span of the array, median (m)")),
        Column("why it declined"),
    )
    rows = []
    for role in known.method_names:
        near, far = (figures_of(known.clips, role, radius_m=radius_m) for radius_m in (10.0, 50.0))
        if near is None or far is None:
            continue
        rows.append(
            (
                TITLES[role],
                f"{near.n_answered} of {near.n_clips}",
                percent(near.within),
                percent(far.within),
                metres(near.median),
                _nearest_tenth(known, role),
                metres(own_radius(known, role)),
                number(float(np.median(spans_m)), 0),
                _whys(known, role),
            )
        )
    yield Table(columns, tuple(rows), "Real, 3-D. In brackets: 95 % intervals, bootstrap over places.")
    if shots.left_out:
        whys = Counter(one.why for one in shots.left_out).most_common()
        yield Items(tuple(f"{counted(n, 'session')} took no part: {why}." for why, n in whys))


def _nearest_tenth(evaluation: Evaluation, role: str) -> str:
    errors_m = answers_by(evaluation.clips, role).errors_m()
    errors_m = errors_m[np.isfinite(errors_m)]
    return number(float(np.quantile(errors_m, 0.1))) if len(errors_m) else DASH


def _whys(evaluation: Evaluation, role: str) -> str:
    """The most frequent reasons, without the names of sessions."""
    reasons = Counter(why.split(";")[0] for why in answers_by(evaluation.clips, role).why_not.tolist() if why)
    return "; ".join(f"{why} ({n})" for why, n in reasons.most_common(2)) or DASH


def _recording_blocks(recording: RealRecording) -> Iterator[Block]:
    yield Heading(recording.title, 3)
    yield Paragraph(recording.told)
    columns = (
        *(Column("method"), Column("clips answered", True), Column("spread of its answers, median (m)", True)),
        Column(f"from {recording.reference or 'a reference'} (m)", True),
        *(Column("own radius, median (m)", True), Column("why it declined")),
    )
    rows = tuple(
        (
            TITLES.get(one.method, one.method),
            f"{one.n_answered} of {one.n_clips}",
            number(one.spread_m),
            number(one.away_m),
            number(one.radius_m),
            one.why_not or DASH,
        )
        for one in recording.answers
    )
    yield Table(columns, rows, "Real; one recording, so nothing can be concluded from it.")
