"""The page's part on how much each network gains from more training clips."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matplotlib.figure import Figure

from workbench.core.method_marks import mark_of
from workbench.evaluate.beyond.accuracy_section import CAPTION
from workbench.evaluate.beyond.roles import FIELD, RIVAL, TITLES, of_roles, together
from workbench.evaluate.evaluation import Evaluation
from workbench.evaluate.method_figures import MethodFigures, figures_of
from workbench.evaluate.paired import paired
from workbench.evaluate.report.document import Block, Column, Heading, Paragraph, Picture, Table
from workbench.evaluate.report.numbers import DASH, metres, percent, points
from workbench.evaluate.report.pictures import MARKERS, marks_of, picture_of
from workbench.evaluate.report.words import made_of

N_CLIPS: Mapping[int, str] = {500: "-500", 2000: "-2000", 8000: ""}
"""Training clips, and what the networks' names end in."""
Curves = Mapping[str, Mapping[int, MethodFigures]]


def learning_section(new: Mapping[str, Evaluation]) -> Iterator[Block]:
    """new : as Study.new."""
    yield Heading("From 500 to 8000 training clips")
    names = {f"{role}{end}": f"{role}{end}" for role in (RIVAL, FIELD) for end in N_CLIPS.values()}
    known = together([of_roles(each, names) for each in new.values()])
    found = curves(known)
    if not any(found.values()):
        yield Paragraph("Not measured: the networks are missing.", "note")
        return
    yield Paragraph(f"{made_of(known)}. New places, new arrays, all four sites in training.")
    columns = (
        Column("training clips", True),
        *(Column(f"{TITLES[role]}, {what}", True) for role in found for what in ("within 2 m (%)", "median (m)")),
        Column("PlaceField less SpaceNet, within 2 m (points)", True),
    )
    rows = []
    for n_clips, end in N_CLIPS.items():
        cells: list[str] = []
        for of_role in found.values():
            one = of_role.get(n_clips)
            cells += [DASH, DASH] if one is None else [percent(one.within), metres(one.median)]
        both = all(n_clips in of_role for of_role in found.values())
        apart = points(paired(known.clips, f"{RIVAL}{end}", f"{FIELD}{end}").within) if both else DASH
        rows.append((str(n_clips), *cells, apart))
    yield Table(columns, tuple(rows), f"3-D. {CAPTION}")
    yield curve_picture(found)


def curves(evaluation: Evaluation) -> Curves:
    """By network and number of training clips, where there are answers."""
    found: dict[str, dict[int, MethodFigures]] = {RIVAL: {}, FIELD: {}}
    for role, of_role in found.items():
        for n_clips, end in N_CLIPS.items():
            if (figures := figures_of(evaluation.clips, f"{role}{end}")) is not None:
                of_role[n_clips] = figures
    return found


def curve_picture(found: Curves) -> Picture:
    """Share within 2 m over the number of training clips, with intervals."""
    marks = marks_of(list(found), tuple(TITLES), mark_of)
    figure = Figure(figsize=(6.4, 4.0), layout="constrained")
    plane = figure.add_subplot()
    for role, of_role in found.items():
        mark, x = marks[role], list(of_role)
        shares = [100 * one.within.value for one in of_role.values()]
        plane.plot(x, shares, color=mark.colour, linestyle=mark.dash, marker=MARKERS[mark.symbol], label=TITLES[role])
        for n_clips, one in of_role.items():
            if one.within.low is not None and one.within.high is not None:
                ends = [100 * one.within.low, 100 * one.within.high]
                plane.plot([n_clips, n_clips], ends, color=mark.colour, linewidth=1.3)
    plane.set_xscale("log")
    plane.set_xticks(list(N_CLIPS), [str(n) for n in N_CLIPS])
    plane.minorticks_off()
    plane.set(ylim=(0, 100), xlabel="training clips, logarithmic", ylabel="clips within 2 m (%), 3-D")
    plane.grid(alpha=0.25)
    plane.legend(frameon=False, loc="lower right")
    told = ", ".join(
        f"{TITLES[role]} {100 * one.within.value:.0f} % with {n}"
        for role, each in found.items()
        for n, one in each.items()
    )
    return picture_of(
        figure,
        "learning",
        "Share of clips within 2 m over the number of training clips. Simulated; 95 % intervals over places.",
        f"Learning curves: {told}.",
    )
