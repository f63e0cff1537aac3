"""One page of all methods on the simulated sites: as the sites are, and with other clocks and walls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from matplotlib.figure import Figure

from workbench.core.errors import UserError
from workbench.core.method_marks import mark_of
from workbench.evaluate.answers import Measured
from workbench.evaluate.evaluation import Evaluation
from workbench.evaluate.method_figures import MethodFigures
from workbench.evaluate.page import time_text
from workbench.evaluate.paired import paired
from workbench.evaluate.report import tables
from workbench.evaluate.report.document import Block, Column, Document, Heading, Items, Paragraph, Picture, Table
from workbench.evaluate.report.pictures import (
    GREY,
    MARKERS,
    Marks,
    accuracy_picture,
    cdf_picture,
    marks_of,
    picture_of,
    sites_picture,
)
from workbench.evaluate.report.words import cautions_of, lead_of, made_of, ranked

CLOCKS_ONLY = ("Good clocks", "Poor clocks")
"""Titles of evaluations in which clocks alone are other than the sites'."""
BySite = Mapping[str, Mapping[str, MethodFigures]]


def methods_page(found: Mapping[str, Evaluation], known_methods: Sequence[str] = ()) -> Document:
    """found : by what was changed, the first one as the sites are. UserError when they are not of the same methods."""
    usual_title, usual = next(iter(found.items()))
    _refuse_others(found)
    marks = marks_of(usual.method_names, known_methods, mark_of)
    figures = tables.figures_by_method(usual)
    order = ranked(figures)
    by_site = {title: tables.groups_found(each, "site") for title, each in found.items()}
    blocks: list[Block] = [Paragraph(lead_of(usual, figures), "lead")]
    blocks += [Paragraph(text, "caution") for text in cautions_of(usual)]
    blocks += [Heading(usual_title), Paragraph(f"{made_of(usual)}.")]
    blocks += list(_usual(usual, figures, order, marks, by_site[usual_title]))
    if len(found) > 1:
        blocks += list(_changed(found, by_site, order, marks))
    blocks += list(_made(found))
    return Document("All methods on simulated sites", "Written by `make compare`; not to be edited.", tuple(blocks))


def _refuse_others(found: Mapping[str, Evaluation]) -> None:
    """Methods may have come, or networks been trained again, between two evaluations."""
    first_title, first = next(iter(found.items()))
    known = {(method.name, method.sha256) for method in first.methods}
    for title, each in found.items():
        odd = sorted(name for name, _ in known ^ {(method.name, method.sha256) for method in each.methods})
        if odd:
            raise UserError(
                f"{title} was not evaluated with the same methods as {first_title}: {', '.join(dict.fromkeys(odd))}",
                "Make both again",
            )


def _usual(
    usual: Evaluation, figures: tables.Figures, order: Sequence[str], marks: Marks, by_site: BySite
) -> Iterator[Block]:
    yield tables.shares_table(usual, figures, order)
    yield tables.errors_table(usual, figures, order)
    plan, height = tables.figures_by_method(usual, "2-D"), tables.figures_by_method(usual, "height")
    yield tables.plan_and_height_table(usual, plan, height, order)
    yield accuracy_picture(usual, marks)
    yield cdf_picture(usual, marks)
    yield Heading("Site by site", 3)
    yield sites_picture(usual, marks, order, by_site)
    yield from tables.group_tables(usual, "site", order, by_site)
    yield Heading("The best beside all others", 3)
    best = [paired(usual.clips, other, order[0], radius_m=usual.radius_m, split=usual.split) for other in order[1:]]
    yield tables.pairs_table(usual, best, f"On the same clips; a declined one is a miss. {tables.split_text(usual)}")
    coverage = tables.coverage_table(usual, figures, order)
    if coverage is not None:
        yield Heading("Calibrated radii", 3)
        yield coverage
    yield Heading("Whole sessions", 3)
    yield tables.wholes_table(usual, order)


def _changed(
    found: Mapping[str, Evaluation], by_site: Mapping[str, BySite], order: Sequence[str], marks: Marks
) -> Iterator[Block]:
    yield Heading("Other clocks, other walls")
    yield Paragraph(
        "The same places, arrays, voices and weather, with one thing changed. Good clocks: all channels on one. Poor "
        "clocks: each channel on its own, as wireless recorders have them. Soft walls: hardly an echo."
    )
    yield conditions_picture(found, by_site, order, marks)
    for title, evaluation in list(found.items())[1:]:
        yield Heading(title, 3)
        yield from tables.group_tables(evaluation, "site", order, by_site[title])
    yield Heading("Where each works, and where it breaks", 3)
    yield Items(tuple(_broken(found, by_site, order)))
    if learnt := tuple(_marks_learnt(found, by_site)):
        yield Heading("Networks that hear which recorder it was", 3)
        yield Paragraph(
            "Mel-spectra and mel-spectrograms hold level differences; clocks that differ by milliseconds hardly "
            "change them. Where other clocks change such a network's answers all the same, it has learnt a mark "
            "that the simulated recorder leaves, and takes the site from it.",
            "caution",
        )
        yield Items(learnt)


def _broken(found: Mapping[str, Evaluation], by_site: Mapping[str, BySite], order: Sequence[str]) -> Iterator[str]:
    """For each method its best and its worst site and condition, by the share within the radius."""
    one = next(iter(found.values()))
    for method in order:
        shares = {
            (site, title): figures[method]
            for title, sites in by_site.items()
            for site, figures in sites.items()
            if method in figures
        }
        best = max(shares, key=lambda key: shares[key].within.value)
        worst = min(shares, key=lambda key: shares[key].within.value)
        told = (f"{_clause(key, shares[key], one.radius_m)}" for key in (best, worst))
        yield f"{one.title_of(method)}: best {'; worst '.join(told)}."


def _marks_learnt(found: Mapping[str, Evaluation], by_site: Mapping[str, BySite]) -> Iterator[str]:
    """Networks on levels whose share changed with clocks alone, on the places that both evaluations have."""
    titles = list(found)
    usual = found[titles[0]]
    deaf = [m for m in usual.methods if m.hears.startswith("mel")]
    for title, method in product((t for t in titles[1:] if t in CLOCKS_ONLY), deaf):
        for site, figures in by_site[title].items():
            before, after = by_site[titles[0]].get(site, {}).get(method.name), figures.get(method.name)
            if before is not None and after is not None and _apart(before.within, after.within):
                yield (
                    f"{method.title}, {site}, {title[0].lower()}{title[1:]}: {100 * after.within.value:.0f} % within "
                    f"{usual.radius_m:g} m, and {100 * before.within.value:.0f} % as the site is."
                )


def _apart(one: Measured, other: Measured) -> bool:
    """Do the intervals leave a gap? There may be fewer places in one of them, so that they cannot be paired."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.low > other.high or other.low > one.high


def _clause(where: tuple[str, str], figures: MethodFigures, radius_m: float) -> str:
    median = "no answers" if figures.median is None else f"median error {figures.median.value:.2f} m"
    share = f"{100 * figures.within.value:.0f} % within {radius_m:g} m"
    declined = figures.declined.value
    silent = f", {100 * declined:.0f} % declined" if declined > 0 else ""
    return f"{where[0]}, {where[1][0].lower()}{where[1][1:]} ({share}, {median}{silent})"


def conditions_picture(
    found: Mapping[str, Evaluation], by_site: Mapping[str, BySite], order: Sequence[str], marks: Marks
) -> Picture:
    """Share within the radius over what was changed, a panel a site."""
    one = next(iter(found.values()))
    sites = list(next(iter(by_site.values())))
    figure = Figure(figsize=(10.2, 2.6 * ((len(sites) + 1) // 2) + 1.0), layout="constrained")
    step = 0.7 / max(len(order), 1)
    for number, site in enumerate(sites):
        plane = figure.add_subplot((len(sites) + 1) // 2, 2, number + 1)
        for row, method in enumerate(order):
            known = [(i, by_site[t][site][method]) for i, t in enumerate(found) if method in by_site[t].get(site, {})]
            mark, x = marks[method], [i - 0.35 + (row + 0.5) * step for i, _ in known]
            shares = [100 * each.within.value for _, each in known]
            for here, (_, each) in zip(x, known, strict=True):
                if each.within.low is not None and each.within.high is not None:
                    ends = [100 * each.within.low, 100 * each.within.high]
                    plane.plot([here, here], ends, color=mark.colour, linewidth=1.3)
            label = one.title_of(method) if number == 0 else None
            plane.plot(x, shares, MARKERS[mark.symbol], color=mark.colour, ms=5, linestyle="", label=label)
        for i in range(1, len(found)):
            plane.axvline(i - 0.5, color=GREY, linewidth=0.6, alpha=0.5)
        plane.set_xticks(range(len(found)), [title.replace(" ", "\n", 2) for title in found], fontsize=8)
        plane.set(ylim=(-3, 103), xlim=(-0.5, len(found) - 0.5))
        plane.set_title(site, fontsize=10)
        plane.grid(axis="y", alpha=0.25)
        if number % 2 == 0:
            plane.set_ylabel(f"within {one.radius_m:g} m (%), 3-D", fontsize=9)
    figure.legend(loc="outside right upper", frameon=False, fontsize=9)
    caption = (
        f"Share of clips within {one.radius_m:g} m, 3-D, with 95 % intervals over places; declined clips are misses."
    )
    return picture_of(figure, "conditions", caption, "Shares by site, method, and what was changed; numbers are below.")


def _made(found: Mapping[str, Evaluation]) -> Iterator[Block]:
    usual = next(iter(found.values()))
    yield Heading("How it was made")
    commands = tuple((title, each.asked, made_of(each), time_text(each.seconds)) for title, each in found.items())
    yield Table(tuple(map(Column, ("what", "command", "recordings", "took"))), commands)
    rows = tuple(
        (m.title, m.trained_on or "not trained", m.caveat or "-", m.sha256[:16] or "no file") for m in usual.methods
    )
    yield Table(tuple(map(Column, ("method", "learnt from", "keep in mind", "SHA-256 of its file"))), rows)
    versions = ", ".join(f"{name} {number}" for name, number in usual.versions.items())
    yield Paragraph(f"{usual.created_at[:10]}; {versions}; {usual.machine}.")
