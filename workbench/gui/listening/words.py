"""How one listens, in few words."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP

from workbench.core.listening import Listening
from workbench.gui.language.words import tr

SPEEDS: tuple[tuple[float, bool, str, str], ...] = (
    (1.0, True, QT_TR_NOOP("Normal"), ""),
    (0.5, True, QT_TR_NOOP("Half, Pitch Kept"), QT_TR_NOOP("half speed")),
    (0.5, False, QT_TR_NOOP("Half, an Octave Lower"), QT_TR_NOOP("half speed, an octave lower")),
    (0.25, True, QT_TR_NOOP("Quarter, Pitch Kept"), QT_TR_NOOP("quarter speed")),
)
"""Pace, whether the pitch is kept, the menu's words, and those of the bar."""
BANDS: tuple[tuple[str, float | None, float | None], ...] = (
    (QT_TR_NOOP("Everything"), None, None),
    (QT_TR_NOOP("Voices"), 300.0, 3400.0),
    (QT_TR_NOOP("Knocks"), 20.0, 1500.0),
    (QT_TR_NOOP("Without Rumble"), 100.0, None),
)
GAINS_DB = (-10.0, 0.0, 10.0, 20.0, 30.0, 40.0)


def band_text(low_hz: float | None, high_hz: float | None) -> str:
    """Such as "300 to 3400 Hz"; "" when all is heard."""
    if low_hz is None and high_hz is None:
        return ""
    if high_hz is None:
        return tr("above {low_hz:g} Hz", low_hz=low_hz)
    if low_hz is None:
        return tr("below {high_hz:g} Hz", high_hz=high_hz)
    return tr("{low_hz:g} to {high_hz:g} Hz", low_hz=low_hz, high_hz=high_hz)


def gain_text(gain_db: float) -> str:
    return f"{gain_db:+.0f} dB".replace("-", "\N{MINUS SIGN}")


def who_text(listening: Listening, names: tuple[str, ...]) -> str:
    """Which microphones are heard."""
    if listening.way == "two ears":
        ears = (names[m] if m < len(names) and listening.is_audible(m) else "\N{EN DASH}"
                for m in (listening.left, listening.right))  # fmt: skip
        return " | ".join(ears)
    audible = [name for m, name in enumerate(names) if listening.is_audible(m)]
    who = tr("All") if len(audible) == len(names) else ", ".join(audible) or tr("Nobody")
    return tr("{who}, straight", who=who) if listening.way == "straight" else who


def summary(listening: Listening, names: tuple[str, ...]) -> str:
    """All that is not as ever, for the bar."""
    speed = next((tr(said) for pace, keeps, _, said in SPEEDS
                  if (pace, keeps) == (listening.pace, listening.keeps_pitch)), "")  # fmt: skip
    hum = "" if listening.mains_hz is None else tr("no {mains_hz:g} Hz hum", mains_hz=listening.mains_hz)
    loud = gain_text(listening.gain_db) if listening.gain_db else ""
    parts = (who_text(listening, names), speed, band_text(listening.low_hz, listening.high_hz), hum, loud)
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)
