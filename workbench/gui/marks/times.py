"""Times and frequencies of labels as people read and type them."""

from __future__ import annotations

import math

from workbench.gui.microphones.numbers import cleaned


def time_in(text: str) -> float | None:
    """Seconds in "12.345", "12,3 s", "2:03.5" or "1:02:03.456"; None when it is no time."""
    parts = cleaned(text, "s").split(":")
    sign = -1.0 if parts[0].startswith("-") else 1.0
    parts[0] = parts[0].removeprefix("-")
    if len(parts) > 3 or not all(part and part[0] in "0123456789." for part in parts):
        return None
    total_s = 0.0
    try:
        for part in parts[:-1]:
            total_s = (total_s + int(part)) * 60.0
        total_s += float(parts[-1].replace("_", "x"))
    except ValueError:
        return None
    has_parts = len(parts) > 1 and float(parts[-1]) >= 60.0
    return sign * total_s if math.isfinite(total_s) and not has_parts else None


def hertz_in(text: str) -> float | None:
    """Hertz in "440", "440 Hz", "1.2 kHz" or "1.2k"; None when it is no frequency."""
    plain = cleaned(text).casefold().removesuffix("hz").rstrip()
    factor = 1000.0 if plain.endswith("k") else 1.0
    try:
        hertz = float(cleaned(plain.removesuffix("k")).replace("_", "x")) * factor
    except ValueError:
        return None
    return hertz if math.isfinite(hertz) else None


def said_hertz(hertz: float | None) -> str:
    """Whole hertz, with a tenth below 100; "" where there is no bound."""
    if hertz is None:
        return ""
    return f"{hertz:.1f}" if hertz < 100 and hertz != round(hertz) else f"{hertz:.0f}"
