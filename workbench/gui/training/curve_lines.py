"""Which lines stand for a run in each of the three plots."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme
from workbench.gui.plots.curve_heading import Entry
from workbench.gui.plots.curve_plot import Line
from workbench.gui.training.curve_figures import RADII, RunFigures, thinned
from workbench.gui.training.run_looks import RunLook

_MOST_POINTS = 1_500
_ABOUT_MARKS = 14
_RADIUS_DASHES = {"1": Qt.PenStyle.DotLine, "2": Qt.PenStyle.SolidLine, "3": Qt.PenStyle.DashLine}
_RADIUS_MARKS = {"1": "t1", "2": "o", "3": "s"}
_TRAINING, _STEPS = Qt.PenStyle.DashLine, Qt.PenStyle.SolidLine


@dataclass(frozen=True)
class RunLines:
    """Lines of one run by plot."""

    loss: tuple[Line, ...] = ()
    accuracy: tuple[Line, ...] = ()
    error: tuple[Line, ...] = ()


def lines_of_one(figures: RunFigures, look: RunLook, theme: Theme) -> RunLines:
    """A run by itself: training beside validation, step by step as well; the three radii."""
    epochs, colour, best = figures.epochs, look.colour(theme), figures.best_row
    x, marks = epochs[:, 0], mark_rows(len(epochs), 0)
    loss = []
    if len(figures.pulses):
        loss.append(Line("steps", *thinned(*figures.pulses.T, _MOST_POINTS), theme.muted, _STEPS, thin=True))
    if not len(epochs):
        return RunLines(tuple(loss))
    loss.append(Line("training", x, epochs[:, 1], theme.muted, _TRAINING, name=tr("training")))
    whole = {"marks": marks, "best": best}
    loss.append(Line("validation", x, epochs[:, 2], colour, symbol="o", name=tr("validation"), **whole))
    accuracy = (
        Line(f"{radius} m", x, 100.0 * epochs[:, 4 + i], colour, _RADIUS_DASHES[radius], _RADIUS_MARKS[radius],
             name=tr("within {radius} m", radius=radius), **whole)
        for i, radius in enumerate(RADII)
    )  # fmt: skip
    return RunLines(
        tuple(loss), tuple(accuracy), (Line("median", x, epochs[:, 3], colour, name=tr("median"), **whole),)
    )


def lines_of_several(figures: RunFigures, look: RunLook, theme: Theme, name: str, radius: str, key: str) -> RunLines:
    """One of several runs: its validation in its colour, dash and mark, its training loss thin behind. radius : m."""
    epochs, colour, best = figures.epochs, look.colour(theme), figures.best_row
    if not len(epochs):
        steps = thinned(*figures.pulses.T, _MOST_POINTS)
        return RunLines((Line(f"{key} training", *steps, colour, thin=True),)) if len(figures.pulses) else RunLines()
    x = epochs[:, 0]
    whole = {"marks": mark_rows(len(epochs), look.number), "best": best, "name": name}

    def line(y: np.ndarray) -> Line:
        return Line(key, x, y, colour, look.dash, look.symbol, **whole)

    training = Line(f"{key} training", x, epochs[:, 1], colour, thin=True)
    accuracy = line(100.0 * epochs[:, 4 + RADII.index(radius)])
    return RunLines((training, line(epochs[:, 2])), (accuracy,), (line(epochs[:, 3]),))


def entries_of_one(theme: Theme, look: RunLook, best: int | None, has_steps: bool) -> RunEntries:
    """What stands above the plots of one run. best : its best epoch."""
    colour = look.colour(theme)
    loss = [Entry(tr("validation"), colour), Entry(tr("training"), theme.muted, _TRAINING)]
    loss += [Entry(tr("training, by the second"), theme.muted, _STEPS, "thin")] if has_steps else []
    loss += [Entry(tr("best epoch, {best}", best=best), colour, kind="ring")] if best is not None else []
    return RunEntries(tuple(loss), tuple(Entry(f"{r} m", colour, _RADIUS_DASHES[r]) for r in RADII))


def entries_of_several(theme: Theme) -> RunEntries:
    """What stands above the plots of several runs; their names are in the legend."""
    loss = (
        Entry(tr("validation"), theme.muted), Entry(tr("training"), theme.muted, kind="thin"),
        Entry(tr("best epoch"), theme.muted, kind="ring"),
    )  # fmt: skip
    return RunEntries(loss, ())


@dataclass(frozen=True)
class RunEntries:
    """Legends of the plots of loss and accuracy."""

    loss: tuple[Entry, ...]
    accuracy: tuple[Entry, ...]


def mark_rows(n: int, shift: int) -> np.ndarray:
    """Rows that carry a mark: all of a few, else about a dozen, other ones for each run, so that they do not cover
    one another."""
    every = -(-n // _ABOUT_MARKS) if n > 2 * _ABOUT_MARKS else 1
    return np.arange((shift * every // 5) % every, n, every)
