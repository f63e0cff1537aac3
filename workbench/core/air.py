"""The air that sound travels through."""

from __future__ import annotations

ASSUMED_C = 15.0
"""Degrees Celsius, where nobody noted how warm it was."""


def sound_speed_m_s(temperature_c: float | None) -> float:
    """Metres a second in air of so many degrees Celsius; None = 15 degrees.

    The usual straight line 331.3 + 0.606 T (Kuttruff, Room Acoustics, section 1.1), within 0.15 % from -20 to 40
    degrees; the simulator uses the same one.
    """
    return 331.3 + 0.606 * (ASSUMED_C if temperature_c is None else temperature_c)
