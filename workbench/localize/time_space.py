"""What a session's array can tell by arrival times: where to look, in how many dimensions, how exactly.

The numbers below were chosen on a simulated campaign of seed 7; those of sites without a size (margin, open share,
wide) on the 72 ShotSpotter tests as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from workbench.core.air import ASSUMED_C, sound_speed_m_s
from workbench.core.array.checks import FLAT_SHARE
from workbench.core.geometry import array_span_m
from workbench.core.session import Session
from workbench.localize.one_line import ONE_LINE, in_one_line
from workbench.localize.peak_choice import SearchedBox
from workbench.localize.search_grid import search_box_m

_MARGIN = np.array([1.0, 1.0, 0.25])
"""Of the array's span, along x, y and z: so far outside it a source is looked for where no site bounds it."""
_STEEP_SHARE = 0.25
"""Of its width: an array less high than that does not tell heights, unless the site's floor and ceiling bound them."""
_MANY = 8
"""So many microphones tell heights all the same: a source near one of them and above it would fit no plane."""
_EXACT_M = 0.1
_EXACT_SHARE = 0.005
_OPEN_SHARE = 0.01
"""Delays, places and the speed of sound are taken to be right to so much, and to so much of the array's span; in the
open (a site without a size) wind bends sound and it goes round corners."""
WIDE_S = 0.5
"""From so long a way on, waveforms at both ends have little in common, and a clip does not hold a sound whole."""
_SLACK_S = 2e-3


@dataclass(frozen=True, eq=False)
class TimeSpace:
    """The search that a session allows.

    microphones_m : (n_mics, 3) float64, site frame, metres. box : where to look; beyond : a wider box round a site
    whose size is known, else None. tolerance_m : how far a range
    difference may be off and still agree. max_delay_s : the longest delay sound can have between two of them.
    why_not : why these microphones cannot tell a place, "" when they can. notes : what was decided for the user.
    """

    microphones_m: np.ndarray
    sound_speed_m_s: float
    box: SearchedBox
    beyond: SearchedBox | None
    tolerance_m: float
    max_delay_s: float
    why_not: str
    notes: tuple[str, ...]

    @property
    def span_s(self) -> float:
        """How long sound needs across the array."""
        return self.max_delay_s - _SLACK_S

    def of_heard(self, has_sound: np.ndarray) -> TimeSpace:
        """What those with sound tell by themselves: a silent one off their line tells no side of it. (n_mics,) bool.

        Fewer than four decide nothing about heights here: methods that need four of them then decline.
        """
        if has_sound.all() or has_sound.sum() < 3:
            return self
        heard_m = self.microphones_m[has_sound]
        told = replace(self, why_not=self.why_not or (ONE_LINE if in_one_line(heard_m) else ""))
        if self.box.dimensions == 2 or len(heard_m) < 4 or _tells_heights(heard_m, self.beyond is not None):
            return told
        return told.in_plan(has_sound)

    def in_plan(self, has_sound: np.ndarray | None = None) -> TimeSpace:
        """The same, looked for in the plane of the mean height of microphones (with sound), and told so."""
        height_m = float(self.microphones_m[slice(None) if has_sound is None else has_sound, 2].mean())
        note = (
            f"Heights do not show in these arrival times: the place is in plan, at the microphones' mean height of "
            f"{height_m:.1f} m"
        )
        beyond = None if self.beyond is None else self.beyond.at_height(height_m)
        return replace(self, box=self.box.at_height(height_m), beyond=beyond, notes=(note,))

    @property
    def is_wide(self) -> bool:
        """Is it to be heard by arrivals of bangs (localize.shots)?"""
        return self.span_s >= WIDE_S


def time_space(session: Session, microphones_m: np.ndarray) -> TimeSpace:
    """What this session's microphones, (n_mics, 3) metres and all placed, allow."""
    speed = sound_speed_m_s(session.conditions.temperature_c)
    span_m = array_span_m(microphones_m)
    errors = [m.position_error_m or 0.0 for m in session.microphones]
    share = _OPEN_SHARE if session.site.size_m is None else _EXACT_SHARE
    tolerance = float(np.hypot(_EXACT_M + share * span_m, 2.0 * max(errors)))
    margin = span_m * _MARGIN
    low, high = search_box_m(session, microphones_m, margin)
    is_bounded = session.site.size_m is not None
    beyond = SearchedBox(low - margin, high + margin, 3) if is_bounded else None
    whole = TimeSpace(
        microphones_m, speed, SearchedBox(low, high, 3), beyond, tolerance, span_m / speed + _SLACK_S,
        ONE_LINE if in_one_line(microphones_m) else "", (),
    )  # fmt: skip
    return whole if _tells_heights(microphones_m, is_bounded) else whole.in_plan()


def temperature_warning(session: Session) -> tuple[str, ...]:
    """That the speed of sound had to be assumed."""
    if session.conditions.temperature_c is not None:
        return ()
    return (
        f"The temperature is not known: the speed of sound is that at {ASSUMED_C:.0f} C; 10 degrees more or less "
        "change range differences by 2 %",
    )


def clock_warnings(session: Session) -> tuple[str, ...]:
    """What makes delays doubtful on this session: an assumed speed of sound, a link that does not keep time."""
    if not session.conditions.link.lower().startswith("wireless"):
        return temperature_warning(session)
    return (
        *temperature_warning(session),
        "The link is wireless: a channel that comes 1 ms late puts 0.34 m into every range difference",
    )


def _tells_heights(microphones_m: np.ndarray, is_bounded: bool) -> bool:
    """is_bounded : by a site's floor and ceiling."""
    if len(microphones_m) < 4:
        return False
    height_m = float(np.ptp(microphones_m[:, 2]))
    width_m = float(np.ptp(microphones_m[:, :2], axis=0).max())
    if height_m < FLAT_SHARE * width_m:
        return False
    if is_bounded or len(microphones_m) >= _MANY:
        return True
    return height_m >= _STEEP_SHARE * width_m
