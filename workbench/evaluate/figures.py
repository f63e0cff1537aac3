"""The paper's two figures drawn from our answers: spheres around the truth, and answers joined to the truth."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from workbench.evaluate.answers import Answers, shares_over
from workbench.evaluate.comparison import SPLIT_TITLES, Split
from workbench.evaluate.paper import SiteAccuracy
from workbench.evaluate.report.letters import write_korean

RADII_M = (1.0, 2.0, 3.0)
RADIUS_M = 2.0
_BLUE, _ORANGE, _GREEN, _GREY = "#0072B2", "#D55E00", "#009E73", "#5B6470"
"""Okabe and Ito's colours, which those who see no red or green tell apart; marks and strokes differ as well."""
_OF_SPLIT: Mapping[Split, tuple[str, str]] = {"clip": (_ORANGE, "--"), "place": (_BLUE, "-")}
_MANY, _PLACES = 400, 24
"""Points in a sphere's panel, places in a plan: more hide each other."""


def spheres(title: str, found: Mapping[Split, Answers], paper: SiteAccuracy | None) -> Figure:
    """Errors around the truth with spheres of several radii, and the share of clips that each radius holds.

    found : answers by split; paper : its figure for the same network and site, marked at 2 m.
    """
    figure = Figure(figsize=(5.2 * (len(found) + 1), 5.6), layout="constrained")
    for column, (split, answers) in enumerate(found.items()):
        space = figure.add_subplot(1, len(found) + 1, column + 1, projection="3d")
        _errors_in_space(space, answers, split)
    plane = figure.add_subplot(1, len(found) + 1, len(found) + 1)
    _shares_over_radius(plane, found, paper)
    figure.suptitle(title, fontsize=13)
    return figure


def joined_points(title: str, size_m: tuple[float, float, float], found: Mapping[Split, Answers]) -> Figure:
    """The site from above: true places with a circle of 2 m, answers joined to them by dotted lines.

    size_m : the site's box. One clip stands for a session, and one session for a place: the middle one of each.
    """
    height = 6.2 * min(max(size_m[1] / size_m[0], 0.75), 1.5) + 0.8
    figure = Figure(figsize=(6.4 * len(found), height), layout="constrained")
    for column, (split, answers) in enumerate(found.items()):
        plane = figure.add_subplot(1, len(found), column + 1)
        _plan(plane, size_m, answers, split, is_first=column == 0)
    handles, labels = figure.axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=len(labels), frameon=False, fontsize=10)
    figure.suptitle(title, fontsize=13)
    return figure


def png_of(figure: Figure, dots_per_inch: int = 90) -> bytes:
    """The figure as a PNG file."""
    FigureCanvasAgg(figure)
    write_korean(figure)
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=dots_per_inch, metadata={"Software": None}, pil_kwargs={"optimize": True})
    return out.getvalue()


def svg_of(figure: Figure) -> bytes:
    """The figure as an SVG file."""
    FigureCanvasSVG(figure)
    out = io.BytesIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


def _errors_in_space(space: Any, answers: Answers, split: Split) -> None:
    """Errors as points around the truth at the origin; those within 2 m filled, the others hollow."""
    colour, _ = _OF_SPLIT[split]
    rows = _some(len(answers), _MANY)
    off_m = (answers.answers_m - answers.truth_m)[rows]
    is_near = answers.errors_m()[rows] <= RADIUS_M
    reach_m = float(max(RADII_M)) * 1.15
    is_seen = (np.abs(off_m) <= reach_m).all(axis=1)
    for radius_m in RADII_M:
        _wire_sphere(space, radius_m)
    for chosen, face in ((is_near & is_seen, colour), (~is_near & is_seen, "none")):
        space.scatter(*off_m[chosen].T, s=12, facecolors=face, edgecolors=colour, linewidths=0.7, depthshade=False)
    space.scatter([0], [0], [0], marker="+", s=90, color="black", linewidths=1.6, depthshade=False)
    space.set(xlim=(-reach_m, reach_m), ylim=(-reach_m, reach_m), zlim=(-reach_m, reach_m))
    space.set_box_aspect((1, 1, 1))
    for axis, name in zip((space.xaxis, space.yaxis, space.zaxis), "xyz", strict=True):
        axis.set_ticks(range(-3, 4))
        axis.set_label_text(f"error in {name} (m)")
    outside = f"; {int((~is_seen).sum())} of {len(rows)} lie outside" if not is_seen.all() else ""
    space.set_title(f"{SPLIT_TITLES[split]}: spheres of 1, 2, 3 m{outside}", fontsize=10.5)


def _wire_sphere(space: Any, radius_m: float) -> None:
    along, down = np.mgrid[0 : 2 * np.pi : 17j, 0 : np.pi : 9j]
    ball = radius_m * np.stack([np.cos(along) * np.sin(down), np.sin(along) * np.sin(down), np.cos(down)])
    space.plot_wireframe(*ball, color=_GREY, linewidth=0.5, alpha=0.3)
    space.text(0, 0, radius_m, f"{radius_m:g} m", fontsize=9, ha="center", va="bottom")


def _shares_over_radius(plane: Any, found: Mapping[Split, Answers], paper: SiteAccuracy | None) -> None:
    radii_m = np.linspace(0.0, 6.0, 241)
    for split, answers in found.items():
        colour, stroke = _OF_SPLIT[split]
        label = f"{SPLIT_TITLES[split]}: {len(answers)} clips, {answers.n_places} places"
        plane.plot(radii_m, 100 * shares_over(answers, radii_m), stroke, color=colour, linewidth=2, label=label)
    for radius_m in RADII_M:
        plane.axvline(radius_m, color=_GREY, linewidth=0.8, linestyle=":")
    if paper is not None and paper.share is not None:
        plane.plot([2.0], [100 * paper.share], "D", color="black", label=f"paper: {100 * paper.share:.1f} % within 2 m")
    plane.set(xlim=(0, 6), ylim=(0, 100), xlabel="radius (m)", ylabel="clips within the radius (%), 3-D")
    plane.grid(alpha=0.25)
    plane.legend(loc="lower right", fontsize=9.5)


def _plan(plane: Any, size_m: tuple[float, float, float], answers: Answers, split: Split, *, is_first: bool) -> None:
    rows = _one_a_place(answers)
    is_near = answers.errors_m()[rows] <= RADIUS_M
    truth_m, answers_m = answers.truth_m[rows], answers.answers_m[rows]
    plane.add_patch(Rectangle((0, 0), size_m[0], size_m[1], fill=False, edgecolor="black", linewidth=1.2))
    arrays_m = np.unique(answers.microphones_m.reshape(-1, 3), axis=0)
    plane.plot(arrays_m[:, 0], arrays_m[:, 1], "s", color=_GREY, markersize=5, label="microphones of all arrays")
    for true_m, said_m in zip(truth_m, answers_m, strict=True):
        plane.add_patch(Circle(true_m[:2], RADIUS_M, fill=False, edgecolor=_GREEN, linewidth=0.7, alpha=0.8))
        plane.plot(*zip(true_m[:2], said_m[:2], strict=True), ":", color="black", linewidth=1.2)
    plane.plot(truth_m[:, 0], truth_m[:, 1], "o", mfc="white", mec=_GREEN, mew=1.6, label="true place, circle of 2 m")
    for chosen, mark, label in ((is_near, "o", "answer within 2 m (3-D)"), (~is_near, "X", "answer farther off")):
        colour = _BLUE if mark == "o" else _ORANGE
        plane.plot(answers_m[chosen, 0], answers_m[chosen, 1], mark, color=colour, markersize=6.5, label=label)
    margin_m = RADIUS_M + 0.2
    low_m = np.minimum(answers_m[:, :2].min(axis=0) - 0.5, -margin_m)
    high_m = np.maximum(answers_m[:, :2].max(axis=0) + 0.5, np.array(size_m[:2]) + margin_m)
    plane.set(xlim=(low_m[0], high_m[0]), ylim=(low_m[1], high_m[1]), aspect="equal")
    plane.set(xlabel="x (m)", ylabel="y (m)" if is_first else "")
    plane.set_title(
        f"{SPLIT_TITLES[split]}: one clip of each place, {int(is_near.sum())} of {len(rows)} within 2 m", fontsize=10.5
    )


def _one_a_place(answers: Answers) -> np.ndarray:
    """The middle clip of each place, of some of the places when there are many. (n,) rows."""
    names = np.unique(answers.places)
    middle = [rows[len(rows) // 2] for rows in (np.flatnonzero(answers.places == name) for name in names)]
    return np.asarray(np.array(middle)[_some(len(names), _PLACES)])


def _some(n: int, most: int) -> np.ndarray:
    """Up to `most` of n rows, drawn, always the same."""
    chosen: np.ndarray = np.sort(np.random.default_rng(0).permutation(n)[:most])
    return chosen
