"""Where ticks go and what they say."""

from __future__ import annotations

import math

from workbench.gui.language.words import tr

_STEPS = (1.0, 2.0, 5.0, 10.0)
SILENT_DB = -143.9
"""The lowest level that a picture holds; no recorder goes there."""


def nice_step(width: float, n_most: int) -> float:
    """The smallest of 1, 2, 5 times a power of ten that gives at most `n_most` intervals."""
    least = width / max(n_most, 1)
    power = 10.0 ** math.floor(math.log10(least))
    return next(s * power for s in _STEPS if s * power >= least * (1 - 1e-9))


def tick_values(low: float, high: float, step: float) -> list[float]:
    """Multiples of `step` from low to high, both included."""
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [i * step for i in range(first, last + 1)]


def tick_text(value: float, step: float) -> str:
    """As many decimals as the step needs; a true minus sign."""
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return f"{value:.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def hertz_text(hertz: float) -> str:
    """200 -> "200", 2000 -> "2k": for axes whose title says Hz."""
    return f"{hertz / 1000:g}k" if hertz >= 1000 else f"{hertz:g}"


def level_text(level_db: float) -> str:
    """Whole decibels with a true minus sign."""
    return f"{level_db:.0f}".replace("-", "\N{MINUS SIGN}")


def seconds_text(start_s: float, end_s: float) -> str:
    """A stretch of time, "5.5\N{EN DASH}8.5 s"."""
    return f"{start_s:.1f}\N{EN DASH}{end_s:.1f} s".replace("-", "\N{MINUS SIGN}")


def signed_text(value: float) -> str:
    """One decimal and always a sign: a difference."""
    return f"{value:+.1f}".replace("-", "\N{MINUS SIGN}")


def said_level(level_db: float) -> str:
    """One decimal, "\N{MINUS SIGN}43.1 dB"; digital silence has no level."""
    return tr("silent") if level_db <= SILENT_DB else f"{level_db:.1f} dB".replace("-", "\N{MINUS SIGN}")
