"""Times as people write them: seconds for short recordings, minutes and hours for long ones, and the time of day."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from workbench.gui.sound.ticks import nice_step, tick_text

_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400)
MINUTES_FROM_S, HOURS_FROM_S = 120.0, 3600.0


def time_step(width_s: float, n_most: int) -> float:
    """From one tick to the next: round in seconds, in minutes or in hours."""
    least = width_s / max(n_most, 1)
    if least <= 0.5:
        return nice_step(width_s, n_most)
    return float(next((s for s in _STEPS_S if s >= least * (1 - 1e-9)), 86_400 * math.ceil(least / 86_400)))


def unit_of(latest_s: float) -> str:
    """How times up to this one are written: "s", "min:s" or "h:min:s"."""
    if latest_s < MINUTES_FROM_S:
        return "s"
    return "min:s" if latest_s < HOURS_FROM_S else "h:min:s"


def time_text(time_s: float, unit: str, step_s: float = 0.001) -> str:
    """As many decimals as the step needs; a true minus sign."""
    if unit == "s":
        return tick_text(time_s, step_s)
    decimals = max(0, -math.floor(math.log10(step_s) + 1e-9)) if step_s < 1 else 0
    ticks = round(abs(time_s) * 10**decimals)
    whole, fraction = divmod(ticks, 10**decimals)
    minutes, seconds = divmod(whole, 60)
    end = f"{seconds:02d}" + (f".{fraction:0{decimals}d}" if decimals else "")
    said = f"{minutes}:{end}" if unit == "min:s" else f"{minutes // 60}:{minutes % 60:02d}:{end}"
    return f"\N{MINUS SIGN}{said}" if time_s < 0 and ticks else said


def moment_of(recorded_at: str | None) -> datetime | None:
    """When the session's clock began; None when it is not told, or told as a day only."""
    if not recorded_at or len(recorded_at) <= len("2026-11-23"):
        return None
    try:
        moment = datetime.fromisoformat(recorded_at)
    except ValueError:
        return None
    return moment if 1 < moment.year < 9999 else None  # so that there are times before and after it


def clock_text(moment: datetime, time_s: float, step_s: float) -> str:
    """The time of day at a time of the session's clock."""
    decimals = min(max(0, -math.floor(math.log10(step_s) + 1e-9)), 3) if step_s < 1 else 0
    then = moment + timedelta(microseconds=round(time_s * 10**decimals) * 10 ** (6 - decimals))
    said = then.strftime("%H:%M:%S")
    return f"{said}.{then.microsecond // 10 ** (6 - decimals):0{decimals}d}" if decimals else said
