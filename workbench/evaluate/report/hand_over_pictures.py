"""The pictures of a hand-over: where the call came from as a plan, and the sound that told it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Ellipse, Rectangle

from workbench.core.array.checks import microphone_names
from workbench.core.mixture import Mixture
from workbench.core.radio_words import north_deg
from workbench.core.session import Point, Session
from workbench.core.simulated import is_simulated
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.dsp.spectrogram_columns import column_levels_db
from workbench.evaluate.figures import png_of

_INK, _GREY, _ANSWER, _MICROPHONE = "#111418", "#5B6470", "#b3261e", "#0b62a8"
_DPI = 200
_PLAN_IN, _SOUND_IN = (5.2, 4.6), (7.4, 2.3)
_MARGIN_M = 1.5
_HIGHEST_HZ, _RANGE_DB = 8_000.0, 70.0
_MOST_ROWS = 8
"""Microphones whose sound is shown: the nearest."""


def plan_png(
    session: Session, position_m: Point, radii_m: Sequence[float], mixture: Mixture | None, seen_m: Sequence[Point] = ()
) -> bytes:
    """The site from above. radii_m : round the answer, rising; seen_m : answers of single clips."""
    figure = Figure(figsize=_PLAN_IN, layout="constrained")
    plane = figure.add_subplot()
    size_m = session.site.size_m
    if size_m is not None:
        plane.add_patch(Rectangle((0, 0), size_m[0], size_m[1], fill=False, edgecolor=_GREY, linewidth=1.2))
    for part in () if mixture is None else mixture.ellipses(0.9):
        plane.add_patch(_ellipse(part.centre_m, part.axes_m, part.weight))
    for place_m in seen_m:
        plane.plot(*place_m[:2], "o", color=_ANSWER, ms=2.5, alpha=0.35, mew=0)
    for radius_m, style in zip(radii_m, ("-", "--"), strict=False):
        plane.add_patch(Circle(position_m[:2], radius_m, fill=False, edgecolor=_ANSWER, linestyle=style, linewidth=1.4))
    _draw_microphones(plane, session, position_m)
    _draw_truth(plane, session.true_position_m)
    plane.plot(*position_m[:2], marker="*", color=_ANSWER, ms=17, mec="white", mew=1.0, linestyle="")
    _frame(plane, session, position_m, radii_m)
    if is_simulated(session):
        _say_simulated(figure)
    return png_of(figure, _DPI)


def sound_png(
    samples: np.ndarray, rate_hz: int, start_s: float, names: Sequence[str], *, is_simulated: bool = False
) -> bytes:
    """Spectrograms one below the other, one scale. samples : (n, n_samples) float32, the names' microphones."""
    settings = SpectrogramSettings(n_fft=2048)
    levels_db = column_levels_db(samples[:_MOST_ROWS], settings)
    n_rows = min(round(_HIGHEST_HZ / rate_hz * settings.n_fft), levels_db.shape[1])
    loudest_db = float(np.percentile(levels_db, 99.9))
    n = len(levels_db)
    figure = Figure(figsize=(_SOUND_IN[0], max(_SOUND_IN[1], 0.55 * n)), layout="constrained")
    planes = figure.subplots(n, 1, sharex=True, squeeze=False)[:, 0]
    end_s = start_s + samples.shape[1] / rate_hz
    for plane, level_db, name in zip(planes, levels_db, names, strict=False):
        plane.imshow(
            level_db[:n_rows], origin="lower", aspect="auto", cmap="magma", interpolation="nearest",
            vmin=loudest_db - _RANGE_DB, vmax=loudest_db, extent=(start_s, end_s, 0.0, _HIGHEST_HZ / 1000.0),
        )  # fmt: skip
        plane.set_ylabel(name, rotation=0, ha="right", va="center", fontsize=9)
        plane.set_yticks([0, 4, 8], ["", "4", ""], fontsize=7)
    planes[-1].tick_params(axis="x", labelsize=8)
    planes[-1].set_xlabel("s    (0\N{EN DASH}8 kHz)", fontsize=8)
    if is_simulated:
        _say_simulated(figure)
    return png_of(figure, _DPI)


def _say_simulated(figure: Figure) -> None:
    """In the picture itself, which goes round without its page."""
    figure.suptitle("SIMULATED", color=_ANSWER, fontsize=11, fontweight="bold")


def _ellipse(centre_m: np.ndarray, axes_m: np.ndarray, weight: float) -> Ellipse:
    """The fainter, the less its part weighs."""
    wide, high = (2.0 * float(np.hypot(*axis[:2])) for axis in axes_m[:2])
    angle = math.degrees(math.atan2(axes_m[0][1], axes_m[0][0]))
    return Ellipse(tuple(centre_m[:2]), wide, high, angle=angle, color=_ANSWER, alpha=0.06 + 0.16 * weight, linewidth=0)


def _draw_microphones(plane: Any, session: Session, position_m: Point) -> None:
    """With names and heights; a line from the nearest, with its length."""
    placed = [
        (name, m.position_m)
        for name, m in zip(microphone_names(session), session.microphones, strict=True)
        if m.position_m is not None
    ]
    middle_m = np.mean([place_m for _, place_m in placed], axis=0)
    for name, (x, y, z) in placed:
        plane.plot(x, y, "s", color=_MICROPHONE, ms=7, mec="white", mew=0.8)
        side = 1 if y < middle_m[1] else -1
        plane.annotate(
            *(f"{name}  {z:.1f} m", (x, y)), xytext=(0, 8 * side), textcoords="offset points", fontsize=8, color=_INK,
            ha="center", va="bottom" if side > 0 else "top", zorder=6,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.7},
        )  # fmt: skip
    _, nearest_m = min(placed, key=lambda one: math.dist(one[1], position_m))
    ends = np.array([nearest_m[:2], position_m[:2]])
    plane.plot(*ends.T, color=_INK, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1.5)
    plane.annotate(
        *(f"{math.dist(nearest_m, position_m):.1f} m", ends.mean(axis=0)), fontsize=10, color=_INK,
        ha="center", va="center", bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5, "alpha": 0.85}, zorder=5,
    )  # fmt: skip


def _draw_truth(plane: Any, truth_m: Point | None) -> None:
    """A ring with a cross: truth is never filled."""
    if truth_m is not None:
        plane.plot(*truth_m[:2], "o", mfc="none", mec=_INK, ms=13, mew=1.2)
        plane.plot(*truth_m[:2], "+", color=_INK, ms=20, mew=1.0)


def _frame(plane: Any, session: Session, position_m: Point, radii_m: Sequence[float]) -> None:
    """All that matters, with room round it; a grid of metres; north, where it is known."""
    reach_m = max([0.0, *radii_m])
    known = [m.position_m[:2] for m in session.microphones if m.position_m is not None]
    known += [(position_m[0] + s * reach_m, position_m[1] + s * reach_m) for s in (-1, 1)]
    known += [(0.0, 0.0), session.site.size_m[:2]] if session.site.size_m is not None else []
    known += [session.true_position_m[:2]] if session.true_position_m is not None else []
    low, high = np.min(known, axis=0) - _MARGIN_M, np.max(known, axis=0) + _MARGIN_M
    plane.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]), aspect="equal")
    plane.grid(alpha=0.25, linewidth=0.6)
    plane.set_axisbelow(True)
    plane.tick_params(labelsize=8, color=_GREY)
    plane.set_xlabel("x (m)", fontsize=8)
    plane.set_ylabel("y (m)", fontsize=8)
    for spine in plane.spines.values():
        spine.set_color("#c8cdd4")
    if (north := north_deg(session)) is not None:
        angle = math.radians(north)
        tip = (0.93 + 0.05 * math.cos(angle), 0.90 + 0.05 * math.sin(angle))
        plane.annotate(
            *("N", tip), xytext=(1.86 - tip[0], 1.80 - tip[1]), xycoords="axes fraction", fontsize=10, ha="center",
            va="center", color=_INK, arrowprops={"arrowstyle": "<|-", "color": _INK, "lw": 1.4},
        )  # fmt: skip
