"""Figures with their intervals, and what an evaluation is of, in words."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
from PySide6.QtCore import QT_TR_NOOP

from workbench.evaluate.answers import Measured
from workbench.evaluate.bootstrap import FEWEST_UNITS
from workbench.evaluate.evaluation import SPLIT_TITLES, SPLIT_WORDS, Evaluation
from workbench.gui.language.words import tr

_COUNTED = (
    QT_TR_NOOP("{n} session"), QT_TR_NOOP("{n} sessions"), QT_TR_NOOP("{n} method"), QT_TR_NOOP("{n} methods"),
    QT_TR_NOOP("{n} place"), QT_TR_NOOP("{n} places"), QT_TR_NOOP("{n} array"), QT_TR_NOOP("{n} arrays"),
    QT_TR_NOOP("{n} site"), QT_TR_NOOP("{n} sites"), QT_TR_NOOP("{n} clip"), QT_TR_NOOP("{n} clips"),
    QT_TR_NOOP("{n} answer"), QT_TR_NOOP("{n} answers"), QT_TR_NOOP("{n} other"), QT_TR_NOOP("{n} others"),
)  # fmt: skip
"""What is counted here, and SPLIT_WORDS, SPLIT_TITLES, which stand below the window."""
NOTHING = "\N{EN DASH}"
_MINUS = "\N{MINUS SIGN}"


def number_text(value: float, decimals: int = 2, *, sign: bool = False) -> str:
    """A true minus sign; sign : a plus as well."""
    text = f"{value:+.{decimals}f}" if sign else f"{value:.{decimals}f}"
    is_zero = not text.strip("+-0.")
    return text.lstrip("+-") if is_zero else text.replace("-", _MINUS)


def share_text(measured: Measured | None) -> str:
    """In per cent, with its interval: "78.2 (70.1-85.0)"."""
    return measured_text(measured, 1, 100.0)


def metres_text(measured: Measured | None) -> str:
    return measured_text(measured, 2)


def measured_text(measured: Measured | None, decimals: int, scale: float = 1.0, *, sign: bool = False) -> str:
    if measured is None or not np.isfinite(measured.value):
        return NOTHING
    value = number_text(scale * measured.value, decimals, sign=sign)
    if measured.low is None or measured.high is None:
        return value
    ends = (number_text(scale * end, decimals, sign=sign) for end in (measured.low, measured.high))
    joint = tr(" to ") if sign else "\N{EN DASH}"
    return f"{value} ({joint.join(ends)})"


def plain_text(measured: Measured | None, scale: float = 1.0) -> str:
    """For a spreadsheet: all digits, nothing else."""
    return "" if measured is None or not np.isfinite(measured.value) else f"{scale * measured.value:.10g}"


def counted(n: int, one: str, many: str = "") -> str:
    """1 clip, 11,000 clips."""
    form = "{n} " + (one if n == 1 else many or f"{one}s")
    return tr(form, n=f"{n:,}")


def said_facts(evaluation: Evaluation, split: str, n_units: int | None = None) -> str:
    """What figures are of, one line. n_units : what the shown ones' intervals draw from, None unknown yet."""
    table = evaluation.clips
    n_clips = len(np.unique(np.char.add(np.char.add(table.sessions, "\n"), table.clips.astype(np.str_))))
    asked = counted(len(evaluation.methods), "method")
    sessions, places = counted(len(evaluation.sessions), "session"), counted(evaluation.n_places, "place")
    heard = tr("{sessions} at {places}", sessions=sessions, places=places)
    return f"{asked}, {heard}, {counted(n_clips, 'clip')}; {_said_intervals(split, n_units)}"


def _said_intervals(split: str, n_units: int | None) -> str:
    if n_units is not None and n_units < FEWEST_UNITS:
        return tr(
            "too few {units} for intervals here ({n}, at least {fewest} are needed)",
            units=units_of(split), n=n_units, fewest=FEWEST_UNITS,
        )  # fmt: skip
    return tr("95 % intervals {drawn}", drawn=tr(SPLIT_TITLES[split]))  # type: ignore[index]


def said_when(created_at: str) -> str:
    """The day and time, on this machine's clock; the text itself when it is no time."""
    try:
        when = datetime.fromisoformat(created_at)
    except ValueError:
        return created_at
    when = (when if when.tzinfo is not None else when.replace(tzinfo=UTC)).astimezone()
    is_today = when.date() == datetime.now().astimezone().date()
    return tr("today {time}", time=f"{when:%H:%M}") if is_today else f"{when:%d %b %Y, %H:%M}"


def units_of(split: str) -> str:
    """places."""
    return tr(SPLIT_WORDS[split][1])  # type: ignore[index]


def said_units(split: str, n: int) -> str:
    """12 places."""
    return counted(n, *SPLIT_WORDS[split])  # type: ignore[index]
