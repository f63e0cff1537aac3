"""The report's pictures: shares over a radius, error distributions, sites compared, answers joined to the truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from workbench.core.method_marks import Mark
from workbench.evaluate.curves import LONGEST_M, Curve, accuracy_curve, error_cdf
from workbench.evaluate.evaluation import SPLIT_WORDS, Evaluation
from workbench.evaluate.figures import png_of
from workbench.evaluate.method_figures import THRESHOLDS_M, MethodFigures
from workbench.evaluate.report.document import Picture

GREY, TRUTH = "#5B6470", "#1b1f27"
MARKERS: Mapping[str, str] = {"o": "o", "s": "s", "t1": "^", "d": "D", "p": "p", "h": "h"}
"""pyqtgraph's symbols as matplotlib's."""
_DPI = 144
_MARK_EVERY = 10
Marks = Mapping[str, Mark]


def picture_of(figure: Figure, name: str, caption: str, alt: str) -> Picture:
    """The figure as a PNG at twice the usual dots."""
    width_px = round(figure.get_size_inches()[0] * _DPI)
    return Picture(png_of(figure, _DPI), width_px, name, caption, alt)


def accuracy_picture(evaluation: Evaluation, marks: Marks) -> Picture:
    """Share of all clips answered within a radius, 0 to 5 m, with the paper's radii marked."""
    clips, split = evaluation.clips, evaluation.split
    curves = {m: accuracy_curve(clips, m, split=split) for m in evaluation.method_names}
    figure = Figure(figsize=(7.6, 4.9), layout="constrained")
    plane = figure.add_subplot()
    for radius_m in THRESHOLDS_M:
        plane.axvline(radius_m, color=GREY, linewidth=0.9, linestyle=":")
    _draw_curves(plane, evaluation, curves, marks, with_bands=len(curves) <= 4)
    plane.set_xticks([0, *THRESHOLDS_M, 4, 5], ["0", *(f"{r:g}" for r in THRESHOLDS_M), "4", "5"])
    plane.set(xlim=(0, LONGEST_M), ylim=(0, 100), xlabel="radius (m)", ylabel="clips within the radius (%), 3-D")
    named = f"{len(clips) // max(len(curves), 1)} clips"
    bands = _bands_text(evaluation) if len(curves) <= 4 else "Intervals are in the tables"
    return picture_of(
        figure,
        "accuracy",
        f"Share of all clips answered within a radius, 3-D; declined clips are misses ({named}). Dotted lines: the "
        f"paper's radii. {bands}.",
        "Curves of the share of clips within a radius of 0 to 5 m, one a method: " + _shares_told(evaluation, curves),
    )


def cdf_picture(evaluation: Evaluation, marks: Marks) -> Picture:
    """Distribution of the errors of answered clips."""
    clips = evaluation.clips
    curves = {m: error_cdf(clips, m, split=evaluation.split) for m in evaluation.method_names}
    curves = {m: curve for m, curve in curves.items() if curve.n_clips}
    figure = Figure(figsize=(7.6, 4.9), layout="constrained")
    plane = figure.add_subplot()
    _draw_curves(plane, evaluation, curves, marks, with_bands=False)
    for share in (50, 90):
        plane.axhline(share, color=GREY, linewidth=0.9, linestyle=":")
    farthest_m = max((curve.x_m[-1] for curve in curves.values()), default=1.0)
    least_m = min((curve.x_m[0] for curve in curves.values()), default=0.1)
    plane.set_xscale("log")
    low_m = max(least_m, 0.01)
    plane.set(xlim=(low_m, max(farthest_m, 2 * low_m)), ylim=(0, 100))
    plane.set(xlabel="error (m), 3-D, logarithmic", ylabel="answered clips with a smaller error (%)")
    ticks = [t for t in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100) if low_m <= t <= farthest_m]
    plane.set_xticks(ticks, [f"{t:g}" for t in ticks])
    plane.minorticks_off()
    return picture_of(
        figure,
        "cdf",
        "Cumulative distribution of the errors of answered clips. Dotted lines: median and 90 %.",
        "Cumulative error distributions, one curve a method.",
    )


def sites_picture(
    evaluation: Evaluation, marks: Marks, order: Sequence[str], by_site: Mapping[str, Mapping[str, MethodFigures]]
) -> Picture:
    """Share within the radius, site by site, with intervals. order : of methods; by_site : site, method, figures."""
    sites, methods = list(by_site), order
    figure = Figure(figsize=(7.6, 0.9 + len(sites) * (0.35 + 0.21 * len(methods))), layout="constrained")
    plane = figure.add_subplot()
    step = 0.8 / max(len(methods), 1)
    for row, site in enumerate(sites):
        for number, method in enumerate(methods):
            if (found := by_site[site].get(method)) is None:
                continue
            height, within, mark = row - 0.4 + (number + 0.5) * step, found.within, marks[method]
            if within.low is not None and within.high is not None:
                plane.plot([100 * within.low, 100 * within.high], [height] * 2, color=mark.colour, linewidth=1.6)
            label = evaluation.title_of(method) if row == 0 else None
            plane.plot([100 * within.value], [height], MARKERS[mark.symbol], color=mark.colour, ms=5.5, label=label)
        if row:
            plane.axhline(row - 0.5, color=GREY, linewidth=0.6, alpha=0.5)
    plane.set_yticks(range(len(sites)), [_wrapped(site) for site in sites])
    plane.set(xlim=(-2, 102), ylim=(len(sites) - 0.5, -0.5), xlabel=f"clips within {evaluation.radius_m:g} m (%), 3-D")
    plane.grid(axis="x", alpha=0.25)
    figure.legend(loc="outside right upper", frameon=False, fontsize=9)
    return picture_of(
        figure,
        "sites",
        f"Share of clips within {evaluation.radius_m:g} m, 3-D, at each site. {_bands_text(evaluation)}.",
        "Shares within the radius by site and method, with intervals; the numbers are in the table by site.",
    )


def _draw_curves(
    plane: Any, evaluation: Evaluation, curves: Mapping[str, Curve], marks: Marks, *, with_bands: bool
) -> None:
    """In the order of how good they are, so that the list reads as the curves lie."""
    for number, (method, curve) in enumerate(sorted(curves.items(), key=_goodness)):
        mark = marks[method]
        every = (number * 3 % _MARK_EVERY, max(len(curve.x_m) // 10, 1))
        plane.plot(
            *(curve.x_m, 100 * curve.share),
            color=mark.colour,
            linestyle=mark.dash,
            linewidth=1.9,
            marker=MARKERS[mark.symbol],
            markevery=every,
            markersize=5,
            label=evaluation.title_of(method),
        )
        if with_bands and curve.low is not None and curve.high is not None:
            plane.fill_between(curve.x_m, 100 * curve.low, 100 * curve.high, color=mark.colour, alpha=0.15, linewidth=0)
    plane.grid(alpha=0.25)
    plane.figure.legend(loc="outside right upper", frameon=False, fontsize=9, handlelength=3.2)


def _goodness(item: tuple[str, Curve]) -> float:
    """Area left of the curve where all are looked at: less is better."""
    curve = item[1]
    shares = np.interp(np.linspace(0, LONGEST_M, 51), curve.x_m, curve.share, left=0.0, right=curve.share[-1])
    return -float(shares.sum())


def _bands_text(evaluation: Evaluation) -> str:
    many = SPLIT_WORDS[evaluation.split][1]
    return f"95 % intervals: bootstrap over {many}"


def _shares_told(evaluation: Evaluation, curves: Mapping[str, Curve]) -> str:
    radius_m = evaluation.radius_m
    told = [
        f"{evaluation.title_of(m)} {100 * np.interp(radius_m, curve.x_m, curve.share):.0f} % within {radius_m:g} m"
        for m, curve in sorted(curves.items(), key=_goodness)
    ]
    return ", ".join(told) + "."


def _wrapped(name: str, width: int = 16) -> str:
    """In lines of about so many letters."""
    lines = [""]
    for word in name.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def marks_of(methods: Sequence[str], known: Sequence[str], mark: Callable[[str, Sequence[str]], Mark]) -> Marks:
    """Every method's mark; those that this machine does not know come after those that it knows."""
    names = [*known, *(m for m in methods if m not in known)]
    return {method: mark(method, names) for method in methods}
