"""The paper's Figure 6 for any method: a site from above, true places with a circle, answers joined by dotted lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.errors_of_kind import answers_by
from workbench.evaluate.evaluation import EvaluatedSession, Evaluation
from workbench.evaluate.groups import rows_of_group
from workbench.evaluate.report.document import Picture
from workbench.evaluate.report.pictures import GREY, MARKERS, TRUTH, Marks, picture_of

_PLACES = (8, 24)
"""In one plan, at least and at most: more hide each other."""
_COLUMNS = 3
_GREEN = "#007a59"
_WIDE_IN, _LEGEND_IN = 10.2, 0.95


def plan_picture(evaluation: Evaluation, site: str, marks: Marks, order: Sequence[str]) -> Picture:
    """One plan a method, in this order, all with the same places: the middle clip of the first session at each."""
    here = evaluation.clips.where(rows_of_group(evaluation.clips, "site", site))
    sessions = [s for s in evaluation.sessions if (s.site or "unknown") == site]
    sizes_m = [s.size_m for s in sessions if s.size_m is not None]
    box_m = _box(here, _microphones_m(sessions), None if not sizes_m else np.max(sizes_m, axis=0))
    places = _some_places(here, box_m, evaluation.radius_m)
    shown = set(here.sessions[np.isin(here.places, places)].tolist())
    microphones_m = _microphones_m([s for s in sessions if s.key in shown])
    figure, planes = _panels(len(order), box_m)
    n_far = 0
    for plane, method in zip(planes, order, strict=True):
        rows = answers_by(here, method)
        chosen = rows.where(_one_a_place(rows, places))
        for size_m in sorted(set(sizes_m)):
            plane.add_patch(Rectangle((0, 0), size_m[0], size_m[1], fill=False, edgecolor=TRUTH, linewidth=1.1))
        plane.plot(*_unique(microphones_m).T, "s", color=GREY, ms=2.5, alpha=0.6, label="microphones of these sessions")
        n_far += _joined(plane, chosen, marks[method], evaluation.radius_m, box_m)
        _labelled(plane, evaluation, method, chosen, box_m)
    handles = planes[0].get_legend_handles_labels()
    figure.legend(*handles, loc="lower center", ncols=2, frameon=False, fontsize=9)
    far = f" {n_far} answers lie outside what is shown; their lines lead there." if n_far else ""
    return picture_of(
        figure,
        f"plan-{''.join(c if c.isalnum() else '-' for c in site.lower())}",
        f"{site} from above: {len(places)} of {len(np.unique(here.places))} true places, one clip of each, answers "
        f"joined to them by dotted lines; circles of {evaluation.radius_m:g} m round the truth. An answer inside its "
        f"circle may still be wrong in height.{far}",
        f"Plan of {site} for each method with true places, answers and circles of {evaluation.radius_m:g} m.",
    )


def _some_places(here: AnswerTable, box_m: tuple[np.ndarray, np.ndarray], radius_m: float) -> np.ndarray:
    """Numbers of as many places as have room with their circles, drawn, always the same."""
    found = np.unique(here.places)
    room = int(np.prod(box_m[1] - box_m[0]) / (math.pi * radius_m**2))
    return np.asarray(np.sort(np.random.default_rng(0).permutation(found)[: int(np.clip(room, *_PLACES))]))


def _one_a_place(rows: AnswerTable, places: np.ndarray) -> np.ndarray:
    """(n_places,) the middle row of the first session at each of the places."""
    chosen = []
    for place in places:
        at = np.flatnonzero(rows.places == place)
        at = at[rows.sessions[at] == rows.sessions[at[0]]]
        chosen.append(at[len(at) // 2])
    return np.array(chosen, dtype=np.int64)


def _microphones_m(sessions: Sequence[EvaluatedSession]) -> np.ndarray:
    """(n, 3) of all of them."""
    return np.array([place for s in sessions for place in s.microphones_m]).reshape(-1, 3)


def _box(here: AnswerTable, microphones_m: np.ndarray, size_m: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """What a plan shows: the site, or what is known of it, and something around. (low, high), each (2,) metres."""
    known = np.concatenate([here.truths_m[:, :2], microphones_m[:, :2]])
    if size_m is not None:
        known = np.concatenate([known, [[0.0, 0.0], size_m[:2]]])
    low, high = known.min(axis=0), known.max(axis=0)
    margin_m = max(2.2, 0.08 * float((high - low).max()))
    return low - margin_m, high + margin_m


def _panels(n: int, box_m: tuple[np.ndarray, np.ndarray]) -> tuple[Figure, list[Any]]:
    columns = min(n, _COLUMNS)
    rows = math.ceil(n / columns)
    wide, high = box_m[1] - box_m[0]
    panel = _WIDE_IN / _COLUMNS
    tall_in = rows * (panel * min(high / wide, 1.6) + 0.55) + _LEGEND_IN
    figure = Figure(figsize=(panel * columns + 0.2, tall_in))  # laid out here: matplotlib's own way takes a second
    figure.subplots_adjust(
        left=0.55 / (panel * columns + 0.2), right=0.985, top=1.0 - 0.35 / tall_in,
        bottom=(_LEGEND_IN + 0.2) / tall_in, hspace=0.55 / panel, wspace=0.7 / panel,
    )  # fmt: skip
    return figure, [figure.add_subplot(rows, columns, i + 1) for i in range(n)]


def _joined(plane: Any, rows: AnswerTable, mark: Any, radius_m: float, box_m: tuple[np.ndarray, np.ndarray]) -> int:
    """Draws truths, circles, answers and lines; how many answers lie outside the box."""
    answered, near = rows.is_answered, rows.errors_m() <= radius_m
    circles = [Circle(truth_m[:2], radius_m) for truth_m in rows.truths_m]
    plane.add_collection(PatchCollection(circles, facecolors="none", edgecolors=_GREEN, linewidths=0.6, alpha=0.75))
    lines = np.stack([rows.truths_m[answered, :2], rows.answers_m[answered, :2]], axis=1)
    plane.add_collection(LineCollection(list(lines), linestyles=":", colors=TRUTH, linewidths=1.0))
    style = {"ms": 5, "mec": _GREEN, "mew": 1.4, "linestyle": ""}
    plane.plot(*rows.truths_m[:, :2].T, "o", mfc="white", label=f"true place, circle of {radius_m:g} m", **style)
    silent = rows.truths_m[~answered]
    plane.plot(*silent[:, :2].T, "x", color=TRUTH, ms=7, mew=1.5, label="declined: no answer")
    symbol = MARKERS[mark.symbol]
    for chosen, face, label in (
        (answered & near, mark.colour, f"answer within {radius_m:g} m (3-D): filled"),
        (answered & ~near, "white", "answer farther off: hollow"),
    ):
        there = rows.answers_m[chosen, :2]
        plane.plot(*there.T, symbol, mfc=face, mec=mark.colour, mew=1.3, ms=5.5, linestyle="", label=label)
    answers_m = rows.answers_m[answered, :2]
    return int(((answers_m < box_m[0]) | (answers_m > box_m[1])).any(axis=1).sum())


def _labelled(
    plane: Any, evaluation: Evaluation, method: str, rows: AnswerTable, box_m: tuple[np.ndarray, np.ndarray]
) -> None:
    low, high = box_m
    n_near = int((rows.errors_m() <= evaluation.radius_m).sum())
    plane.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]), aspect="equal")
    plane.tick_params(labelsize=8)
    plane.set_xlabel("x (m)", fontsize=8)
    plane.set_ylabel("y (m)", fontsize=8)
    title = f"{evaluation.title_of(method)}: {n_near} of {len(rows)} within {evaluation.radius_m:g} m"
    plane.set_title(title, fontsize=9.5)


def _unique(places_m: np.ndarray) -> np.ndarray:
    return np.unique(places_m[:, :2], axis=0)
