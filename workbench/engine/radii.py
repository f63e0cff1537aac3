"""The calibrated radii of one method's answers on one session, and what must be said about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from workbench.core.calibration import Calibration, radii_m
from workbench.core.geometry import array_span_m
from workbench.core.session import Session
from workbench.core.simulated import is_simulated
from workbench.files.calibrations import calibration_found
from workbench.localize.method import Method

Radii = tuple[float | None, float | None]
"""For 50 % and for 90 %, metres; None unknown."""
_DIGITS = 4


@dataclass(frozen=True)
class CalibratedAnswers:
    """What turns answers into radii, metres. calibration : None where there is none.

    warnings : why answers of this session have no radii, or doubtful ones; caution : what holds for all methods that
    were calibrated on such recordings, "" where they are like this session.
    """

    calibration: Calibration | None
    span_m: float
    warnings: tuple[str, ...] = ()
    caution: str = ""

    def of_clip(self, own_radius_m: float | None, inside_hull: bool | None) -> Radii:
        """The 50 % and the 90 % radius of one answer."""
        if self.calibration is None:
            return None, None
        found = radii_m(self.calibration, own_radius_m, inside_hull, self.span_m)
        return (None, None) if found is None else (round(found[0], _DIGITS), round(found[1], _DIGITS))


def calibrated(method: Method, session: Session) -> CalibratedAnswers:
    """The calibration of a method, for answers on a session whose microphones are placed."""
    span_m = array_span_m(session.microphone_positions_m())
    calibration, problems = calibration_found(method)
    if calibration is None:
        return CalibratedAnswers(None, span_m, problems)
    told = (*problems, *_span_warnings(method, calibration, span_m))
    return CalibratedAnswers(calibration, span_m, told, _caution(calibration, session))


def joined_radii(of_clips: Sequence[Radii]) -> Radii:
    """Radii of a session's joined answer: the middle ones of its clips'.

    They were calibrated on single clips, so nothing is promised of the joined answer. Where that is the mean of the
    clips' it is no farther off than these on average; where a method answers from the whole recording (tdoa, srp-phat,
    music) nothing is known beforehand. An evaluation counts how often they held it (report, whole sessions). At 200
    simulated places of seven clips each, 90 % radii held the joined answers of four methods at 89-91 % of places,
    single clips at 86-90 %.
    """
    known = [(near, far) for near, far in of_clips if near is not None and far is not None]
    if not known:
        return None, None
    return round(median(pair[0] for pair in known), _DIGITS), round(median(pair[1] for pair in known), _DIGITS)


def _span_warnings(method: Method, calibration: Calibration, span_m: float) -> tuple[str, ...]:
    if calibration.knows_span(span_m):
        return ()
    spans = " and ".join(f"{low_m:.0f} to {high_m:.0f}" for low_m, high_m in calibration.spans_m)
    where = f"its radii come from arrays {spans} m wide, and this one is {span_m:.0f} m wide"
    return (f"Nobody has measured how far off {method.title} is with such microphones: {where}; so none are told here",)


def _caution(calibration: Calibration, session: Session) -> str:
    """Of recordings unlike the calibration's. One sentence whatever the method, so that it is said once."""
    if session.site.name in calibration.sites and not calibration.is_simulated:
        return ""
    if calibration.is_simulated:
        if is_simulated(session) and session.site.name in calibration.sites:
            return ""
        return (
            "The radii for 50 % and 90 % were measured on simulated recordings; at this site they may hold the source "
            "less often (workbench calibrate measures them on recordings of your own)"
        )
    return (
        f"The radii for 50 % and 90 % were measured at {_listed(calibration.sites)}; at another site they may hold the "
        "source less often"
    )


def _listed(sites: tuple[str, ...]) -> str:
    shown = ", ".join(sites[:3]) or "sites without a name"
    return shown if len(sites) <= 3 else f"{shown} and {len(sites) - 3} more"
